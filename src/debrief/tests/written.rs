//! What is written of a debrief: the page and the data.

use super::*;
use crate::debrief::page::{Page, Part};

#[test]
fn the_page_is_whole_and_asks_no_network_for_anything() {
    let mut found = debrief(standard(), 4, &HARD);
    found.played.title = "<img src=x onerror=alert(1)> & \"quotes\"".to_owned();
    found.turns[0].title = "</title><script>bad()</script>".to_owned();
    let page = found.html();
    for nowhere in [
        "<img",
        "<script",
        "<link",
        "<iframe",
        "@import",
        "url(",
        "http://",
        "https://",
        "src=\"",
        "onerror=\"",
    ] {
        assert!(!page.contains(nowhere), "{nowhere}");
    }
    assert!(page.contains("&lt;img src=x"));
    for (open, close) in [
        ("<section", "</section>"),
        ("<details", "</details>"),
        ("<table", "</table>"),
        ("<svg", "</svg>"),
        ("<tr", "</tr>"),
    ] {
        assert_eq!(
            page.matches(open).count(),
            page.matches(close).count(),
            "{open}"
        );
    }
    let ids: Vec<&str> = page
        .split(" id=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect();
    let mut distinct = ids.clone();
    distinct.sort_unstable();
    distinct.dedup();
    assert_eq!(ids.len(), distinct.len(), "ids are unique");
    assert!(page.contains(NOTE));
    assert_eq!(
        page.matches("<svg").count(),
        page.matches("<title id=").count()
    );
}

/// Programs read these names: fields may be added, and not a byte of the others may change without a new format.
#[test]
fn the_json_is_what_it_was_to_the_last_byte() {
    let hands = |by, way, verdict| {
        Some(RoomTurn {
            size: 9,
            by,
            hands: Vec::new(),
            tied: Vec::new(),
            predictions: vec![Foretold {
                meter: "morale".to_owned(),
                name: "Morale".to_owned(),
                way,
                hands: Some(3),
                verdict,
            }],
            moved: Vec::new(),
            seen: Vec::new(),
            notes: Vec::new(),
        })
    };
    let found = debrief(Rulebook::plain(), 4, &HARD).with_room(vec![
        hands(DecidedBy::Hands, Way::Up, Verdict::Right),
        hands(DecidedBy::Facilitator, Way::Down, Verdict::Half),
        hands(DecidedBy::Group, Way::Same, Verdict::Wrong),
    ]);
    // What insta would not see.
    assert!(found.json().ends_with("}\n") && !found.json().contains('\r'));
    insta::with_settings!({prepend_module_to_snapshot => false}, {
        insta::assert_snapshot!("debrief_json", found.json());
    });
}

#[test]
fn the_page_has_all_parts_and_each_chart_says_what_it_shows() {
    let page = Page::new(&debrief(standard(), 4, &HARD));
    let parts: Vec<Part> = page.sections.iter().map(|s| s.part).collect();
    assert_eq!(parts, Part::ALL);
    assert!(page.sections.iter().all(|s| !s.blocks.is_empty()));
    let html = debrief(standard(), 4, &HARD).html();
    for part in Part::ALL {
        assert!(html.contains(&format!("<section id=\"{}\"", part.id())));
    }
    assert_eq!(html.matches("<desc").count(), html.matches("<svg").count());
    assert!(!html.contains("></desc>"));
}

#[test]
fn the_acts_stand_first_and_everything_that_is_reckoned_behind_them() {
    let html = debrief(standard(), 4, &HARD).html();
    let ids = ["story", "turning-point", "take-away", "reckoned"];
    let parts = Part::ALL.iter().map(|part| part.id());
    let places: Vec<usize> = ids
        .into_iter()
        .chain(parts)
        .map(|id| html.find(&format!(" id=\"{id}\"")).expect(id))
        .collect();
    assert!(places.is_sorted(), "{places:?}");
    let acts = html.get(places[0]..places[3]).expect("the acts");
    assert!(!acts.contains("of 100"), "no score in the acts");
    assert_eq!(acts.matches("class=\"moment\"").count(), 5, "five cards");
}

#[test]
fn authors_words_have_their_own_language_and_direction() {
    let mut found = debrief(standard(), 4, &HARD);
    found.played.language = "he".to_owned();
    found.played.title = "שלום".to_owned();
    found.promises[0].text = "אני נשאר".to_owned();
    let page = found.html();
    assert!(page.contains("<html lang=\"en\">"), "our own words");
    assert!(page.contains("<h1 lang=\"he\" dir=\"auto\">שלום</h1>"));
    assert!(page.contains("“<bdi lang=\"he\">אני נשאר</bdi>”"));
    let title = &found.turns[0].title;
    assert!(page.contains(&format!(
        "<th scope=\"row\" lang=\"he\" dir=\"auto\">{title}</th>"
    )));
    // The page's own language is not said again.
    found.played.language = "en".to_owned();
    assert_eq!(found.html().matches(" lang=").count(), 1);
}

#[test]
fn what_turns_text_is_on_no_page() {
    let mut found = debrief(standard(), 4, &HARD);
    found.played.title = "a\u{202e}b\u{fffe}".to_owned();
    found.turns[0].outcome = "c\u{2066}d\u{7}".to_owned();
    let page = found.html();
    assert!(page.contains("ab\u{fffd}") && page.contains("cd\u{fffd}"));
    assert!(!page.contains(['\u{202e}', '\u{2066}', '\u{fffe}', '\u{7}']));
}

#[test]
fn the_page_prints_on_any_paper_and_keeps_what_belongs_together() {
    let page = debrief(standard(), 4, &HARD).html();
    assert!(page.contains("@page{margin") && !page.contains("size:A4"));
    assert!(!page.contains(" ×"), "a lone × could begin a line");
    assert!(page.contains("\u{a0}×"));
    let said = page.replace("</bdi>", "");
    assert!(
        !said.contains(".”.") && !said.contains("?”."),
        "two full stops"
    );
    let list = page
        .split("ul.flat")
        .find(|rest| rest.contains("break-inside:avoid"));
    assert!(list.is_some());
}

//! The graphs of the shipped scenarios, and of one made to be awkward.

use super::model::Kind;
use super::*;
use crate::analysis::Flow;
use crate::content::compile::compile;
use crate::content::library::{Library, rulebook};
use crate::content::raw::{RawCondition, RawScenario};
use crate::content::{Source, Story};
use crate::engine::Game;

const SHIPPED: [&str; 3] = ["two-basements", "second-kettle", "more-frames-than-thumbs"];

fn shipped(id: &str) -> Story {
    let found: Result<(Source, Story), _> = Library::default().scenario(id);
    found.expect("it is built in").1
}

fn changed(change: impl FnOnce(&mut RawScenario)) -> Story {
    let mut raw = shipped("two-basements").raw().clone();
    change(&mut raw);
    compile(raw).story.expect("the change compiles")
}

fn graph(story: &Story, runs: u32) -> Graph {
    let (_, rules) = rulebook("standard").expect("it is built in");
    let game = Game::new(story.scenario().clone(), rules);
    Graph::new(story, &Flow::simulate(&game, runs, 1))
}

/// Titles and texts with everything that marks up XML, HTML or Mermaid, and words that fit nowhere.
fn awkward() -> Story {
    changed(|raw| {
        raw.title = "A & B <c> \"d\" 'e' #f; `g`".to_owned();
        let long = "Donaudampfschifffahrtsgesellschaftskapitänspatent漢字漢字".repeat(6);
        for (n, crisis) in raw.crises.iter_mut().enumerate() {
            crisis.title = format!("<b>& \"{n}\" {long}");
            crisis.moment.clone_from(&long);
            for response in &mut crisis.responses {
                response.text = format!("& <{long}>");
                for later in &mut response.later {
                    later.text.clone_from(&long);
                }
                for promise in &mut response.promises {
                    promise.text = format!("\"{long}\" & so on");
                }
            }
        }
        for ending in &mut raw.endings {
            ending.title = format!("]] > {long}");
        }
    })
}

#[test]
fn every_crisis_response_and_ending_is_in_the_picture() {
    for id in SHIPPED {
        let story = shipped(id);
        let text = svg(&graph(&story, 60));
        let document = roxmltree::Document::parse(&text).expect("the picture is XML");
        let group = |id: String| {
            let found = document
                .descendants()
                .filter(|n| n.attribute("id") == Some(&id));
            let mut found: Vec<_> = found.collect();
            assert_eq!(found.len(), 1, "{id}");
            found.remove(0)
        };
        let says = |node: roxmltree::Node<'_, '_>, text: &str| {
            let texts = node.descendants().filter_map(|n| n.text());
            texts.into_iter().any(|t| t.contains(text))
        };
        for crisis in &story.raw().crises {
            let card = group(format!("crisis-{}", crisis.id));
            assert!(says(card, &crisis.title), "{}", crisis.title);
            for response in &crisis.responses {
                assert!(
                    says(card, &response.id.replace('-', " ")),
                    "{}",
                    response.id
                );
            }
        }
        for ending in &story.raw().endings {
            assert!(says(group(format!("ending-{}", ending.id)), &ending.title));
        }
        for node in document.descendants() {
            for attribute in node.attributes() {
                assert!(
                    !attribute.value().contains("http"),
                    "nothing from elsewhere: {node:?}"
                );
            }
        }
    }
}

#[test]
fn no_text_is_wider_than_its_box() {
    for story in SHIPPED.map(shipped).into_iter().chain([awkward()]) {
        let canvas = svg::draw(&graph(&story, 30));
        assert!(canvas.fits.len() > 100);
        for (text, needed, room) in &canvas.fits {
            assert!(needed <= room, "{needed} in {room}: {text}");
        }
    }
}

#[test]
fn cards_follow_each_other_without_overlap_and_lines_stay_inside() {
    for story in SHIPPED.map(shipped).into_iter().chain([awkward()]) {
        let graph = graph(&story, 30);
        let layout = layout::Layout::new(&graph);
        for pair in layout.cards.windows(2) {
            assert!(pair[0].y + pair[0].h < pair[1].y);
        }
        for card in &layout.cards {
            let last = card.rows.last().map_or(card.y, |row| {
                row.y + (row.lines.len().max(1) - 1) as f32 * layout::LINE
            });
            assert!(last < card.y + card.h);
        }
        for route in layout.strands.iter().flatten() {
            assert!(route.lane > 0.0 && route.lane < layout.width);
            let outside = route.lane < layout.column || route.lane > layout.column + layout::CARD;
            assert!(outside, "no line runs through the cards");
        }
    }
}

#[test]
fn marks_of_other_languages_are_escaped() {
    let text = svg(&graph(&awkward(), 3));
    let document = roxmltree::Document::parse(&text).expect("the picture is XML");
    let title = document.root_element().first_element_child();
    assert_eq!(
        title.and_then(|t| t.text()),
        Some("A & B <c> \"d\" 'e' #f; `g`")
    );
    assert!(text.contains("&lt;b&gt;&amp; &quot;0&quot;"));

    let flowchart = mermaid(&graph(&awkward(), 3)).text;
    for line in flowchart.lines() {
        assert_eq!(line.matches('"').count() % 2, 0, "{line}");
        assert!(!line.contains('`'), "{line}");
    }
    assert!(flowchart.contains("#lt;b#gt;#amp; #quot;0#quot;"));
}

#[test]
fn a_crisis_that_never_comes_shows_nothing() {
    let story = changed(|raw| {
        raw.crises[3].when = Some(RawCondition::Not(Box::new(RawCondition::Always)));
    });
    let graph = graph(&story, 30);
    let card = &graph.cards[4];
    assert_eq!(card.share, Some(0));
    assert!(matches!(
        card.kind,
        Kind::Crisis {
            conditional: true,
            ..
        }
    ));
    assert!(card.rows.iter().filter_map(|r| r.share).all(|s| s == 0));
    assert_eq!(card.rows[0].text, "comes only if never");
    let shown = graph.cards.iter().filter(|c| c.share == Some(100)).count();
    assert!(shown > 0, "others come");
}

#[test]
fn shares_of_the_responses_to_a_crisis_make_up_a_whole() {
    let graph = graph(&shipped("second-kettle"), 300);
    for card in graph
        .cards
        .iter()
        .filter(|c| c.share.is_some_and(|s| s > 0))
    {
        let shares: Vec<u32> = card.rows.iter().filter_map(|r| r.share).collect();
        if !shares.is_empty() {
            let sum: u32 = shares.iter().sum();
            assert!(
                sum.abs_diff(100) <= shares.len() as u32,
                "{}: {sum}",
                card.title
            );
        }
    }
}

#[test]
fn links_join_what_is_made_to_what_asks_for_it() {
    let graph = graph(&shipped("two-basements"), 300);
    let row = |port: Port| port.row.map(|r| &graph.cards[port.card].rows[r]);
    let gate = graph
        .links
        .iter()
        .find(|l| l.kind == Links::Gate && l.label == "“three-running” is noted")
        .expect("a crisis waits for a flag");
    assert!(
        row(gate.from)
            .expect("a row")
            .text
            .contains("three-running")
    );
    assert_eq!(graph.cards[gate.to.card].id, "crisis-wet-again");
    for link in &graph.links {
        if link.kind == Links::Later || link.kind == Links::Promise {
            let mark = &row(link.from).expect("a row").mark;
            let there = &row(link.to).expect("a row").text;
            assert!(there.contains(&**mark), "{mark} in {there}");
            assert!(link.to.card > link.from.card || link.kind == Links::Promise);
        }
    }
    for kind in [
        Links::Closes,
        Links::Remembered,
        Links::Later,
        Links::Promise,
    ] {
        assert!(graph.links.iter().any(|l| l.kind == kind), "{kind:?}");
    }
}

#[test]
fn crises_with_weights_stand_in_a_pool() {
    let story = changed(|raw| {
        for n in 1..4 {
            raw.crises[n].weight = Some(n as u32);
        }
        raw.crises[2].group = Some("either".to_owned());
        raw.crises[3].group = Some("either".to_owned());
    });
    let graph = graph(&story, 60);
    assert_eq!(graph.pools, [Pool { first: 2, last: 4 }]);
    let says =
        |card: usize, text: &str| graph.cards[card].rows.iter().any(|r| r.text.contains(text));
    assert!(says(2, "weight 1"));
    assert!(says(3, "only one comes: this or “The second drawer”"));
    assert!(svg(&graph).contains("In random order"));
}

#[test]
fn mermaid_has_every_node_once_and_no_edge_to_nowhere() {
    for id in SHIPPED {
        let graph = graph(&shipped(id), 30);
        let text = mermaid(&graph).text;
        assert!(text.starts_with("flowchart TD\n"));
        let is_node = |line: &&str, n: usize| {
            line.trim_start()
                .strip_prefix(&format!("n{n}"))
                .is_some_and(|rest| rest.starts_with(['[', '(']))
        };
        for n in 0..graph.cards.len() {
            assert_eq!(text.lines().filter(|l| is_node(l, n)).count(), 1, "n{n}");
        }
        assert!(!text.contains(&format!("n{} ", graph.cards.len())));
        for crisis in &shipped(id).raw().crises {
            assert!(
                text.contains(&format!(" {}</b>", crisis.title)),
                "{}",
                crisis.title
            );
        }
    }
}

#[test]
fn mermaid_says_a_condition_once_and_never_more_edges_than_are_drawn() {
    for story in SHIPPED.map(shipped) {
        let graph = graph(&story, 30);
        let text = mermaid(&graph).text;
        for ending in graph
            .cards
            .iter()
            .filter(|c| matches!(c.kind, Kind::Ending(_)))
        {
            for row in ending.rows.iter().filter(|r| r.kind == Rows::Gate) {
                // Two endings may share a condition.
                let same = |c: &&Card| c.rows.iter().any(|r| r.text == row.text);
                let cards = graph.cards.iter().filter(same).count();
                let said = text.matches(&row.text).count();
                assert_eq!(said, cards, "{}: {}", graph.title, row.text);
            }
        }
    }
    let mut graph = graph(&shipped("two-basements"), 30);
    let some = graph.links.clone();
    for n in 0..600 {
        let mut link = some[n % some.len()].clone();
        link.kind = Links::Later;
        link.label = format!("number {n}");
        graph.links.push(link);
    }
    let made = mermaid(&graph);
    let edges = made.text.lines().filter(|l| {
        l.contains("--> ") || l.contains("==>") || l.contains("->") || l.contains("-.-x")
    });
    assert_eq!(edges.count(), MOST_EDGES);
    assert!(made.left_out > 0);
    assert!(
        made.text
            .contains(&format!("{} connections are left out", made.left_out))
    );
}

#[test]
fn names_in_titles_are_filled_in() {
    let story = changed(|raw| {
        let name = raw.team[0].id.clone();
        raw.title = format!("The word of {{{name}}}");
        raw.crises[0].title = format!("{{{name}}} is late");
        raw.crises[1].after = Some(raw.crises[0].id.clone());
        raw.endings[0].title = format!("{{{name}}} stays");
    });
    let graph = graph(&story, 3);
    for text in [
        svg(&graph),
        wide(&graph),
        sheets(&graph),
        mermaid(&graph).text,
    ] {
        let names: Vec<&str> = story.raw().team.iter().map(|m| &*m.id).collect();
        for name in names {
            assert!(!text.contains(&format!("{{{name}}}")), "{name}");
        }
    }
}

#[test]
fn columns_and_sheets_cut_no_box() {
    for story in SHIPPED.map(shipped).into_iter().chain([awkward()]) {
        let graph = graph(&story, 30);
        let layout = layout::Layout::new(&graph);
        for tallest in [1.0, 700.0, 1500.0, 3000.0, 1e6] {
            let parts = svg::parts(&layout, tallest);
            assert_eq!(parts.first().map(|p| p.0), Some(0.0));
            assert_eq!(parts.last().map(|p| p.1), Some(layout.height));
            for pair in parts.windows(2) {
                assert_eq!(pair[0].1, pair[1].0, "nothing is left out");
            }
            for card in &layout.cards {
                let inside = |p: &&(f32, f32)| p.0 <= card.y && card.y + card.h <= p.1;
                assert_eq!(parts.iter().filter(inside).count(), 1);
            }
        }
        let text = wide(&graph);
        let document = roxmltree::Document::parse(&text).expect("the picture is XML");
        let size = |name: &str| -> f32 {
            let root = document.root_element();
            root.attribute(name)
                .expect("it has a size")
                .parse()
                .expect("a number")
        };
        let aspect = size("width") / size("height");
        assert!((0.8..3.2).contains(&aspect), "{}: {aspect}", graph.title);
        let sheets = sheets(&graph);
        assert!(sheets.matches("<figure>").count() >= 3);
        assert!(!sheets.contains("http://"), "nothing from elsewhere");
    }
}

#[test]
fn the_same_scenario_gives_the_same_picture() {
    let story = shipped("two-basements");
    assert_eq!(svg(&graph(&story, 30)), svg(&graph(&story, 30)));
}

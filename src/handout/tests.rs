//! The handouts hold what they should, give away what they may, and let nothing of an author become markup.

//! The guide and the cards of shipped scenarios, and of one made to be awkward.

use super::*;
use crate::content::Story;
use crate::content::check::check;
use crate::content::library::{built_in, rulebook};
use crate::engine::{CrisisIx, Game};
use crate::session::Pace;

fn whole() -> Story {
    let text = include_str!("../../tests/fixtures/whole.ron");
    check(text).story.expect("the fixture is clean")
}

fn shipped() -> Vec<Story> {
    built_in()
        .map(|source| source.scenario().expect("it ships clean"))
        .collect()
}

fn game(story: &Story) -> Game {
    let (_, rules) = rulebook("standard").expect("it ships");
    Game::new(story.scenario().clone(), rules)
}

/// What a page says, without marks: a text of ours is looked for in it as a reader would.
fn said(page: &str) -> String {
    let mut out = String::new();
    let mut in_tag = false;
    for c in page.chars() {
        match c {
            '<' => in_tag = true,
            '>' => in_tag = false,
            c if !in_tag => out.push(c),
            _ => {}
        }
    }
    out.replace("&amp;", "&").replace("&quot;", "\"")
}

#[test]
fn the_guide_holds_every_crisis_answer_and_question() {
    let story = whole();
    let figures = Figures::simulate(&game(&story));
    let page = said(&guide(Scope::whole(&story), &figures, &Pace::of(&story)));
    for crisis in &story.raw().crises {
        assert!(page.contains(&*crisis.title), "{}", crisis.id);
        for response in &crisis.responses {
            let text = story.render(&response.text);
            assert!(page.contains(&text), "{}/{}", crisis.id, response.id);
        }
        for question in &crisis.discuss {
            assert!(page.contains(&story.render(question)), "{question}");
        }
    }
    // The author's own notes stand where there are some, and general ones where not.
    for text in [
        "Before six it asked how and when",
        "They look for whoever let it go out.",
        "What has to be on the ramp at six?",
        "It is four in the morning.",
        "Bread is begun the day before.",
        "Whose oven do you keep warm?",
        "--cut one-morning",
        "as soon as two people have given different reasons",
    ] {
        assert!(page.contains(text), "{text}");
    }
}

#[test]
fn the_edition_for_participants_gives_nothing_away() {
    for story in shipped().into_iter().chain([whole()]) {
        let page = said(&participants(&story));
        let raw = story.raw();
        assert!(page.contains(&*raw.team[0].name));
        let mut kept_back = Vec::new();
        for crisis in &raw.crises {
            kept_back.extend([&crisis.scene, &crisis.asks]);
            kept_back.extend(crisis.briefs.iter().map(|b| &b.text));
            for response in &crisis.responses {
                kept_back.extend([&response.text, &response.insight]);
                kept_back.extend(response.outcomes.iter().map(|o| &o.text));
            }
        }
        kept_back.extend(raw.endings.iter().map(|e| &e.text));
        kept_back.extend(raw.seats.iter().map(|s| &s.brief));
        for text in kept_back.into_iter().filter(|t| !t.is_empty()) {
            assert!(!page.contains(&story.render(text)), "{}: {text}", raw.id);
        }
    }
}

#[test]
fn the_script_holds_everything_that_can_be_read() {
    for story in shipped() {
        let page = said(&script(Scope::whole(&story))).replace('\n', " ");
        for crisis in &story.raw().crises {
            for response in &crisis.responses {
                for outcome in &response.outcomes {
                    for paragraph in story.render(&outcome.text).split("\n\n") {
                        assert!(page.contains(paragraph), "{paragraph}");
                    }
                }
            }
        }
    }
}

#[test]
fn cards_tell_each_seat_what_it_alone_sees() {
    let page = said(&cards(Scope::whole(&whole())));
    for text in [
        "You hear what people at the counter say of Ana.",
        "You know how old the oven is.",
        "You passed the oven at midnight, and it was warm.",
        "Nobody has asked whose turn it was to look.",
        "The log of the oven ends on Friday.",
        "By when, and who asks me:",
    ] {
        assert!(page.contains(text), "{text}");
    }
    // Nothing of it is there for a scenario without seats.
    let plain = said(&cards(Scope::whole(&shipped()[0])));
    assert_eq!(
        plain.contains("You alone know this."),
        !shipped()[0].raw().seats.is_empty()
    );
}

#[test]
fn the_forms_are_on_the_cards_and_their_key_is_in_the_guide_alone() {
    use crate::content::quiz::{FormId, LIMITS, quiz};
    let story = whole();
    let figures = Figures::simulate(&game(&story));
    let guide = said(&guide(Scope::whole(&story), &figures, &Pace::of(&story)));
    let cards = said(&cards(Scope::whole(&story)));
    for situation in FormId::ALL
        .iter()
        .flat_map(|&id| &quiz().form(id).situations)
    {
        let (_, because) = situation.key.split_once(": ").expect("a job and why");
        assert!(guide.contains(because), "{}", situation.id);
        assert!(!cards.contains(because), "{}", situation.id);
        assert!(cards.contains(&situation.text), "{}", situation.id);
        for reason in &situation.reasons {
            assert!(cards.contains(&reason.text), "{}", reason.id);
        }
    }
    assert!(guide.contains(LIMITS));
    assert!(guide.contains("1Managea"), "letters stand in the key");
}

#[test]
fn handouts_of_a_cut_hold_its_crises_and_no_others() {
    for story in shipped() {
        let scope = Scope::cut(&story, "half-hour").expect("every scenario has one");
        let cut = scope.cut.expect("it is one");
        let figures = Figures::simulate(&scope.game(game(&story)));
        let pages = [
            guide(scope, &figures, &scope.pace().discussing(3)),
            script(scope),
        ];
        let cards = said(&cards(scope));
        for page in pages.map(|page| said(&page)) {
            assert!(page.contains(&*cut.title), "{}", cut.id);
            for crisis in &story.raw().crises {
                let kept = cut.crises.contains(&crisis.id);
                let text = story.render(&crisis.responses[0].text);
                assert_eq!(page.contains(&text), kept, "{}", crisis.id);
            }
        }
        for crisis in &story.raw().crises {
            let kept = cut.crises.contains(&crisis.id);
            for brief in &crisis.briefs {
                assert_eq!(
                    cards.contains(&story.render(&brief.text)),
                    kept,
                    "{}",
                    crisis.id
                );
            }
        }
        let steps = plan_of_cut(scope, 30);
        assert_eq!(steps.len(), cut.crises.len() + 3);
        assert!(
            steps.windows(2).all(|pair| pair[0].at < pair[1].at),
            "{steps:?}"
        );
        assert!(steps.last().is_some_and(|last| last.at < 30));
        let full = Pace::of(&story);
        assert!(
            scope.pace().minutes(99).about < full.minutes(99).about,
            "{}",
            cut.id
        );
    }
    assert!(Scope::cut(&shipped()[0], "no-such-cut").is_none());
}

#[test]
fn what_an_author_writes_never_becomes_markup() {
    let text = include_str!("../../tests/fixtures/whole.ron")
        .replace(
            "Hums when it goes well.",
            "<script>alert(1)</script> & \u{202e}gone",
        )
        .replace(
            "title: \"Mice\"",
            "title: \"</title><img src=x onerror=alert(1)>\"",
        );
    let story = check(&text).story.expect("odd texts are texts");
    let figures = Figures::simulate(&game(&story));
    let pages = [
        guide(Scope::whole(&story), &figures, &Pace::of(&story)),
        participants(&story),
        script(Scope::whole(&story)),
        cards(Scope::whole(&story)),
    ];
    for page in pages {
        assert!(!page.contains("<script"), "a script got through");
        assert!(!page.contains("<img"), "an image got through");
        assert!(
            !page.contains('\u{202e}'),
            "a turn of direction got through"
        );
        assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp;"));
    }
}

#[test]
fn figures_are_the_same_on_one_thread_and_on_many() {
    let story = whole();
    let game = game(&story);
    let on = |threads| {
        rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()
            .expect("threads can be had")
            .install(|| Figures::simulate(&game))
    };
    let one = on(1);
    assert_eq!(one, on(4));
    let first = &one.crises[CrisisIx(0).at()];
    assert_eq!(first.came, one.games, "the first crisis always comes");
    assert_eq!(
        first.answers.iter().map(|a| a.best).sum::<usize>(),
        first.states,
        "one answer is best in each state"
    );
    assert!(
        first
            .answers
            .iter()
            .all(|a| a.behind >= 0.0 && a.luck >= 0.0)
    );
}

#[test]
fn plans_fit_their_minutes() {
    for story in shipped() {
        let pace = Pace::of(&story).discussing(3);
        let mut fewer = 0;
        for minutes in [30, 60, 90] {
            let (crises, steps) = plan(&story, &pace, minutes);
            assert!(crises >= fewer, "more time holds no fewer crises");
            fewer = crises;
            assert!(
                steps.windows(2).all(|pair| pair[0].at < pair[1].at),
                "{steps:?}"
            );
            assert!(steps.last().is_some_and(|last| last.at < minutes));
            assert!(
                crises < 3 || steps[2].what.contains(", ") || crises == 3,
                "{steps:?}"
            );
        }
    }
}

//! The debrief by every hand: the same findings as the report, points that open, files that are written.

use std::path::PathBuf;
use std::sync::Arc;

use bevy::a11y::AccessibilityNode;
use bevy::prelude::{ComputedNode, KeyCode, Text};
use bevy::ui::UiGlobalTransform;
use two_hats::analysis::roads::Effort;
use two_hats::app::play::debriefing::{DebriefStatus, Debriefing, ExportFolder};
use two_hats::app::play::game::{Game, GameAction};
use two_hats::app::play::saves::OpenSave;
use two_hats::app::screens::debrief::{Fold, OpenNumber, Opened, PageAction, Section};
use two_hats::app::screens::nav::Screen;
use two_hats::debrief::{Debrief, Kind, Points};
use two_hats::engine::Hat;
use two_hats::session::{EXTENSION, Stage};

use crate::hand::{Play, Setup};

/// Plays a scenario to its end, each time with the response at this position, and opens the debrief.
pub(crate) fn play_out(play: &mut Play, scenario: &str, position: usize) {
    play.send(GameAction::New(scenario.to_owned()));
    play.send(GameAction::Begin);
    for turn in 0..40 {
        let response = match &play.game().view().expect("a game has begun").stage {
            Stage::End(_) => break,
            Stage::Crisis(crisis) => {
                let open = &crisis.responses;
                open[(position + turn) % open.len()].id.clone()
            }
        };
        play.send(GameAction::Pick(response));
        play.send(GameAction::Confirm);
    }
    play.send(GameAction::Next);
    assert_eq!(play.screen(), Screen::Debrief);
}

fn state(play: &Play) -> &Debriefing {
    play.app.world().resource::<Debriefing>()
}

fn opened_number(play: &Play) -> Option<Opened> {
    play.app.world().resource::<OpenNumber>().0.clone()
}

fn debrief(play: &Play) -> Arc<Debrief> {
    match state(play).status() {
        DebriefStatus::Ready(debrief) => Arc::clone(debrief),
        DebriefStatus::Computing(progress) => {
            panic!("{} % of the debrief are there", progress.percent())
        }
        DebriefStatus::Failed(why) => panic!("{why}"),
        DebriefStatus::None => panic!("no debrief has been begun on {:?}", play.screen()),
    }
}

pub(crate) fn wait(play: &mut Play) -> Arc<Debrief> {
    // Where all cores are busy with other tests, the roads take their time.
    for _ in 0..20_000 {
        if state(play).debrief().is_some() {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(5));
        play.frames(1);
    }
    play.frames(4);
    debrief(play)
}

/// Opens what is behind the three acts.
fn reckoned(play: &mut Play) {
    play.key(KeyCode::KeyR);
}

fn debriefed(setup: Setup) -> (Play, Arc<Debrief>) {
    let mut play = Play::with(setup);
    play_out(&mut play, "two-basements", 1);
    let debrief = wait(&mut play);
    reckoned(&mut play);
    (play, debrief)
}

#[test]
fn the_road_not_taken_is_walked_from_the_turning_point_with_the_same_luck() {
    let mut play = Play::new();
    play_out(&mut play, "ask-the-other-one", 1);
    let found = wait(&mut play);
    let point = found
        .acts()
        .point
        .expect("some answer mattered")
        .turn
        .clone();
    let seed = play.game().view().expect("it is over").seed;
    // Without scrolling.
    assert!(
        play.in_sight("Play again from crisis"),
        "{:?}",
        play.controls()
    );
    play.sound("the turning point in sight");
    play.key(KeyCode::KeyF);
    assert_eq!(play.screen(), Screen::Crisis, "{:#?}", play.texts());
    let view = play.game().view().expect("it goes on").clone();
    let Stage::Crisis(crisis) = &view.stage else {
        panic!("the game goes on");
    };
    assert_eq!((&*crisis.id, view.seed), (&*point.crisis, seed));
}

#[test]
fn the_hat_named_last_counts_like_the_others() {
    let mut play = Play::with(Setup {
        new_player: true,
        ..Setup::default()
    });
    play.send(GameAction::New("ask-the-other-one".to_owned()));
    play.send(GameAction::Begin);
    let mut named = 0;
    while let Some(Stage::Crisis(crisis)) = play.game().view().map(|view| view.stage.clone()) {
        play.send(GameAction::Pick(crisis.responses[0].id.clone()));
        play.send(GameAction::Confirm);
        play.send(GameAction::NameHat(Some(Hat::Lead)));
        named += 1;
        play.send(GameAction::Next);
    }
    wait(&mut play);
    assert!(
        play.shows(&format!("Hats: of {named} that you named")),
        "{:#?}",
        play.texts()
    );
}

#[test]
fn the_ending_is_there_at_once_and_the_findings_follow() {
    let mut play = Play::new();
    play_out(&mut play, "two-basements", 1);
    let Some(Stage::End(end)) = play.game().view().map(|view| view.stage.clone()) else {
        panic!("the game is over");
    };
    assert!(play.shows(&end.title), "{:#?}", play.texts());
    play.sound("before the debrief is there");
    let debrief = wait(&mut play);
    let ending = debrief.played.ending.as_ref().expect("it is over");
    assert_eq!(ending.title, end.title);
    assert!(play.shows(&ending.title));
    play.sound("the three acts");
    for words in [
        "Your story",
        "The turning point",
        "Take away",
        "10 games",
        "of 100",
    ] {
        let shown = play.shows(words) || (words == "10 games" && play.shows("routine"));
        assert_eq!(shown, words != "of 100", "{words}: {:#?}", play.texts());
    }
    reckoned(&mut play);
    for said in &debrief.scores.said {
        assert!(play.shows(said), "{said}");
    }
    assert!(
        play.said()
            .iter()
            .any(|said| said.contains("debrief is there"))
    );
}

#[test]
fn it_is_the_debrief_that_the_command_line_makes() {
    let (mut play, debrief) = debriefed(Setup::default());
    let seed = play.game().view().expect("a game").seed;
    let mut game = play.app.world_mut().resource_mut::<Game>();
    let again = game.session().expect("a session").playthrough();
    let decisions: Vec<_> = again.decisions().collect();
    let effort = Effort::quiet(1000);
    let report = Debrief::new(again.story(), again.game(), seed, &decisions, effort);
    assert_eq!(*debrief, report.expect("the decisions fit"));
}

#[test]
fn every_part_says_what_the_report_says() {
    let (mut play, debrief) = debriefed(Setup::default());
    play.send(PageAction::Fold(Fold::Stories));
    let texts = play.texts().join("\n");
    let mut wanted: Vec<String> = [
        "What happened",
        "What was asked for, and what you wore",
        "Moments worth discussing",
        "Where you ended up",
        "Your profile",
        "People, promises and values",
        "A plan",
        "It is not an assessment of a person",
    ]
    .map(str::to_owned)
    .to_vec();
    for turn in &debrief.turns {
        wanted.extend([
            turn.title.clone(),
            turn.insight.clone(),
            turn.outcome.clone(),
        ]);
    }
    for moment in &debrief.moments {
        wanted.extend(moment.said.iter().chain(&moment.questions).cloned());
    }
    for member in &debrief.team {
        wanted.extend([member.name.clone(), member.said.join(" ")]);
    }
    for promise in &debrief.promises {
        wanted.push(promise.text.clone());
    }
    for value in &debrief.values {
        wanted.extend([value.text.clone(), value.said.join(" ")]);
    }
    for practice in &debrief.profile.practices {
        wanted.extend([
            practice.name.clone(),
            format!("{} of {}", practice.used, practice.offered),
        ]);
    }
    for advice in [
        &debrief.plan.start,
        &debrief.plan.stop,
        &debrief.plan.practise,
    ] {
        wanted.extend([
            advice.title.clone(),
            advice.text.clone(),
            advice.because.clone(),
        ]);
    }
    for wanted in wanted {
        for paragraph in wanted.split("\n\n") {
            assert!(
                texts.contains(paragraph.trim()),
                "{paragraph:?} is not in {texts}"
            );
        }
    }
}

/// What is said of a point, made anew from the figures.
fn said_of(debrief: &Debrief, number: &str, turn: u16) -> String {
    let number = debrief
        .numbers
        .iter()
        .find(|n| n.id == number)
        .expect("there is such a number");
    let at = usize::from(turn);
    let whole = |at: usize| {
        number.values[at]
            .whole()
            .parse::<i32>()
            .expect("whole points")
    };
    if turn == 0 {
        return format!("{} at the start: {}", number.name, whole(0));
    }
    let by = whole(at) - whole(at - 1);
    let way = match by.signum() {
        0 => "unchanged".to_owned(),
        1 => format!("up {by}"),
        _ => format!("down {}", -by),
    };
    let title = &debrief.turns[at - 1].title;
    format!(
        "{} after crisis {turn}, {title}: {}, {way}",
        number.name,
        whole(at)
    )
}

#[test]
fn every_point_of_the_chart_says_what_it_is() {
    let (mut play, debrief) = debriefed(Setup::default());
    let meters = debrief.numbers.iter().filter(|n| n.kind == Kind::Meter);
    let mut points = 0;
    let controls = play.controls();
    for meter in meters {
        for turn in 0..meter.values.len() as u16 {
            let id = format!("point/{}/{turn}", meter.id);
            let (_, _, says) = controls
                .iter()
                .find(|(_, found, _)| *found == id)
                .expect(&id);
            assert_eq!(*says, said_of(&debrief, &meter.id, turn));
            points += 1;
        }
    }
    assert!(points >= 3 * (debrief.turns.len() + 1), "{points}");
}

/// Asserts that the lines of a point are on the page and add up to its change.
fn lines_are_there(play: &mut Play, debrief: &Debrief, number: &str, turn: u16) {
    let opened = Opened {
        number: number.to_owned(),
        turn: Some(turn),
    };
    assert_eq!(opened_number(play).as_ref(), Some(&opened));
    let texts = play.texts();
    assert!(
        texts.contains(&said_of(debrief, number, turn)),
        "{texts:#?}"
    );
    let mut sum = 0;
    for line in debrief
        .ledger
        .iter()
        .filter(|l| l.number == number && l.turn == turn)
    {
        assert!(
            texts.contains(&line.change.signed()),
            "{line:?} in {texts:#?}"
        );
        assert!(texts.contains(&line.cause), "{line:?} in {texts:#?}");
        sum += line.change.0;
    }
    let found = debrief
        .numbers
        .iter()
        .find(|n| n.id == number)
        .expect("there is such a number");
    let at = usize::from(turn);
    assert_eq!(
        sum,
        found.values[at].0 - found.values[at - 1].0,
        "the lines make the change"
    );
    assert!(texts.contains(&Points(sum).signed()), "the sum is shown");
}

#[test]
fn points_open_by_pointer_by_key_and_along_the_line() {
    let (mut play, debrief) = debriefed(Setup::default());
    play.click("point/morale/2");
    lines_are_there(&mut play, &debrief, "morale", 2);
    play.key(KeyCode::ArrowRight);
    lines_are_there(&mut play, &debrief, "morale", 3);
    play.key(KeyCode::ArrowLeft);
    play.key(KeyCode::ArrowLeft);
    lines_are_there(&mut play, &debrief, "morale", 1);
    play.tab_to("point/stability/2");
    lines_are_there(&mut play, &debrief, "stability", 2);
}

#[test]
fn a_line_that_came_back_leads_to_the_decision_that_it_goes_back_to() {
    let (mut play, debrief) = debriefed(Setup::default());
    let meters: Vec<&str> = debrief
        .numbers
        .iter()
        .filter(|n| n.kind == Kind::Meter)
        .map(|n| n.id.as_str())
        .collect();
    let (line, origin) = debrief
        .ledger
        .iter()
        .filter(|line| meters.contains(&line.number.as_str()))
        .find_map(|line| Some((line, line.origin.as_ref().filter(|o| o.turn != line.turn)?)))
        .expect("something comes back in this game");
    play.send(PageAction::Open(Opened {
        number: line.number.clone(),
        turn: Some(line.turn),
    }));
    play.click(&format!("Back to crisis {}", origin.turn));
    let opened = opened_number(&play).expect("a point is open");
    assert_eq!(
        (opened.number.as_str(), opened.turn),
        (line.number.as_str(), Some(origin.turn))
    );
    assert!(
        play.focused().contains(&format!("crisis {}", origin.turn)),
        "{}",
        play.focused()
    );
}

#[test]
fn undercurrents_and_people_open_their_ledgers_too() {
    let (mut play, debrief) = debriefed(Setup::default());
    let member = &debrief.team[0].id;
    for number in ["trust".to_owned(), format!("member:{member}:energy")] {
        play.click(&format!("open/{number}"));
        let texts = play.texts();
        let lines = debrief
            .ledger
            .iter()
            .filter(|l| l.number == number && l.turn > 0);
        let mut seen = 0;
        for line in lines {
            assert!(texts.contains(&line.cause), "{line:?} in {texts:#?}");
            seen += 1;
        }
        assert!(seen > 2, "{number} has lines");
        play.sound(&number);
        play.click(&format!("open/{number}"));
        assert!(opened_number(&play).is_none(), "a second click closes");
    }
}

#[test]
fn a_key_goes_to_every_part() {
    let (mut play, _) = debriefed(Setup::default());
    let keys = [
        KeyCode::Digit1,
        KeyCode::Digit2,
        KeyCode::Digit3,
        KeyCode::Digit4,
        KeyCode::Digit5,
        KeyCode::Digit6,
        KeyCode::Digit7,
    ];
    let titles = [
        "What happened",
        "What was asked",
        "Moments",
        "Where",
        "Your profile",
        "People",
        "A plan",
    ];
    for ((key, title), section) in keys.into_iter().zip(titles).zip(Section::ALL) {
        play.key(key);
        play.frames(6);
        assert!(
            play.focused().starts_with(title),
            "{section:?}: {}",
            play.focused()
        );
    }
}

#[test]
fn what_is_exported_is_what_the_report_writes_and_nothing_is_overwritten() {
    let (mut play, debrief) = debriefed(Setup::default());
    let folder = tempfile::tempdir().expect("a folder can be made");
    play.app
        .world_mut()
        .insert_resource(ExportFolder(Some(folder.path().to_owned())));
    let files = |folder: &std::path::Path| -> Vec<PathBuf> {
        let mut found: Vec<PathBuf> = std::fs::read_dir(folder)
            .expect("it can be read")
            .map(|e| e.expect("an entry").path())
            .collect();
        found.sort();
        found
    };
    for (key, text) in [
        (KeyCode::KeyH, debrief.html()),
        (KeyCode::KeyC, debrief.csv()),
        (KeyCode::KeyJ, debrief.json()),
    ] {
        play.key(key);
        let written = state(&play)
            .written()
            .expect("it was written")
            .clone()
            .expect("without an error");
        assert_eq!(
            std::fs::read_to_string(&written).expect("it is there"),
            text
        );
        let name = written
            .file_name()
            .and_then(|n| n.to_str())
            .expect("a name")
            .to_owned();
        let grade = debrief.scores.grade.whole();
        assert!(
            name.starts_with("two-basements-2") && name.contains(&format!("-grade{grade}.")),
            "{name}"
        );
        assert!(
            play.shows(&written.display().to_string()),
            "the path is shown"
        );
        assert!(
            play.said().iter().any(|said| said.contains(&name)),
            "the path is said"
        );
    }
    assert_eq!(files(folder.path()).len(), 3);
    play.key(KeyCode::KeyH);
    assert_eq!(
        files(folder.path()).len(),
        4,
        "the second file has a name of its own"
    );
    play.sound("after an export");
}

#[test]
fn an_export_that_fails_says_what_to_do() {
    let (mut play, _) = debriefed(Setup::default());
    let folder = tempfile::tempdir().expect("a folder can be made");
    let gone = folder.path().join("gone");
    play.app
        .world_mut()
        .insert_resource(ExportFolder(Some(gone)));
    play.key(KeyCode::KeyH);
    assert!(play.shows("could not be written"));
    assert!(play.shows("To do: "));
    play.sound("after a failure");
}

#[test]
fn another_game_has_another_debrief() {
    let (mut play, first) = debriefed(Setup::default());
    let save = std::fs::read_dir(play.saves())
        .expect("there is a folder for saves")
        .map(|entry| entry.expect("an entry").path())
        .find(|path| path.extension().is_some_and(|e| e == EXTENSION))
        .expect("there is a save");
    play.key(KeyCode::KeyA);
    assert_eq!(play.screen(), Screen::Briefing);
    assert!(state(&play).debrief().is_none(), "the old one is gone");
    let seed = play.game().view().expect("a game").seed;
    assert_eq!(seed.to_string(), first.played.seed, "the same luck");
    play_out(&mut play, "more-frames-than-thumbs", 2);
    let second = wait(&mut play);
    reckoned(&mut play);
    assert_ne!(second.played.scenario, first.played.scenario);
    assert!(play.shows(&second.plan.start.because));
    play.send(OpenSave::file(save));
    assert_eq!(play.screen(), Screen::Debrief);
    let again = wait(&mut play);
    assert_eq!(*again, *first, "a finished save has the same debrief");
}

#[test]
fn it_holds_at_every_size_to_its_last_line() {
    for (width, height) in [(1280, 720), (1024, 640), (640, 400)] {
        for text_percent in [100, 200] {
            let (mut play, debrief) = debriefed(Setup {
                text_percent,
                width,
                height,
                ..Setup::default()
            });
            let page = format!("{width}x{height} at {text_percent} %");
            play.send(PageAction::Fold(Fold::Stories));
            play.send(PageAction::Fold(Fold::PassedBy));
            play.sound(&page);
            play.send(PageAction::Open(Opened {
                number: "results".to_owned(),
                turn: Some(2),
            }));
            play.sound(&format!("{page}, a point open"));
            assert!(play.shows(&debrief.plan.practise.because), "{page}");
        }
    }
}

#[test]
fn keys_alone_get_from_the_first_line_to_the_last() {
    let (mut play, _) = debriefed(Setup::default());
    let at = |play: &mut Play| {
        let world = play.app.world_mut();
        let mut query = world.query::<(
            &two_hats::app::kit::ScrollKey,
            &bevy::prelude::ScrollPosition,
            &bevy::prelude::ComputedNode,
        )>();
        query
            .iter(world)
            .find(|(key, ..)| key.0 == "debrief")
            .map(|(_, at, node)| {
                (
                    at.0.y,
                    (node.content_size().y - node.size().y) * node.inverse_scale_factor(),
                )
            })
            .expect("the page scrolls")
    };
    let (start, most) = at(&mut play);
    // It goes to what was unfolded.
    assert!(start > 100.0 && most > 1000.0, "{start} of {most}");
    play.key(KeyCode::Home);
    assert!(at(&mut play).0 < 1.0);
    for _ in 0..60 {
        play.key(KeyCode::PageDown);
    }
    let (end, most) = at(&mut play);
    assert!((end - most).abs() < 2.0, "{end} of {most}");
    play.key(KeyCode::Home);
    assert!(at(&mut play).0 < 1.0);
}

/// A small game with a meter of its own, in which the second answer of the first crisis uses up what it counts.
fn fragile() -> (tempfile::TempDir, String) {
    let small = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/fixtures/small/scenario.ron"
    );
    let text = std::fs::read_to_string(small).expect("the fixture is there");
    let broken = text.replacen(
        "[Morale(5), Results(-2)]",
        "[Meter(id: \"flour\", by: -100)]",
        1,
    );
    let broken = broken.replacen(
        "start: 60, drift: -2",
        "start: 60, drift: -2, collapses: true",
        1,
    );
    assert!(
        broken.contains("by: -100") && broken.contains("collapses"),
        "{broken}"
    );
    let folder = tempfile::tempdir().expect("a folder can be made");
    let file = folder.path().join("scenario.ron");
    std::fs::write(&file, broken).expect("it can be written");
    let path = file.display().to_string();
    (folder, path)
}

#[test]
fn a_collapse_is_told_as_one() {
    let (_folder, scenario) = fragile();
    for text_percent in [100, 200] {
        let mut play = Play::with(Setup {
            text_percent,
            ..Setup::default()
        });
        play.send(GameAction::New(scenario.clone()));
        assert!(play.shows("A meter at 0 ends the game."));
        play.send(GameAction::Begin);
        play.send(GameAction::Pick("speech".to_owned()));
        play.send(GameAction::Confirm);
        // Said where it happens, before the debrief.
        assert!(play.shows("Flour is at 0"), "{:#?}", play.texts());
        assert!(play.shows("The game ends here."), "{:#?}", play.texts());
        assert!(play.shows("To the debrief"));
        play.send(GameAction::Next);
        assert!(
            play.shows("Flour fell to 0 in crisis 1"),
            "{:#?}",
            play.texts()
        );
        let debrief = wait(&mut play);
        reckoned(&mut play);
        assert_eq!(debrief.played.collapsed.as_deref(), Some("Flour"));
        assert_eq!(debrief.turns.len(), 1);
        assert!(
            play.has("point/meter:flour/1"),
            "a declared meter has points"
        );
        play.sound("a collapse");
    }
}

/// What of the first page can be seen: the ending, and every part of the story.
fn first_page(play: &mut Play, debrief: &Debrief) -> Vec<(String, bool)> {
    let world = play.app.world_mut();
    let mut told = world.query::<(&AccessibilityNode, &ComputedNode, &UiGlobalTransform)>();
    let cards = debrief.acts().story.len();
    let found: Vec<(String, bool)> = told
        .iter(world)
        .filter_map(|(says, node, at)| {
            let label = says.label()?;
            let bottom = at.translation.y + node.size().y / 2.0;
            let story = label.starts_with("Crisis ") && label.contains("You wore");
            // Below lies the bar with the buttons.
            story.then(|| (label.to_owned(), bottom < 655.0))
        })
        .collect();
    assert_eq!(found.len(), cards);
    found
}

#[test]
fn the_first_page_has_the_ending_and_the_whole_story() {
    for (scenario, position) in [
        ("two-basements", 1),
        ("second-kettle", 2),
        ("the-orange-cursor", 0),
    ] {
        let mut play = Play::new();
        play_out(&mut play, scenario, position);
        let debrief = wait(&mut play);
        let Some(Stage::End(end)) = play.game().view().map(|view| view.stage.clone()) else {
            panic!("the game is over");
        };
        assert!(play.shows(&end.title));
        let seen = first_page(&mut play, &debrief);
        let hidden: Vec<_> = seen.iter().filter(|(_, seen)| !seen).collect();
        assert!(hidden.is_empty(), "{scenario} {position}: {hidden:#?}");
        names_of_the_line_are_seen(&mut play);
        play.sound("the first page");
    }
}

/// The line on which the game lies among others is seen with all its names, without scrolling.
fn names_of_the_line_are_seen(play: &mut Play) {
    for _ in 0..20_000 {
        if state(play).standing().is_some() {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(5));
        play.frames(1);
    }
    play.frames(4);
    let standing = state(play).standing().expect("other games were played");
    let names: Vec<&str> = standing.line().iter().map(|mark| mark.name).collect();
    assert_eq!(names.len(), 5);
    let world = play.app.world_mut();
    let mut texts = world.query::<(&Text, &ComputedNode, &UiGlobalTransform)>();
    for name in names {
        let found: Vec<f32> = texts
            .iter(world)
            .filter(|(text, ..)| text.0 == name)
            .map(|(_, node, at)| at.translation.y + node.size().y / 2.0)
            .collect();
        // Below lies the bar with the buttons.
        assert!(
            matches!(found.as_slice(), [bottom] if *bottom < 655.0),
            "{name}: {found:?}"
        );
    }
}

#[test]
fn where_a_game_lies_is_seen_beside_an_ending_as_long_as_they_come() {
    let (_folder, scenario) = fragile();
    let text = std::fs::read_to_string(&scenario).expect("it was written");
    let brick = "The oven is sold for its bricks, and each of them is carried away by hand. ";
    // The longest that ships has 597 letters, and ends no game early.
    let long = text.replace(
        "There is some bread, on some days.",
        brick.repeat(8).trim_end(),
    );
    assert_ne!(text, long);
    std::fs::write(&scenario, long).expect("it can be written");
    let mut play = Play::new();
    play.send(GameAction::New(scenario));
    play.send(GameAction::Begin);
    play.send(GameAction::Pick("speech".to_owned()));
    play.send(GameAction::Confirm);
    play.send(GameAction::Next);
    wait(&mut play);
    assert!(play.shows("carried away by hand") && play.shows("Flour fell to 0"));
    names_of_the_line_are_seen(&mut play);
    play.sound("a long ending");
}

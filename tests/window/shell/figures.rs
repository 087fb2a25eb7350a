//! Strict figures of a scenario that is written and played.

use std::time::{Duration, Instant};

use two_hats::analysis::measure::{Memory, Report, Strict};
use two_hats::app::play::figures::{Effort, Figures, FiguresAction, Measured};
use two_hats::content::{Library, Source};

use super::*;

/// Playthroughs of varied play: few, because programs for tests are slow.
const RUNS: u32 = 40;

/// Goes on frame by frame until something has come; measuring takes its time. Fails if a frame waits for it.
fn until(play: &mut Play, what: &str, found: impl Fn(&Figures) -> bool) {
    let begun = Instant::now();
    loop {
        let figures = play.app.world().resource::<Figures>();
        if found(figures) {
            break;
        }
        assert!(
            begun.elapsed() < Duration::from_secs(300),
            "{what} did not come: {:?}",
            figures.standing()
        );
        std::thread::sleep(Duration::from_millis(5));
        play.app.update();
    }
    play.frames(3);
}

/// A text of the small scenario in which one outcome brings much more.
fn richer() -> String {
    let edit = SMALL.replacen("Results(8)", "Results(40)", 1);
    assert_ne!(edit, SMALL, "the fixture has that effect");
    edit
}

/// What the panel shows.
fn in_the_panel(play: &Play) -> Measured {
    let figures = play.app.world().resource::<Figures>();
    figures.measured().cloned().unwrap()
}

/// What the command line measures.
fn measured(file: &Path, folder: &Path) -> Report {
    let source = Source::read(file).unwrap();
    let library = Library::new(vec![folder.to_owned()]);
    let strict = Strict::new([&source].into_iter(), &library, Some(RUNS)).unwrap();
    let story = source.scenario().unwrap();
    let (readings, _) = source.readings();
    strict
        .measure("a file", &story, &readings, &mut Memory::default())
        .0
}

#[test]
fn a_save_shows_each_figure_beside_what_it_was_while_the_game_goes_on() {
    let (folder, file) = library();
    let mut play = with_library(folder.path(), None);
    play.app.insert_resource(Effort(Some(RUNS)));
    begin(&mut play, &file);
    assert!(
        !play.app.world().resource::<Figures>().is_on(),
        "only for who asks"
    );
    play.key(KeyCode::F6);
    assert_eq!(overlay(&play), Some(Overlay::Figures));
    play.frames(2);
    assert!(play.shows("many thousand times"), "{:?}", play.texts());
    play.sound("figures that are worked out");
    // The game goes on meanwhile, a save is not lost, and only the last one counts.
    play.key(KeyCode::F6);
    assert_eq!(overlay(&play), None);
    answer(&mut play);
    until(&mut play, "the first figures", |figures| {
        figures.measured().is_some()
    });
    let first = measured(&file, folder.path());
    let shown = in_the_panel(&play);
    assert_eq!(
        (shown.now.figures, shown.before),
        (first.figures.clone(), None)
    );
    assert!(
        play.said().iter().any(|said| said.contains("figures,")),
        "{:?}",
        play.said()
    );

    fs::write(&file, richer()).unwrap();
    until(&mut play, "the new figures", |figures| {
        figures
            .measured()
            .is_some_and(|measured| measured.before.is_some())
    });
    let second = measured(&file, folder.path());
    let shown = in_the_panel(&play);
    assert_eq!(shown.now.figures, second.figures);
    assert_eq!(shown.before.as_ref().unwrap().figures, first.figures);
    assert!(
        !shown.changes().unwrap().is_nothing(),
        "the edit is a large one"
    );
    assert!(
        play.shows("Since the last save:"),
        "in the bar: {:?}",
        play.texts()
    );
    play.key(KeyCode::F6);
    assert_eq!(overlay(&play), Some(Overlay::Figures));
    let moved = shown
        .changes()
        .unwrap()
        .figures
        .into_iter()
        .find(two_hats::analysis::measure::Change::has_moved);
    let moved = moved.unwrap();
    assert!(
        play.shows(&moved.number()),
        "{}: {:?}",
        moved.number(),
        play.texts()
    );
    assert!(play.shows(&moved.now.what), "{:?}", play.texts());
    play.sound("figures beside what they were");

    // What cannot be played is told, and the figures stay.
    let broken = richer().replacen("situation: Growth", "situation: Grwoth", 1);
    fs::write(&file, broken).unwrap();
    until(&mut play, "the mistake", |figures| {
        figures.trouble().is_some()
    });
    assert!(play.shows("cannot be played"), "{:?}", play.texts());
    assert!(
        play.shows("figures of the save before"),
        "{:?}",
        play.texts()
    );
    assert!(play.shows(&moved.number()), "{:?}", play.texts());
    play.sound("a save that cannot be played");

    play.send(FiguresAction::Stop);
    play.frames(2);
    assert!(!play.app.world().resource::<Figures>().is_on());
    play.key(KeyCode::Escape);
    play.send(GameAction::Leave);
    play.frames(3);
    assert_eq!(
        play.app.world().resource::<Figures>().file(),
        None,
        "they belong to the game"
    );
}

#[test]
fn a_scenario_that_is_built_in_has_nothing_to_measure() {
    let mut play = Play::with(Setup::default());
    play.key(KeyCode::F6);
    assert_eq!(overlay(&play), None, "there is no game");
    play.send(GameAction::New("two-basements".to_owned()));
    play.key(KeyCode::F6);
    assert_eq!(overlay(&play), Some(Overlay::Figures));
    play.frames(2);
    assert!(play.shows("played from a file"), "{:?}", play.texts());
    play.sound("no figures");
    assert!(!play.app.world().resource::<Figures>().is_on());
}

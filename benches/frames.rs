//! What a frame costs, without drawing it: the whole schedule of the game on every screen, at rest and when the page is made anew.
//!
//! `cargo bench --bench frames`. The median of a frame at rest is to stay under a millisecond on every screen.

use std::path::PathBuf;

use bevy::prelude::*;
use divan::Bencher;
use two_hats::app::Headless;
use two_hats::app::data::sources::Sources;
use two_hats::app::kit::{AnyMessage, Look};
use two_hats::app::play::game::{Game, GameAction};
use two_hats::app::screens::nav::{Navigate, Overlay, Screen};
use two_hats::session::Stage;

fn main() {
    divan::main();
    let _ = std::fs::remove_dir_all(saves());
}

/// The pages.
const PAGES: [&str; 9] = [
    "title", "picker", "briefing", "crisis", "outcome", "debrief", "settings", "help", "workshop",
];

fn saves() -> PathBuf {
    std::env::temp_dir().join(format!("two-hats-frames-{}", std::process::id()))
}

fn send(app: &mut App, message: impl Into<AnyMessage>) {
    let world = app.world_mut();
    message.into().send(&mut world.commands());
    world.flush();
    for _ in 0..3 {
        app.update();
    }
}

/// Gives the first response to the crisis at hand.
fn answer(app: &mut App) {
    let response = match app
        .world()
        .resource::<Game>()
        .view()
        .map(|view| &view.stage)
    {
        Some(Stage::Crisis(crisis)) => crisis.responses.first().map(|r| r.id.clone()),
        _ => None,
    };
    if let Some(response) = response {
        send(app, GameAction::Pick(response));
        send(app, GameAction::Confirm);
    }
}

/// The game with a page open and settled.
fn on(page: &str) -> App {
    let mut app = Headless {
        sources: Sources {
            seed: Some(7),
            saves: Some(saves()),
            ..Default::default()
        },
        ..Default::default()
    }
    .app();
    let play = |app: &mut App| send(app, GameAction::New("two-basements".to_owned()));
    match page {
        "picker" => send(&mut app, Navigate::Open(Screen::Picker)),
        "briefing" => play(&mut app),
        "crisis" => {
            play(&mut app);
            send(&mut app, GameAction::Begin);
        }
        "outcome" => {
            play(&mut app);
            send(&mut app, GameAction::Begin);
            answer(&mut app);
        }
        "debrief" => {
            play(&mut app);
            send(&mut app, GameAction::Begin);
            while *app.world().resource::<State<Screen>>().get() != Screen::Debrief {
                answer(&mut app);
                send(&mut app, GameAction::Next);
            }
        }
        "settings" => send(&mut app, Navigate::Push(Overlay::Settings)),
        "help" => send(&mut app, Navigate::Push(Overlay::Help)),
        "workshop" => send(&mut app, Navigate::Open(Screen::RoomSetup)),
        _ => {}
    }
    // The debrief is reckoned beside the frames; what is measured is the page with everything on it.
    for _ in 0..200 {
        app.update();
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    app
}

/// Nothing happens: what a laptop pays while people talk, if frames were drawn at all.
#[divan::bench(args = PAGES)]
fn at_rest(bencher: Bencher, page: &str) {
    let mut app = on(page);
    bencher.bench_local(|| app.update());
}

/// The page is made anew, as after every key that changes something.
#[divan::bench(args = PAGES)]
fn anew(bencher: Bencher, page: &str) {
    let mut app = on(page);
    bencher.bench_local(|| {
        app.world_mut().resource_mut::<Look>().set_changed();
        app.update();
    });
}

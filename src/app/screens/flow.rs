//! Which page comes next: what has happened to a game or a workshop decides.

use bevy::prelude::*;

use super::nav::{Navigate, Screen};
use crate::app::play::game::{Game, GameEvent};
#[cfg(feature = "host")]
use crate::app::play::phones::PhonesEvent;
use crate::app::play::room::RoomEvent;
use crate::app::step::Step;
use crate::session::Stage;

/// The page that shows how the game at hand stands.
fn standing(game: &Game) -> Screen {
    match game.view().map(|view| (&view.stage, &view.last)) {
        Some((Stage::End(_), _)) => Screen::Debrief,
        Some((Stage::Crisis(_), None)) => Screen::Briefing,
        Some((Stage::Crisis(_), Some(_))) => Screen::Crisis,
        None => Screen::Title,
    }
}

/// What comes after what was read.
fn onward(game: &Game) -> Screen {
    match game.view().map(|view| &view.stage) {
        Some(Stage::End(_)) => Screen::Debrief,
        Some(Stage::Crisis(_)) => Screen::Crisis,
        None => Screen::Title,
    }
}

/// An edit may end a game, or begin it anew: the page follows.
fn reloaded(game: &Game, now: Screen) -> Option<Screen> {
    let view = game.view()?;
    match (&view.stage, now, view.last.is_some()) {
        (Stage::End(_), Screen::Crisis, _) => Some(Screen::Debrief),
        (Stage::Crisis(_), Screen::Debrief, _) | (_, Screen::Outcome, false) => {
            Some(Screen::Crisis)
        }
        _ => None,
    }
}

fn follow(
    mut game_events: MessageReader<GameEvent>,
    mut room_events: MessageReader<RoomEvent>,
    game: Res<Game>,
    screen: Res<State<Screen>>,
    mut out: MessageWriter<Navigate>,
) {
    for event in game_events.read() {
        let next = match event {
            GameEvent::Began => Some(Screen::Briefing),
            GameEvent::Resumed => Some(standing(&game)),
            GameEvent::Decided => Some(Screen::Outcome),
            // How long it is to be is chosen before it begins.
            GameEvent::Replanned if *screen.get() == Screen::Briefing => None,
            GameEvent::Onward | GameEvent::Replanned => Some(onward(&game)),
            GameEvent::Reloaded => reloaded(&game, *screen.get()),
            GameEvent::Left => Some(Screen::Title),
        };
        if let Some(next) = next {
            out.write(Navigate::Open(next));
        }
    }
    for event in room_events.read() {
        out.write(Navigate::Open(match event {
            RoomEvent::Opened => Screen::Room,
            RoomEvent::Debriefed => Screen::Debrief,
            RoomEvent::Left => Screen::Title,
        }));
    }
}

#[cfg(feature = "host")]
fn follow_phones(mut events: MessageReader<PhonesEvent>, mut out: MessageWriter<Navigate>) {
    for event in events.read() {
        out.write(Navigate::Open(match event {
            PhonesEvent::Opened => Screen::Wall,
            PhonesEvent::Left => Screen::Title,
        }));
    }
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, follow.after(Step::Act).before(Step::Navigate));
    #[cfg(feature = "host")]
    app.add_systems(
        Update,
        follow_phones.after(Step::Act).before(Step::Navigate),
    );
}

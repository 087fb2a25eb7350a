//! What came of the response, one thing a page: the card turns; the meters move; how the room voted, and how it predicted.

mod card;
mod votes;

use bevy::prelude::*;

use super::frame::{Shown, frame};
use crate::app::kit::{Button, Cue, Curtain, Enter, Look, Style};
use crate::app::play::room::{Room, RoomAction};
use crate::app::screens::page::Page;
use crate::app::screens::parts;
use crate::session::workshop::{RevealView, RoomIntent, RoomStage};

/// Pages: the card, the meters, the votes.
const PARTS: usize = 3;

/// How long a meter waits for the one before it, in seconds.
const APART: f32 = 0.45;

pub(super) fn draw(page: &mut Page, shown: &Shown, reveal: &RevealView, curtain: &Curtain) {
    let part = shown.room.part().min(PARTS - 1);
    let name = ["card", "meters", "votes"][part];
    let id = format!("room/{}/reveal/{name}", reveal.turn.crisis);
    let title = format!("Reveal: {}", reveal.turn.title);
    let mut others = Vec::new();
    if let Some(before) = part.checked_sub(1) {
        let back = Button::new("Back", RoomAction::Part(before))
            .id("part")
            .key(KeyCode::KeyA, "A")
            .icon("left");
        others.push(back);
    }
    frame(
        page,
        shown,
        &id,
        &title,
        (onward(shown, reveal).first(), others),
        |ui| match part {
            0 => card::draw(ui, shown, reveal, curtain.passed()),
            1 => {
                ui.text(Style::Title, "What moved");
                let meters = &reveal.turn.aftermath.meters;
                // One after the other, from when this page was opened.
                parts::reasons(ui, meters, |position| {
                    let at = APART * position as f32;
                    (Cue::new(at, Enter::Rise), shown.turned())
                });
                card::people(ui, shown, reveal);
            }
            _ => votes::draw(ui, reveal),
        },
    );
}

/// The next page of the reveal, and from the last one what comes after it.
pub(super) fn onward(shown: &Shown, reveal: &RevealView) -> Button {
    let button = match shown.room.part() {
        0 => Button::new("What moved", RoomAction::Part(1)),
        1 => Button::new("How the room voted", RoomAction::Part(2)),
        _ if reveal.last => Button::new("How it ended", RoomIntent::Next),
        _ => Button::new("Next crisis", RoomIntent::Next),
    };
    button.id("next").icon("play").main()
}

/// Begins the scene of a reveal that has not been seen, as its workshop, turn and response.
pub(super) fn rise(
    room: Res<Room>,
    look: Res<Look>,
    mut curtain: ResMut<Curtain>,
    mut seen: Local<Option<(u32, u16, String)>>,
) {
    let stage = room.projector().map(|view| &view.stage);
    let Some(RoomStage::Reveal(reveal)) = stage else {
        return;
    };
    let turn = &reveal.turn;
    let now = Some((room.number(), turn.turn, turn.response.id.clone()));
    if *seen == now {
        return;
    }
    *seen = now;
    if look.motion {
        curtain.rise(card::END);
    } else {
        curtain.end();
    }
}

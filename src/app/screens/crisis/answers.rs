//! The answers as cards of one width. None of them shows a hat.

use bevy::input_focus::InputFocus;
use bevy::picking::hover::Hovered;
use bevy::prelude::*;
use bevy::window::RequestRedraw;

use super::fold::beginning;
use crate::app::kit::{
    Arrange, Button, FocusId, NUMERALS, Style, Ui, column, shadow, silent, space,
};
use crate::app::play::game::{Game, GameAction};
use crate::session::{ResponseView, Stage};

/// The narrowest a card may be, in heights of text.
const NARROWEST: f32 = 12.0;
/// The same where text has shrunk because there is little room.
const TIGHT: f32 = 10.0;
/// The same where cards only show how answers begin.
const PEEK: f32 = 7.6;
/// Height of the cap of a key, which lies on the edge of its card, in heights of text.
const CAP: f32 = 1.7;
/// How far the card that is picked comes forward, in logical pixels.
const FORWARD: f32 = -6.0;

/// How many cards stand beside each other: as many as fit, in rows as even as can be.
fn columns(fit: usize, cards: usize) -> usize {
    let rows = cards.max(1).div_ceil(fit.max(1));
    cards.max(1).div_ceil(rows)
}

/// What the page knows the card of a response by.
pub(super) fn id(response: &str) -> String {
    format!("answer/{response}")
}

/// The answer at hand in full, where cards only show how answers begin.
#[derive(Component, Debug, Clone, Copy)]
pub(super) struct Reading;

/// The answer at hand: the one under the pointer, else the one with the focus, else the one that is picked.
pub(super) fn reading(ui: &mut Ui<'_, '_>, responses: &[ResponseView], picked: Option<&str>) {
    let at = responses.iter().find(|r| picked == Some(r.id.as_str()));
    let text = at.or(responses.first()).map_or("", |r| &*r.text);
    let (font, color, line) = Style::Plain.bundle(ui.look);
    let font = TextFont {
        font_size: bevy::text::FontSize::Rem(1.0),
        ..font
    };
    ui.leaf((Reading, Text::new(text), font, color, line, silent()));
}

/// Shows in full whichever answer is at hand.
pub(super) fn read(
    mut reading: Query<&mut Text, With<Reading>>,
    cards: Query<(&FocusId, &Hovered)>,
    focus: Res<InputFocus>,
    game: Res<Game>,
    mut redraw: MessageWriter<RequestRedraw>,
) {
    let Ok(mut shown) = reading.single_mut() else {
        return;
    };
    let Some(Stage::Crisis(crisis)) = game.view().map(|view| &view.stage) else {
        return;
    };
    let card = |card: &FocusId| crisis.responses.iter().find(|r| id(&r.id) == card.0);
    let under = cards
        .iter()
        .filter(|(_, hovered)| hovered.get())
        .find_map(|(id, _)| card(id));
    let focused = focus.get().and_then(|entity| cards.get(entity).ok());
    let at = under.or_else(|| focused.and_then(|(id, _)| card(id)));
    if let Some(answer) = at
        && shown.0 != answer.text
    {
        shown.0.clone_from(&answer.text);
        redraw.write(RequestRedraw);
    }
}

/// Words of an answer that shows how it begins.
const BEGINNING: usize = 4;

/// The answers. `peek` is whether they only show how they begin.
pub(super) fn cards(
    ui: &mut Ui<'_, '_>,
    responses: &[ResponseView],
    picked: Option<&str>,
    peek: bool,
) {
    let narrowest = match (peek, ui.look.fit < 0.85) {
        (true, _) => PEEK,
        (false, true) => TIGHT,
        (false, false) => NARROWEST,
    };
    let fit = ui.look.columns(narrowest, responses.len());
    let columns = columns(fit, responses.len());
    let around = Node {
        // Above the cards is room for their keys.
        padding: UiRect::new(
            px(space::XL),
            px(space::XL),
            px(ui.look.rem * CAP / 2.0),
            px(space::M),
        ),
        flex_shrink: 0.0,
        ..default()
    };
    ui.node(around, |ui| {
        ui.rows(
            columns,
            space::L,
            ui.look.rem * CAP / 2.0 + space::M,
            |ui| {
                for (position, response) in responses.iter().enumerate() {
                    let state = match picked {
                        None => State::Open,
                        Some(id) if id == response.id => State::Picked,
                        Some(_) => State::Faded,
                    };
                    card(ui, position, response, state, peek);
                }
            },
        );
    });
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Open,
    Picked,
    Faded,
}

fn card(ui: &mut Ui<'_, '_>, position: usize, response: &ResponseView, state: State, peek: bool) {
    let t = ui.look.tokens;
    let picked = state == State::Picked;
    let (ground, ink, outline) = match state {
        State::Open => (t.card, t.ink, t.soft.mixed(t.card, 45)),
        State::Picked => (t.card, t.ink, t.ink),
        State::Faded => (t.bg, t.soft, t.line),
    };
    let says = if picked {
        format!("{} Picked", response.text)
    } else {
        response.text.clone()
    };
    let mut button = Button::new(response.text.clone(), GameAction::Pick(response.id.clone()))
        .id(id(&response.id))
        .says(says);
    let key = NUMERALS.get(position);
    if let Some((key, hint)) = key {
        button = button.key(*key, hint);
    }
    if position == 0 {
        button = button.first();
    }
    let node = Node {
        padding: UiRect {
            top: px(ui.look.rem * CAP / 2.0 + space::XS),
            bottom: px(space::M),
            ..UiRect::horizontal(px(space::M))
        },
        ..column(space::S).framed(t.outline)
    };
    let lift = UiTransform {
        translation: if picked {
            Val2::px(0.0, FORWARD)
        } else {
            Val2::ZERO
        },
        ..default()
    };
    let cast = if state == State::Faded {
        BoxShadow::default()
    } else {
        shadow(picked)
    };
    ui.control(
        &button,
        (node, BorderColor::all(Color::from(outline)), lift, cast),
        ground,
        t.raised,
        |ui| {
            ui.node(
                Node {
                    position_type: PositionType::Absolute,
                    top: px(-ui.look.rem * CAP / 2.0 - t.outline),
                    left: px(space::M),
                    ..default()
                },
                |ui| {
                    if let Some((_, hint)) = key {
                        if picked {
                            ui.key_cap(hint, Some("check"), t.card, t.ink);
                        } else {
                            ui.key_cap(hint, None, ink, ground);
                        }
                    }
                },
            );
            let text = if peek {
                beginning(&response.text, BEGINNING)
            } else {
                response.text.clone()
            };
            ui.mute(Style::Plain, ink, text);
        },
    );
}

#[cfg(test)]
mod tests {
    use super::columns;

    #[test]
    fn cards_stand_in_rows_as_even_as_can_be() {
        for (fit, cards, expected) in [
            (5, 5, 5),
            (4, 5, 3),
            (3, 5, 3),
            (3, 4, 2),
            (2, 5, 2),
            (1, 5, 1),
            (4, 2, 2),
            (0, 0, 1),
        ] {
            assert_eq!(columns(fit, cards), expected, "{cards} cards, {fit} fit");
        }
    }
}

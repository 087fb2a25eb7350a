//! The answers as cards of one width. None of them shows a hat.

use bevy::prelude::*;

use crate::app::kit::tokens::CARD_RADIUS;
use crate::app::kit::{Button, NUMERALS, Style, Ui, space};
use crate::app::play::game::GameAction;
use crate::session::ResponseView;

/// The narrowest a card may be, in heights of text.
const NARROWEST: f32 = 12.0;
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

/// The answers.
pub(super) fn cards(ui: &mut Ui<'_, '_>, responses: &[ResponseView], picked: Option<&str>) {
    let fit = ui.look.columns(NARROWEST, responses.len());
    let columns = columns(fit, responses.len());
    let around = Node {
        // Where the page has room to spare, the cards lie at its end; above them is room for their keys.
        margin: UiRect::top(auto()),
        padding: UiRect::top(px(ui.look.rem * CAP / 2.0)),
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
                    card(ui, position, response, state);
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

fn card(ui: &mut Ui<'_, '_>, position: usize, response: &ResponseView, state: State) {
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
        border: UiRect::all(px(t.outline)),
        border_radius: BorderRadius::all(px(CARD_RADIUS)),
        flex_direction: FlexDirection::Column,
        row_gap: px(space::S),
        min_width: px(0),
        ..default()
    };
    let lift = UiTransform {
        translation: if picked {
            Val2::px(0.0, FORWARD)
        } else {
            Val2::ZERO
        },
        ..default()
    };
    let shadow = BoxShadow::new(
        Color::srgba(0.1, 0.1, 0.12, if picked { 0.28 } else { 0.12 }),
        px(0),
        px(if picked { 10 } else { 4 }),
        px(0),
        px(if picked { 28 } else { 16 }),
    );
    let shadow = if state == State::Faded {
        BoxShadow::default()
    } else {
        shadow
    };
    ui.control(
        &button,
        (node, BorderColor::all(Color::from(outline)), lift, shadow),
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
            ui.mute(Style::Plain, ink, response.text.clone());
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

//! Where it ended up: the leading and managing map with the path, and what nobody saw during play.

use bevy::prelude::*;

use super::ledger::{Panel, panel};
use super::shared::{Parts, figure, quiet};
use super::state::{Opened, Opens, PageAction};
use crate::app::kit::{
    Arrange, Button, Stroke, Style, Ui, announce_label, at, block, column, panes, row, silent,
    space,
};
use crate::debrief::{Debrief, Kind, Number, Points};

pub(super) fn draw(ui: &mut Ui<'_, '_>, parts: &Parts<'_>) {
    let roomy = ui.look.roomy();
    ui.card(|ui| {
        let node = panes(roomy, space::XL, space::L);
        ui.node(node, |ui| {
            map(ui, parts);
            let side = column(space::S).grow_beside(roomy);
            ui.node(side, |ui| {
                ui.prose(
                    Style::Plain,
                    "Leading builds direction: people know where this is going and why. Managing builds order: people know who does what by when. \
                     Neither stands in for the other.",
                );
                ui.prose(
                    Style::Plain,
                    "The square is where the team began, the full circle where it ended, and the numbers are crises. What is not renewed fades, so \
                     standing still takes work, too.",
                );
                undercurrents(ui, parts);
            });
        });
    });
}

fn values<'a>(debrief: &'a Debrief, id: &str) -> &'a [Points] {
    let number = debrief.numbers.iter().find(|n| n.id == id);
    number.map_or(&[], |n| &n.values)
}

fn ends(values: &[Points]) -> String {
    match (values.first(), values.last()) {
        (Some(a), Some(b)) => format!("from {} to {}", a.whole(), b.whole()),
        _ => String::new(),
    }
}

fn map(ui: &mut Ui<'_, '_>, parts: &Parts<'_>) {
    let debrief = parts.debrief;
    let (direction, order) = (values(debrief, "direction"), values(debrief, "order"));
    let t = ui.look.tokens;
    let rem = ui.look.rem;
    let left = rem * 1.2;
    let size = (rem * 22.0)
        // No narrower than its longest name is at the largest text.
        .min((ui.look.high * rem * 0.85).max(rem * 18.0))
        .min(parts.width - left - rem);
    let label = format!(
        "The leading and managing map with your path. Direction, which leading builds, went {}; order, which managing builds, went {}.",
        ends(direction),
        ends(order)
    );
    let place = |direction: Points, order: Points| {
        let x = left + (order.float() as f32 / 100.0).clamp(0.0, 1.0) * size;
        let y = rem * 1.6 + (1.0 - (direction.float() as f32 / 100.0).clamp(0.0, 1.0)) * size;
        Vec2::new(x, y)
    };
    let node = block(px(left + size + rem), px(size + rem * 3.6));
    figure(ui, label, node, |ui| {
        let top = rem * 1.6;
        let above = Rect::new(left, 0.0, left + size, rem * 1.4);
        ui.note(
            above,
            JustifyContent::FlexStart,
            Style::Label,
            t.ink,
            "↑ Direction: what leading builds",
        );
        let frame = at(left, top, size, size).outlined(t.outline);
        ui.leaf((frame, BorderColor::all(Color::from(t.soft))));
        for cross in [
            at(left + size / 2.0, top, 1.0, size),
            at(left, top + size / 2.0, size, 1.0),
        ] {
            ui.leaf((cross, BackgroundColor(t.line.into())));
        }
        corners(ui, left, top, size);
        let below = Rect::new(
            left,
            top + size + rem * 0.4,
            left + size,
            top + size + rem * 1.8,
        );
        ui.note(
            below,
            JustifyContent::FlexEnd,
            Style::Label,
            t.ink,
            "Order: what managing builds →",
        );
        let path: Vec<Vec2> = direction
            .iter()
            .zip(order)
            .map(|(d, o)| place(*d, *o))
            .collect();
        for pair in path.windows(2) {
            if let [from, to] = pair {
                ui.stroke(*from, *to, Stroke::whole(t.soft, 2.0));
            }
        }
        steps(ui, debrief, &path, direction, order);
    });
}

fn corners(ui: &mut Ui<'_, '_>, left: f32, top: f32, size: f32) {
    let (rem, soft) = (ui.look.rem, ui.look.tokens.soft);
    let half = size / 2.0;
    for (x, y, first, second) in [
        (0.0, 0.0, "vision without", "carrying: chaos"),
        (half, 0.0, "direction", "and order"),
        (0.0, size - rem * 2.8, "", "drift"),
        (
            half,
            size - rem * 2.8,
            "procedure without",
            "a why: rigidity",
        ),
    ] {
        for (i, text) in [first, second].into_iter().enumerate() {
            let y = top + y + rem * (0.2 + 1.2 * i as f32);
            let place = Rect::new(left + x, y, left + x + half, y + rem * 1.2);
            ui.note(place, JustifyContent::Center, Style::Small, soft, text);
        }
    }
}

/// The turns on the path. The last is drawn over the others; a number that would stand on another is left to the words.
fn steps(
    ui: &mut Ui<'_, '_>,
    debrief: &Debrief,
    path: &[Vec2],
    direction: &[Points],
    order: &[Points],
) {
    let t = ui.look.tokens;
    let round = ui.look.rem * 1.3;
    let last = path.len().saturating_sub(1);
    let mut numbered: Vec<Vec2> = Vec::new();
    let mut bare = vec![false; path.len()];
    for (i, place) in path.iter().enumerate().rev() {
        let crowded = numbered.iter().any(|other| other.distance(*place) < round);
        if let Some(bare) = bare.get_mut(i) {
            *bare = crowded;
        }
        if !crowded {
            numbered.push(*place);
        }
    }
    for (turn, place) in path.iter().enumerate() {
        let values = (direction.get(turn), order.get(turn));
        let title = debrief
            .turns
            .iter()
            .find(|t| usize::from(t.turn) == turn)
            .map_or_else(
                || "At the start".to_owned(),
                |t| format!("After crisis {turn}, {}", t.title),
            );
        let label = format!(
            "{title}: direction {}, order {}",
            values.0.copied().unwrap_or_default().whole(),
            values.1.copied().unwrap_or_default().whole()
        );
        let bare = bare.get(turn).copied().unwrap_or(false);
        let wide = if bare { 8.0 } else { round };
        let (ground, ink) = if turn == last {
            (t.ink, t.card)
        } else {
            (t.card, t.ink)
        };
        let node = Node {
            border_radius: if turn == 0 {
                BorderRadius::ZERO
            } else {
                BorderRadius::MAX
            },
            ..at(place.x - wide / 2.0, place.y - wide / 2.0, wide, wide)
                .outlined(2.0)
                .centred()
        };
        let bundle = (
            node,
            announce_label(accesskit::Role::ListItem, label),
            BackgroundColor(ground.into()),
            BorderColor::all(Color::from(t.ink)),
        );
        ui.node(bundle, |ui| {
            if bare || turn == 0 {
                return;
            }
            let (font, _, line) = Style::Small.bundle(ui.look);
            ui.leaf((
                Text::new(turn.to_string()),
                font,
                TextColor(ink.into()),
                line,
                TextLayout::no_wrap(),
                Node::default().firm(),
                silent(),
            ));
        });
    }
}

/// What nobody sees during play, at the start and at the end. Each opens its ledger.
fn undercurrents(ui: &mut Ui<'_, '_>, parts: &Parts<'_>) {
    ui.text(Style::Label, "Undercurrents: what nobody saw during play");
    let numbers = parts.debrief.numbers.iter();
    let node = row(space::S).align_stretch();
    ui.node(node, |ui| {
        for number in numbers.filter(|n| n.kind == Kind::Undercurrent) {
            undercurrent(ui, number);
        }
    });
    panel(
        ui,
        Panel::Kind(Kind::Undercurrent),
        column(space::XS),
        parts,
    );
}

fn undercurrent(ui: &mut Ui<'_, '_>, number: &Number) {
    let (Some(first), Some(last)) = (number.values.first(), number.values.last()) else {
        return;
    };
    opener(ui, &number.name, &number.id, (first.whole(), last.whole()));
}

/// A number with its ends, which opens its whole ledger.
pub(super) fn opener(ui: &mut Ui<'_, '_>, name: &str, id: &str, (first, last): (String, String)) {
    let t = ui.look.tokens;
    let this = Opened {
        number: id.to_owned(),
        turn: None,
    };
    let button = Button::new(
        format!("{name}: from {first} to {last}. Opens its ledger"),
        PageAction::Open(this.clone()),
    )
    .id(format!("open/{id}"));
    let node = Node {
        min_height: px(36),
        ..row(space::S)
            .outlined(t.outline)
            .inset(space::M, space::XS)
            .corners(8.0)
            .within()
    };
    let bundle = (
        node,
        BorderColor::all(Color::from(t.line)),
        Opens::used(this),
    );
    let (name, ends) = (name.to_owned(), format!("{first} → {last}"));
    ui.control(&button, bundle, t.card, t.raised, |ui| {
        quiet(ui, Style::Plain, name);
        quiet(ui, Style::Label, ends);
    });
}

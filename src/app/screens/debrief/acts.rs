//! The three acts: your story in five cards, one turning point side by side under the same luck, one habit to start and one to stop.

use bevy::prelude::*;

use super::shared::quiet;
use super::state::{Fold, PageAction};
use crate::app::kit::{
    Arrange, Button, Look, Rgb, Style, Ui, announce_label, beside, column, filling, meter_icon,
    panes, row, space,
};
use crate::app::play::game::GameAction;
use crate::app::screens::parts::{hat_icons, portrait, section};
use crate::debrief::{Acts, Advice, Debrief, Road, StoryCard, TurningPoint, worn};
use crate::session::View;

/// Draws them.
pub(super) fn draw(
    ui: &mut Ui<'_, '_>,
    view: &View,
    debrief: &Debrief,
    named: (usize, usize),
    open: bool,
) {
    let acts = debrief.acts();
    if !story_beside(ui.look, &acts) {
        story(ui, view, &acts);
    }
    if let Some(point) = &acts.point {
        let again = story_beside(ui.look, &acts);
        section(ui, "The turning point", |ui| {
            turning_point(ui, point, again);
        });
    }
    section(ui, "Take away", |ui| {
        let node = panes(ui.look.roomy(), space::L, space::L);
        ui.node(node, |ui| {
            habit(ui, "plus", acts.start);
            habit(ui, "minus", acts.stop);
        });
    });
    if let (asked @ 1.., right) = named {
        ui.text(
            Style::Plain,
            format!("Hats: of {asked} that you named before the card turned, {right} were right."),
        );
    }
    ui.button(
        Button::new("How was this reckoned?", PageAction::Fold(Fold::Reckoned))
            .key(KeyCode::KeyR, "R")
            .icon("ledger")
            .toggled(open),
    );
}

/// Whether the story stands beside the ending, so that both are on the first page.
pub(super) fn story_beside(look: &Look, acts: &Acts<'_>) -> bool {
    look.roomy() && !acts.story.is_empty()
}

/// The story as lines: a face, and what was done and came of it beside it.
pub(super) fn lines(ui: &mut Ui<'_, '_>, view: &View, acts: &Acts<'_>) {
    let t = ui.look.tokens;
    ui.text(Style::Head, "Your story");
    let point = acts.point.as_ref().map(|point| point.turn.turn);
    for card in &acts.story {
        let turned = point == Some(card.turn.turn);
        let node = beside(space::M).framed(t.outline).inset(space::M, space::S);
        let access = announce_label(accesskit::Role::Label, said(card));
        let outline = if turned { t.ink } else { t.line };
        let paint = (
            BackgroundColor(t.card.into()),
            BorderColor::all(Color::from(outline)),
        );
        ui.node((node, paint), |ui| {
            face(ui, view, card, 2.4);
            ui.node((filling(0.0), access), |ui| {
                let turn = card.turn;
                ui.node(row(space::S), |ui| {
                    hat_icons(ui, turn.hat, 1.2);
                    quiet(ui, Style::Label, format!("{}. {}", turn.turn, turn.title));
                });
                ui.mute_two(
                    (Style::Said, t.soft, card.did.clone()),
                    (Style::Plain, t.ink, card.came.clone()),
                );
            });
            if turned {
                ui.node(column(space::XS).align_middle().firm(), |ui| {
                    ui.text(Style::Label, "The turning point");
                    ui.button(from_here("From here", card.turn.turn).key(KeyCode::KeyF, "F"));
                });
            }
        });
    }
    // Below: five cards and the ending come before it on the first page.
    person(ui, view, acts);
}

/// Whom the game changed most.
fn person(ui: &mut Ui<'_, '_>, view: &View, acts: &Acts<'_>) {
    let Some(person) = &acts.person else { return };
    let known = view.team.iter().find(|m| m.id == person.member.id);
    let node = beside(space::S).slim();
    ui.node(node, |ui| {
        if let Some(member) = known {
            portrait(ui, member, 2.0);
        }
        ui.node(filling(0.0), |ui| {
            ui.text(Style::Label, person.said());
        });
    });
}

/// Plays again from a crisis.
fn from_here(label: &str, turn: u16) -> Button {
    Button::new(label, GameAction::FromHere(turn))
        .says(format!(
            "Play again from crisis {turn}, with the same luck, in a new save"
        ))
        .icon("road")
}

/// Who was moved most, where somebody was.
fn face(ui: &mut Ui<'_, '_>, view: &View, card: &StoryCard<'_>, size: f32) {
    if let Some((who, mood)) = card.who
        && let Some(member) = view.team.iter().find(|m| m.id == who)
    {
        ui.face(&member.face, mood, size);
    }
}

/// A card in words.
fn said(card: &StoryCard<'_>) -> String {
    let turn = card.turn;
    format!(
        "Crisis {}, {}. You wore {}: {} {}",
        turn.turn,
        turn.title,
        worn(turn.hat),
        card.did,
        card.came
    )
}

fn story(ui: &mut Ui<'_, '_>, view: &View, acts: &Acts<'_>) {
    if acts.story.is_empty() {
        return;
    }
    let columns = ui.look.columns(11.0, acts.story.len());
    section(ui, "Your story", |ui| {
        ui.grid(columns, space::M, |ui| {
            for card in &acts.story {
                one(ui, view, card);
            }
        });
        person(ui, view, acts);
    });
}

fn one(ui: &mut Ui<'_, '_>, view: &View, card: &StoryCard<'_>) {
    let t = ui.look.tokens;
    let turn = card.turn;
    let bundle = ui.card_bundle(t.line);
    ui.node(bundle, |ui| {
        let access = announce_label(accesskit::Role::Label, said(card));
        ui.node((column(space::S), access), |ui| {
            let head = row(space::S).apart();
            ui.node(head, |ui| {
                face(ui, view, card, 3.0);
                hat_icons(ui, turn.hat, 1.6);
            });
            quiet(ui, Style::Label, format!("{}. {}", turn.turn, turn.title));
            ui.mute(Style::Said, t.soft, card.did.clone());
            ui.mute(Style::Plain, t.ink, card.came.clone());
        });
    });
}

/// Both ways side by side; `again` says that its button has stood on the first page already.
fn turning_point(ui: &mut Ui<'_, '_>, point: &TurningPoint<'_>, again: bool) {
    ui.text(
        Style::Label,
        format!("Crisis {}: {}", point.turn.turn, point.turn.title),
    );
    let roomy = ui.look.roomy();
    let node = panes(roomy, space::L, space::M);
    ui.node(node, |ui| {
        side(ui, "What you did", point.taken, true);
        side(ui, "The other way, under the same luck", point.other, false);
    });
    ui.text(Style::Plain, point.said.clone());
    if !point.turn.asked.is_empty() {
        ui.prose(
            Style::Soft,
            &format!("What the moment asked for: {}", point.turn.asked),
        );
    }
    let button = from_here("From here, with the same luck", point.turn.turn);
    ui.button(if again {
        button.id("from here again")
    } else {
        button.key(KeyCode::KeyF, "F")
    });
}

fn side(ui: &mut Ui<'_, '_>, head: &str, road: &Road, taken: bool) {
    let t = ui.look.tokens;
    let around = column(0.0).grow_beside(ui.look.roomy());
    let last = road.same_luck_meters.last().copied().unwrap_or_default();
    let said = format!(
        "{head}, with {}: {} It ends as “{}”, with morale {}, stability {}, results {}.",
        worn(road.hat),
        road.text,
        road.same_luck_ending,
        last[0].whole(),
        last[1].whole(),
        last[2].whole()
    );
    let outline = if taken { t.ink } else { t.line };
    ui.node(around, |ui| {
        let bundle = ui.card_bundle(outline);
        ui.node(bundle, |ui| {
            let access = announce_label(accesskit::Role::Label, said);
            ui.node((column(space::S), access), |ui| {
                ui.node(row(space::S), |ui| {
                    hat_icons(ui, road.hat, 1.4);
                    quiet(ui, Style::Label, head);
                });
                ui.mute(Style::Said, t.ink, road.text.clone());
                for (id, value) in ["morale", "stability", "results"].into_iter().zip(last) {
                    bar(ui, id, value.rounded(), t.meter(id));
                }
                ui.mute(
                    Style::Plain,
                    t.ink,
                    format!("It ends as “{}”.", road.same_luck_ending),
                );
            });
        });
    });
}

fn bar(ui: &mut Ui<'_, '_>, id: &'static str, value: i32, tint: Rgb) {
    let node = beside(space::S);
    ui.node(node, |ui| {
        ui.icon(meter_icon(id), 1.0, tint);
        ui.node(filling(0.0), |ui| {
            ui.bar(crate::app::kit::Bar::at(value as f32), tint, 12.0);
        });
        ui.mute(Style::Label, ui.look.tokens.ink, value.to_string());
    });
}

fn habit(ui: &mut Ui<'_, '_>, icon: &'static str, advice: &Advice) {
    let around = column(0.0).grow_beside(ui.look.roomy());
    let ink = ui.look.tokens.ink;
    ui.node(around, |ui| {
        ui.card(|ui| {
            ui.beside_icon(icon, 1.3, ink, |ui| {
                ui.text(Style::Label, advice.title.clone());
            });
            ui.text(Style::Plain, advice.text.clone());
        });
    });
}

//! A crisis that asks for a response: the team, what is seen and heard, and the answers on the table.

mod answers;
mod calendar;
mod fold;
mod margin;
mod story;
mod whole;

use bevy::input_focus::{FocusCause, InputFocus};
use bevy::prelude::*;
use bevy::ui_widgets::ScrollIntoView;

use super::fit::{Fit, fitting};
use super::parts::{Strip, body, footer, strip};
use crate::app::data::settings::Settings;
use crate::app::kit::{Arrange, Button, FocusId, Style, Ui, beside_top, column, filling, space};
use crate::app::play::game::{Game, GameAction};
use crate::app::screens::nav::{Screen, Seen, shows};
use crate::app::screens::page::Page;
use crate::app::step::Step;
use crate::session::{CrisisView, Stage, View, at_the_edge};
use fold::{Fold, LAST, SHRINKS};
use margin::Margin;

/// Width from which signals have room beside the scene, in heights of text.
const THREE_COLUMNS: f32 = 56.0;

fn draw(
    mut page: Page,
    game: Res<Game>,
    fit: Res<Fit>,
    settings: Res<Settings>,
    margin: Res<Margin>,
) {
    let Some(view) = game.view() else { return };
    let Stage::Crisis(crisis) = &view.stage else {
        return;
    };
    let picked = game.picked();
    let fold = Fold::at(fit.step());
    let id = format!("crisis/{}/{}/{}", game.number(), view.turn, crisis.id);
    page.draw_at(fold.text, &id, &crisis.title, |ui| {
        strip(ui, &above(view, crisis, game.about(), fold));
        if !fold.bare {
            calendar::strip(ui, view, ends_with(view, game.about()), fold);
        }
        body(ui, "table", |ui| {
            if fold.peek {
                story::head(ui, view, crisis, fold);
                answers::reading(ui, &crisis.responses, picked);
            } else if ui.look.roomy() && !fold.faces {
                table(ui, view, crisis, fold);
            } else {
                folded(ui, view, crisis, fold);
            }
        });
        margin::note(ui, &settings, &margin, view);
        answers::cards(ui, &crisis.responses, picked, fold.peek);
        footer(ui, |ui| next(ui, crisis, picked));
    });
}

/// After how many crises the story is over at the latest.
fn ends_with(view: &View, about: u16) -> u16 {
    view.crises
        .map_or(about, |limit| limit.min(about.max(view.turn)))
}

fn above<'a>(view: &'a View, crisis: &'a CrisisView, about: u16, fold: Fold) -> Strip<'a> {
    let mut place = place(view, crisis, about, !fold.bare);
    if fold.bare
        && let Some(edge) = at_the_edge(&view.meters)
    {
        place = format!("{place} · {edge}");
    }
    Strip {
        title: &view.briefing.title,
        place,
        severity: Some(crisis.severity),
        meters: &view.meters,
    }
}

/// Where in the game this is: the number of the crisis, and the moment in the story.
fn place(view: &View, crisis: &CrisisView, about: u16, moment: bool) -> String {
    let all = ends_with(view, about);
    let number = match view.crises {
        Some(limit) if limit <= all => format!("Crisis {} of {limit}", view.turn),
        _ if view.turn < all => format!("Crisis {} of about {all}", view.turn),
        _ => format!("Crisis {}", view.turn),
    };
    if crisis.moment.is_empty() || !moment {
        number
    } else {
        format!("{number} · {}", crisis.moment)
    }
}

/// The team to the left, the scene in the middle, what can be noticed to the right or below.
fn table(ui: &mut Ui<'_, '_>, view: &View, crisis: &CrisisView, fold: Fold) {
    let rem = ui.look.rem;
    let three = ui.look.wide >= THREE_COLUMNS;
    beside(ui, |ui| {
        ui.node(fixed(rem * 16.0), |ui| {
            story::team(ui, view, 2);
            story::voices(ui, view, crisis);
        });
        ui.node(filling(space::M), |ui| {
            story::scene(ui, view, crisis, fold);
            if !three {
                story::signals(ui, crisis);
            }
        });
        if three {
            ui.node(fixed(rem * 14.5), |ui| story::signals(ui, crisis));
        }
    });
}

/// The scene over the whole width, and under it the team and what was promised, as far as there is room for them.
fn folded(ui: &mut Ui<'_, '_>, view: &View, crisis: &CrisisView, fold: Fold) {
    let two = ui.look.roomy();
    let rem = ui.look.rem;
    let heard = |ui: &mut Ui<'_, '_>| {
        story::signals(ui, crisis);
        story::voices(ui, view, crisis);
    };
    if !fold.signals {
        story::scene(ui, view, crisis, fold);
    } else if two {
        beside(ui, |ui| {
            ui.node(filling(space::M), |ui| {
                story::scene(ui, view, crisis, fold);
                below(ui, view, fold, 3);
            });
            ui.node(fixed(rem * 17.0), heard);
        });
    } else {
        story::scene(ui, view, crisis, fold);
        heard(ui);
        below(ui, view, fold, 2);
    }
}

fn below(ui: &mut Ui<'_, '_>, view: &View, fold: Fold, columns: usize) {
    if fold.names {
        story::team(ui, view, columns);
    } else if fold.promises {
        story::promises(ui, view);
    }
}

fn beside(ui: &mut Ui<'_, '_>, inside: impl FnOnce(&mut Ui<'_, '_>)) {
    let node = beside_top(space::XL).firm();
    ui.node(node, inside);
}

fn fixed(width: f32) -> Node {
    column(space::M).wide(width)
}

/// How to go on: what the keys do, or the answer that is picked.
fn next(ui: &mut Ui<'_, '_>, crisis: &CrisisView, picked: Option<&str>) {
    if picked.is_some() {
        ui.button(
            Button::new("Give this answer", GameAction::Confirm)
                .key(KeyCode::NumpadEnter, "Enter")
                .main(),
        );
    } else {
        let soft = ui.look.tokens.soft;
        let last = crisis.responses.len();
        let how = if ui.look.roomy() {
            format!("Pick an answer: click, or 1–{last}. A second time gives it.")
        } else {
            format!("1–{last} picks")
        };
        ui.tinted(Style::Small, soft, how);
    }
}

/// The notes in the margin have been turned, or read.
fn turned(seen: Seen, margin: Res<Margin>, settings: Res<Settings>) -> bool {
    seen.page(Screen::Crisis) && (margin.is_changed() | settings.is_changed())
}

/// Enter gives the answer that was picked by its key, so the focus goes with it.
fn follow_pick(
    game: Res<Game>,
    mut picked: Local<Option<String>>,
    controls: Query<(Entity, &FocusId)>,
    mut focus: ResMut<InputFocus>,
    mut commands: Commands,
) {
    if game.picked() == picked.as_deref() {
        return;
    }
    *picked = game.picked().map(str::to_owned);
    let card = game.picked().map(answers::id);
    if let Some((entity, _)) = controls
        .iter()
        .find(|(_, known)| Some(&known.0) == card.as_ref())
    {
        focus.set(entity, FocusCause::Navigated);
        commands.trigger(ScrollIntoView { entity });
    }
}

pub(super) fn plugin(app: &mut App) {
    app.add_plugins((margin::plugin, whole::plugin))
        .add_systems(
            Update,
            // Before the page is drawn again with the card that came forward.
            follow_pick
                .after(Step::Navigate)
                .before(Step::Draw)
                .run_if(resource_changed::<Game>),
        )
        .add_systems(
            Update,
            fitting(draw, SHRINKS, LAST)
                .in_set(Step::Draw)
                .run_if(shows::<Game>(Screen::Crisis).or_else(turned)),
        )
        .add_systems(Update, answers::read.after(Step::Settle));
}

//! A workshop on the projector, in whichever step it is: one file a step. No hat and no note is on it before the reveal.

mod briefing;
mod discuss;
mod hands;
mod notes;
mod over;
pub(crate) mod pieces;
mod predict;
mod presenter;
mod reveal;
mod sheets;
mod tie;

use bevy::prelude::*;

use crate::app::Step;
use crate::app::nav::{Screen, draws};
use crate::app::page::Page;
use crate::app::presenter::PresenterWindow;
use crate::app::room::{Clock, Room, RoomAction, Sheet};
use crate::app::theme::{Button, Style, Ui, column, row, space};
use crate::session::workshop::{PresenterView, ProjectorView, RoomStage, Step as At, TimerView};

/// What a step is drawn from.
pub(super) struct Shown<'a> {
    room: &'a Room,
    view: &'a PresenterView,
    timer: TimerView,
    presenter_open: bool,
}

impl Shown<'_> {
    const fn projector(&self) -> &ProjectorView {
        &self.view.projector
    }
}

fn draw(mut page: Page, room: Res<Room>, presenter: Res<PresenterWindow>, clock: Clock) {
    let (Some(view), Some(timer)) = (room.view(), room.timer(clock.now())) else {
        page.draw("room", "Workshop", |ui| {
            ui.text(Style::Title, "The workshop is closed");
            ui.button(
                Button::new("Back to the title", RoomAction::Leave)
                    .main()
                    .first(),
            );
        });
        return;
    };
    let shown = Shown {
        room: &room,
        view,
        timer,
        presenter_open: presenter.is_open(),
    };
    let projector = &view.projector;
    if projector.black {
        sheets::black(&mut page);
        return;
    }
    if projector.paused {
        sheets::rest(&mut page, &shown);
        return;
    }
    match (room.sheet(), &projector.stage) {
        (Sheet::Back, _) => sheets::back(&mut page, &shown),
        (Sheet::MayNotes, _) => sheets::may_notes(&mut page),
        (Sheet::Notes, _) => sheets::notes(&mut page, &shown),
        (Sheet::None, RoomStage::Briefing) => briefing::draw(&mut page, &shown),
        (Sheet::None, RoomStage::Asked(asked)) => match asked.step {
            At::Predict => predict::draw(&mut page, &shown, asked),
            At::Hands => hands::draw(&mut page, &shown, asked),
            At::Tie => tie::draw(&mut page, &shown, asked),
            _ => discuss::draw(&mut page, &shown, asked),
        },
        (Sheet::None, RoomStage::Reveal(reveal)) => reveal::draw(&mut page, &shown, reveal),
        (Sheet::None, RoomStage::Over(end)) => over::draw(&mut page, &shown, end),
    }
}

/// The frame of a step: where it stands above, what can be done below, and between them whatever scrolls. Where there is little room,
/// everything but the one thing to do scrolls.
fn frame(
    page: &mut Page,
    shown: &Shown,
    id: &str,
    title: &str,
    (main, others): (Button, Vec<Button>),
    inside: impl FnOnce(&mut Ui<'_, '_>),
) {
    let roomy = page.look.roomy();
    let mut others = others;
    others.extend(always(shown));
    page.draw(id, title, |ui| {
        if roomy {
            pieces::header(ui, shown.projector());
        }
        let key = format!("{id} body");
        let body = Node {
            flex_grow: 1.0,
            flex_shrink: 1.0,
            flex_basis: px(0),
            ..default()
        };
        ui.scroll_with_mark(&key, body, true, |ui| {
            let inner = Node {
                padding: UiRect::axes(px(space::L), px(0)),
                flex_shrink: 0.0,
                ..column(space::M)
            };
            ui.node(inner, |ui| {
                if !roomy {
                    pieces::header(ui, shown.projector());
                }
                inside(ui);
                if !roomy {
                    ui.row(space::S, |ui| {
                        for button in others.drain(..) {
                            ui.button(button);
                        }
                    });
                }
            });
        });
        ui.rule();
        ui.node(
            Node {
                padding: UiRect::axes(px(space::XL), px(space::S)),
                flex_shrink: 0.0,
                ..column(space::XS)
            },
            |ui| {
                if let Some(hint) = shown.room.hint() {
                    ui.row(space::XS, |ui| {
                        let tint = ui.look.tokens.lead;
                        ui.icon("help", 1.0, tint);
                        ui.tinted(Style::Plain, tint, hint);
                    });
                }
                ui.node(row(space::S), |ui| {
                    ui.button(main);
                    ui.spring();
                    for button in others {
                        ui.button(button);
                    }
                });
            },
        );
    });
}

/// What can be done at every step.
fn always(shown: &Shown) -> Vec<Button> {
    let mut buttons = Vec::new();
    if shown.view.can_step_back.is_some() {
        buttons.push(
            Button::new("Step back", RoomAction::Lay(Sheet::Back))
                .key(KeyCode::KeyB, "B")
                .icon("back")
                .quiet(),
        );
    }
    if shown.view.notes.is_some() {
        buttons.push(
            Button::new("Notes", RoomAction::Lay(Sheet::MayNotes))
                .key(KeyCode::KeyN, "N")
                .icon("notes")
                .quiet(),
        );
    }
    buttons.push(
        Button::new(
            if shown.presenter_open {
                "Close the presenter’s window"
            } else {
                "Presenter"
            },
            RoomAction::Presenter,
        )
        .id("presenter")
        .key(KeyCode::F2, "F2")
        .quiet(),
    );
    buttons.push(
        Button::new("Break", RoomAction::Rest)
            .key(KeyCode::KeyK, "K")
            .icon("pause")
            .quiet(),
    );
    buttons.push(
        Button::new("Black", RoomAction::Black)
            .says("Make the projector black")
            .key(KeyCode::Period, ".")
            .quiet(),
    );
    buttons
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, draw.in_set(Step::Draw).run_if(draws(Screen::Room)))
        .add_plugins(presenter::plugin);
}

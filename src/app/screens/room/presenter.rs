//! The presenter's page: the same state as on the projector, with the notes, the timer, the hands and all controls.

mod focus;

use bevy::input_focus::tab_navigation::TabGroup;
use bevy::prelude::*;

use super::frame::{Shown, always, presenter};
use super::{briefing, hands, notes, pieces, predict};
use crate::app::data::narration::room as words;
use crate::app::kit::{
    Arrange, Button, Look, Style, Ui, announce_label, column, row, space, whole,
};
#[cfg(feature = "host")]
use crate::app::play::phones::Phones;
use crate::app::play::room::{Clock, Place, Room, RoomAction};
use crate::app::step::Step;
use crate::session::workshop::{AskedView, Open, RoomIntent, RoomStage, RoomStep};

/// The root of the presenter's page.
#[derive(Component, Debug, Clone, Copy)]
pub struct PresenterRoot;

/// Where the presenter's page is drawn, as long as there is such a place.
#[derive(Resource, Debug, Default)]
pub struct PresenterPage {
    /// The camera that it is drawn for.
    pub camera: Option<Entity>,
    /// Its look, whose size is its own.
    pub look: Option<Look>,
}

fn draw(
    presenter: Res<PresenterPage>,
    room: Res<Room>,
    #[cfg(feature = "host")] phones: Res<Phones>,
    clock: Clock,
    place: Res<Place>,
    roots: Query<Entity, With<PresenterRoot>>,
    mut commands: Commands,
) {
    for root in &roots {
        commands.entity(root).despawn();
    }
    let (Some(camera), Some(look)) = (presenter.camera, &presenter.look) else {
        return;
    };
    commands
        .spawn((
            PresenterRoot,
            UiTargetCamera(camera),
            Node {
                flex_direction: FlexDirection::Column,
                ..whole()
            },
            BackgroundColor(look.tokens.bg.into()),
            TabGroup::new(1),
            announce_label(accesskit::Role::Complementary, "For the presenter"),
            Name::new("presenter"),
        ))
        .with_children(|at| {
            let ui = &mut Ui::new(at, look);
            let now = clock.now();
            if let (Some(view), Some(timer)) = (room.view(), room.timer(now)) {
                let shown = Shown {
                    folds: 0,
                    room: &room,
                    view,
                    timer,
                    presenter_open: true,
                    place: &place,
                    now,
                    grown: 1.0,
                };
                page(ui, &shown);
                return;
            }
            #[cfg(feature = "host")]
            super::phones::presenter_page(ui, &phones, now);
        });
}

fn page(ui: &mut Ui<'_, '_>, shown: &Shown) {
    ui.scroll("presenter", Node::default().rest(), |ui| {
        let inner = column(space::M).pad(space::S).firm();
        ui.node(inner, |ui| inside(ui, shown));
    });
    ui.rule();
    ui.node(row(space::XS).pad(space::S).firm(), |ui| {
        for button in steps(shown) {
            ui.button(button);
        }
    });
}

/// What is beside the controls.
fn inside(ui: &mut Ui<'_, '_>, shown: &Shown) {
    status(ui, shown);
    match &shown.projector().stage {
        RoomStage::Briefing => {
            ui.text(Style::Plain, "The briefing is on the projector.");
            briefing::size(ui, shown);
        }
        RoomStage::Asked(asked) => {
            if asked.step == RoomStep::Discuss {
                pieces::countdown(ui, shown.timer, shown.room.minutes(), |ui| {
                    super::discuss::buttons(ui, shown);
                });
            }
            if asked.step == RoomStep::Predict {
                predict::known(ui, asked);
                predict::predictions(ui, shown, asked);
            }
            if matches!(asked.step, RoomStep::Hands | RoomStep::Tie) {
                count(ui, shown, asked);
            }
        }
        RoomStage::Reveal(reveal) => {
            let turn = &reveal.turn;
            ui.text(
                Style::Label,
                format!("{}: {}", words::decided(reveal.by), turn.response.text),
            );
            ui.text(Style::Plain, turn.outcome.clone());
        }
        RoomStage::Over(end) => {
            ui.text(Style::Head, end.title.clone());
        }
    }
    if let Some(found) = &shown.view.notes {
        notes::draw(ui, found);
    }
}

/// What the projector shows.
fn status(ui: &mut Ui<'_, '_>, shown: &Shown) {
    let t = ui.look.tokens;
    let view = shown.projector();
    let crisis = match (view.number, view.crises) {
        (0, _) => "Before the first crisis".to_owned(),
        (number, Some(crises)) => format!("Crisis {number} of {crises}"),
        (number, None) => format!("Crisis {number}"),
    };
    let step = match &view.stage {
        RoomStage::Briefing => "briefing",
        RoomStage::Asked(asked) => match asked.step {
            RoomStep::Predict => "predict",
            RoomStep::Hands => "hands",
            RoomStep::Tie => "a tie",
            _ => "discuss",
        },
        RoomStage::Reveal(_) => "reveal",
        RoomStage::Over(_) => "over",
    };
    ui.row(space::M, |ui| {
        ui.text(Style::Label, format!("{crisis}: {step}"));
        for meter in &view.meters {
            ui.row(space::XS, |ui| {
                let tint = ui.look.tokens.meter(&meter.id);
                ui.icon(crate::app::kit::meter_icon(&meter.id), 0.9, tint);
                ui.text(Style::Plain, format!("{} {}", meter.name, meter.value));
            });
        }
    });
    if view.black || view.paused {
        pieces::with_icon(ui, "pause", t.lead, |ui| {
            let what = if view.black {
                "The projector is black."
            } else {
                "A break: the session is paused."
            };
            ui.tinted(Style::Label, t.lead, what);
        });
    }
    if let Some(hint) = shown.room.hint() {
        pieces::with_icon(ui, "help", t.lead, |ui| {
            ui.tinted(Style::Plain, t.lead, hint);
        });
    }
    for warning in shown.place.warnings() {
        pieces::with_icon(ui, "help", t.lead, |ui| {
            ui.tinted(Style::Plain, t.lead, warning);
        });
    }
    displays(ui, shown);
}

/// The screens, where there are several: the wall goes to the one that is picked.
fn displays(ui: &mut Ui<'_, '_>, shown: &Shown) {
    if shown.place.displays.is_empty() {
        return;
    }
    ui.row(space::XS, |ui| {
        ui.text(Style::Label, "The wall is on");
        for display in &shown.place.displays {
            let go = RoomAction::Display(display.name.clone());
            ui.button(Button::new(display.name.clone(), go).toggled(display.here));
        }
    });
}

/// The hands, typed in here while this window is open.
fn count(ui: &mut Ui<'_, '_>, shown: &Shown, asked: &AskedView) {
    let room = shown.projector().room;
    hands::count(ui, asked.counted, room);
    for (at, response) in asked.crisis.responses.iter().enumerate() {
        if asked.step == RoomStep::Hands {
            pieces::response(ui, at + 1, &response.text, |ui| {
                hands::answer(ui, asked, at, &response.id, room);
            });
        } else if asked.tied.contains(&response.id) {
            let number = at + 1;
            ui.node(column(0.0), |ui| {
                ui.button(
                    Button::new(
                        format!("Break the tie with {number}"),
                        RoomIntent::BreakTie {
                            crisis: asked.crisis.id.clone(),
                            response: response.id.clone(),
                        },
                    )
                    .icon("hand"),
                );
                ui.text(Style::Small, response.text.clone());
            });
        }
    }
}

/// Everything that can be asked for at this step.
fn steps(shown: &Shown) -> Vec<Button> {
    let view = shown.projector();
    if view.paused {
        return vec![
            Button::new("Go on", RoomAction::Rest)
                .key(KeyCode::KeyK, "K")
                .main(),
            black(view.black),
            presenter(shown),
        ];
    }
    let mut buttons = Vec::new();
    let open = |label: &str, step: Open, key: KeyCode, hint: &str| {
        Button::new(label, RoomIntent::Open(step)).key(key, hint)
    };
    match &view.stage {
        RoomStage::Briefing => {
            buttons.push(Button::new("To the first crisis", RoomIntent::Next).main());
        }
        RoomStage::Asked(asked) => {
            match asked.step {
                RoomStep::Discuss => {
                    buttons.push(super::discuss::turn(shown.room.part() > 0).main());
                }
                RoomStep::Hands => {
                    buttons.push(hands::onward());
                    buttons.push(hands::at_once(&asked.crisis.id));
                }
                RoomStep::Predict => {
                    buttons.push(hands::reveal(&asked.crisis.id).main());
                    buttons.push(predict::skip(&asked.crisis.id));
                }
                _ => {}
            }
            if asked.step != RoomStep::Discuss {
                buttons.push(open("Discuss", Open::Discuss, KeyCode::KeyD, "D"));
            }
            if !matches!(asked.step, RoomStep::Predict | RoomStep::Hands) {
                buttons.push(open("Predict", Open::Predict, KeyCode::KeyP, "P"));
            }
            if asked.step != RoomStep::Hands {
                buttons.push(open("Hands", Open::Hands, KeyCode::KeyH, "H"));
            }
        }
        RoomStage::Reveal(reveal) => buttons.push(super::reveal::onward(shown, reveal)),
        RoomStage::Over(_) => {
            buttons.push(Button::new("Debrief", RoomAction::Debrief).main());
        }
    }
    // The notes are on this page.
    let notes = shown.view.notes.is_some();
    let mut others = always(shown);
    if notes {
        others.retain(|button| !button.is("Notes"));
    }
    if view.black {
        others.retain(|button| !button.is("Black"));
        others.push(black(true));
    }
    buttons.extend(others);
    buttons
}

fn black(on: bool) -> Button {
    let label = if on { "Show the session" } else { "Black" };
    Button::new(label, RoomAction::Black)
        .id("Black")
        .key(KeyCode::Period, ".")
}

/// Whether something on the presenter's page has changed.
fn has_changed(
    presenter: Res<PresenterPage>,
    room: Res<Room>,
    place: Res<Place>,
    #[cfg(feature = "host")] phones: Res<Phones>,
) -> bool {
    let shown = room.is_changed() | place.is_changed();
    #[cfg(feature = "host")]
    let shown = shown | phones.is_changed();
    presenter.is_changed() | (presenter.camera.is_some() && shown)
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<PresenterPage>()
        .add_plugins(focus::plugin)
        .add_systems(Update, draw.in_set(Step::Draw).run_if(has_changed));
}

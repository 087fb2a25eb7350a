//! Setting up a workshop: which scenario, how long, how many crises, how large a room.

#[cfg_attr(not(feature = "host"), path = "room_setup/no_phones.rs")]
mod phones;

use bevy::prelude::*;

use self::phones::Phones;
use super::room::pieces::fill;
use crate::app::data::settings::Settings;
use crate::app::data::sources::Sources;
use crate::app::kit::{Arrange, Button, Stepper, Style, Ui, beside_top, column, row, space};
use crate::app::play::room::{Listed, Number, People, RoomAction, Setup};
use crate::app::play::saves::OpenSave;
use crate::app::screens::nav::{Navigate, Screen, Seen};
use crate::app::screens::page::Page;
use crate::app::step::Step;
use crate::session::AnswerOrder;

fn draw(mut page: Page, setup: Res<Setup>, phones: Phones) {
    let roomy = page.look.roomy();
    page.draw("room-setup", "Set up a workshop", |ui| {
        let body = Node::default().grow();
        ui.scroll_with_mark("setup", body, true, |ui| {
            let inner = column(space::L).pad(space::L).firm();
            ui.node(inner, |ui| {
                ui.text(Style::Title, "A workshop");
                phones.kinds(ui);
                unfinished(ui, &setup);
                if roomy {
                    ui.node(beside_top(space::XXL), |ui| {
                        ui.node(fill(column(space::S)), |ui| scenarios(ui, &setup));
                        ui.node(fill(column(space::M)), |ui| numbers(ui, &setup, &phones));
                    });
                } else {
                    scenarios(ui, &setup);
                    numbers(ui, &setup, &phones);
                }
            });
        });
        ui.rule();
        ui.node(row(space::S).inset(space::XL, space::S).firm(), |ui| {
            let begin = phones
                .begin()
                .key(KeyCode::KeyB, "B")
                .icon("play")
                .disabled(setup.scenario().is_none())
                .main();
            ui.button(begin);
            ui.spring();
            ui.button(
                Button::new("Back", Navigate::Open(Screen::Title))
                    .key(KeyCode::Escape, "")
                    .icon("left")
                    .quiet(),
            );
        });
    });
}

/// Workshops that are not over.
fn unfinished(ui: &mut Ui<'_, '_>, setup: &Setup) {
    /// So many are offered; all saves are listed elsewhere.
    const MOST: usize = 3;
    for (at, save) in setup.unfinished().iter().take(MOST).enumerate() {
        let people = match save.people {
            People::Hands(size) => format!("room of {size}"),
            People::Phones => "a room with phones".to_owned(),
        };
        let label = format!(
            "Go on with {}, crisis {}, {people}, played {}",
            save.title, save.crisis, save.when
        );
        let resume = OpenSave::file(&save.file);
        let mut button = Button::new(label, resume)
            .id(format!("go on {at}"))
            .icon("play");
        if at == 0 {
            button = button.key(KeyCode::KeyG, "G");
        }
        ui.row(0.0, |ui| {
            ui.button(button.wide());
        });
    }
}

fn scenarios(ui: &mut Ui<'_, '_>, setup: &Setup) {
    ui.text(Style::Head, "Scenario");
    let taken = setup.scenario().map(|listed| listed.name.clone());
    for listed in setup.listed() {
        let chosen = taken.as_ref() == Some(&listed.name);
        scenario(ui, listed, chosen);
    }
}

fn scenario(ui: &mut Ui<'_, '_>, listed: &Listed, chosen: bool) {
    let t = ui.look.tokens;
    let button = Button::new(
        listed.title.clone(),
        RoomAction::Scenario(listed.name.clone()),
    )
    .id(format!("scenario {}", listed.name))
    .says(format!("{}. {}", listed.title, listed.pitch))
    .toggled(chosen)
    .disabled(listed.pace.is_none());
    let button = if chosen { button.first() } else { button };
    let node = beside_top(space::S)
        .full()
        .framed(t.outline)
        .pad(space::M)
        .firm();
    let outline = if chosen { t.ink } else { t.line };
    ui.control(
        &button,
        (node, BorderColor::all(Color::from(outline))),
        t.card,
        t.raised,
        |ui| {
            let (icon, tint) = match (&listed.pace, chosen) {
                (None, _) => ("cross", t.lead),
                (_, true) => ("check", t.ink),
                (_, false) => ("dot", t.line),
            };
            ui.icon(icon, 1.1, tint);
            ui.node(fill(column(2.0)), |ui| {
                ui.text(Style::Label, listed.title.clone());
                ui.text(Style::Small, listed.pitch.clone());
            });
        },
    );
}

fn numbers(ui: &mut Ui<'_, '_>, setup: &Setup, phones: &Phones) {
    let soft = ui.look.tokens.soft;
    let number = |ui: &mut Ui<'_, '_>,
                  (which, label, value): (Number, &'static str, u16),
                  bounds: (u16, u16),
                  about: String| {
        ui.node(row(space::M).apart(), |ui| {
            ui.node(column(0.0).grow_from(ui.look.rem * 11.0), |ui| {
                ui.text(Style::Label, label);
                ui.tinted(Style::Small, soft, about);
            });
            let by = if which == Number::Minutes { 5 } else { 1 };
            ui.stepper(
                Stepper::new(label, label, Some(value), bounds, move |value| {
                    RoomAction::Set(which, value)
                })
                .by(by),
            );
        });
    };
    ui.text(Style::Head, "Time and room");
    ui.card(|ui| {
        let range = |which: Number| {
            let (least, most) = which.bounds();
            format!("{least} to {most}")
        };
        number(
            ui,
            (Number::Minutes, "Minutes at hand", setup.minutes()),
            Number::Minutes.bounds(),
            range(Number::Minutes),
        );
        number(
            ui,
            (Number::Talk, "Minutes to discuss each crisis", setup.talk()),
            Number::Talk.bounds(),
            range(Number::Talk),
        );
        let (fewest, all, fits) = (setup.fewest(), setup.all(), setup.fits());
        number(
            ui,
            (Number::Crises, "Crises", setup.crises()),
            (fewest, all),
            format!("{fits} fit the time; {fewest} to {all} can be played"),
        );
        if setup.set_by_hand() && setup.crises() != fits {
            ui.row(0.0, |ui| {
                ui.button(Button::new(
                    format!("As many as fit: {fits}"),
                    RoomAction::AsManyAsFit,
                ));
            });
        }
        // Phones count themselves.
        if !phones.chosen() {
            number(
                ui,
                (Number::Size, "People in the room", setup.size()),
                Number::Size.bounds(),
                "1 to 500, and it can be changed at any time".to_owned(),
            );
        }
        estimate(ui, setup);
    });
    ui.card(|ui| {
        let as_in_file = setup.order() == AnswerOrder::File;
        let other = if as_in_file {
            AnswerOrder::Seed
        } else {
            AnswerOrder::File
        };
        let button = Button::new(
            "Answers in the order of the file",
            RoomAction::Order(other),
        )
        .toggled(as_in_file);
        ui.row(0.0, |ui| {
            ui.button(button);
        });
        ui.tinted(
            Style::Small,
            soft,
            "For a guide or cards that were printed without a seed. Without it the seed of the game shuffles them, the same for everybody.",
        );
    });
    if phones.chosen() {
        phones.settings(ui);
    }
}

/// How long it takes, and whether that is more than there is.
fn estimate(ui: &mut Ui<'_, '_>, setup: &Setup) {
    let t = ui.look.tokens;
    let Some(minutes) = setup.estimate() else {
        return;
    };
    ui.rule();
    super::room::pieces::with_icon(ui, "clock", t.ink, |ui| {
        ui.text(
            Style::Label,
            format!(
                "About {} minutes with briefing and debrief ({} to {})",
                minutes.about, minutes.least, minutes.most
            ),
        );
        let over = minutes.about.saturating_sub(setup.minutes());
        if over > 0 {
            ui.tinted(
                Style::Plain,
                t.lead,
                format!("That is {over} minutes more than you have."),
            );
        }
    });
}

fn look_up(sources: Res<Sources>, settings: Res<Settings>, mut setup: ResMut<Setup>) {
    setup.look_up(&sources, &settings);
}

fn has_changed(seen: Seen, setup: Res<Setup>, phones: Phones) -> bool {
    let changed = seen.is_changed() | setup.is_changed() | phones.is_changed();
    seen.page(Screen::RoomSetup) && changed
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(OnEnter(Screen::RoomSetup), look_up)
        .add_systems(Update, draw.in_set(Step::Draw).run_if(has_changed));
}

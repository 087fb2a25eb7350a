//! What a room with phones is set up with beside time: tables, names, steps, and the network card by which phones reach it.

use bevy::ecs::system::SystemParam;
use bevy::prelude::*;

use crate::app::kit::{Button, Stepper, Style, Ui, space};
use crate::app::play::phones::{PhonesAction, PhonesSetup, StepKind};
use crate::app::play::room::RoomAction;
use crate::app::screens::room::pieces::{fill, with_icon};
use crate::host::cards::{Card, CardKind};

/// What the page knows of a room with phones.
#[derive(SystemParam)]
pub(super) struct Phones<'w> {
    setup: Res<'w, PhonesSetup>,
}

impl Phones<'_> {
    pub(super) fn is_changed(&self) -> bool {
        self.setup.is_changed()
    }

    /// Whether it is a workshop with phones.
    pub(super) fn chosen(&self) -> bool {
        self.setup.is_chosen()
    }

    /// Which of the two kinds of workshop it is.
    pub(super) fn kinds(&self, ui: &mut Ui<'_, '_>) {
        kinds(ui, &self.setup);
    }

    /// Everything that only a room with phones has.
    pub(super) fn settings(&self, ui: &mut Ui<'_, '_>) {
        settings(ui, &self.setup);
    }

    /// Begins whichever kind it is.
    pub(super) fn begin(&self) -> Button {
        if self.chosen() {
            Button::new("Open the room", PhonesAction::Start)
        } else {
            Button::new("Begin the workshop", RoomAction::Start)
        }
    }
}

fn kinds(ui: &mut Ui<'_, '_>, phones: &PhonesSetup) {
    ui.row(space::S, |ui| {
        for (label, with, icon) in [
            ("A show of hands", false, "hand"),
            ("With phones", true, "people"),
        ] {
            let button = Button::new(label, PhonesAction::Choose(with))
                .icon(icon)
                .toggled(phones.is_chosen() == with);
            ui.button(button);
        }
    });
}

fn settings(ui: &mut Ui<'_, '_>, phones: &PhonesSetup) {
    ui.text(Style::Head, "Phones");
    ui.card(|ui| {
        ui.row(space::M, |ui| {
            ui.node(fill(crate::app::kit::column(0.0)), |ui| {
                ui.text(Style::Label, "Tables");
                ui.text(
                    Style::Small,
                    "Each plays the same luck, and decides for itself",
                );
            });
            ui.stepper(Stepper::new(
                "tables",
                "Tables",
                Some(phones.tables()),
                PhonesSetup::bounds(),
                PhonesAction::Tables,
            ));
        });
        ui.row(space::S, |ui| {
            let names = phones.asks_names();
            let button = Button::new("Ask for names", PhonesAction::Names(!names));
            ui.button(button.toggled(names));
            for step in StepKind::ALL {
                let on = phones.has(step);
                let button = Button::new(step.label(), PhonesAction::Set(step, !on));
                ui.button(button.toggled(on));
            }
        });
    });
    ui.text(Style::Head, "Network");
    ui.card(|ui| {
        let chosen = phones.address();
        for card in phones.cards() {
            let on = card.address == chosen;
            let label = format!("{}  {}{}", card.address, card.name, kind(card));
            let button = Button::new(label, PhonesAction::Card(card.address))
                .id(format!("card {}", card.address))
                .says(format!(
                    "Network card {}, address {}",
                    card.name, card.address
                ))
                .toggled(on)
                .wide();
            ui.button(button);
        }
        let soft = ui.look.tokens.soft;
        for line in phones.preflight() {
            with_icon(ui, "dot", soft, |ui| {
                ui.text(Style::Small, line);
            });
        }
        ui.text(
            Style::Small,
            "Nothing is open to the network before the room is, and nothing after it is closed.",
        );
    });
}

/// What a card looks like to be, where that is not what one expects.
const fn kind(card: &Card) -> &'static str {
    match card.kind {
        CardKind::Private => "",
        CardKind::Hotspot => ", the laptop’s own hotspot",
        CardKind::LinkLocal => ", without a network",
        CardKind::Virtual => ", virtual",
        CardKind::Public => ", public",
    }
}

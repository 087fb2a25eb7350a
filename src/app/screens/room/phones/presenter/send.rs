//! What the scenario may have arrive beside this crisis, for all tables or one.

use super::super::frame::Shown;
use crate::app::kit::{Button, Stepper, Style, Ui, space};
use crate::app::play::phones::{DeskAction, PhonesAction};
use crate::session::live::{Command, LiveStep};

pub(super) fn draw(ui: &mut Ui<'_, '_>, shown: &Shown) {
    let offers = &shown.console.injects;
    let step = &shown.wall.step;
    if offers.is_empty() || step.number == 0 || step.step == LiveStep::Over {
        return;
    }
    let tables = shown.wall.room.tables;
    let to = shown.room.desk().to.filter(|table| *table <= tables);
    if tables > 1 {
        ui.row(space::S, |ui| {
            ui.text(Style::Label, "What is sent in is for");
            let all = PhonesAction::from(DeskAction::To(None));
            let all = Button::new("All tables", all).id("send to all");
            ui.button(all.toggled(to.is_none()).quiet());
            let stepper = Stepper::new("send to", "Only for table", to, (1, tables), |table| {
                PhonesAction::from(DeskAction::To(Some(table)))
            });
            ui.text(Style::Plain, "or only table");
            ui.stepper(stepper.off_tab());
        });
    }
    for offer in offers {
        ui.text(
            Style::Label,
            format!("To be sent in: {}", offer.inject.from),
        );
        ui.text(Style::Plain, offer.inject.text.clone());
        let inject = Command::Inject {
            id: Some(offer.id.clone()),
            kind: offer.inject.kind,
            from: String::new(),
            text: String::new(),
            table: to,
        };
        ui.row(0.0, |ui| {
            let id = format!("inject {}", offer.id);
            let button = Button::new("Send it in", PhonesAction::from(inject)).id(id);
            ui.button(button.disabled(shown.wall.room.paused));
        });
    }
}

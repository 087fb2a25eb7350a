//! What cannot be undone is asked twice.

use super::super::frame::Shown;
use crate::app::kit::{Button, Style, Ui};
use crate::app::play::phones::{DeskAction, PhonesAction};
use crate::session::live::Command;

/// Something that is asked twice: a button, and in its place the question once it was pressed.
pub(super) fn sure(
    ui: &mut Ui<'_, '_>,
    shown: &Shown,
    button: (&str, String),
    question: &str,
    command: Command,
) {
    let (label, id) = button;
    if shown.room.desk().sure.as_ref() != Some(&command) {
        let asks = DeskAction::Sure(Some(Box::new(command)));
        ui.button(Button::new(label, PhonesAction::from(asks)).id(id).quiet());
        return;
    }
    ui.text(Style::Label, question);
    ui.button(Button::new("Yes", PhonesAction::from(command)).id(format!("{id} yes")));
    let no = PhonesAction::from(DeskAction::Sure(None));
    ui.button(Button::new("No", no).id(format!("{id} no")).quiet());
}

//! What may arrive beside this crisis, for all tables or one: what the scenario has, or something typed in one's own words.

use bevy::input_focus::InputFocus;
use bevy::prelude::*;

use super::super::frame::Shown;
use crate::app::data::narration::phones as words;
use crate::app::kit::{Button, Drafts, Field, Stepper, Style, Ui, space};
use crate::app::play::phones::{DeskAction, Phones, PhonesAction};
use crate::app::screens::nav::Screen;
use crate::app::step::Step;
use crate::content::raw::InjectKind;
use crate::session::live::{Command, LiveStep};

/// Fields, by what [`Drafts`] knows them by; they take as much as those of the console page do.
const FROM: (&str, usize) = ("arrives from", 60);
const TEXT: (&str, usize) = ("arrives text", 400);

const KINDS: [InjectKind; 4] = [
    InjectKind::Call,
    InjectKind::Headline,
    InjectKind::Mail,
    InjectKind::Visit,
];

pub(super) fn draw(ui: &mut Ui<'_, '_>, shown: &Shown) {
    let step = &shown.wall.step;
    if step.number == 0 || step.step == LiveStep::Over {
        return;
    }
    ui.text(Style::Label, "Something arrives");
    let to = to(shown);
    tables(ui, shown, to);
    for offer in &shown.console.injects {
        ui.text(Style::Soft, words::arrived(&offer.inject));
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
    typed(ui, shown);
    let arrived = match shown.wall.injects.len() {
        0 => return,
        1 => "1 thing has arrived in this crisis.".to_owned(),
        some => format!("{some} things have arrived in this crisis."),
    };
    ui.text(Style::Soft, arrived);
}

/// The table that it is for; nothing for all.
fn to(shown: &Shown) -> Option<u16> {
    let tables = shown.wall.room.tables;
    shown.room.desk().to.filter(|table| *table <= tables)
}

fn tables(ui: &mut Ui<'_, '_>, shown: &Shown, to: Option<u16>) {
    let tables = shown.wall.room.tables;
    if tables < 2 {
        return;
    }
    ui.row(space::S, |ui| {
        ui.text(Style::Plain, "For");
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

/// Something in one's own words: how it arrives, who it is from, what it says.
fn typed(ui: &mut Ui<'_, '_>, shown: &Shown) {
    ui.row(space::XS, |ui| {
        let chosen = shown.room.desk().kind;
        for kind in KINDS {
            let label = words::kind(kind);
            let button = Button::new(label, PhonesAction::from(DeskAction::Kind(kind)));
            ui.button(button.toggled(chosen == kind).quiet());
        }
    });
    for (label, (id, most)) in [("From", FROM), ("Text", TEXT)] {
        ui.text(Style::Small, label);
        ui.row(0.0, |ui| {
            ui.field(Field {
                id,
                label: format!("{label} of what arrives"),
                sends: SendTyped.into(),
                first: false,
                most: Some(most),
            });
        });
    }
    ui.row(0.0, |ui| {
        let button = Button::new("Send what is typed", SendTyped).id("inject typed");
        ui.button(button.disabled(shown.wall.room.paused));
    });
}

/// Sends in what was typed.
#[derive(Message, Debug, Clone, Copy)]
struct SendTyped;

/// What is refused stays in its field, to be sent again; what was sent gives the keys back to the room.
fn send(
    mut asked: MessageReader<SendTyped>,
    phones: Res<Phones>,
    mut drafts: ResMut<Drafts>,
    mut focus: ResMut<InputFocus>,
    mut out: MessageWriter<PhonesAction>,
) {
    for SendTyped in asked.read() {
        let Some(shown) = Shown::of_presenter(&phones, 0) else {
            continue;
        };
        let text = drafts.get(TEXT.0).trim().to_owned();
        let accepted = !text.is_empty() && !shown.wall.room.paused;
        let inject = Command::Inject {
            id: None,
            kind: phones.desk().kind,
            from: drafts.get(FROM.0).trim().to_owned(),
            text,
            table: to(&shown),
        };
        out.write(PhonesAction::from(inject));
        if accepted {
            drafts.clear(TEXT.0);
            focus.clear();
        }
    }
}

/// The next room begins with empty fields.
fn forget(mut drafts: ResMut<Drafts>) {
    for (id, _) in [FROM, TEXT] {
        drafts.clear(id);
    }
}

pub(super) fn plugin(app: &mut App) {
    app.add_message::<SendTyped>()
        .add_systems(OnExit(Screen::Wall), forget)
        .add_systems(Update, send.before(Step::Act));
}

//! Three notes in the margin of a new player's first crisis: one at a time, once, and skipped with a key.

use bevy::prelude::*;

use crate::app::data::settings::Settings;
use crate::app::kit::{Arrange, Button, Style, Ui, beside, filling, row, space};
use crate::app::play::game::GameEvent;
use crate::app::play::preferences::PreferenceAction;
use crate::app::step::Step;
use crate::session::View;

/// What a player has to know before the first answer.
const NOTES: [&str; 3] = [
    "Every answer wears a hat, the leader’s or the manager’s. You see which one after you have chosen.",
    "No answer here is right for every team. Look at the people, the work and the meters before you choose. A meter at 0 ends the game.",
    "What you promise comes back, and so does what you leave lying. Promises stand beside the team until they are due.",
];

/// The note that is shown.
#[derive(Resource, Debug, Default)]
pub(super) struct Margin(usize);

/// What is asked of the notes.
#[derive(Message, Debug, Clone, Copy, PartialEq, Eq)]
enum MarginAction {
    /// The next one; after the last they are read.
    Next,
    /// None of them.
    Skip,
}

/// The note at hand, if there is one.
pub(super) fn note(ui: &mut Ui<'_, '_>, settings: &Settings, margin: &Margin, view: &View) {
    let Some(note) = NOTES.get(margin.0) else {
        return;
    };
    if settings.notes_read || view.turn > 1 {
        return;
    }
    let t = ui.look.tokens;
    let node = beside(space::M).inset(space::XL, space::XS).firm();
    ui.node((node, BackgroundColor(t.raised.into())), |ui| {
        ui.icon("notes", 1.1, t.ink);
        ui.node(filling(0.0), |ui| {
            let count = format!("{} of {}. {note}", margin.0 + 1, NOTES.len());
            ui.text(Style::Said, count);
        });
        let last = margin.0 + 1 == NOTES.len();
        // Side by side, however narrow the page: the note beside them takes what is left.
        let buttons = row(space::XS).one_line().firm();
        ui.node(buttons, |ui| {
            let next = Button::new(
                if last { "Got it" } else { "Next note" },
                MarginAction::Next,
            )
            .id("note")
            .key(KeyCode::KeyM, "M");
            ui.button(next);
            if !last {
                let skip = Button::new("Skip", MarginAction::Skip)
                    .says("Skip the notes")
                    .key(KeyCode::KeyX, "X")
                    .quiet();
                ui.button(skip);
            }
        });
    });
}

fn act(
    mut asked: MessageReader<MarginAction>,
    mut events: MessageReader<GameEvent>,
    settings: Res<Settings>,
    mut margin: ResMut<Margin>,
    mut preferences: MessageWriter<PreferenceAction>,
) {
    let mut done = false;
    for action in asked.read() {
        match action {
            MarginAction::Next => margin.0 += 1,
            MarginAction::Skip => margin.0 = NOTES.len(),
        }
        done |= margin.0 >= NOTES.len();
    }
    // Who has answered has found the way.
    done |= events.read().any(|event| *event == GameEvent::Decided);
    if done && !settings.notes_read {
        preferences.write(PreferenceAction::NotesRead(true));
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Margin>()
        .add_message::<MarginAction>()
        .add_systems(Update, act.after(Step::Act).before(Step::Navigate));
}

//! The presenter's page of a room with phones: the count that nobody else sees, the notes, who is there, and everything that can be asked for.

mod count;
mod people;
mod plan;
mod send;
mod sure;
mod tables;

use bevy::prelude::*;

use super::countdown::countdown;
use super::door::console_code;
use super::frame::{self, Shown};
use crate::app::data::narration::phones as words;
use crate::app::kit::{Arrange, Button, Style, Ui, column, row, space};
use crate::app::play::phones::{Laid, Phones, PhonesAction};
use crate::app::screens::parts;
use crate::app::screens::room::{notes, pieces};
use crate::session::live::{ACTS, Command, Direction, LiveStep, Presence};

/// So many who are not through are named.
const NAMED: usize = 12;

/// The page, at this time, in milliseconds since 1970 (UTC).
pub(in crate::app::screens::room) fn page(ui: &mut Ui<'_, '_>, room: &Phones, now: i64) {
    let Some(shown) = Shown::of_presenter(room, now) else {
        return;
    };
    let all = Node::default().rest();
    ui.scroll("presenter", all, |ui| {
        let inner = column(space::M).pad(space::S).firm();
        ui.node(inner, |ui| inside(ui, &shown));
    });
    ui.rule();
    let below = row(space::XS).pad(space::S).firm();
    ui.node(below, |ui| {
        for button in steps(&shown) {
            ui.button(button);
        }
    });
}

fn inside(ui: &mut Ui<'_, '_>, shown: &Shown) {
    status(ui, shown);
    claims(ui, shown);
    directed(ui, shown);
    doing(ui, shown);
    count::draw(ui, shown);
    tables::draw(ui, shown);
    if let Some(reveal) = &shown.wall.reveal {
        ui.text(Style::Label, reveal.text.clone());
        ui.text(Style::Plain, reveal.outcome.clone());
    }
    missing(ui, shown);
    if let Some(guide) = &shown.console.guide {
        for (head, text) in [
            ("Where groups get stuck", &guide.stuck),
            ("A question that frees them", &guide.question),
            ("Move on", &guide.move_on),
        ] {
            if !text.is_empty() {
                ui.text(Style::Label, head);
                ui.text(Style::Plain, text.clone());
            }
        }
    }
    if let Some(found) = &shown.console.notes {
        notes::draw(ui, found);
    }
    send::draw(ui, shown);
    plan::draw(ui, shown);
    people::draw(ui, shown);
    room(ui, shown);
}

/// While simulated phones rehearse with whoever leads for the first time: what to do now, and what to say.
fn directed(ui: &mut Ui<'_, '_>, shown: &Shown) {
    let step = &shown.wall.step;
    let direction = Direction::at(step.step, step.number).filter(|_| shown.room.rehearses());
    let Some(direction) = direction else { return };
    parts::panel(ui, ui.look.tokens.ink, |ui| {
        ui.text(Style::Label, "Stage directions: do");
        ui.text(Style::Plain, direction.act);
        ui.text(Style::Label, "Say");
        ui.text(Style::Said, format!("“{}”", direction.say));
    });
}

/// What belongs to the step: another step, the acts of the debrief, what to ask after a reveal.
fn doing(ui: &mut Ui<'_, '_>, shown: &Shown) {
    let wall = shown.wall;
    let step = wall.step.step;
    if step.asks() {
        ui.row(space::XS, |ui| {
            for one in words::steps(shown.console.steps) {
                let open = PhonesAction::Ask(Command::Open { step: one });
                let button = Button::new(words::name(one), open);
                let button = button.id(format!("open {one:?}")).toggled(one == step);
                ui.button(button.disabled(wall.room.paused || one == step).quiet());
            }
        });
    }
    if step == LiveStep::Over {
        ui.text(Style::Label, "The debrief on the wall");
        ui.row(space::XS, |ui| {
            for act in 1..=ACTS {
                let shows = PhonesAction::Ask(Command::ShowAct { act });
                let button = Button::new(words::act(act), shows).id(format!("act {act}"));
                let on = wall.act == act;
                ui.button(button.toggled(on).disabled(on || wall.room.paused).quiet());
            }
        });
    }
    if let Some(questions) = &wall.questions {
        let (answered, people) = (questions.answered, wall.room.people);
        let text = format!("{answered} of {people} have answered the questions.");
        ui.text(Style::Plain, text);
    }
    if !shown.console.split.is_empty() {
        let tables: Vec<String> = shown.console.split.iter().map(u16::to_string).collect();
        let at = match wall.room.tables {
            1 => String::new(),
            _ => format!(" Tables: {}.", tables.join(", ")),
        };
        ui.text(Style::Label, "Many saw it otherwise");
        let text = format!("Ask: who voted otherwise, and what did you see?{at}");
        ui.text(Style::Plain, text);
    }
}

/// Where the room stands, and what has to be said.
fn status(ui: &mut Ui<'_, '_>, shown: &Shown) {
    let t = ui.look.tokens;
    let step = &shown.wall.step;
    ui.row(space::M, |ui| {
        let place = format!("{}: {}", words::place(step), words::name(step.step));
        ui.text(Style::Label, place);
        if shown.timed() {
            countdown(ui, Style::Head, shown.timer);
        }
    });
    if shown.timed() {
        ui.row(space::S, |ui| {
            ui.button(frame::timer(shown));
            let more = Button::new("1 min", PhonesAction::Ask(Command::AddMinute {}))
                .says("One minute more")
                .key(KeyCode::Equal, "+")
                .icon("plus");
            ui.button(more.quiet());
        });
    }
    let people = shown.wall.room.people;
    let here = format!("{} of {people} phones are here", shown.wall.here);
    ui.text(Style::Plain, here);
    let hour = &shown.console.hour;
    if hour.began.is_some() {
        let how = match hour.behind {
            0 => "on time".to_owned(),
            1.. => format!("{} behind", hour.behind),
            _ => format!("{} ahead", -hour.behind),
        };
        let text = format!("{} minutes, planned {}: {how}", hour.took, hour.planned);
        ui.text(Style::Soft, text);
        if !hour.advice.is_empty() {
            ui.text(Style::Soft, format!("{}.", hour.advice));
        }
    }
    let mut said: Vec<String> = shown.console.problems.clone();
    said.extend(shown.room.hint().map(str::to_owned));
    if shown.wall.black {
        said.push("The wall is black.".to_owned());
    }
    if shown.wall.room.paused {
        said.push("A break: the room is paused.".to_owned());
    }
    for problem in said {
        pieces::with_icon(ui, "help", t.lead, |ui| {
            let problem = crate::app::data::narration::sentence(&problem);
            ui.tinted(Style::Plain, t.lead, problem);
        });
    }
}

/// Devices that say that a seat is theirs.
fn claims(ui: &mut Ui<'_, '_>, shown: &Shown) {
    for claim in &shown.console.claims {
        let text = format!("Another device says that it is {}.", claim.name);
        ui.text(Style::Label, text);
        ui.row(space::S, |ui| {
            for (label, yes) in [("It is", true), ("It is not", false)] {
                let nod = Command::Nod {
                    claim: claim.claim,
                    yes,
                };
                let id = format!("claim {} {yes}", claim.claim);
                ui.button(Button::new(label, PhonesAction::from(nod)).id(id));
            }
        });
    }
}

/// Who is not through, while the room waits for somebody.
fn missing(ui: &mut Ui<'_, '_>, shown: &Shown) {
    let waits = shown.wall.step.step.waits_for_seats();
    let seats = shown.console.seats.iter();
    let missing: Vec<String> = seats
        .filter(|seat| waits && !seat.done)
        .map(|seat| match seat.presence {
            Presence::Here => seat.name.clone(),
            Presence::Away | Presence::Gone => format!("{} (away)", seat.name),
        })
        .collect();
    if missing.is_empty() {
        return;
    }
    let more = missing.len().saturating_sub(NAMED);
    let mut text = missing[..missing.len().min(NAMED)].join(", ");
    if more > 0 {
        text.push_str(&format!(" and {more} more"));
    }
    ui.text(Style::Label, "Not through yet");
    ui.text(Style::Plain, text);
    ui.row(0.0, |ui| {
        let nudge = PhonesAction::Ask(Command::Nudge {});
        let button = Button::new("A gentle sign to the last", nudge).id("nudge");
        ui.button(button.disabled(shown.wall.room.paused).quiet());
    });
}

/// The door, the console on another device, the rehearsal.
fn room(ui: &mut Ui<'_, '_>, shown: &Shown) {
    ui.rule();
    let door = &shown.seen.door;
    ui.text(
        Style::Label,
        format!("http://{}   code {}", door.address, door.code),
    );
    let locked = shown.wall.room.locked;
    ui.row(space::S, |ui| {
        let lock = if locked {
            "Unlock the room"
        } else {
            "Lock the room"
        };
        ui.button(Button::new(lock, PhonesAction::Lock).id("lock").quiet());
        sure::sure(
            ui,
            shown,
            ("New code", "new code".to_owned()),
            "Change the code? The old one then lets nobody in; who is in stays in.",
            Command::NewCode {},
        );
        let ask = PhonesAction::Ask(Command::AreYouThere {});
        let ask = Button::new("Ask: are you there?", ask).id("are you there");
        ui.button(ask.quiet());
        let rehearse = if shown.room.rehearses() {
            "Send the simulated phones away"
        } else {
            "Rehearse with 12 simulated phones"
        };
        ui.button(Button::new(rehearse, PhonesAction::Rehearse).id("rehearse"));
    });
    if shown.room.rehearses() {
        ui.text(
            Style::Soft,
            "What they do is in this room’s save: open another room for people.",
        );
    }
    if let Some(known) = shown.room.addresses() {
        ui.text(
            Style::Label,
            "The console on your own phone or tablet: for you alone",
        );
        console_code(ui, &known.console, 9.0);
        for line in &known.preflight {
            ui.text(Style::Soft, line.clone());
        }
    }
    ui.row(0.0, |ui| {
        let close = Button::new("Close the room", PhonesAction::Lay(Laid::Leave));
        ui.button(close.quiet());
    });
}

/// Everything that can be asked for at this step.
fn steps(shown: &Shown) -> Vec<Button> {
    let mut buttons: Vec<Button> = frame::main(shown).into_iter().collect();
    let step = shown.wall.step.step;
    if step.asks() && step != LiveStep::Tie {
        let number = shown.wall.step.number;
        let reveal =
            Button::new("Reveal", PhonesAction::Ask(Command::Reveal { number })).id("reveal");
        buttons.push(reveal.key(KeyCode::KeyR, "R"));
    }
    buttons.extend(frame::turns(shown));
    if shown.console.can_step_back.is_some() {
        let back = Button::new("Step back", PhonesAction::Lay(Laid::Back)).id("back");
        buttons.push(back.key(KeyCode::KeyB, "B").quiet());
    }
    buttons.extend(frame::always(shown));
    buttons
}

pub(super) fn plugin(app: &mut App) {
    app.add_plugins(send::plugin);
}

//! The frame of every page of the wall: where the room stands above; who is through, how to join and what can be done below.

use bevy::prelude::*;

use super::countdown::countdown;
use super::tables;
use crate::app::data::narration::phones as words;
use crate::app::kit::{Arrange, Button, Style, Ui, column, row, space};
use crate::app::play::phones::{Laid, Phones, PhonesAction};
use crate::app::play::room::RoomAction;
use crate::app::screens::page::Page;
use crate::host::Seen;
use crate::session::live::{ConsoleView, LiveStep, TimerView, WallView};

/// What the wall is drawn from.
#[derive(Clone, Copy)]
pub(crate) struct Shown<'a> {
    pub(super) room: &'a Phones,
    pub(super) seen: &'a Seen,
    pub(super) console: &'a ConsoleView,
    pub(super) wall: &'a WallView,
    pub(super) timer: TimerView,
    pub(super) presenter_open: bool,
    /// Whether this is the presenter's page, and not the wall.
    pub(super) on_presenter: bool,
    /// How much larger than chosen the text of the page is, so that it fills the wall.
    pub(super) grown: f32,
    /// How much the page gives up so that it fits: 0 is nothing.
    pub(super) folds: usize,
}

impl<'a> Shown<'a> {
    /// The wall at this time, in milliseconds since 1970 (UTC); nothing while nothing is seen of a room.
    pub(crate) fn of(room: &'a Phones, presenter_open: bool, now: i64) -> Option<Self> {
        let seen = room.seen()?;
        Some(Self {
            room,
            seen,
            console: &seen.console,
            wall: &seen.wall,
            timer: room.timer(now)?,
            presenter_open,
            on_presenter: false,
            grown: 1.0,
            folds: 0,
        })
    }

    /// The presenter's page: nothing has to be kept from it.
    pub(crate) fn of_presenter(room: &'a Phones, now: i64) -> Option<Self> {
        let shown = Self::of(room, true, now)?;
        Some(Self {
            wall: &shown.console.wall,
            on_presenter: true,
            ..shown
        })
    }

    /// Whether tables are at their own pace, somewhere between the briefing and the end.
    pub(super) const fn own_pace(&self) -> bool {
        let going = !matches!(self.wall.step.step, LiveStep::Briefing | LiveStep::Over);
        self.wall.room.pace.is_some() && going
    }

    /// Whether there is a timer at this step.
    pub(super) const fn timed(&self) -> bool {
        let talks = matches!(self.wall.step.step, LiveStep::Discuss | LiveStep::Talk);
        talks && self.wall.room.pace.is_none()
    }
}

/// A page of the wall.
pub(super) fn frame(
    page: &mut Page,
    shown: &Shown,
    title: &str,
    inside: impl FnOnce(&mut Ui<'_, '_>),
) {
    let step = &shown.wall.step;
    let id = format!(
        "wall {}/{}/{:?}/{}",
        shown.room.number(),
        step.number,
        step.step,
        shown.room.page()
    );
    page.draw_wall(&id, title, |ui| {
        header(ui, shown);
        let body = Node::default().grow();
        ui.scroll_with_mark("wall", body, true, |ui| {
            let inner = Node {
                min_height: percent(100),
                ..column(space::L).inset(space::XL, 0.0).to_centre().firm()
            };
            ui.node(inner, |ui| {
                let larger = ui.look.grown(shown.grown);
                ui.in_look(&larger, inside);
            });
        });
        footer(ui, shown);
    });
}

fn header(ui: &mut Ui<'_, '_>, shown: &Shown) {
    let t = ui.look.tokens;
    let node = row(space::L)
        .edge_below(t.outline)
        .inset(space::XL, space::S)
        .apart()
        .firm();
    ui.node((node, BorderColor::all(Color::from(t.line))), |ui| {
        let title = match shown.wall.step.number {
            _ if shown.own_pace() => shown.wall.room.title.clone(),
            0 => shown.wall.room.title.clone(),
            _ => format!(
                "{} · {}",
                shown.wall.room.title,
                words::place(&shown.wall.step)
            ),
        };
        ui.tinted(Style::Label, t.ink, title);
        ui.row(space::M, |ui| {
            if !shown.own_pace() {
                ui.text(Style::Label, words::name(shown.wall.step.step));
            }
            if shown.timed() {
                countdown(ui, Style::Head, shown.timer);
            }
        });
    });
}

fn footer(ui: &mut Ui<'_, '_>, shown: &Shown) {
    let t = ui.look.tokens;
    let node = column(space::XS)
        .edge_above(t.outline)
        .inset(space::XL, space::S)
        .firm();
    ui.node((node, BorderColor::all(Color::from(t.line))), |ui| {
        if let Some(hint) = shown.room.hint() {
            ui.row(space::XS, |ui| {
                ui.icon("help", 1.0, t.lead);
                ui.tinted(Style::Plain, t.lead, hint);
            });
        }
        ui.row(space::L, |ui| {
            tables::through(ui, shown.wall);
            ui.spring();
            let step = shown.wall.step.step;
            let joins = !matches!(step, LiveStep::Briefing | LiveStep::Over);
            if joins && !shown.wall.room.locked {
                let door = &shown.seen.door;
                ui.text(
                    Style::Small,
                    format!("Join: {}  ·  {}", door.address, door.code),
                );
            }
            let people = shown.wall.room.people;
            ui.text(Style::Label, words::many(people, "person in", "people in"));
        });
        ui.node(row(space::S), |ui| {
            for button in buttons(shown) {
                ui.button(button);
            }
        });
    });
}

/// What can be done from the wall. What only the facilitator's eyes are for is on the presenter's page.
fn buttons(shown: &Shown) -> Vec<Button> {
    let step = shown.wall.step.step;
    let mut buttons: Vec<Button> = main(shown).into_iter().map(Button::first).collect();
    if shown.timed() {
        buttons.push(timer(shown));
    }
    buttons.extend(turns(shown));
    if shown.console.can_step_back.is_some() {
        buttons.push(
            Button::new("Back", PhonesAction::Lay(Laid::Back))
                .says("Take the last decision back")
                .key(KeyCode::KeyB, "B")
                .quiet(),
        );
    }
    if !matches!(step, LiveStep::Briefing | LiveStep::Over) {
        buttons.push(
            Button::new("Code", PhonesAction::Lay(Laid::Code))
                .says("Show the code to join by")
                .key(KeyCode::KeyC, "C")
                .quiet(),
        );
    }
    if !shown.presenter_open {
        let console = Button::new("Console", PhonesAction::Lay(Laid::Console));
        let says = "Show the facilitator’s address here, for a moment";
        buttons.push(console.says(says).key(KeyCode::KeyL, "L").quiet());
        // While a crisis is asked there is no room for it, and nobody closes.
        if !step.asks() {
            let close = Button::new("Close", PhonesAction::Lay(Laid::Leave));
            buttons.push(close.says("Close the room").id("close").quiet());
        }
    }
    buttons.extend(always(shown));
    buttons
}

/// The pages of a step.
pub(super) fn turns(shown: &Shown) -> Vec<Button> {
    let (page, pages) = (shown.room.page(), shown.room.pages());
    if pages < 2 {
        return Vec::new();
    }
    vec![
        Button::new("‹", PhonesAction::Turn { on: false })
            .id("page before")
            .says("The page before. Key: comma")
            .key(KeyCode::Comma, "")
            .disabled(page == 0)
            .quiet(),
        Button::new(
            format!("{} of {pages}", page + 1),
            PhonesAction::Turn { on: true },
        )
        .id("next page")
        .says(format!(
            "Page {} of {pages}: the next one. Key: X",
            page + 1
        ))
        .key(KeyCode::KeyX, "X")
        .icon("play")
        .disabled(page + 1 == pages)
        .quiet(),
    ]
}

/// What goes on.
pub(super) fn main(shown: &Shown) -> Option<Button> {
    let step = shown.wall.step.step;
    if step == LiveStep::Over {
        let debrief = Button::new("Debrief", PhonesAction::Debrief).id("next");
        let debrief = debrief.says("Close the room, and debrief");
        return Some(debrief.icon("road").main());
    }
    let label = words::next(step, shown.console.steps)?;
    let button = if shown.own_pace() {
        Button::new("Take the last tables on", PhonesAction::Next)
            .says(format!("Take the last tables on: {label}"))
    } else {
        Button::new(label, PhonesAction::Next)
    };
    let button = button.id("next");
    Some(button.key(KeyCode::KeyG, "G").icon("play").main())
}

/// The timer of the discussion.
pub(super) fn timer(shown: &Shown) -> Button {
    let runs = shown.wall.room.timer.until.is_some();
    let (label, icon) = if runs {
        ("Rest", "pause")
    } else {
        ("Start", "clock")
    };
    Button::new(label, PhonesAction::Timer)
        .id("timer")
        .says(format!("{label} the timer"))
        .key(KeyCode::KeyT, "T")
        .icon(icon)
        .disabled(shown.timer.left == 0)
        .quiet()
}

/// What can be done at every step.
pub(super) fn always(shown: &Shown) -> Vec<Button> {
    vec![
        Button::new(
            if shown.on_presenter {
                "Close this window"
            } else {
                "Presenter"
            },
            RoomAction::Presenter,
        )
        .id("presenter")
        .says(if shown.presenter_open {
            "Close the presenter’s window"
        } else {
            "Open the presenter’s window"
        })
        .key(KeyCode::F2, "F2")
        .quiet(),
        Button::new("Break", PhonesAction::Rest)
            .key(KeyCode::KeyK, "K")
            .quiet(),
        Button::new("Black", PhonesAction::Black)
            .says("Make the wall black")
            .key(KeyCode::Period, ".")
            .quiet(),
    ]
}

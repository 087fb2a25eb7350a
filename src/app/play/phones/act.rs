//! What the facilitator asks for becomes commands of a console; what comes of them is shown and said.

use bevy::ecs::system::SystemParam;
use bevy::prelude::*;
use bevy::winit::{EventLoopProxyWrapper, WinitUserEvent};

use super::opening::{self, From};
use super::rehearsal::Rehearsal;
use super::setup::PhonesSetup;
use super::state::{Laid, Phones, PhonesAction, PhonesEvent};
use crate::app::data::narration::{self, phones as words};
use crate::app::data::settings::Settings;
use crate::app::data::sources::Sources;
use crate::app::kit::Announcer;
use crate::app::play::game::Game;
use crate::app::play::notice::Notice;
use crate::app::play::room::{Clock, PhonesOn, PresenterOpen, Setup};
use crate::app::play::saves::OpenSave;
use crate::app::step::Step;
use crate::session::live::{Command, LiveStep, StepView};

/// The facilitator's address stands on the wall for so long, in milliseconds.
const CONSOLE: i64 = 20_000;

/// Everything that a room with phones is made with.
#[derive(SystemParam)]
struct PhonesContext<'w> {
    room: ResMut<'w, Phones>,
    phones: ResMut<'w, PhonesSetup>,
    setup: Res<'w, Setup>,
    game: ResMut<'w, Game>,
    sources: ResMut<'w, Sources>,
    settings: Res<'w, Settings>,
    presenter: Res<'w, PresenterOpen>,
    proxy: Option<Res<'w, EventLoopProxyWrapper>>,
    clock: Clock<'w>,
    announcer: ResMut<'w, Announcer>,
    events: MessageWriter<'w, PhonesEvent>,
    notices: MessageWriter<'w, Notice>,
    saves: MessageWriter<'w, OpenSave>,
}

fn act(mut actions: MessageReader<PhonesAction>, mut context: PhonesContext) {
    for action in actions.read() {
        context.does(action);
    }
}

impl PhonesContext<'_> {
    fn does(&mut self, action: &PhonesAction) {
        match action {
            PhonesAction::Choose(on) => {
                self.phones.chosen = *on;
                self.phones.look_up();
            }
            PhonesAction::Card(address) => self.phones.take_card(*address),
            PhonesAction::Tables(tables) => {
                let (least, most) = PhonesSetup::bounds();
                self.phones.tables = Some((*tables).clamp(least, most));
            }
            PhonesAction::Names(on) => self.phones.ask_names(*on),
            PhonesAction::Set(step, on) => self.phones.set(*step, *on),
            PhonesAction::Start => self.opens(opening::anew),
            PhonesAction::Reopen(save) => {
                self.phones.look_up();
                self.opens(|room, _, from| opening::again(room, save, from));
            }
            PhonesAction::Ask(command) => self.ask(command.clone()),
            PhonesAction::Next => {
                if let Some(StepView { step, number, .. }) = self.step() {
                    self.ask(Command::Next { from: step, number });
                }
            }
            PhonesAction::Timer => {
                let runs = self.room.wall().map(|wall| wall.room.timer.until.is_some());
                self.ask(match runs {
                    Some(true) => Command::PauseTimer {},
                    _ => Command::StartTimer {},
                });
            }
            PhonesAction::Black => {
                let on = !self.room.wall().is_some_and(|wall| wall.black);
                self.ask(Command::Black { on });
            }
            PhonesAction::Rest => {
                let on = !self.room.wall().is_some_and(|wall| wall.room.paused);
                self.ask(Command::Pause { on });
            }
            PhonesAction::Lock => {
                let on = !self.room.wall().is_some_and(|wall| wall.room.locked);
                self.ask(Command::Lock { on });
            }
            PhonesAction::Desk(action) => self.room.desk.does(action),
            PhonesAction::TakeBack => {
                self.room.laid = Laid::None;
                let turn = self.room.console().and_then(|seen| seen.can_step_back);
                if let Some(turn) = turn {
                    self.ask(Command::StepBack { turn });
                }
            }
            PhonesAction::Turn { on } if self.is_over() => {
                if let Some(act) = self.room.act_beside(*on) {
                    self.ask(Command::ShowAct { act });
                }
            }
            PhonesAction::Turn { on } => self.room.turn(*on),
            PhonesAction::Lay(laid) => self.lay(*laid),
            PhonesAction::Rehearse => self.rehearse(),
            PhonesAction::Debrief => {
                let save = self.room.save.clone();
                self.room.close();
                self.events.write(PhonesEvent::Left);
                if let Some(save) = save {
                    self.saves.write(OpenSave::file(save));
                }
            }
            PhonesAction::Leave => {
                self.room.close();
                self.events.write(PhonesEvent::Left);
            }
        }
    }

    fn is_over(&self) -> bool {
        let step = self.room.wall().map(|wall| wall.step.step);
        step == Some(LiveStep::Over)
    }

    fn step(&self) -> Option<StepView> {
        Some(self.room.wall()?.step.clone())
    }

    fn opens(&mut self, open: impl FnOnce(&mut Phones, &Setup, From<'_>) -> Result<(), String>) {
        self.game.close();
        self.room.close();
        let from = From {
            sources: &mut self.sources,
            settings: &self.settings,
            phones: &self.phones,
            wake: waker(self.proxy.as_deref()),
            now: self.clock.now(),
        };
        match open(&mut self.room, &self.setup, from) {
            Ok(()) => {
                self.events.write(PhonesEvent::Opened);
            }
            Err(why) => {
                self.notices.write(Notice::new(why));
            }
        }
    }

    fn ask(&mut self, command: Command) {
        let epoch = self.room.seen().map_or(0, |seen| seen.epoch);
        if let Some(screen) = &self.room.screen {
            screen.ask(epoch, command);
        }
        self.room.hint = None;
        self.room.desk.sure = None;
    }

    fn lay(&mut self, laid: Laid) {
        let laid = if self.room.laid == laid {
            Laid::None
        } else {
            laid
        };
        if laid == Laid::Console && self.presenter.0 {
            self.say("The console’s address is in the presenter’s window.");
            return;
        }
        self.room.laid = laid;
        let now = self.clock.now();
        self.room.until = (laid == Laid::Console).then(|| now.saturating_add(CONSOLE));
    }

    fn rehearse(&mut self) {
        if self.room.rehearsal.take().is_some() {
            return;
        }
        let Some(join) = self.room.seen().map(|seen| seen.door.join.clone()) else {
            return;
        };
        match Rehearsal::begin(&join) {
            Ok(rehearsal) => self.room.rehearsal = Some(rehearsal),
            Err(why) => self.say(&why),
        }
    }

    /// Says something where it can be read and heard.
    fn say(&mut self, why: &str) {
        let why = narration::sentence(why);
        self.announcer.say(why.clone());
        self.room.hint = Some(why);
    }
}

/// Wakes the window; without one, nobody rests.
fn waker(proxy: Option<&EventLoopProxyWrapper>) -> Box<dyn Fn() + Send + Sync> {
    let Some(proxy) = proxy.map(|proxy| (**proxy).clone()) else {
        return Box::new(|| {});
    };
    Box::new(move || {
        // A loop that has ended needs no waking.
        let _ = proxy.send_event(WinitUserEvent::WakeUp);
    })
}

/// What is new in the room is shown, and a new step is said.
fn look(mut room: ResMut<Phones>, mut announcer: ResMut<Announcer>, clock: Clock) {
    let Some(screen) = room.screen.clone() else {
        return;
    };
    if let Some(refused) = screen.refused() {
        announcer.say(refused.clone());
        room.hint = Some(refused);
    }
    if room.until.is_some_and(|until| clock.now() >= until) {
        room.until = None;
        room.laid = Laid::None;
    }
    let Some(seen) = screen.seen() else { return };
    // What is sent again unchanged needs no new page.
    if room.seen.as_ref().is_some_and(|known| *known == seen) {
        return;
    }
    let before = room.wall().map(|wall| (wall.step.clone(), wall.act));
    room.take(seen);
    let Some(wall) = room.wall() else { return };
    let (step, act) = before.unzip();
    if step.as_ref() != Some(&wall.step) {
        announcer.say(words::step(
            &wall.step,
            wall.crisis.as_ref().map(|c| &*c.title),
        ));
    }
    if wall.step.step == LiveStep::Over && act != Some(wall.act) {
        announcer.say(format!("{}.", words::act(wall.act)));
    }
}

/// Other parts only have to know whether a room is open, and until when something runs in it.
fn tell(room: Res<Phones>, mut on: ResMut<PhonesOn>) {
    let runs = room.wall().and_then(|wall| wall.room.timer.until);
    *on = PhonesOn {
        open: room.open.is_some(),
        until: runs.max(room.until),
    };
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(
        Update,
        (act, look, tell.run_if(resource_changed::<Phones>))
            .chain()
            .in_set(Step::Act),
    );
}

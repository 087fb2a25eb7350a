//! What the facilitator asks for becomes intents; what comes of them is shown and said.

use bevy::ecs::system::SystemParam;
use bevy::prelude::*;

use super::clock::Clock;
use super::said::said;
use super::{Room, RoomAction, Setup, Sheet};
use crate::app::Step;
use crate::app::action::Action;
use crate::app::debriefing::{Debriefing, Source};
use crate::app::game::{Game, Shelves, explained, prepare};
use crate::app::input::Announcer;
use crate::app::nav::{Nav, Notice, Screen};
use crate::app::presenter::PresenterWindow;
use crate::app::settings::Settings;
use crate::session::workshop::{self, RoomError, RoomIntent, Step as At, Workshop};
use crate::session::{SessionError, Texts};

/// Everything that a workshop is made with.
#[derive(SystemParam)]
struct Hand<'w> {
    room: ResMut<'w, Room>,
    setup: ResMut<'w, Setup>,
    game: ResMut<'w, Game>,
    debriefing: ResMut<'w, Debriefing>,
    shelves: ResMut<'w, Shelves>,
    settings: Res<'w, Settings>,
    presenter: ResMut<'w, PresenterWindow>,
    nav: ResMut<'w, Nav>,
    announcer: ResMut<'w, Announcer>,
    clock: Clock<'w>,
}

fn act(mut actions: MessageReader<Action>, mut hand: Hand) {
    for action in actions.read() {
        if let Action::Room(action) = action {
            hand.does(action);
        }
    }
}

impl Hand<'_> {
    fn does(&mut self, action: &RoomAction) {
        match action {
            RoomAction::Scenario(name) => {
                self.setup.pick(name);
                self.nav.redraw();
            }
            RoomAction::Set(number, value) => {
                self.setup.set(*number, *value);
                self.nav.redraw();
            }
            RoomAction::AsManyAsFit => {
                self.setup.as_many_as_fit();
                self.nav.redraw();
            }
            RoomAction::Start => {
                if let Err(why) = self.start() {
                    self.nav.say(why);
                }
            }
            RoomAction::Resume { file, stored } => {
                if let Err(why) = self.resume(file, *stored) {
                    self.nav.put(*why);
                }
            }
            RoomAction::Do(intent) => self.submit(intent),
            RoomAction::Timer => {
                let timer = self.room.timer(self.clock.now());
                self.submit(match timer {
                    Some(timer) if timer.running => &RoomIntent::PauseTimer,
                    _ => &RoomIntent::StartTimer,
                });
            }
            RoomAction::Black => {
                let on = !self.room.projector().is_some_and(|view| view.black);
                self.submit(&RoomIntent::Black { on });
            }
            RoomAction::Rest => {
                let paused = self.room.projector().is_some_and(|view| view.paused);
                self.submit(if paused {
                    &RoomIntent::GoOn
                } else {
                    &RoomIntent::Pause
                });
            }
            RoomAction::Lay(sheet) => {
                let same = self.room.sheet == *sheet;
                self.room.sheet = if same { Sheet::None } else { *sheet };
                self.room.hint = None;
                if self.room.sheet == Sheet::MayNotes && self.presenter.is_open() {
                    self.room.sheet = Sheet::None;
                    self.hint("The notes are in the presenter’s window.");
                }
                self.nav.redraw();
            }
            RoomAction::TakeBack => {
                let turn = self.room.view().and_then(|view| view.can_step_back);
                if let Some(turn) = turn {
                    self.submit(&RoomIntent::StepBack { turn });
                }
            }
            RoomAction::CountPredictions(on) => {
                self.room.count_predictions = *on;
                self.nav.redraw();
            }
            RoomAction::Presenter => self.presenter.toggle(),
            RoomAction::Debrief => self.debrief(),
            RoomAction::Leave => {
                self.room.close();
                self.nav.open(Screen::Title);
            }
        }
    }

    fn start(&mut self) -> Result<(), String> {
        let name = match self.setup.scenario() {
            Some(listed) => listed.name.clone(),
            None => return Err("There is no scenario without mistakes.".to_owned()),
        };
        let room = workshop::Room::new(self.setup.size(), self.setup.talk())
            .map_err(|error| error.to_string())?;
        let crises = Some(self.setup.crises()).filter(|crises| *crises < self.setup.all());
        self.game.close();
        let start = prepare(&name, &mut self.shelves, &self.settings, None, crises)?;
        let workshop = Workshop::start(start, room).map_err(|error| explained(&error))?;
        self.take(workshop);
        Ok(())
    }

    fn resume(&mut self, file: &std::path::Path, stored: bool) -> Result<(), Box<Notice>> {
        self.game.close();
        self.room.close();
        let texts = if stored { Texts::Stored } else { Texts::Newest };
        let library = self.shelves.library(&self.settings);
        let workshop = Workshop::resume(file, &library, texts).map_err(|error| {
            let text = match &error {
                SessionError::Save(error) => explained(error),
                SessionError::Misfit { .. } | SessionError::NoRoom(_) => error.to_string(),
            };
            let copy = RoomAction::Resume {
                file: file.to_owned(),
                stored: true,
            };
            Box::new(Notice {
                text,
                offer: matches!(error, SessionError::Misfit { .. })
                    .then(|| ("Go on with the copy in the save".to_owned(), copy.into())),
                ..Notice::default()
            })
        })?;
        self.take(workshop);
        Ok(())
    }

    fn take(&mut self, workshop: Workshop) {
        self.room.take(workshop, self.clock.now());
        self.nav.open(Screen::Room);
        let Some(view) = self.room.projector() else {
            return;
        };
        let notices = view.notices.join(" ");
        self.announcer.say(said(view));
        if !notices.is_empty() {
            self.nav.say(notices);
        }
    }

    fn submit(&mut self, intent: &RoomIntent) {
        let now = self.clock.now();
        let Some(workshop) = self.room.workshop() else {
            return;
        };
        let before = workshop.step();
        let done = workshop.submit(intent, now);
        let step = workshop.step();
        let play = workshop.session().playthrough();
        // By the time that the last outcome has been talked about, the debrief is there.
        let over = step == At::Reveal && step != before && play.crisis().is_none();
        let source = over.then(|| Source::of_workshop(workshop, play.seed()));
        match done {
            Ok(()) => {
                if let Some(source) = source {
                    self.debriefing.begin(source);
                }
                self.room.refresh(now);
                self.room.hint = None;
                self.room.sheet = Sheet::None;
                let flips = matches!(
                    intent,
                    RoomIntent::Pause
                        | RoomIntent::GoOn
                        | RoomIntent::Black { .. }
                        | RoomIntent::StartTimer
                        | RoomIntent::PauseTimer
                        | RoomIntent::AddMinute
                );
                let moves = step != before
                    || matches!(intent, RoomIntent::Next | RoomIntent::StepBack { .. });
                let Some(view) = self.room.projector() else {
                    return;
                };
                if flips {
                    let timer = self.room.timer(now);
                    self.announcer.say(super::said::flipped(intent, timer));
                } else if moves {
                    self.announcer.say(said(view));
                }
                if moves && matches!(intent, RoomIntent::Next) {
                    self.room.count_predictions = false;
                }
                self.nav.redraw();
            }
            Err(RoomError::Save(error)) => self.nav.say(format!(
                "{}\n\nNothing has changed. Mend it, and do it again.",
                explained(&error)
            )),
            Err(error) => {
                let why = error.to_string();
                self.hint(&why);
            }
        }
    }

    /// Says why something was not done, where it can be read and heard.
    fn hint(&mut self, why: &str) {
        let mut letters = why.chars();
        let why = letters.next().map_or_else(String::new, |first| {
            first.to_uppercase().chain(letters).collect()
        });
        self.announcer.say(why.clone());
        self.room.hint = Some(why);
        self.nav.redraw();
    }

    /// The debrief is that of every game: it gets the playthrough, and what the room did.
    fn debrief(&mut self) {
        let Some(workshop) = self.room.workshop.take() else {
            return;
        };
        let workshop = bevy::platform::cell::SyncCell::to_inner(workshop);
        self.room.close();
        let seed = workshop.session().playthrough().seed();
        self.debriefing.begin(Source::of_workshop(&workshop, seed));
        self.game.take(workshop.into_session());
        self.nav.open(Screen::Debrief);
    }
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, act.in_set(Step::Act));
}

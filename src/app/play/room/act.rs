//! What the facilitator asks for becomes intents; what comes of them is shown and said.

use std::path::Path;

use bevy::ecs::system::SystemParam;
use bevy::platform::cell::SyncCell;
use bevy::prelude::*;

use super::clock::Clock;
use super::setup::Setup;
use super::state::{PresenterOpen, Room, RoomAction, RoomEvent, Sheet};
use crate::app::data::narration::{self, room as words};
use crate::app::data::settings::Settings;
use crate::app::data::sources::Sources;
use crate::app::kit::Announcer;
use crate::app::play::debriefing::{Debriefing, Work};
use crate::app::play::game::{Game, Played, explained, prepare};
use crate::app::play::notice::Notice;
use crate::app::step::Step;
use crate::session::workshop::{self, RoomError, RoomIntent, RoomStep, Workshop};
use crate::session::{AnswerOrder, ScenarioVersion, SessionError};

/// Everything that a workshop is made with.
#[derive(SystemParam)]
pub(crate) struct RoomContext<'w> {
    room: ResMut<'w, Room>,
    setup: ResMut<'w, Setup>,
    pub(crate) game: ResMut<'w, Game>,
    debriefing: ResMut<'w, Debriefing>,
    work: ResMut<'w, Work>,
    pub(crate) sources: ResMut<'w, Sources>,
    pub(crate) settings: Res<'w, Settings>,
    presenter: ResMut<'w, PresenterOpen>,
    events: MessageWriter<'w, RoomEvent>,
    pub(crate) notices: MessageWriter<'w, Notice>,
    announcer: ResMut<'w, Announcer>,
    clock: Clock<'w>,
}

fn act(mut actions: MessageReader<RoomAction>, mut context: RoomContext) {
    for action in actions.read() {
        context.does(action);
    }
}

impl RoomContext<'_> {
    fn does(&mut self, action: &RoomAction) {
        match action {
            RoomAction::Scenario(name) => self.setup.pick(name),
            RoomAction::Set(number, value) => self.setup.set(*number, *value),
            RoomAction::Order(order) => self.setup.set_order(*order),
            RoomAction::AsManyAsFit => self.setup.as_many_as_fit(),
            RoomAction::Start => {
                if let Err(why) = self.start() {
                    self.notices.write(Notice::new(why));
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
            RoomAction::Part(part) => self.turn_to(*part),
            RoomAction::Lay(sheet) => {
                let same = self.room.sheet == *sheet;
                self.room.sheet = if same { Sheet::None } else { *sheet };
                self.room.hint = None;
                if self.room.sheet == Sheet::MayNotes && self.presenter.0 {
                    self.room.sheet = Sheet::None;
                    self.hint("The notes are in the presenter’s window.");
                }
            }
            RoomAction::TakeBack => {
                let turn = self.room.view().and_then(|view| view.can_step_back);
                if let Some(turn) = turn {
                    self.submit(&RoomIntent::StepBack { turn });
                }
            }
            RoomAction::CountPredictions(on) => self.room.count_predictions = *on,
            RoomAction::Presenter => {
                self.presenter.0 = !self.presenter.0;
                // What was said of the other window is no longer so.
                self.room.hint = None;
            }
            // The window goes there by itself.
            RoomAction::Display(_) => {}
            RoomAction::Debrief => self.debrief(),
            RoomAction::Leave => {
                // Nobody talks while nobody is there.
                let timer = self.room.timer(self.clock.now());
                if timer.is_some_and(|timer| timer.running) {
                    self.submit(&RoomIntent::PauseTimer);
                }
                self.room.close();
                self.events.write(RoomEvent::Left);
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
        let start = prepare(&name, &mut self.sources, &self.settings, None, crises)?;
        let mut workshop = Workshop::start(start, room).map_err(|error| explained(&error))?;
        if self.setup.order() != AnswerOrder::default() {
            let ordered = workshop.order_answers(self.setup.order());
            ordered.map_err(|error| explained(&error))?;
        }
        self.take(workshop);
        Ok(())
    }

    /// Goes on from the save of a workshop.
    pub(crate) fn resume(
        &mut self,
        file: &Path,
        texts: ScenarioVersion,
    ) -> Result<(), Box<Notice>> {
        self.game.close();
        self.room.close();
        let library = self.sources.library(&self.settings);
        let workshop = Workshop::resume(file, &library, texts).map_err(|error| {
            Box::new(Notice {
                text: match &error {
                    SessionError::Save(error) => explained(error),
                    SessionError::Misfit { .. } | SessionError::NoRoom(_) => error.to_string(),
                },
                copy: matches!(error, SessionError::Misfit { .. }).then(|| file.to_owned()),
                ..Notice::default()
            })
        })?;
        self.take(workshop);
        if self.room.projector().is_some_and(|view| view.black) {
            self.submit(&RoomIntent::Black { on: false });
            self.hint(
                "The projector was black when the session was left; it shows the session again.",
            );
        }
        Ok(())
    }

    fn take(&mut self, workshop: Workshop) {
        self.room.take(workshop, self.clock.now());
        self.events.write(RoomEvent::Opened);
        let Some(view) = self.room.projector() else {
            return;
        };
        let notices = view.notices.join(" ");
        self.announcer.say(words::step(view));
        if !notices.is_empty() {
            self.notices.write(Notice::new(notices));
        }
    }

    fn submit(&mut self, intent: &RoomIntent) {
        let now = self.clock.now();
        let hands = self.room.hands();
        let Some(workshop) = self.room.workshop() else {
            return;
        };
        let before = workshop.step();
        let done = workshop.submit(intent, now);
        let step = workshop.step();
        let play = workshop.session().playthrough();
        // By the time that the last outcome has been talked about, the debrief is there.
        let over = step == RoomStep::Reveal && step != before && play.crisis().is_none();
        let played = over.then(|| Played::of_workshop(workshop, play.seed()));
        match done {
            Ok(()) => {
                if let Some(played) = &played {
                    self.work.begin(&mut self.debriefing, played);
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
                if moves {
                    self.room.turn_to(0, now);
                }
                if matches!(intent, RoomIntent::Hands { .. }) {
                    self.room.race(hands, now);
                }
                let Some(view) = self.room.projector() else {
                    return;
                };
                if flips {
                    let timer = self.room.timer(now);
                    self.announcer.say(words::flipped(intent, timer));
                } else if moves {
                    self.announcer.say(words::step(view));
                }
                if moves && matches!(intent, RoomIntent::Next) {
                    self.room.count_predictions = false;
                }
            }
            Err(RoomError::Save(error)) => {
                self.notices.write(Notice::new(format!(
                    "{}\n\nNothing has changed. Mend it, and do it again.",
                    explained(&error)
                )));
            }
            Err(error) => {
                let why = error.to_string();
                self.hint(&why);
            }
        }
    }

    /// Another page of the step at hand is on the wall.
    fn turn_to(&mut self, part: usize) {
        self.room.turn_to(part, self.clock.now());
        if let Some(view) = self.room.projector() {
            self.announcer.say(words::page(view, part));
        }
    }

    /// Says why something was not done, where it can be read and heard.
    fn hint(&mut self, why: &str) {
        let why = narration::sentence(why);
        self.announcer.say(why.clone());
        self.room.hint = Some(why);
    }

    /// The debrief is that of every game: it gets the playthrough, and what the room did.
    fn debrief(&mut self) {
        let Some(workshop) = self.room.workshop.take() else {
            return;
        };
        let workshop = SyncCell::to_inner(workshop);
        self.room.close();
        let seed = workshop.session().playthrough().seed();
        let played = Played::of_workshop(&workshop, seed);
        self.work.begin(&mut self.debriefing, &played);
        self.game.take(workshop.into_session());
        self.events.write(RoomEvent::Debriefed);
    }
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, act.in_set(Step::Act));
}

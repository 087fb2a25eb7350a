//! What changes a session: deciding, taking back, planning otherwise. Each is on the disk before it happens.

use super::batch::Batch;
use super::course::{CourseEvent, CourseStep};
use super::event::{AnswersOrdered, DecisionTaken, Noted, PlanChanged, TakenBack};
use super::intent::{Intent, Refused};
use super::journal::Journal;
use super::open::{Session, SubmitError, now};
use super::plan::PlanChange;
use super::playthrough::Playthrough;
use super::record::Note;
use super::save_error::SaveError;
use crate::engine::{AnswerOrder, ResponseIx};

impl Session {
    /// Checks an intent, saves it, and only then lets it happen.
    ///
    /// # Errors
    /// If it does not fit now, or could not be saved. Nothing has changed then, and the same or another can be given again.
    pub fn submit(&mut self, intent: &Intent) -> Result<(), SubmitError> {
        match intent {
            Intent::Choose { crisis, response } => {
                let response = self.play.check(crisis, response)?;
                self.decide(response, None)
            }
            Intent::StepBack { turn } => {
                self.play.last_of(*turn)?;
                Ok(self.take_back(None)?)
            }
            Intent::Plan(change) => {
                let ahead = self.play.with_change(change)?;
                Ok(self.change_plan(change, ahead, None)?)
            }
        }
    }

    /// What undoing would ask for: the last decision taken back, or a crisis asked that was skipped since. Nothing at the very beginning.
    #[must_use]
    pub fn undo(&self) -> Option<Intent> {
        let answered = self.play.turns.len() as u16;
        let skipped = self.play.plan().skipped.last().filter(|last| {
            self.course.iter().rev().any(|step| {
                step.answered == answered
                    && matches!(&step.what, CourseEvent::Planned(PlanChange::Skip { crisis }) if crisis == *last)
            })
        });
        if let Some(crisis) = skipped {
            let crisis = crisis.clone();
            return Some(Intent::Plan(PlanChange::Unskip { crisis }));
        }
        let turn = self.play.turns.last()?.turn;
        Some(Intent::StepBack { turn })
    }

    /// Gives a response that can be given, after it and the note of a workshop are saved.
    pub(super) fn decide(
        &mut self,
        response: ResponseIx,
        note: Option<&Note>,
    ) -> Result<(), SubmitError> {
        let story = self.play.story();
        let crisis = story.scenario().response(response).crisis;
        let crisis = story.crisis(crisis).id.clone();
        let id = story.response(response).id.clone();
        let ahead = self.play.ahead(response).map_err(|_| Refused::NotOpen {
            crisis: crisis.clone(),
            response: id.clone(),
        })?;
        let ending = ahead.state.ending();
        let decision = DecisionTaken {
            turn: self.play.now.state.turn(),
            crisis,
            response: id,
            fingerprint: format!("{:016x}", ahead.state.fingerprint()),
            grade: self.play.game().grade(&ahead.state),
            ending: ending.map(|e| story.ending(e).id.clone()),
            edition: self.edition_number(),
        };
        self.keep(now(), true, |batch, _| {
            let decision = batch.push(now(), decision);
            if let Some(note) = note {
                batch.push(note.at, noted(note, Some(decision)));
            }
        })?;
        self.play.accept(response, ahead);
        self.notices.clear();
        Ok(())
    }

    /// Saves a note of a workshop that decides nothing.
    pub(super) fn note(&mut self, note: &Note) -> Result<(), SaveError> {
        self.keep(note.at, false, |batch, _| {
            batch.push(note.at, noted(note, None));
        })
    }

    /// Shows answers in this order from now on, after that is saved.
    ///
    /// # Errors
    /// If it could not be saved. Nothing has changed then.
    pub fn order_answers(&mut self, order: AnswerOrder) -> Result<(), SaveError> {
        self.keep(now(), false, |batch, _| {
            batch.push(now(), AnswersOrdered { order });
        })?;
        self.play.order = order;
        Ok(())
    }

    /// Takes the last decision back, after that and the note of a workshop are saved.
    pub(super) fn take_back(&mut self, note: Option<&Note>) -> Result<(), SaveError> {
        let at = note.map_or_else(now, |note| note.at);
        self.keep(at, false, |batch, journal| {
            if let Some(decision) = journal.last_decision() {
                batch.push(at, TakenBack { decision });
            }
            if let Some(note) = note {
                batch.push(at, noted(note, None));
            }
        })?;
        if let Some(taken) = self.play.turns.last() {
            let story = self.play.story();
            let what = CourseEvent::TookBack {
                crisis: story.crisis(taken.crisis).id.clone(),
                response: story.response(taken.response).id.clone(),
            };
            self.did(what);
        }
        self.play.take_back();
        self.notices.clear();
        Ok(())
    }

    /// Goes on by another plan, after the change and the note of a workshop are saved.
    pub(super) fn change_plan(
        &mut self,
        change: &PlanChange,
        ahead: Playthrough,
        note: Option<&Note>,
    ) -> Result<(), SaveError> {
        let at = note.map_or_else(now, |note| note.at);
        let changed = PlanChanged::of(change, &ahead, self.edition_number());
        self.keep(at, true, |batch, _| {
            batch.push(at, changed);
            if let Some(note) = note {
                batch.push(at, noted(note, None));
            }
        })?;
        self.did(CourseEvent::Planned(change.clone()));
        self.play = ahead;
        self.notices.clear();
        Ok(())
    }

    fn did(&mut self, what: CourseEvent) {
        self.course.push(CourseStep {
            answered: self.play.turns.len() as u16,
            what,
        });
    }

    /// The number of the edition that is played with.
    fn edition_number(&self) -> usize {
        let held = self.journal.as_ref().map_or(1, Journal::editions);
        held - usize::from(self.edition == self.saved)
    }

    /// Appends events to the save, before them the edition that begins with them, if one does.
    pub(super) fn keep(
        &mut self,
        at: i64,
        plays: bool,
        events: impl FnOnce(&mut Batch, &Journal),
    ) -> Result<(), SaveError> {
        let Some(journal) = &mut self.journal else {
            return Ok(());
        };
        let begins = plays && self.edition != self.saved;
        let mut batch = journal.batch()?;
        if begins {
            batch.edition(at, &self.edition);
        }
        events(&mut batch, journal);
        journal.append(batch)?;
        if begins {
            self.saved = self.edition.clone();
        }
        Ok(())
    }
}

impl PlanChanged {
    /// A change of the plan, and what came of it.
    pub(super) fn of(change: &PlanChange, ahead: &Playthrough, edition: usize) -> Self {
        let ending = ahead.ending();
        Self {
            change: change.clone(),
            plan: ahead.plan().clone(),
            fingerprint: format!("{:016x}", ahead.fingerprint()),
            grade: ahead.grade(),
            ending: ending.map(|e| ahead.story().ending(e).id.clone()),
            edition,
        }
    }
}

fn noted(note: &Note, decision: Option<u64>) -> Noted {
    Noted {
        decision,
        intent: note.intent.clone(),
        state: note.state.clone(),
    }
}

//! Short questions on phones before the first crisis and after the last: two forms, one each time, apart from the game.

use serde::Serialize;

use super::asked::{Given, QuestionsAnswered, QuestionsSet};
use super::refused::LiveRefused;
use super::rules::{Checked, Context};
use super::state::{Seat, State, Table};
use super::step::LiveStep;
use crate::content::quiz::{ASKS_JOB, ASKS_REASON, Answer, FormId, Kept, MOST, When, job, quiz};
use crate::debrief::{BeforeAfter, FEWEST};
use crate::engine::Hat;
use crate::session::event::Event;
use crate::session::record::Record;

/// The questions on a phone. Nothing of them says which answer is right.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct QuestionsView {
    /// Before or after.
    pub when: When,
    /// Whether this seat has answered them.
    pub answered: bool,
    /// What is asked of every situation.
    pub asks: [&'static str; 2],
    /// The jobs to choose from, each with its sentence.
    pub jobs: Vec<(Hat, &'static str)>,
    /// The situations; none once they were answered.
    pub situations: Vec<SituationView>,
    /// Once both forms were answered: points before and after, and the most that there are.
    pub points: Option<[u32; 3]>,
}

/// A situation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SituationView {
    /// Its id.
    pub id: String,
    /// What is going on.
    pub text: String,
    /// Reasons to choose from: id and text.
    pub reasons: Vec<(String, String)>,
}

/// How far a room is with the questions, and at the end what came of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AnsweredView {
    /// Seats that have answered the form at hand.
    pub answered: u32,
    /// At the end, from five people on: how they changed between the two, and what that does not show.
    pub said: Option<[String; 2]>,
}

impl Table {
    /// The form that its people are asked to answer now.
    const fn asked_when(&self) -> Option<When> {
        match self.step {
            LiveStep::Briefing => Some(When::Before),
            LiveStep::Over => Some(When::After),
            _ => None,
        }
    }
}

impl Seat {
    fn given(&self, when: When) -> Option<&Given> {
        self.given.iter().find(|given| given.when == when)
    }

    /// The form that it answers now, and when that is: half of the seats begin with the other one. Whoever answered none before is asked none after.
    fn asked_form(&self, table: &Table) -> Option<(When, FormId)> {
        let when = table.asked_when()?;
        let form = match (when, self.given(When::Before)) {
            (When::Before, _) if self.number % 2 == 1 => FormId::A,
            (When::Before, _) => FormId::B,
            (When::After, before) => before?.form.other(),
        };
        Some((when, form))
    }

    fn points(&self, when: When) -> Option<u32> {
        let given = self.given(when)?;
        let answers = given.answers.as_ref()?;
        Some(quiz().form(given.form).score(answers).points())
    }
}

impl State {
    /// Whether the room asks.
    pub(super) fn set_questions(&self, on: bool) -> Checked {
        if on == self.questions {
            return Err(LiveRefused::Already);
        }
        if on && self.tables.iter().any(|t| t.step != LiveStep::Briefing) {
            let why = "the first questions come before the first crisis".to_owned();
            return Err(LiveRefused::NotNow(why));
        }
        Ok(vec![QuestionsSet { on }.into()])
    }

    /// Answers to the form at hand.
    pub(super) fn answered(
        &self,
        seat: &Seat,
        table: &Table,
        cid: u64,
        when: When,
        answers: &[Answer],
        context: &mut Context<'_>,
    ) -> Checked {
        let asked = seat.asked_form(table).filter(|_| self.questions);
        let Some((_, form)) = asked.filter(|(now, _)| *now == when) else {
            return Err(LiveRefused::Closed);
        };
        let known = &quiz().form(form).situations;
        let fits = |answer: &Answer| {
            let situation = known.iter().find(|s| s.id == answer.situation);
            situation.is_some_and(|situation| {
                let reason = answer.reason.as_deref();
                reason.is_none_or(|id| situation.reasons.iter().any(|r| r.id == id))
            })
        };
        if !answers.iter().all(fits) {
            return Err(LiveRefused::Unknown("question or reason"));
        }
        if answers.len() != known.len() {
            return Err(LiveRefused::BadText("every question wants an answer"));
        }
        let text = serde_json::to_string(answers);
        let text = text.map_err(|_| LiveRefused::BadText("it cannot be kept"))?;
        let event = QuestionsAnswered {
            seat: seat.number,
            cid,
            when,
            form,
            answers: (context.personal)(&text),
        };
        Ok(vec![Event::from(event)])
    }

    /// After somebody answered.
    pub(super) fn take_answers(
        &mut self,
        made: &QuestionsAnswered,
        named: super::apply::Named<'_>,
    ) -> Result<(), String> {
        let answers = named(&made.answers).and_then(|text| serde_json::from_str(&text).ok());
        let seat = self.seat_mut(made.seat)?;
        seat.cids.answer = made.cid;
        seat.given.retain(|given| given.when != made.when);
        seat.given.push(Given {
            when: made.when,
            form: made.form,
            answers,
        });
        Ok(())
    }

    /// The questions on a phone; nothing where none are asked.
    pub(super) fn questions_view(&self, seat: &Seat, table: &Table) -> Option<QuestionsView> {
        if !self.questions || seat.observer {
            return None;
        }
        let (when, form) = seat.asked_form(table)?;
        let answered = seat.given(when).is_some();
        let situations = quiz().form(form).situations.iter();
        let before = seat.points(When::Before).filter(|_| when == When::After);
        let points = before.and_then(|before| Some([before, seat.points(When::After)?, MOST]));
        Some(QuestionsView {
            when,
            answered,
            asks: [ASKS_JOB, ASKS_REASON],
            jobs: Hat::ALL.map(|hat| (hat, job(hat))).to_vec(),
            situations: situations
                .filter(|_| !answered)
                .map(|situation| SituationView {
                    id: situation.id.clone(),
                    text: situation.text.clone(),
                    reasons: situation
                        .reasons
                        .iter()
                        .map(|reason| (reason.id.clone(), reason.text.clone()))
                        .collect(),
                })
                .collect(),
            points,
        })
    }

    /// How far the room is with the questions; nothing where none are asked now.
    pub(super) fn answered_view(&self) -> Option<AnsweredView> {
        let lead = &self.tables[self.lead()];
        let when = lead.asked_when().filter(|_| self.questions)?;
        let answered = self.playing().filter(|seat| seat.given(when).is_some());
        let pairs = self
            .seats
            .iter()
            .filter_map(|seat| Some((seat.points(When::Before)?, seat.points(When::After)?)));
        let pairs: Vec<(u32, u32)> = pairs.collect();
        // Of fewer people the sum would tell what one of them answered.
        let enough = when == When::After && pairs.len() >= FEWEST;
        let change = BeforeAfter::of(&pairs).filter(|_| enough);
        Some(AnsweredView {
            answered: answered.count() as u32,
            said: change.map(|change| [change.said(), change.limits().to_owned()]),
        })
    }
}

/// What the people of a room answered before and after, as far as nobody removed it. The last answers of a seat count.
#[must_use]
pub fn answers(record: &Record) -> Vec<Kept> {
    let mut kept: Vec<Kept> = Vec::new();
    for entry in &record.entries {
        let Event::QuestionsAnswered(made) = &entry.event else {
            continue;
        };
        let person = made.seat.to_string();
        kept.retain(|one| one.person != person || one.when != made.when);
        let text = record.personal(&made.answers);
        let answers = text.and_then(|text| serde_json::from_str(text).ok());
        if let Some(answers) = answers {
            kept.push(Kept {
                person,
                when: made.when,
                form: made.form,
                answers,
            });
        }
    }
    kept
}

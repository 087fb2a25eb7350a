//! What came of an answer, with how the room came to it.

use std::collections::BTreeMap;

use crate::engine::{CrisisIx, ResponseIx};
use crate::session::live::kinds::DecidedBy;
use crate::session::live::state::{Answer, State, Table};
use crate::session::live::step::LiveStep;
use crate::session::live::view::{HatsNamed, LiveReveal, MovedMeter, PredictedRow, SplitRow};
use crate::session::way::Way;
use crate::session::workshop::{MovedView, Prediction, moved, percents, verdict};

impl State {
    /// What came of the last answer of a table, at its reveal.
    pub(in crate::session::live) fn reveal_view(
        &self,
        position: usize,
        table: &Table,
    ) -> Option<LiveReveal> {
        if table.step != LiveStep::Reveal {
            return None;
        }
        let taken = table.play.turns.last()?;
        let play = &table.play;
        let story = play.story();
        let turn = play.last(taken);
        let how = table.decided.last().copied().flatten();
        let rounds = how.map_or(1, |how| how.rounds);
        let moved = moved(&turn.aftermath.meters);
        let speaker = how.and_then(|how| how.speaker);
        Some(LiveReveal {
            title: turn.title,
            response: turn.response.id,
            text: turn.response.text,
            hat: turn.hat,
            practices: turn.practices,
            outcome: turn.outcome,
            says: turn.says,
            asks: story.render(&story.crisis(taken.crisis).asks),
            by: how.map_or(DecidedBy::Facilitator, |how| how.by),
            speaker: speaker
                .and_then(|seat| self.seats.get(seat as usize - 1))
                .map(|seat| seat.called()),
            rounds: (1..=rounds)
                .map(|round| {
                    self.split(
                        position,
                        table,
                        taken.crisis,
                        round,
                        &table.play.shown_to(taken),
                        taken.response,
                    )
                })
                .collect(),
            meters: turn
                .aftermath
                .meters
                .iter()
                .map(|meter| MovedMeter {
                    id: meter.id.clone(),
                    name: meter.name.clone(),
                    before: meter.before,
                    after: meter.after,
                })
                .collect(),
            moods: turn.moods,
            predictions: self.predicted(position, table, taken.crisis, &moved),
            moved,
            hats: self.hats(position, table, taken.crisis, rounds),
        })
    }

    fn split(
        &self,
        position: usize,
        table: &Table,
        crisis: CrisisIx,
        round: u8,
        open: &[ResponseIx],
        chosen: ResponseIx,
    ) -> Vec<SplitRow> {
        let given = self.count(position, crisis, round, open);
        let all = |given: &super::super::tally::Given| u16::try_from(given.all());
        let counts: Vec<u16> = given.iter().map(|g| all(g).unwrap_or(u16::MAX)).collect();
        let story = table.play.story();
        given
            .iter()
            .zip(percents(&counts))
            .map(|(given, percent)| {
                let raw = story.response(given.response);
                SplitRow {
                    response: raw.id.clone(),
                    text: story.render(&raw.text),
                    phones: given.phones,
                    hands: given.hands,
                    cards: given.cards,
                    percent,
                    chosen: given.response == chosen,
                }
            })
            .collect()
    }

    /// All answers to a crisis at a table.
    pub(in crate::session::live) fn answers(
        &self,
        position: usize,
        crisis: CrisisIx,
    ) -> impl Iterator<Item = &Answer> {
        let answers = self.seats.iter();
        answers.filter_map(move |seat| seat.answer(position, crisis))
    }

    pub(in crate::session::live) fn predicted(
        &self,
        position: usize,
        table: &Table,
        crisis: CrisisIx,
        moved: &[MovedView],
    ) -> Vec<PredictedRow> {
        let mut people: BTreeMap<(usize, u8), u32> = BTreeMap::new();
        let ways = [Way::Up, Way::Down, Way::Same];
        for (meter, way) in self.answers(position, crisis).filter_map(|a| a.prediction) {
            let way = ways.iter().position(|w| *w == way).unwrap_or(0) as u8;
            *people.entry((meter, way)).or_default() += 1;
        }
        let meters = table.play.meters(table.play.now.state.values());
        let mut rows: Vec<PredictedRow> = people
            .into_iter()
            .filter_map(|((meter, way), people)| {
                let meter = meters.get(meter)?;
                let way = *ways.get(usize::from(way))?;
                let prediction = Prediction {
                    meter: meter.id.clone(),
                    way,
                    hands: None,
                };
                Some(PredictedRow {
                    verdict: verdict(&prediction, moved),
                    meter: prediction.meter,
                    name: meter.name.clone(),
                    way,
                    people,
                })
            })
            .collect();
        rows.sort_by_key(|row| std::cmp::Reverse(row.people));
        rows
    }

    fn hats(&self, position: usize, table: &Table, crisis: CrisisIx, rounds: u8) -> HatsNamed {
        let scenario = table.play.story().scenario();
        let mut hats = HatsNamed::default();
        for answer in self.answers(position, crisis) {
            if let (Some(named), Some(vote)) = (answer.hat, answer.vote(rounds)) {
                hats.named += 1;
                hats.right += u32::from(scenario.response(vote).hat == named);
            }
        }
        hats
    }
}

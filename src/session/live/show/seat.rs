//! What a phone may see.

use super::For;
use crate::engine::ResponseIx;
use crate::session::HatView;
use crate::session::live::acts::BetterView;
use crate::session::live::room::Live;
use crate::session::live::state::{Answer, Seat, Table};
use crate::session::live::step::LiveStep;
use crate::session::live::view::{BriefView, OwnPrediction, OwnTurn, OwnView, SeatView, TableName};
use crate::session::workshop::{Prediction, moved, verdict};

impl Live {
    /// The part of the state that all seats share that see the same: those for which [`Live::sees_as`] is the same.
    #[must_use]
    pub fn seat_view(
        &self,
        (position, brief, alone): (usize, Option<usize>, bool),
        now: i64,
    ) -> Option<SeatView> {
        let state = &self.state;
        let table = state.tables.get(position)?;
        let play = &table.play;
        let over = table.step == LiveStep::Over;
        let whom = if alone { For::Alone } else { For::Brief(brief) };
        let story = play.story();
        let closing = story.raw().notes.closing.iter();
        Some(SeatView {
            room: state.room_view(play, now),
            table: TableName {
                table: position as u16 + 1,
                people: state.at_table(position).count() as u32,
                may_go: state.may_go(position),
            },
            step: table.step_view(),
            briefing: (table.step == LiveStep::Briefing).then(|| play.briefing()),
            crisis: table.crisis_view(whom),
            at_stake: table.at_stake(),
            meters: table.meters(),
            injects: table.injects(false),
            tie: state.tie(table),
            reveal: state.reveal_view(position, table),
            end: play
                .ending()
                .filter(|_| over)
                .map(|ending| play.end(ending)),
            closing: closing
                .filter(|_| over)
                .map(|text| story.render(text))
                .collect(),
            story: if over {
                self.story(position).to_vec()
            } else {
                Vec::new()
            },
            stands: self.stands(position).to_owned(),
        })
    }

    /// The part of the state that is a seat's own.
    #[must_use]
    pub fn own_view(&self, number: u32, are_you_there: bool) -> Option<OwnView> {
        let seat = self.state.seat(number)?;
        let table = self.state.tables.get(seat.table)?;
        let story = table.play.story();
        let answer = table.crisis.and_then(|c| seat.answer(seat.table, c));
        let answer = answer.filter(|_| table.step != LiveStep::Over);
        let id = |response: ResponseIx| story.response(response).id.clone();
        let vote = answer.and_then(|a| a.vote(table.round));
        let revealed = table.step == LiveStep::Reveal;
        let brief = seat.brief.and_then(|at| story.raw().seats.get(at));
        let meters = table.play.meters(table.play.now.state.values());
        let prediction = answer.and_then(|a| a.prediction);
        let prediction = prediction.and_then(|(meter, way)| {
            let meter = meters.get(meter)?.id.clone();
            Some(OwnPrediction { meter, way })
        });
        Some(OwnView {
            seat: number,
            name: seat.called(),
            cid: seat.cids.highest(),
            brief: brief.filter(|_| !seat.observer).map(|brief| BriefView {
                name: story.render(&brief.name),
                text: story.render(&brief.brief),
            }),
            first: answer.and_then(|a| a.votes[0]).map(id),
            vote: vote.map(id),
            hat: answer.and_then(|a| a.hat),
            hat_was: vote
                .filter(|_| revealed)
                .map(|vote| HatView::of(story.scenario().response(vote).hat)),
            verdict: prediction
                .as_ref()
                .filter(|_| revealed)
                .and_then(|made| judged(table, made)),
            prediction,
            speaker: table.speaker == Some(number),
            commitment: seat.commitment.clone(),
            turns: match table.step {
                LiveStep::Over => turns(seat, table, self.better(seat.table)),
                _ => Vec::new(),
            },
            are_you_there,
            waited_for: false,
            observer: self.state.observer_view(seat, table),
            questions: self.state.questions_view(seat, table),
        })
    }
}

fn judged(table: &Table, made: &OwnPrediction) -> Option<crate::session::workshop::Verdict> {
    let taken = table.play.turns.last()?;
    let moved = moved(&table.play.last(taken).aftermath.meters);
    let prediction = Prediction {
        meter: made.meter.clone(),
        way: made.way,
        hands: None,
    };
    Some(verdict(&prediction, &moved))
}

/// Every turn of a table, with what a seat voted at it.
fn turns(seat: &Seat, table: &Table, better: &[BetterView]) -> Vec<OwnTurn> {
    let story = table.play.story();
    let text = |response: ResponseIx| story.render(&story.response(response).text);
    let hat = |response: ResponseIx| story.scenario().response(response).hat;
    let turn = |(at, taken): (usize, &crate::session::playthrough::TurnRecord)| {
        let rounds = table.decided.get(at).copied().flatten();
        let rounds = rounds.map_or(1, |decided| decided.rounds);
        let answer = seat.answer(seat.table, taken.crisis);
        let vote = answer.and_then(|answer: &Answer| answer.vote(rounds));
        OwnTurn {
            turn: taken.turn,
            title: story.render(&story.crisis(taken.crisis).title),
            table: text(taken.response),
            table_hat: hat(taken.response),
            first: answer.and_then(|a| a.votes[0]).map(text),
            vote: vote.map(text),
            named: answer.and_then(|a| a.hat),
            hat: vote.map(hat),
            better: better.get(at).cloned(),
        }
    };
    table.play.turns.iter().enumerate().map(turn).collect()
}

//! What the wall may see: nothing that only some may know, and of a round that is open only how many are through.

use super::For;
use crate::session::live::room::Live;
use crate::session::live::state::{Seat, State, Table};
use crate::session::live::step::LiveStep;
use crate::session::live::wall::{RoadTurn, WallTable, WallView};

impl State {
    /// Whether a seat has done what the step of its table asks for.
    pub(in crate::session::live) fn is_done(&self, seat: &Seat) -> bool {
        let Some(table) = self.tables.get(seat.table) else {
            return false;
        };
        let answer = table.crisis.and_then(|c| seat.answer(seat.table, c));
        answer.is_some_and(|answer| match table.step {
            LiveStep::Vote => answer.votes[0].is_some(),
            LiveStep::VoteAgain => answer.vote(2).is_some(),
            LiveStep::Predict => answer.prediction.is_some(),
            LiveStep::NameHat => answer.hat.is_some(),
            _ => false,
        })
    }

    /// A table on the wall; `apart` while tables are at their own pace, so that nobody sees what lies ahead.
    fn wall_table(&self, position: usize, table: &Table, apart: bool) -> WallTable {
        let story = table.play.story();
        let taken = table.play.turns.last();
        let over = table.step == LiveStep::Over;
        let shown = taken.filter(|_| !apart && (over || table.step == LiveStep::Reveal));
        let behind = self.tables.iter().map(|t| t.play.turns.len()).min();
        let told = if apart {
            behind.unwrap_or(0)
        } else {
            usize::MAX
        };
        let done = self.at_table(position).filter(|seat| self.is_done(seat));
        let whole = |grade: &i32| (grade + 500).div_euclid(1000);
        let turns = table.play.turns.iter().zip(&table.grades);
        let road = turns.take(told).map(|(taken, grade)| RoadTurn {
            crisis: story.crisis(taken.crisis).id.clone(),
            title: story.render(&story.crisis(taken.crisis).title),
            response: story.render(&story.response(taken.response).text),
            hat: story.scenario().response(taken.response).hat,
            grade: whole(grade),
        });
        WallTable {
            table: position as u16 + 1,
            people: self.at_table(position).count() as u32,
            done: done.count() as u32,
            step: table.step,
            number: table.number(),
            title: table
                .crisis
                .filter(|_| !apart)
                .map_or_else(String::new, |crisis| {
                    story.render(&story.crisis(crisis).title)
                }),
            response: shown.map(|t| story.render(&story.response(t.response).text)),
            hat: shown.map(|t| story.scenario().response(t.response).hat),
            meters: if apart { Vec::new() } else { table.meters() },
            grade: (over && !apart).then(|| (table.play.grade() + 500).div_euclid(1000)),
            road: road.collect(),
        }
    }
}

impl Live {
    /// What the wall shows, with so many pages that are open and visible.
    #[must_use]
    pub fn wall_view(&self, here: u32, now: i64) -> WallView {
        self.wall_of(here, now, false)
    }

    /// What the wall shows, or for the console what it would show if nothing had to be kept from those who are behind.
    pub(super) fn wall_of(&self, here: u32, now: i64, console: bool) -> WallView {
        let state = &self.state;
        let apart = state.at_own_pace() && !console;
        let shown = |table: &Table| !apart || matches!(table.step, LiveStep::Briefing);
        let lead = state.lead();
        let table = &state.tables[lead];
        let play = &table.play;
        let story = play.story();
        let over = table.step == LiveStep::Over;
        let told = if over {
            &state.tables[state.told()]
        } else {
            table
        };
        let tables = state.numbered();
        WallView {
            room: state.room_view(play, now),
            here,
            black: state.black,
            step: table.step_view(),
            briefing: (table.step == LiveStep::Briefing).then(|| play.briefing()),
            crisis: shown(table).then(|| table.crisis_view(For::All)).flatten(),
            at_stake: table.at_stake().filter(|_| shown(table)),
            meters: if shown(table) {
                told.meters()
            } else {
                Vec::new()
            },
            injects: if shown(table) {
                table.injects(true)
            } else {
                Vec::new()
            },
            tie: state.tie(table).filter(|_| shown(table)),
            reveal: state.reveal_view(lead, table).filter(|_| shown(table)),
            tables: tables
                .map(|(at, table)| state.wall_table(at, table, apart))
                .collect(),
            end: (told.play.ending())
                .filter(|_| over)
                .map(|ending| told.play.end(ending)),
            closing: story
                .raw()
                .notes
                .closing
                .iter()
                .filter(|_| over)
                .map(|text| story.render(text))
                .collect(),
            questions: state.answered_view(),
            act: state.act,
            acts: self.acts(),
        }
    }
}

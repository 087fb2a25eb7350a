//! The debrief of a room, in three acts: the story, where roads parted and what it cost, a habit. And for every seat the better road.
//!
//! It is reckoned once the game is over, outside the room: whoever serves it takes a [`Reckoning`], runs it where it has time, and gives
//! back what came of it.

use serde::Serialize;

use super::room::Live;
use super::state::State;
use super::step::LiveStep;
use crate::debrief::{Advice, Debrief, OtherGames, Road, Standing, Turn, compared};
use crate::engine::{Hat, ResponseIx};
use crate::session::plan::GamePlan;
use crate::session::playthrough::Playthrough;

/// The acts that the wall shows, one after the other.
pub const ACTS: u8 = 3;

/// What the wall shows at the end, beside how it ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ActsView {
    /// The table whose story is told, from 1.
    pub table: u16,
    /// Where its grade lies among games that go by routine, in words.
    pub stands: String,
    /// At most five turns of it.
    pub story: Vec<CardView>,
    /// The answer on which most turned, beside another one; nothing if there was no other.
    pub point: Option<PointView>,
    /// Where the roads of the tables parted; nothing if they never did.
    pub parted: Option<PartedView>,
    /// A habit to start.
    pub start: AdviceView,
    /// A habit to stop.
    pub stop: AdviceView,
}

/// One turn of the story.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CardView {
    /// From 1.
    pub turn: u16,
    /// Title of the crisis.
    pub title: String,
    /// What was done.
    pub did: String,
    /// What came of it.
    pub came: String,
    /// The hat.
    pub hat: Hat,
}

/// Two answers to one crisis, under the same luck.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PointView {
    /// The turn, from 1.
    pub turn: u16,
    /// Title of the crisis.
    pub title: String,
    /// The answer that was given.
    pub taken: String,
    /// Its hat.
    pub taken_hat: Hat,
    /// Another one.
    pub other: String,
    /// Its hat.
    pub other_hat: Hat,
    /// How they compare.
    pub said: String,
}

/// Where the roads of the tables parted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PartedView {
    /// The turn, from 1.
    pub turn: u16,
    /// Title of the crisis.
    pub title: String,
    /// What the tables answered, with what it would have cost or brought the table whose story is told.
    pub answers: Vec<PartedAnswer>,
}

/// One answer where the roads parted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PartedAnswer {
    /// The tables that gave it.
    pub tables: Vec<u16>,
    /// The answer.
    pub text: String,
    /// Its hat.
    pub hat: Hat,
    /// How the table whose story is told would have stood with it, under the same luck; empty for its own.
    pub said: String,
}

/// A habit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AdviceView {
    /// In a few words.
    pub title: String,
    /// What to do.
    pub text: String,
    /// What it rests on.
    pub because: String,
}

/// The better road of a turn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BetterView {
    /// The answer that could be expected to lead furthest.
    pub text: String,
    /// Its hat.
    pub hat: Hat,
    /// Whether the table took it.
    pub taken: bool,
    /// Whether it lies ahead by more than chance.
    pub clear: bool,
}

/// What is to be reckoned.
#[derive(Debug)]
pub struct Reckoning {
    key: Key,
    tables: Vec<(usize, Playthrough)>,
}

/// What was reckoned.
#[derive(Debug, Clone)]
pub struct Reckoned {
    key: Key,
    /// For each table, for each of its turns.
    better: Vec<Vec<BetterView>>,
    /// Of each table that has a story.
    acts: Vec<ActsView>,
}

/// What it was reckoned from: decisions of each table, and how many were taken back.
type Key = (u32, Vec<usize>);

impl Live {
    /// What is to be reckoned: something once the game is over at all tables, as long as it has not been given back.
    #[must_use]
    pub fn to_reckon(&self) -> Option<Reckoning> {
        let state = &self.state;
        let lead = &state.tables[state.lead()];
        if lead.step != LiveStep::Over || self.reckoned().is_some() {
            return None;
        }
        let tables = state.numbered().filter(|(at, _)| state.has_story(*at));
        let tables = tables.map(|(at, table)| (at, table.play.clone()));
        Some(Reckoning {
            key: key(state),
            tables: tables.collect(),
        })
    }

    /// Shows what was reckoned, if nothing has changed meanwhile.
    pub fn give_reckoned(&mut self, reckoned: Reckoned) {
        self.reckoned = Some(reckoned);
    }

    fn reckoned(&self) -> Option<&Reckoned> {
        let reckoned = self.reckoned.as_ref();
        reckoned.filter(|reckoned| reckoned.key == key(&self.state))
    }

    /// The acts, at the end, of the table that is told of.
    pub(super) fn acts(&self) -> Option<ActsView> {
        let over = self.state.tables[self.state.lead()].step == LiveStep::Over;
        let reckoned = self.reckoned().filter(|_| over)?;
        let told = self.acts_of(self.state.told());
        told.or(reckoned.acts.first()).cloned()
    }

    /// The acts of a table.
    fn acts_of(&self, position: usize) -> Option<&ActsView> {
        let mut acts = self.reckoned()?.acts.iter();
        acts.find(|acts| usize::from(acts.table) == position + 1)
    }

    /// The story of a table; nothing until it was reckoned.
    pub(super) fn story(&self, position: usize) -> &[CardView] {
        self.acts_of(position).map_or(&[], |acts| &acts.story)
    }

    /// Where the grade of a table lies, in words; empty until it was reckoned.
    pub(super) fn stands(&self, position: usize) -> &str {
        self.acts_of(position).map_or("", |acts| &acts.stands)
    }

    /// The better roads of a table, turn for turn.
    pub(super) fn better(&self, table: usize) -> &[BetterView] {
        let reckoned = self.reckoned();
        let better = reckoned.and_then(|reckoned| reckoned.better.get(table));
        better.map_or(&[], |better| better)
    }
}

impl State {
    /// Whether there is something to be told of a table: it has decided something, and has people where there are several.
    pub(super) fn has_story(&self, position: usize) -> bool {
        let people = self.tables.len() == 1 || self.at_table(position).next().is_some();
        let table = self.tables.get(position);
        people && table.is_some_and(|table| !table.play.turns.is_empty())
    }

    /// The position of the table whose debrief the wall tells: the one that was chosen, or the first with a story.
    pub(super) fn told(&self) -> usize {
        let chosen = self.told.map(|table| usize::from(table).saturating_sub(1));
        let chosen = chosen.filter(|&at| self.has_story(at));
        let first = || (0..self.tables.len()).find(|&at| self.has_story(at));
        chosen.or_else(first).unwrap_or(0)
    }
}

fn key(state: &State) -> Key {
    let turns = state.tables.iter().map(|table| table.play.turns.len());
    (state.epoch, turns.collect())
}

impl Reckoning {
    /// Reckons: for every table where every open answer would have led, with so many lucks (2 or more) for all tables together, but at least
    /// 50 for each. Takes up to seconds.
    #[must_use]
    pub fn run(self, lucks: u32) -> Reckoned {
        let each = (lucks / self.tables.len().max(1) as u32).max(50);
        let mut better = vec![Vec::new(); self.key.1.len()];
        let mut told = Vec::new();
        // One course has the same other games, however many tables take it.
        let mut others: Vec<(&GamePlan, OtherGames)> = Vec::new();
        for (at, play) in &self.tables {
            let decisions: Vec<ResponseIx> = play.turns.iter().map(|t| t.response).collect();
            let made =
                Debrief::with_lucks(play.story(), play.game(), play.seed(), &decisions, each);
            // What does not come out again is told by its decisions alone.
            let Ok(made) = made else { continue };
            if let Some(place) = better.get_mut(*at) {
                *place = made.turns.iter().filter_map(better_road).collect();
            }
            let known = others.iter().position(|(plan, _)| *plan == play.plan());
            let known = known.unwrap_or_else(|| {
                others.push((play.plan(), OtherGames::of(play.game())));
                others.len() - 1
            });
            let standing = Standing::among(&others[known].1, made.scores.grade.0);
            told.push(acts(*at, &made, standing.said, &self.tables));
        }
        Reckoned {
            key: self.key,
            better,
            acts: told,
        }
    }
}

/// The answer that could be expected to lead furthest; the one that was given, where none lies ahead.
fn better_road(turn: &Turn) -> Option<BetterView> {
    let taken = turn.roads.iter().find(|road| road.taken)?;
    let further = |a: &&Road, b: &&Road| a.expected.mean.total_cmp(&b.expected.mean);
    let best = turn.roads.iter().max_by(further)?;
    let best = if best.expected.mean > taken.expected.mean {
        best
    } else {
        taken
    };
    Some(BetterView {
        text: best.text.clone(),
        hat: best.hat,
        taken: best.taken,
        clear: best.ahead.is_clear(),
    })
}

fn acts(at: usize, made: &Debrief, stands: String, tables: &[(usize, Playthrough)]) -> ActsView {
    let acts = made.acts();
    let story = acts.story.iter().map(|card| CardView {
        turn: card.turn.turn,
        title: card.turn.title.clone(),
        did: card.did.clone(),
        came: card.came.clone(),
        hat: card.turn.hat,
    });
    ActsView {
        table: at as u16 + 1,
        stands,
        story: story.collect(),
        point: acts.point.map(|point| PointView {
            turn: point.turn.turn,
            title: point.turn.title.clone(),
            taken: point.taken.text.clone(),
            taken_hat: point.taken.hat,
            other: point.other.text.clone(),
            other_hat: point.other.hat,
            said: point.said,
        }),
        parted: parted(at, made, tables),
        start: advice(acts.start),
        stop: advice(acts.stop),
    }
}

/// The first crisis that tables answered differently. Until then they had the same luck, the same answers, and so the same answers to choose from.
fn parted(at: usize, made: &Debrief, tables: &[(usize, Playthrough)]) -> Option<PartedView> {
    let given = |play: &Playthrough, turn: usize| play.turns.get(turn).map(|taken| taken.response);
    let (_, told) = tables.iter().find(|(other, _)| *other == at)?;
    let fork = (0..told.turns.len()).find(|&turn| {
        let own = given(told, turn);
        tables
            .iter()
            .any(|(_, play)| given(play, turn).is_some_and(|other| Some(other) != own))
    })?;
    let turn = made.turns.get(fork)?;
    let own = turn.roads.iter().find(|road| road.taken)?;
    let answers = turn.roads.iter().filter_map(|road| {
        let gave = |play: &Playthrough| {
            let response = given(play, fork)?;
            Some(play.story().response(response).id == road.response)
        };
        let tables = tables.iter().filter(|(_, play)| gave(play) == Some(true));
        let tables: Vec<u16> = tables.map(|(at, _)| *at as u16 + 1).collect();
        (!tables.is_empty()).then(|| PartedAnswer {
            tables,
            text: road.text.clone(),
            hat: road.hat,
            said: if road.taken {
                String::new()
            } else {
                compared(own, road)
            },
        })
    });
    Some(PartedView {
        turn: turn.turn,
        title: turn.title.clone(),
        answers: answers.collect(),
    })
}

fn advice(advice: &Advice) -> AdviceView {
    AdviceView {
        title: advice.title.clone(),
        text: advice.text.clone(),
        because: advice.because.clone(),
    }
}

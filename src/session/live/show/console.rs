//! What the console may see.

use crate::content::raw::RawInject;
use crate::session::live::kinds::Ballot;
use crate::session::live::room::Live;
use crate::session::live::state::{State, Table};
use crate::session::live::step::LiveStep;
use crate::session::live::view::InjectView;
use crate::session::live::wall::{
    ClaimView, ConsoleView, GuideView, HourView, InjectOffer, Presence, SeatRow, TallyRow,
    TallyView,
};
use crate::session::workshop::{NotesView, notes};

/// No more seats are listed: first those that are not here or not through.
const LISTED: usize = 300;

/// Minutes that a crisis takes beside its discussion: to read, vote, and look at the reveal.
const BESIDE: u32 = 3;

/// Behind by so many minutes, something should be done.
const LATE: i32 = 3;

/// What only the host knows of who is there.
pub struct Around<'a> {
    /// Pages that are open and visible.
    pub here: u32,
    /// Whether the page of a seat is there.
    pub presence: &'a dyn Fn(u32) -> Presence,
    /// Devices that say that a seat is theirs: the number of the claim, and the seat.
    pub claims: &'a [(u32, u32)],
    /// What has to be said.
    pub problems: Vec<String>,
}

impl Live {
    /// What the console shows.
    #[must_use]
    pub fn console_view(&self, around: &Around<'_>, now: i64) -> ConsoleView {
        let state = &self.state;
        let table = &state.tables[state.lead()];
        let story = table.play.story();
        let raw = table.crisis.map(|crisis| story.crisis(crisis));
        let fits = |inject: &&RawInject| {
            let at = table.crisis_id();
            inject.crises.is_empty() || inject.crises.iter().any(|id| id == at)
        };
        let injects = story.raw().injects.iter().filter(fits);
        let claims = around.claims.iter();
        let last = state.tables.iter().filter_map(|t| t.play.turns.last());
        ConsoleView {
            wall: self.wall_of(around.here, now, true),
            code: state.code.clone(),
            steps: state.steps,
            asks: state.questions,
            until: state.until,
            minutes: state.minutes,
            plan: table.play.plan().clone(),
            notes: noted(table),
            guide: raw.map(|raw| GuideView {
                stuck: story.render(&raw.notes.stuck),
                question: story.render(&raw.notes.question),
                move_on: story.render(&raw.notes.move_on),
            }),
            tallies: state
                .numbered()
                .filter_map(|(at, t)| state.tally(at, t))
                .collect(),
            split: state
                .numbered()
                .filter(|(at, table)| state.is_split(*at, table))
                .map(|(at, _)| at as u16 + 1)
                .collect(),
            seats: self.seat_rows(around),
            claims: claims
                .map(|&(claim, seat)| ClaimView {
                    claim,
                    seat,
                    name: state
                        .seat(seat)
                        .map_or_else(String::new, super::super::state::Seat::called),
                })
                .collect(),
            injects: injects
                .map(|inject| InjectOffer {
                    id: inject.id.clone(),
                    inject: InjectView {
                        kind: inject.kind,
                        from: story.render(&inject.from),
                        text: story.render(&inject.text),
                    },
                })
                .collect(),
            can_step_back: last.map(|taken| taken.turn).max(),
            hour: state.hour(table, now),
            problems: around.problems.clone(),
        }
    }

    fn seat_rows(&self, around: &Around<'_>) -> Vec<SeatRow> {
        let mut rows: Vec<SeatRow> = self
            .state
            .present()
            .map(|seat| SeatRow {
                seat: seat.number,
                name: seat.called(),
                table: seat.table as u16 + 1,
                presence: (around.presence)(seat.number),
                done: self.state.is_done(seat),
                observer: seat.observer,
            })
            .collect();
        if rows.len() > LISTED {
            rows.sort_by_key(|row| (row.presence == Presence::Here, row.done, row.seat));
            rows.truncate(LISTED);
        }
        rows
    }
}

/// The author's notes to the crisis on the screen.
fn noted(table: &Table) -> Option<NotesView> {
    match table.step {
        LiveStep::Briefing | LiveStep::Over => None,
        _ => Some(notes(&table.play, table.crisis?, table.offered())),
    }
}

impl State {
    /// Whether at the reveal of a table many had voted otherwise: of four votes or more at least two in five.
    fn is_split(&self, position: usize, table: &Table) -> bool {
        let Some(taken) = table.play.turns.last() else {
            return false;
        };
        let rounds = table.decided.last().copied().flatten();
        let rounds = rounds.map_or(1, |decided| decided.rounds);
        let given = self.count(position, taken.crisis, rounds, &taken.open);
        let all: u32 = given.iter().map(|g| g.all()).sum();
        let same = given.iter().find(|g| g.response == taken.response);
        let otherwise = all - same.map_or(0, |g| g.all());
        table.step == LiveStep::Reveal && all >= 4 && 5 * otherwise >= 2 * all
    }

    fn tally(&self, position: usize, table: &Table) -> Option<TallyView> {
        let crisis = table.crisis.filter(|_| table.step.asks())?;
        let story = table.play.story();
        let rows = self
            .count(position, crisis, table.round, &table.offered())
            .into_iter()
            .map(|given| {
                let raw = story.response(given.response);
                TallyRow {
                    response: raw.id.clone(),
                    text: story.render(&raw.text),
                    phones: given.phones,
                    typed: [(Ballot::Hands, given.hands), (Ballot::Cards, given.cards)]
                        .into_iter()
                        .filter(|(_, count)| *count > 0)
                        .map(|(ballot, count)| (ballot, count as u16))
                        .collect(),
                }
            });
        Some(TallyView {
            table: position as u16 + 1,
            crisis: table.crisis_id().to_owned(),
            round: table.round,
            rows: rows.collect(),
        })
    }

    /// Planned against real time.
    fn hour(&self, table: &Table, now: i64) -> HourView {
        let each = u32::from(self.minutes) * u32::from(self.steps.discuss) + BESIDE;
        let took = self.began.map_or(0, |began| now.saturating_sub(began));
        let took = u32::try_from(took / 60_000).unwrap_or(0);
        let answered = table.play.turns.len() as u32;
        let planned = answered * each;
        // The crisis at hand may take its time before anything is late.
        let at_hand = planned + if table.step.asks() { each } else { 0 };
        let behind = if took > at_hand {
            (took - at_hand) as i32
        } else if took < planned {
            -((planned - took) as i32)
        } else {
            0
        };
        let advice = if behind < LATE {
            String::new()
        } else {
            let fewer = match table.play.plan().crises {
                Some(crises) if u32::from(crises) > answered + 1 => {
                    let fewer =
                        (u32::from(crises) - behind as u32 / each.max(1) - 1).max(answered + 1);
                    format!(", or plan {fewer} crises instead of {crises}")
                }
                _ => ", or plan fewer crises".to_owned(),
            };
            format!("{behind} minutes behind: skip this one{fewer}")
        };
        HourView {
            began: self.began,
            planned,
            took,
            behind,
            advice,
        }
    }
}

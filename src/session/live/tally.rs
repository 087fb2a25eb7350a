//! Three ballots in one count: phones, hands that were typed in, and cards.

use super::kinds::Ballot;
use super::state::{State, Table};
use crate::engine::{CrisisIx, Luck, Purpose, ResponseIx};

/// What was given for one response.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Given {
    pub(super) response: ResponseIx,
    pub(super) phones: u32,
    pub(super) hands: u32,
    pub(super) cards: u32,
}

impl Given {
    pub(super) const fn all(self) -> u32 {
        self.phones + self.hands + self.cards
    }
}

impl State {
    /// The count of a round at a table, for these responses. A seat counts once, wherever it sits now: where it voted.
    pub(super) fn count(
        &self,
        table: usize,
        crisis: CrisisIx,
        round: u8,
        offered: &[ResponseIx],
    ) -> Vec<Given> {
        let typed = |response, ballot| {
            let counted = self.tables.get(table).map(|table| &table.counted);
            let at = |round| counted.and_then(|c| c.get(&(crisis, round, response, ballot)));
            // As with phones: what was counted first stands until it is counted again.
            let again = if round == 2 { at(2) } else { None };
            u32::from(*again.or_else(|| at(1)).unwrap_or(&0))
        };
        let mut given: Vec<Given> = offered
            .iter()
            .map(|&response| Given {
                response,
                phones: 0,
                hands: typed(response, Ballot::Hands),
                cards: typed(response, Ballot::Cards),
            })
            .collect();
        for seat in &self.seats {
            let vote = seat.answer(table, crisis).and_then(|a| a.vote(round));
            if let Some(given) = given.iter_mut().find(|given| Some(given.response) == vote) {
                given.phones += 1;
            }
        }
        given
    }

    /// The responses with most votes in the round at hand; none if nobody voted.
    pub(super) fn leading(&self, position: usize, table: &Table) -> Vec<ResponseIx> {
        let Some(crisis) = table.crisis else {
            return Vec::new();
        };
        let given = self.count(position, crisis, table.round, &table.offered());
        let most = given.iter().map(|g| g.all()).max().unwrap_or(0);
        given
            .iter()
            .filter(|g| most > 0 && g.all() == most)
            .map(|g| g.response)
            .collect()
    }

    /// Who speaks for a table that is tied: drawn by luck among the seats at it that voted, or if none did, among all at it.
    pub(super) fn speaker(&self, position: usize, table: &Table) -> Option<u32> {
        let crisis = table.crisis?;
        let voted = |seat: &&super::state::Seat| {
            let answer = seat.answer(position, crisis);
            answer.and_then(|a| a.vote(table.round)).is_some()
        };
        let mut among: Vec<u32> = self
            .at_table(position)
            .filter(voted)
            .map(|seat| seat.number)
            .collect();
        if among.is_empty() {
            among = self.at_table(position).map(|seat| seat.number).collect();
        }
        let scenario = table.play.story().scenario();
        let key = scenario.crisis(crisis).key;
        let luck = Luck::draw(table.play.seed(), key, Purpose::Speaker, position as u32);
        let drawn = luck.below(among.len() as u32) as usize;
        among.get(drawn).copied()
    }
}

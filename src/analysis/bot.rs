//! What a bot is: a program that picks one of the open responses.

use super::{Draw, Draws};
use crate::engine::{Game, Hat, Purpose, ResponseIx, State};

/// The moment of a choice.
#[derive(Debug, Clone, Copy)]
pub struct Decision<'a> {
    /// The game.
    pub game: &'a Game,
    /// The state. A fair bot looks only at what a person could know or guess; never at its luck.
    pub state: &'a State,
    /// The open responses, in the order of the file; at least one.
    pub open: &'a [ResponseIx],
}

impl Decision<'_> {
    /// The open response at a position, counted around the list.
    #[must_use]
    pub fn pick(&self, position: usize) -> ResponseIx {
        match self.open.get(position) {
            Some(open) => *open,
            None => self.open[position % self.open.len()],
        }
    }

    /// The open responses that wear a hat.
    pub fn wearing(&self, hat: Hat) -> impl Iterator<Item = ResponseIx> + Clone + '_ {
        self.open
            .iter()
            .copied()
            .filter(move |&r| self.game.scenario().response(r).hat == hat)
    }

    /// Draws of the bot's own, independent of the luck of the game: the same for the same seed, crisis and kind.
    #[must_use]
    pub fn draw(&self, draw: Draw) -> Draws {
        let key = self
            .state
            .crisis()
            .map_or(0, |crisis| self.game.scenario().crisis(crisis).key);
        Draws::of_state(self.state, key, Purpose::Player, draw)
    }

    /// One of some responses by a draw of the bot's own; none if there are none.
    #[must_use]
    pub fn any_of(
        &self,
        responses: impl Iterator<Item = ResponseIx> + Clone,
    ) -> Option<ResponseIx> {
        let mut left = responses.clone();
        match responses.clone().count() as u32 {
            // A draw costs more than everything else here.
            0 | 1 => left.next(),
            count => left.nth(self.draw(Draw::Among).below(count) as usize),
        }
    }
}

/// A program that plays. Deterministic: the same decision gets the same answer.
pub trait Bot: Sync {
    /// Picks one of the open responses.
    fn choose(&self, decision: &Decision<'_>) -> ResponseIx;
}

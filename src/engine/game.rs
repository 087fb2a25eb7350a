//! One turn after the other: a scenario under a rulebook.

use super::rules::{BaseEffects, Fixed};
use super::turn::{Next, Turn};
use super::{
    Cause, CrisisIx, Entry, Range, Recorder, ResponseIx, Rulebook, Scenario, Slot, State, TestIx,
};

/// A scenario under a rulebook, ready to be played.
#[derive(Debug, Clone, PartialEq)]
pub struct Game {
    scenario: Scenario,
    pub(super) rulebook: Rulebook,
    /// The ordinary effects of every response, worked out once.
    base_effects: Vec<BaseEffects>,
    /// What no turn changes.
    pub(super) fixed: Fixed,
    /// After so many turns no further crisis comes.
    pub(super) limit: u32,
    /// These do not come.
    pub(super) skipped: Vec<CrisisIx>,
    /// A meter at 0 ends the game only after its last crisis.
    held_off: bool,
}

/// No playthrough has so many turns.
const NO_LIMIT: u32 = u32::MAX;

/// Why a response was not accepted. The state has not changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The game is over.
    #[error("the game is over")]
    Over,
    /// It does not answer the crisis at hand.
    #[error("this response does not answer the crisis at hand")]
    OtherCrisis,
    /// Its condition does not hold.
    #[error("this response is not open at this moment")]
    NotOpen,
}

impl Game {
    /// Puts a scenario under a rulebook.
    #[must_use]
    pub fn new(scenario: Scenario, rulebook: Rulebook) -> Self {
        let base_effects = match &rulebook.rules {
            Some(rules) => scenario
                .tables
                .responses
                .iter()
                .map(|response| BaseEffects::new(response, scenario.crisis(response.crisis), rules))
                .collect(),
            None => Vec::new(),
        };
        let fixed = match &rulebook.rules {
            Some(rules) => Fixed::new(rules, &scenario.tables.start),
            None => Fixed::default(),
        };
        Self {
            scenario,
            rulebook,
            base_effects,
            fixed,
            limit: NO_LIMIT,
            skipped: Vec::new(),
            held_off: false,
        }
    }

    /// The same game, over after so many answered crises (at least 1) as if no further one were left; `None` plays them all.
    #[must_use]
    pub fn with_limit(self, crises: Option<u16>) -> Self {
        Self {
            limit: crises.map_or(NO_LIMIT, |crises| u32::from(crises.max(1))),
            ..self
        }
    }

    /// After how many answered crises the game is over, if it does not play all that come.
    #[must_use]
    pub const fn limit(&self) -> Option<u16> {
        match self.limit {
            NO_LIMIT => None,
            limit => Some(limit as u16),
        }
    }

    /// The same game without these crises: they never come, and everything else does as if they were not in the file.
    #[must_use]
    pub fn skipping(self, skipped: Vec<CrisisIx>) -> Self {
        Self { skipped, ..self }
    }

    /// The same game, in which a meter at 0 ends the game at once, or only when its last crisis has been answered and it is still at 0.
    #[must_use]
    pub fn holding_off(self, held_off: bool) -> Self {
        Self { held_off, ..self }
    }

    /// The scenario.
    #[must_use]
    pub const fn scenario(&self) -> &Scenario {
        &self.scenario
    }

    /// The rulebook.
    #[must_use]
    pub const fn rulebook(&self) -> &Rulebook {
        &self.rulebook
    }

    #[inline(always)]
    const fn turn<'a, R: Recorder>(
        &'a self,
        state: &'a mut State,
        recorder: &'a mut R,
    ) -> Turn<'a, R> {
        Turn {
            game: self,
            scenario: &self.scenario,
            state,
            recorder,
        }
    }

    /// Begins a playthrough in a state made for this scenario, whatever was played in it before.
    pub fn begin<R: Recorder>(&self, state: &mut State, seed: u64, recorder: &mut R) -> Next {
        state.reset(&self.scenario, seed);
        self.turn(state, recorder).draw_selves();
        if R::ON {
            for (position, &value) in state.values.iter().enumerate() {
                if value != 0 {
                    recorder.entry(Entry {
                        turn: 0,
                        slot: Slot(position as u16),
                        delta: value,
                        wanted: value,
                        cause: Cause::Start,
                    });
                }
            }
        }
        self.turn(state, recorder).advance()
    }

    /// The responses that are open to the crisis at hand, in the order of the file. If the conditions of a crisis would leave none open,
    /// all of them are: a game never locks its player in.
    pub fn open_responses<'a>(&'a self, state: &'a State) -> impl Iterator<Item = ResponseIx> + 'a {
        let (responses, always) = match state.crisis {
            Some(crisis) => (
                self.scenario.crisis(crisis).responses,
                self.scenario.always_open[crisis.at()],
            ),
            None => (Range::default(), true),
        };
        let all = always
            || !responses
                .iter()
                .any(|r| self.is_open_by_condition(ResponseIx(r), state));
        responses
            .iter()
            .map(ResponseIx)
            .filter(move |&r| all || self.is_open_by_condition(r, state))
    }

    /// Puts the open responses, as of [`Game::open_responses`], in the place of what a list held.
    #[inline]
    pub fn list_open(&self, state: &State, open: &mut Vec<ResponseIx>) {
        open.clear();
        match state.crisis {
            Some(crisis) if self.scenario.always_open[crisis.at()] => {
                let responses = self.scenario.crisis(crisis).responses;
                open.extend(responses.iter().map(ResponseIx));
            }
            _ => open.extend(self.open_responses(state)),
        }
    }

    /// Where the conditions of a crisis leave nothing open, everything is.
    fn is_open(&self, response: ResponseIx, responses: Range, state: &State) -> bool {
        self.is_open_by_condition(response, state)
            || !responses
                .iter()
                .any(|r| self.is_open_by_condition(ResponseIx(r), state))
    }

    #[inline]
    fn is_open_by_condition(&self, response: ResponseIx, state: &State) -> bool {
        self.scenario
            .holds(self.scenario.response(response).when, state)
    }

    /// Plays one turn: the response acts, luck is met, the team and its numbers react, and the next crisis arrives or the game ends.
    ///
    /// # Errors
    /// If the response cannot be given at this moment; the state is then unchanged.
    pub fn decide<R: Recorder>(
        &self,
        state: &mut State,
        response: ResponseIx,
        recorder: &mut R,
    ) -> Result<Next, Refusal> {
        let crisis = state.crisis.ok_or(Refusal::Over)?;
        let responses = self.scenario.crisis(crisis).responses;
        if !responses.contains(response.0) {
            return Err(Refusal::OtherCrisis);
        }
        if self.scenario.response(response).when != TestIx::ALWAYS
            && !self.is_open(response, responses, state)
        {
            return Err(Refusal::NotOpen);
        }
        let base = self.base_effects.get(response.at());
        let mut turn = self.turn(state, recorder);
        turn.play(crisis, response, base);
        if self.held_off {
            turn.hold_off();
        } else if turn.collapses() {
            return Ok(Next::Over(turn.end()));
        }
        Ok(turn.advance())
    }
}

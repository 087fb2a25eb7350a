//! One playthrough in memory: a story under a rulebook, and the decisions taken in it. Nothing here touches a disk.

use super::intent::{Intent, Refused};
use super::record::Decision;
use crate::content::Story;
use crate::engine::{
    CrisisIx, EndingIx, Game, Ledger, MemberIx, MemberNumber, Mood, Next, Refusal, ResponseIx,
    Rulebook, State, mood,
};

/// How many turns must pass before a voice is heard again.
const VOICE_RESTS: u16 = 2;
/// Most voices heard in a turn.
const MOST_VOICES: usize = 2;

/// A playthrough.
#[derive(Debug)]
pub struct Playthrough {
    pub(super) story: Story,
    pub(super) game: Game,
    pub(super) now: Moment,
    pub(super) turns: Vec<Taken>,
}

/// Where a playthrough stands.
#[derive(Debug, Clone)]
pub(super) struct Moment {
    pub(super) state: State,
    pub(super) ledger: Ledger,
    pub(super) next: Next,
    /// In which turn each voice was heard last; 0 for never.
    pub(super) heard: Vec<u16>,
    /// The voices heard in this turn, as positions in the file.
    pub(super) voices: Vec<usize>,
}

/// A decision that was taken.
#[derive(Debug, Clone)]
pub(super) struct Taken {
    pub(super) turn: u16,
    pub(super) crisis: CrisisIx,
    pub(super) response: ResponseIx,
    /// The responses that were open.
    pub(super) open: Vec<ResponseIx>,
    /// All slots when it was taken, in thousandths.
    pub(super) values: Vec<i32>,
    /// Everyone's mood when it was taken.
    pub(super) moods: Vec<Mood>,
    /// How many entries and events the ledger had.
    pub(super) entries: usize,
    pub(super) events: usize,
}

/// Why a decision of a save does not fit the scenario as it is now.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the decision of turn {turn}, \"{crisis}/{response}\", does not fit: {why}")]
pub struct Misfit {
    /// The turn, from 1.
    pub turn: u16,
    /// Id of the crisis that was answered.
    pub crisis: String,
    /// Id of the response that was given.
    pub response: String,
    /// Why.
    pub why: MisfitReason,
}

/// What is in the way of a decision.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MisfitReason {
    /// The crisis is gone.
    #[error("there is no crisis \"{0}\" any more")]
    CrisisGone(String),
    /// Another crisis comes at this point.
    #[error("at this point \"{0}\" comes now")]
    OtherCrisis(String),
    /// The response is gone.
    #[error("the crisis has no response \"{0}\" any more")]
    ResponseGone(String),
    /// The response is not open.
    #[error("the response is not open at this point any more")]
    NotOpen,
    /// The game is over before.
    #[error("the game is over before it, with the ending \"{0}\"")]
    Over(String),
}

impl Playthrough {
    /// Begins. The game is over after so many answered crises; `None` plays all that come.
    #[must_use]
    pub fn begin(story: Story, rulebook: Rulebook, seed: u64, crises: Option<u16>) -> Self {
        let game = Game::new(story.scenario().clone(), rulebook).with_limit(crises);
        let now = Moment::first(&game, &story, seed);
        Self {
            story,
            game,
            now,
            turns: Vec::new(),
        }
    }

    /// Begins, and takes decisions again as they were taken. Gives the fingerprint after each.
    ///
    /// # Errors
    /// The first decision that does not fit.
    pub fn again(
        story: Story,
        rulebook: Rulebook,
        seed: u64,
        crises: Option<u16>,
        decisions: &[Decision],
    ) -> Result<(Self, Vec<u64>), Box<Misfit>> {
        match Self::as_far_as(story, rulebook, seed, crises, decisions) {
            (play, fingerprints, None) => Ok((play, fingerprints)),
            (_, _, Some(misfit)) => Err(misfit),
        }
    }

    /// The same, up to the first decision that does not fit.
    pub(super) fn as_far_as(
        story: Story,
        rulebook: Rulebook,
        seed: u64,
        crises: Option<u16>,
        decisions: &[Decision],
    ) -> (Self, Vec<u64>, Option<Box<Misfit>>) {
        let mut play = Self::begin(story, rulebook, seed, crises);
        let mut fingerprints = Vec::with_capacity(decisions.len());
        for decision in decisions {
            let taken = play.find(decision).and_then(|response| {
                let ahead = play.ahead(response).map_err(|_| MisfitReason::NotOpen)?;
                Ok((response, ahead))
            });
            match taken {
                Ok((response, ahead)) => play.accept(response, ahead),
                Err(why) => {
                    let misfit = Misfit {
                        turn: decision.turn,
                        crisis: decision.crisis.clone(),
                        response: decision.response.clone(),
                        why,
                    };
                    return (play, fingerprints, Some(Box::new(misfit)));
                }
            }
            fingerprints.push(play.fingerprint());
        }
        (play, fingerprints, None)
    }

    fn find(&self, decision: &Decision) -> Result<ResponseIx, MisfitReason> {
        let at_hand = match self.now.next {
            Next::Over(ending) => {
                return Err(MisfitReason::Over(self.story.ending(ending).id.clone()));
            }
            Next::Asks(crisis) => crisis,
        };
        match self.story.find_crisis(&decision.crisis) {
            None => return Err(MisfitReason::CrisisGone(decision.crisis.clone())),
            Some(crisis) if crisis != at_hand => {
                let comes = self.story.crisis(at_hand).id.clone();
                return Err(MisfitReason::OtherCrisis(comes));
            }
            Some(_) => {}
        }
        let response = self
            .story
            .find_response(&decision.crisis, &decision.response)
            .ok_or_else(|| MisfitReason::ResponseGone(decision.response.clone()))?;
        if self.open().any(|open| open == response) {
            Ok(response)
        } else {
            Err(MisfitReason::NotOpen)
        }
    }

    /// The response that an intent asks for, if it can be given now.
    ///
    /// # Errors
    /// Why it cannot.
    pub fn check(&self, intent: &Intent) -> Result<ResponseIx, Refused> {
        let Intent::Choose { crisis, response } = intent;
        let Next::Asks(at_hand) = self.now.next else {
            return Err(Refused::Over);
        };
        let at_hand = &self.story.crisis(at_hand).id;
        if at_hand != crisis {
            return Err(Refused::OtherCrisis {
                asked: crisis.clone(),
                at_hand: at_hand.clone(),
            });
        }
        let (crisis, response) = (crisis.clone(), response.clone());
        match self.story.find_response(&crisis, &response) {
            None => Err(Refused::UnknownResponse { crisis, response }),
            Some(found) if self.open().any(|open| open == found) => Ok(found),
            Some(_) => Err(Refused::NotOpen { crisis, response }),
        }
    }

    /// What comes of a response, without giving it.
    pub(super) fn ahead(&self, response: ResponseIx) -> Result<Moment, Refusal> {
        let mut ahead = self.now.clone();
        ahead.next = self
            .game
            .decide(&mut ahead.state, response, &mut ahead.ledger)?;
        ahead.listen(&self.story);
        Ok(ahead)
    }

    /// Gives a response whose consequences are known.
    pub(super) fn accept(&mut self, response: ResponseIx, ahead: Moment) {
        self.turns.push(Taken {
            turn: self.now.state.turn(),
            crisis: self.game.scenario().response(response).crisis,
            response,
            open: self.open().collect(),
            values: self.now.state.values().to_vec(),
            moods: self.now.moods(&self.story),
            entries: self.now.ledger.entries().len(),
            events: self.now.ledger.events().len(),
        });
        self.now = ahead;
    }

    /// Takes the last decision back, as if it had never been taken: everything before it is played again, and meets the same luck.
    pub(super) fn take_back(&mut self) {
        let mut again: Vec<ResponseIx> = self.decisions().collect();
        again.pop();
        self.now = Moment::first(&self.game, &self.story, self.now.state.seed());
        self.turns.clear();
        for response in again {
            // What could be given before can be given again: a playthrough is determined.
            if let Ok(ahead) = self.ahead(response) {
                self.accept(response, ahead);
            }
        }
    }

    /// The responses that are open now.
    pub fn open(&self) -> impl Iterator<Item = ResponseIx> + '_ {
        self.game.open_responses(&self.now.state)
    }

    /// The crisis that asks for a response; none when the game is over.
    #[must_use]
    pub const fn crisis(&self) -> Option<CrisisIx> {
        match self.now.next {
            Next::Asks(crisis) => Some(crisis),
            Next::Over(_) => None,
        }
    }

    /// The ending, once the game is over.
    #[must_use]
    pub const fn ending(&self) -> Option<EndingIx> {
        match self.now.next {
            Next::Asks(_) => None,
            Next::Over(ending) => Some(ending),
        }
    }

    /// The story.
    #[must_use]
    pub const fn story(&self) -> &Story {
        &self.story
    }

    /// The game.
    #[must_use]
    pub const fn game(&self) -> &Game {
        &self.game
    }

    /// The seed of the luck.
    #[must_use]
    pub const fn seed(&self) -> u64 {
        self.now.state.seed()
    }

    /// Everything that happened so far.
    #[must_use]
    pub const fn ledger(&self) -> &Ledger {
        &self.now.ledger
    }

    /// The responses given so far.
    pub fn decisions(&self) -> impl Iterator<Item = ResponseIx> + '_ {
        self.turns.iter().map(|taken| taken.response)
    }

    /// The fingerprint of the state.
    #[must_use]
    pub fn fingerprint(&self) -> u64 {
        self.now.state.fingerprint()
    }

    /// The grade so far, in thousandths of a point.
    #[must_use]
    pub fn grade(&self) -> i32 {
        self.game.grade(&self.now.state)
    }
}

impl Moment {
    /// Before the first decision.
    fn first(game: &Game, story: &Story, seed: u64) -> Self {
        let mut state = State::new(game.scenario());
        let mut ledger = Ledger::default();
        let next = game.begin(&mut state, seed, &mut ledger);
        let mut first = Self {
            state,
            ledger,
            next,
            heard: vec![0; story.raw().voices.len()],
            voices: Vec::new(),
        };
        first.listen(story);
        first
    }

    /// Picks the voices that are heard in this turn: never the same one twice running, and those first that were heard longest ago.
    fn listen(&mut self, story: &Story) {
        self.voices.clear();
        if let Next::Over(_) = self.next {
            return;
        }
        let turn = self.state.turn();
        let rested = |last: u16| last == 0 || turn > last + VOICE_RESTS;
        let mut candidates: Vec<usize> = story
            .voices_heard(&self.state)
            .filter(|&v| self.heard.get(v).is_some_and(|&last| rested(last)))
            .collect();
        candidates.sort_by_key(|&v| (self.heard.get(v).copied(), v));
        candidates.truncate(MOST_VOICES);
        for &voice in &candidates {
            if let Some(last) = self.heard.get_mut(voice) {
                *last = turn;
            }
        }
        self.voices = candidates;
    }

    /// Everyone's mood.
    pub(super) fn moods(&self, story: &Story) -> Vec<Mood> {
        let scenario = story.scenario();
        (0..scenario.tables().members.len() as u32)
            .map(|m| {
                let number = |number| self.state.member(scenario, MemberIx(m), number) / 1000;
                mood(number(MemberNumber::Trust), number(MemberNumber::Energy))
            })
            .collect()
    }
}

//! One playthrough in memory: a story under a rulebook, and the decisions taken in it. Nothing here touches a disk.

use super::intent::Refused;
use super::plan::GamePlan;
use super::record::{AcceptedDecision, Planned};
use super::replay::{Misfit, MisfitReason, Replay};
use crate::content::Story;
use crate::engine::{
    AnswerOrder, Bearing, CrisisIx, EndingIx, Game, Ledger, MemberNumber, Mood, Next, Refusal,
    ResponseIx, Rulebook, State, moods,
};

/// Most voices heard in a turn.
const MOST_VOICES: usize = 2;

/// A playthrough.
#[derive(Debug, Clone)]
pub struct Playthrough {
    pub(super) story: Story,
    pub(super) game: Game,
    pub(super) plan: GamePlan,
    /// In which order answers are shown.
    pub(super) order: AnswerOrder,
    pub(super) now: Position,
    pub(super) turns: Vec<TurnRecord>,
}

/// Where a playthrough stands.
#[derive(Debug, Clone)]
pub(super) struct Position {
    pub(super) state: State,
    pub(super) ledger: Ledger,
    pub(super) next: Next,
    /// Whether each voice has been heard.
    pub(super) heard: Vec<bool>,
    /// The voices heard in this turn, as positions in the file.
    pub(super) voices: Vec<usize>,
}

/// A decision that was taken.
#[derive(Debug, Clone)]
pub(super) struct TurnRecord {
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

impl Playthrough {
    /// Begins. The game is over after so many answered crises; `None` plays all that come.
    #[must_use]
    pub fn begin(story: Story, rulebook: Rulebook, seed: u64, crises: Option<u16>) -> Self {
        Self::begin_by(story, rulebook, seed, GamePlan::of_length(crises))
    }

    /// Begins, by a plan.
    #[must_use]
    pub fn begin_by(story: Story, rulebook: Rulebook, seed: u64, plan: GamePlan) -> Self {
        let game = plan.game(&story, rulebook);
        let now = Position::first(&game, &story, seed);
        Self {
            story,
            game,
            plan,
            order: AnswerOrder::default(),
            now,
            turns: Vec::new(),
        }
    }

    /// Begins, and takes decisions again as they were taken, under the plans as they were changed in between. Gives the fingerprint after
    /// each decision. Without a plan, all crises that come are played.
    ///
    /// # Errors
    /// The first decision that does not fit.
    pub fn replay(
        story: Story,
        rulebook: Rulebook,
        seed: u64,
        plans: &[Planned],
        decisions: &[AcceptedDecision],
    ) -> Result<(Self, Vec<u64>), Box<Misfit>> {
        let replay = Replay::play(story, rulebook, seed, plans, decisions);
        match replay.misfit {
            None => Ok((replay.play, replay.decided)),
            Some(misfit) => Err(misfit),
        }
    }

    pub(super) fn find(&self, decision: &AcceptedDecision) -> Result<ResponseIx, MisfitReason> {
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

    /// The response to give, if it can be given now.
    ///
    /// # Errors
    /// Why it cannot.
    pub fn check(&self, crisis: &str, response: &str) -> Result<ResponseIx, Refused> {
        let Next::Asks(at_hand) = self.now.next else {
            return Err(Refused::Over);
        };
        let at_hand = &self.story.crisis(at_hand).id;
        if at_hand != crisis {
            return Err(Refused::OtherCrisis {
                asked: crisis.to_owned(),
                at_hand: at_hand.clone(),
            });
        }
        let (crisis, response) = (crisis.to_owned(), response.to_owned());
        match self.story.find_response(&crisis, &response) {
            None => Err(Refused::UnknownResponse { crisis, response }),
            Some(found) if self.open().any(|open| open == found) => Ok(found),
            Some(_) => Err(Refused::NotOpen { crisis, response }),
        }
    }

    /// What comes of a response, without giving it.
    pub(super) fn ahead(&self, response: ResponseIx) -> Result<Position, Refusal> {
        let mut ahead = self.now.clone();
        ahead.next = self
            .game
            .decide(&mut ahead.state, response, &mut ahead.ledger)?;
        ahead.listen(&self.story);
        Ok(ahead)
    }

    /// Gives a response whose consequences are known.
    pub(super) fn accept(&mut self, response: ResponseIx, ahead: Position) {
        self.turns.push(TurnRecord {
            turn: self.now.state.turn(),
            crisis: self.game.scenario().response(response).crisis,
            response,
            open: self.open().collect(),
            values: self.now.state.values().to_vec(),
            moods: self.moods(),
            entries: self.now.ledger.entries().len(),
            events: self.now.ledger.events().len(),
        });
        self.now = ahead;
    }

    /// How everyone looks: by how they stand, and by what the last turn did to them.
    pub(super) fn moods(&self) -> Vec<Mood> {
        let before = self.turns.last().map(|taken| &*taken.values);
        let layout = self.game.scenario().tables().layout;
        let bearing = |member: u32| {
            let at = |number| {
                let slot = layout.member(member as u16, number).at();
                let now = self.now.state.values().get(slot).copied().unwrap_or(0);
                let was = before.and_then(|values| values.get(slot).copied());
                (now, now - was.unwrap_or(now))
            };
            let (trust, trust_by) = at(MemberNumber::Trust);
            let (energy, energy_by) = at(MemberNumber::Energy);
            Bearing {
                trust,
                energy,
                trust_by,
                energy_by,
            }
        };
        let rules = self.game.rulebook().rules.as_ref();
        let selves = rules.map(|rules| rules.selves).unwrap_or_default();
        let stirred = selves.trust_luck == 0 && selves.energy_luck == 0;
        let team: Vec<Bearing> = (0..self.game.scenario().tables().members.len() as u32)
            .map(bearing)
            .collect();
        moods(&team, stirred)
    }

    /// The last decision, if it is that of this turn.
    ///
    /// # Errors
    /// If there is none, or another is the last one.
    pub(super) fn last_of(&self, asked: u16) -> Result<&TurnRecord, Refused> {
        let taken = self.turns.last().ok_or(Refused::NothingToTakeBack)?;
        match taken.turn {
            last if last == asked => Ok(taken),
            last => Err(Refused::NotTheLast { asked, last }),
        }
    }

    /// Takes the last decision back, as if it had never been taken: everything before it is played again, and meets the same luck.
    pub(super) fn take_back(&mut self) {
        let mut again: Vec<ResponseIx> = self.decisions().collect();
        again.pop();
        self.now = Position::first(&self.game, &self.story, self.now.state.seed());
        self.turns.clear();
        for response in again {
            // What could be given before can be given again: a playthrough is determined.
            if let Ok(ahead) = self.ahead(response) {
                self.accept(response, ahead);
            }
        }
    }

    /// The responses that are open now, in the order of the file.
    pub fn open(&self) -> impl Iterator<Item = ResponseIx> + '_ {
        self.game.open_responses(&self.now.state)
    }

    /// The responses that are open now, in the order in which they are shown.
    #[must_use]
    pub fn shown(&self) -> Vec<ResponseIx> {
        self.crisis()
            .map_or_else(Vec::new, |crisis| self.in_order(crisis, self.open()))
    }

    /// The responses that were open to a decision, in the order in which they were shown.
    pub(super) fn shown_to(&self, taken: &TurnRecord) -> Vec<ResponseIx> {
        self.in_order(taken.crisis, taken.open.iter().copied())
    }

    fn in_order(
        &self,
        crisis: CrisisIx,
        responses: impl Iterator<Item = ResponseIx>,
    ) -> Vec<ResponseIx> {
        let scenario = self.game.scenario();
        self.order.shown(scenario, self.seed(), crisis, responses)
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

impl Position {
    /// Before the first decision.
    fn first(game: &Game, story: &Story, seed: u64) -> Self {
        let mut state = State::new(game.scenario());
        let mut ledger = Ledger::default();
        let next = game.begin(&mut state, seed, &mut ledger);
        let mut first = Self {
            state,
            ledger,
            next,
            heard: vec![false; story.raw().voices.len()],
            voices: Vec::new(),
        };
        first.listen(story);
        first
    }

    /// Picks the voices that are heard in this turn, those first that the author names first. None is heard twice in a game: what was
    /// read before is not read again.
    fn listen(&mut self, story: &Story) {
        self.voices.clear();
        if let Next::Over(_) = self.next {
            return;
        }
        let unheard = |v: &usize| self.heard.get(*v) == Some(&false);
        let voices = story.voices_heard(&self.state).filter(unheard);
        self.voices = voices.take(MOST_VOICES).collect();
        for &voice in &self.voices {
            if let Some(heard) = self.heard.get_mut(voice) {
                *heard = true;
            }
        }
    }
}

//! A checked scenario, compiled to flat tables.

use super::effect::Step;
use super::{
    Autonomy, CrisisIx, EffectRange, Hat, Layout, MemberIx, Op, Practice, Range, ResponseIx,
    Situation, Slot, Test, TestIx,
};

/// A scenario that the engine can play. Made by [`Scenario::new`], which refuses tables that point outside themselves.
#[derive(Debug, Clone, PartialEq)]
pub struct Scenario {
    pub(crate) tables: Tables,
    pub(crate) facts: Facts,
    /// Most consequences that can wait at once.
    pub(crate) most_pending: usize,
    /// Whether every crisis simply comes in the order of the file.
    pub(crate) in_file_order: bool,
    /// Whether an ending can come before the crises run out.
    pub(crate) ends_early: bool,
    /// Whether a declared meter that reaches 0 ends the game.
    pub(crate) meters_collapse: bool,
    /// The effects, ready to be applied.
    pub(crate) steps: Vec<Step>,
    /// How the outcome of each response is drawn.
    pub(crate) weights: Vec<Weights>,
    /// Of every outcome, where the next better one begins, if all of its response are always possible: the least luck that passes it.
    pub(crate) passed_from: Vec<u64>,
    /// Whether every response to a crisis is always open, by crisis.
    pub(crate) always_open: Vec<bool>,
    /// Members who can leave by the rules, as bits.
    pub(crate) can_leave: u32,
    /// Members with a condition of their own for leaving, as bits.
    pub(crate) can_resign: u32,
}

/// How the outcome of a response is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Weights {
    /// There is none.
    Nothing,
    /// Every outcome is always possible.
    Always,
    /// Which outcomes are possible depends on the state.
    Conditional,
}

impl Weights {
    fn of(outcomes: &[Outcome]) -> Self {
        let weighty = || outcomes.iter().filter(|outcome| outcome.weight > 0);
        if weighty().any(|outcome| outcome.when != TestIx::ALWAYS) {
            return Self::Conditional;
        }
        match weighty().try_fold(0_u32, |sum, outcome| sum.checked_add(outcome.weight)) {
            Some(0) => Self::Nothing,
            Some(_) => Self::Always,
            None => Self::Conditional,
        }
    }
}

/// The least lucks, of 2³², that pass each of some outcomes that are always possible: those of which [`super::Luck::below`] the sum of all weights is at
/// least the weights up to it.
fn passed_from(outcomes: &[Outcome]) -> impl Iterator<Item = u64> {
    let total: u64 = outcomes.iter().map(|o| u64::from(o.weight)).sum();
    outcomes.iter().scan(0_u64, move |edge, outcome| {
        *edge += u64::from(outcome.weight);
        Some((*edge << 32).div_ceil(total.max(1)))
    })
}

/// The tables of a scenario. Ranges and positions point into the other tables.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Tables {
    /// How many numbers of each kind.
    pub layout: Layout,
    /// The first value of every slot, in thousandths.
    pub start: Vec<i32>,
    /// The smallest and largest value of every slot, in thousandths.
    pub bounds: Vec<(i32, i32)>,
    /// Declared meters.
    pub meters: Vec<ExtraMeter>,
    /// The people.
    pub members: Vec<Member>,
    /// How many values the team has.
    pub values: u32,
    /// How many flags there are.
    pub flags: u32,
    /// Crises in the order of the file.
    pub crises: Vec<Crisis>,
    /// Responses, crisis by crisis.
    pub responses: Vec<Response>,
    /// Outcomes, response by response, each response's from worst to best.
    pub outcomes: Vec<Outcome>,
    /// Delayed consequences.
    pub laters: Vec<Later>,
    /// Promises.
    pub promises: Vec<Promise>,
    /// Endings in the order of the file.
    pub endings: Vec<Ending>,
    /// All effects.
    pub effects: Vec<Op>,
    /// All tests of conditions.
    pub tests: Vec<Test>,
}

/// A meter beside the three.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ExtraMeter {
    /// What it gains by itself every turn, in thousandths of a point.
    pub drift: i32,
    /// By how much each core level moves it in a turn, in the order of the slots: thousandths of a point for every 50 points that the level lies above
    /// the middle.
    pub by_level: [i32; Slot::LEVELS],
    /// By how much a whole act of each practice moves it, in the order of `Practice::ALL`, in thousandths of a point.
    pub by_practice: [i32; 6],
    /// Whether the game is over when it reaches 0.
    pub collapses: bool,
    /// Whether it counts for the grade.
    pub graded: bool,
}

/// One of the people.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Member {
    /// The id, hashed: names this member's luck.
    pub key: u64,
    /// How much they want to decide themselves.
    pub autonomy: Autonomy,
    /// Whether they can leave at all.
    pub can_leave: bool,
    /// Not by the rules before this crisis has been answered.
    pub leaves_after: Option<CrisisIx>,
    /// They leave as soon as this holds.
    pub leaves_when: Option<TestIx>,
    /// What their leaving changes.
    pub on_leaving: EffectRange,
}

/// A situation that asks for a response.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Crisis {
    /// The id, hashed: names this crisis's luck.
    pub key: u64,
    /// What the moment asks for.
    pub situation: Situation,
    /// 0 to 1,000 thousandths.
    pub severity: i32,
    /// It waits until this holds.
    pub when: TestIx,
    /// Not before this one has been answered.
    pub after: Option<CrisisIx>,
    /// No longer once this one has been answered.
    pub until: Option<CrisisIx>,
    /// Neighbours that have one come in random order, by weight.
    pub weight: Option<u32>,
    /// Of the crises with one group only one comes.
    pub group: Option<u16>,
    /// What its arrival changes.
    pub on_arrival: EffectRange,
    /// Its answers.
    pub responses: Range,
}

/// One answer to a crisis.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Response {
    /// The crisis it answers.
    pub crisis: CrisisIx,
    /// Which hat it wears.
    pub hat: Hat,
    /// What it does: up to two practices.
    pub practices: [Option<Practice>; 2],
    /// How strong an act, in thousandths of an ordinary one.
    pub strength: i32,
    /// Offered only if this holds.
    pub when: TestIx,
    /// What it changes, whatever the outcome.
    pub effects: EffectRange,
    /// What may happen, worst first.
    pub outcomes: Range,
    /// What comes later, whatever the outcome.
    pub laters: Range,
    /// What it promises.
    pub promises: Range,
    /// Members whose talent it uses, as bits.
    pub uses: u32,
}

/// One way a response may turn out.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Outcome {
    /// Against the other possible outcomes of the response, 0 to 1,000.
    pub weight: u32,
    /// Possible only if this holds.
    pub when: TestIx,
    /// What it changes.
    pub effects: EffectRange,
    /// What comes later because of it.
    pub laters: Range,
}

/// A consequence that comes back.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Later {
    /// After so many further turns, at least 1.
    pub turns: u16,
    /// It comes only if this holds by then.
    pub when: TestIx,
    /// What it changes.
    pub effects: EffectRange,
}

/// A promise.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Promise {
    /// Whom it was made to; `None` is the whole team.
    pub to: Option<MemberIx>,
    /// Due after so many further turns, at least 1.
    pub turns: u16,
    /// Kept as soon as this holds.
    pub kept: Option<TestIx>,
    /// Broken as soon as this holds.
    pub broken: Option<TestIx>,
    /// How much it matters, 1 to 3.
    pub weight: i32,
    /// What keeping it changes beside trust.
    pub on_kept: EffectRange,
    /// What breaking it changes beside trust.
    pub on_broken: EffectRange,
}

/// One way the game may end.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ending {
    /// Taken if this holds.
    pub when: TestIx,
    /// Whether it ends the game as soon as it holds.
    pub early: bool,
}

/// Where the bits that say what has happened begin.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(crate) struct Facts {
    pub(crate) saw: u32,
    pub(crate) chose: u32,
    pub(crate) happened: u32,
    pub(crate) left: u32,
    pub(crate) honoured: u32,
    pub(crate) groups: u32,
    pub(crate) words: usize,
}

impl Facts {
    fn new(tables: &Tables) -> Self {
        let groups = tables
            .crises
            .iter()
            .filter_map(|c| c.group)
            .max()
            .map_or(0, |g| u32::from(g) + 1);
        let saw = tables.flags;
        let chose = saw + tables.crises.len() as u32;
        let happened = chose + tables.responses.len() as u32;
        let left = happened + tables.outcomes.len() as u32;
        let honoured = left + tables.members.len() as u32;
        let group_bits = honoured + tables.values;
        Self {
            saw,
            chose,
            happened,
            left,
            honoured,
            groups: group_bits,
            words: (group_bits + groups).div_ceil(64) as usize,
        }
    }
}

impl Scenario {
    /// How deep conditions and effects may nest.
    pub const MOST_DEPTH: u32 = 32;
    /// Most members that a team can have.
    pub const MOST_MEMBERS: usize = 32;
    /// Most outcomes that a response can have.
    pub const MOST_OUTCOMES: usize = 32;

    /// Takes tables over. Refuses, with a few words, tables in which a position points outside its table, a condition or effect
    /// nests deeper than 32 or in a circle, or there is no crisis, no response to one, or no ending: a scenario that exists cannot make a turn fail.
    ///
    /// # Errors
    /// The first thing that is wrong with the tables.
    pub fn new(tables: Tables) -> Result<Self, &'static str> {
        tables.verify()?;
        let facts = Facts::new(&tables);
        let most_pending = tables.laters.len();
        let in_file_order = tables.crises.iter().all(|c| {
            c.when == TestIx::ALWAYS
                && c.after.is_none()
                && c.until.is_none()
                && c.weight.is_none()
                && c.group.is_none()
        });
        let members = |fits: fn(&Member) -> bool| {
            let positions = (0..).zip(&tables.members).filter(|(_, m)| fits(m));
            positions.fold(0, |bits: u32, (position, _)| bits | 1 << position)
        };
        let of_crisis = |crisis: &Crisis| {
            let responses = crisis.responses.of(&tables.responses);
            responses.iter().all(|r| r.when == TestIx::ALWAYS)
        };
        let outcomes_of = |response: &Response| response.outcomes.of(&tables.outcomes);
        let mut edges = vec![0; tables.outcomes.len()];
        for response in &tables.responses {
            let places = edges[response.outcomes.from as usize..].iter_mut();
            for (place, from) in places.zip(passed_from(outcomes_of(response))) {
                *place = from;
            }
        }
        Ok(Self {
            passed_from: edges,
            always_open: tables.crises.iter().map(of_crisis).collect(),
            meters_collapse: tables.meters.iter().any(|meter| meter.collapses),
            steps: Step::all(&tables.effects, &tables.bounds, tables.layout),
            weights: (tables.responses.iter())
                .map(|response| Weights::of(outcomes_of(response)))
                .collect(),
            ends_early: tables.endings.iter().any(|ending| ending.early),
            can_leave: members(|m| m.can_leave),
            can_resign: members(|m| m.leaves_when.is_some()),
            facts,
            most_pending,
            in_file_order,
            tables,
        })
    }

    /// The tables.
    #[must_use]
    pub const fn tables(&self) -> &Tables {
        &self.tables
    }

    /// The crisis at a position.
    #[must_use]
    pub fn crisis(&self, ix: CrisisIx) -> &Crisis {
        &self.tables.crises[ix.at()]
    }

    /// The response at a position.
    #[must_use]
    pub fn response(&self, ix: ResponseIx) -> &Response {
        &self.tables.responses[ix.at()]
    }

    /// Bytes that the tables take in memory.
    #[must_use]
    pub fn memory(&self) -> usize {
        fn bytes<T>(table: &[T]) -> usize {
            std::mem::size_of_val(table)
        }
        let t = &self.tables;
        bytes(&t.start)
            + bytes(&t.bounds)
            + bytes(&t.meters)
            + bytes(&t.members)
            + bytes(&t.crises)
            + bytes(&t.responses)
            + bytes(&t.outcomes)
            + bytes(&t.laters)
            + bytes(&t.promises)
            + bytes(&t.endings)
            + bytes(&t.effects)
            + bytes(&t.tests)
            + bytes(&self.steps)
            + bytes(&self.weights)
            + bytes(&self.passed_from)
            + bytes(&self.always_open)
    }
}

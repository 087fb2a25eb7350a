//! What comes about in plays: a recorder that counts, and remembers the first play that shows each thing.

use crate::content::story::Story;
use crate::engine::{
    CrisisIx, EndingIx, Entry, Event, Happening, LaterIx, OutcomeIx, PromiseIx, Recorder,
    ResponseIx, Tables,
};

/// Something that can come about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Thing {
    /// A crisis arrives.
    Crisis(CrisisIx),
    /// A response is given.
    Response(ResponseIx),
    /// An outcome is drawn.
    Outcome(OutcomeIx),
    /// A consequence comes back.
    Later(LaterIx),
    /// A promise is kept.
    Kept(PromiseIx),
    /// A promise is broken.
    Broken(PromiseIx),
    /// An ending is taken.
    Ending(EndingIx),
}

impl Thing {
    /// The response that it belongs to; none of crises and endings.
    #[must_use]
    pub fn response(self, story: &Story) -> Option<ResponseIx> {
        Some(match self {
            Self::Crisis(_) | Self::Ending(_) => return None,
            Self::Response(ix) => ix,
            Self::Outcome(ix) => story.outcome_of(ix).0,
            Self::Later(ix) => story.cause_of(ix),
            Self::Kept(ix) | Self::Broken(ix) => story.promised_in(ix),
        })
    }

    /// What has to come about before it can, one step back.
    #[must_use]
    pub fn cause(self, story: &Story) -> Option<Self> {
        match self {
            Self::Crisis(_) | Self::Ending(_) => None,
            Self::Response(ix) => Some(Self::Crisis(story.scenario().response(ix).crisis)),
            Self::Later(ix) => match story.outcome_before(ix) {
                Some(outcome) => Some(Self::Outcome(outcome)),
                None => Some(Self::Response(story.cause_of(ix))),
            },
            _ => self.response(story).map(Self::Response),
        }
    }

    /// As it is named in figures: `crisis/response`, `crisis/response, outcome 2`.
    #[must_use]
    pub fn name(self, story: &Story) -> String {
        let response = || {
            self.response(story)
                .map_or_else(String::new, |r| story.response_name(r))
        };
        match self {
            Self::Crisis(ix) => story.crisis(ix).id.clone(),
            Self::Response(_) => response(),
            Self::Outcome(ix) => format!("{}, outcome {}", response(), story.outcome_of(ix).1),
            Self::Later(ix) => match story.outcome_before(ix) {
                Some(o) => format!(
                    "{}, what comes later of outcome {}",
                    response(),
                    story.outcome_of(o).1
                ),
                None => format!("{}, what comes later", response()),
            },
            Self::Kept(ix) => format!("promise {} kept", story.promise(ix).id),
            Self::Broken(ix) => format!("promise {} broken", story.promise(ix).id),
            Self::Ending(ix) => format!("ending {}", story.ending(ix).id),
        }
    }
}

/// How often something came about, and where first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Mark {
    /// Playthroughs in which it did.
    pub count: u64,
    /// The bot, by position, and the seed of the first that did.
    pub first: Option<(u32, u64)>,
}

/// Counts what comes about in many playthroughs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    sizes: [usize; 6],
    marks: Vec<Mark>,
    now: (u32, u64),
}

impl Seen {
    /// Nothing seen yet.
    #[must_use]
    pub fn new(tables: &Tables) -> Self {
        let sizes = [
            tables.crises.len(),
            tables.responses.len(),
            tables.outcomes.len(),
            tables.laters.len(),
            tables.promises.len(),
            tables.endings.len(),
        ];
        let [crises, responses, outcomes, laters, promises, endings] = sizes;
        let all = crises + responses + outcomes + laters + 2 * promises + endings;
        Self {
            sizes,
            marks: vec![Mark::default(); all],
            now: (0, 0),
        }
    }

    /// What follows is this bot's with this seed.
    pub fn begin(&mut self, player: u32, seed: u64) {
        self.now = (player, seed);
    }

    fn at(&self, thing: Thing) -> usize {
        let [crises, responses, outcomes, laters, promises, _] = self.sizes;
        match thing {
            Thing::Crisis(ix) => ix.at(),
            Thing::Response(ix) => crises + ix.at(),
            Thing::Outcome(ix) => crises + responses + ix.at(),
            Thing::Later(ix) => crises + responses + outcomes + ix.at(),
            Thing::Kept(ix) => crises + responses + outcomes + laters + ix.at(),
            Thing::Broken(ix) => crises + responses + outcomes + laters + promises + ix.at(),
            Thing::Ending(ix) => crises + responses + outcomes + laters + 2 * promises + ix.at(),
        }
    }

    /// Everything that there is to see, in the order of the tables.
    pub fn things(&self) -> impl Iterator<Item = Thing> + use<> {
        let [crises, responses, outcomes, laters, promises, endings] = self.sizes.map(|n| n as u32);
        (0..crises)
            .map(|i| Thing::Crisis(CrisisIx(i)))
            .chain((0..responses).map(|i| Thing::Response(ResponseIx(i))))
            .chain((0..outcomes).map(|i| Thing::Outcome(OutcomeIx(i))))
            .chain((0..laters).map(|i| Thing::Later(LaterIx(i))))
            .chain((0..promises).map(|i| Thing::Kept(PromiseIx(i))))
            .chain((0..promises).map(|i| Thing::Broken(PromiseIx(i))))
            .chain((0..endings).map(|i| Thing::Ending(EndingIx(i))))
    }

    /// How often something came about.
    #[must_use]
    pub fn mark(&self, thing: Thing) -> Mark {
        self.marks.get(self.at(thing)).copied().unwrap_or_default()
    }

    /// Adds what another one saw, of bots or seeds that come after this one's.
    pub fn merge(&mut self, other: &Self) {
        for (mark, more) in self.marks.iter_mut().zip(&other.marks) {
            mark.count += more.count;
            mark.first = match (mark.first, more.first) {
                (Some(a), Some(b)) => Some(a.min(b)),
                (a, b) => a.or(b),
            };
        }
    }

    fn mark_it(&mut self, thing: Thing) {
        let at = self.at(thing);
        let now = self.now;
        if let Some(mark) = self.marks.get_mut(at) {
            mark.count += 1;
            mark.first = Some(mark.first.map_or(now, |first| first.min(now)));
        }
    }
}

impl Recorder for Seen {
    const ON: bool = true;

    fn entry(&mut self, _: Entry) {}

    fn event(&mut self, event: Event) {
        self.mark_it(match event.what {
            Happening::Arrived(ix) => Thing::Crisis(ix),
            Happening::Chose(ix, _) => Thing::Response(ix),
            Happening::Drew(ix) => Thing::Outcome(ix),
            Happening::CameBack(ix, _) => Thing::Later(ix),
            Happening::Kept(ix, _) => Thing::Kept(ix),
            Happening::Broke(ix, _) => Thing::Broken(ix),
            Happening::Ended(ix) => Thing::Ending(ix),
            _ => return,
        });
    }
}

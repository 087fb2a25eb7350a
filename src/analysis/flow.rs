//! The ways through a scenario: how often many playthroughs of a mix of bots pass each crisis, response, consequence and ending.

use super::{Alternate, Bot, Decision, Random, play, rule_of_thumb};
use crate::engine::{
    CrisisIx, EndingIx, Event, Game, Happening, LaterIx, MemberIx, PromiseIx, Recorder, ResponseIx,
    State,
};

/// Counts over some playthroughs. The same game, number and seed give the same counts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Flow {
    runs: u32,
    saw: Vec<u32>,
    chose: Vec<u32>,
    left: Vec<u32>,
    ended: Vec<Ended>,
    laters: Vec<Delayed>,
    promises: Vec<Delayed>,
    /// The crisis at hand.
    now: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Ended {
    times: u32,
    /// The sum of the grades, in thousandths.
    grades: i64,
}

/// What happened to something that comes later.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Delayed {
    well: u32,
    badly: u32,
    /// How often in the turn of each crisis.
    at: Vec<u32>,
}

impl Delayed {
    fn came(&mut self, well: bool, crisis: usize) {
        *(if well {
            &mut self.well
        } else {
            &mut self.badly
        }) += 1;
        if let Some(times) = self.at.get_mut(crisis) {
            *times += 1;
        }
    }

    /// The crisis in whose turn it happened most often, the first of several.
    fn usually(&self) -> Option<CrisisIx> {
        let (at, times) = (0..)
            .zip(&self.at)
            .max_by_key(|&(at, times)| (times, std::cmp::Reverse(at)))?;
        (*times > 0).then_some(CrisisIx(at))
    }
}

/// The rule of thumb as a bot.
struct Thumb;

impl Bot for Thumb {
    fn choose(&self, decision: &Decision<'_>) -> ResponseIx {
        rule_of_thumb(decision.game, decision.state)
    }
}

impl Flow {
    /// Plays `runs` times: by turns a bot that picks at random, one that leads and manages in turn, and one that goes by a rule of thumb. Each
    /// of the three meets the same luck.
    #[must_use]
    pub fn simulate(game: &Game, runs: u32, seed: u64) -> Self {
        let tables = game.scenario().tables();
        let crises = tables.crises.len();
        let delayed = |many: usize| {
            let none = Delayed {
                at: vec![0; crises],
                ..Delayed::default()
            };
            vec![none; many]
        };
        let mut flow = Self {
            runs,
            saw: vec![0; crises],
            chose: vec![0; tables.responses.len()],
            left: vec![0; tables.members.len()],
            ended: vec![Ended::default(); tables.endings.len()],
            laters: delayed(tables.laters.len()),
            promises: delayed(tables.promises.len()),
            now: 0,
        };
        let players: [&dyn Bot; 3] = [&Random, &Alternate, &Thumb];
        let mut state = State::new(game.scenario());
        for run in 0..runs {
            let player = players[run as usize % players.len()];
            let luck = seed.wrapping_add(u64::from(run) / players.len() as u64);
            let played = play(game, player, luck, &mut state, &mut flow);
            if let Some(ended) = flow.ended.get_mut(played.ending.at()) {
                ended.times += 1;
                ended.grades += i64::from(played.grade);
            }
        }
        flow
    }

    /// How many playthroughs there were.
    #[must_use]
    pub const fn runs(&self) -> u32 {
        self.runs
    }

    /// In how many of them a crisis came.
    #[must_use]
    pub fn saw(&self, crisis: CrisisIx) -> u32 {
        at(&self.saw, crisis.at())
    }

    /// In how many a response was chosen.
    #[must_use]
    pub fn chose(&self, response: ResponseIx) -> u32 {
        at(&self.chose, response.at())
    }

    /// In how many a member left.
    #[must_use]
    pub fn left(&self, member: MemberIx) -> u32 {
        at(&self.left, member.at())
    }

    /// How many ended so.
    #[must_use]
    pub fn ended(&self, ending: EndingIx) -> u32 {
        self.ended.get(ending.at()).map_or(0, |e| e.times)
    }

    /// The mean grade of those that ended so, in whole points; none if none did.
    #[must_use]
    pub fn grade(&self, ending: EndingIx) -> Option<i32> {
        let ended = self.ended.get(ending.at())?;
        let times = i64::from(ended.times);
        (times > 0).then(|| ((ended.grades + 500 * times) / (1000 * times)) as i32)
    }

    /// How often a consequence came back, and how often its condition did not hold.
    #[must_use]
    pub fn came_back(&self, later: LaterIx) -> (u32, u32) {
        self.laters
            .get(later.at())
            .map_or((0, 0), |d| (d.well, d.badly))
    }

    /// The crisis in whose turn a consequence came back or lapsed most often; none if it was never caused or always too late.
    #[must_use]
    pub fn comes_back_at(&self, later: LaterIx) -> Option<CrisisIx> {
        self.laters.get(later.at())?.usually()
    }

    /// How often a promise was kept, and how often it was broken.
    #[must_use]
    pub fn kept(&self, promise: PromiseIx) -> (u32, u32) {
        self.promises
            .get(promise.at())
            .map_or((0, 0), |d| (d.well, d.badly))
    }

    /// The crisis in whose turn a promise was judged most often; none if it never was.
    #[must_use]
    pub fn judged_at(&self, promise: PromiseIx) -> Option<CrisisIx> {
        self.promises.get(promise.at())?.usually()
    }
}

impl Recorder for Flow {
    const ON: bool = true;

    fn entry(&mut self, _: crate::engine::Entry) {}

    fn event(&mut self, event: Event) {
        let count = |counts: &mut Vec<u32>, at: usize| {
            if let Some(count) = counts.get_mut(at) {
                *count += 1;
            }
        };
        match event.what {
            Happening::Arrived(crisis) => {
                self.now = crisis.at();
                count(&mut self.saw, crisis.at());
            }
            Happening::Chose(response, _) => count(&mut self.chose, response.at()),
            Happening::Left(member) => count(&mut self.left, member.at()),
            Happening::CameBack(later, _) => came(&mut self.laters, later.at(), true, self.now),
            Happening::Lapsed(later, _) => came(&mut self.laters, later.at(), false, self.now),
            Happening::Kept(promise, _) => came(&mut self.promises, promise.at(), true, self.now),
            Happening::Broke(promise, _) => came(&mut self.promises, promise.at(), false, self.now),
            _ => {}
        }
    }
}

fn came(delayed: &mut [Delayed], at: usize, well: bool, crisis: usize) {
    if let Some(delayed) = delayed.get_mut(at) {
        delayed.came(well, crisis);
    }
}

fn at(counts: &[u32], position: usize) -> u32 {
    counts.get(position).copied().unwrap_or(0)
}

/// A share in whole per cent, never 0 for something that happened nor 100 for something that sometimes did not.
#[must_use]
pub const fn per_cent(part: u32, whole: u32) -> u32 {
    if part == 0 || whole == 0 {
        return 0;
    }
    if part >= whole {
        return 100;
    }
    let rounded = ((part as u64 * 200 + whole as u64) / (2 * whole as u64)) as u32;
    if rounded < 1 {
        1
    } else if rounded > 99 {
        99
    } else {
        rounded
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::library::{Library, rulebook};
    use crate::content::raw::RawCondition;

    fn game(change: impl FnOnce(&mut crate::content::raw::RawScenario)) -> Game {
        let (_, story) = Library::default()
            .scenario("two-basements")
            .expect("it is built in");
        let mut raw = story.raw().clone();
        change(&mut raw);
        let story = crate::content::compile::compile(raw)
            .story
            .expect("the change compiles");
        let (_, rules) = rulebook("standard").expect("it is built in");
        Game::new(story.scenario().clone(), rules)
    }

    #[test]
    fn every_arrival_is_answered_and_every_run_ends() {
        let game = game(|_| {});
        let flow = Flow::simulate(&game, 90, 1);
        let mut open = 0;
        for (crisis, table) in (0..).zip(&game.scenario().tables().crises) {
            let answers: u32 = table
                .responses
                .iter()
                .map(|r| flow.chose(ResponseIx(r)))
                .sum();
            assert_eq!(flow.saw(CrisisIx(crisis)), answers, "crisis {crisis}");
            open += answers;
        }
        assert!(open > 90 * 5, "most playthroughs are long: {open}");
        assert_eq!(flow.saw(CrisisIx(0)), 90);
        let endings = game.scenario().tables().endings.len() as u32;
        let ended: u32 = (0..endings).map(|e| flow.ended(EndingIx(e))).sum();
        assert_eq!(ended, 90);
    }

    #[test]
    fn counts_are_the_same_every_time_and_grow_by_addition() {
        let game = game(|_| {});
        let flow = Flow::simulate(&game, 60, 7);
        assert_eq!(flow, Flow::simulate(&game, 60, 7));
        assert_ne!(flow, Flow::simulate(&game, 60, 8));
        let (first, second) = (Flow::simulate(&game, 30, 7), Flow::simulate(&game, 30, 17));
        for crisis in 0..flow.saw.len() {
            assert_eq!(flow.saw[crisis], first.saw[crisis] + second.saw[crisis]);
        }
    }

    #[test]
    fn a_crisis_whose_condition_never_holds_never_comes() {
        let game = game(|raw| {
            raw.crises[3].when = Some(RawCondition::Not(Box::new(RawCondition::Always)));
        });
        let flow = Flow::simulate(&game, 30, 1);
        assert_eq!(flow.saw(CrisisIx(3)), 0);
        assert!(flow.saw(CrisisIx(4)) > 0);
    }

    #[test]
    fn consequences_come_back_later_than_they_were_caused() {
        let game = game(|_| {});
        let flow = Flow::simulate(&game, 90, 1);
        let tables = game.scenario().tables();
        let mut found = 0;
        for response in &tables.responses {
            for later in response.laters.iter().map(LaterIx) {
                if let Some(crisis) = flow.comes_back_at(later) {
                    assert!(crisis > response.crisis);
                    found += 1;
                }
            }
        }
        assert!(found > 3, "{found}");
    }

    #[test]
    fn shares_are_honest_at_their_ends() {
        assert_eq!(per_cent(0, 10), 0);
        assert_eq!(per_cent(1, 1000), 1);
        assert_eq!(per_cent(999, 1000), 99);
        assert_eq!(per_cent(1000, 1000), 100);
        assert_eq!(per_cent(1, 3), 33);
        assert_eq!(per_cent(2, 3), 67);
        assert_eq!(per_cent(0, 0), 0);
    }
}

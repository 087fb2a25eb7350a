//! What a crowd measures: how long votes take, how long until the last phone sees a step, who was lost.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use serde::Serialize;

use crate::session::live::LiveStep;

/// Something that a simulated phone has to tell.
#[derive(Debug)]
pub(super) enum Seen {
    /// It got a seat.
    Joined(Duration),
    /// It was refused one.
    Refused(String),
    /// A command was acknowledged, and how long that took.
    Acked(Duration),
    /// A command was refused: it came too late, mostly.
    Late,
    /// It sees this step of this crisis since now; whether it is awake for the first time in it.
    Step(LiveStep, u64, Instant),
    /// It woke up, and stood where the room stands after so long.
    Back(Duration),
    /// It fell asleep, or its connection broke.
    Slept,
    /// It sees that the game is over.
    Over,
}

/// Times in milliseconds.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Times {
    /// How many were measured.
    pub count: usize,
    /// The middle one.
    pub p50: f64,
    /// The one that 99 of 100 stay below.
    pub p99: f64,
    /// The longest.
    pub longest: f64,
}

/// What was measured.
#[derive(Debug, Clone, Serialize)]
pub struct Figures {
    /// Phones that were to come.
    pub people: u32,
    /// Phones that got a seat.
    pub joined: u32,
    /// Seconds that it went on.
    pub seconds: f64,
    /// Commands that the host acknowledged.
    pub acked: usize,
    /// Commands that were refused, because their round was closed mostly.
    pub late: usize,
    /// Times that a phone fell asleep or lost its connection.
    pub naps: usize,
    /// From asking for a seat to having it.
    pub joining: Option<Times>,
    /// From sending a vote to knowing that it is on the host's disk.
    pub vote_to_ack: Option<Times>,
    /// From the first phone that sees a step to the last one, over all steps.
    pub first_to_last_sight: Option<Times>,
    /// From waking up to standing where the room stands.
    pub back: Option<Times>,
    /// Processor time of the crowd itself, in seconds, where the system tells.
    pub own_processor: Option<f64>,
    #[serde(skip)]
    raw: Raw,
}

#[derive(Debug, Clone, Default)]
struct Raw {
    joining: Vec<Duration>,
    acked: Vec<Duration>,
    back: Vec<Duration>,
    steps: HashMap<(LiveStep, u64), (Instant, Instant)>,
    refused: Vec<String>,
    over: u32,
}

impl Figures {
    pub(super) fn new(people: u32) -> Self {
        Self {
            people,
            joined: 0,
            seconds: 0.0,
            acked: 0,
            late: 0,
            naps: 0,
            joining: None,
            vote_to_ack: None,
            first_to_last_sight: None,
            back: None,
            own_processor: None,
            raw: Raw::default(),
        }
    }

    /// Takes what a phone tells. Returns the step and the number of its crisis if no phone has told of it before.
    pub(super) fn take(&mut self, seen: Seen) -> Option<(LiveStep, u64)> {
        let raw = &mut self.raw;
        match seen {
            Seen::Joined(took) => {
                self.joined += 1;
                raw.joining.push(took);
            }
            Seen::Refused(text) => raw.refused.push(text),
            Seen::Acked(took) => raw.acked.push(took),
            Seen::Late => self.late += 1,
            Seen::Back(took) => raw.back.push(took),
            Seen::Slept => self.naps += 1,
            Seen::Over => raw.over += 1,
            Seen::Step(step, number, at) => {
                let key = (step, number);
                let new = (!raw.steps.contains_key(&key)).then_some(key);
                let (_, last) = raw.steps.entry(key).or_insert((at, at));
                *last = (*last).max(at);
                return new;
            }
        }
        None
    }

    /// Whether everybody who tried was refused.
    pub(super) fn nobody_came(&self) -> bool {
        self.joined == 0 && self.raw.refused.len() as u32 >= self.people
    }

    pub(super) fn refused_all(&self) -> Option<String> {
        self.nobody_came()
            .then(|| self.raw.refused.first().cloned().unwrap_or_default())
    }

    /// Whether all phones that are in see the end.
    pub(super) const fn is_over(&self) -> bool {
        self.joined > 0 && self.raw.over >= self.joined
    }

    pub(super) fn close(&mut self, took: Duration) {
        self.seconds = took.as_secs_f64();
        self.acked = self.raw.acked.len();
        self.joining = times(&mut self.raw.joining);
        self.vote_to_ack = times(&mut self.raw.acked);
        self.back = times(&mut self.raw.back);
        let mut spread: Vec<Duration> = self
            .raw
            .steps
            .values()
            .map(|(first, last)| last.duration_since(*first))
            .collect();
        self.first_to_last_sight = times(&mut spread);
        self.own_processor = own_processor();
    }
}

fn times(all: &mut [Duration]) -> Option<Times> {
    all.sort_unstable();
    let at = |share: f64| {
        let place = (all.len().saturating_sub(1) as f64 * share).round();
        all.get(place as usize).map(|d| d.as_secs_f64() * 1000.0)
    };
    Some(Times {
        count: all.len(),
        p50: at(0.5)?,
        p99: at(0.99)?,
        longest: at(1.0)?,
    })
}

/// Seconds of processor time of this process, as Linux tells them: in hundredths (proc(5), fields 14 and 15 of `stat`).
fn own_processor() -> Option<f64> {
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    let (_, after) = stat.rsplit_once(") ")?;
    let fields: Vec<&str> = after.split(' ').collect();
    let ticks = |at: usize| fields.get(at)?.parse::<f64>().ok();
    Some((ticks(11)? + ticks(12)?) / 100.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_the_middle_the_last_but_few_and_the_longest() {
        let mut all: Vec<Duration> = (1..=101).rev().map(Duration::from_millis).collect();
        let found = times(&mut all).expect("there are some");
        assert_eq!(
            (found.count, found.p50, found.p99, found.longest),
            (101, 51.0, 100.0, 101.0)
        );
        assert!(times(&mut []).is_none());
    }

    #[test]
    fn it_is_over_when_all_who_came_have_seen_the_end() {
        let mut figures = Figures::new(2);
        assert!(!figures.is_over());
        figures.take(Seen::Joined(Duration::ZERO));
        figures.take(Seen::Refused("full".to_owned()));
        assert!(!figures.nobody_came() && !figures.is_over());
        figures.take(Seen::Over);
        assert!(figures.is_over());
    }
}

//! Whose face a decision changed, and why: from the ledger of what moved their trust and their energy.

use serde::Serialize;

use super::playthrough::{Playthrough, TurnRecord};
use crate::content::{felt, short_name, touched};
use crate::engine::{Cause, FULL, MemberIx, MemberNumber, Mood, ONE, Rule, Slot, mood as lasting};

/// A face that changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MoodChange {
    /// Stable id of the member.
    pub id: String,
    /// Short name.
    pub name: String,
    /// Before.
    pub before: Mood,
    /// Now.
    pub now: Mood,
    /// Why, in a few words: what moved them most.
    pub why: String,
}

/// How somebody stood before a decision and after it, in thousandths.
#[derive(Debug, Clone, Copy)]
struct Stood {
    trust: (i32, i32),
    energy: (i32, i32),
}

impl Stood {
    /// How they look with this trust and energy and nothing else, in points.
    fn lasting(trust: i32, energy: i32) -> Mood {
        lasting(trust / ONE, energy / ONE)
    }

    /// Which of their numbers made them look so, and whether it rose; nothing if what showed on their face before has worn off.
    fn by(self, now: Mood) -> Option<(MemberNumber, bool)> {
        let (trust, energy) = (self.trust, self.energy);
        let (was, is) = (
            Self::lasting(trust.0, energy.0),
            Self::lasting(trust.1, energy.1),
        );
        let rose = |(from, to): (i32, i32)| to > from;
        // What a turn stirs shows for that turn.
        if now != is {
            return Some(match now {
                Mood::Tired => (MemberNumber::Energy, false),
                Mood::Pleased | Mood::Calm => (MemberNumber::Trust, true),
                Mood::Worried | Mood::Angry => (MemberNumber::Trust, false),
            });
        }
        if was == is {
            return None;
        }
        let by_trust = Self::lasting(trust.1, energy.0) == now;
        let by_energy = Self::lasting(trust.0, energy.1) == now;
        let further = (trust.1 - trust.0).abs() >= (energy.1 - energy.0).abs();
        Some(if by_trust && (further || !by_energy) {
            (MemberNumber::Trust, rose(trust))
        } else if by_energy || !further {
            (MemberNumber::Energy, rose(energy))
        } else {
            (MemberNumber::Trust, rose(trust))
        })
    }
}

impl Playthrough {
    /// Whose face a decision changed.
    pub(super) fn mood_changes(&self, taken: &TurnRecord) -> Vec<MoodChange> {
        (0..)
            .map(MemberIx)
            .zip(&self.story.raw().team)
            .zip(taken.moods.iter().zip(self.moods()))
            // Who only looks as a scene showed them has not been changed by what was decided: the scene says so.
            .filter(|((ix, _), (before, now))| self.now.state.is_present(*ix) && *before != now)
            .map(|((ix, member), (&before, now))| MoodChange {
                id: member.id.clone(),
                name: short_name(member).to_owned(),
                before: self.seen_in(taken.crisis, member, before),
                why: self.why(taken, ix, before, now),
                now,
            })
            // Who looks as the scene showed them has not changed for anybody who sees them.
            .filter(|change| change.before != change.now)
            .collect()
    }

    /// Why somebody looks otherwise than before a decision.
    fn why(&self, taken: &TurnRecord, member: MemberIx, before: Mood, now: Mood) -> String {
        let scenario = self.story.scenario();
        let slot = |number| scenario.tables().layout.member(member.0 as u16, number);
        let stood = |number| {
            let at = slot(number).at();
            let was = taken.values.get(at).copied().unwrap_or(FULL / 2);
            let is = self.now.state.values().get(at).copied().unwrap_or(was);
            (was, is)
        };
        let stood = Stood {
            trust: stood(MemberNumber::Trust),
            energy: stood(MemberNumber::Energy),
        };
        let Some((number, up)) = stood.by(now) else {
            return touched::passed(before).to_owned();
        };
        let of_team = match number {
            MemberNumber::Energy => Slot::FATIGUE,
            MemberNumber::Trust | MemberNumber::Carries => Slot::TRUST,
        };
        // Fatigue is what energy lacks.
        let team_up = up == (of_team == Slot::TRUST);
        let own = self.most(taken, slot(number), up);
        let followed = own.is_none_or(touched::followed);
        let others = || self.most(taken, of_team, team_up).or(own);
        let cause = if followed { others() } else { own };
        cause.map_or_else(
            || touched::passed(before).to_owned(),
            |cause| touched::by(&self.story, taken.crisis, cause, up),
        )
    }

    /// What moved a number most in this direction since a decision.
    fn most(&self, taken: &TurnRecord, slot: Slot, up: bool) -> Option<Cause> {
        let entries = self.now.ledger.entries().get(taken.entries..);
        let mut causes: Vec<(Cause, i64)> = Vec::new();
        let entries = entries.unwrap_or_default().iter();
        for entry in entries.filter(|e| e.slot == slot) {
            let cause = felt::part(entry.cause);
            let by = i64::from(entry.delta);
            match causes.iter_mut().find(|(known, _)| *known == cause) {
                Some((_, sum)) => *sum += by,
                None => causes.push((cause, by)),
            }
        }
        let so = causes
            .into_iter()
            .filter(|(_, by)| (*by > 0) == up && *by != 0);
        // A day of somebody's own tells nothing of the story: what does is told before it, unless it is far smaller.
        let weight = |(cause, by): &(Cause, i64)| match cause {
            Cause::Rule(Rule::OwnLuck) => by.abs(),
            _ => by.abs() * 4,
        };
        so.max_by_key(weight).map(|(cause, _)| cause)
    }
}

#[cfg(test)]
mod tests;

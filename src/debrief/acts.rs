//! What a debrief says first, in three acts: your story, one turning point, one habit to start and one to stop. No decimals, and nothing
//! "of 100": how it was reckoned stands behind it.

use super::action::Advice;
use super::kinds::Why;
use super::report::{Debrief, Member, Moment, Number, Road, Turn};
use crate::engine::{Bearing, FULL, Hat, Mood, moods};

/// Cards that tell a story.
const CARDS: usize = 5;
/// What somebody whom the story does not name must have moved by to stand for a turn, in thousandths of trust and energy together.
const CLEARLY: i32 = 6_000;
/// Words of an answer or an outcome on a card.
const WORDS: usize = 26;

/// The three acts.
#[derive(Debug, Clone, PartialEq)]
pub struct Acts<'a> {
    /// Your story: at most five turns, in order.
    pub story: Vec<StoryCard<'a>>,
    /// The decision on which most turned, with another answer beside it; nothing if no decision had another.
    pub point: Option<TurningPoint<'a>>,
    /// Whom the game changed most, in a sentence; nothing if it changed nobody much.
    pub person: Option<Person<'a>>,
    /// One habit to start.
    pub start: &'a Advice,
    /// One habit to stop.
    pub stop: &'a Advice,
}

/// One turn of your story.
#[derive(Debug, Clone, PartialEq)]
pub struct StoryCard<'a> {
    /// The turn.
    pub turn: &'a Turn,
    /// What you did, as far as a card holds it.
    pub did: String,
    /// What came of it, as far as a card holds it.
    pub came: String,
    /// Id of whoever it moved most, and how they looked then.
    pub who: Option<(&'a str, Mood)>,
}

/// Whom a game changed most.
#[derive(Debug, Clone, PartialEq)]
pub struct Person<'a> {
    /// Who.
    pub member: &'a Member,
    /// What became of them, without their name, which goes before it.
    pub rest: String,
}

impl Person<'_> {
    /// What became of them, in a sentence.
    #[must_use]
    pub fn said(&self) -> String {
        format!("{}{}", self.member.name, self.rest)
    }
}

/// One decision, and what another answer would have led to under the same luck.
#[derive(Debug, Clone, PartialEq)]
pub struct TurningPoint<'a> {
    /// The turn.
    pub turn: &'a Turn,
    /// The road that was taken.
    pub taken: &'a Road,
    /// The one that was not.
    pub other: &'a Road,
    /// How the two compare, in a sentence.
    pub said: String,
}

impl Debrief {
    /// What it says first.
    #[must_use]
    pub fn acts(&self) -> Acts<'_> {
        let point = self.turning_point();
        Acts {
            story: self.story(point.as_ref().map(|point| point.turn.turn)),
            point,
            person: self.person(),
            start: &self.plan.start,
            stop: &self.plan.stop,
        }
    }

    fn story(&self, point: Option<u16>) -> Vec<StoryCard<'_>> {
        let last = self.turns.len().saturating_sub(1);
        let mut chosen: Vec<(usize, &Turn)> = self.turns.iter().enumerate().collect();
        // How it began, how it ended and what it turned on belong to it; between them what weighed most.
        chosen.sort_by(|a, b| {
            let belongs = |(at, turn): (usize, &Turn)| {
                at == 0 || at == last || point.is_some_and(|point| point == turn.turn)
            };
            let heavier = weight(b.1).total_cmp(&weight(a.1));
            belongs(*b).cmp(&belongs(*a)).then(heavier)
        });
        chosen.truncate(CARDS);
        chosen.sort_by_key(|(at, _)| *at);
        chosen
            .into_iter()
            .map(|(_, turn)| StoryCard {
                turn,
                did: cut(&turn.text, WORDS),
                came: cut(&turn.outcome, WORDS),
                who: self.about(turn, point == Some(turn.turn)),
            })
            .collect()
    }

    /// Whom a turn was about, and how they looked after it: of those whom what was decided and what came of it name, else of those whom what
    /// happened names, whoever's trust and energy moved most; if it names nobody, whoever moved clearly, and by twice as much as anybody else;
    /// otherwise nobody. `always` takes whoever moved most, even if that is not at all.
    fn about(&self, told: &Turn, always: bool) -> Option<(&str, Mood)> {
        let turn = told.turn;
        let number = |id: String| self.numbers.iter().find(|number| number.id == id);
        let at = |number: &Number, turn: u16| {
            let value = number.values.get(usize::from(turn));
            value.map_or(0, |points| points.0)
        };
        let moved = |id: &str| {
            let sum: i32 = ["trust", "energy"]
                .iter()
                .filter_map(|of| number(format!("member:{id}:{of}")))
                .map(|n| (at(n, turn) - at(n, turn.saturating_sub(1))).abs())
                .sum();
            sum
        };
        let mut there: Vec<(&Member, u8, i32)> = self
            .team
            .iter()
            .filter(|member| member.left.is_none_or(|left| left >= turn))
            .map(|member| (member, named(told, &member.name), moved(&member.id)))
            .collect();
        there.sort_by_key(|&(_, named, by)| std::cmp::Reverse((named, by)));
        let (&(member, named, by), others) = there.split_first()?;
        let next = others.iter().map(|&(_, _, by)| by).max().unwrap_or(0);
        if named == 0 && !always && (by < CLEARLY || by < 2 * next) {
            return None;
        }
        let level = |of: &str| {
            let known = number(format!("member:{}:{of}", member.id));
            let now = known.map_or(FULL / 2, |n| at(n, turn));
            let was = known.map_or(now, |n| at(n, turn.saturating_sub(1)));
            (now, now - was)
        };
        let ((trust, trust_by), (energy, energy_by)) = (level("trust"), level("energy"));
        let bearing = Bearing {
            trust,
            energy,
            trust_by,
            energy_by,
        };
        // Whoever it moved most shows it.
        let mood = moods(&[bearing], true).first().copied();
        Some((&member.id, mood.unwrap_or(Mood::Calm)))
    }

    /// Whom the game changed most: who left, else whose trust moved farthest from the first day to the last.
    fn person(&self) -> Option<Person<'_>> {
        let titled = |turn: u16| {
            let told = self.turns.iter().find(|t| t.turn == turn)?;
            Some(format!("crisis {turn}, “{}”", told.title))
        };
        let trust = |member: &Member| {
            let id = format!("member:{}:trust", member.id);
            self.numbers.iter().find(|number| number.id == id)
        };
        let left = self
            .team
            .iter()
            .filter_map(|m| m.left.map(|turn| (m, turn)));
        if let Some((member, turn)) = left.min_by_key(|(_, turn)| *turn) {
            let rest = format!(" left in {}.", titled(turn)?);
            return Some(Person { member, rest });
        }
        let far = self.team.iter().filter_map(|member| {
            let values = &trust(member)?.values;
            let by = values.last()?.0 - values.first()?.0;
            Some((member, values, by))
        });
        let (member, values, by) = far.max_by_key(|(_, _, by)| by.abs())?;
        if by.abs() < CLEARLY {
            return None;
        }
        let steps = (1_u16..).zip(values.iter().zip(values.iter().skip(1)));
        let (turn, _) = steps.max_by_key(|(_, (from, to))| (to.0 - from.0) * by.signum())?;
        let how = if by > 0 { "more" } else { "less" };
        let rest = format!(
            " trusts you {how} than on the first day. Most of that came in {}.",
            titled(turn)?
        );
        Some(Person { member, rest })
    }

    fn turning_point(&self) -> Option<TurningPoint<'_>> {
        let better = |taken: &Road, other: &Road| other.expected.mean > taken.expected.mean;
        let points = self.turns.iter().flat_map(|turn| {
            let taken = turn.roads.iter().find(|road| road.taken);
            let others = || turn.roads.iter().filter(|road| !road.taken);
            let expected = |road: &&Road| road.expected.mean;
            let best = others().max_by(|a, b| expected(a).total_cmp(&expected(b)));
            // Whatever was better, and where nothing was, what came nearest.
            taken.into_iter().flat_map(move |taken| {
                let all = others().filter(move |other| better(taken, other));
                let none = best.filter(|best| !better(taken, best));
                all.chain(none).map(move |other| (turn, taken, other))
            })
        });
        // What is to be seen at once: a better answer first, of those one that leads to another ending, then how far the two roads lie apart.
        let (turn, taken, other) = points.max_by_key(|(_, taken, other)| {
            let by = other.same_luck_grade.0 - taken.same_luck_grade.0;
            let ends = by > 0 && taken.same_luck_ending != other.same_luck_ending;
            (better(taken, other), ends, by.abs())
        })?;
        Some(TurningPoint {
            turn,
            taken,
            other,
            said: compared(taken, other),
        })
    }
}

impl Debrief {
    /// How the turning point differs from the decision that gave away most, where they are not the same: what to say beside the latter.
    #[must_use]
    pub fn beside_turning_point(&self, moment: &Moment) -> Option<String> {
        if moment.why != Why::Regret {
            return None;
        }
        let point = self.turning_point()?.turn;
        (point.turn != moment.turn).then(|| {
            format!(
                "This is not the turning point above, crisis {}: that one is where another answer would have led farthest from here under the very luck \
                 that you had; this one is where most could be known beforehand, over {} lucks.",
                point.turn, self.scores.lucks
            )
        })
    }
}

/// How plainly the words of a turn name somebody, by their full name or by a part of it that is a word of its own: 2 in what a card holds of
/// what was decided and of what came of it, 1 in the rest and in what else happened, 0 nowhere.
fn named(turn: &Turn, name: &str) -> u8 {
    let parts: Vec<&str> = name
        .split_whitespace()
        .filter(|part| part.chars().count() > 2 && part.starts_with(char::is_uppercase))
        .collect();
    let says = |text: &str| {
        text.split(|c: char| !c.is_alphanumeric() && c != '-')
            .any(|word| parts.contains(&word))
    };
    let whole = [&turn.text, &turn.outcome];
    if says(&turn.title) || whole.iter().any(|text| says(&cut(text, WORDS))) {
        2
    } else {
        u8::from(whole.into_iter().chain(&turn.events).any(|text| says(text)))
    }
}

/// How much of a story a turn is.
fn weight(turn: &Turn) -> f64 {
    turn.stakes + turn.surprise.mean.abs() + turn.regret.mean + 2.0 * turn.events.len() as f64
}

/// How two roads compare under the same luck, without figures.
#[must_use]
pub fn compared(taken: &Road, other: &Road) -> String {
    let by = other.same_luck_grade.0 - taken.same_luck_grade.0;
    let how = match by {
        ..-10_000 => "the team would have stood far worse",
        -10_000..-2_000 => "the team would have stood somewhat worse",
        -2_000..=2_000 => "the team would have stood about the same",
        2_001..=10_000 => "the team would have stood somewhat better",
        _ => "the team would have stood far better",
    };
    let ending = if taken.same_luck_ending == other.same_luck_ending {
        "with the same ending".to_owned()
    } else {
        format!("and it would have ended as “{}”", other.same_luck_ending)
    };
    format!("Under the same luck {how}, {ending}.")
}

/// A text as far as a card holds it: whole sentences where they fit.
pub(crate) fn cut(text: &str, words: usize) -> String {
    let all: Vec<&str> = text.split_whitespace().collect();
    if all.len() <= words {
        return all.join(" ");
    }
    let kept = all.get(..words).unwrap_or_default();
    // A closing quotation mark alone may stand in the middle of a sentence.
    let ends = |word: &&str| {
        word.trim_end_matches(['”', '’', ')'])
            .ends_with(['.', '!', '?'])
    };
    match kept.iter().rposition(ends) {
        Some(end) if end >= words / 3 => kept.get(..=end).unwrap_or_default().join(" "),
        _ => format!("{} …", kept.join(" ").trim_end_matches([',', ';', ':'])),
    }
}

/// How a hat is called within a sentence.
#[must_use]
pub const fn worn(hat: Hat) -> &'static str {
    match hat {
        Hat::Lead => "the leader’s hat",
        Hat::Manage => "the manager’s hat",
        Hat::Both => "both hats",
        Hat::Wait => "no hat",
    }
}

#[cfg(test)]
mod tests {
    use super::cut;

    #[test]
    fn a_card_holds_whole_sentences_where_it_can() {
        assert_eq!(cut("One two. Three four five six.", 4), "One two.");
        assert_eq!(cut("One two. At ‘three’ four five six.", 4), "One two.");
        assert_eq!(cut("One ‘two.’ Three four five six.", 4), "One ‘two.’");
        assert_eq!(
            cut("One two three four five six", 4),
            "One two three four …"
        );
        assert_eq!(cut("One two.", 4), "One two.");
    }
}

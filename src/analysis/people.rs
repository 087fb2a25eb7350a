//! Simulated people as data: habits by hat, situation and severity, and how often somebody reads what the moment asks for.

use serde::Deserialize;

use super::{Bot, Decision, Draw, Draws, Mixed, rule_of_thumb};
use crate::content::options;
use crate::engine::{Hat, ONE, Purpose, ResponseIx, Situation};

/// The most people of one file.
const MOST: usize = 10_000;

/// How often each hat is worn where habit decides, in any unit: only the proportions count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Shares {
    /// Leading.
    pub lead: u16,
    /// Managing.
    pub manage: u16,
    /// Both at once.
    pub both: u16,
    /// Waiting.
    pub wait: u16,
}

impl Shares {
    const fn sum(self) -> u32 {
        self.lead as u32 + self.manage as u32 + self.both as u32 + self.wait as u32
    }

    fn of(self, hat: Hat) -> u32 {
        u32::from(match hat {
            Hat::Lead => self.lead,
            Hat::Manage => self.manage,
            Hat::Both => self.both,
            Hat::Wait => self.wait,
        })
    }
}

/// Habits in some situations, in place of the ordinary ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[expect(missing_docs, reason = "the fields are the situations, by name")]
pub struct BySituation {
    pub acute: Option<Shares>,
    pub upheaval: Option<Shares>,
    pub steady: Option<Shares>,
    pub growth: Option<Shares>,
}

impl BySituation {
    const fn of(&self, situation: Situation) -> Option<Shares> {
        match situation {
            Situation::Acute => self.acute,
            Situation::Upheaval => self.upheaval,
            Situation::Steady => self.steady,
            Situation::Growth => self.growth,
        }
    }
}

/// Habits in grave crises.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FromSeverity {
    /// The least severity, 0 to 100.
    pub from: u16,
    /// The habits.
    pub habits: Shares,
}

/// What somebody's whims hang on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
pub enum Whims {
    /// On the person and the crisis: the same in every playthrough, so that what differs between seeds is luck.
    #[default]
    OfThePerson,
    /// On the playthrough.
    OfTheDay,
}

/// Whose luck somebody meets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
pub enum Seeds {
    /// Everybody's: seed 7 is as lucky for one as for another.
    #[default]
    Common,
    /// Their own.
    Own,
}

/// Somebody of a file of people.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Someone {
    /// Their label in every row.
    pub name: String,
    /// What they do where nothing else is said.
    pub habits: Shares,
    /// What they do in some situations.
    #[serde(default)]
    pub in_situation: BySituation,
    /// What they do from a severity on: the highest that is reached counts, before the situation.
    #[serde(default)]
    pub in_severity: Vec<FromSeverity>,
    /// In how many of a hundred crises they read what situation and state ask for, and do that.
    #[serde(default)]
    pub reads: u16,
    /// What their whims hang on.
    #[serde(default)]
    pub whims: Whims,
    /// Whose luck they meet.
    #[serde(default)]
    pub seeds: Seeds,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    format: u32,
    people: Vec<Someone>,
}

/// Why a file of people cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{what}")]
pub struct BadPeople {
    /// What is wrong.
    pub what: String,
    /// Where: line and column, or who.
    pub place: String,
    /// What to do.
    pub help: String,
}

/// Reads people from the text of a file.
///
/// # Errors
/// If the text is none, nobody is in it, two have one name, or somebody has no habits.
pub fn parse(text: &str) -> Result<Vec<Someone>, BadPeople> {
    let bad = |what: String, place: String, help: &str| BadPeople {
        what,
        place,
        help: help.to_owned(),
    };
    let file: File = options()
        .from_str(text.trim_start_matches('\u{feff}'))
        .map_err(|error| {
            bad(
                format!("these are no people: {}", error.code),
                format!("{}:{}", error.span.start.line, error.span.start.col),
                "see docs/simulate.md for an example",
            )
        })?;
    if file.format != 1 {
        let what = format!("format {} is not known", file.format);
        return Err(bad(what, String::new(), "write format: 1"));
    }
    if file.people.is_empty() || file.people.len() > MOST {
        let what = format!("there are {} people in it", file.people.len());
        return Err(bad(what, String::new(), "write from one to 10,000"));
    }
    for (at, person) in file.people.iter().enumerate() {
        let problem = if file.people[..at].iter().any(|p| p.name == person.name) {
            Some((
                "two people have this name",
                "give everybody a name of their own",
            ))
        } else if person.name.is_empty() || person.name.len() > 60 {
            Some(("this is no name", "write a name of at most 60 letters"))
        } else if person.reads > 100 {
            Some((
                "nobody reads more than all crises",
                "let reads be from 0 to 100",
            ))
        } else if person.all_habits().any(|habits| habits.sum() == 0) {
            Some((
                "habits are all nothing",
                "let at least one of lead, manage, both and wait be more than 0",
            ))
        } else {
            None
        };
        if let Some((what, help)) = problem {
            return Err(bad(
                what.to_owned(),
                format!("person {} (\"{}\")", at + 1, person.name),
                help,
            ));
        }
    }
    Ok(file.people)
}

impl Someone {
    fn all_habits(&self) -> impl Iterator<Item = Shares> + '_ {
        let situations = Situation::ALL
            .iter()
            .filter_map(|s| self.in_situation.of(*s));
        let grave = self.in_severity.iter().map(|grave| grave.habits);
        [self.habits].into_iter().chain(situations).chain(grave)
    }

    /// The habits that count in a crisis; severity from 0 to 100.
    fn habits(&self, situation: Situation, severity: i32) -> Shares {
        let grave = self
            .in_severity
            .iter()
            .filter(|grave| i32::from(grave.from) <= severity)
            .max_by_key(|grave| grave.from);
        grave
            .map(|grave| grave.habits)
            .or_else(|| self.in_situation.of(situation))
            .unwrap_or(self.habits)
    }

    /// A number of their own, from their name.
    #[must_use]
    pub fn number(&self) -> u64 {
        // FNV-1a: short, and the same for ever.
        self.name.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        })
    }
}

impl Bot for Someone {
    fn choose(&self, decision: &Decision<'_>) -> ResponseIx {
        let mut mind = decision.state.clone();
        if self.whims == Whims::OfThePerson {
            mind.set_seed(self.number());
        }
        let decision = Decision {
            state: &mind,
            ..*decision
        };
        if decision.draw(Draw::Looks).below(100) < u32::from(self.reads) {
            return rule_of_thumb(decision.game, decision.state);
        }
        let habits = decision.state.crisis().map_or(self.habits, |crisis| {
            let crisis = decision.game.scenario().crisis(crisis);
            self.habits(crisis.situation, crisis.severity * 100 / ONE)
        });
        let all = habits.sum().max(1);
        let up_to = |hats: &[Hat]| {
            let sum: u32 = hats.iter().map(|hat| habits.of(*hat)).sum();
            (sum * 1000 / all).cast_signed()
        };
        Mixed {
            up_to: [
                up_to(&[Hat::Lead]),
                up_to(&[Hat::Lead, Hat::Manage]),
                up_to(&[Hat::Lead, Hat::Manage, Hat::Both]),
            ],
        }
        .choose(&decision)
    }
}

/// A number that tells somebody's own luck from others'.
#[must_use]
pub fn own_luck(number: u64) -> u32 {
    Draws::new(number, 0, Purpose::Player, Draw::Seed).below(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{play, synthetic};
    use crate::content::library;
    use crate::engine::{Game, Silent, State};

    const TEXT: &str = r#"(format: 1, people: [
        (name: "firefighter", habits: (lead: 1), in_situation: (acute: (manage: 1), steady: (wait: 1))),
        (name: "grave", habits: (lead: 1), in_severity: [(from: 60, habits: (both: 1)), (from: 0, habits: (wait: 1))]),
        (name: "reader", habits: (wait: 1), reads: 100, whims: OfTheDay, seeds: Own),
    ])"#;

    #[test]
    fn habits_follow_situation_and_severity() {
        let people = parse(TEXT).expect("it is sound");
        let wait = Shares {
            wait: 1,
            ..Shares::default()
        };
        assert_eq!(people[0].habits(Situation::Acute, 90).manage, 1);
        assert_eq!(people[0].habits(Situation::Steady, 90), wait);
        assert_eq!(people[0].habits(Situation::Growth, 90).lead, 1);
        assert_eq!(people[1].habits(Situation::Acute, 60).both, 1);
        assert_eq!(people[1].habits(Situation::Acute, 59), wait);
    }

    #[test]
    fn people_play_as_they_are_described() {
        let people = parse(TEXT).expect("it is sound");
        let story = synthetic::scenario(5, 10);
        let (_, rulebook) = library::rulebook("plain").expect("it is shipped");
        let game = Game::new(story.scenario().clone(), rulebook);
        let mut state = State::new(game.scenario());
        play(&game, &people[1], 1, &mut state, &mut Silent);
        let grave = story
            .raw()
            .crises
            .iter()
            .filter(|c| c.severity >= 60)
            .count();
        let [lead, manage, both, wait] = state.worn().map(usize::from);
        assert_eq!((lead, manage), (0, 0));
        assert_eq!((both, wait), (grave, 10 - grave));
        play(&game, &people[2], 1, &mut state, &mut Silent);
        assert!(state.worn()[3] < 10, "who reads does not only wait");
    }

    #[test]
    fn mistakes_are_named_with_their_place() {
        let said =
            |people: &str| parse(&format!("(format: 1, people: [{people}])")).expect_err(people);
        assert!(said("").what.contains("0 people"));
        assert!(said(r#"(name: "a", habits: ())"#).what.contains("nothing"));
        let twice = r#"(name: "a", habits: (lead: 1)), (name: "a", habits: (lead: 1))"#;
        assert!(said(twice).place.contains("person 2"));
        assert!(
            said(r#"(name: "a", habits: (lead: 1), reads: 101)"#)
                .help
                .contains("0 to 100")
        );
        assert!(
            said(r#"(name: "a", habits: (leed: 1))"#)
                .place
                .starts_with("1:")
        );
    }
}

//! Who plays when a scenario is measured.

use std::sync::Arc;

use super::foresight::Foresight;
use crate::analysis::{
    Alternate, Always, Bot, Cautious, Decision, Draw, Draws, Greedy, Informed, LookAhead, Random,
    rule_of_thumb,
};
use crate::engine::{Hat, Purpose, ResponseIx};

/// Somebody who plays, and how often.
pub struct Entrant {
    /// What they are called; where `two-hats simulate` knows the name, it is the same bot.
    pub name: String,
    /// The bot.
    pub player: Box<dyn Bot + Send>,
    /// Playthroughs, with the seeds from 0.
    pub runs: u32,
}

impl Entrant {
    pub(super) fn new(
        name: impl Into<String>,
        player: impl Bot + Send + 'static,
        runs: u32,
    ) -> Self {
        Self {
            name: name.into(),
            player: Box::new(player),
            runs,
        }
    }
}

/// Varied play: mostly at random, the rest with habits of many kinds, so that rare things come about. `runs` in all, about.
#[must_use]
pub fn varied(runs: u32) -> Vec<Entrant> {
    let part = |percent: u32| (runs * percent / 100).max(20);
    let mut cast = vec![
        Entrant::new("random", Random, part(40)),
        Entrant::new("lead", Always(Hat::Lead), part(5)),
        Entrant::new("manage", Always(Hat::Manage), part(5)),
        Entrant::new("both", Always(Hat::Both), part(5)),
        Entrant::new("wait", Always(Hat::Wait), part(5)),
        Entrant::new("alternate", Alternate, part(5)),
        Entrant::new("informed", Informed::default(), part(2)),
        Entrant::new("greedy", Greedy, part(1)),
        Entrant::new("cautious", Cautious, part(1)),
    ];
    for hat in Hat::ALL {
        let name = format!("often {}", hat.name().to_lowercase());
        cast.push(Entrant::new(name, Leaning { hat, share: 700 }, part(5)));
    }
    let half = Skilled {
        habit: Habit::Any,
        skill: Skill::RuleOfThumb,
        share: 500,
        whims: Whims::OfTheDay,
    };
    cast.push(Entrant::new("rule of thumb half the time", half, part(11)));
    cast
}

/// Gives a certain response wherever it is open, and any other elsewhere.
#[derive(Debug, Clone, Copy)]
pub struct Aiming(pub ResponseIx);

impl Bot for Aiming {
    fn choose(&self, decision: &Decision<'_>) -> ResponseIx {
        if decision.open.contains(&self.0) {
            self.0
        } else {
            Random.choose(decision)
        }
    }
}

/// Wears one hat with a probability, and answers at random otherwise.
#[derive(Debug, Clone, Copy)]
pub struct Leaning {
    /// The hat.
    pub hat: Hat,
    /// The probability, in thousandths.
    pub share: i32,
}

impl Bot for Leaning {
    fn choose(&self, decision: &Decision<'_>) -> ResponseIx {
        if decision.draw(Draw::Leans).thousandths() < self.share {
            Always(self.hat).choose(decision)
        } else {
            Random.choose(decision)
        }
    }
}

/// What somebody does when they do not look at what the moment asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Habit {
    /// Any open response.
    Any,
    /// Lead, manage, both and wait with these probabilities, in thousandths.
    Hats([i32; 4]),
}

/// What somebody does when they do look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Skill {
    /// What situation and state ask for.
    RuleOfThumb,
    /// What is best by looking ahead.
    LooksAhead,
}

/// A person: habits, and a probability of looking at what the moment asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Skilled {
    /// Without looking.
    pub habit: Habit,
    /// With looking.
    pub skill: Skill,
    /// Probability of looking, in thousandths.
    pub share: i32,
    /// Whose whims decide whether they look and what they do otherwise.
    pub whims: Whims,
}

/// What the whims of a person hang on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whims {
    /// On the playthrough: the same person decides otherwise with another seed.
    OfTheDay,
    /// On the person with this number, and on the crisis: a fixed character, whatever the seed.
    OfThePerson(u64),
}

/// How far people look ahead.
pub(super) const LOOK: LookAhead = LookAhead { lucks: 8, turns: 4 };

/// A person, and what people in the same states have found best: nobody looks ahead twice from one state.
pub(super) struct Remembering<'a> {
    pub(super) person: Skilled,
    pub(super) foresight: &'a Foresight,
}

impl Bot for Remembering<'_> {
    fn choose(&self, decision: &Decision<'_>) -> ResponseIx {
        let person = &self.person;
        if person.skill != Skill::LooksAhead || !person.looks(decision) {
            return person.choose(decision);
        }
        self.foresight.choose(LOOK, decision)
    }
}

/// Somebody who looks ahead, and remembers what was best where.
pub(super) struct Foreseeing {
    pub(super) look: LookAhead,
    pub(super) foresight: Arc<Foresight>,
}

impl Bot for Foreseeing {
    fn choose(&self, decision: &Decision<'_>) -> ResponseIx {
        self.foresight.choose(self.look, decision)
    }
}

impl Skilled {
    /// Whether they look at what this moment asks for.
    fn looks(&self, decision: &Decision<'_>) -> bool {
        self.draw(decision, Draw::Looks).thousandths() < self.share
    }

    fn draw(&self, decision: &Decision<'_>, draw: Draw) -> Draws {
        match self.whims {
            Whims::OfTheDay => decision.draw(draw),
            Whims::OfThePerson(number) => {
                let crisis = decision.state.crisis();
                let key = crisis.map_or(0, |c| decision.game.scenario().crisis(c).key);
                Draws::new(number, key, Purpose::Player, draw)
            }
        }
    }
}

impl Bot for Skilled {
    fn choose(&self, decision: &Decision<'_>) -> ResponseIx {
        if self.looks(decision) {
            return match self.skill {
                Skill::RuleOfThumb => rule_of_thumb(decision.game, decision.state),
                Skill::LooksAhead => Informed(LOOK).choose(decision),
            };
        }
        let any = |of: usize| self.draw(decision, Draw::Among).below(of as u32) as usize;
        if let Habit::Hats(shares) = self.habit {
            let mut draw = self.draw(decision, Draw::Answer).thousandths();
            let wanted = Hat::ALL.into_iter().zip(shares).find(|(_, share)| {
                draw -= share;
                draw < 0
            });
            let wanted = wanted.map_or(Hat::Wait, |(hat, _)| hat);
            // Who cannot wear the hat that they would like to wears what comes nearest, as `lead` and `manage` do.
            for hat in [wanted, Hat::Both, Hat::Lead, Hat::Manage, Hat::Wait] {
                let count = decision.wearing(hat).count();
                if let Some(response) = decision.wearing(hat).nth(any(count)) {
                    return response;
                }
            }
        }
        decision.pick(any(decision.open.len()))
    }
}

/// The population in which skill is told from luck: `count` people. A half of them answers at random when not looking; the others have
/// habits, drawn evenly among all shares of lead, manage and both with a share of waiting of at most a fifth. A half looks by the rule of
/// thumb, a half looks ahead. The probability of looking rises evenly from 0 to 1 in each of the four groups.
#[must_use]
pub fn population(count: u32, whims: fn(u64) -> Whims) -> Vec<Skilled> {
    let in_group = (count / 4).max(2);
    (0..in_group * 4)
        .map(|number| Skilled {
            habit: match number % 2 {
                0 => Habit::Any,
                _ => habits(number),
            },
            skill: match number / 2 % 2 {
                0 => Skill::RuleOfThumb,
                _ => Skill::LooksAhead,
            },
            share: ((number / 4) * 1000 / (in_group - 1)) as i32,
            whims: whims(u64::from(number)),
        })
        .collect()
}

/// Habits of the person with this number.
fn habits(number: u32) -> Habit {
    let draw = |at| {
        Draws::new(
            0x7c0_4a75,
            u64::from(number),
            Purpose::Player,
            Draw::Nth(at),
        )
    };
    let wait = draw(0).below(201) as i32;
    let acts = 1000 - wait;
    // Two cuts of what is left make three shares, all of them as likely.
    let cut = |at: u32| draw(at).below(acts as u32 + 1) as i32;
    let (a, b) = (cut(1), cut(2));
    let (low, high) = (a.min(b), a.max(b));
    Habit::Hats([low, high - low, acts - high, wait])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_population_is_spread_over_skill_and_habit() {
        let people = population(96, Whims::OfThePerson);
        assert_eq!(people.len(), 96);
        let shares: Vec<i32> = people.iter().map(|p| p.share).collect();
        assert_eq!((shares[0], shares[95]), (0, 1000));
        let mean = shares.iter().sum::<i32>() / 96;
        assert!((498..=500).contains(&mean), "{mean}");
        let mut habits = 0;
        for person in &people {
            if let Habit::Hats(shares) = person.habit {
                habits += 1;
                assert_eq!(shares.iter().sum::<i32>(), 1000);
                assert!(shares.iter().all(|s| (0..=1000).contains(s)) && shares[3] <= 200);
            }
        }
        assert_eq!(habits, 48);
        let ahead = people.iter().filter(|p| p.skill == Skill::LooksAhead);
        assert_eq!(ahead.count(), 48);
    }
}

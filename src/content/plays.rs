//! Recorded plays: a scenario's own tests. A play is decisions under a rulebook and a seed, and what must come out of them.

use super::raw::{RawExpect, RawPlay, RawRange};
use super::story::Story;
use crate::engine::{
    Game, MemberIx, Next, ONE, PromiseIx, PromiseStatus, ResponseIx, Rulebook, Silent, Slot, State,
};

/// What came out of a play.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Played {
    /// The ending's id, if the game came to its end.
    pub ending: Option<String>,
    /// The id of the crisis that still asks for a response, if it did not.
    pub asks: Option<String>,
    /// Turns played.
    pub turns: u32,
    /// Thousandths of a point.
    pub grade: i32,
    /// Thousandths of a point.
    pub morale: i32,
    /// Thousandths of a point.
    pub stability: i32,
    /// Thousandths of a point.
    pub results: i32,
    /// Ids of the members who left, in the order of the team.
    pub left: Vec<String>,
    /// Ids of the promises that were kept, in the order in which they were made.
    pub kept: Vec<String>,
    /// Ids of the promises that were broken, in the order in which they were made.
    pub broken: Vec<String>,
}

/// Why a play's decisions do not fit its scenario.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misfit {
    /// Which decision, from 0.
    pub decision: usize,
    /// What is wrong with it.
    pub what: MisfitKind,
}

/// What is wrong with a decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MisfitKind {
    /// There is no such response.
    Unknown,
    /// The game is over before it, with this ending.
    Over(String),
    /// Another crisis asks at this moment.
    OtherCrisis(String),
    /// The response is not open at this moment; these are.
    NotOpen(Vec<String>),
}

/// One thing that came out otherwise than expected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The field of `expect`.
    pub field: &'static str,
    /// What was expected, in words.
    pub expected: String,
    /// What came out, in words.
    pub found: String,
}

/// Plays the decisions through the engine.
///
/// # Errors
/// The first decision that does not fit.
pub fn run(story: &Story, rulebook: &Rulebook, play: &RawPlay) -> Result<Played, Misfit> {
    let game = Game::new(story.scenario().clone(), rulebook.clone());
    let mut state = State::new(story.scenario());
    let mut next = game.begin(&mut state, play.seed, &mut Silent);
    let mut turns = 0;
    for (decision, name) in play.decisions.iter().enumerate() {
        let misfit = |what| Misfit { decision, what };
        let response = find(story, name).ok_or_else(|| misfit(MisfitKind::Unknown))?;
        let crisis = match next {
            Next::Asks(crisis) => crisis,
            Next::Over(ending) => {
                return Err(misfit(MisfitKind::Over(story.ending(ending).id.clone())));
            }
        };
        if story.scenario().response(response).crisis != crisis {
            let asks = story.crisis(crisis).id.clone();
            return Err(misfit(MisfitKind::OtherCrisis(asks)));
        }
        next = match game.decide(&mut state, response, &mut Silent) {
            Ok(next) => next,
            Err(_) => {
                let open = game
                    .open_responses(&state)
                    .map(|r| story.response_name(r))
                    .collect();
                return Err(misfit(MisfitKind::NotOpen(open)));
            }
        };
        turns += 1;
    }
    Ok(outcome(story, &game, &state, next, turns))
}

/// The response that a decision such as `"crisis/response"` names.
#[must_use]
pub fn find(story: &Story, decision: &str) -> Option<ResponseIx> {
    let (crisis, response) = decision.split_once('/')?;
    story.find_response(crisis, response)
}

fn outcome(story: &Story, game: &Game, state: &State, next: Next, turns: u32) -> Played {
    let (ending, asks) = match next {
        Next::Over(ending) => (Some(story.ending(ending).id.clone()), None),
        Next::Asks(crisis) => (None, Some(story.crisis(crisis).id.clone())),
    };
    let members = 0..story.scenario().tables().members.len() as u32;
    let promises = |wanted: PromiseStatus| {
        let mut made: Vec<(u16, u32)> = (0..)
            .zip(state.promises())
            .filter(|(_, (status, _))| *status == wanted)
            .map(|(ix, (_, turn))| (turn, ix))
            .collect();
        made.sort_unstable();
        made.into_iter()
            .map(|(_, ix)| story.promise(PromiseIx(ix)).id.clone())
            .collect()
    };
    Played {
        ending,
        asks,
        turns,
        grade: game.grade(state),
        morale: state.value(Slot::MORALE),
        stability: state.value(Slot::STABILITY),
        results: state.value(Slot::RESULTS),
        left: members
            .map(MemberIx)
            .filter(|&m| !state.is_present(m))
            .map(|m| story.member(m).id.clone())
            .collect(),
        kept: promises(PromiseStatus::Kept),
        broken: promises(PromiseStatus::Broken),
    }
}

/// Everything that came out otherwise than expected, in the order of the fields.
#[must_use]
pub fn differences(expect: &RawExpect, played: &Played) -> Vec<Difference> {
    let mut found = Vec::new();
    let mut differ = |field, expected: String, came: String| {
        if expected != came {
            found.push(Difference {
                field,
                expected,
                found: came,
            });
        }
    };
    if let Some(ending) = &expect.ending {
        let came = match (&played.ending, &played.asks) {
            (Some(ending), _) => format!("\"{ending}\""),
            (None, Some(crisis)) => {
                format!("no ending yet: \"{crisis}\" still asks for a response")
            }
            (None, None) => "no ending".to_owned(),
        };
        differ("ending", format!("\"{ending}\""), came);
    }
    if let Some(turns) = expect.turns {
        differ("turns", turns.to_string(), played.turns.to_string());
    }
    for (field, range, value) in [
        ("grade", &expect.grade, played.grade),
        ("morale", &expect.morale, played.morale),
        ("stability", &expect.stability, played.stability),
        ("results", &expect.results, played.results),
    ] {
        if let Some(RawRange { min, max }) = range
            && !lies_within(value, *min, *max)
        {
            differ(field, format!("{min} to {max}"), points(value));
        }
    }
    for (field, wanted, came) in [
        ("left", &expect.left, &played.left),
        ("kept", &expect.kept, &played.kept),
        ("broken", &expect.broken, &played.broken),
    ] {
        if let Some(wanted) = wanted {
            differ(field, list(wanted), list(came));
        }
    }
    found
}

/// Whether a value in thousandths lies within whole points.
fn lies_within(value: i32, min: i32, max: i32) -> bool {
    let one = i64::from(ONE);
    (i64::from(min) * one..=i64::from(max) * one).contains(&i64::from(value))
}

/// Thousandths as points with one decimal, as charts show them.
fn points(value: i32) -> String {
    let tenths = (i64::from(value) + i64::from(ONE) / 20) / (i64::from(ONE) / 10);
    format!("{}.{}", tenths / 10, tenths % 10)
}

fn list(ids: &[String]) -> String {
    if ids.is_empty() {
        return "[]".to_owned();
    }
    format!("[\"{}\"]", ids.join("\", \""))
}

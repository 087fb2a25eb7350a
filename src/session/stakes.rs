//! What is at stake, as far as players know it: how far the story has come, and what it moves towards.

use serde::Serialize;

use super::playthrough::Playthrough;
use super::view::{MemberView, MeterView, OpenPromise};
use crate::engine::{CrisisIx, Mood};

/// What is at stake.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Stakes {
    /// Titles of the crises that have been answered, the first one first.
    pub behind: Vec<String>,
    /// Dates that the story has declared and that are ahead.
    pub clocks: Vec<ClockView>,
}

/// A date that the story moves towards.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ClockView {
    /// Stable id.
    pub id: String,
    /// What happens then.
    pub text: String,
    /// The turn at whose end it happens, if that is known.
    pub turn: Option<u16>,
    /// The day, where the story names one for its crisis and the text does not; may be empty.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub day: String,
}

/// What stands beside a crisis on a wall, where nobody opens anything: how grave the moment is, what was promised and is to come, how
/// everyone looks.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct AtStake {
    /// How much the moment itself takes, 0 to 100.
    pub severity: i32,
    /// The number of the turn, from 1: what promises and dates are counted from.
    pub turn: u16,
    /// Promises that are open, the next one due first.
    pub promises: Vec<OpenPromise>,
    /// Dates that the story has declared and that are ahead.
    pub clocks: Vec<ClockView>,
    /// Those of the team who are there.
    pub faces: Vec<FaceView>,
}

/// Somebody, seen from afar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FaceView {
    /// What colleagues call them.
    pub name: String,
    /// Id of the face.
    pub face: String,
    /// How they look.
    pub mood: Mood,
    /// Why they look otherwise than after what happened last, in a few words; empty if they do not.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub why: String,
}

impl FaceView {
    fn of(member: MemberView) -> Self {
        Self {
            name: member.short,
            face: member.face,
            mood: member.looks,
            why: member.why,
        }
    }
}

/// Days by whose names a moment is known to be one.
const DAYS: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The day of a moment such as “Thursday the 26th, 15:50”, without the time; nothing if it names no day, or the text has a date of its own.
fn day(text: &str, moment: &str) -> Option<String> {
    let word = |of: &str, known: &[&str]| {
        let mut words = of.split(|c: char| !c.is_alphabetic());
        words.any(|word| known.contains(&word))
    };
    let dated = text.contains(|c: char| c.is_ascii_digit()) || text.contains(", on the ");
    if dated || word(text, &MONTHS) || word(text, &DAYS) {
        return None;
    }
    let parts = moment.split(", ").filter(|part| !part.contains(':'));
    let parts: Vec<&str> = parts.collect();
    let first = parts.first().filter(|part| word(part, &DAYS))?;
    // A weekday alone needs its week.
    let whole = first.split_whitespace().count() > 1;
    let said = if whole {
        (*first).to_owned()
    } else {
        parts.join(", ")
    };
    let mut letters = said.chars();
    Some(match letters.next() {
        Some('T') if said.starts_with("The ") => format!("t{}", letters.as_str()),
        _ => said,
    })
}

/// Below this a meter is near its end.
const LOW: i32 = 30;

/// Which meters are near the end of the game, in a sentence without its full stop; nothing if none is.
#[must_use]
pub fn at_the_edge(meters: &[MeterView]) -> Option<String> {
    let low: Vec<String> = meters
        .iter()
        .filter(|meter| meter.ends && meter.value < LOW)
        .map(|meter| format!("{} {}", meter.name, meter.value))
        .collect();
    (!low.is_empty()).then(|| format!("{}: at 0 the game ends", low.join(", ")))
}

impl Playthrough {
    /// What stands beside a crisis that is asked now.
    pub(in crate::session) fn at_stake(&self, crisis: CrisisIx) -> AtStake {
        let team = self.team().into_iter();
        AtStake {
            severity: self.story.crisis(crisis).severity,
            turn: self.now.state.turn(),
            promises: self.open_promises(),
            clocks: self.stakes().clocks,
            faces: team.filter(|m| m.present).map(FaceView::of).collect(),
        }
    }

    pub(super) fn stakes(&self) -> Stakes {
        let behind = self.turns.iter().map(|taken| {
            let crisis = self.story.crisis(taken.crisis);
            self.story.render(&crisis.title)
        });
        let clocks = self.story.clocks(&self.now.state).map(|clock| ClockView {
            id: clock.id.clone(),
            text: self.story.render(&clock.text),
            turn: clock.turn.and_then(|turn| u16::try_from(turn).ok()),
            day: clock
                .crisis
                .as_ref()
                .and_then(|crisis| self.story.find_crisis(crisis))
                .and_then(|ix| {
                    let moment = self.story.render(&self.story.crisis(ix).moment);
                    day(&self.story.render(&clock.text), &moment)
                })
                .unwrap_or_default(),
        });
        Stakes {
            behind: behind.collect(),
            clocks: clocks.collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::day;

    #[test]
    fn a_date_says_its_day_where_its_text_does_not() {
        let said = |text, moment| day(text, moment).unwrap_or_default();
        let vote = "The council votes";
        assert_eq!(said(vote, "Thursday the 26th, 15:50"), "Thursday the 26th");
        assert_eq!(
            said(vote, "Tuesday, 19:20, last week of October"),
            "Tuesday, last week of October"
        );
        assert_eq!(
            said(vote, "The last Tuesday in February"),
            "the last Tuesday in February"
        );
        assert_eq!(said(vote, "Mid-January"), "");
        assert_eq!(said("They vote on the 26th", "Thursday the 26th"), "");
        assert_eq!(said("Due in December", "Thursday the 26th"), "");
        assert_eq!(said("An oath, on the seventh", "Tuesday the 7th"), "");
    }
}

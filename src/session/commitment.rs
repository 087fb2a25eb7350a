//! What a player means to do after a game: one habit, by when, and who will ask. It moves nothing in the game, and can be removed from the save.

use jiff::ToSpan;
use jiff::civil::Date;

use super::event::{Event, OwnCommitment, Personal};
use super::open::{Session, now};
use super::record::Record;
use super::save_error::SaveError;
use crate::debrief::Meant;

/// The most characters of each text; what is longer is cut.
const LONGEST: usize = 300;
/// The most days that lie between a commitment and its day.
const MOST_DAYS: i64 = 366;

/// What a player means to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commitment {
    /// The habit, in the player's words.
    pub habit: String,
    /// The day by which; nothing if none was named.
    pub by: Option<Date>,
    /// Who will ask about it; empty for nobody.
    pub asks: String,
}

impl Commitment {
    /// A day as somebody writes it: a date such as 2026-12-06, or so many days from today, 1 to 366.
    #[must_use]
    pub fn day(said: &str, today: Date) -> Option<Date> {
        let said = said.trim();
        let date = said.parse::<Date>().ok().filter(|&date| date >= today);
        date.or_else(|| {
            let days = said.trim_end_matches("days").trim_end().parse::<i64>().ok();
            let days = days.filter(|days| (1..=MOST_DAYS).contains(days))?;
            today.checked_add(days.days()).ok()
        })
    }

    /// The day that it is where this computer stands.
    #[must_use]
    pub fn today() -> Date {
        jiff::Zoned::now().date()
    }

    /// As the debrief tells it on a day.
    #[must_use]
    pub fn told(&self, today: Date) -> Meant {
        let days = self.by.and_then(|by| today.until(by).ok());
        Meant {
            habit: self.habit.clone(),
            by: self.by.map(|by| by.to_string()),
            asks: (!self.asks.is_empty()).then(|| self.asks.clone()),
            days: days.map(|span| span.get_days()),
        }
    }
}

impl Session {
    /// Keeps what the player means to do, in place of what was there; nothing takes it back. Without a save it is only remembered.
    ///
    /// # Errors
    /// If it could not be saved: then what was there stays.
    pub fn commit(&mut self, commitment: Option<Commitment>) -> Result<(), SaveError> {
        let short = |text: &str| text.trim().chars().take(LONGEST).collect::<String>();
        let commitment = commitment.map(|made| Commitment {
            habit: short(&made.habit),
            asks: short(&made.asks),
            ..made
        });
        let commitment = commitment.filter(|made| !made.habit.is_empty());
        if let Some(journal) = &mut self.journal {
            let mut batch = journal.batch()?;
            let mut event = OwnCommitment {
                habit: None,
                by: None,
                asks: None,
            };
            if let Some(made) = &commitment {
                event.habit = Some(batch.personal(journal.salt()?, &made.habit));
                event.by = made.by.map(|by| by.to_string());
                if !made.asks.is_empty() {
                    event.asks = Some(batch.personal(journal.salt()?, &made.asks));
                }
            }
            batch.push(now(), event);
            journal.append(batch)?;
        }
        self.committed = commitment;
        Ok(())
    }

    /// What the player means to do.
    #[must_use]
    pub const fn commitment(&self) -> Option<&Commitment> {
        self.committed.as_ref()
    }
}

impl Record {
    /// What the player means to do; nothing if it was taken back or removed.
    #[must_use]
    pub fn commitment(&self) -> Option<Commitment> {
        let entries = self.entries.iter().rev();
        let last = entries
            .filter_map(|entry| match &entry.event {
                Event::OwnCommitted(made) => Some(made),
                _ => None,
            })
            .next()?;
        let text = |named: &Option<Personal>| {
            let found = named.as_ref().and_then(|named| self.personal(named));
            found.map(str::to_owned)
        };
        Some(Commitment {
            habit: text(&last.habit)?,
            by: last.by.as_ref().and_then(|by| by.parse().ok()),
            asks: text(&last.asks).unwrap_or_default(),
        })
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::content::Library;
    use crate::content::library::rulebook;
    use crate::session::{Journal, ScenarioVersion, Start, read};

    #[test]
    fn days_are_read_as_people_write_them() {
        let today = date(2026, 11, 29);
        let day = |said| Commitment::day(said, today);
        assert_eq!(day("2026-12-06"), Some(date(2026, 12, 6)));
        assert_eq!(day(" 7 "), Some(date(2026, 12, 6)));
        assert_eq!(day("40 days"), Some(date(2027, 1, 8)));
        for said in ["", "2026-11-28", "0", "367", "-3", "2026-13-01", "soon"] {
            assert_eq!(day(said), None, "{said}");
        }
    }

    #[test]
    fn it_is_kept_in_the_save_taken_back_and_removed_for_good() {
        let folder = tempfile::tempdir().unwrap();
        let save = folder.path().join("a.twohats");
        let library = Library::new(Vec::new());
        let mut session = Session::start(Start {
            scenario: library.scenario("two-basements").unwrap(),
            rulebook: rulebook("standard").unwrap(),
            seed: 3,
            crises: Some(1),
            save: Some(save.clone()),
        })
        .unwrap();
        let seen = session.view();
        let made = |habit: &str| Commitment {
            habit: habit.to_owned(),
            by: Some(date(2026, 12, 6)),
            asks: "Ruth".to_owned(),
        };
        session
            .commit(Some(made("  I book an hour to think. ")))
            .unwrap();
        assert_eq!(session.view().meters, seen.meters, "it moves nothing");
        drop(session);
        let resume = || Session::resume(&save, &library, ScenarioVersion::Newest);
        let session = resume().unwrap_or_else(|error| panic!("{error}"));
        let kept = made("I book an hour to think.");
        assert_eq!(session.commitment(), Some(&kept));
        drop(session);
        assert_eq!(read(&save).unwrap().commitment(), Some(kept));
        let mut session = resume().unwrap_or_else(|error| panic!("{error}"));
        session.commit(None).unwrap();
        assert_eq!(session.commitment(), None);
        drop(session);
        assert_eq!(read(&save).unwrap().commitment(), None);
        let mut session = resume().unwrap_or_else(|error| panic!("{error}"));
        session
            .commit(Some(made("I ask before I decide.")))
            .unwrap();
        drop(session);
        let (mut journal, record) = Journal::open(&save).unwrap();
        let all: Vec<i64> = record.personal.keys().copied().collect();
        journal.remove(&all, 0).unwrap();
        drop(journal);
        assert_eq!(read(&save).unwrap().commitment(), None);
        let bytes = std::fs::read(&save).unwrap();
        let holds = |text: &str| {
            bytes
                .windows(text.len())
                .any(|part| part == text.as_bytes())
        };
        assert!(!holds("before I decide") && !holds("Ruth"));
    }
}

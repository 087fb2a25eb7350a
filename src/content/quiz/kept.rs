//! Answers as they are kept: a table with a line for each form that somebody answered, which a facilitator can type in from paper.

use std::collections::BTreeMap;

use super::{Answer, Form, FormId, Mistake, Quiz, QuizItem, SITUATIONS, When, quiz};
use crate::engine::Hat;
use crate::output::csv::cell;

/// The names of the columns.
pub const COLUMNS: [&str; 3 + SITUATIONS] = ["person", "when", "form", "1", "2", "3", "4", "5"];

/// The words for the four jobs in a cell, in the order in which they are offered.
pub const JOBS: [(&str, Hat); 4] = [
    ("lead", Hat::Lead),
    ("manage", Hat::Manage),
    ("both", Hat::Both),
    ("leave", Hat::Wait),
];

/// One form as somebody answered it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// A number or a name: whatever finds the other form of the same person.
    pub person: String,
    /// Before or after.
    pub when: When,
    /// Which form.
    pub form: FormId,
    /// The answers that were given.
    pub answers: Vec<Answer>,
}

/// Each person's points before and after.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pairs {
    /// One for each person who answered one form before and the other one after.
    pub points: Vec<(u32, u32)>,
    /// How many others there are: they answered once, or the same form twice.
    pub left_out: usize,
}

impl Kept {
    /// Its points, 0 to [`MOST`](super::MOST).
    #[must_use]
    pub fn points(&self) -> u32 {
        quiz().form(self.form).score(&self.answers).points()
    }

    /// Reads a table. Letters may be large or small, and empty lines say nothing.
    ///
    /// # Errors
    /// The first line that is none, by its number, and what should stand there.
    pub fn read(text: &str) -> Result<Vec<Self>, Mistake> {
        let mut lines = csv::ReaderBuilder::new()
            .trim(csv::Trim::All)
            .flexible(true)
            .from_reader(text.trim_start_matches('\u{feff}').as_bytes());
        let wrong = |line: u64, what: String| Mistake(format!("line {line}: {what}"));
        let unread = |error: &csv::Error| {
            let line = error.position().map_or(1, csv::Position::line);
            wrong(line, "it is no line of a table with commas".to_owned())
        };
        let names = lines.headers().map_err(|error| unread(&error))?;
        if !names.iter().eq(COLUMNS) {
            return Err(wrong(1, format!("the columns are {}", COLUMNS.join(","))));
        }
        let mut kept = Vec::new();
        for record in lines.records() {
            let record = record.map_err(|error| unread(&error))?;
            if record.iter().all(str::is_empty) {
                continue;
            }
            let line = record.position().map_or(0, csv::Position::line);
            kept.push(Self::of(&record).map_err(|what| wrong(line, what))?);
        }
        Ok(kept)
    }

    fn of(record: &csv::StringRecord) -> Result<Self, String> {
        let field = |at: usize| record.get(at).unwrap_or_default();
        if record.len() > COLUMNS.len() {
            return Err(format!("it has more than {} fields", COLUMNS.len()));
        }
        let person = field(0).trim_start_matches('\'');
        if person.is_empty() {
            return Err("it says of nobody: `person` is a number or a name".to_owned());
        }
        let when = match &*field(1).to_lowercase() {
            "before" => When::Before,
            "after" => When::After,
            _ => return Err("`when` is before or after".to_owned()),
        };
        let form = match &*field(2).to_lowercase() {
            "a" => FormId::A,
            "b" => FormId::B,
            _ => return Err("`form` is A or B".to_owned()),
        };
        let mut answers = Vec::new();
        for (at, situation) in quiz().form(form).situations.iter().enumerate() {
            let said = field(3 + at);
            if !said.is_empty() {
                let answer = situation.answer(said);
                answers.push(answer.map_err(|what| format!("answer {}: {what}", at + 1))?);
            }
        }
        Ok(Self {
            person: person.to_owned(),
            when,
            form,
            answers,
        })
    }

    /// The table of all that is kept.
    ///
    /// # Panics
    /// Never: memory takes every line.
    #[must_use]
    pub fn table(all: &[Self]) -> String {
        let mut lines = csv::Writer::from_writer(Vec::new());
        let memory = "memory takes every line, and every line has as many fields as the first";
        lines.write_record(COLUMNS).expect(memory);
        for kept in all {
            let mut fields = vec![
                cell(&kept.person).into_owned(),
                kept.when.name().to_owned(),
                kept.form.name().to_owned(),
            ];
            for situation in &quiz().form(kept.form).situations {
                let said = kept
                    .answers
                    .iter()
                    .rev()
                    .find(|a| a.situation == situation.id);
                fields.push(said.map_or_else(String::new, |a| situation.written(a)));
            }
            lines.write_record(fields).expect(memory);
        }
        let bytes = lines.into_inner().expect(memory);
        String::from_utf8_lossy(&bytes).into_owned()
    }

    /// Each person's points. Of several lines for one person and one time the last one counts.
    #[must_use]
    pub fn pairs(all: &[Self]) -> Pairs {
        let mut people: BTreeMap<&str, [Option<&Self>; 2]> = BTreeMap::new();
        for kept in all {
            let [before, after] = people.entry(&kept.person).or_default();
            match kept.when {
                When::Before => *before = Some(kept),
                When::After => *after = Some(kept),
            }
        }
        let mut pairs = Pairs::default();
        for of_person in people.into_values() {
            match of_person {
                [Some(before), Some(after)] if before.form != after.form => {
                    pairs.points.push((before.points(), after.points()));
                }
                _ => pairs.left_out += 1,
            }
        }
        pairs
    }
}

impl QuizItem {
    /// An answer as it is written: a job, and the letter of a reason behind it, such as `manage b`; or the job alone.
    ///
    /// # Errors
    /// What should stand there, in words.
    pub fn answer(&self, said: &str) -> Result<Answer, String> {
        let lower = said.to_lowercase();
        let mut words = lower.split_whitespace();
        let job = words.next().unwrap_or_default();
        let found = JOBS.iter().find(|(word, _)| *word == job);
        let (_, job) = found.ok_or("the jobs are lead, manage, both and leave")?;
        let reason = match (words.next(), words.next()) {
            (None, _) => None,
            (Some(letter), None) => Some(self.reason(letter)?),
            _ => return Err("a job and one letter are wanted, such as: manage b".to_owned()),
        };
        Ok(Answer {
            situation: self.id.clone(),
            job: *job,
            reason,
        })
    }

    /// The id of a reason by its letter.
    ///
    /// # Errors
    /// If no reason has it.
    pub fn reason(&self, letter: &str) -> Result<String, String> {
        let at = letters().position(|known| letter.eq_ignore_ascii_case(&known.to_string()));
        at.and_then(|at| self.reasons.get(at))
            .map(|reason| reason.id.clone())
            .ok_or_else(|| "the reasons are a, b, c and d".to_owned())
    }

    /// An answer, as [`Self::answer`] reads it.
    #[must_use]
    pub fn written(&self, answer: &Answer) -> String {
        let job = JOBS.iter().find(|(_, job)| *job == answer.job);
        let job = job.map_or("", |(word, _)| word);
        let at = self
            .reasons
            .iter()
            .position(|r| answer.reason.as_deref() == Some(&r.id));
        match at.and_then(|at| letters().nth(at)) {
            Some(letter) => format!("{job} {letter}"),
            None => job.to_owned(),
        }
    }
}

/// The letters that reasons have on paper and on screens, in their order.
pub fn letters() -> std::ops::RangeInclusive<char> {
    'a'..='d'
}

impl Quiz {
    /// The form that somebody answers next, and when that is: the one that is asked for, or A before and the other one after. Nothing for whoever
    /// has answered both.
    #[must_use]
    pub fn next(
        &self,
        kept: &[Kept],
        person: &str,
        wanted: Option<FormId>,
    ) -> Option<(When, &Form)> {
        let own = |when| {
            let mut own = kept.iter().rev();
            own.find(|k| k.person == person && k.when == when)
        };
        match (own(When::Before), own(When::After)) {
            (None, _) => Some((When::Before, self.form(wanted.unwrap_or(FormId::A)))),
            (Some(before), None) => Some((When::After, self.form(before.form.other()))),
            (Some(_), Some(_)) => None,
        }
    }
}

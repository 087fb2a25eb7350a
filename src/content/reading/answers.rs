//! A reader's lines, read.

use std::collections::HashSet;

use super::{Answer, Kind, Reading, Sheet};
use crate::content::Story;
use crate::engine::Hat;

/// Why lines are no answers to a sheet.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadAnswers {
    /// A line is none.
    #[error("line {line}, \"{text}\": {what}")]
    Line {
        /// Its number, from 1.
        line: usize,
        /// What stands there.
        text: String,
        /// What is wrong with it.
        what: &'static str,
    },
    /// Something was not answered.
    #[error("{count} are not answered, the first is {first}")]
    Missing {
        /// How many.
        count: usize,
        /// The first of them, as the sheet calls it.
        first: String,
    },
}

impl Sheet {
    /// Takes a reader's lines in. Empty lines, and those that begin with `#`, say nothing.
    ///
    /// # Errors
    /// The first line that is no answer; or, if all are, what was left out.
    pub fn answered(
        &self,
        story: &Story,
        lines: &str,
        reader: &str,
    ) -> Result<Reading, BadAnswers> {
        let mut answers = Vec::new();
        let mut done = HashSet::new();
        for (number, line) in (1..).zip(lines.lines()) {
            let line = line.trim();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let bad = |what| BadAnswers::Line {
                line: number,
                text: line.chars().take(80).collect(),
                what,
            };
            let (label, answer) = self.answer(line).map_err(bad)?;
            if !done.insert(label) {
                return Err(bad("this was answered before"));
            }
            answers.push(answer);
        }
        let labels = self.labels();
        let missing: Vec<&String> = labels.iter().filter(|l| !done.contains(*l)).collect();
        if let Some(first) = missing.first() {
            return Err(BadAnswers::Missing {
                count: missing.len(),
                first: (*first).clone(),
            });
        }
        Ok(Reading {
            format: 1,
            scenario: story.raw().id.clone(),
            kind: self.kind,
            texts: Self::hash(story, self.kind),
            seed: self.seed,
            reader: reader.to_owned(),
            answers,
        })
    }

    /// Everything that wants an answer, as the sheet calls it.
    fn labels(&self) -> Vec<String> {
        let crises = (1..).zip(&self.crises);
        crises
            .flat_map(|(number, part)| match self.kind {
                Kind::Hats => ('a'..)
                    .take(part.responses.len())
                    .map(|letter| format!("{number}{letter}"))
                    .collect(),
                Kind::Picks => vec![number.to_string()],
                Kind::Outcomes => (1..=part.outcomes.len())
                    .map(|at| format!("{number}.{at}"))
                    .collect::<Vec<_>>(),
            })
            .collect()
    }

    fn answer(&self, line: &str) -> Result<(String, Answer), &'static str> {
        let digits = line.chars().take_while(char::is_ascii_digit).count();
        let (number, rest) = line.split_at(digits);
        let crisis = number
            .parse::<usize>()
            .ok()
            .and_then(|n| self.crises.get(n.checked_sub(1)?));
        let Some(part) = crisis else {
            return Err("it does not begin with the number of a crisis");
        };
        match self.kind {
            Kind::Hats => {
                let (letter, said) = letter(rest)?;
                let response = part.response(letter)?;
                let hat = Hat::ALL
                    .into_iter()
                    .find(|hat| hat.name().eq_ignore_ascii_case(said.trim()))
                    .ok_or("the hats are Lead, Manage, Both and Wait")?;
                let answer = Answer {
                    of: format!("{}/{response}", part.id),
                    said: hat.name().to_owned(),
                    told: String::new(),
                };
                Ok((format!("{number}{letter}"), answer))
            }
            Kind::Picks => {
                let mut said: Vec<&str> = Vec::new();
                for letter in rest.chars().filter(char::is_ascii_alphabetic) {
                    let response = part.response(letter.to_ascii_lowercase())?;
                    if said.contains(&response) {
                        return Err("an answer stands there twice");
                    }
                    said.push(response);
                }
                if said.len() != part.responses.len() {
                    return Err("all answers have to stand there, the best first");
                }
                let answer = Answer {
                    of: part.id.clone(),
                    said: said.join(" "),
                    told: String::new(),
                };
                Ok((number.to_owned(), answer))
            }
            Kind::Outcomes => {
                let rest = rest
                    .strip_prefix('.')
                    .ok_or("a number such as 3.2 is wanted")?;
                let digits = rest.chars().take_while(char::is_ascii_digit).count();
                let (at, rest) = rest.split_at(digits);
                let outcome = at
                    .parse::<usize>()
                    .ok()
                    .and_then(|at| part.outcomes.get(at.checked_sub(1)?))
                    .ok_or("there is no such text")?;
                let (letter, told) = letter(rest)?;
                let response = part.response(letter)?;
                let answer = Answer {
                    of: format!("{}/{}/{}", part.id, outcome.0, outcome.1 + 1),
                    said: response.to_owned(),
                    told: told.trim().to_owned(),
                };
                Ok((format!("{number}.{at}"), answer))
            }
        }
    }
}

impl super::sheet::Part {
    fn response(&self, letter: char) -> Result<&str, &'static str> {
        let at = (letter as usize).checked_sub('a' as usize);
        at.and_then(|at| self.responses.get(at))
            .map(String::as_str)
            .ok_or("there is no answer with this letter")
    }
}

/// The letter that a text begins with, and the rest.
fn letter(text: &str) -> Result<(char, &str), &'static str> {
    let text = text.trim_start_matches([' ', '.', ':', ')']);
    let mut chars = text.chars();
    match chars.next().map(|c| c.to_ascii_lowercase()) {
        Some(letter @ 'a'..='z') if !chars.as_str().starts_with(char::is_alphanumeric) => {
            Ok((letter, chars.as_str().trim_start_matches(['.', ':', ')'])))
        }
        _ => Err("the letter of an answer is wanted after the number"),
    }
}

//! A form of five situations, asked in a terminal or read line by line.

use std::io::{self, BufRead, Write};

use super::input::Lines;
use super::screen::Screen;
use super::{Stop, interactive};
use crate::cli::CliError;
use crate::cli::print::not_printed;
use crate::content::quiz::{ASKS_JOB, ASKS_REASON, Answer, Form, JOBS, QuizItem, job, letters};

/// Asks a whole form. Nothing if whoever answers leaves before its end.
///
/// # Errors
/// In a script, a line that is no answer; else what keeps it from going on.
pub(in crate::cli) fn asked(form: &Form) -> Result<Option<Vec<Answer>>, CliError> {
    let interactive = interactive();
    let mut asker = Asker {
        screen: Screen::stdout(interactive),
        lines: Lines::new(io::stdin().lock()),
        interactive,
    };
    let asked = asker.form(form);
    let flushed = asker.screen.flush().map_err(Stop::Print);
    match asked.and_then(|answers| flushed.map(|()| answers)) {
        Ok(answers) => Ok(answers),
        Err(Stop::Tell(error)) => Err(error),
        Err(Stop::Print(error)) => not_printed(&error).map_or(Ok(None), Err),
    }
}

struct Asker<W: Write, R: BufRead> {
    screen: Screen<W>,
    lines: Lines<R>,
    interactive: bool,
}

impl<W: Write, R: BufRead> Asker<W, R> {
    fn form(&mut self, form: &Form) -> Result<Option<Vec<Answer>>, Stop> {
        let mut answers = Vec::new();
        for (number, situation) in (1..).zip(&form.situations) {
            let title = format!(
                "Form {}, {number} of {}",
                form.id.name(),
                form.situations.len()
            );
            self.screen.rule(&title)?;
            self.screen.text(&situation.text)?;
            self.screen.blank()?;
            self.screen.text(ASKS_JOB)?;
            for (number, (_, hat)) in (1..).zip(JOBS) {
                self.screen.item(&format!("  {number}  "), job(hat))?;
            }
            let Some(mut answer) = self.job(situation)? else {
                return Ok(None);
            };
            if answer.reason.is_none() {
                self.screen.blank()?;
                self.screen.text(ASKS_REASON)?;
                for (letter, reason) in letters().zip(&situation.reasons) {
                    self.screen.item(&format!("  {letter}  "), &reason.text)?;
                }
                let Some(reason) = self.reason(situation)? else {
                    return Ok(None);
                };
                answer.reason = Some(reason);
            }
            answers.push(answer);
        }
        Ok(Some(answers))
    }

    /// A job; whoever writes a reason behind it, as in `manage b`, is not asked for that again.
    fn job(&mut self, situation: &QuizItem) -> Result<Option<Answer>, Stop> {
        self.until(|said| {
            let number = said.parse::<usize>().ok();
            let word = number.and_then(|n| JOBS.get(n.checked_sub(1)?));
            situation
                .answer(word.map_or(said, |(word, _)| word))
                .map_err(|_| "a number from 1 to 4")
        })
    }

    fn reason(&mut self, situation: &QuizItem) -> Result<Option<String>, Stop> {
        self.until(|said| situation.reason(said).map_err(|_| "a letter from a to d"))
    }

    /// Reads lines until one is an answer. Nothing at the end, or if somebody leaves.
    fn until<T>(
        &mut self,
        read: impl Fn(&str) -> Result<T, &'static str>,
    ) -> Result<Option<T>, Stop> {
        loop {
            self.screen.flush()?;
            if self.interactive {
                self.screen.prompt()?;
            }
            let Some((number, line)) = self.lines.next() else {
                return Ok(None);
            };
            let said = line.trim();
            match said {
                "q" | "Q" | "quit" => return Ok(None),
                _ if said.is_empty() || said.starts_with('#') => {}
                _ => match read(said) {
                    Ok(answer) => return Ok(Some(answer)),
                    Err(wanted) if self.interactive => {
                        self.screen
                            .text(&format!("{wanted}, please, or q to leave."))?;
                    }
                    Err(wanted) => {
                        let said: String = said.chars().take(60).collect();
                        return Err(CliError::new(
                            format!("\"{said}\" is no answer"),
                            format!("line {number} of standard input"),
                            format!("write {wanted}"),
                        )
                        .into());
                    }
                },
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::quiz::{FormId, MOST, quiz};

    fn ask(lines: &str, interactive: bool) -> (Option<Vec<Answer>>, String) {
        let mut out = Vec::new();
        let mut asker = Asker {
            screen: Screen::new(&mut out, 80, false),
            lines: Lines::new(lines.as_bytes()),
            interactive,
        };
        let answers = match asker.form(quiz().form(FormId::A)) {
            Ok(answers) => answers,
            Err(Stop::Tell(error)) => return (None, error.what),
            Err(Stop::Print(error)) => return (None, error.to_string()),
        };
        drop(asker);
        (answers, String::from_utf8_lossy(&out).into_owned())
    }

    #[test]
    fn a_form_is_asked_whole_and_no_answer_is_given_away() {
        let (answers, page) = ask("2\na\n# a remark\nlead c\n3\nB\n\n4\nd\n1\na\n", false);
        let answers = answers.expect("all five are answered");
        assert_eq!(quiz().form(FormId::A).score(&answers).points(), MOST);
        for situation in &quiz().form(FormId::A).situations {
            assert!(!page.replace('\n', " ").contains(&situation.key));
        }
        let (left, _) = ask("2\na\nq\n", false);
        assert_eq!(left, None);
    }

    #[test]
    fn what_is_no_answer_is_asked_again_or_ends_a_script() {
        let (_, page) = ask("7\n2\ne\na\n", true);
        assert!(page.contains("a number from 1 to 4, please"), "{page}");
        assert!(page.contains("a letter from a to d, please"), "{page}");
        let (_, error) = ask("2\ne\n", false);
        assert!(error.contains("\"e\" is no answer"), "{error}");
    }
}

//! After the end: one habit, by when, and who will ask.

use std::io::{self, BufRead, Write};

use super::screen::Screen;
use super::{Player, Stop};
use crate::cli::CliError;
use crate::session::{Commitment, Session};

impl<W: Write> Screen<W> {
    /// Asks for a habit, or says which one was named.
    pub(super) fn habit(&mut self, named: Option<&Commitment>) -> io::Result<()> {
        self.blank()?;
        match named {
            Some(named) => self.committed(named),
            None => self.text(
                "One habit from Monday on? Write it in a few words. It is kept with your game, and the debrief says when it is due.",
            ),
        }
    }

    fn committed(&mut self, named: &Commitment) -> io::Result<()> {
        self.item("From Monday on: ", &named.habit)?;
        self.item("                ", &named.told(Commitment::today()).when())
    }
}

impl<W: Write, R: BufRead> Player<W, R> {
    /// Asks by when, and who will ask, and keeps it. Whoever leaves in between keeps nothing.
    pub(super) fn commit(&mut self, session: &mut Session, habit: &str) -> Result<(), Stop> {
        let today = Commitment::today();
        let by = loop {
            let said = self.line(
                "By when? A date such as 2026-12-06, or a number of days. Enter: in a week, - for no day.",
            )?;
            match said.as_deref() {
                None => return Ok(()),
                Some("-") => break None,
                Some("") => break Commitment::day("7", today),
                Some(said) => {
                    match Commitment::day(said, today) {
                        Some(day) => break Some(day),
                        None if self.interactive => {
                            self.screen.text("That is no day from today on.")?;
                        }
                        None => return Err(CliError::new(
                            format!("\"{said}\" is no day from today on"),
                            "standard input",
                            "write a date such as 2026-12-06, a number of days from 1 to 366, or -",
                        )
                        .into()),
                    }
                }
            }
        };
        let Some(asks) = self.line("Who will ask you about it? Enter: nobody.")? else {
            return Ok(());
        };
        let made = Commitment {
            habit: habit.to_owned(),
            by,
            asks,
        };
        match session.commit(Some(made)) {
            Ok(()) => {}
            Err(error) if self.interactive => {
                return Ok(self.screen.trouble(&CliError::from(error))?);
            }
            Err(error) => return Err(CliError::from(error).into()),
        }
        self.screen.habit(session.commitment())?;
        self.screen.text("Enter leaves.")?;
        Ok(self.screen.flush()?)
    }

    /// Asks something; nothing at the end of the input, or for `q`.
    fn line(&mut self, question: &str) -> Result<Option<String>, Stop> {
        self.screen.text(question)?;
        if self.interactive {
            self.screen.prompt()?;
        }
        let line = self.lines.next().map(|(_, line)| line.trim().to_owned());
        Ok(line.filter(|line| line != "q"))
    }
}

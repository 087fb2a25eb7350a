//! The game in a terminal, and the same game without one, line by line.

mod input;
mod outcome;
mod pages;
mod screen;
mod side;

use std::io::{self, BufRead, IsTerminal, Write};
use std::process::ExitCode;

use self::input::{Input, Lines};
use self::screen::Screen;
use super::CliError;
use super::bar::Bar;
use super::print::not_printed;
use crate::analysis::roads::Effort;
use crate::debrief::{Debrief, LUCKS};
use crate::engine::ResponseIx;
use crate::session::{CrisisView, Intent, Session, Stage, SubmitError, View};

/// Why a game is left before its end.
enum Stop {
    /// Nothing more can be printed.
    Print(io::Error),
    /// The user has to know.
    Tell(CliError),
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        Self::Print(error)
    }
}

impl From<CliError> for Stop {
    fn from(error: CliError) -> Self {
        Self::Tell(error)
    }
}

/// Whether somebody sits in front of it: both ends are a terminal.
pub(super) fn interactive() -> bool {
    io::stdin().is_terminal() && io::stdout().is_terminal()
}

/// Plays a session on stdin and stdout, to its end or until it is left.
///
/// # Errors
/// In a script, a line that is no answer; else whatever keeps the game from going on.
pub(super) fn play(session: &mut Session, resumed: bool) -> Result<ExitCode, CliError> {
    let interactive = interactive();
    let screen = Screen::stdout(interactive);
    let mut player = Player {
        screen,
        lines: Lines::new(io::stdin().lock()),
        interactive,
    };
    let left = player.play(session, resumed);
    let flushed = player.screen.flush().map_err(Stop::Print);
    match left.and(flushed) {
        Ok(()) => Ok(ExitCode::SUCCESS),
        Err(Stop::Tell(error)) => Err(error),
        Err(Stop::Print(error)) => not_printed(&error).map_or(Ok(ExitCode::SUCCESS), Err),
    }
}

/// Asks which of several things is wanted, on a terminal. Nothing if the user leaves.
///
/// # Errors
/// If stdin or stdout fails.
pub(super) fn pick(question: &str, choices: &[String]) -> Result<Option<usize>, CliError> {
    let mut screen = Screen::stdout(true);
    let mut lines = Lines::new(io::stdin().lock());
    let picked = ask(&mut screen, &mut lines, question, choices);
    match picked {
        Ok(picked) => Ok(picked),
        Err(Stop::Tell(error)) => Err(error),
        Err(Stop::Print(error)) => not_printed(&error).map_or(Ok(None), Err),
    }
}

fn ask<W: Write, R: BufRead>(
    screen: &mut Screen<W>,
    lines: &mut Lines<R>,
    question: &str,
    choices: &[String],
) -> Result<Option<usize>, Stop> {
    screen.heading(question)?;
    for (number, choice) in (1..).zip(choices) {
        screen.item(&format!("{number:>3}  "), choice)?;
    }
    loop {
        screen.prompt()?;
        let Some((_, line)) = lines.next() else {
            return Ok(None);
        };
        match line.trim() {
            "" => {}
            "q" | "Q" => return Ok(None),
            other => match other.parse::<usize>() {
                Ok(n) if (1..=choices.len()).contains(&n) => return Ok(Some(n - 1)),
                _ => screen.text(&format!(
                    "A number from 1 to {}, please, or q to leave.",
                    choices.len()
                ))?,
            },
        }
    }
}

/// The debrief of a game, with the figures that every debrief of it shows.
fn debrief(session: &Session) -> Option<Debrief> {
    let play = session.playthrough();
    let decisions: Vec<ResponseIx> = play.decisions().collect();
    let bar = Bar::default();
    let effort = Effort {
        lucks: LUCKS,
        progress: &|done, all| bar.show(done, all),
    };
    let made = Debrief::new(play.story(), play.game(), play.seed(), &decisions, effort);
    bar.clear();
    // A playthrough fits its own game.
    made.ok()
}

struct Player<W: Write, R: BufRead> {
    screen: Screen<W>,
    lines: Lines<R>,
    interactive: bool,
}

impl<W: Write, R: BufRead> Player<W, R> {
    fn play(&mut self, session: &mut Session, resumed: bool) -> Result<(), Stop> {
        let view = session.view();
        self.screen.opening(&view, session.save(), resumed)?;
        if resumed && let Some(last) = &view.last {
            self.screen.outcome(last)?;
        }
        loop {
            let view = session.view();
            match &view.stage {
                Stage::End(end) => {
                    self.screen.closing(&view, end)?;
                    self.screen.flush()?;
                    let debrief = debrief(session);
                    let save = session.save();
                    self.screen.figures(debrief.as_ref(), &view, end, save)?;
                    return Ok(());
                }
                Stage::Crisis(crisis) => {
                    self.screen.crisis(&view, crisis)?;
                    // Whoever reads along sees the crisis before it is answered.
                    self.screen.flush()?;
                    if !self.answer(session, &view, crisis)? {
                        return Ok(self.screen.left(session.save())?);
                    }
                }
            }
            if let Some(last) = &session.view().last {
                self.screen.outcome(last)?;
            }
            self.screen.flush()?;
        }
    }

    /// Asks until the crisis is answered. False if the user leaves.
    fn answer(
        &mut self,
        session: &mut Session,
        view: &View,
        crisis: &CrisisView,
    ) -> Result<bool, Stop> {
        loop {
            if self.interactive {
                self.screen.prompt()?;
            }
            let Some((number, line)) = self.lines.next() else {
                return Ok(false);
            };
            match Input::read(&line, &crisis.responses) {
                Input::Nothing | Input::Comment => {}
                Input::Quit => return Ok(false),
                Input::Help => self.screen.help(view)?,
                Input::Team => self.screen.team(view)?,
                Input::Meters => self.screen.meters(view)?,
                Input::Choice(response) => {
                    let intent = Intent::Choose {
                        crisis: crisis.id.clone(),
                        response,
                    };
                    match session.submit(&intent) {
                        Ok(()) => return Ok(true),
                        Err(SubmitError::Save(error)) if self.interactive => {
                            self.screen.trouble(&CliError::from(error))?;
                        }
                        Err(SubmitError::Save(error)) => return Err(CliError::from(error).into()),
                        Err(SubmitError::Refused(refused)) => {
                            self.screen.text(&format!("{refused}."))?;
                        }
                    }
                }
                Input::Unknown(_) if self.interactive => {
                    self.screen.not_understood(crisis.responses.len())?;
                }
                Input::Unknown(said) => {
                    let open: Vec<&str> = crisis.responses.iter().map(|r| &*r.id).collect();
                    return Err(CliError::new(
                        format!("\"{said}\" is no answer to \"{}\"", crisis.id),
                        format!("line {number} of standard input"),
                        format!(
                            "write one of {}, or a number from 1 to {}",
                            open.join(", "),
                            open.len()
                        ),
                    )
                    .into());
                }
            }
        }
    }
}

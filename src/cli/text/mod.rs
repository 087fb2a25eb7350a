//! The game in a terminal, and the same game without one, line by line.

mod commit;
mod input;
mod outcome;
mod pages;
mod quiz;
mod screen;
mod side;

use std::io::{self, BufRead, IsTerminal, Write};
use std::process::ExitCode;

use self::input::{Input, Lines};
pub(super) use self::quiz::asked;
use self::screen::Screen;
use self::side::DebriefAtEnd;
use super::CliError;
use super::print::not_printed;
use crate::session::{CrisisView, Intent, PlanChange, Session, Stage, SubmitError, View};

/// How a game in the terminal opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Opening {
    /// It is new.
    New,
    /// It is gone on with by whoever has played it so far.
    Resumed,
    /// It begins in the middle of another.
    Branched,
}

/// What was done at a prompt.
enum Done {
    /// The crisis was answered.
    Answered,
    /// Something else, which has to be said.
    Said(&'static str),
}

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
pub(super) fn play(session: &mut Session, opening: Opening) -> Result<ExitCode, CliError> {
    let interactive = interactive();
    let screen = Screen::stdout(interactive);
    let mut player = Player {
        screen,
        lines: Lines::new(io::stdin().lock()),
        interactive,
    };
    let left = player.play(session, opening);
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

/// A sentence with a capital at its beginning.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

/// Whether a line after the end is meant as a habit and not as a command: several words, of which the first is none.
fn is_habit(line: &str) -> bool {
    let mut words = line.split_whitespace();
    let command = words.next().is_none_or(|first| {
        let first = first.to_lowercase();
        matches!(&*first, "crises" | "hold" | "skip" | "undo") || first.parse::<f64>().is_ok()
    });
    !command && words.next().is_some()
}

struct Player<W: Write, R: BufRead> {
    screen: Screen<W>,
    lines: Lines<R>,
    interactive: bool,
}

impl<W: Write, R: BufRead> Player<W, R> {
    fn play(&mut self, session: &mut Session, opening: Opening) -> Result<(), Stop> {
        let view = session.view();
        self.screen.opening(&view, session.save(), opening)?;
        if opening != Opening::New
            && let Some(last) = &view.last
        {
            self.screen.outcome(last)?;
        }
        loop {
            let view = session.view();
            let done = match &view.stage {
                Stage::End(end) => {
                    self.screen.closing(&view, end)?;
                    self.screen.flush()?;
                    let debrief = DebriefAtEnd::of(session);
                    let save = session.save();
                    self.screen.figures(debrief.as_ref(), &view, end, save)?;
                    if self.interactive {
                        self.screen.habit(session.commitment())?;
                        self.screen.after_end(end)?;
                    }
                    match self.after_end(session)? {
                        Some(done) => done,
                        None => return Ok(()),
                    }
                }
                Stage::Crisis(crisis) => {
                    self.screen.crisis(&view, crisis)?;
                    // Whoever reads along sees the crisis before it is answered.
                    self.screen.flush()?;
                    match self.answer(session, &view, crisis)? {
                        Some(done) => done,
                        None => return Ok(self.screen.left(session.save())?),
                    }
                }
            };
            match done {
                Done::Answered => {
                    if let Some(last) = &session.view().last {
                        self.screen.outcome(last)?;
                    }
                }
                Done::Said(said) => {
                    self.screen.blank()?;
                    self.screen.text(said)?;
                    self.screen.planned(&session.view())?;
                }
            }
            self.screen.flush()?;
        }
    }

    /// Asks what to do after the end: nothing to leave. A script that says nothing that can be done now has said all it wanted.
    fn after_end(&mut self, session: &mut Session) -> Result<Option<Done>, Stop> {
        loop {
            if self.interactive {
                self.screen.prompt()?;
            }
            let Some((number, line)) = self.lines.next() else {
                return Ok(None);
            };
            let input = Input::read(&line, &[]);
            let leaves = matches!(input, Input::Nothing | Input::Quit);
            if leaves && self.interactive {
                return Ok(None);
            }
            if matches!(input, Input::Unknown(_)) && is_habit(&line) {
                self.commit(session, line.trim())?;
                continue;
            }
            match self.change(session, &input, number)? {
                Some(Some(done)) => return Ok(Some(done)),
                None if self.interactive => {
                    self.screen
                        .text("The game is over. Enter leaves, crises 6 lengthens it, u takes the last answer back.")?;
                }
                Some(None) | None => {}
            }
        }
    }

    /// Takes something back or changes the plan, if that is what was said; tells why not, if it cannot be done.
    fn change(
        &mut self,
        session: &mut Session,
        input: &Input,
        number: usize,
    ) -> Result<Option<Option<Done>>, Stop> {
        let view = session.view();
        let (intent, said) = match input {
            Input::Undo => match session.undo() {
                Some(intent @ Intent::Plan(_)) => {
                    (intent, "The crisis that was skipped is asked after all.")
                }
                Some(intent) => (
                    intent,
                    "The last answer is taken back. Luck is not drawn again: the same answer leads to the same result.",
                ),
                None => {
                    return self
                        .refused(number, "There is nothing to take back yet.")
                        .map(|()| Some(None));
                }
            },
            Input::Skip => match &view.stage {
                Stage::Crisis(crisis) => (
                    Intent::Plan(PlanChange::Skip {
                        crisis: crisis.id.clone(),
                    }),
                    "Skipped. No turn has passed.",
                ),
                Stage::End(_) => {
                    return self
                        .refused(number, "The game is over: there is no crisis to skip.")
                        .map(|()| Some(None));
                }
            },
            Input::Length(crises) => (
                Intent::Plan(PlanChange::Length { crises: *crises }),
                "The plan is changed.",
            ),
            Input::HoldOff(on) => (
                Intent::Plan(PlanChange::HoldOff { on: *on }),
                if *on {
                    "Collapses are held off: a meter at 0 does not end the game before its last crisis."
                } else {
                    "Collapses are not held off any more."
                },
            ),
            _ => return Ok(None),
        };
        let over = matches!(view.stage, Stage::End(_));
        match session.submit(&intent) {
            Ok(()) if over && matches!(session.view().stage, Stage::End(_)) => Ok(Some(Some(
                Done::Said("The plan is changed, and no further crisis comes."),
            ))),
            Ok(()) => Ok(Some(Some(Done::Said(said)))),
            Err(SubmitError::Save(error)) if self.interactive => {
                self.screen.trouble(&CliError::from(error))?;
                Ok(Some(None))
            }
            Err(SubmitError::Save(error)) => Err(CliError::from(error).into()),
            Err(SubmitError::Refused(refused)) => {
                self.refused(number, &capital(&format!("{refused}.")))?;
                Ok(Some(None))
            }
        }
    }

    /// Says why something cannot be done; a script ends with it.
    fn refused(&mut self, number: usize, why: &str) -> Result<(), Stop> {
        if self.interactive {
            return Ok(self.screen.text(why)?);
        }
        Err(CliError::new(
            why.trim_end_matches('.'),
            format!("line {number} of standard input"),
            "mend that line, or leave it out",
        )
        .into())
    }

    /// Asks until the crisis is answered, or something else is done. Nothing if the user leaves.
    fn answer(
        &mut self,
        session: &mut Session,
        view: &View,
        crisis: &CrisisView,
    ) -> Result<Option<Done>, Stop> {
        loop {
            if self.interactive {
                self.screen.prompt()?;
            }
            let Some((number, line)) = self.lines.next() else {
                return Ok(None);
            };
            match Input::read(&line, &crisis.responses) {
                Input::Nothing | Input::Comment => {}
                Input::Quit => return Ok(None),
                Input::Help => self.screen.help(view)?,
                Input::Team => self.screen.team(view)?,
                Input::Meters => self.screen.meters(view)?,
                Input::Ideas => self.screen.ideas(view)?,
                Input::Choice(response) => {
                    let intent = Intent::Choose {
                        crisis: crisis.id.clone(),
                        response,
                    };
                    match session.submit(&intent) {
                        Ok(()) => return Ok(Some(Done::Answered)),
                        Err(SubmitError::Save(error)) if self.interactive => {
                            self.screen.trouble(&CliError::from(error))?;
                        }
                        Err(SubmitError::Save(error)) => return Err(CliError::from(error).into()),
                        Err(SubmitError::Refused(refused)) => {
                            self.screen.text(&format!("{refused}."))?;
                        }
                    }
                }
                input @ (Input::Undo | Input::Skip | Input::Length(_) | Input::HoldOff(_)) => {
                    if let Some(Some(done)) = self.change(session, &input, number)? {
                        return Ok(Some(done));
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

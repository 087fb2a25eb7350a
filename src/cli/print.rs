//! The one way from the program to the terminal, for both streams.
//!
//! Whatever comes from scenarios, saves and names of files is tamed on the way, and a stream that is closed or full is never a reason to panic.

use std::io::{self, IsTerminal, Stdout, Write};
use std::process::ExitCode;

use serde::Serialize;

use super::CliError;
use crate::output::harmless::{REPLACED, in_terminal};
use crate::output::whole::said;

/// Standard output.
pub(super) type Out = io::BufWriter<Tamed<Stdout>>;

/// What a stream carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Carries {
    /// Text without colours.
    Plain,
    /// Text with colours: sequences that set those, and no others, are let through.
    Colours,
    /// JSON, in which nothing may be lost: what would steer is written as `\u1234`.
    Json,
}

/// Standard output, tamed.
pub(super) fn out(carries: Carries) -> Out {
    io::BufWriter::new(Tamed::new(io::stdout(), carries))
}

/// Whether colours are wanted on standard output.
pub(super) fn colours() -> bool {
    wanted(io::stdout().is_terminal())
}

fn wanted(terminal: bool) -> bool {
    let none = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    terminal && !none && !dumb
}

/// Prints to stdout; a reader that has gone away ends it quietly.
///
/// # Errors
/// If stdout cannot be written to for another reason.
pub(super) fn print(
    code: ExitCode,
    page: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<ExitCode, CliError> {
    print_as(Carries::Plain, code, page)
}

/// Prints JSON to stdout.
///
/// # Errors
/// If stdout cannot be written to.
pub(super) fn json(code: ExitCode, value: &impl Serialize) -> Result<ExitCode, CliError> {
    print_as(Carries::Json, code, |out| {
        serde_json::to_writer_pretty(&mut *out, value)?;
        writeln!(out)
    })
}

/// Prints to stdout what is told.
///
/// # Errors
/// If stdout cannot be written to.
pub(super) fn print_as(
    carries: Carries,
    code: ExitCode,
    page: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<ExitCode, CliError> {
    let mut out = out(carries);
    let printed = page(&mut out).and_then(|()| out.flush());
    // What could not be written is not tried again when the buffer goes.
    drop(out.into_parts());
    match printed {
        Ok(()) => Ok(code),
        Err(error) => not_printed(&error).map_or(Ok(code), Err),
    }
}

/// What a failure to print means: nothing, if the reader has gone away.
pub(super) fn not_printed(error: &io::Error) -> Option<CliError> {
    (error.kind() != io::ErrorKind::BrokenPipe).then(|| {
        CliError::new(
            format!("the output could not be written: {}", said(error)),
            "standard output",
            "look at where it is sent to; what was decided is saved",
        )
    })
}

/// Says a line on stderr. Nobody can be told if even that fails.
pub(super) fn tell(line: &str) {
    let mut err = Tamed::new(io::stderr().lock(), Carries::Plain);
    let _ = writeln!(err, "{line}").and_then(|()| err.flush());
}

/// Asks something on stderr, where the answer is typed behind it.
pub(super) fn ask(question: &str) {
    let mut err = Tamed::new(io::stderr().lock(), Carries::Plain);
    let _ = write!(err, "{question}").and_then(|()| err.flush());
}

/// Shows a line on stderr that the next one takes the place of; an empty one takes it away. Only where somebody may see it.
pub(super) fn tell_for_now(line: &str) {
    if io::stderr().is_terminal() {
        let line = crate::output::harmless::line(line);
        let _ = write!(io::stderr(), "\r\u{1b}[2K{line}");
    }
}

/// Clears the terminal and what has scrolled off it, so that what comes stands at the top. Elsewhere a line keeps apart what was and what comes.
pub(super) fn afresh() {
    let mut out = io::stdout();
    let _ = if out.is_terminal() {
        write!(out, "\u{1b}[2J\u{1b}[3J\u{1b}[H")
    } else {
        writeln!(out, "----")
    }
    .and_then(|()| out.flush());
}

/// What clap has to say: help and the version on stdout, mistakes of the command line on stderr.
pub(super) fn clap(error: &clap::Error) -> ExitCode {
    let code = u8::try_from(error.exit_code()).unwrap_or(2);
    let text = error.render();
    if let Some(wrong) = CliError::of_value(error) {
        return wrong.report();
    }
    if error.use_stderr() {
        let carries = carries(wanted(io::stderr().is_terminal()));
        let mut err = Tamed::new(io::stderr().lock(), carries);
        let _ = match carries {
            Carries::Colours => write!(err, "{}", text.ansi()),
            _ => write!(err, "{text}"),
        }
        .and_then(|()| err.flush());
        return ExitCode::from(code);
    }
    let carries = carries(colours());
    print_as(carries, ExitCode::from(code), |out| match carries {
        Carries::Colours => write!(out, "{}", text.ansi()),
        _ => write!(out, "{text}"),
    })
    .unwrap_or_else(|error| error.report())
}

/// What text is carried as.
pub(super) const fn carries(colours: bool) -> Carries {
    if colours {
        Carries::Colours
    } else {
        Carries::Plain
    }
}

/// Lets text through and nothing that steers a terminal.
#[derive(Debug)]
pub(super) struct Tamed<W> {
    to: W,
    carries: Carries,
    /// A character or a sequence of which the end has not come yet.
    begun: Vec<u8>,
}

/// A sequence that sets colours is no longer than this.
const LONGEST: usize = 24;

impl<W> Tamed<W> {
    pub(super) const fn new(to: W, carries: Carries) -> Self {
        Self {
            to,
            carries,
            begun: Vec::new(),
        }
    }

    /// Tames what has come; what may go on in the next piece is kept, unless this is the last.
    fn tame(&mut self, bytes: &[u8], last: bool) -> String {
        let mut all = std::mem::take(&mut self.begun);
        all.extend_from_slice(bytes);
        let mut out = String::with_capacity(all.len());
        let mut chunks = all.utf8_chunks().peekable();
        while let Some(chunk) = chunks.next() {
            let rest = self.text(chunk.valid(), last || !chunk.invalid().is_empty(), &mut out);
            if let Some(rest) = rest {
                self.begun = rest.as_bytes().to_vec();
            }
            let broken = chunk.invalid();
            if broken.is_empty() {
                continue;
            }
            // A character of which only the beginning has come.
            if chunks.peek().is_none() && !last && may_go_on(broken) {
                self.begun = broken.to_vec();
            } else {
                out.push(REPLACED);
            }
        }
        out
    }

    /// Tames text. Gives a sequence at its end that may go on.
    fn text<'a>(&self, text: &'a str, last: bool, out: &mut String) -> Option<&'a str> {
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            if c == '\u{1b}' && self.carries == Carries::Colours {
                match colour(rest) {
                    Sequence::Whole(length) => {
                        let (sequence, after) = rest.split_at(length);
                        out.push_str(sequence);
                        rest = after;
                        continue;
                    }
                    Sequence::Begun if !last => return Some(rest),
                    Sequence::Begun | Sequence::Other => {}
                }
            }
            self.push(c, out);
            rest = &rest[c.len_utf8()..];
        }
        None
    }

    fn push(&self, c: char, out: &mut String) {
        match in_terminal(c) {
            Some(shown) if shown == c => out.push(c),
            _ if self.carries == Carries::Json => {
                let mut units = [0; 2];
                for unit in c.encode_utf16(&mut units) {
                    out.push_str(&format!("\\u{unit:04x}"));
                }
            }
            shown => out.extend(shown),
        }
    }
}

enum Sequence {
    /// So many bytes.
    Whole(usize),
    Begun,
    Other,
}

/// What a text that begins with an escape character begins with.
fn colour(text: &str) -> Sequence {
    let bytes = text.as_bytes();
    match bytes.get(1) {
        None => return Sequence::Begun,
        Some(b'[') => {}
        Some(_) => return Sequence::Other,
    }
    let end = bytes
        .iter()
        .skip(2)
        .position(|b| !matches!(b, b'0'..=b'9' | b';' | b':'));
    match end.map(|at| at + 2) {
        Some(at) if bytes.get(at) == Some(&b'm') && at <= LONGEST => Sequence::Whole(at + 1),
        None if bytes.len() <= LONGEST => Sequence::Begun,
        _ => Sequence::Other,
    }
}

/// Whether bytes are the beginning of a character.
fn may_go_on(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_err_and(|error| error.error_len().is_none())
}

impl<W: Write> Write for Tamed<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let plain = |b: &u8| matches!(b, b' '..=b'~' | b'\n' | b'\t');
        if self.begun.is_empty() && bytes.iter().all(plain) {
            self.to.write_all(bytes)?;
        } else {
            let tamed = self.tame(bytes, false);
            self.to.write_all(tamed.as_bytes())?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}

#[cfg(test)]
mod tests;

//! Writing for a screen of 80 columns: wrapping, indenting, bars, and colour where it is wanted.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use textwrap::Options;

use crate::cli::print::{self, Out};
use crate::engine::Hat;
use crate::output::harmless::terminal;
use crate::session::{MeterMove, MeterView};

/// The widest that text is set.
const WIDEST: usize = 80;
/// The narrowest that still reads as text.
const NARROWEST: usize = 40;
/// How many marks a full bar has.
const BAR: usize = 20;

/// How a piece of text looks. Colour never says anything that the words do not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ink {
    Plain,
    Strong,
    Faint,
    Hat(Hat),
    Better,
    Worse,
}

impl Ink {
    fn style(self) -> Style {
        let colour = |colour: AnsiColor| colour.on_default();
        match self {
            Self::Plain => Style::new(),
            Self::Strong | Self::Hat(Hat::Wait) => Style::new().bold(),
            Self::Faint => Style::new().dimmed(),
            Self::Hat(Hat::Lead) => colour(AnsiColor::Red).bold(),
            Self::Hat(Hat::Manage) => colour(AnsiColor::Cyan).bold(),
            Self::Hat(Hat::Both) => colour(AnsiColor::Magenta).bold(),
            Self::Better => colour(AnsiColor::Cyan),
            Self::Worse => colour(AnsiColor::Yellow),
        }
    }
}

/// Where the game is written to.
pub(super) struct Screen<W> {
    out: W,
    width: usize,
    colour: bool,
    /// Whether the last line is empty.
    empty: bool,
    /// Whether responses show their ids: for scripts, not for people, to whom a name could give something away.
    pub(super) ids: bool,
    /// What has been explained already; the second time its name is enough.
    pub(super) explained: Vec<String>,
}

impl Screen<Out> {
    /// The standard output, as a terminal or as plain lines.
    pub(super) fn stdout(terminal: bool) -> Self {
        let colour = terminal && print::colours();
        let width = match terminal_size::terminal_size() {
            Some((width, _)) if terminal => usize::from(width.0).clamp(NARROWEST, WIDEST),
            _ => WIDEST,
        };
        let mut screen = Self::new(print::out(print::carries(colour)), width, colour);
        screen.ids = !terminal;
        screen
    }
}

impl<W: Write> Screen<W> {
    pub(super) const fn new(out: W, width: usize, colour: bool) -> Self {
        Self {
            out,
            width,
            colour,
            empty: false,
            ids: true,
            explained: Vec::new(),
        }
    }

    pub(super) fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }

    fn paint(&self, ink: Ink, text: &str) -> String {
        if self.colour && ink != Ink::Plain {
            let style = ink.style();
            format!("{style}{text}{style:#}")
        } else {
            text.to_owned()
        }
    }

    /// An empty line, unless there is one already.
    pub(super) fn blank(&mut self) -> io::Result<()> {
        if self.empty {
            return Ok(());
        }
        self.line("")
    }

    fn line(&mut self, line: &str) -> io::Result<()> {
        self.empty = line.is_empty();
        writeln!(self.out, "{line}")
    }

    /// Paragraphs, wrapped.
    pub(super) fn text(&mut self, text: &str) -> io::Result<()> {
        self.set(Ink::Plain, "", "", text)
    }

    /// Paragraphs after a mark, with the rest of the lines set under the first.
    pub(super) fn item(&mut self, mark: &str, text: &str) -> io::Result<()> {
        let under = " ".repeat(textwrap::core::display_width(mark));
        self.set(Ink::Plain, mark, &under, text)
    }

    /// Paragraphs with their own beginnings of the first and of all other lines.
    pub(super) fn set(&mut self, ink: Ink, first: &str, rest: &str, text: &str) -> io::Result<()> {
        let text = terminal(text);
        let mut indent = first;
        for (position, paragraph) in text.split("\n\n").enumerate() {
            if position > 0 {
                self.blank()?;
            }
            let options = Options::new(self.width)
                .initial_indent(indent)
                .subsequent_indent(rest)
                .break_words(true);
            for line in textwrap::wrap(paragraph, options) {
                let line = self.paint(ink, line.trim_end());
                self.line(&line)?;
            }
            indent = rest;
        }
        Ok(())
    }

    /// A line that is not wrapped: what is copied must stay in one piece.
    pub(super) fn whole(&mut self, line: &str) -> io::Result<()> {
        self.line(&terminal(line))
    }

    /// A line of its own, between empty ones.
    pub(super) fn heading(&mut self, text: &str) -> io::Result<()> {
        self.blank()?;
        self.set(Ink::Strong, "", "", text)?;
        self.blank()
    }

    /// A rule across the page, with a title in it.
    pub(super) fn rule(&mut self, title: &str) -> io::Result<()> {
        let title = terminal(title);
        let used = textwrap::core::display_width(&title) + 6;
        let rest = "-".repeat(self.width.saturating_sub(used).max(2));
        let line = self.paint(Ink::Strong, &format!("--- {title} {rest}"));
        self.blank()?;
        self.line(&line)?;
        self.blank()
    }

    /// Waits for the player.
    pub(super) fn prompt(&mut self) -> io::Result<()> {
        self.empty = false;
        write!(self.out, "> ")?;
        self.flush()
    }

    /// A meter as a bar.
    pub(super) fn bar(&mut self, meter: &MeterView, widest: usize) -> io::Result<()> {
        let line = bar(&meter.name, meter.value, widest);
        self.line(&line)
    }

    /// How a meter moved, and why.
    pub(super) fn moved(&mut self, moved: &MeterMove, widest: usize) -> io::Result<()> {
        let change = moved.after - moved.before;
        let ink = match change {
            0 => Ink::Plain,
            1.. => Ink::Better,
            _ => Ink::Worse,
        };
        let by = if change == 0 {
            String::new()
        } else {
            format!(" ({change:+})")
        };
        let line = bar(&moved.name, moved.after, widest);
        let line = self.paint(ink, &format!("{line}{by}"));
        self.line(&line)?;
        for line in &moved.lines {
            let mark = format!(
                "{:>width$} ",
                format!("{:+}", line.points),
                width = widest + 4
            );
            self.item(&mark, &line.why)?;
        }
        Ok(())
    }
}

fn bar(name: &str, value: i32, widest: usize) -> String {
    let marks = (value.clamp(0, 100) as usize * BAR).div_ceil(100);
    let pad = widest.saturating_sub(textwrap::core::display_width(name));
    format!(
        "{}{} [{}{}] {value}",
        terminal(name),
        " ".repeat(pad),
        "#".repeat(marks),
        ".".repeat(BAR - marks)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_are_of_one_length_and_read_well() {
        assert_eq!(bar("Morale", 61, 9), "Morale    [#############.......] 61");
        assert_eq!(bar("A", 0, 1).matches('#').count(), 0);
        assert_eq!(bar("A", 1, 1).matches('#').count(), 1);
        assert_eq!(bar("A", 100, 1).matches('.').count(), 0);
    }

    #[test]
    fn two_empty_lines_never_follow_each_other() {
        let mut out = Vec::new();
        let mut screen = Screen::new(&mut out, 40, false);
        screen.text("Before.").unwrap();
        screen.blank().unwrap();
        screen.heading("A head").unwrap();
        screen.rule("A rule").unwrap();
        screen.text("After.").unwrap();
        let text = String::from_utf8(out).unwrap();
        assert!(text.contains("Before.\n\nA head\n\n--- A rule"), "{text}");
        assert!(!text.contains("\n\n\n"), "{text}");
    }

    #[test]
    fn text_wraps_and_cannot_steer_the_terminal() {
        let mut out = Vec::new();
        let mut screen = Screen::new(&mut out, 40, false);
        screen
            .item(" 1  ", &format!("{}\u{1b}[31m red", "word ".repeat(20)))
            .unwrap();
        let text = String::from_utf8(out).unwrap();
        assert!(
            text.lines().all(|line| line.chars().count() <= 40),
            "{text}"
        );
        assert!(text.lines().skip(1).all(|line| line.starts_with("    ")));
        assert!(!text.contains('\u{1b}'));
    }
}

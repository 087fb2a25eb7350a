//! The pages of a game: opening, crisis, leaving.

use std::io::{self, Write};
use std::path::Path;

use super::Opening;
use super::screen::{Ink, Screen};
use crate::cli::CliError;
use crate::session::{CrisisView, Said, View, at_the_edge};

impl<W: Write> Screen<W> {
    /// The title, and at the beginning of a game who and what it is about.
    pub(super) fn opening(
        &mut self,
        view: &View,
        save: Option<&Path>,
        opening: Opening,
    ) -> io::Result<()> {
        let briefing = &view.briefing;
        self.rule(&briefing.title)?;
        self.text(&briefing.pitch)?;
        self.blank()?;
        self.item("You are:  ", &briefing.role)?;
        self.item("Seed:     ", &view.seed.to_string())?;
        if let Some(save) = save {
            self.whole(&format!("Saved in: {}", save.display()))?;
        }
        self.planned(view)?;
        for notice in &view.notices {
            self.blank()?;
            self.item("Note: ", notice)?;
        }
        if opening == Opening::Resumed {
            return Ok(());
        }
        if !briefing.text.is_empty() {
            self.blank()?;
            self.text(&briefing.text)?;
        }
        self.heading("Your team")?;
        for member in &view.team {
            self.item(
                "  * ",
                &format!("{}, {}. {}", member.name, member.job, member.about),
            )?;
        }
        if !briefing.values.is_empty() {
            self.heading("What the team says it stands for")?;
            for value in &briefing.values {
                self.item("  * ", value)?;
            }
        }
        self.blank()?;
        self.text("Answer with a number. ? explains everything, u takes an answer back, q leaves and keeps your game.")
    }

    /// A crisis and the answers to it.
    pub(super) fn crisis(&mut self, view: &View, crisis: &CrisisView) -> io::Result<()> {
        let number = match view.crises {
            Some(crises) => format!("Crisis {} of {crises}", view.turn),
            None => format!("Crisis {}", view.turn),
        };
        let title = if crisis.moment.is_empty() {
            format!("{number}: {}", crisis.title)
        } else {
            format!("{number}, {}: {}", crisis.moment, crisis.title)
        };
        self.rule(&title)?;
        if let Some(edge) = at_the_edge(&view.meters) {
            self.set(Ink::Worse, "", "", &format!("{edge}."))?;
        }
        self.text(&crisis.scene)?;
        if !crisis.arrived.is_empty() {
            self.blank()?;
            self.aftermath(&crisis.arrived)?;
        }
        if !(crisis.people.is_empty() && crisis.process.is_empty()) {
            self.blank()?;
            for (mark, signal) in [
                ("People:  ", &crisis.people),
                ("Process: ", &crisis.process),
            ] {
                if !signal.is_empty() {
                    self.item(mark, signal)?;
                }
            }
        }
        if !crisis.voices.is_empty() {
            self.blank()?;
            for voice in &crisis.voices {
                self.said(voice)?;
            }
        }
        self.blank()?;
        for (number, response) in (1..).zip(&crisis.responses) {
            self.item(&format!("{number:>2}  "), &response.text)?;
            if self.ids {
                self.set(Ink::Faint, "    ", "    ", &format!("[{}]", response.id))?;
            }
        }
        Ok(())
    }

    /// Something that somebody says.
    pub(super) fn said(&mut self, said: &Said) -> io::Result<()> {
        match &said.who {
            // Authors write who it is about into the text where it matters.
            Some(who) if !said.text.contains(&**who) => {
                self.item("  ~ ", &format!("{who}: {}", said.text))
            }
            _ => self.item("  ~ ", &said.text),
        }
    }

    /// What to do with what was not understood.
    pub(super) fn not_understood(&mut self, responses: usize) -> io::Result<()> {
        self.text(&format!(
            "A number from 1 to {responses} answers the crisis. ? explains everything, s shows the team, m the meters, u takes the last \
             answer back, q leaves and keeps your game."
        ))
    }

    /// Something that went wrong and can be tried again.
    pub(super) fn trouble(&mut self, error: &CliError) -> io::Result<()> {
        self.set(Ink::Worse, "", "", &format!("Error: {}.", error.what))?;
        self.item("  at: ", &error.place)?;
        self.item("help: ", &error.help)
    }

    /// The last words to whoever leaves early.
    pub(super) fn left(&mut self, save: Option<&Path>) -> io::Result<()> {
        self.blank()?;
        match save {
            Some(save) => {
                self.text("Saved. Go on from here with:")?;
                self.whole(&format!("two-hats resume {}", shell_word(save)))
            }
            None => self.text("Left. This game was not saved."),
        }
    }
}

/// A path as a shell takes it.
pub(super) fn shell_word(path: &Path) -> String {
    let path = path.display().to_string();
    let plain = |c: char| c.is_alphanumeric() || "/._-:\\~+".contains(c);
    if path.chars().all(plain) {
        path
    } else {
        format!("\"{path}\"")
    }
}

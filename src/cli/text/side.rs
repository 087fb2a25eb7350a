//! The pages beside the game: help, team, meters, and the closing page.

use std::io::{self, Write};
use std::path::Path;

use super::outcome::widest;
use super::pages::shell_word;
use super::screen::Screen;
use crate::analysis::roads::Effort;
use crate::cli::bar::Bar;
use crate::content::phrases;
use crate::debrief::{Counts, Debrief, LUCKS, Standing};
use crate::engine::{Hat, ResponseIx};
use crate::session::{EndView, Session, View};

/// Letters of the line on which games lie.
const LINE: f64 = 48.0;

/// What is said at the end beside the story.
pub(super) struct DebriefAtEnd {
    /// The figures.
    pub(super) debrief: Debrief,
    /// Where the grade lies among other games.
    pub(super) standing: Standing,
}

impl DebriefAtEnd {
    /// The debrief of a game, with the figures that every debrief of it shows.
    pub(super) fn of(session: &Session) -> Option<Self> {
        let play = session.playthrough();
        let decisions: Vec<ResponseIx> = play.decisions().collect();
        let bar = Bar::default();
        let effort = Effort {
            lucks: LUCKS,
            progress: &|done, all| bar.show(done, all),
        };
        let made = Debrief::new(play.story(), play.game(), play.seed(), &decisions, effort);
        // A playthrough fits its own game.
        let made = made.ok().map(|debrief| Self {
            standing: Standing::of(play.game(), debrief.scores.grade.0),
            debrief,
        });
        bar.clear();
        made
    }
}

impl<W: Write> Screen<W> {
    /// Everything there is to know before answering.
    pub(super) fn help(&mut self, view: &View) -> io::Result<()> {
        self.heading("How to play")?;
        self.text(
            "Each crisis asks for one response. After the choice you see which hat the response wears, what came of it, and what it did to the \
             meters. Which response is best depends on the situation and on your team: there is no answer that is always right.",
        )?;
        self.heading("Hats")?;
        for hat in Hat::ALL {
            let (name, about) = phrases::hat(hat);
            self.item("  * ", &format!("{name}: {about}."))?;
        }
        self.heading("Meters, 0 to 100")?;
        for meter in &view.meters {
            let about = if meter.about.is_empty() { "" } else { ": " };
            self.item("  * ", &format!("{}{about}{}", meter.name, meter.about))?;
        }
        self.text(
            "Beneath them lie currents that no bar shows: direction, order, trust, fatigue, what the team can do, and the work that waits. \
             Listen for them in what people say and do. A meter at 0 can end the game.",
        )?;
        self.heading("Keys")?;
        for (key, what) in [
            ("1, 2, ...", "give that response"),
            (
                "s",
                "the team: who they are, how they are, and what you have promised",
            ),
            ("m", "the meters"),
            ("i", "the ideas behind your last answer"),
            (
                "u",
                "undo: take the last answer back, with the same luck; the save and the debrief say so",
            ),
            ("?", "this page"),
            (
                "q",
                "leave; your game is kept, and `two-hats resume` goes on from here",
            ),
        ] {
            self.item(&format!("  {key:<11}"), what)?;
        }
        self.heading("If the plan changes")?;
        for (word, what) in [
            (
                "crises 6",
                "the game has 6 crises in all; `crises all` plays all that come",
            ),
            (
                "skip",
                "the crisis on the screen does not come, and the next one does",
            ),
            (
                "hold",
                "a meter at 0 does not end the game before its last crisis; `hold no` lets it again",
            ),
        ] {
            self.item(&format!("  {word:<11}"), what)?;
        }
        self.text("All of it is kept in the save, and told in the debrief.")?;
        self.planned(view)?;
        self.blank()
    }

    /// The ideas that the last answer was about, in the framework's words.
    pub(super) fn ideas(&mut self, view: &View) -> io::Result<()> {
        let ideas = view.last.as_ref().map_or(&[][..], |last| &last.ideas);
        if ideas.is_empty() {
            return self.text("There is no idea to tell of yet: they come with an answer.");
        }
        for idea in ideas {
            self.item("  * ", &format!("{}. {}", idea.name, idea.about))?;
        }
        self.blank()
    }

    /// How the game is planned, where that is not all crises that come.
    pub(super) fn planned(&mut self, view: &View) -> io::Result<()> {
        if let Some(crises) = view.crises {
            self.item("Planned:  ", &format!("{crises} crises"))?;
        }
        if let Some(cut) = &view.cut {
            self.item("Short:    ", cut)?;
        }
        if !view.skipped.is_empty() {
            self.item("Skipped:  ", &view.skipped.join(", "))?;
        }
        if view.held_off {
            self.item(
                "Held off: ",
                "a meter at 0 does not end the game before its last crisis",
            )?;
        }
        Ok(())
    }

    /// What can still be done after the end, on a terminal.
    pub(super) fn after_end(&mut self, end: &EndView) -> io::Result<()> {
        let hold = if end.collapsed.is_some() {
            " hold goes on in spite of the collapse,"
        } else {
            ""
        };
        self.blank()?;
        self.text(&format!(
            "Enter leaves. If there is more time: crises 6 makes it a game of 6 crises, crises all plays all that come,{hold} u takes the last \
             answer back."
        ))
    }

    /// The team and what was promised.
    pub(super) fn team(&mut self, view: &View) -> io::Result<()> {
        self.heading("Your team")?;
        for member in &view.team {
            let how = if member.present {
                let leaves = if member.may_leave { "; may leave" } else { "" };
                format!("looks {}; {}{leaves}", member.looks.word(), member.how)
            } else {
                "has left".to_owned()
            };
            self.item("  * ", &format!("{}, {}: {how}.", member.name, member.job))?;
        }
        self.heading("Open promises")?;
        if view.promises.is_empty() {
            self.text("  None.")?;
        }
        for promise in &view.promises {
            let to = promise.to.as_deref().unwrap_or("the team");
            let left = promise.due.saturating_sub(view.turn);
            let when = match left {
                0 => "due in this crisis".to_owned(),
                1 => format!("due in the next crisis, number {}", promise.due),
                n => format!("due in {n} crises, number {}", promise.due),
            };
            self.item("  * ", &format!("To {to}: {} ({when})", promise.text))?;
        }
        self.blank()
    }

    /// The meters as bars.
    pub(super) fn meters(&mut self, view: &View) -> io::Result<()> {
        self.heading("Meters")?;
        let widest = widest(view.meters.iter().map(|m| &*m.name));
        for meter in &view.meters {
            self.bar(meter, widest)?;
        }
        self.blank()
    }

    /// How it ended.
    pub(super) fn closing(&mut self, view: &View, end: &EndView) -> io::Result<()> {
        self.rule(&format!("The end: {}", end.title))?;
        self.text(&end.text)?;
        if let Some(fell) = &end.fell {
            self.blank()?;
            self.text(&fell.said())?;
        }
        self.blank()?;
        let widest = widest(view.meters.iter().map(|m| &*m.name));
        for meter in &view.meters {
            self.bar(meter, widest)?;
        }
        self.blank()
    }

    /// Where the game lies among others: in words, then a line each, from worse to better.
    fn standing(&mut self, standing: &Standing) -> io::Result<()> {
        self.heading("Where this game lies")?;
        self.text(&standing.said)?;
        let line = standing.line();
        let widest = widest(line.iter().map(|mark| mark.name));
        for mark in line {
            let before = (mark.place * LINE).round() as usize;
            let sign = if mark.you { "X" } else { "o" };
            self.whole(&format!(
                "  {:<widest$}  {}{sign}",
                mark.name,
                ".".repeat(before)
            ))?;
        }
        self.blank()
    }

    /// Where the game lies, the figures of the debrief, what became of promises and people, and where everything is.
    pub(super) fn figures(
        &mut self,
        debrief: Option<&DebriefAtEnd>,
        view: &View,
        end: &EndView,
        save: Option<&Path>,
    ) -> io::Result<()> {
        if let Some(DebriefAtEnd { debrief, standing }) = debrief {
            self.standing(standing)?;
            let counts = debrief.counts();
            if let Some(asked) = counts.asked {
                self.item(
                    "Fit:       ",
                    &format!(
                        "in {} of {} crises the hat fitted what the situation asked for",
                        asked.fitted, counts.turns
                    ),
                )?;
            }
            self.item("Hats worn: ", &worn(&counts))?;
            if let Some(asked) = counts.asked {
                self.item(
                    "Asked for: ",
                    &format!(
                        "leading first {}, managing first {}, both alike {}",
                        asked.leading_first, asked.managing_first, asked.both_alike
                    ),
                )?;
            }
        }
        for (mark, promises) in [
            ("Kept:      ", &end.kept),
            ("Broken:    ", &end.broken),
            ("Still open:", &end.unjudged),
        ] {
            for promise in promises {
                self.item(&format!("{mark:<11}"), promise)?;
            }
        }
        if !end.left.is_empty() {
            self.item("Left:      ", &end.left.join(", "))?;
        }
        if let Some(DebriefAtEnd { debrief, .. }) = debrief {
            self.heading("Grade, decisions, luck")?;
            for said in &debrief.scores.said {
                self.text(said)?;
            }
            self.blank()?;
        }
        self.item(
            "Seed:      ",
            &format!("{0} (`--seed {0}` meets the same luck)", view.seed),
        )?;
        if let Some(save) = save {
            self.whole(&format!("Saved in:  {}", shell_word(save)))?;
            self.whole(&format!("Debrief:   two-hats debrief {}", shell_word(save)))?;
        }
        Ok(())
    }
}

fn worn(counts: &Counts) -> String {
    let worn: Vec<String> = counts
        .worn
        .iter()
        .map(|(hat, times)| format!("{} {times}", phrases::hat(*hat).0.to_lowercase()))
        .collect();
    worn.join(", ")
}

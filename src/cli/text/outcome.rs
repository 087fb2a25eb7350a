//! What came of a decision: the hat, the story, what came back, promises, values, who left, and the meters.

use std::io::{self, Write};

use super::screen::{Ink, Screen};
use crate::session::{Aftermath, MoodChange, PromiseNews, PromiseTurn, TurnView, ValueTurn};

impl Aftermath {
    /// Whether there is nothing to tell.
    pub(super) fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl<W: Write> Screen<W> {
    /// What came of a decision.
    pub(super) fn outcome(&mut self, turn: &TurnView) -> io::Result<()> {
        let title = format!("What came of crisis {}", turn.turn);
        if self.ids {
            self.rule(&format!("{title} [{}]", turn.response.id))?;
        } else {
            self.rule(&title)?;
        }
        self.set(
            Ink::Hat(turn.hat.hat),
            "Hat: ",
            "     ",
            &format!("{}, {}.", turn.hat.name, turn.hat.about),
        )?;
        for practice in &turn.practices {
            if self.explained.contains(&practice.name) {
                self.item("  * ", &format!("{}.", practice.name))?;
            } else {
                self.item("  * ", &format!("{}. {}", practice.name, practice.about))?;
                self.explained.push(practice.name.clone());
            }
        }
        self.item("  * ", &turn.asked)?;
        if !turn.outcome.is_empty() {
            self.blank()?;
            self.text(&turn.outcome)?;
        }
        for said in &turn.says {
            let who = said.who.as_deref().unwrap_or("Someone");
            self.item("  ~ ", &format!("{who}: “{}”", said.text))?;
        }
        self.blank()?;
        self.aftermath(&turn.aftermath)?;
        for change in &turn.moods {
            self.mood(change)?;
        }
        Ok(())
    }

    fn mood(&mut self, change: &MoodChange) -> io::Result<()> {
        self.item(
            "  * ",
            &format!(
                "{} looks {} now ({} before): {}.",
                change.name,
                change.now.word(),
                change.before.word(),
                change.why
            ),
        )
    }

    /// What happened beside the story.
    pub(super) fn aftermath(&mut self, after: &Aftermath) -> io::Result<()> {
        for back in &after.came_back {
            self.item(
                "  < ",
                &format!(
                    "Because of crisis {}, “{}”, where you chose “{}”: {}",
                    back.turn, back.title, back.chose, back.text
                ),
            )?;
        }
        for news in &after.promises {
            self.promise(news)?;
        }
        for value in &after.values {
            let what = match value.what {
                ValueTurn::Honoured => "Honoured",
                ValueTurn::Breached => "Breached",
                ValueTurn::Repaired => "Repaired",
            };
            let said = format!("{what}: “{}” {}", value.text, value.moved);
            self.item("  * ", said.trim_end())?;
        }
        for left in &after.left {
            let text = if left.text.is_empty() {
                format!("{} has left.", left.name)
            } else {
                format!("{} has left. {}", left.name, left.text)
            };
            self.item("  ! ", &text)?;
        }
        if let Some(meter) = &after.held_off {
            self.item(
                "  ! ",
                &format!(
                    "{meter} is at 0, which would have ended the game; the collapse is held off."
                ),
            )?;
        }
        if let Some(meter) = &after.collapsed {
            self.item("  ! ", &format!("{meter} is at 0: the game ends here."))?;
        }
        let told = after.meters.len() < after_lines(after);
        if told {
            self.blank()?;
        }
        let widest = widest(after.meters.iter().map(|m| &*m.name));
        for moved in &after.meters {
            self.moved(moved, widest)?;
        }
        Ok(())
    }

    fn promise(&mut self, news: &PromiseNews) -> io::Result<()> {
        let to = news.to.as_deref().unwrap_or("the team");
        let said = match news.what {
            PromiseTurn::Made => {
                format!(
                    "Promised to {to}, due by crisis {}: {}",
                    news.due, news.text
                )
            }
            PromiseTurn::Kept => format!("Promise to {to} kept: {} {}", news.text, news.note),
            PromiseTurn::Broken => format!("Promise to {to} broken: {} {}", news.text, news.note),
        };
        let said = format!("{} {}", said.trim_end(), news.moved);
        self.item("  * ", said.trim_end())
    }
}

/// How many things there are to tell, meters among them.
fn after_lines(after: &Aftermath) -> usize {
    after.meters.len()
        + after.came_back.len()
        + after.promises.len()
        + after.values.len()
        + after.left.len()
        + usize::from(after.held_off.is_some())
        + usize::from(after.collapsed.is_some())
}

/// How many columns the longest of these names takes.
pub(super) fn widest<'a>(names: impl Iterator<Item = &'a str>) -> usize {
    names
        .map(textwrap::core::display_width)
        .max()
        .unwrap_or_default()
        .max(9)
}

//! What a handout is about: a whole scenario, or a designed cut of it.

use crate::content::Story;
use crate::content::raw::{RawCrisis, RawCut};
use crate::engine::{CrisisIx, Game};
use crate::session::Pace;

/// A scenario, or one of its cuts, with its answers in an order.
#[derive(Debug, Clone, Copy)]
pub struct Scope<'a> {
    /// The scenario.
    pub story: &'a Story,
    /// The cut.
    pub cut: Option<&'a RawCut>,
    /// The seed whose game shows the answers in this order; without, they stand as in the file.
    pub seed: Option<u64>,
}

impl<'a> Scope<'a> {
    /// All of a scenario.
    #[must_use]
    pub const fn whole(story: &'a Story) -> Self {
        Self {
            story,
            cut: None,
            seed: None,
        }
    }

    /// A cut of a scenario; nothing if it has none with this id.
    #[must_use]
    pub fn cut(story: &'a Story, id: &str) -> Option<Self> {
        let cut = story.find_cut(id)?;
        Some(Self {
            story,
            cut: Some(cut),
            seed: None,
        })
    }

    /// The same with answers numbered as a game with this seed shows them.
    #[must_use]
    pub const fn numbered_by(self, seed: Option<u64>) -> Self {
        Self { seed, ..self }
    }

    /// The same game without the crises that are left out.
    #[must_use]
    pub fn game(&self, game: Game) -> Game {
        let out = self.cut.and_then(|cut| self.story.left_out_by(&cut.id));
        game.skipping(out.unwrap_or_default())
    }

    /// How fast it goes in a room.
    #[must_use]
    pub fn pace(&self) -> Pace {
        match self.cut {
            None => Pace::of(self.story),
            Some(cut) => Pace::of_cut(self.story, &cut.id),
        }
    }

    /// The crises that it holds, with their numbers in it, from 1, and in the order of the file.
    pub(super) fn crises(self) -> impl Iterator<Item = (usize, CrisisIx, &'a RawCrisis)> {
        let all = (0..).map(CrisisIx).zip(&self.story.raw().crises);
        let kept = all.filter(move |(_, raw)| self.cut.is_none_or(|c| c.crises.contains(&raw.id)));
        (1..).zip(kept).map(|(number, (ix, raw))| (number, ix, raw))
    }

    /// What is read before the first crisis.
    pub(super) fn briefing(self) -> &'a str {
        match self.cut {
            Some(cut) if !cut.briefing.is_empty() => &cut.briefing,
            _ => &self.story.raw().briefing,
        }
    }

    /// The title, and that of the cut behind it.
    pub(super) fn title(self) -> String {
        let title = &self.story.raw().title;
        self.cut
            .map_or_else(|| title.clone(), |cut| format!("{title}: {}", cut.title))
    }
}

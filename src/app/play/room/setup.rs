//! Setting up a workshop: which scenario, how long, how many crises, how large a room.

use std::path::PathBuf;

use bevy::prelude::*;

use crate::app::data::narration::when;
use crate::app::data::settings::Settings;
use crate::app::data::sources::Sources;
use crate::session::live::is_room;
use crate::session::{AnswerOrder, Minutes, Pace};

/// Fewest crises that make a workshop, as [`Pace::fits`] has it.
const FEWEST: u16 = 3;

/// A number of the next workshop.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Number {
    /// Minutes at hand.
    Minutes,
    /// Crises.
    Crises,
    /// People in the room.
    Size,
    /// Minutes of discussion for each crisis.
    Talk,
}

impl Number {
    /// The least and the most that it may be; crises depend on the scenario.
    #[must_use]
    pub const fn bounds(self) -> (u16, u16) {
        match self {
            Self::Minutes => (20, 180),
            Self::Crises => (1, u16::MAX),
            Self::Size => (1, 500),
            Self::Talk => (1, 60),
        }
    }
}

/// A scenario that a workshop may take.
#[derive(Debug, Clone)]
pub struct Listed {
    /// Its id, or the path of its file.
    pub name: String,
    /// Its title; the name of the file, if it has mistakes.
    pub title: String,
    /// What it is about.
    pub pitch: String,
    /// How fast it goes; nothing if it has mistakes.
    pub pace: Option<Pace>,
}

/// Who is in a workshop that can be gone on with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum People {
    /// So many, who raise hands.
    Hands(u16),
    /// Phones, which find their seats again.
    Phones,
}

/// A workshop that can be gone on with.
#[derive(Debug, Clone)]
pub(crate) struct Unfinished {
    /// The save.
    pub(crate) file: PathBuf,
    /// Title of the scenario.
    pub(crate) title: String,
    /// The number of the crisis at hand.
    pub(crate) crisis: usize,
    /// Who is in the room.
    pub(crate) people: People,
    /// When it was played last, as people here write it.
    pub(crate) when: String,
}

/// The next workshop.
#[derive(Resource, Debug, Default)]
pub struct Setup {
    listed: Vec<Listed>,
    unfinished: Vec<Unfinished>,
    scenario: Option<String>,
    minutes: Option<u16>,
    crises: Option<u16>,
    size: Option<u16>,
    talk: Option<u16>,
    order: AnswerOrder,
}

impl Setup {
    /// The scenarios, those with mistakes too.
    #[must_use]
    pub fn listed(&self) -> &[Listed] {
        &self.listed
    }

    /// Workshops that are not over, the last one first.
    pub(crate) fn unfinished(&self) -> &[Unfinished] {
        &self.unfinished
    }

    /// The scenario that is taken: the one that was picked, or the first without mistakes.
    #[must_use]
    pub fn scenario(&self) -> Option<&Listed> {
        let whole = || self.listed.iter().filter(|listed| listed.pace.is_some());
        self.scenario
            .as_ref()
            .and_then(|name| whole().find(|listed| listed.name == *name))
            .or_else(|| whole().next())
    }

    /// People in the room.
    #[must_use]
    pub fn size(&self) -> u16 {
        self.size.unwrap_or(16)
    }

    /// Minutes of discussion for each crisis.
    #[must_use]
    pub fn talk(&self) -> u16 {
        self.talk.unwrap_or(6)
    }

    /// Minutes at hand.
    #[must_use]
    pub fn minutes(&self) -> u16 {
        self.minutes.unwrap_or(60)
    }

    /// In which order answers are shown.
    #[must_use]
    pub const fn order(&self) -> AnswerOrder {
        self.order
    }

    fn pace(&self) -> Option<Pace> {
        let pace = self.scenario()?.pace.clone()?;
        Some(pace.discussing(self.talk()))
    }

    /// As many crises as the scenario has at most.
    #[must_use]
    pub fn all(&self) -> u16 {
        self.pace().map_or(0, |pace| pace.all())
    }

    /// The fewest crises that make a workshop.
    #[must_use]
    pub fn fewest(&self) -> u16 {
        FEWEST.min(self.all())
    }

    /// As many crises as fit the minutes at hand.
    #[must_use]
    pub fn fits(&self) -> u16 {
        self.pace().map_or(0, |pace| pace.fits(self.minutes()))
    }

    /// Crises: as many as were asked for, or as many as fit.
    #[must_use]
    pub fn crises(&self) -> u16 {
        self.crises.map_or_else(
            || self.fits(),
            |crises| crises.clamp(self.fewest(), self.all()),
        )
    }

    /// Whether somebody has set the number of crises.
    #[must_use]
    pub const fn set_by_hand(&self) -> bool {
        self.crises.is_some()
    }

    /// How long so many crises take.
    #[must_use]
    pub fn estimate(&self) -> Option<Minutes> {
        Some(self.pace()?.minutes(self.crises()))
    }

    /// Looks up what there is.
    pub fn look_up(&mut self, sources: &Sources, settings: &Settings) {
        let mut listed: Vec<Listed> = Vec::new();
        for source in sources.library(settings).sources() {
            let file = || source.path.as_ref().map(|path| path.display().to_string());
            let new = match source.scenario() {
                Ok(story) => Listed {
                    name: file().unwrap_or_else(|| story.raw().id.clone()),
                    title: story.render(&story.raw().title),
                    pitch: story.render(&story.raw().pitch),
                    pace: Some(Pace::of(&story)),
                },
                Err(_) => Listed {
                    name: source.name.clone(),
                    title: source.name.clone(),
                    pitch: "This file has mistakes: see the list of scenarios.".to_owned(),
                    pace: None,
                },
            };
            if listed.iter().all(|other| other.name != new.name) {
                listed.push(new);
            }
        }
        self.listed = listed;
        self.unfinished = sources
            .saves()
            .into_iter()
            .filter(crate::session::Save::can_go_on)
            .filter_map(|save| {
                let record = save.record()?;
                let people = match record.meta.room {
                    Some(room) => People::Hands(room.size()),
                    // A program without the server cannot open it as what it is.
                    None if cfg!(feature = "host") && is_room(record) => People::Phones,
                    None => return None,
                };
                Some(Unfinished {
                    title: record.meta.title.clone(),
                    crisis: record.decisions.len() + 1,
                    people,
                    when: when(save.changed),
                    file: save.path.clone(),
                })
            })
            .collect();
    }

    pub(super) fn pick(&mut self, scenario: &str) {
        self.scenario = Some(scenario.to_owned());
    }

    pub(super) fn set(&mut self, number: Number, value: u16) {
        let (least, most) = number.bounds();
        let value = Some(value.clamp(least, most));
        match number {
            Number::Minutes => self.minutes = value,
            Number::Crises => self.crises = value,
            Number::Size => self.size = value,
            Number::Talk => self.talk = value,
        }
    }

    pub(super) fn set_order(&mut self, order: AnswerOrder) {
        self.order = order;
    }

    pub(super) fn as_many_as_fit(&mut self) {
        self.crises = None;
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Setup>();
}

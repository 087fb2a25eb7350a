//! What the list of scenarios shows, read from folders and saves: plain data, made beside the frame.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::app::data::mistakes::Mistakes;
use crate::app::data::narration;
use crate::content::library::scenario_files;
use crate::content::raw::Level;
use crate::content::{Library, Source, Story, framework};
use crate::session::{EXTENSION, Pace, Record, Save, SaveStatus, saves};

/// Ideas that a card names at most.
const IDEAS: usize = 4;

/// Where to look.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Places {
    /// Folders with further scenarios.
    pub(super) folders: Vec<PathBuf>,
    /// The folder with the saves.
    pub(super) saves: Option<PathBuf>,
}

/// Everything that can be chosen, and what stands in the way of the rest.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Listing {
    /// Scenarios that can be played, in the order of the library.
    pub scenarios: Vec<Entry>,
    /// Files and folders that cannot, each with its mistakes.
    pub broken: Vec<Mistakes>,
    /// Games that can be gone on with, the last played first.
    pub open: Vec<Unfinished>,
    /// Saves that cannot be read: the file, why, and what to do.
    pub unreadable: Vec<Mistakes>,
}

/// A scenario that can be played.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its id.
    pub id: String,
    /// What begins it: its path, or its id if it is built in.
    pub name: String,
    /// The title.
    pub title: String,
    /// One or two sentences.
    pub pitch: String,
    /// Id of the role.
    pub role: String,
    /// Minutes in a room, with discussion, as [`Pace`] estimates them.
    pub minutes: u16,
    /// How much it asks of its players.
    pub level: Level,
    /// What one should know of the trade; may be empty.
    pub knowledge: String,
    /// What may touch somebody closely; may be empty.
    pub content_note: String,
    /// Crises in it; not all of them come in every game.
    pub crises: usize,
    /// The ideas that it comes back to most, in words.
    pub ideas: Vec<String>,
    /// The face of the first of the team.
    pub faces: Vec<String>,
    /// The best grade, 0 to 100, and how many games were finished; nothing before the first.
    pub best: Option<(i32, usize)>,
}

/// A game that can be gone on with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unfinished {
    /// The save.
    pub file: PathBuf,
    /// Title of the scenario; the name of the file, if the save is in use and cannot be looked into.
    pub title: String,
    /// When it was played last, as people here write it.
    pub when: String,
    /// The crisis that it stands at, from 1; nothing if it cannot be looked into.
    pub turn: Option<usize>,
    /// The grade so far, 0 to 100.
    pub grade: Option<i32>,
    /// It is a workshop, with a show of hands or with phones.
    pub room: bool,
    /// What has to be known first; may be empty.
    pub note: String,
}

impl Listing {
    /// Ids of the roles that there are scenarios for, in the order of the framework.
    #[must_use]
    pub fn roles(&self) -> Vec<&'static str> {
        framework()
            .raw
            .roles
            .iter()
            .map(|role| role.id.0.as_str())
            .filter(|id| self.scenarios.iter().any(|entry| entry.role == *id))
            .collect()
    }
}

/// What a role is called.
#[must_use]
pub fn role_name(id: &str) -> String {
    let role = framework().raw.roles.iter().find(|role| role.id.0 == id);
    role.map_or_else(|| id.to_owned(), |role| role.name.clone())
}

/// Every file that the listing depends on, with its size and when it was changed: two that are equal have equal listings.
pub(super) type Stamp = Vec<(PathBuf, u64, Option<SystemTime>)>;

pub(super) fn stamp(places: &Places) -> Stamp {
    let scenarios = places.folders.iter().flat_map(|f| scenario_files(f));
    let saves = places.saves.iter().flat_map(|folder| {
        std::fs::read_dir(folder)
            .into_iter()
            .flatten()
            .filter_map(|entry| Some(entry.ok()?.path()))
            .filter(|path| path.extension().is_some_and(|e| e == EXTENSION))
    });
    let mut stamp: Stamp = scenarios
        .chain(saves)
        .chain(places.folders.iter().filter(|f| f.is_dir()).cloned())
        .map(|path| match std::fs::metadata(&path) {
            Ok(meta) => (path, meta.len(), meta.modified().ok()),
            Err(_) => (path, 0, None),
        })
        .collect();
    stamp.sort();
    stamp
}

/// Reads everything.
pub(super) fn read(places: &Places) -> Listing {
    let found = places.saves.as_deref().map(saves);
    let (found, trouble) = match found {
        Some(Ok(found)) => (found, None),
        Some(Err(error)) => (Vec::new(), Some(error)),
        None => (Vec::new(), None),
    };
    let mut listing = Listing::default();
    scenarios(places, &mut listing);
    let best = best(&found);
    for entry in &mut listing.scenarios {
        entry.best = best.get(entry.id.as_str()).copied();
    }
    for save in &found {
        look(save, &mut listing);
    }
    listing
        .unreadable
        .extend(trouble.map(|error| unreadable(error.path(), &error)));
    listing
}

fn scenarios(places: &Places, listing: &mut Listing) {
    for folder in places.folders.iter().filter(|folder| !folder.is_dir()) {
        listing.broken.push(Mistakes::unread(
            &folder.display().to_string(),
            "There is no such folder.",
            "Bring its disk back, or take the folder off the list in the settings.",
        ));
    }
    for found in Library::new(places.folders.clone()).entries() {
        if let (Some(word), Ok(source)) = (found.left_out(), &found.source) {
            listing.broken.push(Mistakes::unread(
                &source.name,
                &format!("{}.", crate::app::data::mistakes::sentence(&word)),
                "Give one of the two another id, unless the first is to stand in for the other.",
            ));
        }
        if found.hidden.is_some() {
            continue;
        }
        match found
            .source
            .and_then(|source| Ok((source.scenario()?, source)))
        {
            Ok((story, source)) => listing.scenarios.push(entry(&story, &source)),
            Err(error) => listing.broken.push(Mistakes::of(&error)),
        }
    }
}

fn entry(story: &Story, source: &Source) -> Entry {
    let raw = story.raw();
    Entry {
        id: raw.id.clone(),
        name: source
            .path
            .as_ref()
            .map_or_else(|| raw.id.clone(), |path| path.display().to_string()),
        title: raw.title.clone(),
        pitch: story.render(&raw.pitch),
        role: raw.role.0.clone(),
        minutes: minutes(story),
        level: raw.level,
        knowledge: story.render(&raw.knowledge),
        content_note: story.render(&raw.content_note),
        crises: raw.crises.len(),
        ideas: ideas(story),
        faces: raw
            .team
            .iter()
            .take(3)
            .map(|member| member.face.clone().unwrap_or_else(|| member.id.clone()))
            .collect(),
        best: None,
    }
}

/// Minutes in a room for all of its crises.
fn minutes(story: &Story) -> u16 {
    let pace = Pace::of(story);
    pace.minutes(pace.all()).about
}

/// The ideas that responses come back to most; of those that come alike often, those first that come first.
fn ideas(story: &Story) -> Vec<String> {
    let mut counted: Vec<(&str, usize)> = Vec::new();
    let responses = story.raw().crises.iter().flat_map(|c| &c.responses);
    for idea in responses.flat_map(|r| &r.ideas) {
        match counted.iter_mut().find(|(id, _)| *id == idea.0) {
            Some((_, count)) => *count += 1,
            None => counted.push((&idea.0, 1)),
        }
    }
    counted.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let words = &framework().raw.ideas;
    counted
        .into_iter()
        .filter_map(|(id, _)| Some(words.iter().find(|word| word.id.0 == id)?.name.clone()))
        .take(IDEAS)
        .collect()
}

/// The best grade of every scenario and how many games of it were finished, workshops left out.
fn best(saves: &[Save]) -> HashMap<&str, (i32, usize)> {
    let mut best: HashMap<&str, (i32, usize)> = HashMap::new();
    for save in saves {
        let SaveStatus::Over(record) = &save.status else {
            continue;
        };
        if record.meta.room.is_some() {
            continue;
        }
        let grade = grade(record).unwrap_or_default();
        let entry = best.entry(&record.meta.scenario).or_insert((grade, 0));
        entry.0 = entry.0.max(grade);
        entry.1 += 1;
    }
    best
}

/// The grade so far in whole points.
fn grade(record: &Record) -> Option<i32> {
    Some(crate::debrief::Points(record.grade()?).rounded())
}

fn look(save: &Save, listing: &mut Listing) {
    let file = save.path.clone();
    let when = narration::when(save.changed);
    match &save.status {
        SaveStatus::Over(_) => {}
        SaveStatus::Open(record) => listing.open.push(Unfinished {
            file,
            title: record.meta.title.clone(),
            when,
            turn: Some(record.decisions.len() + 1),
            grade: grade(record),
            room: record.meta.room.is_some() || crate::session::live::is_room(record),
            note: String::new(),
        }),
        SaveStatus::Bad(error) if save.can_go_on() => listing.open.push(Unfinished {
            title: name(&file),
            file,
            when,
            turn: None,
            grade: None,
            room: false,
            note: format!(
                "{}.",
                crate::app::data::mistakes::sentence(&error.to_string())
            ),
        }),
        SaveStatus::Bad(error) => listing.unreadable.push(unreadable(&save.path, error)),
    }
}

fn unreadable(path: &Path, error: &crate::session::SaveError) -> Mistakes {
    let sentence = |text: &str| format!("{}.", crate::app::data::mistakes::sentence(text));
    Mistakes::unread(
        &path.display().to_string(),
        &sentence(&error.to_string()),
        &sentence(error.help()),
    )
}

/// The name of a file, without its folder.
pub(crate) fn name(path: &Path) -> String {
    path.file_name().map_or_else(
        || path.display().to_string(),
        |name| name.to_string_lossy().into_owned(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::library::built_in;

    #[test]
    fn what_is_built_in_is_listed_with_its_words() {
        let listing = read(&Places::default());
        assert_eq!(listing.scenarios.len(), built_in().count());
        assert_eq!(listing.broken, []);
        for entry in &listing.scenarios {
            assert!(
                !entry.ideas.is_empty() && entry.ideas.len() <= IDEAS,
                "{entry:?}"
            );
            assert!(entry.crises >= 3, "{entry:?}");
            assert_ne!(role_name(&entry.role), "", "{entry:?}");
            assert_eq!(entry.best, None);
        }
        assert!(!listing.roles().is_empty());
    }

    #[test]
    fn what_comes_first_wins_and_what_is_broken_or_missing_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let text = built_in().next().unwrap().text;
        let good = folder.path().join("mine");
        std::fs::create_dir(&good).unwrap();
        std::fs::write(good.join("scenario.ron"), &text).unwrap();
        std::fs::write(
            folder.path().join("bad.ron"),
            "(\n    format: 1,\n    idd: 2,\n)",
        )
        .unwrap();
        std::fs::write(folder.path().join("latin.ron"), b"(\xff)").unwrap();
        let places = Places {
            folders: vec![folder.path().to_owned(), folder.path().join("gone")],
            saves: None,
        };
        let listing = read(&places);
        assert_eq!(listing.scenarios.len(), built_in().count());
        let own = good.join("scenario.ron").display().to_string();
        assert_eq!(listing.scenarios.first().unwrap().name, own);
        let broken: Vec<String> = listing.broken.iter().map(Mistakes::first).collect();
        assert_eq!(broken.len(), 3, "{broken:?}");
        assert!(
            broken.iter().any(|b| b.starts_with("Line 1: ")),
            "{broken:?}"
        );
        assert!(broken.iter().any(|b| b.contains("UTF-8")), "{broken:?}");
        assert!(
            broken.iter().any(|b| b.contains("no such folder")),
            "{broken:?}"
        );
        let before = stamp(&places);
        assert_eq!(before, stamp(&places));
        std::fs::write(folder.path().join("bad.ron"), &text).unwrap();
        assert_ne!(before, stamp(&places));
    }
}

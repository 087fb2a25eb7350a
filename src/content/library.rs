//! Where scenarios and rulebooks come from: the program itself, and folders and files that somebody names.

use std::collections::HashMap;
use std::path::{Component, Path, PathBuf};

use include_dir::{Dir, include_dir};

pub use super::source::{LoadError, Source};
use super::story::Story;
use super::text::is_ron;
pub use super::text::ron_files;
use crate::engine::Rulebook;

static SCENARIOS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/scenarios");
static RULEBOOKS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/assets/rulebooks");

/// All scenarios that can be chosen: those built in, and those of further folders.
#[derive(Debug, Clone, Default)]
pub struct Library {
    folders: Vec<PathBuf>,
}

/// One scenario file of a library.
#[derive(Debug)]
pub struct Entry {
    /// What was read, or why it could not be.
    pub source: Result<Source, LoadError>,
    /// The id that it gives itself; nothing if that cannot be read.
    pub id: Option<String>,
    /// What has the same id and comes before it: that one is meant by the id, and this one is left out of lists.
    pub hidden: Option<Hidden>,
}

/// Why a scenario file is not meant by its own id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hidden {
    /// The file that is.
    pub by: String,
    /// Whether both have the same text, so that nothing is lost.
    pub alike: bool,
}

impl Entry {
    /// A word for whoever wonders why this file is not in a list: with both places.
    #[must_use]
    pub fn left_out(&self) -> Option<String> {
        let (Ok(source), Some(id), Some(hidden)) = (&self.source, &self.id, &self.hidden) else {
            return None;
        };
        let what = if source.path.is_none() {
            format!("the built-in scenario {}", source.name)
        } else {
            source.name.clone()
        };
        // A copy of what is built in, word for word, takes nothing away.
        (!hidden.alike || source.path.is_some()).then(|| {
            format!(
                "{what} is left out: {} has the same id \"{id}\" and comes first",
                hidden.by
            )
        })
    }
}

impl Library {
    /// The scenarios that are built in, and those in `folders`, whose ids win.
    #[must_use]
    pub const fn new(folders: Vec<PathBuf>) -> Self {
        Self { folders }
    }

    /// The folders beside what is built in.
    #[must_use]
    pub fn folders(&self) -> &[PathBuf] {
        &self.folders
    }

    /// Every scenario file, also what has mistakes or cannot be read, in the order of their names; folders first. Of two files with one id
    /// the first is meant by it.
    #[must_use]
    pub fn entries(&self) -> Vec<Entry> {
        let files = self.folders.iter().flat_map(|f| scenario_files(f));
        let read = files.map(|path| Source::read(&path));
        let mut seen: HashMap<String, (String, String)> = HashMap::new();
        read.chain(built_in().map(Ok))
            .map(|source| {
                let id = source.as_ref().ok().and_then(Source::id);
                let mut hidden = None;
                if let (Ok(source), Some(id)) = (&source, &id) {
                    match seen.get(id) {
                        Some((first, text)) => {
                            hidden = Some(Hidden {
                                by: first.clone(),
                                alike: *text == source.text,
                            });
                        }
                        None => {
                            let first = (source.name.clone(), source.text.clone());
                            seen.insert(id.clone(), first);
                        }
                    }
                }
                Entry { source, id, hidden }
            })
            .collect()
    }

    /// Every scenario file that can be read, those with mistakes too, in the order of their names; folders first.
    #[must_use]
    pub fn sources(&self) -> Vec<Source> {
        let files = self.folders.iter().flat_map(|f| scenario_files(f));
        let read = files.filter_map(|path| Source::read(&path).ok());
        read.chain(built_in()).collect()
    }

    /// A scenario by its id, or by the path of its folder or file: see [`Self::source`].
    ///
    /// # Errors
    /// If there is none, it cannot be read, or it has mistakes.
    pub fn scenario(&self, name: &str) -> Result<(Source, Story), LoadError> {
        let source = self.source(name)?;
        let story = source.scenario()?;
        Ok((source, story))
    }

    /// The file of a scenario as somebody names it: the path of a file, or of a folder with a `scenario.ron` in it, or else an id. A path
    /// goes first, so that whoever checks `harbour` and then plays `harbour` meets one and the same text; [`Self::ambiguity`] says when it
    /// could have been meant otherwise.
    ///
    /// # Errors
    /// If there is none or it cannot be read.
    pub fn source(&self, name: &str) -> Result<Source, LoadError> {
        let path = Path::new(name);
        let inside = path.join("scenario.ron");
        if inside.exists() {
            return Source::read(&inside);
        }
        let folder = path.is_dir();
        if path.exists() && !folder {
            return Source::read(path);
        }
        // A folder that holds no scenario may be called like one.
        match self.with_id(name) {
            Err(_) if folder => Source::read(&inside),
            found => found,
        }
    }

    /// The file of a scenario by its id alone, wherever the program runs.
    ///
    /// # Errors
    /// If no scenario of the library has it.
    pub fn with_id(&self, id: &str) -> Result<Source, LoadError> {
        let mut known = Vec::new();
        for source in self.sources() {
            match source.id() {
                Some(own) if own == id => return Ok(source),
                own => known.extend(own),
            }
        }
        known.sort_unstable();
        known.dedup();
        Err(LoadError::Unknown {
            what: "scenario",
            name: id.to_owned(),
            known,
        })
    }

    /// What to tell whoever named something that is a path here and also the id of another scenario of the library.
    #[must_use]
    pub fn ambiguity(&self, name: &str) -> Option<String> {
        let path = Path::new(name);
        if !is_bare(path) || !path.exists() {
            return None;
        }
        let taken = self.source(name).ok()?;
        let other = self.with_id(name).ok()?;
        let same = taken.text == other.text || is_same(&taken, &other);
        (!same).then(|| {
            format!(
                "\"{name}\" is a path here, so {} is meant and not {}, which has this id",
                taken.name, other.name
            )
        })
    }
}

/// Whether a path is one plain name, which could be an id as well.
fn is_bare(path: &Path) -> bool {
    let mut parts = path.components();
    matches!(parts.next(), Some(Component::Normal(_)))
        && parts.next().is_none()
        && !path
            .as_os_str()
            .to_string_lossy()
            .ends_with(std::path::is_separator)
}

/// The scenarios that are built into the program.
pub fn built_in() -> impl Iterator<Item = Source> {
    SCENARIOS.dirs().filter_map(|dir| {
        let file = dir.get_file(dir.path().join("scenario.ron"))?;
        Some(Source {
            name: format!("scenarios/{}", file.path().display()),
            path: None,
            text: file.contents_utf8()?.to_owned(),
        })
    })
}

/// A rulebook by its id, or by the path of its file.
///
/// # Errors
/// If there is none, it cannot be read, or it has mistakes.
pub fn rulebook(name: &str) -> Result<(Source, Rulebook), LoadError> {
    let path = Path::new(name);
    let source = if let Some(file) = RULEBOOKS.get_file(format!("{name}.ron")) {
        Source {
            name: format!("assets/rulebooks/{name}.ron"),
            path: None,
            text: file.contents_utf8().unwrap_or_default().to_owned(),
        }
    } else if path.is_file() {
        Source::read(path)?
    } else {
        let known = RULEBOOKS
            .files()
            .filter_map(|file| Some(file.path().file_stem()?.to_string_lossy().into_owned()))
            .collect();
        return Err(LoadError::Unknown {
            what: "rulebook",
            name: name.to_owned(),
            known,
        });
    };
    let rulebook = source.rulebook()?;
    Ok((source, rulebook))
}

/// Whether two texts were read from one file.
#[must_use]
pub fn is_same(one: &Source, other: &Source) -> bool {
    let place = |source: &Source| source.path.as_ref().and_then(|p| p.canonicalize().ok());
    place(one).is_some_and(|place_of_one| place(other) == Some(place_of_one))
}

/// The plays of a scenario that is built in, by the name of its file.
pub(super) fn built_in_plays(scenario: &str) -> Vec<Source> {
    let folder = Path::new(scenario).parent().and_then(Path::file_name);
    let plays = folder.and_then(|id| SCENARIOS.get_dir(Path::new(id).join("plays")));
    let mut plays: Vec<Source> = plays
        .into_iter()
        .flat_map(Dir::files)
        .filter_map(|file| {
            Some(Source {
                name: format!("scenarios/{}", file.path().display()),
                path: None,
                text: file.contents_utf8()?.to_owned(),
            })
        })
        .collect();
    plays.sort_by(|a, b| a.name.cmp(&b.name));
    plays
}

/// The scenario files in a folder: `scenario.ron` in it or in its folders, and single `.ron` files.
#[must_use]
pub fn scenario_files(folder: &Path) -> Vec<PathBuf> {
    let own = folder.join("scenario.ron");
    if own.is_file() {
        return vec![own];
    }
    let Ok(entries) = std::fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut files: Vec<PathBuf> = entries
        .filter_map(|entry| {
            let path = entry.ok()?.path();
            let inner = path.join("scenario.ron");
            if inner.is_file() {
                Some(inner)
            } else {
                is_ron(&path).then_some(path)
            }
        })
        .collect();
    files.sort();
    files
}

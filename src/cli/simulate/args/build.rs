//! From what was asked for to what is played.

use std::path::Path;
use std::sync::Arc;

use super::{Args, COMPARED, Reader};
use crate::analysis::calibrate::population::Person;
use crate::analysis::factorial::Experiment;
use crate::analysis::people::{self, Seeds, Someone};
use crate::analysis::simulation::csv::Dialect;
use crate::analysis::simulation::{Cast, Origin, Simulation};
use crate::analysis::variation::{self, vary};
use crate::analysis::{BotError, NAMES, Setting, named};
use crate::cli::CliError;
use crate::cli::load::note_ambiguity;
use crate::cli::play::known_cut;
use crate::cli::simulate::locale;
use crate::content::Library;
use crate::content::library::rulebook;
use crate::engine::Game;

impl Args {
    /// Everything that is to be played: one simulation, or one for every combination of an experiment.
    pub(crate) fn simulations(&self) -> Result<Vec<Simulation>, CliError> {
        if let Some(folder) = self.library.iter().find(|folder| !folder.is_dir()) {
            return Err(CliError::new(
                "this folder does not exist",
                format!("--library {}", folder.display()),
                "name a folder that holds scenarios",
            ));
        }
        let experiment = self.read_experiment()?;
        let seeds = match experiment.as_ref().and_then(|e| e.seeds) {
            Some((from, to)) => from..to,
            None => self.seeds()?,
        };
        let library = Library::new(self.library.clone());
        note_ambiguity(&library, &self.scenario);
        let (source, story) = library.scenario(&self.scenario)?;
        let (rules, rulebook) = rulebook(&self.rulebook)?;
        let origin = Origin {
            scenario_hash: source.hash(),
            rulebook_hash: rules.hash(),
            tag: self.tag.clone(),
        };
        let set = self.set.iter().map(|text| variation::Setting::parse(text));
        let set: Vec<variation::Setting> = set.collect::<Result<_, _>>().map_err(not_set)?;
        let bots = experiment.as_ref().map_or(&[][..], |e| &e.bots);
        let people = self.read_people()?;
        let cells = experiment
            .as_ref()
            .map_or_else(|| vec![Vec::new()], Experiment::cells);
        let mut simulations = Vec::with_capacity(cells.len());
        for cell in cells {
            let settings: Vec<variation::Setting> = set.iter().cloned().chain(cell).collect();
            if let Some(twice) = (1..settings.len())
                .find(|&at| settings[..at].iter().any(|s| s.name == settings[at].name))
            {
                return Err(CliError::new(
                    "this is set twice",
                    settings[twice].name.clone(),
                    "set it once, on the command line or in the experiment",
                ));
            }
            let (story, rulebook) = vary(&story, &rulebook, &settings).map_err(not_set)?;
            let setting = Setting {
                story: &story,
                rulebook: &rulebook,
                library: &library,
            };
            let players = self.cast(bots, &people, &setting)?;
            let mut game = Game::new(story.scenario().clone(), rulebook);
            let mut factors: Vec<(String, String)> = settings
                .iter()
                .map(|s| (s.column(), s.value.clone()))
                .collect();
            if let Some(cut) = &self.cut {
                known_cut(&story, cut)?;
                game = game.skipping(story.left_out_by(cut).unwrap_or_default());
                factors.push(("cut".to_owned(), cut.clone()));
            }
            simulations.push(Simulation {
                story,
                game,
                players,
                origin: origin.clone(),
                factors,
                dialect: self.dialect(),
                seeds: seeds.clone(),
                quality: self.quality,
            });
        }
        Ok(simulations)
    }

    fn dialect(&self) -> Dialect {
        match self.reader {
            Reader::Programs => Dialect::PLAIN,
            Reader::Excel => Dialect::spreadsheet(locale::decimal_comma()),
        }
    }

    /// Who plays: bots by name, people of a file, people that are drawn.
    fn cast(
        &self,
        of_experiment: &[String],
        people: &[Someone],
        setting: &Setting<'_>,
    ) -> Result<Vec<Cast>, CliError> {
        let asked: Vec<&str> = if !self.players.is_empty() {
            self.players.iter().map(String::as_str).collect()
        } else if !of_experiment.is_empty() {
            of_experiment.iter().map(String::as_str).collect()
        } else if people.is_empty() && self.population.is_none() {
            COMPARED.to_vec()
        } else {
            Vec::new()
        };
        let mut cast: Vec<Cast> = Vec::with_capacity(asked.len());
        for name in asked {
            cast.push(Cast {
                name: label(name),
                player: Arc::from(named(name, setting).map_err(unknown)?),
                own_luck: None,
            });
        }
        cast.extend(people.iter().map(|person| Cast {
            name: person.name.clone(),
            player: Arc::new(person.clone()),
            own_luck: (person.seeds == Seeds::Own).then(|| people::own_luck(person.number())),
        }));
        cast.extend((0..self.population.unwrap_or(0)).map(|number| Cast {
            name: format!("person-{}", number + 1),
            player: Arc::new(Person::draw(self.seed, number)),
            own_luck: Some(number),
        }));
        let mut names = std::collections::HashSet::new();
        if let Some(twice) = cast.iter().find(|one| !names.insert(one.name.as_str())) {
            return Err(CliError::new(
                format!("\"{}\" is asked for twice", twice.name),
                "--player",
                "name every bot once, and let nobody be called like a bot",
            ));
        }
        Ok(cast)
    }

    fn read_people(&self) -> Result<Vec<Someone>, CliError> {
        let Some(path) = &self.people else {
            return Ok(Vec::new());
        };
        people::parse(&read(path, "--people")?)
            .map_err(|bad| in_file(path, &bad.place, bad.what, bad.help))
    }

    fn read_experiment(&self) -> Result<Option<Experiment>, CliError> {
        let Some(path) = &self.experiment else {
            return Ok(None);
        };
        Experiment::parse(&read(path, "--experiment")?)
            .map(Some)
            .map_err(|bad| in_file(path, &bad.place, bad.what, bad.help))
    }
}

/// The label of a bot: as it was asked for, but for lists, which are called by their file's name without its path.
fn label(name: &str) -> String {
    match name.strip_prefix("scripted:") {
        Some(path) => {
            let stem = Path::new(path).file_stem();
            format!("scripted:{}", stem.unwrap_or_default().to_string_lossy())
        }
        None => name.to_owned(),
    }
}

fn read(path: &Path, option: &str) -> Result<String, CliError> {
    std::fs::read_to_string(path).map_err(|error| {
        CliError::new(
            format!("the file cannot be read: {error}"),
            format!("{option} {}", path.display()),
            "name a file that is there, in UTF-8",
        )
    })
}

/// A mistake in a file: its place is a line and column, or something in words.
fn in_file(path: &Path, place: &str, what: String, help: String) -> CliError {
    let path = path.display();
    let place = if place.is_empty() {
        path.to_string()
    } else if place.starts_with(|c: char| c.is_ascii_digit()) {
        format!("{path}:{place}")
    } else {
        format!("{path}, {place}")
    };
    CliError::new(what, place, help)
}

fn not_set(bad: variation::BadSetting) -> CliError {
    CliError::new(bad.what, bad.place, bad.help)
}

fn unknown(error: BotError) -> CliError {
    let place = if error.place.is_empty() {
        format!("--player (known are: {})", NAMES.join(", "))
    } else {
        error.place
    };
    CliError::new(error.what, place, error.help)
}

//! What a new game begins with.

use super::explained;
use crate::app::data::mistakes::Mistakes;
use crate::app::data::settings::Settings;
use crate::app::data::sources::Sources;
use crate::content::library::rulebook;
use crate::session::{Session, Start, drawn_seed, new_save_path};

/// Begins a game.
pub(super) fn begin(
    name: &str,
    sources: &mut Sources,
    settings: &Settings,
    seed: Option<u64>,
) -> Result<Session, String> {
    let crises = sources.crises.take();
    let start = prepare(name, sources, settings, seed, crises)?;
    Session::start(start).map_err(|error| explained(&error))
}

/// What a new game needs: a scenario by its id or path, a seed, a file to save in. It is over after so many crises, if that is said.
pub(crate) fn prepare(
    name: &str,
    sources: &mut Sources,
    settings: &Settings,
    seed: Option<u64>,
    crises: Option<u16>,
) -> Result<Start, String> {
    let scenario = sources
        .library(settings)
        .scenario(name)
        .map_err(|error| Mistakes::of(&error).explained())?;
    let rulebook = rulebook(&sources.rulebook).map_err(|error| error.to_string())?;
    let save = match sources.save.take() {
        Some(file) => file,
        None => {
            let folder = sources.saves_folder().ok_or(
                "There is no folder for saves: this user has no home. Set TWO_HATS_DATA to a folder.",
            )?;
            new_save_path(&folder, &scenario.1.raw().id).map_err(|e| explained(&e))?
        }
    };
    let seed = seed
        .or_else(|| sources.seed.take())
        .unwrap_or_else(drawn_seed);
    Ok(Start {
        scenario,
        rulebook,
        seed,
        crises,
        save: Some(save),
    })
}

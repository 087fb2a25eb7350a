//! Opening a room, anew or from its save.

use std::net::IpAddr;
use std::path::{Path, PathBuf};

use super::setup::PhonesSetup;
use super::state::Phones;
use crate::app::data::settings::Settings;
use crate::app::data::sources::Sources;
use crate::app::play::game::{explained, prepare};
use crate::app::play::room::Setup;
use crate::host::{HostError, Options, code, open};
use crate::session::live::Live;
use crate::session::{AnswerOrder, ScenarioVersion, SessionError};

/// Where everything comes from.
pub(super) struct From<'a> {
    pub(super) sources: &'a mut Sources,
    pub(super) settings: &'a Settings,
    pub(super) phones: &'a PhonesSetup,
    /// Wakes the window, which rests while nothing happens in it.
    pub(super) wake: Box<dyn Fn() + Send + Sync>,
    pub(super) now: i64,
}

/// Opens the room that was set up.
pub(super) fn anew(room: &mut Phones, setup: &Setup, from: From<'_>) -> Result<(), String> {
    let listed = setup.scenario();
    let listed = listed.ok_or("There is no scenario without mistakes.")?;
    let crises = Some(setup.crises()).filter(|crises| *crises < setup.all());
    let start = prepare(&listed.name, from.sources, from.settings, None, crises)?;
    let code = code::draw(6).map_err(|error| error.to_string())?;
    let opened = from.phones.opened(setup.talk());
    let mut live =
        Live::start(start, opened, &code, from.now).map_err(|error| explained(&error))?;
    if setup.order() != AnswerOrder::default() {
        let ordered = live.order_answers(setup.order(), from.now);
        ordered.map_err(|error| explained(&error))?;
    }
    let address = from.phones.address();
    serve(room, live, Some(address), from)
}

/// Opens the room of a save again, where phones look for it.
pub(super) fn again(room: &mut Phones, save: &Path, from: From<'_>) -> Result<(), String> {
    let library = from.sources.library(from.settings);
    let live =
        Live::resume(save, &library, ScenarioVersion::Newest, from.now).map_err(|error| {
            match &error {
                SessionError::Save(error) => explained(error),
                SessionError::Misfit { .. } | SessionError::NoRoom(_) => error.to_string(),
            }
        })?;
    serve(room, live, None, from)
}

fn serve(
    room: &mut Phones,
    live: Live,
    bind: Option<IpAddr>,
    from: From<'_>,
) -> Result<(), String> {
    let save = live.session().save().map(PathBuf::from);
    let options = Options {
        bind,
        port: None,
        library: from.sources.library(from.settings),
    };
    let open = open(live, options).map_err(|error| unopened(&error, save.as_deref()))?;
    let screen = open.screen(from.wake);
    room.begin(open, screen, save);
    Ok(())
}

fn unopened(error: &HostError, save: Option<&Path>) -> String {
    let help = match error {
        HostError::PortTaken(_) => {
            "Is a room open in another window? Close it. This one is saved, and can be opened again from the title."
        }
        HostError::Address(..) => "Choose another network card.",
        HostError::System(_) | HostError::NoSave => "Start the program again.",
    };
    let place = save.map(|save| format!("\n\n{}", save.display()));
    format!("{error}.{}\n\n{help}", place.unwrap_or_default())
}

//! The game at hand: a session, what it shows, and what players ask of it. Every rule lives in the session.

mod decide;
mod shelves;

use std::hash::{BuildHasher, RandomState};
use std::path::{Path, PathBuf};

use bevy::input_focus::{FocusCause, InputFocus};
use bevy::platform::cell::SyncCell;
use bevy::prelude::*;
use bevy::ui_widgets::ScrollIntoView;

use super::Step;
use super::action::Action;
use super::input::{Announcer, FocusId};
use super::mistakes::Mistakes;
use super::nav::{Nav, Notice, Screen};
use super::room::RoomAction;
use super::settings::Settings;
use crate::content::library::rulebook;
use crate::content::{Library, Source};
use crate::session::{
    ReloadError, Save, Session, SessionError, Stage, Start, Texts, View, new_save_path,
};
use decide::{confirm, onward, pick};

pub(crate) use decide::{answer_id, moves};
pub use shelves::Shelves;

/// Seeds that are drawn stay below this, so that they can be read aloud in a room.
const SEEDS: u64 = 1_000_000_000;

/// What players ask of a game.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GameAction {
    /// A new game of a scenario: its id, or the path of its file.
    New(String),
    /// The same scenario again, under the same luck.
    Again,
    /// On from a save.
    Resume {
        /// The save.
        file: PathBuf,
        /// With the copy of the scenario in the save.
        stored: bool,
    },
    /// On from the save that was played last.
    ResumeLatest,
    /// The first crisis, or the one at hand.
    Begin,
    /// Picks a response without giving it: its id.
    Pick(String),
    /// Gives the one that is picked.
    Confirm,
    /// From the outcome to what comes next.
    Next,
    /// Back to the title. Nothing has to be saved: it is.
    Leave,
}

/// The game at hand.
#[derive(Resource, Default)]
pub struct Game {
    // The save's database may be used by one thread at a time: whoever wants it has the game to himself.
    session: Option<SyncCell<Session>>,
    view: Option<View>,
    /// The scenario's id or path, to begin it again.
    scenario: Option<String>,
    picked: Option<String>,
    /// The file of the scenario, if it is one.
    file: Option<PathBuf>,
}

impl Game {
    /// What may be seen; nothing before a game has begun.
    #[must_use]
    pub const fn view(&self) -> Option<&View> {
        self.view.as_ref()
    }

    /// The session. Whoever changes it calls `refresh` afterwards.
    #[must_use]
    pub fn session(&mut self) -> Option<&mut Session> {
        self.session.as_mut().map(SyncCell::get)
    }

    /// The file of the scenario that is played, if it is one: what to watch for edits.
    #[must_use]
    pub fn scenario_file(&self) -> Option<&Path> {
        self.file.as_deref()
    }

    /// Id of the response that is picked and not given yet.
    #[must_use]
    pub fn picked(&self) -> Option<&str> {
        self.picked.as_deref()
    }

    /// Takes over an edit of the scenario that is played. Gives whether anything has changed.
    ///
    /// # Errors
    /// If the edit cannot be taken over. Nothing has changed then.
    pub fn reload(&mut self, source: &Source) -> Result<bool, ReloadError> {
        let Some(session) = self.session() else {
            return Ok(false);
        };
        if !session.reload(source)? {
            return Ok(false);
        }
        self.refresh();
        // What is picked stays so, if it can still be given.
        let open = match self.view().map(|view| &view.stage) {
            Some(Stage::Crisis(crisis)) => crisis
                .responses
                .iter()
                .any(|response| self.picked() == Some(response.id.as_str())),
            _ => false,
        };
        if !open {
            self.picked = None;
        }
        Ok(true)
    }

    /// Looks at the session again.
    pub fn refresh(&mut self) {
        self.view = self.session().map(|session| session.view());
    }

    /// Goes on with this session in the place of the one at hand.
    pub(crate) fn take(&mut self, session: Session) {
        self.scenario = None;
        self.picked = None;
        self.file = session.scenario_file().map(Path::to_owned);
        self.session = Some(SyncCell::new(session));
        self.refresh();
    }

    /// Closes the game: its save is let go.
    pub fn close(&mut self) {
        *self = Self::default();
    }
}

/// Begins a game.
fn begin(
    name: &str,
    shelves: &mut Shelves,
    settings: &Settings,
    seed: Option<u64>,
) -> Result<Session, String> {
    let start = prepare(name, shelves, settings, seed, None)?;
    Session::start(start).map_err(|error| explained(&error))
}

/// What a new game needs: a scenario by its id or path, a seed, a file to save in. It is over after so many crises, if that is said.
pub(crate) fn prepare(
    name: &str,
    shelves: &mut Shelves,
    settings: &Settings,
    seed: Option<u64>,
    crises: Option<u16>,
) -> Result<Start, String> {
    let scenario = shelves
        .library(settings)
        .scenario(name)
        .map_err(|error| Mistakes::of(&error).explained())?;
    let rulebook = rulebook(&shelves.rulebook).map_err(|error| error.to_string())?;
    let save = match shelves.save.take() {
        Some(file) => file,
        None => {
            let folder = shelves.saves_folder().ok_or(
                "There is no folder for saves: this user has no home. Set TWO_HATS_DATA to a folder.",
            )?;
            new_save_path(&folder, &scenario.1.raw().id).map_err(|e| explained(&e))?
        }
    };
    let seed = seed
        .or_else(|| shelves.seed.take())
        .unwrap_or_else(|| RandomState::new().hash_one(0_u8) % SEEDS);
    Ok(Start {
        scenario,
        rulebook,
        seed,
        crises,
        save: Some(save),
    })
}

/// An error of saving with what to do.
pub(crate) fn explained(error: &crate::session::SaveError) -> String {
    format!("{error}\n\n{}\n\n{}", error.path().display(), error.help())
}

fn resumed(file: &Path, library: &Library, stored: bool) -> Result<Session, Box<Notice>> {
    let texts = if stored { Texts::Stored } else { Texts::Newest };
    let said = |text: String| {
        Box::new(Notice {
            text,
            ..Notice::default()
        })
    };
    Session::resume(file, library, texts).map_err(|error| match error {
        SessionError::Save(error) => said(explained(&error)),
        SessionError::NoRoom(_) => said(error.to_string()),
        SessionError::Misfit {
            scenario, misfit, ..
        } => Box::new(Notice {
            title: Some("The scenario has been edited since".to_owned()),
            text: format!(
                "{scenario} is not what it was when this game was played: {misfit}.\n\nThe save holds a copy of the scenario as it was. Go on with \
                 that, or undo the edit and try again. The save has not been touched."
            ),
            mistakes: None,
            offer: Some((
                "Go on with the copy in the save".to_owned(),
                GameAction::Resume {
                    file: file.to_owned(),
                    stored: true,
                }
                .into(),
            )),
        }),
    })
}

fn act(
    mut actions: MessageReader<Action>,
    mut game: ResMut<Game>,
    mut shelves: ResMut<Shelves>,
    settings: Res<Settings>,
    mut nav: ResMut<Nav>,
    mut announcer: ResMut<Announcer>,
    controls: Query<(Entity, &FocusId)>,
    mut focus: ResMut<InputFocus>,
    mut commands: Commands,
) {
    for action in actions.read() {
        let Action::Game(action) = action else {
            continue;
        };
        match action {
            GameAction::New(name) => match begin(name, &mut shelves, &settings, None) {
                Ok(session) => {
                    game.take(session);
                    game.scenario = Some(name.clone());
                    nav.open(Screen::Briefing);
                }
                Err(why) => nav.say(why),
            },
            GameAction::Again => again(&mut game, &mut shelves, &settings, &mut nav),
            GameAction::Resume { file, stored } if is_workshop(&Save::look(file)) => {
                game.close();
                commands.write_message(Action::from(RoomAction::Resume {
                    file: file.clone(),
                    stored: *stored,
                }));
            }
            GameAction::Resume { file, stored } => {
                resume(file, *stored, &mut game, &shelves, &settings, &mut nav);
            }
            GameAction::ResumeLatest => match shelves.latest() {
                Some(save) if is_workshop(&save) => {
                    game.close();
                    commands.write_message(Action::from(RoomAction::Resume {
                        file: save.path,
                        stored: false,
                    }));
                }
                Some(save) => {
                    resume(&save.path, false, &mut game, &shelves, &settings, &mut nav);
                }
                None => nav.say("There is no game to go on from."),
            },
            GameAction::Begin | GameAction::Next => onward(&game, &mut nav, &mut announcer),
            GameAction::Pick(id) => {
                if game.picked() == Some(id) {
                    confirm(&mut game, &mut nav, &mut announcer);
                } else {
                    // Enter gives the answer that was picked by its key, so the focus goes with it.
                    let card = answer_id(id);
                    if let Some((entity, _)) = controls.iter().find(|(_, known)| known.0 == card) {
                        focus.set(entity, FocusCause::Navigated);
                        commands.trigger(ScrollIntoView { entity });
                    }
                    pick(&mut game, id, &mut announcer);
                    nav.redraw();
                }
            }
            GameAction::Confirm => confirm(&mut game, &mut nav, &mut announcer),
            GameAction::Leave => {
                game.close();
                nav.open(Screen::Title);
            }
        }
    }
}

/// Whether this is the save of a workshop that is not over: it goes on in its room.
fn is_workshop(save: &Save) -> bool {
    save.can_go_on() && save.record().is_some_and(|r| r.meta.room.is_some())
}

fn again(game: &mut Game, shelves: &mut Shelves, settings: &Settings, nav: &mut Nav) {
    let Some(view) = game.view() else { return };
    let seed = view.seed;
    let name = game
        .scenario
        .clone()
        .unwrap_or_else(|| view.briefing.scenario.clone());
    // The old save is let go first: the new one may be made in the same second.
    game.close();
    match begin(&name, shelves, settings, Some(seed)) {
        Ok(session) => {
            game.take(session);
            game.scenario = Some(name);
            nav.open(Screen::Briefing);
        }
        Err(why) => {
            nav.open(Screen::Title);
            nav.say(why);
        }
    }
}

fn resume(
    file: &Path,
    stored: bool,
    game: &mut Game,
    shelves: &Shelves,
    settings: &Settings,
    nav: &mut Nav,
) {
    game.close();
    match resumed(file, &shelves.library(settings), stored) {
        Ok(session) => {
            game.take(session);
            let Some(view) = game.view() else { return };
            let screen = match (&view.stage, &view.last) {
                (Stage::End(_), _) => Screen::Debrief,
                (Stage::Crisis(_), None) => Screen::Briefing,
                (Stage::Crisis(_), Some(_)) => Screen::Crisis,
            };
            let notices = view.notices.join(" ");
            nav.open(screen);
            if !notices.is_empty() {
                nav.say(notices);
            }
        }
        Err(why) => nav.put(*why),
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Game>()
        .init_resource::<Shelves>()
        .add_systems(Update, act.in_set(Step::Act));
}

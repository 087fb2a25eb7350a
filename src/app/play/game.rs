//! The game at hand: a session, what it shows, and what players ask of it. Every rule lives in the session.

mod cuts;
mod decide;
mod played;
mod resume;
mod start;

use std::path::{Path, PathBuf};

use bevy::platform::cell::SyncCell;
use bevy::prelude::*;

use super::notice::Notice;
use crate::app::data::settings::Settings;
use crate::app::data::sources::Sources;
use crate::app::kit::Announcer;
use crate::app::step::Step;
use crate::content::Source;
use crate::engine::Hat;
use crate::session::workshop::NotesView;
use crate::session::{Intent, Pace, ReloadError, Session, Stage, View, drawn_seed};
use decide::{ask, confirm, from_here, name_hat, onward, pick};

use start::begin;

pub use cuts::CutView;
pub use played::{About, Played};
pub(crate) use resume::explained;
pub(super) use resume::resume;
pub(crate) use start::prepare;

/// What players ask of a game.
#[derive(Message, Debug, Clone, PartialEq, Eq)]
pub enum GameAction {
    /// A new game of a scenario: its id, or the path of its file.
    New(String),
    /// The same scenario again, under the same luck.
    Again,
    /// The same scenario again, under a luck of its own.
    Anew,
    /// The first crisis, or the one at hand.
    Begin,
    /// Picks a response without giving it: its id.
    Pick(String),
    /// Gives the one that is picked.
    Confirm,
    /// From the outcome to what comes next.
    Next,
    /// Says which hat the answer that was just given wears; nothing does not say.
    NameHat(Option<Hat>),
    /// Takes the last decision back, or changes the plan.
    Ask(Intent),
    /// A new game from this turn of the one at hand, with the same luck: what was decided before is taken over.
    FromHere(u16),
    /// Back to the title. Nothing has to be saved: it is.
    Leave,
}

/// What has happened to a game: the page that belongs to it is opened.
#[derive(Message, Debug, Clone, Copy, PartialEq, Eq)]
pub enum GameEvent {
    /// It has begun.
    Began,
    /// It goes on from its save.
    Resumed,
    /// A response has been given.
    Decided,
    /// What has been read is done with: on to what comes next.
    Onward,
    /// A decision has been taken back, or the plan has been changed.
    Replanned,
    /// An edit of its scenario has been taken over.
    Reloaded,
    /// It has been left.
    Left,
}

/// Whether a player names the hat of the answer that was just given, before it is seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Naming {
    /// Nobody is asked.
    #[default]
    No,
    /// It is asked now.
    Asked,
    /// This was said.
    Said(Hat),
}

/// The game at hand.
#[derive(Resource, Default)]
pub struct Game {
    // The save's database may be used by one thread at a time: whoever wants it has the game to himself.
    session: Option<SyncCell<Session>>,
    view: Option<View>,
    /// Notes on the crisis at hand, and on the one that was answered last.
    notes: [Option<NotesView>; 2],
    /// What was played, once it is over.
    played: Option<Played>,
    /// The scenario's id or path, to begin it again.
    scenario: Option<String>,
    picked: Option<String>,
    /// Whether the hat of the last answer is to be named, and what was said.
    naming: Naming,
    /// What takes the last step back, if there is one.
    undo: Option<Intent>,
    /// The file of the scenario, if it is one.
    file: Option<PathBuf>,
    /// How many games were at hand before.
    number: u32,
    /// As many crises as come at most.
    about: u16,
    /// The designed short versions, as long as one can be chosen.
    cuts: Vec<CutView>,
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

    /// Whether the hat of the last answer is to be named, and what was said.
    #[must_use]
    pub const fn naming(&self) -> Naming {
        self.naming
    }

    /// What takes the last step back: a decision, or a crisis that was skipped.
    #[must_use]
    pub const fn undo(&self) -> Option<&Intent> {
        self.undo.as_ref()
    }

    /// Takes over an edit of the scenario that is played. Returns whether anything has changed.
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

    /// Notes on the crisis at hand; those on the answers are not in them.
    #[must_use]
    pub const fn notes_ahead(&self) -> Option<&NotesView> {
        let [ahead, _] = &self.notes;
        ahead.as_ref()
    }

    /// Notes on the crisis that was answered last.
    #[must_use]
    pub const fn notes_behind(&self) -> Option<&NotesView> {
        let [_, behind] = &self.notes;
        behind.as_ref()
    }

    /// What was played, once the game is over.
    #[must_use]
    pub const fn played(&self) -> Option<&Played> {
        self.played.as_ref()
    }

    /// Looks at the session again.
    pub fn refresh(&mut self) {
        let Some(session) = self.session.as_mut().map(SyncCell::get) else {
            self.close();
            return;
        };
        let view = session.view();
        self.played = matches!(view.stage, Stage::End(_)).then(|| Played::of(session, view.seed));
        self.notes = [session.notes_ahead(), session.notes_behind()];
        self.undo = session.undo();
        self.cuts = cuts::of(session);
        self.view = Some(view);
    }

    /// Counts the named hats of a game that is over again: the last one is named when it has ended already.
    fn recount_hats(&mut self) {
        let named = self.session().map(|session| session.hats_named());
        if let (Some(named), Some(played)) = (named, &mut self.played) {
            played.named = named;
        }
    }

    /// Goes on with this session in the place of the one at hand.
    pub(crate) fn take(&mut self, session: Session) {
        self.close();
        self.number += 1;
        self.file = session.scenario_file().map(Path::to_owned);
        self.about = Pace::of(session.playthrough().story()).all();
        self.session = Some(SyncCell::new(session));
        self.refresh();
    }

    /// The number of the game since the program began: pages of two games are two pages, whatever is on them.
    #[must_use]
    pub const fn number(&self) -> u32 {
        self.number
    }

    /// As many crises as come at most in the story at hand; fewer may.
    #[must_use]
    pub const fn about(&self) -> u16 {
        self.about
    }

    /// The designed short versions that can be chosen, or the one that is played; none once something was decided.
    #[must_use]
    pub fn cuts(&self) -> &[CutView] {
        &self.cuts
    }

    /// Closes the game: its save is let go.
    pub fn close(&mut self) {
        *self = Self {
            number: self.number,
            ..Self::default()
        };
    }
}

fn act(
    mut actions: MessageReader<GameAction>,
    mut game: ResMut<Game>,
    mut sources: ResMut<Sources>,
    settings: Res<Settings>,
    mut announcer: ResMut<Announcer>,
    mut events: MessageWriter<GameEvent>,
    mut notices: MessageWriter<Notice>,
) {
    for action in actions.read() {
        match action {
            GameAction::New(name) => match begin(name, &mut sources, &settings, None) {
                Ok(session) => {
                    game.take(session);
                    game.scenario = Some(name.clone());
                    events.write(GameEvent::Began);
                }
                Err(why) => {
                    notices.write(Notice::new(why));
                }
            },
            GameAction::Again | GameAction::Anew => {
                let same = *action == GameAction::Again;
                if let Some(event) = again(&mut game, &mut sources, &settings, &mut notices, same) {
                    events.write(event);
                }
            }
            GameAction::Begin | GameAction::Next => {
                onward(&game, &mut announcer);
                events.write(GameEvent::Onward);
            }
            GameAction::Pick(id) if game.picked() != Some(id) => {
                pick(&mut game, id, &mut announcer);
            }
            GameAction::Pick(_) | GameAction::Confirm => {
                match confirm(&mut game, settings.name_hats, &mut announcer) {
                    Ok(true) => {
                        events.write(GameEvent::Decided);
                    }
                    Ok(false) => {}
                    Err(why) => {
                        notices.write(Notice::new(why));
                    }
                }
            }
            GameAction::NameHat(hat) => {
                if let Err(why) = name_hat(&mut game, *hat, &mut announcer) {
                    notices.write(Notice::new(why));
                }
            }
            GameAction::Ask(intent) => match ask(&mut game, intent, &mut announcer) {
                Ok(()) => {
                    events.write(GameEvent::Replanned);
                }
                Err(why) => {
                    notices.write(Notice::new(why));
                }
            },
            GameAction::FromHere(turn) => match from_here(&mut game, *turn, &sources) {
                Ok(session) => {
                    let name = game.scenario.clone();
                    game.take(session);
                    game.scenario = name;
                    events.write(GameEvent::Resumed);
                }
                Err(why) => {
                    notices.write(Notice::new(why));
                }
            },
            GameAction::Leave => {
                game.close();
                events.write(GameEvent::Left);
            }
        }
    }
}

/// Begins the scenario at hand once more, under the same luck or another.
fn again(
    game: &mut Game,
    sources: &mut Sources,
    settings: &Settings,
    notices: &mut MessageWriter<Notice>,
    same: bool,
) -> Option<GameEvent> {
    let view = game.view()?;
    let seed = if same { view.seed } else { drawn_seed() };
    let name = game
        .scenario
        .clone()
        .unwrap_or_else(|| view.briefing.scenario.clone());
    // The old save is let go first: the new one may be made in the same second.
    game.close();
    Some(match begin(&name, sources, settings, Some(seed)) {
        Ok(session) => {
            game.take(session);
            game.scenario = Some(name);
            GameEvent::Began
        }
        Err(why) => {
            notices.write(Notice::new(why));
            GameEvent::Left
        }
    })
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Game>()
        .init_resource::<Sources>()
        .add_message::<GameAction>()
        .add_message::<GameEvent>()
        .add_systems(Update, act.in_set(Step::Act));
}

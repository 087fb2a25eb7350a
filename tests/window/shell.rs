//! Plays of everything around the game: the list of scenarios, the settings, the pause, the help, notices, and edits while a game is played.

use std::fs;
use std::path::{Path, PathBuf};

use bevy::input_focus::InputFocus;
use bevy::prelude::{AppExit, BackgroundColor, KeyCode, Text, TextFont, With};
use bevy::text::{EditableText, RemSize};
use two_hats::app::data::settings::{Settings, Theme};
use two_hats::app::play::game::GameAction;
use two_hats::app::play::notice::Notice;
use two_hats::app::play::picker::{Part, Picker, PickerAction};
use two_hats::app::play::preferences::PreferenceAction;
use two_hats::app::play::reload::LastEdit;
use two_hats::app::screens::appearance::tokens;
use two_hats::app::screens::nav::{Navigate, Overlay, Screen};
use two_hats::app::screens::page::PageRoot;
use two_hats::session::Stage;

use crate::hand::{Play, Setup};

mod edits;
mod figures;
mod hands;
mod kept;
mod list;
mod overlays;

const SMALL: &str = include_str!("../fixtures/small/scenario.ron");

/// A folder with the small scenario, and its file.
fn library() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let own = folder.path().join("small");
    fs::create_dir(&own).unwrap();
    let file = own.join("scenario.ron");
    fs::write(&file, SMALL).unwrap();
    (folder, file)
}

fn with_library(folder: &Path, saves: Option<PathBuf>) -> Play {
    Play::with(Setup {
        folders: vec![folder.to_owned()],
        saves,
        ..Setup::default()
    })
}

/// The list of scenarios, read.
fn picker(play: &mut Play) {
    play.send(Navigate::Open(Screen::Picker));
    play.until("the list", |play| {
        play.app.world().resource::<Picker>().listing().is_some()
    });
    play.frames(3);
}

fn overlay(play: &Play) -> Option<Overlay> {
    play.overlay()
}

fn settings(play: &Play) -> Settings {
    play.app.world().resource::<Settings>().clone()
}

/// Begins the small scenario.
fn begin(play: &mut Play, file: &Path) {
    play.send(GameAction::New(file.display().to_string()));
    play.send(GameAction::Begin);
    assert_eq!(play.screen(), Screen::Crisis);
}

/// Gives the first response of the crisis at hand, and goes on.
fn answer(play: &mut Play) {
    let Some(Stage::Crisis(crisis)) = play.game().view().map(|view| &view.stage) else {
        panic!("there is no crisis");
    };
    // The first of the small scenario's file, wherever the seed shows it.
    let mut ids = crisis.responses.iter().map(|r| r.id.clone());
    let first = crisis.responses.first().unwrap().id.clone();
    let id = ids.find(|id| id == "split").unwrap_or(first);
    play.send(GameAction::Pick(id));
    play.send(GameAction::Confirm);
    play.send(GameAction::Next);
}

fn crisis(play: &Play) -> String {
    match play.game().view().map(|view| &view.stage) {
        Some(Stage::Crisis(crisis)) => crisis.id.clone(),
        _ => "none".to_owned(),
    }
}

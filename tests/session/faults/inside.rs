//! What runs with the shim before it: a game or a workshop that tries every answer again after an error, and says what was accepted.

use std::path::{Path, PathBuf};

use two_hats::content::Library;
use two_hats::content::library::rulebook;
use two_hats::session::workshop::{Open, Room, RoomError, RoomIntent, Workshop};
use two_hats::session::{Event, Intent, Record, SaveError, Session, Stage, Start, SubmitError};

const SMALL: &str = "tests/fixtures/small/scenario.ron";

/// What a save holds, in the words of [`accept`].
pub(crate) fn kept(record: &Record) -> Vec<String> {
    let room = record.meta.room.is_some();
    let mut kept = Vec::new();
    for entry in &record.entries {
        match &entry.event {
            Event::Decision(taken) if !room => {
                kept.push(format!("{}/{}", taken.crisis, taken.response));
            }
            Event::Note(noted) => kept.push(noted.intent.to_string()),
            _ => {}
        }
    }
    kept
}

/// Not a test of its own: [`super::play`] starts it.
#[test]
#[ignore = "run by the tests of faults"]
fn played_with_a_fault() {
    let (Some(kind), Some(file)) = (
        std::env::var_os("FAULTS_PLAY"),
        std::env::var_os("FAULTS_SAVE"),
    ) else {
        return;
    };
    let file = PathBuf::from(file);
    let done = if kind == "room" {
        room(&file)
    } else {
        game(&file)
    };
    match done {
        Ok(()) => println!("\nover"),
        Err(error) => println!("\nfailed {error}"),
    }
}

fn start(file: &Path) -> Start {
    Start {
        scenario: Library::default().scenario(SMALL).unwrap(),
        rulebook: rulebook("standard").unwrap(),
        seed: 4,
        crises: None,
        save: Some(file.to_owned()),
    }
}

/// Says what came of an answer.
fn tell(what: &str, error: Option<SaveError>) {
    match error {
        None => println!("\naccepted {what}"),
        Some(error @ SaveError::Unsure(..)) => println!("\nunsure {error}"),
        Some(error) => println!("\nnot saved {what}: {error}"),
    }
}

fn game(file: &Path) -> Result<(), SaveError> {
    let mut session = Session::start(start(file))?;
    let mut tries = 0;
    while let Stage::Crisis(crisis) = session.view().stage {
        // Another answer each time: whoever was told that the first was not saved may change their mind.
        let response = crisis.responses[tries % crisis.responses.len()].id.clone();
        let what = format!("{}/{response}", crisis.id);
        let crisis = crisis.id;
        let saved = match session.submit(&Intent::Choose { crisis, response }) {
            Ok(()) => None,
            Err(SubmitError::Save(error)) => Some(error),
            Err(SubmitError::Refused(refused)) => panic!("{refused}"),
        };
        let accepted = saved.is_none();
        tell(&what, saved);
        tries = if accepted { 0 } else { tries + 1 };
        if tries > 3 {
            return Ok(());
        }
    }
    Ok(())
}

fn room(file: &Path) -> Result<(), SaveError> {
    let mut room = Workshop::start(start(file), Room::new(12, 5).unwrap())?;
    let hands = |response: &str, hands| RoomIntent::Hands {
        crisis: "oven".to_owned(),
        response: response.to_owned(),
        hands,
    };
    let choose = |crisis: &str, response: &str| RoomIntent::Choose {
        crisis: crisis.to_owned(),
        response: response.to_owned(),
    };
    for intent in [
        RoomIntent::Next,
        RoomIntent::Open(Open::Hands),
        hands("split", 7),
        choose("oven", "split"),
        RoomIntent::StepBack { turn: 1 },
        choose("oven", "speech"),
        RoomIntent::Next,
        choose("starter", "promise"),
        RoomIntent::Next,
    ] {
        // With its fields in the order in which they are read back.
        let what = serde_json::to_value(&intent).unwrap().to_string();
        for tries in 0.. {
            let saved = match room.submit(&intent, 0) {
                Ok(()) => None,
                Err(RoomError::Save(error)) => Some(error),
                Err(other) => panic!("{other}"),
            };
            let accepted = saved.is_none();
            tell(&what, saved);
            if accepted {
                break;
            }
            if tries > 3 {
                return Ok(());
            }
        }
    }
    Ok(())
}

//! A workshop is killed at any moment: whatever was accepted is there when it is opened again, hands and all.

#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "helpers of tests fail like tests")]

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use two_hats::content::Library;
use two_hats::content::library::rulebook;
use two_hats::session::workshop::{Open, Room, RoomIntent, RoomStage, Workshop};
use two_hats::session::{ScenarioVersion, Start};

const SAVE: &str = "TWO_HATS_TEST_ROOM";
const SMALL: &str = "tests/fixtures/small/scenario.ron";
const ACCEPTED: &str = "accepted ";

/// Counts hands up to so many in the first crisis, and says so as soon as they are accepted.
const COUNTS: u16 = 200;

/// Not a test of its own: what is killed. Runs only where the parent says where to save.
#[test]
#[ignore = "is started, and killed, by the other test"]
fn room() {
    let Some(save) = std::env::var_os(SAVE) else {
        return;
    };
    let start = Start {
        scenario: Library::default().scenario(SMALL).unwrap(),
        rulebook: rulebook("standard").unwrap(),
        seed: 1,
        crises: None,
        save: Some(save.into()),
    };
    let mut room = Workshop::start(start, Room::new(500, 3).unwrap()).unwrap();
    room.submit(&RoomIntent::Next, 0).unwrap();
    room.submit(&RoomIntent::Open(Open::Hands), 0).unwrap();
    let mut out = std::io::stdout().lock();
    for hands in 1..=COUNTS {
        let intent = RoomIntent::Hands {
            crisis: "oven".to_owned(),
            response: "split".to_owned(),
            hands,
        };
        room.submit(&intent, 0).unwrap();
        writeln!(out, "{ACCEPTED}{hands}").unwrap();
        out.flush().unwrap();
    }
}

fn counted(save: &Path) -> u16 {
    let room = Workshop::resume(save, &Library::default(), ScenarioVersion::Newest).unwrap();
    match room.projector(0).stage {
        RoomStage::Asked(asked) => {
            let mut ids = asked.crisis.responses.iter().map(|r| &*r.id);
            asked.hands[ids.position(|id| id == "split").unwrap()].unwrap()
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_was_accepted_is_there() {
    let home = tempfile::tempdir().unwrap();
    for until in [1, 3, 7, 12, 20] {
        let save = home.path().join(format!("{until}.twohats"));
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["kill_room::room", "--exact", "--ignored", "--nocapture"])
            .env(SAVE, &save)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let said = |line: String| line.rsplit_once(ACCEPTED)?.1.parse::<u16>().ok();
        let mut last = 0;
        while last < until {
            let line = lines.next().unwrap().unwrap();
            last = said(line).unwrap_or(last);
        }
        // SIGKILL: no handler, no flush, no goodbye.
        child.kill().unwrap();
        last = lines
            .filter_map(|line| said(line.unwrap()))
            .last()
            .unwrap_or(last);
        child.wait().unwrap();
        let found = counted(&save);
        assert!(
            (last..=last + 1).contains(&found),
            "{last} shown, {found} there"
        );
    }
}

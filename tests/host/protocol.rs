//! docs/protocol.md and the code say the same.

use two_hats::host::protocol::{FromPage, close};

const TOLD: &str = include_str!("../../docs/protocol.md");

#[test]
fn messages_from_pages_that_the_docs_show_are_read() {
    let mut read = 0;
    for line in TOLD.lines().flat_map(|line| line.split('`')) {
        let from_page = ["hello", "do", "claim", "here", "away", "state"];
        let begins = |kind: &&str| line.starts_with(&format!("{{\"type\":\"{kind}\""));
        // A state that is sent has an epoch, and an answer to `here` a time.
        if from_page.iter().any(begins) && !line.contains("\"now\"") {
            let message: Result<FromPage, _> = serde_json::from_str(line);
            assert!(message.is_ok(), "{line}: {message:?}");
            read += 1;
        }
    }
    assert!(read >= 5, "{read}");
}

#[test]
fn close_codes_stand_in_the_docs() {
    for code in [
        close::AWAY,
        close::BAD,
        close::UNKNOWN,
        close::TIMEOUT,
        close::REPLACED,
        close::REMOVED,
        close::CLOSED,
        close::FLOOD,
    ] {
        assert!(TOLD.contains(&format!("| {code} |")), "{code}");
    }
}

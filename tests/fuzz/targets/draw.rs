//! Any text as a scenario, a play and a rulebook: every problem can be drawn and written as JSON, within bounds.

#![no_main]

use libfuzzer_sys::{Corpus, fuzz_target};
use two_hats::content::check::{check, check_play, check_rulebook};
use two_hats::content::report::{Lines, Look, MOST_SHOWN, Machine, human, shown};

/// Bytes that one drawn problem may have: nine places with a line each, and texts of some hundred characters.
const LONGEST: usize = 40_000;

fuzz_target!(|data: &[u8]| -> Corpus {
    let Ok(text) = std::str::from_utf8(data) else {
        return Corpus::Reject;
    };
    let lines = Lines::new(text);
    let look = Look {
        colour: data.len().is_multiple_of(2),
        width: 40 + data.len() % 100,
    };
    let checked = check(text);
    for problems in [checked.diagnostics, check_play(text, None), check_rulebook(text).0] {
        let (some, more) = shown(&problems);
        assert!(some.len() <= MOST_SHOWN && some.len() + more == problems.len());
        for problem in some {
            assert!(problem.span.start <= problem.span.end && problem.span.end <= text.len());
            let drawn = human("x.ron", &lines, problem, look);
            assert!(drawn.contains(problem.code));
            assert!(drawn.len() <= LONGEST, "{} bytes: {drawn}", drawn.len());
            let machine = Machine::new("x.ron", &lines, problem, None);
            let json = serde_json::to_string(&machine).expect("it has no maps");
            assert!(json.len() <= LONGEST, "{} bytes: {json}", json.len());
        }
    }
    Corpus::Keep
});

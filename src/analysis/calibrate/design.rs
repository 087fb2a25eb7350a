//! Findings that the debrief is designed by; there is nothing to simulate in them.

use super::row::{Row, Status};

pub(super) fn rows() -> Vec<Row> {
    vec![
        Row::unsimulated(
            "debrief",
            "Debriefed groups do better; aligned with the task, with objective records, self-led",
            "Tannenbaum and Cerasoli 2013; Keiser and Arthur 2021",
            "d = .67 to .79",
            "the debrief shows records, is led by the table itself, and is short on reactions",
            Status::Design,
        ),
        Row::unsimulated(
            "after-success",
            "After a success, reviewing what went wrong teaches; after a failure any review does",
            "Ellis et al.",
            "ordering",
            "the debrief of a good run opens with its worst decision",
            Status::Design,
        ),
        Row::unsimulated(
            "outcome-bias",
            "Decisions are judged by their outcome",
            "replications of Baron and Hershey 1988",
            "d = .8 to 1.1",
            "decision quality and luck are shown apart; nobody is graded by the outcome alone",
            Status::Design,
        ),
    ]
}

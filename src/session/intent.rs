//! What a seat may ask for, and why it may be refused.

use serde::{Deserialize, Serialize};

use super::plan::PlanChange;

/// What a player asks for. Names things by their ids, never by their positions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Intent {
    /// Gives this response to this crisis.
    Choose {
        /// Id of the crisis at hand: an intent that comes too late must not answer the next one.
        crisis: String,
        /// Id of the response.
        response: String,
    },
    /// Takes the last decision back: its crisis is asked again, with the same luck.
    StepBack {
        /// The turn of that decision: asking twice takes back one.
        turn: u16,
    },
    /// Changes the plan: how many crises, skipping one, holding a collapse off.
    Plan(PlanChange),
}

/// Why an intent was not accepted. Nothing has changed, and nothing was written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// The game is over.
    #[error("the game is over")]
    Over,
    /// It answers another crisis.
    #[error("this answers \"{asked}\", but the crisis at hand is \"{at_hand}\"")]
    OtherCrisis {
        /// What it answers.
        asked: String,
        /// What is at hand.
        at_hand: String,
    },
    /// There is no such response.
    #[error("\"{crisis}\" has no response \"{response}\"")]
    UnknownResponse {
        /// The crisis at hand.
        crisis: String,
        /// The response asked for.
        response: String,
    },
    /// There is no decision to take back.
    #[error("no decision has been taken yet")]
    NothingToTakeBack,
    /// Another decision is the last one.
    #[error("the last decision is that of turn {last}, not of turn {asked}")]
    NotTheLast {
        /// The turn asked for.
        asked: u16,
        /// The turn of the last decision.
        last: u16,
    },
    /// More crises have been answered than the game should have.
    #[error("{answered} crises have been answered, so the game cannot be over after {asked}")]
    TooShort {
        /// The length asked for.
        asked: u16,
        /// Crises that have been answered.
        answered: u16,
    },
    /// The plan is so already.
    #[error("it is so already")]
    NoChange,
    /// What was played since rests on the plan as it is.
    #[error("what was decided in turn {turn} rests on it: take that back first")]
    Rests {
        /// The turn.
        turn: u16,
    },
    /// The scenario has no such cut.
    #[error("there is no cut \"{cut}\"{}", cuts(known))]
    UnknownCut {
        /// The cut asked for.
        cut: String,
        /// Those that there are.
        known: Vec<String>,
    },
    /// It is not open at this moment.
    #[error("\"{crisis}/{response}\" is not open at this moment")]
    NotOpen {
        /// The crisis at hand.
        crisis: String,
        /// The response asked for.
        response: String,
    },
}

fn cuts(known: &[String]) -> String {
    if known.is_empty() {
        return ": this scenario has none".to_owned();
    }
    format!("; there is {}", known.join(", "))
}

#[cfg(test)]
mod tests {
    use super::Intent;

    #[test]
    fn intents_are_written_with_their_ids() {
        let intent = Intent::Choose {
            crisis: "oven".to_owned(),
            response: "split".to_owned(),
        };
        let text = serde_json::to_string(&intent).unwrap();
        assert_eq!(text, r#"{"choose":{"crisis":"oven","response":"split"}}"#);
        assert_eq!(serde_json::from_str::<Intent>(&text).unwrap(), intent);
        assert!(
            serde_json::from_str::<Intent>(r#"{"choose":{"crisis":"a","response":"b","hat":1}}"#)
                .is_err()
        );
    }
}

//! What a seat may ask for, and why it may be refused.

use serde::{Deserialize, Serialize};

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
    /// It is not open at this moment.
    #[error("\"{crisis}/{response}\" is not open at this moment")]
    NotOpen {
        /// The crisis at hand.
        crisis: String,
        /// The response asked for.
        response: String,
    },
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

//! The words of a debrief that programs go by: each is an enum here, and the same word in JSON, CSV and on the page.

use serde::{Serialize, Serializer};

macro_rules! words {
    ($(#[$about:meta])* $kind:ident { $($(#[$each:meta])* $name:ident = $word:literal,)+ }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $kind {
            $($(#[$each])* $name,)+
        }

        impl $kind {
            /// Its stable name.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$name => $word,)+
                }
            }
        }

        impl Serialize for $kind {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.name())
            }
        }
    };
}

words! {
    /// What kind of cause a ledger line has.
    CauseKind {
        /// The value at the start.
        Start = "start",
        /// A crisis arrived.
        Arrival = "arrival",
        /// A practice.
        Practice = "practice",
        /// The response itself.
        Response = "response",
        /// How it turned out.
        Outcome = "outcome",
        /// An earlier decision came back.
        Consequence = "consequence",
        /// A promise was kept.
        PromiseKept = "promise_kept",
        /// A promise was broken.
        PromiseBroken = "promise_broken",
        /// A value was honoured.
        ValueHonoured = "value_honoured",
        /// A value was breached.
        ValueBreached = "value_breached",
        /// A breach that nobody owned went on costing.
        ValueDebt = "value_debt",
        /// A breach was owned and repaired.
        ValueRepaired = "value_repaired",
        /// Somebody left.
        Departure = "departure",
        /// A rule of the rulebook.
        Rule = "rule",
    }
}

words! {
    /// Why a moment is worth discussing.
    Why {
        /// A better response was open.
        Regret = "regret",
        /// Luck moved most there.
        Surprise = "surprise",
        /// Most depended on it.
        Stakes = "stakes",
    }
}

words! {
    /// What became of a promise.
    PromiseStatus {
        /// Not judged yet.
        Open = "open",
        /// Kept.
        Kept = "kept",
        /// Broken.
        Broken = "broken",
    }
}

words! {
    /// What became of a value.
    ValueStatus {
        /// Never breached.
        Whole = "whole",
        /// Breached, and not owned.
        Breached = "breached",
        /// Breached, owned and repaired.
        Repaired = "repaired",
    }
}

words! {
    /// What decided in a room.
    DecidedBy {
        /// Most hands.
        Hands = "hands",
        /// The facilitator, over a tie.
        Facilitator = "facilitator",
        /// The group, without counting.
        Group = "group",
        /// A participant who was drawn to speak, over a tie.
        Speaker = "speaker",
    }
}

words! {
    /// Which way a meter was predicted to move.
    Way {
        /// Up.
        Up = "up",
        /// Down.
        Down = "down",
        /// Not at all.
        Same = "same",
    }
}

words! {
    /// How a prediction did.
    Verdict {
        /// Meter and way.
        Right = "right",
        /// The meter or the way.
        Half = "half",
        /// Neither.
        Wrong = "wrong",
    }
}

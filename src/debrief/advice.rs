//! The words of the plan: a habit for every practice, and what to stop.

use crate::engine::{Practice, Rule};

/// Something to stop, and the ledger lines that speak for it.
#[derive(Debug)]
pub(super) struct Stop {
    pub(super) title: &'static str,
    pub(super) text: &'static str,
    /// What it cost.
    pub(super) of: &'static str,
    pub(super) rules: &'static [Rule],
    pub(super) promises: bool,
    pub(super) values: bool,
}

pub(super) const STOPS: [Stop; 7] = [
    Stop {
        title: "one more vision before the last one is carried",
        text: "For a week, announce nothing new. Take the last thing you announced and ask who is doing what about it by when.",
        of: "trust and backlog, by leading that nothing carried",
        rules: &[Rule::Chaos, Rule::Overleading],
        promises: false,
        values: false,
    },
    Stop {
        title: "one more check",
        text: "Take one thing you check every week and give it away: say what must come out of it and when you will ask, and not before.",
        of: "trust, by checking that nobody knew the reason of",
        rules: &[Rule::Micromanaging],
        promises: false,
        values: false,
    },
    Stop {
        title: "waiting for serious things to pass",
        text: "When something serious lands, say within the hour what you know, what you do not, and when you will decide. That is not a decision yet, \
               and it is not silence.",
        of: "trust, by meeting severe crises with nothing",
        rules: &[Rule::Neglect],
        promises: false,
        values: false,
    },
    Stop {
        title: "answering before asking what the moment needs",
        text: "Before you answer, ask one question about the people and one about the work. Then choose the hat, rather than the habit.",
        of: "trust, by hats that did not fit the moment",
        rules: &[Rule::Misfit],
        promises: false,
        values: false,
    },
    Stop {
        title: "doing both at once where one would do",
        text: "Pick the hat that this hour needs, and put the other one in the calendar for Thursday. Both at once is dear, and the team pays it in strength.",
        of: "strength, by wearing two hats at once",
        rules: &[Rule::DoubleDuty],
        promises: false,
        values: false,
    },
    Stop {
        title: "promising what you have not yet made room for",
        text: "Before the next promise, write down what you will drop to keep it. If nothing comes to mind, say what you will try instead of what will be.",
        of: "trust and mood, by broken promises",
        rules: &[],
        promises: true,
        values: false,
    },
    Stop {
        title: "leaving a breach to be forgotten",
        text: "Name one thing you did against what the team says it stands for, in front of the people it concerned, and say what changes. It costs less \
               today than next month.",
        of: "trust, by values that were breached and stayed so",
        rules: &[],
        promises: false,
        values: true,
    },
];

/// A habit for the coming week.
pub(super) const fn habit(practice: Practice) -> &'static str {
    match practice {
        Practice::SetDirection => {
            "On Monday, say in two sentences what this week is for, and name one thing that will not be done for it."
        }
        Practice::AlignPeople => {
            "This week, go and see one person without whom it will not work and who disagrees. Leave when you can say their view to their liking."
        }
        Practice::MotivateInspire => {
            "Each day this week, tell one person what they did and what it made possible, by name and within the day."
        }
        Practice::PlanBudget => {
            "Take the largest intention on the table and write three dated steps with a name beside each. Show it to the three names first."
        }
        Practice::OrganiseStaff => {
            "Write down who decides what and who steps in when they are ill, for the work of one week, and let the team correct it."
        }
        Practice::ControlSolve => {
            "Choose one number that says early when something slips, look at it every Wednesday, and ask what is behind it before you fix it."
        }
    }
}

//! Stage directions for a facilitator's first time: what to do at each step of a rehearsal with simulated phones, and what to say. Two crises
//! and the debrief, in about ten minutes.

use super::LiveStep;

/// What to do at a step, and what to say to the room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Direction {
    /// What to do.
    pub act: &'static str,
    /// What to say aloud.
    pub say: &'static str,
}

impl Direction {
    /// What to do at a step of a crisis (from 1): the first as it should go, the second with what goes otherwise. Nothing where the rehearsal has
    /// nothing new to say.
    #[must_use]
    pub fn at(step: LiveStep, crisis: u16) -> Option<Self> {
        let (act, say) = match (step, crisis) {
            (LiveStep::Over, _) => (
                "The end. Turn the three acts on the wall, one after the other, and let people read each before you speak. On their phones they have a \
                 page of their own now. Then look at the debrief’s file without the room.",
                "What surprised you? Which habit do you take home, by when, and who will ask you?",
            ),
            (LiveStep::Briefing, _) => (
                "Wait until the wall counts everybody who should be in. Read the card aloud, slowly. Then go on.",
                "You need nothing but your phone. Nobody sees what you choose before the room is shown what it chose.",
            ),
            (LiveStep::Discuss, 1) => (
                "Read the scene aloud, and not the answers. Start the timer, and wait: silence is work. Take no answers yet. Then go on.",
                "What do you see about the people? What about the process? Who here would see it otherwise?",
            ),
            (LiveStep::Vote, 1) => (
                "Read the answers aloud by their numbers, in one tone. Look at how many are through, not at what they chose. When the last take long, send \
                 a gentle sign to them. Then go on.",
                "Each for yourself, in silence. You can change your answer until I close the vote.",
            ),
            (LiveStep::Talk, 1) => (
                "Nobody has seen the count, and you keep it so. Give two minutes by the timer. Then go on.",
                "Turn to somebody you do not know. What speaks for an answer that you did not give?",
            ),
            (LiveStep::VoteAgain, 1) => (
                "Wait as before. Whoever does nothing stays with the first answer.",
                "Vote again: the same or another one.",
            ),
            (LiveStep::Predict, 1) => (
                "The answer of the room is known now. Leave half a minute.",
                "What will move most, and which way?",
            ),
            (LiveStep::NameHat, 1) => (
                "The shortest step: ten seconds.",
                "Which job did you just do: leading, managing, both, or neither?",
            ),
            (LiveStep::Tie, _) => (
                "Two answers have most votes. The speaker that the wall names decides, in two touches. If nobody does, give an answer directly.",
                "It stands even. Our speaker decides for this once.",
            ),
            (LiveStep::Reveal, 1) => (
                "Turn the pages of the wall: the answer and its hat, the votes, what moved. Let them read before you explain; ask first those who voted \
                 otherwise. Then go on to the second crisis.",
                "Who voted otherwise, and what did you see?",
            ),
            (LiveStep::Discuss, 2) => (
                "Now what goes otherwise than planned. Send something in beside the crisis, and see it arrive on every phone. Make the wall black, and \
                 bring it back.",
                "Something has just come in. Does it change what you see?",
            ),
            (LiveStep::Vote, 2) => (
                "Look under the people: somebody’s phone sleeps. Ask who is there, and leave them time. Type in three raised hands beside the phones. Then \
                 reveal at once, without the other steps.",
                "Whoever has no phone, raise a hand now.",
            ),
            (LiveStep::Reveal, 2) => (
                "You have revealed too soon, say: step back, and see the vote again. Reveal once more. Then end the game early under the plan: the debrief \
                 is what people remember.",
                "I was too quick. Nothing is lost: we look at the vote once more.",
            ),
            _ => return None,
        };
        Some(Self { act, say })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_crisis_has_a_direction_at_every_step_and_every_text_can_be_read_at_a_glance() {
        for step in LiveStep::ALL {
            let said = Direction::at(step, 1).unwrap_or_else(|| panic!("nothing at {step:?}"));
            assert!(said.act.split_whitespace().count() <= 50, "{}", said.act);
            assert!(said.say.split_whitespace().count() <= 25, "{}", said.say);
        }
        assert!(Direction::at(LiveStep::Discuss, 3).is_none());
    }
}

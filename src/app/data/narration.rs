//! What happened, in the words in which it is written on a page and said to a screen reader.

pub(crate) mod ahead;
#[cfg(feature = "host")]
pub(crate) mod phones;
pub(crate) mod room;

use crate::engine::Hat;
use crate::session::{
    Aftermath, CameBack, CrisisView, LeftView, MeterMove, MoodChange, PromiseNews, PromiseTurn,
    TurnView, ValueNews, ValueTurn,
};

/// What happened to a promise, in two or three words.
#[must_use]
pub(crate) const fn promise_head(what: PromiseTurn) -> &'static str {
    match what {
        PromiseTurn::Made => "A promise made",
        PromiseTurn::Kept => "A promise kept",
        PromiseTurn::Broken => "A promise broken",
    }
}

/// The promise itself, to whom, and what is seen of it.
#[must_use]
pub(crate) fn promise(news: &PromiseNews) -> String {
    let to = news.to.as_deref().unwrap_or("the team");
    match news.what {
        PromiseTurn::Made => format!("To {to}, by crisis {}: {}", news.due, news.text),
        PromiseTurn::Kept | PromiseTurn::Broken => {
            let said = format!("To {to}: {} {}", news.text, news.note);
            with_size(said.trim_end(), &news.moved)
        }
    }
}

/// What happened to a value, in two or three words.
#[must_use]
pub(crate) const fn value_head(what: ValueTurn) -> &'static str {
    match what {
        ValueTurn::Honoured => "A value honoured",
        ValueTurn::Breached => "A value breached",
        ValueTurn::Repaired => "A breach repaired",
    }
}

/// The value in the team's own words.
#[must_use]
pub(crate) fn value(news: &ValueNews) -> String {
    with_size(&format!("“{}”", news.text), &news.moved)
}

/// What happened, and how far it moved the meters, if it did.
fn with_size(said: &str, moved: &str) -> String {
    if moved.is_empty() {
        said.to_owned()
    } else {
        format!("{said} {moved}.")
    }
}

/// Where a consequence comes from.
#[must_use]
pub(crate) fn back_head(back: &CameBack) -> String {
    format!(
        "Because of crisis {}, “{}”, where you chose “{}”",
        back.turn, back.title, back.chose
    )
}

/// Who left.
#[must_use]
pub(crate) fn left_head(left: &LeftView) -> String {
    format!("{} has left", left.name)
}

/// How somebody looks now, and why.
#[must_use]
pub(crate) fn mood(change: &MoodChange) -> String {
    format!(
        "{} looks {} now, {} before: {}",
        change.name,
        change.now.word(),
        change.before.word(),
        change.why
    )
}

/// A meter at 0 has ended the game.
#[must_use]
pub(crate) fn ended(meter: &str) -> (String, &'static str) {
    (format!("{meter} is at 0"), "The game ends here.")
}

/// A meter at 0 would have ended the game.
#[must_use]
pub(crate) fn held(meter: &str) -> (String, &'static str) {
    let said = "It would have ended the game; the collapse is held off.";
    (format!("{meter} is at 0"), said)
}

/// How meters moved, as one says it.
pub(crate) fn moves(meters: &[MeterMove]) -> String {
    let said: Vec<String> = meters
        .iter()
        .map(|meter| {
            let by = meter.after - meter.before;
            let how = match by {
                0 => format!("{} stays at {}", meter.name, meter.after),
                1.. => format!("{} rises by {by} to {}", meter.name, meter.after),
                _ => format!("{} falls by {} to {}", meter.name, -by, meter.after),
            };
            if meter.reason.is_empty() {
                format!("{how}.")
            } else {
                format!("{how}: {}.", meter.reason)
            }
        })
        .collect();
    said.join(" ")
}

/// Everything beside the story, meters last.
#[must_use]
pub(crate) fn aftermath(after: &Aftermath) -> String {
    let backs = after
        .came_back
        .iter()
        .map(|b| format!("{}: {}", back_head(b), b.text));
    let promises = after
        .promises
        .iter()
        .map(|p| format!("{}. {}", promise_head(p.what), promise(p)));
    let values = after
        .values
        .iter()
        .map(|v| format!("{}: {}", value_head(v.what), value(v)));
    let left = after
        .left
        .iter()
        .map(|l| format!("{}. {}", left_head(l), l.text));
    let ends = after.collapsed.iter().map(|meter| ended(meter));
    let ends = ends.chain(after.held_off.iter().map(|meter| held(meter)));
    let said: Vec<String> = backs
        .chain(promises)
        .chain(values)
        .chain(left)
        .chain([moves(&after.meters)])
        .chain(ends.map(|(head, text)| format!("{head}. {text}")))
        .map(|part| part.trim().to_owned())
        .filter(|part| !part.is_empty())
        .collect();
    said.join(" ")
}

/// A hat within a sentence.
#[must_use]
pub(crate) const fn hat(hat: Hat) -> &'static str {
    crate::debrief::worn(hat)
}

/// Whether a hat was named rightly.
#[must_use]
pub(crate) fn named(said: Hat, wore: Hat) -> String {
    if said == wore {
        format!("You said {}: it is.", hat(said))
    } else {
        format!("You said {}: it wore {}.", hat(said), hat(wore))
    }
}

/// What a decision did.
#[must_use]
pub(crate) fn turn(turn: &TurnView) -> String {
    let mut said = vec![format!("{}, {}.", turn.hat.name, turn.hat.about)];
    if !turn.outcome.is_empty() {
        said.push(turn.outcome.clone());
    }
    for line in &turn.says {
        let who = line.who.as_deref().unwrap_or("Someone");
        said.push(format!("{who}: “{}”", line.text));
    }
    said.push(aftermath(&turn.aftermath));
    said.extend(turn.moods.iter().map(|m| format!("{}.", mood(m))));
    said.retain(|part| !part.is_empty());
    said.join(" ")
}

/// What the arrival of a crisis did.
#[must_use]
pub(crate) fn arrival(crisis: &CrisisView) -> String {
    let after = aftermath(&crisis.arrived);
    format!("{}. {after}", crisis.title).trim_end().to_owned()
}

/// With a capital at its beginning.
#[must_use]
pub(crate) fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

/// A time in milliseconds since 1970 as one says it.
pub(crate) fn when(milliseconds: i64) -> String {
    jiff::Timestamp::from_millisecond(milliseconds).map_or_else(
        |_| "some time ago".to_owned(),
        |time| {
            time.to_zoned(jiff::tz::TimeZone::system())
                .strftime("%-d %B %Y, %H:%M")
                .to_string()
        },
    )
}

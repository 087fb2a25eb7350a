//! Characters that the fonts of the program do not have.

use std::collections::BTreeSet;

use crate::content::finding::{At, Finding};
use crate::content::raw::{RawCrisis, RawLater, RawResponse, RawScenario};

/// What the shipped fonts have, made by the build script: ranges that include both ends.
mod table {
    include!(concat!(env!("OUT_DIR"), "/glyphs.rs"));
}

/// Characters that are named at most.
const NAMED: usize = 8;
/// Other places that are shown at most.
const PLACES: usize = 3;

/// Adds one warning for the whole file: a text in another script has such characters everywhere.
pub(super) fn lint(raw: &RawScenario, findings: &mut Vec<Finding>) {
    let mut look = Look::default();
    look.scenario(raw);
    let mut places = look.places.into_iter();
    let Some((first, part)) = places.next() else {
        return;
    };
    let named: Vec<String> = look.missing.iter().take(NAMED).map(|c| name(*c)).collect();
    let more = look.missing.len() - named.len();
    let more = if more > 0 {
        format!(" and {more} more characters")
    } else {
        String::new()
    };
    let texts = match look.texts {
        1 => "one text".to_owned(),
        n => format!("{n} texts"),
    };
    let mut finding = Finding::warning(
        "not-in-fonts",
        &At::ROOT,
        format!(
            "the fonts of the game have no {}{more}, in {texts}",
            named.join(" ")
        ),
    )
    .label("the first of them")
    .part(part)
    .help("the window shows them with a font of the computer, if it has one, and as empty boxes if not: look at it on the computer that will be used, or write them otherwise");
    finding.place = first;
    finding.related = places
        .map(|(place, _)| (place, "and here".to_owned()))
        .collect();
    findings.push(finding);
}

/// The character as it is, with its number: whoever reads the message may not see it either.
fn name(c: char) -> String {
    format!("{c} (U+{:04X})", u32::from(c))
}

#[derive(Default)]
struct Look {
    missing: BTreeSet<char>,
    texts: usize,
    /// The first places, and the first such character in each.
    places: Vec<(Vec<crate::content::finding::Step>, String)>,
}

impl Look {
    fn scenario(&mut self, raw: &RawScenario) {
        let root = At::ROOT;
        self.title(&raw.title, &root.field("title"));
        self.text(&raw.pitch, &root.field("pitch"));
        self.text(&raw.briefing, &root.field("briefing"));
        for (i, text) in raw.objectives.iter().enumerate() {
            self.text(text, &root.field("objectives").index(i));
        }
        for (i, value) in raw.values.iter().enumerate() {
            self.text(&value.text, &root.field("values").index(i).field("text"));
        }
        for (i, meter) in raw.meters.iter().enumerate() {
            let meters = root.field("meters");
            let at = meters.index(i);
            self.text(&meter.name, &at.field("name"));
            self.text(&meter.about, &at.field("about"));
        }
        for (i, member) in raw.team.iter().enumerate() {
            let team = root.field("team");
            let at = team.index(i);
            self.text(&member.name, &at.field("name"));
            self.text(&member.job, &at.field("job"));
            self.text(&member.about, &at.field("about"));
            if let Some(short) = &member.short {
                self.text(short, &at.field("short"));
            }
            if let Some(leaves) = &member.leaves {
                self.text(&leaves.text, &at.field("leaves").field("text"));
            }
        }
        for (i, crisis) in raw.crises.iter().enumerate() {
            self.crisis(crisis, &root.field("crises").index(i));
        }
        for (i, voice) in raw.voices.iter().enumerate() {
            self.text(&voice.text, &root.field("voices").index(i).field("text"));
        }
        for (i, ending) in raw.endings.iter().enumerate() {
            let endings = root.field("endings");
            let at = endings.index(i);
            self.title(&ending.title, &at.field("title"));
            self.text(&ending.text, &at.field("text"));
        }
    }

    fn crisis(&mut self, crisis: &RawCrisis, at: &At<'_>) {
        self.title(&crisis.title, &at.field("title"));
        self.text(&crisis.moment, &at.field("moment"));
        self.text(&crisis.scene, &at.field("scene"));
        let signals = at.field("signals");
        self.text(&crisis.signals.people, &signals.field("people"));
        self.text(&crisis.signals.process, &signals.field("process"));
        for (i, paragraph) in crisis.also.iter().enumerate() {
            self.text(&paragraph.text, &at.field("also").index(i).field("text"));
        }
        for (field, texts) in [("discuss", &crisis.discuss), ("listen", &crisis.listen)] {
            for (i, text) in texts.iter().enumerate() {
                self.text(text, &at.field(field).index(i));
            }
        }
        for (i, response) in crisis.responses.iter().enumerate() {
            self.response(response, &at.field("responses").index(i));
        }
    }

    fn response(&mut self, response: &RawResponse, at: &At<'_>) {
        self.text(&response.text, &at.field("text"));
        self.text(&response.insight, &at.field("insight"));
        self.laters(&response.later, &at.field("later"));
        for (i, promise) in response.promises.iter().enumerate() {
            let promises = at.field("promises");
            let at = promises.index(i);
            self.text(&promise.text, &at.field("text"));
            self.text(&promise.kept_text, &at.field("kept_text"));
            self.text(&promise.broken_text, &at.field("broken_text"));
        }
        for (i, outcome) in response.outcomes.iter().enumerate() {
            let outcomes = at.field("outcomes");
            let at = outcomes.index(i);
            self.text(&outcome.text, &at.field("text"));
            self.laters(&outcome.later, &at.field("later"));
            for (l, line) in outcome.says.iter().enumerate() {
                self.text(&line.text, &at.field("says").index(l).field("text"));
            }
        }
    }

    fn laters(&mut self, laters: &[RawLater], at: &At<'_>) {
        for (i, later) in laters.iter().enumerate() {
            self.text(&later.text, &at.index(i).field("text"));
        }
    }

    fn title(&mut self, text: &str, at: &At<'_>) {
        self.look(text, at, &[table::TITLES, table::TEXTS]);
    }

    fn text(&mut self, text: &str, at: &At<'_>) {
        self.look(text, at, &[table::TEXTS]);
    }

    fn look(&mut self, text: &str, at: &At<'_>, fonts: &[&[(u32, u32)]]) {
        if text.is_ascii() {
            return;
        }
        let lacks = |c: &char| !is_invisible(*c) && !fonts.iter().all(|font| has(font, *c));
        let mut missing = text.chars().filter(lacks);
        let Some(first) = missing.next() else {
            return;
        };
        self.missing.insert(first);
        self.missing.extend(missing);
        self.texts += 1;
        if self.places.len() <= PLACES {
            self.places.push((at.steps(), first.to_string()));
        }
    }
}

fn has(font: &[(u32, u32)], c: char) -> bool {
    let c = u32::from(c);
    let after = font.partition_point(|(first, _)| *first <= c);
    after > 0 && font.get(after - 1).is_some_and(|(_, last)| c <= *last)
}

/// Whether a character has nothing to be drawn: spaces, controls, joiners, marks of direction, variants.
fn is_invisible(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(
            c,
            '\u{ad}'
                | '\u{200b}'..='\u{200f}'
                | '\u{202a}'..='\u{202e}'
                | '\u{2060}'..='\u{2064}'
                | '\u{2066}'..='\u{2069}'
                | '\u{fe00}'..='\u{fe0f}'
                | '\u{feff}'
        )
}

#[cfg(test)]
mod tests {
    use super::{has, table};

    #[test]
    fn the_shipped_fonts_have_what_european_texts_need_and_no_more() {
        for font in [table::TITLES, table::TEXTS] {
            for c in "aZ09éßŁıș„“”‘’–—…€ΩЖ".chars() {
                assert!(has(font, c), "{c}");
            }
            for c in "日アע\u{915}🙂".chars() {
                assert!(!has(font, c), "{c}");
            }
        }
    }
}

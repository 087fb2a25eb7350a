//! The debrief as a summary for a terminal.

use super::points::{one, signed};
use super::report::{Debrief, Fit, Kind};

pub(super) fn summary(debrief: &Debrief, columns: usize) -> String {
    let mut page = Page {
        out: String::new(),
        columns: columns.max(40),
    };
    let played = &debrief.played;
    page.heading(&format!("Debrief: {}", played.title));
    match &played.ending {
        Some(ending) => page.paragraph(&format!("{}. {}", ending.title, ending.text)),
        None => page.paragraph("The game is not over yet."),
    }
    if let Some(fell) = &played.fell {
        page.paragraph(&fell.said());
    }
    page.heading("Grade, decisions, luck");
    for said in &debrief.scores.said {
        page.paragraph(said);
    }
    turns(debrief, &mut page);
    course(debrief, &mut page);
    page.heading("Moments worth discussing");
    for moment in &debrief.moments {
        let Some(turn) = debrief.turns.iter().find(|t| t.turn == moment.turn) else {
            continue;
        };
        page.paragraph(&format!("Crisis {}: {}", turn.turn, turn.title));
        for said in &moment.said {
            page.item("  ", said);
        }
        for road in &turn.roads {
            let mark = if road.taken { "* " } else { "  " };
            page.item(
                mark,
                &format!(
                    "{:<6} expected {} ({}), same luck {}: {}",
                    road.hat.name(),
                    one(road.expected.mean),
                    if road.taken {
                        "yours".to_owned()
                    } else {
                        signed(road.ahead.mean)
                    },
                    road.same_luck_grade.whole(),
                    road.text
                ),
            );
        }
        for question in &moment.questions {
            page.item("? ", question);
        }
        page.out.push('\n');
    }
    people(debrief, &mut page);
    page.heading("Practices");
    for practice in &debrief.profile.practices {
        let note = match (practice.overused, practice.used, practice.offered) {
            (true, ..) => ", overused",
            (_, 0, 0) => ", never offered here",
            (_, 0, _) => ", never used",
            _ => "",
        };
        page.item(
            "- ",
            &format!(
                "{}: {} of {}{note}",
                practice.name, practice.used, practice.offered
            ),
        );
    }
    page.heading("A plan");
    let plan = &debrief.plan;
    for advice in [&plan.start, &plan.stop, &plan.practise] {
        page.item(
            "- ",
            &format!("{}. {} ({})", advice.title, advice.text, advice.because),
        );
    }
    page.out.push('\n');
    if let Some(meant) = &debrief.meant {
        page.heading("From Monday on");
        page.paragraph(&meant.habit);
        page.paragraph(&meant.when());
    }
    if let Some(found) = &debrief.before_after {
        page.heading("Before and after");
        page.paragraph(&found.said());
        page.paragraph(found.limits());
    }
    page.paragraph(&debrief.note);
    page.out.truncate(page.out.trim_end().len());
    page.out.push('\n');
    page.out
}

fn turns(debrief: &Debrief, page: &mut Page) {
    page.heading("Crisis by crisis");
    let meters: Vec<_> = debrief
        .numbers
        .iter()
        .filter(|n| n.kind == Kind::Meter)
        .take(3)
        .collect();
    let width = page.columns.saturating_sub(46).clamp(10, 40);
    page.line(&format!(
        "    {:width$}  hat     fit     mor stab res   luck",
        "crisis"
    ));
    for turn in &debrief.turns {
        let title: String = turn.title.chars().take(width).collect();
        let value = |i: usize| {
            let number = meters
                .get(i)
                .and_then(|m| m.values.get(usize::from(turn.turn)));
            number.map_or_else(String::new, |v| v.whole())
        };
        let fit = match turn.fit {
            Fit::Fits => "fits",
            Fit::Apart => "apart",
            Fit::Waited => "waited",
            Fit::Unasked => "",
        };
        page.line(&format!(
            "{:>2}. {title:width$}  {:<7} {fit:<7} {:>3} {:>4} {:>3} {:>6}",
            turn.turn,
            turn.hat.name(),
            value(0),
            value(1),
            value(2),
            signed(turn.surprise.mean)
        ));
    }
    page.out.push('\n');
}

fn course(debrief: &Debrief, page: &mut Page) {
    if debrief.course.is_empty() {
        return;
    }
    page.heading("Changed on the way");
    for change in &debrief.course {
        page.item("- ", &format!("{}. {}", change.when(), change.said));
    }
    if let Some(said) = debrief.taken_back() {
        page.paragraph(&said);
    }
    page.out.push('\n');
}

fn people(debrief: &Debrief, page: &mut Page) {
    page.heading("People, promises, values");
    for member in &debrief.team {
        let first = member.said.first().map_or("", String::as_str);
        let why = if member.left.is_some() {
            member.said.get(1).map_or("", String::as_str)
        } else {
            ""
        };
        page.item("- ", format!("{}: {first} {why}", member.name).trim_end());
    }
    for promise in &debrief.promises {
        page.item(
            "- ",
            &format!(
                "Promise of crisis {}, {}: “{}”",
                promise.made.turn,
                promise.status.name(),
                promise.text
            ),
        );
    }
    for value in &debrief.values {
        page.item("- ", &format!("“{}” {}", value.text, value.said.join(" ")));
    }
}

struct Page {
    out: String,
    columns: usize,
}

impl Page {
    fn line(&mut self, text: &str) {
        self.out.push_str(text.trim_end());
        self.out.push('\n');
    }

    fn heading(&mut self, text: &str) {
        if !self.out.is_empty() && !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
        for line in textwrap::wrap(text, self.columns) {
            self.line(&line);
        }
        self.line(&"-".repeat(text.chars().count().min(self.columns)));
    }

    fn paragraph(&mut self, text: &str) {
        for part in text.split("\n\n") {
            for line in textwrap::wrap(part, self.columns) {
                self.line(&line);
            }
        }
    }

    fn item(&mut self, mark: &str, text: &str) {
        let indent = " ".repeat(mark.chars().count());
        let options = textwrap::Options::new(self.columns)
            .initial_indent(mark)
            .subsequent_indent(&indent);
        for line in textwrap::wrap(text, options) {
            self.line(&line);
        }
    }
}

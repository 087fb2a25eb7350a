//! One crisis as a facilitator meets it: what it asks for, its answers with their hats, what simulated games do here, and how to lead the talk.

use maud::{Markup, html};

use super::figures::{CrisisFigures, Figures};
use super::hats::hat;
use super::numbers::numbered;
use super::page::{line, tame};
use super::scope::Scope;
use crate::content::framework::framework;
use crate::content::raw::{RawCrisis, Word};
use crate::content::{Story, phrases};
use crate::engine::{CrisisIx, Situation};

/// The page of a crisis. `number` is its place in what is played, from 1.
pub(super) fn crisis(scope: Scope<'_>, number: usize, ix: CrisisIx, all: &Figures) -> Markup {
    let story = scope.story;
    let raw = story.crisis(ix);
    let figures = &all.crises[ix.at()];
    html! {
        section class="crisis" {
            h3 { (number) ". " span dir="auto" { (tame(&raw.title)) } }
            p class="soft" {
                (situation(raw.situation).0) " · severity " (raw.severity) " of 100"
                @if !raw.moment.is_empty() { " · " span dir="auto" { (line(story, &raw.moment)) } }
                " · " (arrives(raw, figures, all.games))
            }
            p { b { "What it asks for. " } span dir="auto" { (asks(story, raw)) } }
            @if !(raw.signals.people.is_empty() && raw.signals.process.is_empty()) {
                ul class="signals" {
                    @if !raw.signals.people.is_empty() { li dir="auto" { b { "People: " } (line(story, &raw.signals.people)) (seen_by(story, &raw.signals.r#for.people)) } }
                    @if !raw.signals.process.is_empty() { li dir="auto" { b { "Process: " } (line(story, &raw.signals.process)) (seen_by(story, &raw.signals.r#for.process)) } }
                }
            }
            (answers(scope, ix, figures))
            p { (verdict(figures, all.luck_decides(ix))) }
            (talk(story, raw))
        }
    }
}

/// The name of a situation, and what it asks for.
fn situation(of: Situation) -> (&'static str, &'static str) {
    framework()
        .raw
        .situations
        .iter()
        .find(|s| s.id == of)
        .map_or((of.name(), ""), |s| (&s.name, &s.about))
}

fn arrives(raw: &RawCrisis, figures: &CrisisFigures, games: u64) -> String {
    let share = figures.came * 100 / games.max(1);
    match (raw.when.is_some() || raw.group.is_some(), share) {
        (_, 98..) => "always comes".to_owned(),
        (true, 0) => {
            "comes only to those who bring it about, and came in none of the simulated games"
                .to_owned()
        }
        (true, share) => format!("comes only to some: in {share} of 100 simulated games"),
        (false, share) => format!("comes in {share} of 100 simulated games: some end before"),
    }
}

/// The author's sentence, or one from the situation.
fn asks(story: &Story, raw: &RawCrisis) -> String {
    if raw.asks.is_empty() {
        let (_, about) = situation(raw.situation);
        let mut said = about.to_owned();
        if let Some(first) = said.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        if !said.ends_with('.') {
            said.push('.');
        }
        return said;
    }
    line(story, &raw.asks)
}

fn seen_by(story: &Story, seats: &[String]) -> Markup {
    let names: Vec<&str> = story
        .raw()
        .seats
        .iter()
        .filter(|seat| seats.contains(&seat.id))
        .map(|seat| &*seat.name)
        .collect();
    html! {
        @if !names.is_empty() { " " span class="soft" { "(seen by " (tame(&names.join(", "))) ")" } }
    }
}

fn answers(scope: Scope<'_>, ix: CrisisIx, figures: &CrisisFigures) -> Markup {
    let story = scope.story;
    html! {
        table {
            thead { tr {
                th { "" } th { "Answer" } th { "Hat" } th class="n" { "Best in" } th class="n" { "Behind" } th class="n" { "Luck" }
            } }
            tbody {
                @for (number, response) in (1..).zip(numbered(scope, ix)) {
                    @let raw = story.response(response);
                    @let figure = figures.answers.iter().find(|a| a.response == response);
                    tr {
                        td class="n" { (number) }
                        td {
                            span dir="auto" { (line(story, &raw.text)) }
                            @if !raw.ideas.is_empty() { " " span class="soft" { (ideas(&raw.ideas)) } }
                            @if figure.is_some_and(|f| f.tempts) { " " b { "Tempts." } }
                        }
                        td { (hat(raw.hat)) @if !raw.practices.is_empty() { br; span class="soft" { (practices(raw)) } } }
                        @if let Some(f) = figure {
                            td class="n" { (f.best) " of " (f.open) }
                            td class="n" { (format!("{:.1}", f.behind)) }
                            td class="n" { (format!("{:.1}", f.luck)) }
                        } @else {
                            td class="n" { "–" } td class="n" { "–" } td class="n" { "–" }
                        }
                    }
                }
            }
        }
    }
}

fn practices(raw: &crate::content::raw::RawResponse) -> String {
    let names: Vec<String> = raw
        .practices
        .iter()
        .map(|&p| phrases::practice(p).0.to_lowercase())
        .collect();
    names.join(", ")
}

fn ideas(words: &[Word]) -> String {
    let name = |id: &str| {
        framework()
            .raw
            .ideas
            .iter()
            .find(|idea| idea.id.0 == id)
            .map_or_else(|| id.to_owned(), |idea| idea.name.clone())
    };
    let names: Vec<String> = words.iter().map(|word| name(&word.0)).collect();
    names.join(", ")
}

fn verdict(figures: &CrisisFigures, luck_decides: bool) -> String {
    if figures.answers.is_empty() {
        return "No simulated game came here.".to_owned();
    }
    let choice = if figures.depends_on_state() {
        "Which answer is best depends on how the team is by now."
    } else {
        "One answer is best for most teams."
    };
    let luck = if luck_decides {
        " Luck has more say here than in most crises: ask for reasons, not for results."
    } else {
        ""
    };
    format!("{choice}{luck}")
}

fn talk(story: &Story, raw: &RawCrisis) -> Markup {
    let notes = &raw.notes;
    let or = |text: &str, otherwise: &str| {
        if text.is_empty() {
            otherwise.to_owned()
        } else {
            line(story, text)
        }
    };
    let (stuck, question) = where_groups_get_stuck(raw.situation);
    html! {
        @if !raw.listen.is_empty() {
            p { b { "Listen for. " } @for text in &raw.listen { span dir="auto" { (line(story, text)) } " " } }
        }
        p dir="auto" { b { "Where groups get stuck. " } (or(&notes.stuck, stuck)) }
        p dir="auto" { b { "A question that frees them. " } (or(&notes.question, question)) }
        p dir="auto" { b { "Move on " } (or(&notes.move_on, "as soon as two people have given different reasons for the same answer.")) }
        @if !raw.discuss.is_empty() {
            p { b { "After the reveal, ask:" } }
            ul { @for text in &raw.discuss { li dir="auto" { (line(story, text)) } } }
        }
    }
}

/// Where groups get stuck in such a situation, and what frees them; for crises without notes of their own.
const fn where_groups_get_stuck(situation: Situation) -> (&'static str, &'static str) {
    match situation {
        Situation::Acute => (
            "They look for the cause, or for whoever did it, before anybody has said who does what in the next hour.",
            "What has to be true one hour from now, and whose name stands beside it?",
        ),
        Situation::Upheaval => (
            "They plan steps for a way that nobody has chosen yet.",
            "If it went well, what would people here say they were doing it for?",
        ),
        Situation::Steady => (
            "They find nothing urgent, and leave it as it is.",
            "What will you be sorry not to have begun, a year from now?",
        ),
        Situation::Growth => (
            "They ask people for more of what already carried the smaller team.",
            "Who decides this today, and who should when you are twice as many?",
        ),
    }
}

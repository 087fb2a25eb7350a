//! The people, the values and the words of a scenario on one page.

use maud::{Markup, html};

use super::page::{line, paragraphs, tame};
use super::scope::Scope;
use crate::content::Story;
use crate::content::framework::framework;

/// The cast, what the team stands for, and the glossary.
pub(super) fn cast(story: &Story) -> Markup {
    let raw = story.raw();
    html! {
        section class="sheet" {
            h2 { "The people" }
            dl class="cast" {
                @for member in &raw.team {
                    div {
                        dt { b dir="auto" { (tame(&member.name)) } span dir="auto" { (tame(&member.job)) } }
                        dd dir="auto" {
                            (line(story, &member.about))
                            @if !member.talents.is_empty() {
                                " " span class="soft" { "Good at: " (talents(&member.talents)) "." }
                            }
                        }
                    }
                }
            }
            @if !raw.values.is_empty() {
                h3 { "What the team says it stands for" }
                ul { @for value in &raw.values { li dir="auto" { (line(story, &value.text)) } } }
            }
            @if !raw.meters.is_empty() {
                h3 { "What is counted beside morale, stability and results" }
                ul { @for meter in &raw.meters { li dir="auto" { b { (tame(&meter.name)) } ": " (line(story, &meter.about)) } } }
            }
            @if !raw.notes.glossary.is_empty() {
                h3 { "Words of the trade" }
                dl class="words" {
                    @for term in &raw.notes.glossary {
                        div { dt dir="auto" { (tame(&term.word)) } dd dir="auto" { (line(story, &term.text)) } }
                    }
                }
            }
        }
    }
}

fn talents(words: &[crate::content::raw::Word]) -> String {
    let skills = &framework().raw.skills;
    let name = |id: &str| {
        skills
            .iter()
            .find(|skill| skill.id.0 == id)
            .map_or_else(|| id.to_owned(), |skill| skill.name.to_lowercase())
    };
    let names: Vec<String> = words.iter().map(|word| name(&word.0)).collect();
    names.join(", ")
}

/// What everybody hears before the first crisis.
pub(super) fn briefing(scope: Scope<'_>) -> Markup {
    let story = scope.story;
    html! {
        section {
            h2 { "The briefing" }
            (paragraphs(story, &story.raw().pitch))
            (paragraphs(story, scope.briefing()))
        }
    }
}

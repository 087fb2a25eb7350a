//! The whole text of a scenario in reading order, for reviewers.

use maud::{Markup, html};

use super::cast::{briefing, cast};
use super::hats::hat;
use super::page::{line, page, paragraphs, tame};
use super::scope::Scope;
use crate::content::Story;
use crate::content::raw::{RawCrisis, RawLater, RawResponse};

/// Every word that a player can come to read.
#[must_use]
pub fn script(scope: Scope<'_>) -> String {
    let story = scope.story;
    let raw = story.raw();
    let body = html! {
        header {
            p class="kicker" { "Two Hats · script" }
            h1 dir="auto" { (tame(&scope.title())) }
            p class="warning" { "Everything that a player can come to read, whatever happens." }
        }
        main {
            (briefing(scope))
            (cast(story))
            @for (number, _, crisis) in scope.crises() { (one(story, number, crisis)) }
            section {
                h2 { "Voices" }
                ul { @for voice in &raw.voices { li dir="auto" { (line(story, &voice.text)) } } }
                h2 { "Those who leave" }
                ul { @for member in &raw.team { @if let Some(leaving) = &member.leaves { li dir="auto" { (line(story, &leaving.text)) } } } }
                h2 { "Endings" }
                @for ending in &raw.endings {
                    h3 dir="auto" { (line(story, &ending.title)) }
                    (paragraphs(story, &ending.text))
                }
            }
        }
    };
    page(story, "Script", &body)
}

fn one(story: &Story, number: usize, crisis: &RawCrisis) -> Markup {
    html! {
        section class="crisis" {
            h2 { (number) ". " span dir="auto" { (tame(&crisis.title)) } }
            p class="soft" dir="auto" { (line(story, &crisis.moment)) }
            (paragraphs(story, &crisis.scene))
            @for also in &crisis.also { div class="if" { (paragraphs(story, &also.text)) } }
            ul class="signals" {
                li dir="auto" { b { "People: " } (line(story, &crisis.signals.people)) }
                li dir="auto" { b { "Process: " } (line(story, &crisis.signals.process)) }
            }
            @for brief in &crisis.briefs { p dir="auto" { b { "For " (tame(&brief.r#for.join(", "))) ": " } (line(story, &brief.text)) } }
            @for (number, response) in (1..).zip(&crisis.responses) { (answer(story, number, response)) }
            @if !crisis.discuss.is_empty() {
                ul { @for text in &crisis.discuss { li dir="auto" { (line(story, text)) } } }
            }
        }
    }
}

fn answer(story: &Story, number: usize, response: &RawResponse) -> Markup {
    html! {
        h4 dir="auto" { (number) ". " (line(story, &response.text)) " " (hat(response.hat)) }
        @for outcome in &response.outcomes {
            div class="if" {
                (paragraphs(story, &outcome.text))
                @for said in &outcome.says { p class="soft" dir="auto" { (line(story, &format!("{{{}}}: ‘{}’", said.who, said.text))) } }
                (later(story, &outcome.later))
            }
        }
        (later(story, &response.later))
        @for promise in &response.promises {
            p class="soft" dir="auto" { b { "Promised: " } (line(story, &promise.text)) " " b { "Kept: " } (line(story, &promise.kept_text)) " " b { "Broken: " } (line(story, &promise.broken_text)) }
        }
        p class="soft" dir="auto" { b { "Insight: " } (line(story, &response.insight)) }
    }
}

fn later(story: &Story, all: &[RawLater]) -> Markup {
    html! {
        @for later in all {
            p class="soft" dir="auto" { b { (later.turns) " later: " } (line(story, &later.text)) }
        }
    }
}

//! The facilitator's guide, and the edition for participants that spoils nothing.

use maud::{Markup, html};

use super::cast::{briefing, cast};
use super::crisis::crisis;
use super::figures::Figures;
use super::numbers::numbers;
use super::page::{line, page, paragraphs, tame};
use super::plan::{plan, plan_of_cut};
use super::quiz::key;
use super::scope::Scope;
use crate::content::framework::framework;
use crate::content::{Story, phrases};
use crate::session::Pace;

/// Lengths that the guide plans, in minutes.
const LENGTHS: [u16; 3] = [30, 60, 90];

/// The facilitator's guide.
#[must_use]
pub fn guide(scope: Scope<'_>, figures: &Figures, pace: &Pace) -> String {
    let story = scope.story;
    let raw = story.raw();
    let body = html! {
        header {
            p class="kicker" { "Two Hats · facilitator’s guide" }
            h1 dir="auto" { (tame(&scope.title())) }
            (paragraphs(story, &raw.pitch))
            p class="warning" { "This guide gives everything away. Participants get the reader’s edition." }
        }
        main {
            (purpose(story))
            @if scope.cut.is_some() { (plan_of(scope, pace)) } @else { (plans(story, pace)) }
            (opening(scope))
            (cast(story))
            section {
                h2 { "The crises" }
                p class="soft" {
                    "The figures are from " (figures.games) " games played by programs, and from every answer tried in up to 12 of the states they came to. "
                    b { "Best in" } ": in how many of them this answer led furthest. " b { "Behind" } ": how far it lay behind the best on average, in points of the grade. "
                    b { "Luck" } ": how far good luck lies above bad luck. " b { "Tempts" } ": a plain rule of thumb often takes it where another is better."
                }
                (numbers(scope))
            }
            @for (number, ix, _) in scope.crises() { (crisis(scope, number, ix, figures)) }
            @if scope.cut.is_none() { (cuts(story)) }
            (closing(story))
            (key())
            (limits())
        }
    };
    page(story, "Guide", &body)
}

/// What participants may read beforehand: nothing that a crisis reveals.
#[must_use]
pub fn participants(story: &Story) -> String {
    let raw = story.raw();
    let body = html! {
        header {
            p class="kicker" { "Two Hats · for participants" }
            h1 dir="auto" { (tame(&raw.title)) }
        }
        main {
            @if !raw.content_note.is_empty() {
                p dir="auto" { b { "Before you read on: " } (line(story, &raw.content_note)) }
            }
            (briefing(Scope::whole(story)))
            (cast(story))
            section {
                h2 { "What you will do" }
                p { "You answer one crisis at a time, as the team’s leader, as its manager, or as both. No answer is right for every team, and which hat an answer wears is shown only after you have chosen. What you promise comes back." }
                p { "Leading sets direction, aligns people and keeps them willing: the why and the what. Managing plans, organises and keeps things under control: the how and the when." }
            }
        }
    };
    page(story, "Participants", &body)
}

fn purpose(story: &Story) -> Markup {
    let raw = story.raw();
    let notes = &raw.notes;
    let role = framework().raw.roles.iter().find(|r| r.id == raw.role);
    let (level, whom) = phrases::level(raw.level);
    html! {
        section {
            h2 { "What it is for" }
            (paragraphs(story, &notes.purpose))
            @if !raw.objectives.is_empty() {
                p { "Afterwards, a group should be better at this:" }
                ul { @for text in &raw.objectives { li dir="auto" { (line(story, text)) } } }
            }
            p {
                b { "For whom. " }
                @if notes.audience.is_empty() { (level) ", " (whom) "." } @else { span dir="auto" { (line(story, &notes.audience)) } }
                @if let Some(role) = role { " The player’s role: " (role.name) ". " (role.about) }
            }
            p dir="auto" {
                b { "What one should know of the trade. " }
                @if raw.knowledge.is_empty() { "Nothing." } @else { (line(story, &raw.knowledge)) }
            }
            @if !raw.content_note.is_empty() {
                p dir="auto" { b { "Say beforehand. " } (line(story, &raw.content_note)) }
            }
            @if !notes.trade.is_empty() {
                h3 { "The trade in a few sentences" }
                p dir="auto" { @for text in &notes.trade { (line(story, text)) " " } }
            }
        }
    }
}

fn plans(story: &Story, pace: &Pace) -> Markup {
    html! {
        section {
            h2 { "By the minute" }
            div class="plans" {
                @for minutes in LENGTHS {
                    @let (crises, steps) = plan(story, pace, minutes);
                    div {
                        h3 { (minutes) " minutes: " (crises) " crises" }
                        table { tbody { @for step in steps { tr {
                            td class="n" { (step.at) }
                            td { span dir="auto" { (tame(&step.what)) } }
                        } } } }
                    }
                }
            }
            p class="soft" {
                "A third of the time belongs to the debrief. Each crisis is read aloud and talked about for three minutes, as docs/workshop.md reckons it; groups that ask much need more. Begin a short game with "
                code { "--crises" } "; it can be lengthened while it runs."
            }
        }
    }
}

/// The plan of a cut, and how long it takes as docs/workshop.md reckons.
fn plan_of(scope: Scope<'_>, pace: &Pace) -> Markup {
    let minutes = scope.cut.map_or(0, |cut| cut.minutes);
    let steps = plan_of_cut(scope, minutes.try_into().unwrap_or(u16::MAX));
    let all = pace.all();
    html! {
        section {
            h2 { "By the minute" }
            h3 { (minutes) " minutes: " (all) " crises" }
            table { tbody { @for step in steps { tr {
                td class="n" { (step.at) }
                td { span dir="auto" { (tame(&step.what)) } }
            } } } }
            p class="soft" {
                "Read aloud, with three minutes of talk about each crisis and ten of debrief, it takes about " (pace.minutes(all).about)
                " minutes, as docs/workshop.md reckons: where that is more than you have, let the scenes be read quietly, or talk for less. Begin it with "
                code { "--cut " (scope.cut.map_or("", |cut| &*cut.id)) } "."
            }
        }
    }
}

fn opening(scope: Scope<'_>) -> Markup {
    let story = scope.story;
    let raw = story.raw();
    html! {
        section {
            h2 { "To read aloud" }
            blockquote {
                @if raw.notes.opening.is_empty() {
                    p { "You are about to run a team that is in trouble. One crisis after the other comes in, and you answer each of them together. There is no right answer that I am hiding from you: what helps depends on how the team is at that moment, and luck has its say. You will not see which hat an answer wears before you have chosen it. Afterwards we look at what you did, and play the same luck again down a road that you did not take." }
                } @else {
                    (paragraphs(story, &raw.notes.opening))
                }
            }
            (briefing(scope))
        }
    }
}

fn cuts(story: &Story) -> Markup {
    let raw = story.raw();
    html! {
        @if !raw.cuts.is_empty() {
            section {
                h2 { "Short versions" }
                @for cut in &raw.cuts {
                    p dir="auto" {
                        b { (tame(&cut.title)) } ", " (cut.minutes) " minutes: "
                        (tame(&cut.crises.iter().filter_map(|id| story.find_crisis(id)).map(|ix| &*story.crisis(ix).title).collect::<Vec<_>>().join(" · ")))
                        ". " code { "--cut " (cut.id) }
                    }
                }
            }
        }
    }
}

fn closing(story: &Story) -> Markup {
    let notes = &story.raw().notes;
    html! {
        section {
            h2 { "Closing round" }
            ol {
                @if notes.closing.is_empty() {
                    li { "Which answer of another table, or of somebody who voted otherwise, would you like to have given, and what did they see that you did not?" }
                    li { "Which of the two hats did this hour show you wearing too readily?" }
                    li { "Where in your own week does the other one lie unused?" }
                } @else {
                    @for text in &notes.closing { li dir="auto" { (line(story, text)) } }
                }
            }
            p { b { "A commitment each: " } "one habit, by when, and who will ask you about it. The cards have a sheet for it." }
        }
    }
}

fn limits() -> Markup {
    html! {
        section {
            h2 { "What the model is not" }
            p { "The game is a model of how teams ordinarily react. It is not an assessment of a person: one hour, one story and one room’s luck say nothing about how somebody leads. Its numbers are held against published findings, and its misses are published beside its hits (docs/model.md). Do not compare people by their grade, and do not keep it." }
        }
    }
}

//! Before and after on paper: a sheet for each form, and the key for the facilitator apart from them.

use maud::{Markup, html};

use super::hats::icon;
use crate::content::quiz::{
    ASKS_JOB, ASKS_REASON, Form, FormId, JOBS, LIMITS, MOST, job, letters, quiz,
};

/// Both forms, each on a sheet of its own.
pub(super) fn forms() -> Markup {
    html! { @for id in FormId::ALL { (sheet(quiz().form(id))) } }
}

fn sheet(form: &Form) -> Markup {
    html! {
        section class="sheet form" aria-label={ "Form " (form.id.name()) } {
            h2 { "Form " (form.id.name()) }
            p class="who" { "Number or name: ____________ ☐ before ☐ after" }
            p { "In each moment: which job does it ask for, of whoever leads and manages here, and why? Mark one job and one reason." }
            ul class="jobs" { @for (_, hat) in JOBS { li { (icon(hat)) " " (job(hat)) } } }
            @for (number, situation) in (1..).zip(&form.situations) {
                div class="moment" {
                    p { b { (number) ". " } (situation.text) }
                    div class="marks" {
                        p { @for (word, _) in JOBS { "☐ " (named(word)) br; } }
                        p { @for (letter, reason) in letters().zip(&situation.reasons) { "☐ " b { (letter) } " " (reason.text) br; } }
                    }
                }
            }
        }
    }
}

/// A job's word as it stands beside a box.
fn named(word: &str) -> &str {
    match word {
        "lead" => "Lead",
        "manage" => "Manage",
        "both" => "Both",
        _ => "Leave it",
    }
}

/// How to use the forms, and what is right.
pub(super) fn key() -> Markup {
    html! {
        section class="sheet" {
            h2 { "Before and after" }
            p {
                "Two forms of five short situations, which have nothing to do with this scenario, ask for the job of a moment and for a reason. The cards have a sheet for each. "
                "Give half of the people form A before and form B after, and the other half B before and A after: then it matters less if one of them is harder. "
                "Five minutes are enough. Nobody puts a name on it: a number finds the second sheet."
            }
            p {
                "A point for each right job and one for each right reason make " (MOST) " points a form. Type the sheets in as docs/workshop.md says, and "
                code { "two-hats quiz --results --keep FILE" } " prints the mean change with its interval; " code { "two-hats debrief SAVE --quiz FILE" } " adds it to the debrief."
            }
            p { b { "What it does not show. " } (LIMITS) }
            @for id in FormId::ALL {
                h3 { "Key to form " (id.name()) ": not for participants" }
                table {
                    thead { tr { th class="n" { "" } th { (ASKS_JOB) } th { (ASKS_REASON) } th { "Because" } } }
                    tbody { @for (number, situation) in (1..).zip(&quiz().form(id).situations) { tr {
                        td class="n" { (number) }
                        @let (job, because) = situation.key.split_once(": ").unwrap_or((&situation.key, ""));
                        td { (job) }
                        td { @if let Some(letter) = letters().nth(situation.right()) { (letter) } }
                        td { (because) }
                    } } }
                }
            }
        }
    }
}

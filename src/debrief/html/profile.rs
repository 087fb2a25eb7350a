//! The profile (used, overused, passed by) and the plan.

use super::escape::escape;
use super::tables::hat;
use crate::debrief::action::Advice;
use crate::debrief::report::{Debrief, Use};
use crate::engine::Hat;

pub(super) fn profile(debrief: &Debrief) -> String {
    let profile = &debrief.profile;
    let worn: Vec<String> = Hat::ALL
        .into_iter()
        .zip(profile.hats)
        .map(|(h, n)| format!("{} {n} ×", hat(h)))
        .collect();
    let rows: String = profile.practices.iter().map(practice).collect();
    format!(
        "<p>{}</p><table><caption>Practices</caption><thead><tr><th scope=\"col\">Practice</th><th scope=\"col\">Hat</th><th class=\"n\" scope=\"col\">Used</th>\
         <th class=\"n\" scope=\"col\">Open in</th><th scope=\"col\"></th></tr></thead><tbody>{rows}</tbody></table><div class=\"pair\"><div>{}</div><div>{}</div></div>\
         <p class=\"soft\">What this scenario never offered is not counted as passed by.</p>",
        worn.join(" &nbsp; "),
        list("Skills", &profile.skills),
        list("Ideas", &profile.ideas),
    )
}

fn practice(of: &Use) -> String {
    let note = match of {
        Use { overused: true, .. } => "overused: more than half of what you did",
        Use {
            used: 0,
            offered: 0,
            ..
        } => "never offered here",
        Use { used: 0, .. } => "never used",
        _ => "",
    };
    format!(
        "<tr><th scope=\"row\" title=\"{}\">{}</th><td>{}</td><td class=\"n\">{}</td><td class=\"n\">{}</td><td>{note}</td></tr>",
        escape(&of.about),
        escape(&of.name),
        of.hat.map_or_else(String::new, hat),
        of.used,
        of.offered
    )
}

fn list(title: &str, uses: &[Use]) -> String {
    let mut used: Vec<&Use> = uses.iter().filter(|u| u.used > 0).collect();
    used.sort_by_key(|u| std::cmp::Reverse(u.used));
    let mut passed: Vec<&Use> = uses
        .iter()
        .filter(|u| u.used == 0 && u.offered > 0)
        .collect();
    passed.sort_by_key(|u| std::cmp::Reverse(u.offered));
    let items = |uses: &[&Use], count: fn(&Use) -> u32| -> String {
        if uses.is_empty() {
            return "<p>None.</p>".to_owned();
        }
        let items: String = uses
            .iter()
            .map(|u| {
                format!(
                    "<li><span title=\"{}\">{}</span> <span class=\"soft\">{} ×</span></li>",
                    escape(&u.about),
                    escape(&u.name),
                    count(u)
                )
            })
            .collect();
        format!("<ul class=\"flat\">{items}</ul>")
    };
    format!(
        "<h3>{title} you reached for</h3>{}<details><summary>Open to you, and passed by ({})</summary>{}</details>",
        items(&used, |u| u.used),
        passed.len(),
        items(&passed, |u| u.offered)
    )
}

pub(super) fn plan(debrief: &Debrief) -> String {
    let plan = &debrief.plan;
    let piece = |advice: &Advice| {
        format!(
            "<div><h3>{}</h3><p>{}</p><p class=\"because\">Why: {}</p></div>",
            escape(&advice.title),
            escape(&advice.text),
            escape(&advice.because)
        )
    };
    let objectives: String = debrief
        .played
        .objectives
        .iter()
        .map(|objective| format!("<li>{}</li>", escape(objective)))
        .collect();
    let objectives = if objectives.is_empty() {
        String::new()
    } else {
        format!("<h3>What this scenario was for</h3><ul>{objectives}</ul>")
    };
    format!(
        "<div class=\"plan\">{}{}{}</div>{objectives}<p class=\"soft\">The plan follows from one playthrough by simple rules. Take what fits, and talk about what does not.</p>",
        piece(&plan.start),
        piece(&plan.stop),
        piece(&plan.practise)
    )
}

//! Whether the choices are choices: dominated responses, crises whose best response never changes, answers that can be known unread.

use super::decisions::{Decisions, Met, Tried, different};
use super::figure::{Case, Figure, Measures, Unit, whole};
use super::playing::Record;
use super::settled::Unread;
use super::thresholds::Thresholds;
use crate::analysis::Blind;
use crate::content::story::Story;
use crate::engine::{CrisisIx, ResponseIx};

/// Which responses are best in one crisis.
struct OfCrisis<'a> {
    crisis: CrisisIx,
    tried: Vec<&'a Tried>,
    states: usize,
}

/// The states that say something about choices: where the game is lost or won whatever is done, every response is as good as every other.
fn by_crisis<'a>(story: &Story, tried: &'a [Tried], margin: f64) -> Vec<OfCrisis<'a>> {
    let matters = |t: &&Tried| t.open.iter().any(|w| w.is_behind(margin));
    (0..story.raw().crises.len() as u32)
        .map(|c| {
            let of: Vec<&Tried> = tried
                .iter()
                .filter(matters)
                .filter(|t| t.crisis.0 == c)
                .collect();
            OfCrisis {
                crisis: CrisisIx(c),
                states: different(of.iter().map(|t| t.state)),
                tried: of,
            }
        })
        .collect()
}

/// Adds what the states that were tried out show.
pub(super) fn lint(
    story: &Story,
    found: &Decisions,
    thresholds: &Thresholds,
    sheet: &mut Measures,
) {
    let crises = by_crisis(story, &found.tried, thresholds.dominated.margin);
    dominated(story, &found.met, &crises, thresholds, sheet);
    flips(story, &crises, thresholds, sheet);
}

fn dominated(
    story: &Story,
    met: &[Met],
    crises: &[OfCrisis<'_>],
    thresholds: &Thresholds,
    sheet: &mut Measures,
) {
    let limits = &thresholds.dominated;
    let code = "measured-dominated-response";
    let (mut count, mut looked_at) = (0, 0);
    let mut case = None;
    for crisis in crises {
        for response in story.scenario().crisis(crisis.crisis).responses.iter() {
            let response = ResponseIx(response);
            let is_open = met.iter().filter(|m| m.open.contains(&response));
            looked_at += u32::from(different(is_open.map(|m| m.state)) >= limits.states);
            let open: Vec<(&Tried, f64, bool)> = crisis
                .tried
                .iter()
                .filter_map(|t| {
                    let worth = t.open.iter().find(|w| w.response == response)?;
                    Some((*t, worth.behind, worth.is_behind(limits.margin)))
                })
                .collect();
            if different(open.iter().map(|(t, ..)| t.state)) < limits.states {
                continue;
            }
            let nearest = open.iter().min_by(|a, b| a.1.total_cmp(&b.1));
            let Some((nearest, behind, _)) = nearest.filter(|_| open.iter().all(|o| o.2)) else {
                continue;
            };
            count += 1;
            case = case.or_else(|| Some(nearest.case.clone()));
            let best = nearest.open.get(nearest.best).map(|w| w.response);
            let best = best.map_or_else(String::new, |b| story.response(b).id.clone());
            let message = format!(
                "this response is never worth giving: open in {} states, it was {behind:.1} points of the grade behind \"{best}\" at the nearest, wanted {:.1} or less in some state",
                open.len(),
                limits.margin
            );
            sheet.warn(
                code,
                story.place_of_response(response),
                message,
                Some(&nearest.case),
                "give it something that the others do not buy, or a state in which it is right",
            );
        }
    }
    let what = format!("responses that are never worth giving (of {looked_at})");
    let figure = Figure::new(code, what, f64::from(count), Unit::Number).most(0.0);
    sheet.figures.push(figure.case(case));
}

fn flips(story: &Story, crises: &[OfCrisis<'_>], thresholds: &Thresholds, sheet: &mut Measures) {
    let limits = &thresholds.flips;
    let code = "measured-no-flip";
    let (mut flipping, mut counted) = (0_u32, 0_u32);
    let mut stuck = Vec::new();
    for crisis in crises.iter().filter(|c| c.states >= limits.states) {
        counted += 1;
        let responses = story.scenario().crisis(crisis.crisis).responses;
        let mut shares: Vec<(f64, ResponseIx)> = responses
            .iter()
            .map(|r| {
                let best = |t: &&&Tried| t.clearly_best(limits.margin) == Some(ResponseIx(r));
                let count = crisis.tried.iter().filter(best).count();
                (count as f64 / crisis.tried.len() as f64, ResponseIx(r))
            })
            .collect();
        shares.sort_by(|a, b| b.0.total_cmp(&a.0));
        let (Some(&(first, best)), second) = (shares.first(), shares.get(1).map_or(0.0, |s| s.0))
        else {
            continue;
        };
        if first <= limits.best_most && second >= limits.second_least {
            flipping += 1;
        } else {
            stuck.push((crisis, first, best));
        }
    }
    let share = f64::from(flipping) / f64::from(counted);
    let what = format!("crises whose best response changes with the state (of {counted})");
    let figure = Figure::new(code, what, share, Unit::Share).least(limits.share_least);
    let too_few = !figure.passes();
    sheet.figures.push(figure);
    for (crisis, first, best) in stuck {
        if !too_few && first < limits.always {
            continue;
        }
        let shows = |t: &&&Tried| t.clearly_best(limits.margin) == Some(best);
        let case: Option<Case> = crisis.tried.iter().find(shows).map(|t| t.case.clone());
        let best = &story.response(best).id;
        let message = if first > limits.best_most {
            format!(
                "the best response here hardly ever changes: \"{best}\" was clearly best in {:.0} % of {} states, wanted {:.0} % or less",
                first * 100.0,
                crisis.tried.len(),
                limits.best_most * 100.0
            )
        } else {
            format!(
                "the best response here hardly ever changes: only \"{best}\" was ever clearly best, in {:.0} % of {} states, wanted a second one in {:.0} %",
                first * 100.0,
                crisis.tried.len(),
                limits.second_least * 100.0
            )
        };
        sheet.warn(
            code,
            story.place_of_crisis(crisis.crisis),
            message,
            case.as_ref(),
            "let what is right depend on trust, fatigue, backlog, promises or who is still there",
        );
    }
}

/// Adds what the bot without text knows.
pub(super) fn unread(
    found: &Decisions,
    picks: &Blind,
    [blind, random]: [&Record; 2],
    others: usize,
    thresholds: &Thresholds,
    sheet: &mut Measures,
) {
    let limits = &thresholds.blind;
    let code = "measured-blind";
    let tried = &found.tried;
    let shares = Unread::new(&found.met, tried, picks);
    let case = tried.iter().find(|t| t.is_found_by(picks));
    let what = format!(
        "best responses found unread, above chance ({:.0} % of {}, chance {:.0} %; learnt from {others} scenarios)",
        shares.right * 100.0,
        tried.len(),
        shares.chance * 100.0
    );
    let figure = Figure::new(code, what, shares.above(), Unit::Share)
        .most(limits.above_chance_most)
        .case(case.map(|t| t.case.clone()));
    sheet.hold(
        figure,
        whole(),
        "the answers can be known without reading",
        "change the places and lengths of responses, and let another hat be right more often",
    );
    let what = format!(
        "grade of `blind` ({:.1}) above `random` ({:.1})",
        blind.mean(),
        random.mean()
    );
    let figure = Figure::new(code, what, blind.mean() - random.mean(), Unit::Points)
        .most(limits.above_random_most)
        .case(blind.typical_gap(random).map(|s| Case::new("blind", s)));
    sheet.hold(
        figure,
        whole(),
        "whoever reads nothing does well",
        "change the places and lengths of responses, and let another hat be right more often",
    );
}

//! Grade, decision quality and luck, kept apart: good decisions can end badly, and the debrief says so.

use super::facts::Facts;
use super::figure::Figure;
use super::points::{Points, off, one};
use super::report::Scores;

pub(super) fn scores(facts: &Facts<'_>) -> Scores {
    let figures = facts.roads.figures();
    let round = |x: f64| (x * 10.0).round() / 10.0;
    let mut scores = Scores {
        grade: Points(facts.roads.grade),
        quality: figures.quality.map(round),
        expected_at_start: figures.expected_at_start.into(),
        decisions: figures.skill.into(),
        luck: figures.luck.into(),
        regret: round(figures.regret),
        lucks: facts.roads.lucks,
        said: Vec::new(),
    };
    scores.said = said(&scores, facts.roads.finished, figures.grade);
    scores
}

fn said(scores: &Scores, finished: bool, ahead: f64) -> Vec<String> {
    let mut said = Vec::new();
    if finished {
        said.push(format!(
            "The grade is {} of 100. From this start, a plain routine (the hat that the situation asks for, weighed against what the team has) \
             could expect {}.",
            scores.grade.whole(),
            one(scores.expected_at_start.mean)
        ));
    } else {
        said.push(format!(
            "The game is not over: the grade so far is {} of 100, and {} is to be expected at its end.",
            scores.grade.whole(),
            one(ahead)
        ));
    }
    said.push(moved("Your decisions", scores.decisions));
    said.push(moved("Luck", scores.luck));
    match scores.quality {
        None => said.push("Nothing was at stake in the decisions so far.".to_owned()),
        Some(quality) => said.push(format!(
            "Decision quality is {quality:.0} of 100: that share of what the decisions could move, from the worst open response each time to the \
             best, was taken. It knows nothing of how the luck fell."
        )),
    }
    said.extend(apart(scores).map(str::to_owned));
    said
}

fn moved(who: &str, by: Figure) -> String {
    let verb = if by.mean < 0.0 { "took away" } else { "added" };
    let (size, within) = (one(by.mean.abs()), off(by.within));
    if by.is_clear() {
        format!("{who} {verb} {size} points (give or take {within}).")
    } else {
        format!("{who} moved the grade by no more than the estimate can tell ({size} ± {within}).")
    }
}

/// Where decisions and luck pulled apart, and outcome alone would mislead.
fn apart(scores: &Scores) -> Option<&'static str> {
    const MUCH: f64 = 2.0;
    let (quality, luck) = (scores.quality?, scores.luck.mean);
    if !scores.luck.is_clear() {
        return None;
    }
    if quality >= 65.0 && luck <= -MUCH {
        Some("Good decisions met bad luck: judge them by what could be known, not by how it ended.")
    } else if quality <= 45.0 && luck >= MUCH {
        Some("Good luck covered weak decisions: the ending looks better than the way there.")
    } else {
        None
    }
}

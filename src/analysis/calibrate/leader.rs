//! How much the player matters: `DeRue` et al. 2011, Kaplan and Kaiser, Gallup 2015, and skill against luck.

use super::row::{Criterion, Row, Status, Unit};
use super::sample::{Sample, Variable};

pub(super) fn rows(sample: &Sample) -> Vec<Row> {
    use Variable::{Grade, Lead, Manage, Quality, Versatility, Wait};
    let habits = [Lead, Manage, Wait, Quality].map(|v| v as usize);
    vec![
        Row::simulated(
            "explained",
            "Traits and behaviours of the leader explain effectiveness",
            "DeRue et al. 2011",
            "at least 31 %",
            "R² of a player's quality of fit and shares of leading, managing and waiting, by person and scenario, on the grade of single playthroughs",
            Unit::Coefficient,
            Criterion::Within { from: 0.3, to: 0.7 },
            sample.estimate(|m| {
                m.regression(Grade as usize, &habits)
                    .map_or(0.0, |r| r.explained)
            }),
        ),
        Row::simulated(
            "versatility",
            "Versatility: neither hat overdone",
            "Kaplan and Kaiser (practitioner data)",
            "r = .55 to .68",
            "minus the distance of the shares of leading and managing worn from those the situations asked for, by person and scenario, with the grade",
            Unit::Coefficient,
            Criterion::Overlaps {
                from: 0.55,
                to: 0.68,
            },
            sample.correlation(Versatility, Grade),
        ),
        Row::simulated(
            "engagement",
            "Managers account for most of the variance in engagement",
            "Gallup 2015, an estimate",
            "at least 70 %",
            "share of final morale's variance between players rather than between seeds (ICC(1)): towards .7, as a ceiling",
            Unit::Coefficient,
            Criterion::Overlaps { from: 0.5, to: 0.7 },
            sample.engagement(),
        ),
        Row::simulated(
            "skill-and-luck",
            "Enough luck to be a story, enough skill to be a lesson",
            "the design",
            ".6 to .8",
            "intraclass correlation of the grade of the same player across seeds (ICC(1))",
            Unit::Coefficient,
            Criterion::Overlaps { from: 0.6, to: 0.8 },
            sample.skill(),
        ),
        Row::unsimulated(
            "without-text",
            "Many situational-judgement items are answered as well without reading the situation",
            "Krumm et al. 2015",
            "43 to 71 %",
            "a player without text does no better than chance and 10 points: a property of each scenario's text, measured by `two-hats check --strict`",
            Status::Elsewhere,
        ),
    ]
}

//! The numbers of a scenario and its people.

use super::Compiler;
use super::effects::MOST_VARIABLE;
use super::names::{built_in, suggestion};
use crate::content::finding::At;
use crate::content::framework::framework;
use crate::content::raw::RawDrive;
use crate::content::story::key;
use crate::engine::{CrisisIx, ExtraMeter, FULL, Member, ONE, Practice, Scenario, Slot};

/// Most points that something moves a declared meter in a turn.
const MOST_DRIVE: i64 = 20;

impl Compiler<'_> {
    /// Most declared meters, and most variables.
    pub(super) const MOST: u16 = 64;

    /// The start and the bounds of every slot, in the order of the layout.
    pub(super) fn numbers(&mut self) {
        let raw = self.raw;
        let start = At::ROOT.field("start");
        let s = &raw.start;
        // In the order of the core slots.
        let levels = [
            s.morale,
            s.stability,
            s.results,
            s.direction,
            s.order,
            s.trust,
            s.fatigue,
            s.competence,
            s.backlog,
        ];
        for (name, points) in Slot::CORE_NAMES.into_iter().zip(levels) {
            let level = self.level(points, name, &start.field(name));
            self.slot(level, 0, FULL);
        }
        for _habit in 0..2 {
            self.slot(FULL * 2 / 5, 0, FULL);
        }
        self.meters();
        let team = At::ROOT.field("team");
        for (i, member) in raw.team.iter().enumerate().take(Scenario::MOST_MEMBERS) {
            let at = team.index(i);
            for (name, points) in [
                ("trust", member.trust),
                ("energy", member.energy),
                ("carries", member.carries),
            ] {
                let level = self.level(points, name, &at.field(name));
                self.slot(level, 0, FULL);
            }
        }
        self.variables();
    }

    fn slot(&mut self, start: i32, least: i32, most: i32) {
        self.tables.start.push(start);
        self.tables.bounds.push((least, most));
    }

    fn meters(&mut self) {
        let at = At::ROOT.field("meters");
        self.at_most(
            self.raw.meters.len(),
            usize::from(Self::MOST),
            "meters",
            &at,
        );
        for (i, meter) in self
            .raw
            .meters
            .iter()
            .enumerate()
            .take(usize::from(Self::MOST))
        {
            let at = at.index(i);
            self.declared(&meter.id, &at.field("id"));
            self.text(&meter.name, &at.field("name"));
            let start = self.level(meter.start, "start", &at.field("start"));
            self.slot(start, 0, FULL);
            let drift = self.change(meter.drift, "drift", &at.field("drift"));
            let (by_level, by_practice) = self.drives(&meter.drives, &at.field("drives"));
            self.tables.meters.push(ExtraMeter {
                drift,
                by_level,
                by_practice,
                collapses: meter.collapses,
                graded: meter.graded,
            });
        }
    }

    /// What moves a declared meter: by level and by practice, in thousandths.
    fn drives(&mut self, drives: &[RawDrive], at: &At<'_>) -> ([i32; Slot::LEVELS], [i32; 6]) {
        let (mut by_level, mut by_practice) = ([0; Slot::LEVELS], [0; 6]);
        for (i, drive) in drives.iter().enumerate() {
            let at = at.index(i);
            let points = self.range(
                i64::from(drive.points),
                -MOST_DRIVE,
                MOST_DRIVE,
                "points",
                &at.field("points"),
            ) as i32;
            let practice = Practice::ALL.iter().position(|p| p.name() == drive.by);
            if let Some(slot) = Slot::level(&drive.by) {
                by_level[slot.at()] += points * ONE;
            } else if let Some(practice) = practice {
                by_practice[practice] += points * ONE;
            } else {
                let levels = Slot::CORE_NAMES[..Slot::LEVELS].iter().copied();
                let known: Vec<&str> = levels.chain(Practice::ALL.map(Practice::name)).collect();
                self.error(
                    "unknown-word",
                    &at.field("by"),
                    format!("nothing that moves meters is called \"{}\"", drive.by),
                )
                .help = Some(suggestion(&drive.by, &known, "practices"));
            }
        }
        (by_level, by_practice)
    }

    fn variables(&mut self) {
        let at = At::ROOT.field("variables");
        self.at_most(
            self.raw.variables.len(),
            usize::from(Self::MOST),
            "variables",
            &at,
        );
        for (i, variable) in self
            .raw
            .variables
            .iter()
            .enumerate()
            .take(usize::from(Self::MOST))
        {
            let at = at.index(i);
            self.declared(&variable.id, &at.field("id"));
            let least = self.range(
                i64::from(variable.min),
                -MOST_VARIABLE,
                MOST_VARIABLE,
                "min",
                &at.field("min"),
            );
            let most = self.range(
                i64::from(variable.max),
                least,
                MOST_VARIABLE,
                "max",
                &at.field("max"),
            );
            let start = self.range(
                i64::from(variable.start),
                least,
                most,
                "start",
                &at.field("start"),
            );
            self.slot(start as i32 * ONE, least as i32 * ONE, most as i32 * ONE);
        }
    }

    fn declared(&mut self, id: &str, at: &At<'_>) {
        self.id(id, at);
        if built_in().any(|name| name == id) {
            self.error(
                "reserved-id",
                at,
                format!("\"{id}\" is the name of a number that every scenario has"),
            )
            .help = Some("give it another id".to_owned());
        }
    }

    pub(super) fn at_most(&mut self, count: usize, most: usize, what: &str, at: &At<'_>) {
        if count > most {
            self.error(
                "too-many",
                at,
                format!("there are {count} {what}, but there can be {most} at most"),
            )
            .help = Some(format!("keep the {most} that matter most"));
        }
    }

    pub(super) fn people(&mut self) {
        let raw = self.raw;
        for (i, value) in raw.values.iter().enumerate() {
            let values = At::ROOT.field("values");
            let at = values.index(i);
            self.id(&value.id, &at.field("id"));
            self.text(&value.text, &at.field("text"));
        }
        self.at_most(raw.values.len(), 8, "values", &At::ROOT.field("values"));
        for (i, flag) in raw.flags.iter().enumerate() {
            self.id(flag, &At::ROOT.field("flags").index(i));
        }
        let team = At::ROOT.field("team");
        if raw.team.is_empty() {
            self.error("no-team", &team, "this scenario has no team").help =
                Some("add at least one member: (id: \"ines\", name: \"Inês Duarte\", job: \"Lead engineer\")".to_owned());
        }
        self.at_most(raw.team.len(), Scenario::MOST_MEMBERS, "members", &team);
        for (i, member) in raw.team.iter().enumerate().take(Scenario::MOST_MEMBERS) {
            let at = team.index(i);
            self.id(&member.id, &at.field("id"));
            self.text(&member.name, &at.field("name"));
            self.text(&member.job, &at.field("job"));
            self.optional_text(&member.about, &at.field("about"));
            self.words(
                &member.talents,
                &framework().skill_ids,
                "skill",
                &at.field("talents"),
            );
            let leaves_at = at.field("leaves");
            let mut compiled = Member {
                key: key(&member.id),
                autonomy: member.autonomy,
                can_leave: member.leaves.is_some(),
                leaves_after: None,
                leaves_when: None,
                on_leaving: Default::default(),
            };
            if let Some(leaves) = &member.leaves {
                self.text(&leaves.text, &leaves_at.field("text"));
                let after = leaves_at.field("after");
                let named = leaves.after.as_ref();
                compiled.leaves_after = named
                    .and_then(|crisis| self.crisis_named(crisis, &after))
                    .map(CrisisIx);
                compiled.leaves_when = leaves
                    .when
                    .as_ref()
                    .map(|when| self.condition(when, &leaves_at.field("when")));
                compiled.on_leaving = self.effects(&leaves.effects, &leaves_at.field("effects"));
            }
            self.tables.members.push(compiled);
        }
    }
}

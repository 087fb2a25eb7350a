//! Crises, responses, outcomes, consequences, promises and endings.

use super::Compiler;
use super::effects::worth;
use crate::content::finding::At;
use crate::content::framework::framework;
use crate::content::raw::{RawCrisis, RawResponse};
use crate::content::story::key;
use crate::engine::{Crisis, CrisisIx, Ending, Hat, Practice, Range, Response, Scenario};
use std::collections::HashMap;

impl<'a> Compiler<'a> {
    pub(super) fn crises(&mut self) {
        let raw = self.raw;
        let crises = At::ROOT.field("crises");
        if raw.crises.is_empty() {
            self.error("no-crises", &crises, "this scenario has no crises")
                .help = Some("add at least one crisis with two responses".to_owned());
        }
        let mut groups: HashMap<&'a str, u16> = HashMap::new();
        for (i, crisis) in raw.crises.iter().enumerate() {
            let at = crises.index(i);
            let compiled = self.crisis(i as u32, crisis, &mut groups, &at);
            self.tables.crises.push(compiled);
        }
    }

    /// Where each outcome, in the order of the file, stands in the engine's table, in which a response's outcomes go from worst to best.
    pub(super) fn order_outcomes(&mut self) {
        let mut from = 0;
        for response in self.raw.crises.iter().flat_map(|c| &c.responses) {
            let ranked = response.outcomes.iter().any(|o| o.rank.is_some());
            let mut order: Vec<u32> = (0..response.outcomes.len() as u32).collect();
            order.sort_by_key(|&o| {
                let outcome = &response.outcomes[o as usize];
                if ranked {
                    outcome.rank.unwrap_or(0)
                } else {
                    worth(outcome)
                }
            });
            let mut places = vec![0; order.len()];
            for (place, &written) in order.iter().enumerate() {
                places[written as usize] = from + place as u32;
            }
            self.places.outcome_at.extend(&places);
            from += order.len() as u32;
        }
        self.places.outcome_written = vec![0; self.places.outcome_at.len()];
        for (written, &place) in self.places.outcome_at.iter().enumerate() {
            self.places.outcome_written[place as usize] = written as u32;
        }
    }

    fn crisis(
        &mut self,
        ix: u32,
        crisis: &'a RawCrisis,
        groups: &mut HashMap<&'a str, u16>,
        at: &At<'_>,
    ) -> Crisis {
        self.id(&crisis.id, &at.field("id"));
        self.text(&crisis.title, &at.field("title"));
        self.optional_text(&crisis.moment, &at.field("moment"));
        self.text(&crisis.scene, &at.field("scene"));
        let signals = at.field("signals");
        self.optional_text(&crisis.signals.people, &signals.field("people"));
        self.optional_text(&crisis.signals.process, &signals.field("process"));
        for (field, texts) in [("discuss", &crisis.discuss), ("listen", &crisis.listen)] {
            let at = at.field(field);
            for (i, text) in texts.iter().enumerate() {
                self.optional_text(text, &at.index(i));
            }
        }
        self.words(
            &crisis.tensions,
            &framework().tension_ids,
            "tension",
            &at.field("tensions"),
        );
        let looks = at.field("looks");
        for (i, look) in crisis.looks.iter().enumerate() {
            self.member(&look.who, &looks.index(i).field("who"));
        }
        self.crisis_room(crisis, at);
        let also = at.field("also");
        let mut tests = Vec::new();
        for (i, paragraph) in crisis.also.iter().enumerate() {
            let at = also.index(i);
            tests.push(self.condition(&paragraph.when, &at.field("when")));
            self.text(&paragraph.text, &at.field("text"));
        }
        self.places.also.push(tests);

        let severity = self.range(
            i64::from(crisis.severity),
            0,
            100,
            "severity",
            &at.field("severity"),
        );
        let other = |this: &mut Self, name: &Option<String>, field| {
            let at = at.field(field);
            let found = name.as_ref().and_then(|name| this.crisis_named(name, &at));
            if found == Some(ix) {
                this.error(
                    "follows-itself",
                    &at,
                    "this crisis would have to come after or before itself",
                )
                .help = Some("name another crisis, or take the entry out".to_owned());
            }
            found.map(CrisisIx)
        };
        let after = other(self, &crisis.after, "after");
        let until = other(self, &crisis.until, "until");
        let next = groups.len() as u16;
        let group = crisis
            .group
            .as_ref()
            .map(|name| *groups.entry(name).or_insert(next));
        if let Some(weight) = crisis.weight {
            self.range(i64::from(weight), 1, 1000, "weight", &at.field("weight"));
        }
        let when = self.when(crisis.when.as_ref(), &at.field("when"));
        let on_arrival = self.effects(&crisis.effects, &at.field("effects"));

        let responses_at = at.field("responses");
        match crisis.responses.len() {
            2..=5 => {}
            n @ 0..=1 => {
                self.error(
                    "too-few-responses",
                    &responses_at,
                    format!(
                        "this crisis has {}, and a choice needs at least two",
                        if n == 0 {
                            "no response"
                        } else {
                            "only one response"
                        }
                    ),
                )
                .help = Some("write two to five responses".to_owned());
            }
            n => {
                self.error(
                    "too-many-responses",
                    &responses_at,
                    format!("this crisis has {n} responses, and nobody can weigh more than five"),
                )
                .help = Some("keep the five best".to_owned());
            }
        }
        let from = self.tables.responses.len() as u32;
        for (r, response) in crisis.responses.iter().enumerate() {
            let compiled = self.response(CrisisIx(ix), response, &responses_at.index(r));
            self.tables.responses.push(compiled);
        }
        Crisis {
            key: key(&crisis.id),
            situation: crisis.situation,
            severity: severity as i32 * 10,
            when,
            after,
            until,
            weight: crisis.weight.map(|w| w.clamp(1, 1000)),
            group,
            on_arrival,
            responses: Range {
                from,
                to: self.tables.responses.len() as u32,
            },
        }
    }

    fn response(&mut self, crisis: CrisisIx, response: &'a RawResponse, at: &At<'_>) -> Response {
        self.id(&response.id, &at.field("id"));
        self.text(&response.text, &at.field("text"));
        self.optional_text(&response.insight, &at.field("insight"));
        self.words(
            &response.skills,
            &framework().skill_ids,
            "skill",
            &at.field("skills"),
        );
        self.words(
            &response.ideas,
            &framework().idea_ids,
            "idea",
            &at.field("ideas"),
        );
        let strength = self.range(
            i64::from(response.strength),
            25,
            200,
            "strength",
            &at.field("strength"),
        );
        let practices = self.practices(response, at);
        let when = self.when(response.when.as_ref(), &at.field("when"));
        let effects = self.effects(&response.effects, &at.field("effects"));
        let laters = self.laters(&response.later, &at.field("later"));
        let promises = self.promises(&response.promises, &at.field("promises"));
        let outcomes = self.outcomes(&response.outcomes, &at.field("outcomes"));
        Response {
            crisis,
            hat: response.hat,
            practices,
            strength: strength as i32 * 10,
            when,
            effects,
            outcomes,
            laters,
            promises,
            uses: self.uses(response),
        }
    }

    /// The members, as bits, whose talents a response's skills use.
    fn uses(&self, response: &RawResponse) -> u32 {
        let talented = |skills: &[crate::content::raw::Word]| {
            skills.iter().any(|s| response.skills.contains(s))
        };
        let members = self
            .raw
            .team
            .iter()
            .take(Scenario::MOST_MEMBERS)
            .enumerate();
        members
            .filter(|(_, m)| talented(&m.talents))
            .fold(0, |bits, (i, _)| bits | 1 << i)
    }

    fn practices(&mut self, response: &RawResponse, at: &At<'_>) -> [Option<Practice>; 2] {
        let whole = at;
        let at = whole.field("practices");
        let leading = response.practices.iter().filter(|p| p.leads()).count();
        let managing = response.practices.len() - leading;
        let wanted = match response.hat {
            Hat::Lead if managing > 0 || !(1..=2).contains(&leading) => Some(
                "a response that leads names one or two of SetDirection, AlignPeople, MotivateInspire",
            ),
            Hat::Manage if leading > 0 || !(1..=2).contains(&managing) => Some(
                "a response that manages names one or two of PlanBudget, OrganiseStaff, ControlSolve",
            ),
            Hat::Both if leading != 1 || managing != 1 => Some(
                "a response that wears both hats names one of SetDirection, AlignPeople, MotivateInspire and one of PlanBudget, OrganiseStaff, ControlSolve",
            ),
            Hat::Wait if !response.practices.is_empty() => {
                Some("a response that waits names no practice: write `practices: []`")
            }
            _ => None,
        };
        if let Some(wanted) = wanted {
            self.error(
                "practice-does-not-fit-hat",
                &at,
                format!(
                    "these practices do not go with the hat {}",
                    response.hat.name()
                ),
            )
            .help = Some(wanted.to_owned());
            let hat = whole.field("hat").steps();
            if let Some(finding) = self.findings.last_mut() {
                finding.related.push((hat, "this hat".to_owned()));
            }
        }
        let mut practices = response.practices.iter().copied();
        [practices.next(), practices.next()]
    }

    pub(super) fn endings(&mut self) {
        let raw = self.raw;
        let endings = At::ROOT.field("endings");
        if raw
            .endings
            .last()
            .is_none_or(|ending| ending.when.is_some())
        {
            self.error(
                "no-last-ending",
                &endings,
                "a game could end in a state for which there is no ending",
            )
            .help = Some("let the last ending have no `when`".to_owned());
        }
        for (i, ending) in raw.endings.iter().enumerate() {
            let at = endings.index(i);
            self.id(&ending.id, &at.field("id"));
            self.text(&ending.title, &at.field("title"));
            self.text(&ending.text, &at.field("text"));
            let when = self.when(ending.when.as_ref(), &at.field("when"));
            self.tables.endings.push(Ending {
                when,
                early: ending.early,
            });
        }
    }
}

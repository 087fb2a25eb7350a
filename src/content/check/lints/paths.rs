//! What can never happen: crises, responses, outcomes, consequences, promises and endings that wait for something impossible.
//!
//! One mistake, one message: what waits for something that is itself reported says nothing more.

use super::bounds::{Contradiction, contradiction};
use super::reach::{Moment, Reach};
use super::why::why;
use crate::content::finding::{At, Finding};
use crate::content::raw::{RawCrisis, RawLater, RawResponse};
use crate::content::story::Story;
use crate::engine::{CrisisIx, LaterIx, OutcomeIx, PromiseIx, ResponseIx, TestIx};

/// Adds the warnings.
pub(super) fn lint(story: &Story, findings: &mut Vec<Finding>) {
    let reach = Reach::new(story);
    let mut paths = Paths {
        reach: &reach,
        findings,
    };
    let crises = At::ROOT.field("crises");
    for (c, crisis) in (0..).map(CrisisIx).zip(&story.raw().crises) {
        paths.crisis(c, crisis, &crises.index(c.at()));
    }
    paths.rest();
    paths.endings();
}

struct Paths<'a, 'f> {
    reach: &'a Reach<'a>,
    findings: &'f mut Vec<Finding>,
}

impl Paths<'_, '_> {
    fn warn(&mut self, code: &'static str, at: &At<'_>, message: &str, label: String) {
        self.findings.push(
            Finding::warning(code, at, message)
                .label(label)
                .help("change the condition, or take out what it guards"),
        );
    }

    /// Reports a condition that can never hold, unless something else that is reported is the cause.
    fn never(&mut self, code: &'static str, test: TestIx, moment: Moment, at: &At<'_>, what: &str) {
        if !self.reach.test(test, moment).hold
            && let Some(why) = why(self.reach, test, moment)
        {
            self.warn(
                code,
                at,
                &format!("{what}: its condition can never hold"),
                why,
            );
        }
    }

    fn crisis(&mut self, ix: CrisisIx, raw: &RawCrisis, at: &At<'_>) {
        let story = self.reach.story;
        let crisis = story.scenario().crisis(ix);
        let here = Moment::Before(ix);
        if !self.reach.crises[ix.at()] {
            self.crisis_never_comes(ix, raw, at);
            return;
        }
        let also = at.field("also");
        let tests = story
            .places()
            .also
            .get(ix.at())
            .map_or(&[][..], Vec::as_slice);
        for (i, &test) in tests.iter().enumerate() {
            let at = also.index(i);
            self.never(
                "never-shown",
                test,
                here,
                &at.field("when"),
                "this paragraph is never shown",
            );
        }
        let responses = at.field("responses");
        for (i, r) in crisis.responses.iter().map(ResponseIx).enumerate() {
            let at = responses.index(i);
            if self.reach.responses[r.at()] {
                self.response(r, &raw.responses[i], &at);
            } else {
                let when = story.scenario().response(r).when;
                self.never(
                    "response-never-open",
                    when,
                    here,
                    &at.field("when"),
                    "this response is never offered",
                );
            }
        }
    }

    fn crisis_never_comes(&mut self, ix: CrisisIx, raw: &RawCrisis, at: &At<'_>) {
        let code = "crisis-never-comes";
        let order = &self.reach.order;
        let crisis = self.reach.story.scenario().crisis(ix);
        let id = |c: CrisisIx| self.reach.story.crisis(c).id.as_str();
        if let Some(after) = crisis.after {
            let after_at = at.field("after");
            let circle: Vec<CrisisIx> = order.chain(ix).skip(1).collect();
            if circle.contains(&ix) {
                // Every crisis of the circle would say the same: the first in the file speaks for all.
                if circle.iter().all(|c| *c >= ix) {
                    let others: Vec<&str> = circle
                        .iter()
                        .take_while(|c| **c != ix)
                        .map(|c| id(*c))
                        .collect();
                    let label = format!("\"{}\" waits for this one", others.join("\" and \""));
                    self.findings.push(
                        Finding::warning(
                            code,
                            &after_at,
                            "this crisis never comes: it waits for one that waits for it",
                        )
                        .label(label)
                        .help("take one of the `after` entries out"),
                    );
                }
                return;
            }
            if !self.reach.crises[after.at()] {
                return;
            }
            if self.reach.waits_for_its_group(ix) {
                let label = format!(
                    "only one of the group \"{}\" ever comes",
                    raw.group.as_deref().unwrap_or_default()
                );
                self.findings.push(
                    Finding::warning(
                        code,
                        &after_at,
                        "this crisis never comes: it waits for one of its own group",
                    )
                    .label(label)
                    .help("take `after` out, or give it another group"),
                );
                return;
            }
        }
        if let Some(until) = crisis.until
            && order.surely_before(until, ix)
        {
            let label = format!("\"{}\" always comes first", id(until));
            self.findings.push(
                Finding::warning(
                    code,
                    &at.field("until"),
                    "this crisis never comes: what ends its time always comes before it",
                )
                .label(label)
                .help("name a later crisis in `until`, or move this one before it"),
            );
            return;
        }
        self.never(
            code,
            crisis.when,
            Moment::Before(ix),
            &at.field("when"),
            "this crisis never comes",
        );
    }

    fn response(&mut self, ix: ResponseIx, raw: &RawResponse, at: &At<'_>) {
        let story = self.reach.story;
        let response = story.scenario().response(ix);
        let tables = story.scenario().tables();
        let during = Moment::During(ix);
        let outcomes = at.field("outcomes");
        let from = response.outcomes.from as usize;
        let written: Vec<usize> = (0..raw.outcomes.len()).collect();
        for &o in &written {
            // The file's order; the table's goes from worst to best.
            let Some(&place) = story.places().outcome_at.get(from + o) else {
                continue;
            };
            let at = outcomes.index(o);
            let outcome = tables.outcomes[OutcomeIx(place).at()];
            if self.reach.outcomes[place as usize] {
                self.laters(
                    &raw.outcomes[o].later,
                    outcome.laters.iter(),
                    ix,
                    &at.field("later"),
                );
            } else {
                self.never(
                    "outcome-never-happens",
                    outcome.when,
                    during,
                    &at.field("when"),
                    "this outcome never happens",
                );
            }
        }
        self.laters(&raw.later, response.laters.iter(), ix, &at.field("later"));
        let promises = at.field("promises");
        for (i, p) in response.promises.iter().map(PromiseIx).enumerate() {
            self.promise(p, ix, &promises.index(i));
        }
    }

    fn laters(
        &mut self,
        raw: &[RawLater],
        range: std::ops::Range<u32>,
        response: ResponseIx,
        at: &At<'_>,
    ) {
        for (i, l) in range.map(LaterIx).enumerate().take(raw.len()) {
            let at = at.index(i);
            let later = self.reach.story.scenario().tables().laters[l.at()];
            self.never(
                "later-never-comes",
                later.when,
                Moment::Any,
                &at.field("when"),
                "this consequence never comes",
            );
            if let Some(label) = self.too_late(response, later.turns) {
                self.findings.push(
                    Finding::warning(
                        "later-never-comes",
                        &at.field("turns"),
                        "this consequence never comes: the game is over before",
                    )
                    .label(label)
                    .help("let it come after fewer turns"),
                );
            }
        }
    }

    /// Says so if something so many turns after a response would come after the last turn.
    fn too_late(&self, response: ResponseIx, turns: u16) -> Option<String> {
        let crisis = self.reach.story.scenario().response(response).crisis;
        let made = self.reach.order.earliest_turn(crisis);
        let due = made + u32::from(turns);
        (due > self.reach.most_turns).then(|| {
            format!(
                "that is turn {due} at the earliest, and there are {} at most",
                self.reach.most_turns
            )
        })
    }

    fn promise(&mut self, ix: PromiseIx, response: ResponseIx, at: &At<'_>) {
        let promise = self.reach.story.scenario().tables().promises[ix.at()];
        for (field, test, what) in [
            ("kept", promise.kept, "this promise can never be kept"),
            ("broken", promise.broken, "nothing can break this promise"),
        ] {
            if let Some(test) = test {
                self.never(
                    "promise-one-sided",
                    test,
                    Moment::Any,
                    &at.field(field),
                    what,
                );
            }
        }
        if let Some(label) = self.too_late(response, promise.turns) {
            self.findings.push(
                Finding::warning(
                    "promise-never-due",
                    &at.field("turns"),
                    "this promise is never due: the game is over before",
                )
                .label(label)
                .help("let it be due after fewer turns, or make it earlier in the story"),
            );
            return;
        }
        if let (Some(kept), None) = (promise.kept, promise.broken)
            && !self.reach.test(kept, Moment::Any).fail
        {
            self.warn(
                "promise-one-sided",
                &at.field("kept"),
                "this promise cannot be broken: what keeps it always holds",
                "always so".to_owned(),
            );
        }
        if let Some(broken) = promise.broken
            && !self.reach.test(broken, Moment::Any).fail
        {
            self.warn(
                "promise-one-sided",
                &at.field("broken"),
                "this promise cannot be kept: what breaks it always holds",
                "always so".to_owned(),
            );
        }
    }

    /// Voices and departures.
    fn rest(&mut self) {
        let story = self.reach.story;
        let voices = At::ROOT.field("voices");
        for (i, &test) in story.places().voices.iter().enumerate() {
            let at = voices.index(i);
            self.never(
                "never-shown",
                test,
                Moment::Any,
                &at.field("when"),
                "this voice is never heard",
            );
        }
        let team = At::ROOT.field("team");
        for (i, member) in story.scenario().tables().members.iter().enumerate() {
            if let Some(test) = member.leaves_when {
                let at = team.index(i);
                let leaves = at.field("leaves");
                self.never(
                    "never-leaves-so",
                    test,
                    Moment::Any,
                    &leaves.field("when"),
                    "this never makes them leave",
                );
            }
        }
    }

    fn endings(&mut self) {
        let story = self.reach.story;
        let endings = &story.scenario().tables().endings;
        let at = At::ROOT.field("endings");
        let mut always: Option<usize> = None;
        for (i, ending) in endings.iter().enumerate() {
            let at = at.index(i);
            if let Some(first) = always {
                let message = "this ending is never reached: an earlier one always holds";
                self.findings.push(
                    Finding::warning("ending-never-reached", &at, message)
                        .related(
                            &At::ROOT.field("endings").index(first),
                            "this one is always taken before it",
                        )
                        .help("narrow the condition of the earlier one, or put this one before it"),
                );
                continue;
            }
            let when = at.field("when");
            self.never(
                "ending-never-reached",
                ending.when,
                Moment::Any,
                &when,
                "this ending is never reached",
            );
            if !self.reach.test(ending.when, Moment::Any).fail {
                always = Some(i);
            }
        }
    }
}

/// Whether the parts of a condition contradict each other, in words.
pub(super) fn in_words(story: &Story, range: crate::engine::Range) -> Option<String> {
    let points = |value: i32| {
        let one = crate::engine::ONE;
        value.div_euclid(one) + i32::from(value.rem_euclid(one) > one / 2)
    };
    Some(match contradiction(story.scenario().tables(), range)? {
        Contradiction::Number(slot, least, most) => format!(
            "{} cannot be {} or more and {} or less at once",
            super::why::slot(story, slot),
            points(least),
            points(most)
        ),
        Contradiction::Counted(_) => "no number of turns is in both ranges".to_owned(),
        Contradiction::Opposite(_) => "the same has to be so and not so".to_owned(),
        Contradiction::Two(..) => "two of these can never be so in one game".to_owned(),
    })
}

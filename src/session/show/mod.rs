//! From the state and the ledger to what a seat may see.

mod aftermath;
mod end;

use super::lines::{lines, points};
use super::playthrough::{Playthrough, TurnRecord};
use super::view::{
    Briefing, CrisisView, HatView, IdeaView, MemberView, MeterMove, MeterView, OpenPromise,
    PracticeView, ResponseView, Said, Stage, TurnView, View,
};
use crate::content::raw::{RawCut, RawMember};
use crate::content::{framework, phrases, short_name};
use crate::engine::{
    CrisisIx, EnergyLevel, Entry, Happening, MemberIx, MemberNumber, Mood, Next, OutcomeIx,
    PromiseIx, PromiseStatus, ResponseIx, TrustLevel, mood as lasting,
};

/// Whether somebody of so much trust and energy, in points, is at the end of one of them.
fn at_the_end(trust: i32, energy: i32) -> bool {
    TrustLevel::of(trust) <= TrustLevel::Distant || EnergyLevel::of(energy) <= EnergyLevel::Spent
}

/// Why somebody looks as only the scene at hand says.
const IN_SCENE: &str = "in this scene";

impl Playthrough {
    /// What the seat may see now.
    #[must_use]
    pub fn view(&self, notices: Vec<String>) -> View {
        View {
            briefing: self.briefing(),
            seed: self.now.state.seed(),
            turn: self.now.state.turn(),
            crises: self.game.limit(),
            cut: self.cut().map(|cut| self.story.render(&cut.title)),
            skipped: self.skipped(),
            held_off: self.plan.held_off,
            notices,
            last: self.turns.last().map(|taken| self.last(taken)),
            meters: self.meters(self.now.state.values()),
            team: self.team(),
            promises: self.open_promises(),
            stakes: self.stakes(),
            stage: match self.now.next {
                Next::Asks(crisis) => Stage::Crisis(Box::new(self.at_hand(crisis))),
                Next::Over(ending) => Stage::End(Box::new(self.end(ending))),
            },
        }
    }

    /// The designed cut that is played.
    fn cut(&self) -> Option<&RawCut> {
        let id = self.plan.cut.as_ref()?;
        self.story.find_cut(id)
    }

    fn skipped(&self) -> Vec<String> {
        let kept = self.cut().map(|cut| &cut.crises);
        let ids = self.plan.skipped.iter();
        // What was left out with the cut was not skipped by anybody.
        let ids = ids.filter(|id| kept.is_none_or(|kept| kept.contains(id)));
        ids.filter_map(|id| self.story.find_crisis(id))
            .map(|ix| self.story.render(&self.story.crisis(ix).title))
            .collect()
    }

    pub(in crate::session) fn briefing(&self) -> Briefing {
        let raw = self.story.raw();
        let role = framework()
            .raw
            .roles
            .iter()
            .find(|role| role.id == raw.role)
            .map_or(&raw.role.0, |role| &role.name);
        let briefing = match self.cut() {
            Some(cut) if !cut.briefing.trim().is_empty() => &cut.briefing,
            _ => &raw.briefing,
        };
        Briefing {
            scenario: raw.id.clone(),
            title: raw.title.clone(),
            pitch: self.story.render(&raw.pitch),
            role: role.clone(),
            text: self.story.render(briefing),
            values: raw
                .values
                .iter()
                .map(|v| self.story.render(&v.text))
                .collect(),
        }
    }

    pub(in crate::session) fn meters(&self, values: &[i32]) -> Vec<MeterView> {
        let raw = self.story.raw();
        self.story
            .meters()
            .enumerate()
            .map(|(position, (slot, name))| {
                let declared = position.checked_sub(3).and_then(|p| raw.meters.get(p));
                MeterView {
                    id: declared.map_or_else(|| name.to_lowercase(), |m| m.id.clone()),
                    name: name.to_owned(),
                    about: declared.map_or_else(
                        || phrases::meter(slot).to_owned(),
                        |m| self.story.render(&m.about),
                    ),
                    value: points(values.get(slot.at()).copied().unwrap_or_default()),
                    ends: !self.plan.held_off
                        && declared.map_or(self.game.rulebook().collapse, |m| m.collapses),
                    slot,
                }
            })
            .collect()
    }

    pub(in crate::session) fn team(&self) -> Vec<MemberView> {
        let moods = self.moods();
        (0..)
            .map(MemberIx)
            .zip(&self.story.raw().team)
            .zip(moods)
            .map(|((ix, member), mood)| {
                let looks = self
                    .crisis()
                    .map_or(mood, |crisis| self.seen_in(crisis, member, mood));
                let number =
                    |number| self.now.state.member(self.story.scenario(), ix, number) / 1000;
                let (trust, energy) = (number(MemberNumber::Trust), number(MemberNumber::Energy));
                let mut how = phrases::how(trust, energy);
                let why = if looks == mood { "" } else { IN_SCENE };
                if looks != mood {
                    how = format!("{how}; {} {IN_SCENE}", looks.word());
                } else if lasting(trust, energy) != mood {
                    how = format!("{how}; {}", phrases::stirred(mood));
                }
                MemberView {
                    id: member.id.clone(),
                    name: member.name.clone(),
                    short: short_name(member).to_owned(),
                    job: member.job.clone(),
                    about: self.story.render(&member.about),
                    talents: member
                        .talents
                        .iter()
                        .map(|id| {
                            let skills = &framework().raw.skills;
                            let known = skills.iter().find(|skill| skill.id == *id);
                            known.map_or_else(|| id.0.clone(), |skill| skill.name.clone())
                        })
                        .collect(),
                    face: member.face.clone().unwrap_or_else(|| member.id.clone()),
                    present: self.now.state.is_present(ix),
                    mood,
                    looks,
                    why: why.to_owned(),
                    how,
                    may_leave: member.leaves.is_some() && at_the_end(trust, energy),
                }
            })
            .collect()
    }

    /// How somebody of this mood looks in the scene of a crisis: as it says, unless they feel worse than that.
    pub(in crate::session) fn seen_in(
        &self,
        crisis: CrisisIx,
        member: &RawMember,
        mood: Mood,
    ) -> Mood {
        let mut looks = self.story.crisis(crisis).looks.iter();
        let says = looks.find(|look| look.who == member.id);
        match (says.map(|look| look.mood), mood) {
            (None, _)
            | (Some(Mood::Worried), Mood::Tired | Mood::Angry)
            | (Some(Mood::Tired), Mood::Angry) => mood,
            (Some(look), _) => look,
        }
    }

    pub(in crate::session) fn open_promises(&self) -> Vec<OpenPromise> {
        let mut open: Vec<OpenPromise> = (0..)
            .map(PromiseIx)
            .zip(self.now.state.promises())
            .filter(|(_, (status, _))| *status == PromiseStatus::Open)
            .map(|(ix, (_, made))| OpenPromise {
                id: self.story.promise(ix).id.clone(),
                text: self.story.render(&self.story.promise(ix).text),
                to: self.promised_to(ix),
                due: self.due(ix, made),
                made,
            })
            .collect();
        open.sort_by_key(|promise| promise.due);
        open
    }

    pub(super) fn due(&self, ix: PromiseIx, made: u16) -> u16 {
        let promises = &self.story.scenario().tables().promises;
        made.saturating_add(promises.get(ix.at()).map_or(1, |p| p.turns.max(1)))
    }

    pub(super) fn promised_to(&self, ix: PromiseIx) -> Option<String> {
        let id = self.story.promise(ix).to.as_ref()?;
        let member = self.story.raw().team.iter().find(|m| m.id == *id)?;
        Some(short_name(member).to_owned())
    }

    fn said(&self, who: Option<&str>, text: &str) -> Said {
        let member = who.and_then(|id| self.story.raw().team.iter().find(|m| m.id == id));
        Said {
            who: member.map(|m| short_name(m).to_owned()),
            face: member.map(|m| m.face.clone().unwrap_or_else(|| m.id.clone())),
            text: self.story.render(text),
        }
    }

    pub(in crate::session) fn at_hand(&self, ix: CrisisIx) -> CrisisView {
        let crisis = self.story.crisis(ix);
        let turn = self.now.state.turn();
        let voices = self.now.voices.iter();
        // Before an answer, all that has happened in this turn is the arrival.
        let mut arrived = self.aftermath(self.now.ledger.events_of(turn), &|_| String::new());
        let before = self.values_at_end_of(turn.saturating_sub(1));
        arrived.meters = self.moves(
            &before,
            self.now.state.values(),
            self.now.ledger.entries_of(turn),
        );
        arrived.meters.retain(|m| !m.lines.is_empty());
        CrisisView {
            id: crisis.id.clone(),
            title: self.story.render(&crisis.title),
            moment: self.story.render(&crisis.moment),
            severity: crisis.severity,
            scene: self.story.scene(ix, &self.now.state),
            people: self.story.render(&crisis.signals.people),
            process: self.story.render(&crisis.signals.process),
            voices: voices
                .filter_map(|&v| self.story.raw().voices.get(v))
                .map(|voice| self.said(voice.who.as_deref(), &voice.text))
                .collect(),
            arrived,
            responses: self.shown().into_iter().map(|r| self.response(r)).collect(),
        }
    }

    fn values_at_end_of(&self, turn: u16) -> Vec<i32> {
        let mut values = self.now.state.values().to_vec();
        for entry in self.now.ledger.entries() {
            if entry.turn > turn
                && let Some(value) = values.get_mut(entry.slot.at())
            {
                *value -= entry.delta;
            }
        }
        values
    }

    pub(in crate::session) fn response(&self, ix: ResponseIx) -> ResponseView {
        let response = self.story.response(ix);
        ResponseView {
            id: response.id.clone(),
            text: self.story.render(&response.text),
        }
    }

    pub(in crate::session) fn last(&self, taken: &TurnRecord) -> TurnView {
        let crisis = self.story.crisis(taken.crisis);
        let response = *self.story.scenario().response(taken.response);
        let ledger = &self.now.ledger;
        let events = ledger.events().get(taken.events..).unwrap_or_default();
        let events = events
            .iter()
            .filter(|e| e.turn == taken.turn)
            .map(|e| e.what);
        let outcome: Option<OutcomeIx> = events.clone().find_map(|event| match event {
            Happening::Drew(ix) => Some(ix),
            _ => None,
        });
        let drawn = outcome.map(|ix| self.story.outcome(ix));
        let told = self.reasons(taken);
        let mut aftermath = self.aftermath(events, &|cause| told.moved(cause));
        aftermath.meters = told.meters;
        TurnView {
            turn: taken.turn,
            crisis: crisis.id.clone(),
            title: self.story.render(&crisis.title),
            response: self.response(taken.response),
            hat: HatView::of(response.hat),
            practices: response
                .practices
                .into_iter()
                .flatten()
                .map(PracticeView::of)
                .collect(),
            asked: self.story.asked(taken.crisis, &taken.values),
            ideas: self
                .story
                .ideas(taken.response)
                .map(|idea| IdeaView {
                    name: idea.name.clone(),
                    about: idea.about.clone(),
                })
                .collect(),
            outcome: drawn.map_or_else(String::new, |o| self.story.render(&o.text)),
            says: drawn
                .iter()
                .flat_map(|o| &o.says)
                .map(|line| self.said(Some(&line.who), &line.text))
                .collect(),
            aftermath,
            moods: self.mood_changes(taken),
        }
    }

    fn moves<'a>(
        &self,
        before: &[i32],
        after: &[i32],
        entries: impl Iterator<Item = &'a Entry>,
    ) -> Vec<MeterMove> {
        let entries: Vec<&Entry> = entries.collect();
        self.meters(before)
            .into_iter()
            .zip(self.meters(after))
            .map(|(before, after)| {
                let mut sums: Vec<(crate::engine::Cause, i64)> = Vec::new();
                for entry in entries.iter().filter(|e| e.slot == after.slot) {
                    match sums.iter_mut().find(|(cause, _)| *cause == entry.cause) {
                        Some((_, sum)) => *sum += i64::from(entry.delta),
                        None => sums.push((entry.cause, i64::from(entry.delta))),
                    }
                }
                let named: Vec<(String, i64)> = sums
                    .into_iter()
                    .map(|(cause, sum)| {
                        (phrases::cause(&self.story, cause, sum.signum() as i32), sum)
                    })
                    .collect();
                MeterMove {
                    lines: lines(&named, after.value - before.value),
                    id: after.id,
                    name: after.name,
                    before: before.value,
                    after: after.value,
                    reason: String::new(),
                }
            })
            .collect()
    }
}

//! From events to what a save holds: what each kind means.

use std::collections::{BTreeMap, BTreeSet};

use super::batch::Batch;
use super::chain::{Hash, of_text};
use super::event::{Begun, EditionUsed, Event, Personal, StoredEvent, TextUsed};
use super::live::Tables;
use super::plan::GamePlan;
use super::record::{AcceptedDecision, Edition, Meta, Note, Planned, Record, Text};
use super::workshop::Room;
use crate::content::Source;
use crate::content::source::hex;

/// What lies in a save, before anybody has asked whether it makes sense.
#[derive(Debug, Clone, Default)]
pub(super) struct Contents {
    pub(super) entries: Vec<StoredEvent>,
    pub(super) texts: BTreeMap<i64, String>,
    pub(super) personal: BTreeMap<i64, (Vec<u8>, String)>,
    /// The hash of the last event.
    pub(super) head: Hash,
}

/// What is known of a save while it is written on.
#[derive(Debug, Clone, Default)]
pub(super) struct Tail {
    /// `seq` of the decisions that count.
    pub(super) counts: Vec<u64>,
    /// Where texts lie, by their hash.
    pub(super) texts: BTreeMap<String, i64>,
    /// The number of the next text by a person.
    pub(super) next_personal: i64,
    /// How many editions there are.
    pub(super) editions: usize,
}

impl Tail {
    /// After a batch was kept.
    pub(super) fn follow(&mut self, batch: Batch) {
        for (seq, (_, event)) in (batch.first()..).zip(&batch.events) {
            match event {
                Event::Decision(_) => self.counts.push(seq),
                Event::TakenBack(_) => {
                    self.counts.pop();
                }
                Event::Edition(_) => self.editions += 1,
                // What a room did decides nothing that is written next.
                _ => {}
            }
        }
        (self.texts, self.next_personal) = batch.into_known();
    }
}

/// Reads events one after the other; what they say of each other must fit.
pub(super) fn fold(contents: Contents) -> Result<(Record, Tail), String> {
    let Contents {
        entries,
        texts,
        personal,
        head,
    } = contents;
    let mut fold = Fold {
        texts: &texts,
        meta: None,
        editions: Vec::new(),
        decisions: Vec::new(),
        counts: Vec::new(),
        plans: Vec::new(),
        stands: (None, None),
        notes: Vec::new(),
        removed: BTreeSet::new(),
        tables: Tables::default(),
        named: BTreeMap::new(),
        tail: Tail::default(),
    };
    for entry in &entries {
        let what = |why: String| format!("event {}, \"{}\": {why}", entry.seq, entry.event.kind());
        fold.take(entry).map_err(what)?;
    }
    fold.beside(&personal)?;
    let meta = fold.meta.ok_or("it does not say what was played")?;
    if fold.editions.is_empty() {
        return Err("the scenario that was played is missing".to_owned());
    }
    let counting: BTreeSet<u64> = fold.counts.iter().copied().collect();
    let (kept, back): (Vec<_>, Vec<_>) = fold
        .decisions
        .into_iter()
        .partition(|(seq, _)| counting.contains(seq));
    let place = |seq: u64| fold.counts.binary_search(&seq).ok();
    let notes = fold
        .notes
        .into_iter()
        .map(|(decision, note)| Note {
            decision: decision.and_then(place),
            ..note
        })
        .collect();
    let record = Record {
        meta,
        editions: fold.editions,
        decisions: kept.into_iter().map(|(_, d)| d).collect(),
        plans: fold.plans,
        tables: fold.tables.into_records(),
        stands: fold.stands,
        taken_back: back.into_iter().map(|(_, d)| d).collect(),
        notes,
        personal: personal.into_iter().map(|(id, (_, t))| (id, t)).collect(),
        removed: fold.removed.len(),
        head: hex(&head),
        entries,
    };
    let tail = Tail {
        counts: fold.counts,
        editions: record.editions.len(),
        next_personal: fold.named.keys().max().map_or(1, |last| last + 1),
        ..fold.tail
    };
    Ok((record, tail))
}

struct Fold<'a> {
    texts: &'a BTreeMap<i64, String>,
    meta: Option<Meta>,
    editions: Vec<Edition>,
    /// With their `seq`; those that were taken back too.
    decisions: Vec<(u64, AcceptedDecision)>,
    counts: Vec<u64>,
    plans: Vec<Planned>,
    /// The ending and the grade.
    stands: (Option<String>, Option<i32>),
    notes: Vec<(Option<u64>, Note)>,
    removed: BTreeSet<i64>,
    /// The decisions of tables other than the first.
    tables: Tables,
    /// The texts by people that events name, with their hashes.
    named: BTreeMap<i64, String>,
    tail: Tail,
}

impl Fold<'_> {
    fn take(&mut self, entry: &StoredEvent) -> Result<(), String> {
        let at = entry.at;
        if (entry.seq == 1) != matches!(entry.event, Event::Begun(_)) {
            return Err("a game begins once, and first of all".to_owned());
        }
        self.names(&entry.event)?;
        match &entry.event {
            Event::Begun(begun) => {
                self.meta = Some(meta(begun, at)?);
                let plan = GamePlan::of_length(begun.crises);
                self.plans.push(Planned::begun(plan));
            }
            Event::PlanChanged(changed) => {
                if changed.edition >= self.editions.len() {
                    return Err("its edition is missing".to_owned());
                }
                self.plans.push(Planned {
                    plan: changed.plan.clone(),
                    change: Some(changed.change.clone()),
                    after: self.counts.len(),
                    edition: changed.edition,
                    fingerprint: u64::from_str_radix(&changed.fingerprint, 16).ok(),
                });
                self.tables.planned();
                self.stands = (changed.ending.clone(), Some(changed.grade));
            }
            Event::Edition(used) => {
                let edition = self.edition(used)?;
                self.editions.push(edition);
            }
            Event::Decision(taken) => {
                if taken.edition >= self.editions.len() {
                    return Err("its edition is missing".to_owned());
                }
                let decision = AcceptedDecision::of(taken, at);
                self.stands = (decision.ending.clone(), Some(decision.grade));
                self.decisions.push((entry.seq, decision));
                self.counts.push(entry.seq);
            }
            Event::Note(noted) => {
                let known = |seq| {
                    self.decisions
                        .binary_search_by_key(&seq, |(known, _)| *known)
                };
                if noted.decision.is_some_and(|seq| known(seq).is_err()) {
                    return Err("its decision is missing".to_owned());
                }
                let note = Note {
                    decision: None,
                    intent: noted.intent.clone(),
                    state: noted.state.clone(),
                    at,
                };
                self.notes.push((noted.decision, note));
            }
            Event::TakenBack(back) => {
                if self.counts.last() != Some(&back.decision) {
                    return Err("it is not the last decision that is taken back".to_owned());
                }
                self.counts.pop();
                for planned in &mut self.plans {
                    if planned.after > self.counts.len() {
                        planned.after = self.counts.len();
                        planned.fingerprint = None;
                    }
                }
                let before = self.counts.last().and_then(|&seq| {
                    let found = self.decisions.binary_search_by_key(&seq, |(seq, _)| *seq);
                    self.decisions.get(found.ok()?)
                });
                self.stands = (None, before.map(|(_, decision)| decision.grade));
            }
            Event::Removed(removed) => {
                let personal = removed.personal;
                if !self.named.contains_key(&personal) || !self.removed.insert(personal) {
                    return Err(format!("there is no text {personal} to remove"));
                }
            }
            Event::TableDecision(taken) => self.tables.decided(taken, self.editions.len(), at)?,
            Event::TableTakenBack(back) => self.tables.taken_back(back.table)?,
            // A tag and the order of answers are looked up where they are wanted; what the others mean for a room is told by `live`.
            Event::Tagged(_)
            | Event::AnswersOrdered(_)
            | Event::RoomOpened(_)
            | Event::CodesKept(_)
            | Event::RoomServed(_)
            | Event::NamesListed(_)
            | Event::NameTaken(_)
            | Event::ObserverSet(_)
            | Event::ExpectationsMet(_)
            | Event::ObserverNoted(_)
            | Event::PaceSet(_)
            | Event::QuestionsSet(_)
            | Event::QuestionsAnswered(_)
            | Event::ActShown(_)
            | Event::TableShown(_)
            | Event::TableWent(_)
            | Event::CodeChanged(_)
            | Event::AccessGiven(_)
            | Event::ConsoleAsked(_)
            | Event::SeatJoined(_)
            | Event::SeatRenamed(_)
            | Event::SeatMoved(_)
            | Event::SeatRemoved(_)
            | Event::SeatHanded(_)
            | Event::RoomLocked(_)
            | Event::StepsSet(_)
            | Event::RoomShown(_)
            | Event::TimerSet(_)
            | Event::StepOpened(_)
            | Event::Tied(_)
            | Event::TableDecided(_)
            | Event::Vote(_)
            | Event::SeatPredicted(_)
            | Event::HatNamed(_)
            | Event::Committed(_)
            | Event::OwnCommitted(_)
            | Event::CommitmentKept(_)
            | Event::Counted(_)
            | Event::Injected(_) => {}
        }
        Ok(())
    }

    /// Remembers the texts by people that an event names.
    fn names(&mut self, event: &Event) -> Result<(), String> {
        let body = event.body();
        // Most events name none, and are not read twice.
        if !body.contains("\"personal\"") || matches!(event, Event::Removed(_)) {
            return Ok(());
        }
        let body = serde_json::from_str(&body).map_err(|error| error.to_string())?;
        let mut found = Vec::new();
        Personal::all_in(&body, &mut found);
        for Personal { personal, sha256 } in found {
            if self.named.insert(personal, sha256).is_some() {
                return Err(format!("the text {personal} is named twice"));
            }
        }
        Ok(())
    }

    /// Whether the texts by people are those that were named and not removed.
    fn beside(&self, personal: &BTreeMap<i64, (Vec<u8>, String)>) -> Result<(), String> {
        for (id, sha256) in &self.named {
            match (personal.get(id), self.removed.contains(id)) {
                (None, true) => {}
                (Some((salt, text)), false) if of_text(salt, text) == *sha256 => {}
                (Some(_), false) => return Err(format!("text {id} has been changed")),
                (Some(_), true) => return Err(format!("text {id} was removed, and is here")),
                (None, false) => {
                    return Err(format!("text {id} is missing, and was never removed"));
                }
            }
        }
        if let Some(id) = personal.keys().find(|id| !self.named.contains_key(id)) {
            return Err(format!("no event names text {id}"));
        }
        let used: BTreeSet<i64> = self.tail.texts.values().copied().collect();
        if self.texts.keys().all(|text| used.contains(text)) {
            Ok(())
        } else {
            Err("it holds a copy of a text that was never played".to_owned())
        }
    }

    fn edition(&mut self, used: &EditionUsed) -> Result<Edition, String> {
        Ok(Edition {
            program: used.program.clone(),
            scenario: self.text(&used.scenario)?,
            rulebook: self.text(&used.rulebook)?,
        })
    }

    fn text(&mut self, used: &TextUsed) -> Result<Text, String> {
        let name = &used.name;
        let text = self.texts.get(&used.text);
        let text = text.ok_or_else(|| format!("its copy of {name} is missing"))?;
        if of_text(&[], text) != used.sha256 {
            return Err(format!("its copy of {name} has been changed"));
        }
        self.tail.texts.insert(used.sha256.clone(), used.text);
        let source = Source {
            name: name.clone(),
            path: None,
            text: text.clone(),
        };
        Ok(Text {
            name: source.name.clone(),
            origin: used.origin.clone(),
            hash: source.hash(),
            text: source.text,
        })
    }
}

fn meta(begun: &Begun, created: i64) -> Result<Meta, String> {
    let seed = begun.seed.parse();
    let room = begun.room.map(|room| Room::new(room.size, room.minutes));
    Ok(Meta {
        scenario: begun.scenario.clone(),
        title: begun.title.clone(),
        seed: seed.map_err(|_| "its seed is no number".to_owned())?,
        crises: begun.crises,
        from: begun.from.clone(),
        room: room.transpose().map_err(|error| error.to_string())?,
        program: begun.program.clone(),
        created,
    })
}

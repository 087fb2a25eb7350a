//! Seats that watch: what they tick and write, and what they see of it.

use serde::Serialize;

use super::kinds::{ExpectationsMet, ObserverNoted};
use super::refused::LiveRefused;
use super::rules::Context;
use super::state::{Observed, Seat, State, Table};
use super::step::LiveStep;
use crate::content::Story;
use crate::engine::CrisisIx;
use crate::session::event::Event;

/// Characters of a note.
const LONGEST: usize = 1_000;

/// What an observer's page shows beside the crisis.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ObserverView {
    /// What the crisis at hand asks for, and whether this seat saw it met.
    pub expectations: Vec<Expectation>,
    /// Its note on the crisis at hand; at the end, on the whole game.
    pub note: Option<String>,
    /// How many notes it has written.
    pub notes: u32,
}

/// Something that a crisis asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Expectation {
    /// In the words of the scenario.
    pub text: String,
    /// Whether this seat saw it met.
    pub met: bool,
}

/// What an observer may expect of a crisis: what the moment asks for, what to listen for, and the author's questions.
pub(super) fn expectations(story: &Story, crisis: CrisisIx) -> Vec<String> {
    let raw = story.crisis(crisis);
    let asks = Some(&raw.asks).filter(|asks| !asks.is_empty());
    let all = asks.into_iter().chain(&raw.listen).chain(&raw.discuss);
    all.map(|text| story.render(text)).collect()
}

/// What was ticked, as an event.
pub(super) fn ticked(
    seat: &Seat,
    table: &Table,
    cid: u64,
    met: &[u16],
) -> Result<Event, LiveRefused> {
    let crisis = table.crisis.ok_or(LiveRefused::Unknown("crisis"))?;
    let known = expectations(table.play.story(), crisis);
    let mut places = met.to_vec();
    places.sort_unstable();
    places.dedup();
    let texts = places.iter().map(|&place| known.get(usize::from(place)));
    let texts: Option<Vec<String>> = texts.map(Option::<&String>::cloned).collect();
    Ok(ExpectationsMet {
        seat: seat.number,
        cid,
        table: seat.table as u16 + 1,
        crisis: table.crisis_id().to_owned(),
        met: texts.ok_or(LiveRefused::Unknown("expectation"))?,
    }
    .into())
}

impl State {
    /// A note, as an event.
    pub(super) fn noted(
        &self,
        seat: &Seat,
        table: &Table,
        cid: u64,
        crisis: &str,
        text: &str,
        context: &mut Context<'_>,
    ) -> Result<Event, LiveRefused> {
        // A note that arrives late still belongs to the crisis that it was written on.
        let story = table.play.story();
        let found = story.find_crisis(crisis);
        let met = |crisis| {
            table.crisis == Some(crisis) || table.play.turns.iter().any(|t| t.crisis == crisis)
        };
        if !(found.is_some_and(met) || crisis.is_empty() && table.step == LiveStep::Over) {
            return Err(LiveRefused::OtherCrisis);
        }
        let text = text.trim();
        if text.chars().count() > LONGEST {
            return Err(LiveRefused::BadText("at most 1,000 characters"));
        }
        Ok(ObserverNoted {
            seat: seat.number,
            cid,
            table: seat.table as u16 + 1,
            crisis: crisis.to_owned(),
            text: (!text.is_empty()).then(|| (context.personal)(text)),
        }
        .into())
    }

    /// What an observer's page shows; nothing for a seat that takes part.
    pub(super) fn observer_view(&self, seat: &Seat, table: &Table) -> Option<ObserverView> {
        if !seat.observer {
            return None;
        }
        let crisis = table.crisis.filter(|_| table.step != LiveStep::Over);
        let own = seat.observed(seat.table, crisis);
        let known = crisis.map(|crisis| expectations(table.play.story(), crisis));
        let seen = |text: &String| own.is_some_and(|own| own.met.contains(text));
        Some(ObserverView {
            expectations: known
                .unwrap_or_default()
                .into_iter()
                .map(|text| Expectation {
                    met: seen(&text),
                    text,
                })
                .collect(),
            note: own.and_then(|own| own.note.clone()),
            notes: seat.observed.iter().filter(|o| o.note.is_some()).count() as u32,
        })
    }
}

impl Seat {
    /// What it observed at a table in a crisis.
    fn observed(&self, table: usize, crisis: Option<CrisisIx>) -> Option<&Observed> {
        let mut all = self.observed.iter();
        all.find(|o| o.table == table && o.crisis == crisis)
    }

    pub(super) fn observed_mut(&mut self, table: usize, crisis: Option<CrisisIx>) -> &mut Observed {
        let same = |o: &Observed| o.table == table && o.crisis == crisis;
        let at = self.observed.iter().position(same).unwrap_or_else(|| {
            self.observed.push(Observed {
                table,
                crisis,
                met: Vec::new(),
                note: None,
            });
            self.observed.len() - 1
        });
        &mut self.observed[at]
    }
}

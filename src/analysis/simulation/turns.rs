//! The rows of a playthrough's turns, taken from the ledger as it is written.

use super::column::NOTHING;
use crate::content::Story;
use crate::engine::{Entry, Event, Game, Happening, ONE, OutcomeIx, Recorder, ResponseIx, Slot};

/// Writes a row for every turn: a number of a row is the sum of its ledger entries up to the end of the turn.
pub(super) struct Turns<'a> {
    story: &'a Story,
    game: &'a Game,
    /// How well each response fits its situation; [`NOTHING`] where it wears no hat.
    fits: &'a [i64],
    slots: &'a [Slot],
    values: Vec<i64>,
    seed: u64,
    row: Option<Row>,
    rows: &'a mut Vec<i64>,
}

/// What is known of the turn that is being played; at the start nothing but its number.
#[derive(Default)]
struct Row {
    turn: u16,
    crisis: Option<[i64; 4]>,
    response: Option<ResponseIx>,
    outcome: Option<OutcomeIx>,
    luck: Option<i64>,
}

impl<'a> Turns<'a> {
    pub(super) fn new(
        story: &'a Story,
        game: &'a Game,
        fits: &'a [i64],
        slots: &'a [Slot],
        seed: u64,
        rows: &'a mut Vec<i64>,
    ) -> Self {
        Self {
            story,
            game,
            fits,
            slots,
            values: vec![0; game.scenario().tables().layout.slots()],
            seed,
            row: Some(Row::default()),
            rows,
        }
    }

    fn finish(&mut self) {
        let Some(row) = self.row.take() else {
            return;
        };
        let [crisis, situation, severity, asked] = row.crisis.unwrap_or([NOTHING; 4]);
        let scenario = self.game.scenario();
        let hat = |r: ResponseIx| scenario.response(r).hat as i64;
        let outcome = |o: OutcomeIx| {
            let first = row
                .response
                .map_or(0, |r| scenario.response(r).outcomes.from);
            i64::from(o.0 - first) + 1
        };
        let named = row
            .outcome
            .filter(|&o| !self.story.outcome(o).id.is_empty());
        self.rows.extend([
            self.seed.cast_signed(),
            i64::from(row.turn),
            crisis,
            crisis,
            situation,
            severity,
            asked,
            row.response.map_or(NOTHING, |r| i64::from(r.0)),
            row.response.map_or(NOTHING, hat),
            row.response
                .and_then(|r| self.fits.get(r.at()).copied())
                .unwrap_or(NOTHING),
            row.outcome.map_or(NOTHING, outcome),
            named.map_or(NOTHING, |o| i64::from(o.0)),
            row.luck.unwrap_or(NOTHING),
        ]);
        let values = self.slots.iter().map(|slot| self.values[slot.at()]);
        self.rows.extend(values);
    }
}

impl Recorder for Turns<'_> {
    const ON: bool = true;

    fn entry(&mut self, entry: Entry) {
        self.values[entry.slot.at()] += i64::from(entry.delta);
    }

    fn event(&mut self, event: Event) {
        match event.what {
            // A crisis that arrives shakes the next turn's numbers, not those of the turn that ends with it.
            Happening::Arrived(crisis) => {
                self.finish();
                let of = self.game.scenario().crisis(crisis);
                let rules = self.game.rulebook().rules.as_ref();
                let asked = rules.map_or(NOTHING, |rules| {
                    i64::from(rules.situations.of(of.situation).lead_share)
                });
                self.row = Some(Row {
                    turn: event.turn,
                    crisis: Some([
                        i64::from(crisis.0),
                        of.situation as i64,
                        i64::from(of.severity) * 100 / i64::from(ONE),
                        asked,
                    ]),
                    ..Row::default()
                });
            }
            Happening::Chose(response, luck) => {
                if let Some(row) = &mut self.row {
                    row.response = Some(response);
                    row.luck = Some(i64::from(luck.thousandths()));
                }
            }
            Happening::Drew(outcome) => {
                if let Some(row) = &mut self.row {
                    row.outcome = Some(outcome);
                }
            }
            Happening::Ended(_) => self.finish(),
            _ => {}
        }
    }
}

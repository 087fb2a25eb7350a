//! The rows of a playthrough's turns, taken from the ledger as it is written.

use super::column::NOTHING;
use crate::engine::{Entry, Event, Game, Happening, Hat, Recorder, Slot};

/// Writes a row for every turn: a number of a row is the sum of its ledger entries up to the end of the turn.
pub(super) struct Turns<'a> {
    game: &'a Game,
    slots: &'a [Slot],
    values: Vec<i64>,
    seed: u64,
    row: Option<Row>,
    rows: &'a mut Vec<i64>,
}

/// What is known of the turn that is being played.
#[derive(Default)]
struct Row {
    turn: u16,
    crisis: i64,
    response: i64,
    hat: Hat,
    outcome: Option<(i64, i64)>,
    luck: i64,
}

impl<'a> Turns<'a> {
    pub(super) fn new(
        game: &'a Game,
        slots: &'a [Slot],
        seed: u64,
        rows: &'a mut Vec<i64>,
    ) -> Self {
        Self {
            game,
            slots,
            values: vec![0; game.scenario().tables().layout.slots()],
            seed,
            row: None,
            rows,
        }
    }

    fn finish(&mut self) {
        let Some(row) = self.row.take() else {
            return;
        };
        let (outcome, outcome_id) = row.outcome.unwrap_or((NOTHING, NOTHING));
        self.rows.extend([
            self.seed.cast_signed(),
            i64::from(row.turn),
            row.crisis,
            row.response,
            row.hat as i64,
            outcome,
            outcome_id,
            row.luck,
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
                self.row = Some(Row {
                    turn: event.turn,
                    crisis: i64::from(crisis.0),
                    ..Row::default()
                });
            }
            Happening::Chose(response, luck) => {
                if let Some(row) = &mut self.row {
                    row.response = i64::from(response.0);
                    row.hat = self.game.scenario().response(response).hat;
                    row.luck = i64::from(luck.thousandths());
                }
            }
            Happening::Drew(outcome) => {
                if let Some(row) = &mut self.row {
                    let response = crate::engine::ResponseIx(row.response as u32);
                    let first = self.game.scenario().response(response).outcomes.from;
                    row.outcome = Some((i64::from(outcome.0 - first) + 1, i64::from(outcome.0)));
                }
            }
            Happening::Ended(_) => self.finish(),
            _ => {}
        }
    }
}

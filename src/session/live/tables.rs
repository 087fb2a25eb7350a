//! The decisions of tables other than the first, from the events of a save.

use super::kinds::TableDecision;
use crate::session::record::{AcceptedDecision, TableRecord};

/// Tables, from the second on.
#[derive(Debug, Default)]
pub(in crate::session) struct Tables {
    tables: Vec<TableRecord>,
    /// How often the plan changed so far.
    plans: usize,
}

impl Tables {
    pub(in crate::session) fn decided(
        &mut self,
        taken: &TableDecision,
        editions: usize,
        at: i64,
    ) -> Result<(), String> {
        let TableDecision { table, decision } = taken;
        if decision.edition >= editions {
            return Err("its edition is missing".to_owned());
        }
        let position = usize::from(*table).checked_sub(2);
        let position = position.filter(|&at| at < usize::from(super::MOST_TABLES));
        let position = position.ok_or_else(|| format!("there is no table {table}"))?;
        if self.tables.len() <= position {
            let mut fresh = TableRecord::default();
            fresh.after.resize(self.plans, 0);
            self.tables.resize(position + 1, fresh);
        }
        if let Some(known) = self.tables.get_mut(position) {
            known.decisions.push(AcceptedDecision::of(decision, at));
        }
        Ok(())
    }

    pub(in crate::session) fn taken_back(&mut self, table: u16) -> Result<(), String> {
        let known = usize::from(table)
            .checked_sub(2)
            .and_then(|at| self.tables.get_mut(at));
        let none = || format!("table {table} has no decision to take back");
        let known = known.ok_or_else(none)?;
        let back = known.decisions.pop().ok_or_else(none)?;
        known.taken_back.push(back);
        let left = known.decisions.len();
        for after in &mut known.after {
            *after = left.min(*after);
        }
        Ok(())
    }

    /// After the plan was changed.
    pub(in crate::session) fn planned(&mut self) {
        self.plans += 1;
        for table in &mut self.tables {
            let so_far = table.decisions.len();
            table.after.push(so_far);
        }
    }

    pub(in crate::session) fn into_records(self) -> Vec<TableRecord> {
        self.tables
    }
}

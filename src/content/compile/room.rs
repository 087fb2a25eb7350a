//! What a scenario brings for the people around it: that every name in it exists, and that nothing contradicts itself.

use std::collections::HashMap;

use super::Compiler;
use super::names::unique;
use crate::content::finding::At;
use crate::content::raw::{RawCrisis, RawCut};

impl<'a> Compiler<'a> {
    /// Seats at one table, at most.
    const MOST_SEATS: usize = 8;

    /// Clocks, seats, cuts, injects and notes.
    pub(super) fn room(&mut self) {
        let raw = self.raw;
        let root = At::ROOT;
        self.optional_text(&raw.knowledge, &root.field("knowledge"));
        self.optional_text(&raw.content_note, &root.field("content_note"));
        self.clocks();

        let seats = root.field("seats");
        if raw.seats.len() > Self::MOST_SEATS {
            self.error(
                "too-many",
                &seats,
                format!(
                    "there are {} seats, and a table has {} at most",
                    raw.seats.len(),
                    Self::MOST_SEATS
                ),
            )
            .help = Some("let one seat know what two know here".to_owned());
        }
        for (i, seat) in raw.seats.iter().enumerate() {
            let at = seats.index(i);
            self.id(&seat.id, &at.field("id"));
            self.text(&seat.name, &at.field("name"));
            self.text(&seat.brief, &at.field("brief"));
        }

        let cuts = root.field("cuts");
        let ids = raw.cuts.iter().map(|cut| &*cut.id).collect();
        unique("cut", &cuts, ids, self.findings);
        for (i, cut) in raw.cuts.iter().enumerate() {
            self.cut(cut, &cuts.index(i));
        }
        self.injects();

        let (notes, at) = (&raw.notes, root.field("notes"));
        self.optional_text(&notes.purpose, &at.field("purpose"));
        self.optional_text(&notes.audience, &at.field("audience"));
        self.optional_text(&notes.opening, &at.field("opening"));
        for (field, texts) in [("trade", &notes.trade), ("closing", &notes.closing)] {
            let at = at.field(field);
            for (i, text) in texts.iter().enumerate() {
                self.text(text, &at.index(i));
            }
        }
        let glossary = at.field("glossary");
        for (i, term) in notes.glossary.iter().enumerate() {
            let at = glossary.index(i);
            self.text(&term.word, &at.field("word"));
            self.text(&term.text, &at.field("text"));
        }
    }

    fn injects(&mut self) {
        let raw = self.raw;
        let injects = At::ROOT.field("injects");
        let ids = raw.injects.iter().map(|inject| &*inject.id).collect();
        unique("inject", &injects, ids, self.findings);
        for (i, inject) in raw.injects.iter().enumerate() {
            let at = injects.index(i);
            self.id(&inject.id, &at.field("id"));
            self.text(&inject.from, &at.field("from"));
            self.text(&inject.text, &at.field("text"));
            let at = at.field("crises");
            for (j, crisis) in inject.crises.iter().enumerate() {
                self.crisis_named(crisis, &at.index(j));
            }
        }
    }

    fn clocks(&mut self) {
        let raw = self.raw;
        let clocks = At::ROOT.field("clocks");
        let ids = raw.clocks.iter().map(|clock| &*clock.id).collect();
        unique("clock", &clocks, ids, self.findings);
        for (i, clock) in raw.clocks.iter().enumerate() {
            let at = clocks.index(i);
            self.id(&clock.id, &at.field("id"));
            self.text(&clock.text, &at.field("text"));
            match (&clock.crisis, clock.turn) {
                (Some(crisis), None) => {
                    self.crisis_named(crisis, &at.field("crisis"));
                }
                (None, Some(turn)) => {
                    self.range(i64::from(turn), 1, 1000, "turn", &at.field("turn"));
                }
                (crisis, _) => {
                    let what = if crisis.is_some() {
                        "this clock names a crisis and a turn, and can strike only once"
                    } else {
                        "this clock says neither in which crisis nor in which turn it strikes"
                    };
                    self.error("clock-without-time", &at.field("text"), what)
                        .help = Some("write either `crisis: \"…\"` or `turn: 9`".to_owned());
                }
            }
            let when = clock.when.as_ref();
            let test = when.map(|when| self.condition(when, &at.field("when")));
            self.places.clocks.push(test);
        }
    }

    fn cut(&mut self, cut: &'a RawCut, at: &At<'_>) {
        self.id(&cut.id, &at.field("id"));
        self.text(&cut.title, &at.field("title"));
        self.optional_text(&cut.briefing, &at.field("briefing"));
        let minutes = i64::from(cut.minutes);
        self.range(minutes, 1, 600, "minutes", &at.field("minutes"));
        let crises = at.field("crises");
        if cut.crises.is_empty() {
            self.error("no-crises", &crises, "this cut keeps no crises")
                .help = Some("name at least one crisis, three or four as a rule".to_owned());
        }
        let mut kept: HashMap<&str, usize> = HashMap::new();
        for (i, crisis) in cut.crises.iter().enumerate() {
            let at = crises.index(i);
            self.crisis_named(crisis, &at);
            if let Some(first) = kept.insert(crisis, i) {
                let first = crises.index(first).steps();
                let what = format!("this cut keeps \"{crisis}\" twice");
                let finding = self.error("duplicate-id", &at, what);
                finding.help = Some("take one of them out".to_owned());
                finding.related.push((first, "first named here".to_owned()));
            }
        }
    }

    /// What a crisis brings for seats and facilitators.
    pub(super) fn crisis_room(&mut self, crisis: &'a RawCrisis, at: &At<'_>) {
        self.optional_text(&crisis.asks, &at.field("asks"));
        let briefs = at.field("briefs");
        for (i, brief) in crisis.briefs.iter().enumerate() {
            let at = briefs.index(i);
            self.text(&brief.text, &at.field("text"));
            self.seats(&brief.r#for, &at.field("for"));
        }
        let (seen_by, signals) = (&crisis.signals.r#for, at.field("signals"));
        let seen_at = signals.field("for");
        self.seats(&seen_by.people, &seen_at.field("people"));
        self.seats(&seen_by.process, &seen_at.field("process"));
        let (notes, at) = (&crisis.notes, at.field("notes"));
        self.optional_text(&notes.stuck, &at.field("stuck"));
        self.optional_text(&notes.question, &at.field("question"));
        self.optional_text(&notes.move_on, &at.field("move_on"));
    }

    fn seats(&mut self, seats: &[String], at: &At<'_>) {
        for (i, seat) in seats.iter().enumerate() {
            self.seat(seat, &at.index(i));
        }
    }
}

//! What people wrote in a room: what they mean to do, and what observers saw.

use std::collections::BTreeMap;

use icalendar::{Calendar, Component, Event as Appointment, Property};

use crate::cli::collect::table::{Cell, Kind, Table};
use crate::content::quiz::{COLUMNS, quiz};
use crate::session::live::answers;
use crate::session::{Event, Personal, Record};

/// One row a commitment.
pub(super) fn commitments(record: &Record) -> Table {
    Table {
        columns: vec![
            ("seat", Kind::Count),
            ("name", Kind::Text),
            ("text", Kind::Text),
        ],
        rows: committed(record)
            .into_iter()
            .map(|(seat, name, text)| {
                vec![
                    Cell::Count(seat as i32),
                    name.as_deref().into(),
                    (&*text).into(),
                ]
            })
            .collect(),
    }
}

/// One row for each expectation that an observer saw met, and for each note.
pub(super) fn observations(record: &Record) -> Table {
    let names = names(record);
    // The last one of a seat at a table on a crisis counts.
    let mut met: BTreeMap<(u32, u16, &str), &[String]> = BTreeMap::new();
    let mut notes: BTreeMap<(u32, u16, &str), Option<&str>> = BTreeMap::new();
    for entry in &record.entries {
        match &entry.event {
            Event::ExpectationsMet(seen) => {
                met.insert((seen.seat, seen.table, &seen.crisis), &seen.met);
            }
            Event::ObserverNoted(noted) => {
                let text = noted.text.as_ref().and_then(|text| record.personal(text));
                notes.insert((noted.seat, noted.table, &noted.crisis), text);
            }
            _ => {}
        }
    }
    let row = |(seat, table, crisis): (u32, u16, &str), kind: &str, text: &str| {
        let name = names.get(&seat).and_then(Option::as_deref);
        let (seat, table) = (Cell::Count(seat as i32), Cell::Count(table.into()));
        vec![
            seat,
            name.into(),
            table,
            crisis.into(),
            kind.into(),
            text.into(),
        ]
    };
    let met = met
        .into_iter()
        .flat_map(|(key, all)| all.iter().map(move |text| row(key, "met", text)));
    let mut rows: Vec<Vec<Cell>> = met.collect();
    let notes = notes.into_iter();
    rows.extend(notes.filter_map(|(key, text)| Some(row(key, "note", text?))));
    Table {
        columns: vec![
            ("seat", Kind::Count),
            ("name", Kind::Text),
            ("table", Kind::Count),
            ("crisis", Kind::Text),
            ("kind", Kind::Text),
            ("text", Kind::Text),
        ],
        rows,
    }
}

/// One row a form that somebody answered: the columns of `two-hats quiz`, and the points.
pub(super) fn questions(record: &Record) -> Table {
    let rows = answers(record).into_iter().map(|kept| {
        let mut row = vec![
            (&*kept.person).into(),
            kept.when.name().into(),
            kept.form.name().into(),
        ];
        let situations = &quiz().form(kept.form).situations;
        row.extend(situations.iter().map(|situation| {
            let mut given = kept.answers.iter();
            let given = given.find(|answer| answer.situation == situation.id);
            given.map_or(Cell::Nothing, |answer| (&*situation.written(answer)).into())
        }));
        row.push(Cell::Count(kept.points() as i32));
        row
    });
    Table {
        columns: COLUMNS
            .iter()
            .map(|name| (*name, Kind::Text))
            .chain([("points", Kind::Count)])
            .collect(),
        rows: rows.collect(),
    }
}

/// What each seat is called last, as far as nobody removed it.
fn names(record: &Record) -> BTreeMap<u32, Option<String>> {
    let text = |named: &Personal| record.personal(named).map(str::to_owned);
    let mut names = BTreeMap::new();
    let mut list: &[Personal] = &[];
    for entry in &record.entries {
        match &entry.event {
            Event::NamesListed(listed) => list = &listed.names,
            Event::NameTaken(taken) => {
                let place = usize::from(taken.place).checked_sub(1);
                let name = place.and_then(|place| list.get(place));
                names.insert(taken.seat, name.and_then(text));
            }
            Event::SeatJoined(joined) => {
                names.insert(joined.seat, joined.name.as_ref().and_then(text));
            }
            Event::SeatRenamed(renamed) => {
                names.insert(renamed.seat, text(&renamed.name));
            }
            _ => {}
        }
    }
    names
}

/// Seats with what they mean to do, and their names, as far as nobody removed them.
fn committed(record: &Record) -> Vec<(u32, Option<String>, String)> {
    let names = names(record);
    let mut texts = BTreeMap::new();
    for entry in &record.entries {
        if let Event::Committed(made) = &entry.event {
            let text = made.text.as_ref().and_then(|text| record.personal(text));
            texts.insert(made.seat, text.map(str::to_owned));
        }
    }
    let made = texts.into_iter().filter_map(|(seat, text)| {
        let name = names.get(&seat).cloned().flatten();
        Some((seat, name, text?))
    });
    made.collect()
}

/// A calendar with a day for each commitment, so many days after the room.
pub(super) fn calendar(record: &Record, days: i64) -> String {
    let last = jiff::Timestamp::from_millisecond(record.changed()).unwrap_or_default();
    let day = last.to_zoned(jiff::tz::TimeZone::system()).date();
    let day = day.checked_add(jiff::Span::new().days(days)).unwrap_or(day);
    let stamp = last.strftime("%Y%m%dT%H%M%SZ").to_string();
    let mut calendar = Calendar::new();
    calendar.name(&record.meta.title);
    for (seat, name, text) in committed(record) {
        let who = name.unwrap_or_else(|| format!("Seat {seat}"));
        let mut appointment = Appointment::new();
        appointment
            .uid(&format!(
                "{}-{seat}",
                &record.head[..16.min(record.head.len())]
            ))
            .summary(&format!("{who}: {text}"))
            .description(&text)
            .add_property("DTSTAMP", &stamp)
            .append_property(
                Property::new("DTSTART", day.strftime("%Y%m%d").to_string())
                    .add_parameter("VALUE", "DATE")
                    .done(),
            );
        calendar.push(appointment.done());
    }
    calendar.to_string()
}

//! Numbers, bands and verdicts as people read them.

use crate::analysis::calibrate::{Band, Compared, Level, Row, Table, Unit, Verdict};

/// A number in its unit, with a real minus sign.
pub(super) fn number(value: f64, unit: Unit) -> String {
    let text = match unit {
        Unit::Coefficient => format!("{value:.2}"),
        Unit::Percent | Unit::Points | Unit::Turns => format!("{value:.1}"),
    };
    // Nothing is minus nothing.
    let zero = text
        .trim_start_matches('-')
        .chars()
        .all(|c| matches!(c, '0' | '.'));
    let text = if zero {
        text.trim_start_matches('-')
    } else {
        &text
    };
    text.replace('-', "−")
}

/// The word for the unit, with a space before it; empty for coefficients.
pub(super) const fn unit(unit: Unit) -> &'static str {
    match unit {
        Unit::Coefficient => "",
        Unit::Percent => " %",
        Unit::Points => " points",
        Unit::Turns => " turns",
    }
}

/// What came out, with its interval.
pub(super) fn simulated(row: &Row) -> String {
    row.simulated.map_or_else(
        || "–".to_owned(),
        |found| {
            let of = |value| number(value, row.finding.unit);
            let (value, low, high) = (of(found.value), of(found.low), of(found.high));
            format!("{value}{} [{low}, {high}]", unit(row.finding.unit))
        },
    )
}

/// Where a hit lies.
pub(super) fn band(row: &Row) -> String {
    let of = |value| number(value, row.finding.unit);
    match row.finding.band {
        None => "–".to_owned(),
        Some(Band::Within(from, to)) => {
            format!("{} to {}{}", of(from), of(to), unit(row.finding.unit))
        }
        Some(Band::Above(least)) => format!("above {}{}", of(least), unit(row.finding.unit)),
    }
}

/// How it came out, in words.
pub(super) const fn verdict(row: &Row) -> &'static str {
    match row.verdict {
        Verdict::Hit if row.says_nothing => "hit that says nothing",
        Verdict::Hit => "hit",
        Verdict::Miss => "miss",
        Verdict::Undecided => "undecided",
        Verdict::NotSimulated => "not simulated",
    }
}

/// What was published is of whom, and whether it was corrected: "persons, corrected".
pub(super) fn compared(row: &Row) -> String {
    let of = row.finding.of.map(|of| match of {
        Level::Persons => "persons",
        Level::Teams => "teams",
    });
    let how = row.finding.compared.map(|how| match how {
        Compared::Raw => "raw",
        Compared::Corrected => "corrected",
    });
    of.into_iter().chain(how).collect::<Vec<_>>().join(", ")
}

/// The rows of a table, the misses first.
pub(super) fn of(rows: &[Row], table: Table) -> Vec<&Row> {
    let mut rows: Vec<&Row> = rows.iter().filter(|r| r.finding.table == table).collect();
    rows.sort_by_key(|row| match row.verdict {
        Verdict::Miss => 0,
        Verdict::Undecided => 1,
        Verdict::Hit => 2 + u8::from(!row.says_nothing),
        Verdict::NotSimulated => 4,
    });
    rows
}

/// "3 misses, 5 undecided, 7 hits of 15 rows"; with the hits that say nothing, if there are any.
pub(super) fn score(rows: &[&Row]) -> String {
    let count = |verdict| rows.iter().filter(|row| row.verdict == verdict).count();
    let nothing = rows.iter().filter(|row| row.says_nothing).count();
    let (misses, hits) = (count(Verdict::Miss), count(Verdict::Hit));
    let mut text = format!(
        "{misses} {}, {} undecided, {hits} {} of {} rows",
        if misses == 1 { "miss" } else { "misses" },
        count(Verdict::Undecided),
        if hits == 1 { "hit" } else { "hits" },
        rows.len()
    );
    if nothing > 0 {
        let says = if nothing == 1 { "says" } else { "say" };
        text += &format!("; {nothing} of the hits {says} nothing, as null rulebooks pass as often");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_a_real_minus_and_no_minus_nothing() {
        assert_eq!(number(-0.374, Unit::Coefficient), "−0.37");
        assert_eq!(number(-0.001, Unit::Coefficient), "0.00");
        assert_eq!(number(17.04, Unit::Percent), "17.0");
    }
}

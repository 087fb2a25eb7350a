//! Numbers, criteria and verdicts as people read them.

use crate::analysis::calibrate::{Criterion, Row, Status, Unit};

/// A number in its unit, with a real minus sign.
pub(super) fn number(value: f64, unit: Unit) -> String {
    let text = match unit {
        Unit::Coefficient => format!("{value:.2}"),
        Unit::Percent | Unit::Points => format!("{value:.1}"),
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
    }
}

/// What came out, with its interval.
pub(super) fn simulated(row: &Row) -> String {
    row.simulated.map_or_else(
        || "–".to_owned(),
        |found| {
            let of = |value| number(value, row.unit);
            let (value, low, high) = (of(found.value), of(found.low), of(found.high));
            format!("{value}{} [{low}, {high}]", unit(row.unit))
        },
    )
}

/// When it counts as a hit.
pub(super) fn criterion(row: &Row) -> String {
    let of = |value| format!("{}{}", number(value, row.unit), unit(row.unit));
    match row.criterion {
        None => "–".to_owned(),
        Some(Criterion::Overlaps { from, to }) => {
            format!("interval overlaps {} to {}", number(from, row.unit), of(to))
        }
        Some(Criterion::Within { from, to }) => {
            format!("value from {} to {}", number(from, row.unit), of(to))
        }
        Some(Criterion::Above(least)) => {
            format!("whole interval above {}", number(least, row.unit))
        }
        Some(Criterion::Reaches(least)) => {
            format!("interval reaches {}", number(least, row.unit))
        }
    }
}

/// How it came out, in words.
pub(super) const fn status(status: Status) -> &'static str {
    match status {
        Status::Hit => "hit",
        Status::Miss => "miss",
        Status::Design => "design, not simulated",
        Status::Elsewhere => "measured by `check --strict`",
    }
}

/// "13 of 20 hit".
pub(super) fn count(rows: &[Row]) -> String {
    let simulated = rows.iter().filter(|row| row.simulated.is_some()).count();
    let hits = rows.iter().filter(|row| row.status == Status::Hit).count();
    format!("{hits} of {simulated} simulated findings hit")
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

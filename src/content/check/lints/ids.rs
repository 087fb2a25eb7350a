//! Ids that other programs take for something else, and ids that other scenarios have as well.

use crate::content::finding::{At, Finding};
use crate::content::raw::{RawCrisis, RawScenario};

/// Another scenario that can be chosen beside the one that is checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Other {
    /// Its id.
    pub id: String,
    /// Its file, and the line of its id.
    pub place: String,
    /// Whether it is part of the program.
    pub built_in: bool,
}

/// Adds the warnings about ids that tables misread.
pub(super) fn lint(raw: &RawScenario, findings: &mut Vec<Finding>) {
    let root = At::ROOT;
    look(&raw.id, &root.field("id"), findings);
    let mut list = |field, ids: Vec<&str>| {
        let at = root.field(field);
        for (i, id) in ids.into_iter().enumerate() {
            look(id, &at.index(i).field("id"), findings);
        }
    };
    list("values", raw.values.iter().map(|x| &*x.id).collect());
    list("meters", raw.meters.iter().map(|x| &*x.id).collect());
    list("variables", raw.variables.iter().map(|x| &*x.id).collect());
    list("team", raw.team.iter().map(|x| &*x.id).collect());
    list("clocks", raw.clocks.iter().map(|x| &*x.id).collect());
    list("seats", raw.seats.iter().map(|x| &*x.id).collect());
    list("cuts", raw.cuts.iter().map(|x| &*x.id).collect());
    list("injects", raw.injects.iter().map(|x| &*x.id).collect());
    list("endings", raw.endings.iter().map(|x| &*x.id).collect());
    let flags = root.field("flags");
    for (i, flag) in raw.flags.iter().enumerate() {
        look(flag, &flags.index(i), findings);
    }
    let crises = root.field("crises");
    for (i, crisis) in raw.crises.iter().enumerate() {
        in_crisis(crisis, &crises.index(i), findings);
    }
}

fn in_crisis(crisis: &RawCrisis, at: &At<'_>, findings: &mut Vec<Finding>) {
    look(&crisis.id, &at.field("id"), findings);
    let responses = at.field("responses");
    for (r, response) in crisis.responses.iter().enumerate() {
        let at = responses.index(r);
        look(&response.id, &at.field("id"), findings);
        let outcomes = at.field("outcomes");
        for (o, outcome) in response.outcomes.iter().enumerate() {
            look(&outcome.id, &outcomes.index(o).field("id"), findings);
        }
        let promises = at.field("promises");
        for (p, promise) in response.promises.iter().enumerate() {
            look(&promise.id, &promises.index(p).field("id"), findings);
        }
    }
}

fn look(id: &str, at: &At<'_>, findings: &mut Vec<Finding>) {
    if let Some(what) = misread(id) {
        findings.push(
            Finding::warning(
                "id-misread",
                at,
                format!("programs that read tables take the id \"{id}\" for {what}"),
            )
            .help(format!(
                "add a word, as in \"the-{id}\", so that exported rows keep it"
            )),
        );
    }
}

/// What spreadsheets, R, pandas or SQL make of a cell with this id, if it is not a text.
#[must_use]
pub fn misread(id: &str) -> Option<&'static str> {
    match id {
        "null" | "none" | "nil" | "na" | "nan" => return Some("an empty cell"),
        "true" | "false" | "yes" | "no" => return Some("a truth value"),
        "inf" | "infinity" => return Some("a number"),
        _ => {}
    }
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if digits(id) {
        return Some("a number");
    }
    if let Some((mantissa, exponent)) = id.split_once('e')
        && digits(mantissa)
        && digits(exponent.strip_prefix('-').unwrap_or(exponent))
    {
        return Some("a number");
    }
    let parts: Vec<&str> = id.split('-').collect();
    let short = |part: &str| digits(part) && part.len() <= 4;
    let is_date = match parts.as_slice() {
        [one, other] => {
            (short(one) && (short(other) || is_month(other))) || (is_month(one) && short(other))
        }
        [one, month, other] => short(one) && short(other) && (short(month) || is_month(month)),
        _ => false,
    };
    is_date.then_some("a date")
}

fn is_month(word: &str) -> bool {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    MONTHS
        .iter()
        .any(|month| *month == word || (word.len() == 3 && month.starts_with(word)))
        || word == "sept"
}

/// Adds the warnings about scenarios that have the same id.
pub(crate) fn lint_others(id: &str, others: &[Other], findings: &mut Vec<Finding>) {
    let at = At::ROOT.field("id");
    for other in others.iter().filter(|other| other.id == id) {
        let (code, what, help) = if other.built_in {
            (
                "hides-built-in",
                "a scenario that is built in has this id as well, and cannot be found by it where this one is in the library",
                "give this one an id of its own, unless it is to stand in for the other",
            )
        } else {
            (
                "same-id",
                "another scenario has this id as well, and only one of them can be found by it",
                "give one of the two another id",
            )
        };
        let finding = Finding::warning(code, &at, what)
            .label(format!("as in {}", other.place))
            .help(help);
        findings.push(finding);
    }
}

#[cfg(test)]
mod tests {
    use super::misread;

    #[test]
    fn ids_that_tables_misread_are_known_and_others_are_not() {
        for id in [
            "null",
            "nan",
            "007",
            "42",
            "1e5",
            "1e-5",
            "true",
            "inf",
            "1-2",
            "2024-01-31",
            "mar-1",
            "2-sept",
            "1-may-24",
        ] {
            assert!(misread(id).is_some(), "{id}");
        }
        for id in [
            "nullify", "the-null", "e5", "1e", "e", "a1", "1-a", "may", "may-be", "1-2-3-4",
            "7-eleven", "12345-1", "day-1", "march-on", "", "-",
        ] {
            assert_eq!(misread(id), None, "{id}");
        }
    }
}

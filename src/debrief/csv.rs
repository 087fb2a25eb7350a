//! The ledger as a table with commas (RFC 4180).

use super::report::Debrief;
use crate::output::csv::cell;

pub(super) fn csv(debrief: &Debrief) -> String {
    let mut out = String::from(
        "turn,crisis,number,change,wanted,cause,cause_text,from_turn,from_response\r\n",
    );
    for line in &debrief.ledger {
        let from = line.origin.as_ref();
        let fields = [
            line.turn.to_string(),
            line.crisis.clone(),
            line.number.clone(),
            line.change.exact(),
            line.wanted.exact(),
            line.kind.name().to_owned(),
            line.cause.clone(),
            from.map_or_else(String::new, |o| o.turn.to_string()),
            from.map_or_else(String::new, |o| o.response.clone()),
        ];
        let fields: Vec<String> = fields.iter().map(|field| quoted(field)).collect();
        out.push_str(&fields.join(","));
        out.push_str("\r\n");
    }
    // No number moves with these.
    for change in &debrief.course {
        let fields = [
            change.answered.to_string(),
            change.crisis.clone().unwrap_or_default(),
            String::new(),
            String::new(),
            String::new(),
            change.kind.name().to_owned(),
            change.said.clone(),
            String::new(),
            String::new(),
        ];
        let fields: Vec<String> = fields.iter().map(|field| quoted(field)).collect();
        out.push_str(&fields.join(","));
        out.push_str("\r\n");
    }
    out
}

/// Quoted where commas, quotes or line ends ask for it, and no formula.
fn quoted(field: &str) -> String {
    let field = cell(field);
    if field.contains([',', ';', '"', '\n', '\r', '\t']) {
        format!("\"{}\"", field.replace('"', "\"\""))
    } else {
        field.into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn fields_survive_commas_quotes_and_spreadsheets() {
        assert_eq!(quoted("plain"), "plain");
        assert_eq!(quoted("a, \"b\""), "\"a, \"\"b\"\"\"");
        assert_eq!(quoted("=1+1"), "'=1+1");
        assert_eq!(quoted("-2.500"), "-2.500");
        assert_eq!(quoted("-rm"), "'-rm");
        assert_eq!(quoted("＝a;＝b"), "\"'＝a;'＝b\"");
    }
}

//! Reads `name: value` entries, and what people write instead of the colon, the comma or the value.

use std::collections::BTreeMap;
use std::ops::Range;

use super::messages;
use super::parse::Builder;
use super::token::{Shape, Token, TokenKind};
use super::tree::{Field, NodeId};

impl Builder<'_> {
    /// Whether the round bracket around `at..end` holds fields rather than plain values.
    pub(super) fn holds_fields(&self, mut at: usize, end: usize) -> bool {
        let mut starts = true;
        while at < end {
            if self.is_field_start(at, end) || (starts && self.lacks_colon(at, end)) {
                return true;
            }
            starts = matches!(
                self.kind(at, end),
                Some(TokenKind::Comma | TokenKind::Semicolon)
            );
            at = self.skip(at, end);
        }
        false
    }

    /// Whether a name and then, on the same line and without a colon, a value stand here.
    fn lacks_colon(&self, at: usize, end: usize) -> bool {
        self.is_plain_name(at, end)
            && self.token(at + 1, end).is_some_and(|next| {
                !next.first
                    && (next.is_text()
                        || matches!(
                            next.kind,
                            TokenKind::Number | TokenKind::Char | TokenKind::Open(Shape::Square)
                        ))
            })
    }

    fn is_plain_name(&self, at: usize, end: usize) -> bool {
        self.token(at, end).is_some_and(|token| {
            token.is_word()
                && self
                    .slice(token.span())
                    .starts_with(|c: char| c == '_' || c.is_lowercase())
        })
    }

    /// The fields in `at..end`.
    pub(super) fn fields(&mut self, mut at: usize, end: usize) -> Vec<Field> {
        let mut fields = Vec::new();
        while let Some(token) = self.token(at, end).copied() {
            if matches!(token.kind, TokenKind::Comma | TokenKind::Semicolon) {
                at = self.skip_junk(at, end, true);
                continue;
            }
            let Some(value_at) = self.colon_after(at, end) else {
                at = self.skip_junk(at, end, true);
                continue;
            };
            let name = self.field_name(&token);
            let (value, next) = self.field_value(&name, value_at, end);
            fields.push(Field {
                name,
                name_span: token.span(),
                value,
            });
            at = self.separator(next, end, true);
        }
        self.report_duplicates(&fields);
        fields
    }

    /// The index of the value that belongs to the name at `at`; reports what stands there instead of one colon.
    fn colon_after(&mut self, at: usize, end: usize) -> Option<usize> {
        if self.is_field_start(at, end) {
            if self.kind(at + 1, end) == Some(TokenKind::Equals) {
                self.equals(at + 1);
            }
            let mut value_at = at + 2;
            while self.token(value_at, end).is_some_and(Token::is_colon) {
                value_at += 1;
            }
            if value_at > at + 2 {
                self.stray(at + 2, value_at);
            }
            return Some(value_at);
        }
        if !self.is_plain_name(at, end) {
            return None;
        }
        let name = self.token(at, end)?;
        let written = self.slice(name.span()).to_owned();
        let after = name.after();
        match self.token(at + 1, end) {
            Some(next) if !next.first && self.begins_value(at + 1, end) => {
                self.problems.push(messages::missing_colon(after, &written));
                Some(at + 1)
            }
            Some(next)
                if !next.first && !matches!(next.kind, TokenKind::Comma | TokenKind::Semicolon) =>
            {
                None
            }
            // What follows on the next line is its value, unless the next entry begins there.
            Some(_) if self.begins_value(at + 1, end) && !self.is_field_start(at + 1, end) => {
                self.problems.push(messages::missing_colon(after, &written));
                Some(at + 1)
            }
            // The value that is missing as well is reported with the value.
            _ => Some(at + 1),
        }
    }

    pub(super) fn equals(&mut self, at: usize) {
        let span = self.span_of(at, at + 1);
        let written = self.slice(span.clone()).to_owned();
        self.problems
            .push(messages::equals_for_colon(span, &written));
    }

    fn field_name(&mut self, token: &Token) -> String {
        let written = self.text.get(token.span()).unwrap_or("");
        match token.kind {
            TokenKind::Text { from, to, .. } => {
                let name = self.text.get(from..to).unwrap_or("");
                // Marks of the wrong kind already have a problem of their own.
                if written.starts_with('"') {
                    self.problems.push(messages::json_key(token.span(), name));
                }
                name.to_owned()
            }
            TokenKind::Word { clean: false } => {
                let fixed = written.replace(['-', '\'', '’'], "_");
                self.problems
                    .push(messages::hyphen_in_name(token.span(), &fixed));
                fixed
            }
            _ => written.strip_prefix("r#").unwrap_or(written).to_owned(),
        }
    }

    fn field_value(&mut self, name: &str, at: usize, end: usize) -> (NodeId, usize) {
        let mut from = at;
        if self.kind(at, end) == Some(TokenKind::Junk) {
            while matches!(self.kind(from, end), Some(TokenKind::Junk)) {
                from += 1;
            }
            self.stray(at, from);
            if !self.begins_value(from, end) || self.is_field_start(from, end) {
                return (self.missing(self.after_previous(from)), from);
            }
        }
        if !self.begins_value(from, end) || self.is_field_start(from, end) {
            let place = self.after_previous(from);
            self.problems
                .push(messages::missing_value(place.clone(), name));
            return (self.missing(place), from);
        }
        let (value, next) = self.value(from, end);
        self.comma_in_number(value, next, end)
            .unwrap_or((value, next))
    }

    /// `1,000`: a number, a comma and a number without space between them, which can only be meant as one.
    fn comma_in_number(
        &mut self,
        value: NodeId,
        next: usize,
        end: usize,
    ) -> Option<(NodeId, usize)> {
        let number = self.token(next.checked_sub(1)?, end)?;
        let comma = self.token(next, end)?;
        let more = self.token(next + 1, end)?;
        let joined = number.kind == TokenKind::Number
            && comma.kind == TokenKind::Comma
            && more.kind == TokenKind::Number
            && number.end == comma.start
            && comma.end == more.start;
        if !joined {
            return None;
        }
        let start = self.tree.get(value)?.span.start;
        let span = start..more.end;
        let written = self.slice(span.clone()).to_owned();
        self.problems
            .push(messages::comma_in_number(span.clone(), &written));
        Some((self.missing(span), next + 2))
    }

    /// Passes the comma after an entry, or reports what stands there instead of one.
    pub(super) fn separator(&mut self, at: usize, end: usize, fields: bool) -> usize {
        let Some(token) = self.token(at, end).copied() else {
            return at.min(end);
        };
        match token.kind {
            TokenKind::Comma => at + 1,
            TokenKind::Semicolon => {
                self.problems.push(messages::semicolon(token.span()));
                at + 1
            }
            _ if self.starts_entry(at, end, fields) => {
                // A value that is missing or a text that is not closed takes its comma along.
                if !self.value_just_missed(at) && !self.text_just_unclosed(at) {
                    let place = self.after_previous(at);
                    self.problems.push(messages::missing_comma(place));
                }
                at
            }
            _ => {
                let to = self.run_end(at, end, fields);
                self.stray(at, to);
                match self.kind(to, end) {
                    Some(TokenKind::Comma) => to + 1,
                    _ => to,
                }
            }
        }
    }

    fn value_just_missed(&self, at: usize) -> bool {
        let place = self.after_previous(at);
        self.problems.last_was("missing-value", &place)
    }

    fn text_just_unclosed(&self, at: usize) -> bool {
        let end = self.after_previous(at).start;
        matches!(self.kind(at.wrapping_sub(1), at), Some(TokenKind::Text { to, .. }) if to == end)
    }

    fn starts_entry(&self, at: usize, end: usize, fields: bool) -> bool {
        if fields {
            self.is_field_start(at, end)
                || self
                    .token(at, end)
                    .is_some_and(|token| token.first && self.lacks_colon(at, end))
        } else {
            self.begins_value(at, end)
        }
    }

    /// The end of a run of tokens that belong nowhere: the next comma or entry.
    fn run_end(&self, at: usize, end: usize, fields: bool) -> usize {
        let mut to = self.skip(at, end);
        while to < end
            && !matches!(
                self.kind(to, end),
                Some(TokenKind::Comma | TokenKind::Semicolon)
            )
            && !self.starts_entry(to, end, fields)
        {
            to = self.skip(to, end);
        }
        to.min(end)
    }

    /// Passes over commas without an entry before them, or a run of anything else, with one problem.
    pub(super) fn skip_junk(&mut self, at: usize, end: usize, fields: bool) -> usize {
        let comma = |kind| matches!(kind, Some(TokenKind::Comma | TokenKind::Semicolon));
        if comma(self.kind(at, end)) {
            let mut to = at;
            while comma(self.kind(to, end)) {
                to += 1;
            }
            let span = self.span_of(at, to);
            self.problems.push(messages::extra_comma(span));
            return to;
        }
        let to = self.run_end(at, end, fields);
        self.stray(at, to);
        match self.kind(to, end) {
            Some(TokenKind::Comma) => to + 1,
            _ => to,
        }
    }

    fn report_duplicates(&mut self, fields: &[Field]) {
        let mut seen: BTreeMap<&str, Range<usize>> = BTreeMap::new();
        for field in fields {
            match seen.get(field.name.as_str()) {
                Some(first) => {
                    let (span, first) = (field.name_span.clone(), first.clone());
                    let problem = messages::duplicate_field(span, &field.name, first);
                    self.problems.push(problem);
                }
                None => {
                    seen.insert(&field.name, field.name_span.clone());
                }
            }
        }
    }
}

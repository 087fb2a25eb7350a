//! Reads what stands in lists, tuples and maps.

use super::messages;
use super::parse::Builder;
use super::token::TokenKind;
use super::tree::NodeId;

impl Builder<'_> {
    /// The entries of a map.
    pub(super) fn entries(&mut self, mut at: usize, end: usize) -> Vec<(NodeId, NodeId)> {
        let mut entries = Vec::new();
        while at < end {
            if !self.begins_value(at, end) {
                at = self.skip_junk(at, end, false);
                continue;
            }
            let key_at = at;
            let (key, next) = self.value(at, end);
            at = next;
            match self.kind(at, end) {
                Some(TokenKind::Colon) => at += 1,
                Some(TokenKind::Equals) => {
                    self.equals(at);
                    at += 1;
                }
                _ => {
                    let name = self.slice(self.span_of(key_at, key_at + 1)).to_owned();
                    self.problems
                        .push(messages::missing_value(self.after_previous(at), &name));
                    let value = self.missing(self.after_previous(at));
                    entries.push((key, value));
                    at = self.separator(at, end, true);
                    continue;
                }
            }
            let value = if self.begins_value(at, end) {
                let (value, next) = self.value(at, end);
                at = next;
                value
            } else {
                let name = self.slice(self.span_of(key_at, key_at + 1)).to_owned();
                self.problems
                    .push(messages::missing_value(self.after_previous(at), &name));
                self.missing(self.after_previous(at))
            };
            entries.push((key, value));
            at = self.separator(at, end, true);
        }
        entries
    }

    /// The values of a list or a tuple.
    pub(super) fn items(&mut self, mut at: usize, end: usize) -> Vec<NodeId> {
        let mut items = Vec::new();
        while at < end {
            if self.begins_value(at, end) {
                let (item, next) = self.value(at, end);
                items.push(item);
                at = self.separator(next, end, false);
            } else {
                at = self.skip_junk(at, end, false);
            }
        }
        items
    }
}

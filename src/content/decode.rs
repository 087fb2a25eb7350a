//! The checker's reader: fills the raw types from a tree with places, reports everything that does not fit, and goes on with defaults.

mod values;

use std::ops::Range;

use super::diagnostic::{Diagnostic, Problems};
use super::finding::nearest;
use super::spans::Spans;
use super::syntax::{Field, Kind, NodeId, Tree};

/// A type of the file format that can be read from a tree.
pub(crate) trait FromTree: Sized {
    /// What has to be written, as an example or a few words.
    fn expected() -> String;
    /// Reads a value; what does not fit is reported and replaced by a default.
    fn read(reader: &mut Reader<'_>, node: NodeId) -> Self;
}

/// A tree that is being read, and what was wrong with it.
pub(crate) struct Reader<'a> {
    tree: &'a Tree,
    pub(crate) problems: Problems,
    /// Required fields that are missing: the bracket that lacks them, and their names.
    pub(crate) missing: Vec<(Range<usize>, &'static str)>,
    /// The node whose name is a variant's and not a struct's.
    variant: Option<NodeId>,
    /// Where the text was broken.
    broken: Spans,
}

impl<'a> Reader<'a> {
    /// `broken` is where the syntax was wrong: what is missing around there is probably what could not be read.
    pub(crate) fn new(tree: &'a Tree, broken: Vec<Range<usize>>) -> Self {
        Self {
            tree,
            problems: Problems::default(),
            missing: Vec::new(),
            variant: None,
            broken: Spans::new(broken),
        }
    }

    fn kind(&self, node: NodeId) -> &'a Kind {
        self.tree
            .get(node)
            .map_or(&Kind::Missing, |node| &node.kind)
    }

    fn span(&self, node: NodeId) -> Range<usize> {
        self.tree.get(node).map_or(0..0, |node| node.span.clone())
    }

    fn report(&mut self, code: &'static str, span: Range<usize>, message: String, help: String) {
        self.problems
            .push(Diagnostic::error(code, span, message).help(help));
    }

    /// Says that something else is wanted here, unless what stands here could not be read at all.
    fn mismatch(&mut self, node: NodeId, wanted: &str, help: String) {
        let found = match self.kind(node) {
            Kind::Missing => return,
            Kind::Str(_) => "a text in quotes",
            Kind::Char(_) => "a character",
            Kind::Int(_) => "a number",
            Kind::Decimal(_) => "a decimal number",
            Kind::Bool(_) => "true or false",
            Kind::Unit => "an empty bracket",
            Kind::Word(_) => "a bare word",
            Kind::List(_) => "a list in square brackets",
            Kind::Tuple { name: Some(_), .. } | Kind::Fields { name: Some(_), .. } => {
                "a word with a bracket"
            }
            Kind::Tuple { .. } | Kind::Fields { .. } => "a round bracket",
            Kind::Map(_) => "a curly bracket",
        };
        let span = self.first_line(node);
        self.report(
            "wrong-kind",
            span,
            format!("here stands {found}, but {wanted} is wanted"),
            help,
        );
    }

    /// The span of a node, or of its opening bracket if it is a long one.
    fn first_line(&self, node: NodeId) -> Range<usize> {
        let span = self.span(node);
        match self.kind(node) {
            Kind::Tuple {
                name: Some((_, name)),
                ..
            }
            | Kind::Fields {
                name: Some((_, name)),
                ..
            } => name.clone(),
            Kind::List(_) | Kind::Tuple { .. } | Kind::Fields { .. } | Kind::Map(_) => {
                span.start..(span.start + 1).min(span.end)
            }
            _ => span,
        }
    }

    /// The known fields of a bracket, in the order of the file; unknown and missing ones are reported.
    pub(crate) fn fields(
        &mut self,
        node: NodeId,
        known: &'static [&'static str],
        required: &[bool],
    ) -> Option<Vec<(&'static str, NodeId)>> {
        let is_variant = self.variant.take() == Some(node);
        let example = format!("write ({}: …)", known.first().copied().unwrap_or_default());
        let written = match self.kind(node) {
            Kind::Fields { name, fields } => {
                if let (Some((name, span)), false) = (name, is_variant) {
                    self.report(
                        "name-before-bracket",
                        span.clone(),
                        format!("\"{name}\" does not belong before this bracket"),
                        format!("leave out {name} and begin with the bracket"),
                    );
                }
                fields.as_slice()
            }
            Kind::Unit => &[],
            Kind::Tuple { items, .. } if items.is_empty() => &[],
            Kind::Tuple { items, .. } => {
                let first = items.first().map_or(0..0, |&item| self.span(item));
                self.report(
                    "value-without-name",
                    first,
                    "this value has no field name before it".to_owned(),
                    format!(
                        "write the field’s name and a colon first; known are: {}",
                        known.join(", ")
                    ),
                );
                return None;
            }
            _ => {
                self.mismatch(node, "a round bracket with fields", example);
                return None;
            }
        };
        let mut found: Vec<(&'static str, NodeId)> = Vec::with_capacity(written.len());
        let mut meant: Vec<&str> = Vec::new();
        for field in written {
            match known.iter().find(|k| **k == field.name) {
                Some(name) if found.iter().any(|(f, _)| f == name) => {}
                Some(name) => found.push((name, field.value)),
                None => {
                    let near = nearest(&field.name, known.iter().copied());
                    meant.extend(near);
                    let help = match near {
                        Some(near) => format!("did you mean `{near}`?"),
                        None => format!("known are: {}", known.join(", ")),
                    };
                    self.report(
                        "unknown-field",
                        field.name_span.clone(),
                        format!("there is no field `{}` here", field.name),
                        help,
                    );
                }
            }
        }
        let whole = self.span(node);
        for (name, _) in known
            .iter()
            .zip(required)
            .filter(|(_, required)| **required)
        {
            if !found.iter().any(|(f, _)| f == name) {
                // A misspelt name, or a value that could not be read, is one mistake and not two.
                if !meant.contains(name) && !self.is_broken_between(&whole, written) {
                    let at = self.first_line(node);
                    self.report(
                        "missing-field",
                        at,
                        format!("the field `{name}` is missing in this bracket"),
                        format!("add `{name}: …`"),
                    );
                }
                self.missing.push((whole.clone(), name));
            }
        }
        Some(found)
    }

    /// Whether the syntax was wrong in a bracket, but not in the value of one of its fields.
    fn is_broken_between(&self, whole: &Range<usize>, fields: &[Field]) -> bool {
        self.broken.within(whole).any(|broken| {
            // Values follow each other, so only the last that begins before it can hold it.
            let after = fields.partition_point(|f| self.span(f.value).start <= broken.start);
            let before = after.checked_sub(1).and_then(|at| fields.get(at));
            before.is_none_or(|field| broken.end > self.span(field.value).end)
        })
    }

    /// The variant's name and what it wraps.
    pub(crate) fn variant(
        &mut self,
        node: NodeId,
        known: &'static [&'static str],
        inner: &[Option<fn() -> String>],
    ) -> Option<(&'static str, Option<NodeId>)> {
        let example = |name: &str, expected: fn() -> String| match expected() {
            wrapped if wrapped.starts_with('(') => format!("{name}{wrapped}"),
            plain => format!("{name}({plain})"),
        };
        if self.variant.take() == Some(node) {
            // `Not(what: …)`: fields stand where a word of the game is wanted.
            let span = self.first_line(node);
            self.report(
                "wrong-kind",
                span,
                "in this bracket stand fields, but a word of the game is wanted".to_owned(),
                format!("write one of: {}", known.join(", ")),
            );
            return None;
        }
        let (name, span, wrapped) = match self.kind(node) {
            Kind::Word(word) => (word, self.span(node), None),
            Kind::Tuple {
                name: Some((name, span)),
                items,
            } => match items.as_slice() {
                [] => (name, span.clone(), None),
                [only] => (name, span.clone(), Some(*only)),
                [_, second, ..] => {
                    let second = self.span(*second);
                    self.report(
                        "too-many-values",
                        second,
                        format!("{name} takes one value"),
                        "take the second value out, or give the values their field names"
                            .to_owned(),
                    );
                    return None;
                }
            },
            Kind::Fields {
                name: Some((name, span)),
                ..
            } => (name, span.clone(), Some(node)),
            Kind::Str(text) if known.contains(&text.as_str()) => {
                let span = self.span(node);
                self.report(
                    "quotes-around-word",
                    span,
                    format!("{text} is a word of the game and stands without quotes"),
                    format!("write {text}"),
                );
                return None;
            }
            _ => {
                self.mismatch(
                    node,
                    "a word of the game",
                    format!("write one of: {}", known.join(", ")),
                );
                return None;
            }
        };
        let Some(position) = known.iter().position(|k| k == name) else {
            let help = match nearest(name, known.iter().copied()) {
                Some(near) => format!("did you mean {near}?"),
                None => format!("write one of: {}", known.join(", ")),
            };
            self.report(
                "unknown-word",
                span,
                format!("the game knows no {name} here"),
                help,
            );
            return None;
        };
        let name = known[position];
        match (inner.get(position).copied().flatten(), wrapped) {
            (Some(expected), None) => {
                let help = format!("write {}", example(name, expected));
                self.report(
                    "missing-value",
                    span,
                    format!("{name} needs a value in brackets"),
                    help,
                );
                None
            }
            (None, Some(_)) => {
                self.report(
                    "too-many-values",
                    span,
                    format!("{name} takes no value"),
                    format!("write {name}"),
                );
                None
            }
            (_, wrapped) => {
                self.variant = wrapped.filter(|w| *w == node);
                Some((name, wrapped))
            }
        }
    }
}

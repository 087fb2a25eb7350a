//! From names to places: where in the text a finding stands.

use std::collections::HashMap;
use std::ops::Range;

use crate::content::diagnostic::Diagnostic;
use crate::content::finding::{Finding, Step};
use crate::content::spans::Spans;
use crate::content::syntax::{self, Tree};

/// From names to places.
pub(super) struct SourceMap<'a> {
    text: &'a str,
    tree: &'a Tree,
    /// Fields that are missing, by the bracket that lacks them.
    missing: HashMap<(usize, usize), Vec<&'static str>>,
    tainted: Spans,
}

impl<'a> SourceMap<'a> {
    /// `missing` is what brackets lack, `tainted` where something has been reported already.
    pub(super) fn new(
        text: &'a str,
        tree: &'a Tree,
        missing: &[(Range<usize>, &'static str)],
        tainted: Vec<Range<usize>>,
    ) -> Self {
        let mut by_bracket: HashMap<(usize, usize), Vec<&'static str>> = HashMap::new();
        for (bracket, field) in missing {
            let fields = by_bracket.entry((bracket.start, bracket.end));
            fields.or_default().push(field);
        }
        Self {
            text,
            tree,
            missing: by_bracket,
            tainted: Spans::new(tainted),
        }
    }

    /// The finding with its place, unless it only repeats that something could not be read.
    pub(super) fn diagnostic(&self, finding: Finding) -> Option<Diagnostic> {
        let places =
            std::iter::once(&finding.place).chain(finding.related.iter().map(|(place, _)| place));
        if places.into_iter().any(|place| self.is_tainted(place)) {
            return None;
        }
        Some(Diagnostic {
            code: finding.code,
            severity: finding.severity,
            span: finding.span.unwrap_or_else(|| {
                self.narrowed(self.span(&finding.place), finding.part.as_deref())
            }),
            message: finding.message,
            label: finding.label,
            help: finding.help,
            related: finding
                .related
                .iter()
                .map(|(place, label)| (self.span(place), label.clone()))
                .chain(finding.related_spans)
                .collect(),
        })
    }

    /// A part of what stands at a place, where it is written as it reads.
    fn narrowed(&self, span: Range<usize>, part: Option<&str>) -> Range<usize> {
        let text = self.text.get(span.clone()).unwrap_or_default();
        match part.and_then(|part| Some((text.find(part)?, part.len()))) {
            Some((at, len)) => span.start + at..span.start + at + len,
            None => span,
        }
    }

    /// Whether what stands here, or is missing here, has been reported already.
    fn is_tainted(&self, place: &[Step]) -> bool {
        let path = path(place);
        let Some(node) = self.tree.nearest(&path) else {
            return false;
        };
        if self.tree.find(&path).is_some() {
            return self.tainted.has(&node.span)
                || (place.len() > 1 && is_value(node) && self.tainted.any_within(&node.span));
        }
        let lacks = self.missing.get(&(node.span.start, node.span.end));
        let lacks = |name: &str| lacks.is_some_and(|fields| fields.contains(&name));
        place
            .iter()
            .any(|step| matches!(step, Step::Field(name) if lacks(name)))
            || self.tainted.has(&node.span)
    }

    /// The place of a value; of a long one, its opening bracket or its id.
    fn span(&self, place: &[Step]) -> Range<usize> {
        let path = path(place);
        let Some(node) = self.tree.nearest(&path) else {
            return 0..0;
        };
        if is_value(node) {
            return node.span.clone();
        }
        if let syntax::Kind::Fields { fields, .. } = &node.kind
            && let Some(id) = fields.iter().find(|f| f.name == "id")
            && let Some(id) = self.tree.get(id.value)
        {
            return id.span.clone();
        }
        match &node.kind {
            syntax::Kind::Tuple {
                name: Some((_, name)),
                ..
            }
            | syntax::Kind::Fields {
                name: Some((_, name)),
                ..
            } => name.clone(),
            _ => node.span.start..(node.span.start + 1).min(node.span.end),
        }
    }
}

/// Whether a node is a single value and not a bracket with others in it.
const fn is_value(node: &syntax::Node) -> bool {
    !matches!(
        node.kind,
        syntax::Kind::List(_)
            | syntax::Kind::Tuple { .. }
            | syntax::Kind::Fields { .. }
            | syntax::Kind::Map(_)
    )
}

fn path(place: &[Step]) -> Vec<syntax::Step> {
    place
        .iter()
        .map(|step| match step {
            Step::Field(name) => syntax::Step::Field((*name).into()),
            Step::Index(position) => syntax::Step::Index(*position),
            Step::Inside => syntax::Step::Inside,
        })
        .collect()
}

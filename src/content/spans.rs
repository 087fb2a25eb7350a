//! Many places of a text, and quick answers to what stands where.

use std::ops::Range;

/// Places in a text, by where they begin.
#[derive(Debug, Default)]
pub(super) struct Spans {
    sorted: Vec<Range<usize>>,
    /// For every place the earliest end of it and all that begin after it.
    earliest_end: Vec<usize>,
}

impl Spans {
    pub(super) fn new(mut spans: Vec<Range<usize>>) -> Self {
        spans.sort_unstable_by_key(|span| (span.start, span.end));
        spans.dedup();
        let mut earliest_end: Vec<usize> = spans.iter().map(|span| span.end).collect();
        for at in (1..earliest_end.len()).rev() {
            earliest_end[at - 1] = earliest_end[at - 1].min(earliest_end[at]);
        }
        Self {
            sorted: spans,
            earliest_end,
        }
    }

    /// Whether this is one of them.
    pub(super) fn has(&self, span: &Range<usize>) -> bool {
        let key = (span.start, span.end);
        self.sorted
            .binary_search_by_key(&key, |span| (span.start, span.end))
            .is_ok()
    }

    /// Whether one of them lies within `outer`, ends included.
    pub(super) fn any_within(&self, outer: &Range<usize>) -> bool {
        let first = self.sorted.partition_point(|s| s.start < outer.start);
        self.earliest_end
            .get(first)
            .is_some_and(|end| *end <= outer.end)
    }

    /// Those that lie within `outer`, ends included, in the order in which they begin.
    pub(super) fn within(&self, outer: &Range<usize>) -> impl Iterator<Item = &Range<usize>> {
        let first = self.sorted.partition_point(|s| s.start < outer.start);
        let end = outer.end;
        self.sorted[first..]
            .iter()
            .take_while(move |span| span.start <= end)
            .filter(move |span| span.end <= end)
    }
}

#[cfg(test)]
mod tests {
    use super::Spans;

    #[test]
    fn answers_are_those_of_looking_at_each() {
        let all = vec![5..9, 2..3, 2..8, 0..20, 9..9, 2..3];
        let spans = Spans::new(all.clone());
        for start in 0..22 {
            for end in start..23 {
                let outer = start..end;
                let inside = |span: &&std::ops::Range<usize>| {
                    outer.start <= span.start && span.end <= outer.end
                };
                assert_eq!(spans.has(&outer), all.contains(&outer), "{outer:?}");
                assert_eq!(
                    spans.any_within(&outer),
                    all.iter().any(|s| inside(&s)),
                    "{outer:?}"
                );
                let listed: Vec<_> = spans.within(&outer).collect();
                assert!(listed.iter().all(inside), "{outer:?}");
                assert!(
                    all.iter().filter(inside).all(|s| listed.contains(&s)),
                    "{outer:?}"
                );
            }
        }
    }
}

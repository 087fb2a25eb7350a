//! Text into paragraphs of HTML.

pub(super) use crate::output::markup::escape;

/// Paragraphs of a text.
pub(super) fn paragraphs(text: &str) -> String {
    text.split("\n\n")
        .filter(|p| !p.trim().is_empty())
        .map(|p| format!("<p>{}</p>", escape(p)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_are_escaped() {
        assert_eq!(paragraphs("a<b\n\nc"), "<p>a&lt;b</p><p>c</p>");
    }
}

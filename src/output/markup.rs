//! Text into HTML, SVG and Markdown.

use super::harmless::on_page;

/// Makes any text harmless as content of HTML or XML and inside quoted attributes.
#[must_use]
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars().filter_map(on_page) {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

/// Makes any text a piece of one line of Markdown that shows as it is: no marks, no HTML, no links.
#[must_use]
pub fn markdown(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars().filter_map(on_page) {
        match c {
            '\n' | '\t' => out.push(' '),
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '<' | '>' | '#' | '~' | '|' | '&'
            | '$' | '!' | '@' => {
                out.push('\\');
                out.push(c);
            }
            // Addresses become links without any mark.
            ':' if text.contains("://") => out.push_str("\\:"),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_gets_through() {
        assert_eq!(
            escape("<script>alert('&\"')</script>"),
            "&lt;script&gt;alert(&#39;&amp;&quot;&#39;)&lt;/script&gt;"
        );
        assert_eq!(escape("a\u{202e}b\u{fffe}\u{ffff}\u{0}\u{85}c"), "ab����c");
        assert_eq!(
            markdown("```\n<b>&lt; [x](y) https://z"),
            "\\`\\`\\` \\<b\\>\\&lt; \\[x\\](y) https\\://z"
        );
        assert_eq!(markdown("Two Basements: a story"), "Two Basements: a story");
    }
}

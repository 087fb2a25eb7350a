//! The words of every syntax problem, for people who write scenarios and need not know programming.

use std::ops::Range;

use super::token::Shape;
use crate::content::diagnostic::Diagnostic;

type Span = Range<usize>;

pub(super) fn typographic_quote(span: Span) -> Diagnostic {
    Diagnostic::error(
        "typographic-quote",
        span,
        "this is a typographic quotation mark, as word processors make them",
    )
    .label("not a straight \"")
    .help("write straight quotation marks \" on both sides of the text")
}

pub(super) fn single_quote_string(span: Span) -> Diagnostic {
    Diagnostic::error(
        "single-quote-string",
        span,
        "this text is in single quotation marks",
    )
    .label("text starts with \"")
    .help("write double quotation marks \" on both sides of the text")
}

/// `to` is where the text was taken to end.
pub(super) fn unclosed_string(span: Span, to: usize) -> Diagnostic {
    Diagnostic::error("unclosed-string", span, "this text has no closing quotation mark")
        .label("the text starts here")
        .help("write \" at the end of the text; inside a text, a backslash right before \" keeps it from ending there")
        .related(to..to, "it probably ends here")
}

pub(super) fn unclosed_raw_string(span: Span, close: &str) -> Diagnostic {
    Diagnostic::error(
        "unclosed-string",
        span,
        format!("this text is never closed with {close}"),
    )
    .label("the text starts here")
    .help(format!("write {close} at the end of the text"))
}

/// `to` is where the quotation mark without a partner stands.
pub(super) fn unopened_string(span: Span, to: usize) -> Diagnostic {
    Diagnostic::error(
        "unopened-string",
        span,
        "this text has no opening quotation mark",
    )
    .label("a \" is missing here")
    .help("write \" before the first word of the text")
    .related(to..to + 1, "the text ends here")
}

pub(super) fn quote_inside(span: Span) -> Diagnostic {
    Diagnostic::error(
        "quote-inside-text",
        span,
        "a quotation mark inside the text ends it too early",
    )
    .label("the text would end here")
    .help("write \\\" for a quotation mark inside a text")
}

pub(super) fn extra_quote(span: Span) -> Diagnostic {
    Diagnostic::error("extra-quote", span, "there is one quotation mark too many")
        .label("one too many")
        .help("remove this quotation mark")
}

pub(super) fn bad_escape(span: Span, written: &str) -> Diagnostic {
    Diagnostic::error(
        "bad-escape",
        span,
        format!("`{written}` means nothing in a text"),
    )
    .label("a backslash has a special meaning")
    .help("write \\\\ for a backslash, \\\" for a quotation mark, \\n for a new line")
}

pub(super) fn byte_string(span: Span) -> Diagnostic {
    Diagnostic::error("byte-string", span, "text does not start with b")
        .label("not needed")
        .help("remove the letter before the quotation mark")
}

pub(super) fn unclosed_comment(span: Span) -> Diagnostic {
    Diagnostic::error("unclosed-comment", span, "this comment is never closed")
        .label("the comment starts here")
        .help("write */ at its end, or start a comment of one line with //")
}

pub(super) fn hash_comment(span: Span) -> Diagnostic {
    Diagnostic::error("hash-comment", span, "a comment does not start with #")
        .label("not a comment")
        .help("start the comment with // instead")
}

pub(super) fn odd_space(span: Span) -> Diagnostic {
    Diagnostic::error(
        "odd-space",
        span,
        "this space is not an ordinary one, as it happens with copied text",
    )
    .label("an invisible special character")
    .help("replace it, and others like it in this file, by ordinary spaces")
}

pub(super) fn bad_number(span: Span, written: &str) -> Diagnostic {
    Diagnostic::error("bad-number", span, format!("`{written}` is not a number"))
        .label("not a number")
        .help("write a number with digits only, such as 40 or -6; put text in quotation marks")
}

pub(super) fn comma_in_number(span: Span, written: &str) -> Diagnostic {
    Diagnostic::error(
        "bad-number",
        span,
        format!("`{written}` is not one number: the comma ends it"),
    )
    .label("a comma separates two values")
    .help("write a number without commas, such as 1000 or 1_000")
}

pub(super) fn number_too_large(span: Span) -> Diagnostic {
    Diagnostic::error("bad-number", span, "this number is too large")
        .label("too large")
        .help("write a number with at most 18 digits")
}

pub(super) fn equals_for_colon(span: Span, written: &str) -> Diagnostic {
    Diagnostic::error(
        "equals-for-colon",
        span,
        format!("`{written}` stands where a colon belongs"),
    )
    .label("a colon here")
    .help("write `:` between a name and its value")
}

pub(super) fn missing_comma(span: Span) -> Diagnostic {
    Diagnostic::error(
        "missing-comma",
        span,
        "there is no comma between two entries",
    )
    .label("a comma is missing here")
    .help("write `,` after each entry")
}

pub(super) fn semicolon(span: Span) -> Diagnostic {
    Diagnostic::error(
        "semicolon-for-comma",
        span,
        "a semicolon stands where a comma belongs",
    )
    .label("a comma here")
    .help("write `,` after each entry")
}

pub(super) fn extra_comma(span: Span) -> Diagnostic {
    Diagnostic::error(
        "extra-comma",
        span,
        "there is a comma without an entry before it",
    )
    .label("one comma too many")
    .help("remove this comma")
}

pub(super) fn missing_colon(span: Span, name: &str) -> Diagnostic {
    Diagnostic::error(
        "missing-colon",
        span,
        format!("there is no colon between `{name}` and its value"),
    )
    .label("a colon is missing here")
    .help(format!("write `{name}: ` before the value"))
}

pub(super) fn missing_value(span: Span, name: &str) -> Diagnostic {
    Diagnostic::error("missing-value", span, format!("`{name}` has no value"))
        .label("a value is missing here")
        .help(format!("write a value after `{name}:`, or remove `{name}`"))
}

pub(super) fn json_key(span: Span, name: &str) -> Diagnostic {
    Diagnostic::error(
        "json-key",
        span,
        format!("the name `{name}` is in quotation marks"),
    )
    .label("a name, not a text")
    .help(format!("write `{name}:` without quotation marks"))
}

pub(super) fn hyphen_in_name(span: Span, fixed: &str) -> Diagnostic {
    Diagnostic::error(
        "hyphen-in-name",
        span,
        "names have letters, digits and `_` only",
    )
    .label("not a name")
    .help(format!("write `{fixed}`"))
}

pub(super) fn unquoted_text(span: Span) -> Diagnostic {
    Diagnostic::error("unquoted-text", span, "this text is not in quotation marks")
        .label("text without quotation marks")
        .help("write \" before and after the text")
}

pub(super) fn null_word(span: Span, written: &str) -> Diagnostic {
    Diagnostic::error("null-word", span, format!("`{written}` is not known here"))
        .label("no such value")
        .help("remove the entry if it has no value, or write `None`")
}

pub(super) fn stray_text(span: Span) -> Diagnostic {
    Diagnostic::error("stray-text", span, "this does not belong here")
        .label("not expected here")
        .help("remove it, or put it in quotation marks if it is part of a text")
}

pub(super) fn too_deep(span: Span, most: usize) -> Diagnostic {
    Diagnostic::error(
        "too-deep",
        span,
        format!("brackets stand in one another more than {most} deep"),
    )
    .label("one bracket too deep")
    .help("use fewer brackets inside one another")
}

pub(super) fn empty_file() -> Diagnostic {
    Diagnostic::error("empty-file", 0..0, "this file is empty")
        .label("nothing to read")
        .help("start it with `(` and end it with `)`, with `name: value,` lines between them")
}

pub(super) fn several_values(span: Span) -> Diagnostic {
    Diagnostic::error(
        "several-values",
        span,
        "the file goes on after its last bracket was closed",
    )
    .label("nothing may follow here")
    .help("remove what follows, or move it inside the outermost brackets")
}

pub(super) fn duplicate_field(span: Span, name: &str, first: Span) -> Diagnostic {
    Diagnostic::error("duplicate-field", span, format!("`{name}` is here twice"))
        .label("written again")
        .help("remove one of the two")
        .related(first, "first written here")
}

/// `openers` are the brackets left open, the innermost first, each with the field it belongs to.
pub(super) fn missing_closers(at: usize, openers: &[(Shape, Span, Option<&str>)]) -> Diagnostic {
    let closers: String = openers.iter().map(|(shape, ..)| shape.closing()).collect();
    let message = match openers {
        [(shape, _, Some(field))] => {
            format!("the {} bracket of `{field}` is not closed", shape.word())
        }
        [(shape, _, None)] => format!("a {} bracket is not closed", shape.word()),
        _ => format!("{} brackets are not closed", openers.len()),
    };
    let mut problem = Diagnostic::error("missing-bracket", at..at, message)
        .label(format!("`{closers}` is missing here"))
        .help(format!("write `{closers}` here"));
    for (_, span, _) in openers.iter().take(8) {
        problem = problem.related(span.clone(), "opened here");
    }
    problem
}

pub(super) fn missing_opener(at: usize, shape: Shape, closer: Option<Span>) -> Diagnostic {
    let problem = Diagnostic::error(
        "missing-bracket",
        at..at,
        format!("an opening {} bracket is missing", shape.word()),
    )
    .label(format!("`{}` is missing here", shape.opening()))
    .help(format!("write `{}` here", shape.opening()));
    match closer {
        Some(span) => problem.related(span, "closed here"),
        None => problem,
    }
}

pub(super) fn extra_bracket(span: Span, shape: Shape) -> Diagnostic {
    Diagnostic::error(
        "extra-bracket",
        span,
        format!("this {} bracket closes nothing", shape.word()),
    )
    .label("one bracket too many")
    .help("remove it, or write the opening bracket that belongs to it")
}

/// `written` is a bracket, `meant` the text to put in its place, of kind `shape`.
pub(super) fn wrong_bracket(span: Span, shape: Shape, meant: &str, partner: Span) -> Diagnostic {
    Diagnostic::error(
        "wrong-bracket",
        span,
        format!("a {} bracket belongs here", shape.word()),
    )
    .label(format!("{} brackets here", shape.word()))
    .help(format!("write `{meant}`"))
    .related(partner, "the other bracket of the pair")
}

//! How single values are read: texts, numbers, words, and lists of them.

use super::{FromTree, Reader};
use crate::content::raw::{InjectKind, Level, Word};
use crate::content::syntax::{Kind, NodeId};
use crate::engine::{Autonomy, Hat, Mood, Practice, Situation};

impl FromTree for String {
    fn expected() -> String {
        "\"…\"".to_owned()
    }
    fn read(reader: &mut Reader<'_>, node: NodeId) -> Self {
        match reader.kind(node) {
            Kind::Str(text) => text.clone(),
            Kind::Word(word) => {
                let span = reader.span(node);
                reader.report(
                    "missing-quotes",
                    span,
                    "texts and the names that you invent stand in quotes".to_owned(),
                    format!("write \"{word}\""),
                );
                Self::new()
            }
            Kind::Int(number) => {
                let help = format!("write \"{number}\"");
                reader.mismatch(node, "a text in quotes", help);
                Self::new()
            }
            _ => {
                reader.mismatch(node, "a text in quotes", "write \"…\"".to_owned());
                Self::new()
            }
        }
    }
}

impl FromTree for bool {
    fn expected() -> String {
        "true or false".to_owned()
    }
    fn read(reader: &mut Reader<'_>, node: NodeId) -> Self {
        if let Kind::Bool(value) = reader.kind(node) {
            return *value;
        }
        reader.mismatch(
            node,
            "true or false",
            "write true or false, without quotes".to_owned(),
        );
        false
    }
}

impl FromTree for Word {
    fn expected() -> String {
        "a word of the framework".to_owned()
    }
    fn read(reader: &mut Reader<'_>, node: NodeId) -> Self {
        match reader.kind(node) {
            Kind::Word(word) => Self(word.clone()),
            Kind::Str(text) => {
                let span = reader.span(node);
                let message =
                    format!("{text} is a word of the framework and stands without quotes");
                reader.report("quotes-around-word", span, message, format!("write {text}"));
                Self::default()
            }
            _ => {
                reader.mismatch(
                    node,
                    "a word of the framework",
                    "write a bare word, such as RoleClarity".to_owned(),
                );
                Self::default()
            }
        }
    }
}

macro_rules! shaped_numbers {
    ($($number:ty),+) => { $(
        impl FromTree for $number {
            fn expected() -> String {
                "5".to_owned()
            }
            fn read(reader: &mut Reader<'_>, node: NodeId) -> Self {
                match reader.kind(node) {
                    Kind::Int(number) => match <$number>::try_from(*number) {
                        Ok(number) => return number,
                        Err(_) => {
                            let span = reader.span(node);
                            reader.report(
                                "out-of-range",
                                span,
                                format!("{number} is not possible here"),
                                match *number {
                                    i64::MIN..0 if <$number>::MIN == 0 => "write 0 or a larger number".to_owned(),
                                    i64::MIN..0 => "write a larger number".to_owned(),
                                    _ => "write a smaller number".to_owned(),
                                },
                            );
                        }
                    },
                    Kind::Decimal(written) => {
                        let span = reader.span(node);
                        let rounded = written.replace('_', "").parse::<f64>().map_or(0.0, f64::round);
                        reader.report(
                            "decimal-number",
                            span,
                            format!("{written} is a decimal, and the game counts in whole points"),
                            format!("write {rounded:.0}"),
                        );
                    }
                    Kind::Str(text) if text.trim().parse::<$number>().is_ok() => {
                        let help = format!("write {} without quotes", text.trim());
                        reader.mismatch(node, "a whole number", help);
                    }
                    _ => reader.mismatch(node, "a whole number", "write a whole number, such as 5 or -3".to_owned()),
                }
                0
            }
        }
    )+ };
}

shaped_numbers!(i32, u32, u64);

impl<T: FromTree> FromTree for Option<T> {
    fn expected() -> String {
        T::expected()
    }
    fn read(reader: &mut Reader<'_>, node: NodeId) -> Self {
        match reader.kind(node) {
            Kind::Word(word) if word == "None" => None,
            Kind::Tuple {
                name: Some((name, _)),
                items,
            } if name == "Some" && items.len() == 1 => {
                items.first().map(|&item| T::read(reader, item))
            }
            _ => Some(T::read(reader, node)),
        }
    }
}

impl<T: FromTree> FromTree for Vec<T> {
    fn expected() -> String {
        format!("[{}]", T::expected())
    }
    fn read(reader: &mut Reader<'_>, node: NodeId) -> Self {
        match reader.kind(node) {
            Kind::List(items) => items.iter().map(|&item| T::read(reader, item)).collect(),
            Kind::Missing => Self::new(),
            _ => {
                let span = reader.first_line(node);
                reader.report(
                    "list-wanted",
                    span,
                    "a list in square brackets is wanted here".to_owned(),
                    "put [ before it and ] after it, even around a single one".to_owned(),
                );
                Self::new()
            }
        }
    }
}

impl<T: FromTree> FromTree for Box<T> {
    fn expected() -> String {
        T::expected()
    }
    fn read(reader: &mut Reader<'_>, node: NodeId) -> Self {
        Self::new(T::read(reader, node))
    }
}

macro_rules! shaped_words {
    ($($word:ty { $($variant:ident),+ })+) => { $(
        impl FromTree for $word {
            fn expected() -> String {
                [$(stringify!($variant)),+].join(" or ")
            }
            fn read(reader: &mut Reader<'_>, node: NodeId) -> Self {
                const WORDS: &[&str] = &[$(stringify!($variant)),+];
                let Some((name, _)) = reader.variant(node, WORDS, &[]) else {
                    return Self::default();
                };
                match name {
                    $(stringify!($variant) => Self::$variant,)+
                    _ => Self::default(),
                }
            }
        }
    )+ };
}

shaped_words! {
    Hat { Lead, Manage, Both, Wait }
    Practice { SetDirection, AlignPeople, MotivateInspire, PlanBudget, OrganiseStaff, ControlSolve }
    Situation { Acute, Upheaval, Steady, Growth }
    Autonomy { Low, Medium, High }
    Level { Foundation, Core, Advanced }
    Mood { Pleased, Calm, Worried, Tired, Angry }
    InjectKind { Call, Headline, Mail, Visit }
}

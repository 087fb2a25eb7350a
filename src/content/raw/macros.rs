//! One definition for two readers: `raw_struct!` and `raw_enum!` give a type its fast serde reader and its
//! span-keeping, error-collecting reader (`FromTree`), so that the two cannot disagree about a field.

/// A struct of the file format. `= required` has no default, `= value` has that default, a bare field defaults to its type's default.
macro_rules! raw_struct {
    (
        $(#[$meta:meta])*
        pub struct $name:ident {
            $( $(#[$fmeta:meta])* pub $field:ident : $ty:ty $(= $default:tt)? ),+ $(,)?
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq)]
        pub struct $name {
            $( $(#[$fmeta])* pub $field: $ty, )+
        }

        impl $name {
            const FIELDS: &'static [&'static str] = &[$($crate::content::raw::macros::field_name(stringify!($field))),+];
        }

        impl Default for $name {
            fn default() -> Self {
                Self { $( $field: raw_struct!(@default $ty $(, $default)?), )+ }
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Fields;
                impl<'de> serde::de::Visitor<'de> for Fields {
                    type Value = $name;
                    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        f.write_str(concat!("the fields of ", stringify!($name)))
                    }
                    fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<$name, A::Error> {
                        $( let mut $field: Option<$ty> = None; )+
                        while let Some(key) = map.next_key_seed($crate::content::raw::macros::Key($name::FIELDS))? {
                            $(
                                if key == $crate::content::raw::macros::field_name(stringify!($field)) {
                                    if $field.is_some() {
                                        return Err(serde::de::Error::duplicate_field($crate::content::raw::macros::field_name(stringify!($field))));
                                    }
                                    $field = Some(map.next_value()?);
                                    continue;
                                }
                            )+
                        }
                        Ok($name { $( $field: match $field {
                            Some(value) => value,
                            None => raw_struct!(@absent $ty, $crate::content::raw::macros::field_name(stringify!($field)) $(, $default)?),
                        }, )+ })
                    }
                }
                deserializer.deserialize_struct(stringify!($name), Self::FIELDS, Fields)
            }
        }

        impl $crate::content::decode::FromTree for $name {
            fn expected() -> String {
                format!("({}: …)", Self::FIELDS[0])
            }
            fn read(reader: &mut $crate::content::decode::Reader<'_>, node: $crate::content::syntax::NodeId) -> Self {
                let mut value = Self::default();
                let Some(fields) = reader.fields(node, Self::FIELDS, &[$( raw_struct!(@required $(, $default)?) ),+]) else {
                    return value;
                };
                for (name, child) in fields {
                    $(
                        if name == $crate::content::raw::macros::field_name(stringify!($field)) {
                            value.$field = $crate::content::decode::FromTree::read(reader, child);
                            continue;
                        }
                    )+
                }
                value
            }
        }
    };
    (@default $ty:ty) => { <$ty>::default() };
    (@default $ty:ty, required) => { <$ty>::default() };
    (@default $ty:ty, $value:tt) => { $value };
    (@absent $ty:ty, $field:expr) => { <$ty>::default() };
    (@absent $ty:ty, $field:expr, required) => { return Err(serde::de::Error::missing_field($field)) };
    (@absent $ty:ty, $field:expr, $value:tt) => { $value };
    (@required) => { false };
    (@required, required) => { true };
    (@required, $value:tt) => { false };
}

/// An enum of the file format: every variant is a bare word or wraps one value.
macro_rules! raw_enum {
    (
        $(#[$meta:meta])*
        pub enum $name:ident {
            $( $(#[$vmeta:meta])* $variant:ident $( ($inner:ty) )? ),+ $(,)?
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, serde::Deserialize)]
        pub enum $name {
            $( $(#[$vmeta])* $variant $( ($inner) )?, )+
        }

        impl $name {
            /// Every variant's name, as it is written in files.
            pub const VARIANTS: &'static [&'static str] = &[$(stringify!($variant)),+];
        }

        impl $crate::content::decode::FromTree for $name {
            fn expected() -> String {
                format!("one of {}", Self::VARIANTS.join(", "))
            }
            fn read(reader: &mut $crate::content::decode::Reader<'_>, node: $crate::content::syntax::NodeId) -> Self {
                let Some((name, inner)) = reader.variant(node, Self::VARIANTS, &[$( raw_enum!(@inner $($inner)?) ),+]) else {
                    return Self::default();
                };
                $(
                    if name == stringify!($variant) {
                        return raw_enum!(@read reader, inner, $name, $variant $(, $inner)?);
                    }
                )+
                let _ = inner;
                Self::default()
            }
        }
    };
    (@inner) => { None };
    (@inner $inner:ty) => { Some(<$inner as $crate::content::decode::FromTree>::expected) };
    (@read $reader:ident, $node:ident, $name:ident, $variant:ident) => { $name::$variant };
    (@read $reader:ident, $node:ident, $name:ident, $variant:ident, $inner:ty) => {
        match $node {
            Some(node) => $name::$variant(<$inner as $crate::content::decode::FromTree>::read($reader, node)),
            None => $name::$variant(<$inner>::default()),
        }
    };
}

pub(crate) use {raw_enum, raw_struct};

/// A field's name as it stands in files: `r#for` is `for` there.
pub(crate) const fn field_name(name: &'static str) -> &'static str {
    match name.as_bytes() {
        [b'r', b'#', ..] => name.split_at(2).1,
        _ => name,
    }
}

/// Reads a field's name and finds it among the known ones, without allocating.
pub(crate) struct Key(pub(crate) &'static [&'static str]);

impl<'de> serde::de::DeserializeSeed<'de> for Key {
    type Value = &'static str;
    fn deserialize<D: serde::Deserializer<'de>>(
        self,
        deserializer: D,
    ) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl serde::de::Visitor<'_> for Key {
    type Value = &'static str;
    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("the name of a field")
    }
    fn visit_str<E: serde::de::Error>(self, name: &str) -> Result<Self::Value, E> {
        self.0
            .iter()
            .find(|known| **known == name)
            .copied()
            .ok_or_else(|| E::unknown_field(name, self.0))
    }
}

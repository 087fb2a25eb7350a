//! The tree of values read from a file, each with the place it was read from.

use std::borrow::Cow;
use std::ops::Range;

/// A node's place in its [`Tree`]; only the tree that gave it out can resolve it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct NodeId(usize);

/// The name before a bracket, and where it stands.
pub type Name = (String, Range<usize>);

/// One value and the bytes it was read from.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// Byte range of the whole value: quotes, brackets and a leading name included.
    pub span: Range<usize>,
    /// The value.
    pub kind: Kind,
}

/// What a value is.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// Text, with its escapes resolved.
    Str(String),
    /// One character in single quotes.
    Char(char),
    /// A whole number.
    Int(i64),
    /// A number with a fraction or an exponent, `inf` or `NaN`, as written.
    Decimal(String),
    /// `true` or `false`.
    Bool(bool),
    /// Empty round brackets without a name: `()`. With a name, `Name()`, they are a [`Kind::Tuple`] without items.
    Unit,
    /// A bare word, such as `Acute` or `None`; of `r#word`, the word.
    Word(String),
    /// `[a, b]`.
    List(Vec<NodeId>),
    /// `(a, b)` or `Name(a, b)`; `Some(x)` is one as well.
    Tuple {
        /// The word before the bracket.
        name: Option<Name>,
        /// The values, in order.
        items: Vec<NodeId>,
    },
    /// `(a: 1)` or `Name(a: 1)`.
    Fields {
        /// The word before the bracket.
        name: Option<Name>,
        /// The fields in the order of the file; a field written twice is here twice.
        fields: Vec<Field>,
    },
    /// `{k: v}`, in the order of the file.
    Map(Vec<(NodeId, NodeId)>),
    /// A value that could not be read; a problem says why.
    Missing,
}

/// One `name: value` in round brackets.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// The name, without quotes even if it was wrongly written with them.
    pub name: String,
    /// Where the name stands.
    pub name_span: Range<usize>,
    /// The value after the colon.
    pub value: NodeId,
}

/// One step from a value to a value inside it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Step {
    /// The field of this name in round brackets, or the entry of this text or word in a map.
    Field(Cow<'static, str>),
    /// The item at this position, from 0, in a list or a tuple.
    Index(usize),
    /// The only item of `Name(item)`.
    Inside,
}

/// All values of one file. The default is a tree without values.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Tree {
    nodes: Vec<Node>,
    root: Option<NodeId>,
}

impl Tree {
    pub(super) fn push(&mut self, span: Range<usize>, kind: Kind) -> NodeId {
        self.nodes.push(Node { span, kind });
        NodeId(self.nodes.len() - 1)
    }

    pub(super) fn set_root(&mut self, root: NodeId) {
        self.root = Some(root);
    }

    /// The value of the whole file, unless the file holds none.
    pub fn root(&self) -> Option<NodeId> {
        self.root
    }

    /// The node of an id this tree gave out; `None` for ids of larger trees.
    pub fn get(&self, id: NodeId) -> Option<&Node> {
        self.nodes.get(id.0)
    }

    /// Every node, those inside before those around them.
    pub fn nodes(&self) -> impl Iterator<Item = &Node> {
        self.nodes.iter()
    }

    /// The node at the end of `path`, counted from the root.
    pub fn find(&self, path: &[Step]) -> Option<&Node> {
        let (node, taken) = self.walk(path)?;
        (taken == path.len()).then_some(node)
    }

    /// The node at the end of `path`, or the closest one on the way to it; `None` only for a tree without values.
    pub fn nearest(&self, path: &[Step]) -> Option<&Node> {
        self.walk(path).map(|(node, _)| node)
    }

    /// The last node on `path` that exists, and how many steps led there.
    fn walk(&self, path: &[Step]) -> Option<(&Node, usize)> {
        let mut node = self.get(self.root?)?;
        for (taken, step) in path.iter().enumerate() {
            match self.step(node, step).and_then(|id| self.get(id)) {
                Some(next) => node = next,
                None => return Some((node, taken)),
            }
        }
        Some((node, path.len()))
    }

    fn step(&self, node: &Node, step: &Step) -> Option<NodeId> {
        match (step, &node.kind) {
            (Step::Field(name), Kind::Fields { fields, .. }) => fields
                .iter()
                .find(|field| field.name == *name)
                .map(|field| field.value),
            (Step::Field(name), Kind::Map(entries)) => entries
                .iter()
                .find(|(key, _)| match self.get(*key).map(|key| &key.kind) {
                    Some(Kind::Str(text) | Kind::Word(text)) => text == name,
                    _ => false,
                })
                .map(|(_, value)| *value),
            (Step::Index(index), Kind::List(items) | Kind::Tuple { items, .. }) => {
                items.get(*index).copied()
            }
            (Step::Inside, Kind::Tuple { items, .. }) => match items.as_slice() {
                [only] => Some(*only),
                _ => None,
            },
            _ => None,
        }
    }
}

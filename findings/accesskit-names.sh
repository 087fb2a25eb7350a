#!/usr/bin/env bash
# Bet: with AccessKit a node that has a label has that name for a screen reader; and a control without one is named by the text
#   inside it, whichever role the control has.
# What happens: for Role::Label the adapters for Linux (AT-SPI) and Windows take the name from the VALUE: set_label alone leaves it
#   nameless, and a button around such a text as well, while accesskit_consumer's own `label()` shows the label (what tests look at, and
#   what macOS uses). A text inside names Button, CheckBox, RadioButton, Link and MenuItem, but not Switch, Tab, ListBoxOption, MenuListOption, TreeItem or Row.
# Why it matters: a game's or tool's interface made by hand (Bevy, winit) passes its tests and is silent on two of three systems:
#   whole paragraphs, when one Label stands for several muted texts; every toggle, when CheckBox becomes Switch.
# Versions: accesskit 0.24.1, accesskit_consumer 0.36.0, accesskit_atspi_common 0.18.1 (accesskit_windows 0.32.1 has the same lines).
# Do instead: set_value (and set_label) on Role::Label, or give what stands for several texts another role; set_label on
#   every Switch, Tab and option; in tests ask for the name as an adapter does: value where `label_comes_from_value()`, else label.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
mkdir src
cat > Cargo.toml <<'TOML'
[package]
name = "finding"
version = "0.0.0"
edition = "2024"
[dependencies]
accesskit = "=0.24.1"
accesskit_atspi_common = "=0.18.1"
accesskit_consumer = "=0.36.0"
[workspace]
TOML
cat > src/main.rs <<'RS'
use accesskit::{ActionHandler, ActionRequest, Node, NodeId, Role, Tree, TreeId, TreeUpdate};
use accesskit_atspi_common::{Adapter, AdapterCallback, AppContext, Event, InterfaceSet, NodeId as Id, WindowBounds};

struct Nobody;
impl ActionHandler for Nobody {
    fn do_action(&mut self, _: ActionRequest) {}
}
impl AdapterCallback for Nobody {
    fn register_interfaces(&self, _: &Adapter, _: Id, _: InterfaceSet) {}
    fn unregister_interfaces(&self, _: &Adapter, _: Id, _: InterfaceSet) {}
    fn emit_event(&self, _: &Adapter, _: Event) {}
}

fn text(label: bool, value: bool) -> Node {
    let mut node = Node::new(Role::Label);
    if label {
        node.set_label("People: nobody slept");
    }
    if value {
        node.set_value("People: nobody slept");
    }
    node
}

/// What AT-SPI is told, and what `accesskit_consumer` calls the label, of a node with perhaps a text in it.
fn names(mut node: Node, inside: Option<Node>) -> (String, Option<String>) {
    let mut root = Node::new(Role::Window);
    root.set_children([NodeId(2)]);
    let mut nodes = vec![(NodeId(1), root)];
    if let Some(inside) = inside {
        node.set_children([NodeId(3)]);
        nodes.push((NodeId(3), inside));
    }
    nodes.insert(1, (NodeId(2), node));
    let update = TreeUpdate { nodes, tree: Some(Tree::new(NodeId(1))), tree_id: TreeId::ROOT, focus: NodeId(1) };
    let tree = accesskit_consumer::Tree::new(update.clone(), true);
    let child = tree.state().root().children().next().expect("a child");
    let label = child.label();
    let id = child.id();
    let app = AppContext::new(None);
    let adapter = Adapter::new(&app, Nobody, update, true, WindowBounds::default(), Nobody);
    (adapter.platform_node(id).name().expect("a node"), label)
}

fn main() {
    println!("accesskit 0.24.1, accesskit_atspi_common 0.18.1");
    let mut right = true;
    let mut see = |what: &str, node: Node, inside: Option<Node>, atspi: bool, consumer: bool| {
        let (name, label) = names(node, inside);
        println!("{what}: AT-SPI name {name:?}, consumer's label {label:?}");
        right &= name.is_empty() != atspi && label.is_some() == consumer;
    };
    see("Label with label", text(true, false), None, false, true);
    see("Label with value", text(false, true), None, true, false);
    see("Label with both", text(true, true), None, true, true);
    see("Button around a Label with label", Node::new(Role::Button), Some(text(true, false)), false, false);
    let by_text = [Role::Button, Role::CheckBox, Role::RadioButton, Role::Link, Role::MenuItem];
    let not = [Role::Switch, Role::Tab, Role::ListBoxOption, Role::MenuListOption, Role::TreeItem, Role::Row];
    for (roles, named) in [(&by_text[..], true), (&not[..], false)] {
        for &role in roles {
            see(&format!("{role:?} around a Label with value"), Node::new(role), Some(text(false, true)), named, named);
        }
    }
    std::process::exit(i32::from(!right));
}
RS
CARGO_TARGET_DIR=${FINDINGS_TARGET:-$tmp/target} cargo run --quiet
echo "As described: a label alone does not name a text, and a text inside names some roles only."

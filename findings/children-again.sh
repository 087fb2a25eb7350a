#!/usr/bin/env bash
# Bet: inserting ChildOf(parent) into an entity that has that parent already changes nothing.
# What happens: the child goes to the end of its siblings: a b c becomes b c a. add_child moves it, too. Of an only child the parent loses Children for a moment: observers of
#   On<Remove, Children> run, though nobody left; no On<Remove, ChildOf> runs.
# Why it matters: the order of children is the order of a list on the screen, of the focus and of a screen reader. A system that "makes sure" of a parent, or a bundle
#   that is inserted again with ChildOf in it, shuffles a page, and no line of the program says so.
# Versions: bevy_ecs 0.19.1.
# Do instead: compare the parent first (insert_if_new keeps whatever parent there is); set an order with replace_children.
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
bevy_ecs = { version = "=0.19.1", default-features = false, features = ["std"] }
[profile.dev]
debug = false
[workspace]
TOML
cat > src/main.rs <<'RS'
use bevy_ecs::prelude::*;

#[derive(Resource, Default)]
struct Heard(Vec<&'static str>);

fn siblings(world: &World, parent: Entity) -> String {
    world.get::<Children>(parent).into_iter().flatten().filter_map(|&child| world.get::<Name>(child)).map(Name::as_str).collect::<Vec<_>>().join(" ")
}

/// The order of three children after `change` was done to the first of them and their parent.
fn after(change: impl Fn(&mut World, Entity, Entity)) -> String {
    let mut world = World::new();
    let parent = world.spawn_empty().id();
    let [a, _, _] = ["a", "b", "c"].map(|name| world.spawn((Name::new(name), ChildOf(parent))).id());
    change(&mut world, parent, a);
    siblings(&world, parent)
}

fn main() {
    println!("bevy_ecs 0.19.1; children a b c");
    let seen = [
        ("insert(ChildOf(parent)) into a", after(|world, parent, a| { world.entity_mut(a).insert(ChildOf(parent)); }), "b c a"),
        ("add_child(a)", after(|world, parent, a| { world.entity_mut(parent).add_child(a); }), "b c a"),
        ("insert_if_new(ChildOf(parent)) into a", after(|world, parent, a| { world.entity_mut(a).insert_if_new(ChildOf(parent)); }), "a b c"),
    ];
    for (what, order, _) in &seen {
        println!("{what}: {order}");
    }

    let mut world = World::new();
    world.init_resource::<Heard>();
    world.add_observer(|_: On<Remove, Children>, mut heard: ResMut<Heard>| heard.0.push("Remove Children"));
    world.add_observer(|_: On<Remove, ChildOf>, mut heard: ResMut<Heard>| heard.0.push("Remove ChildOf"));
    let parent = world.spawn_empty().id();
    let only = world.spawn((Name::new("only"), ChildOf(parent))).id();
    world.entity_mut(only).insert(ChildOf(parent));
    let heard = &world.resource::<Heard>().0;
    println!("an only child, its ChildOf inserted again: heard {heard:?}, then the children are {}", siblings(&world, parent));
    let right = seen.iter().all(|(_, order, expected)| order == expected) && heard == &["Remove Children"] && siblings(&world, parent) == "only";
    std::process::exit(i32::from(!right));
}
RS
CARGO_TARGET_DIR=${FINDINGS_TARGET:-$tmp/target} cargo run --quiet
echo "As described: the same parent again moves the child to the end."

//! Every page that is photographed, at every size and in every theme: nothing lies on anything else, nothing is cut, nothing scrolls to
//! blankness.

use std::fmt::Write as _;

use bevy::prelude::*;
use bevy::ui::{CalculatedClip, UiGlobalTransform};
use bevy::ui_widgets::ScrollArea;
use two_hats::app::data::settings::{Settings, Theme};
use two_hats::app::kit::OnActivate;
use two_hats::app::screens::room::presenter::PresenterRoot;
use two_hats::app::shell::{VIEWS, View, every_scene};

use crate::hand::{Play, Setup};

/// How much of a page may be empty below what was scrolled to, as a part of what scrolls.
const BLANK: f32 = 0.5;

/// The part of the window that scrolls nearest around something, if one does.
fn scrolled_in(world: &World, entity: Entity) -> Option<Entity> {
    let mut at = entity;
    while let Some(parent) = world.get::<ChildOf>(at) {
        at = parent.parent();
        if world.get::<ScrollArea>(at).is_some() {
            return Some(at);
        }
    }
    None
}

/// Whether something is on the presenter's page, which is no part of this one.
fn beside(world: &World, entity: Entity) -> bool {
    let mut at = entity;
    while let Some(parent) = world.get::<ChildOf>(at) {
        at = parent.parent();
    }
    world.get::<PresenterRoot>(at).is_some()
}

fn place(world: &World, entity: Entity) -> Option<Rect> {
    let node = world.get::<ComputedNode>(entity)?;
    let at = world.get::<UiGlobalTransform>(entity)?;
    Some(Rect::from_center_size(at.translation, node.size()))
}

/// Texts and controls that can be seen at all.
fn drawn(world: &mut World) -> Vec<(Entity, String)> {
    let mut all = world.query::<(
        Entity,
        Option<&Text>,
        Has<OnActivate>,
        &ComputedNode,
        &InheritedVisibility,
    )>();
    all.iter(world)
        .filter(|(_, text, control, node, seen)| {
            let says = text.is_some_and(|text| !text.0.trim().is_empty());
            (says || *control) && seen.get() && node.size().min_element() > 0.5
        })
        .map(|(entity, text, ..)| {
            let words = text.map_or("a control", |text| &*text.0);
            (entity, words.chars().take(50).collect())
        })
        .collect()
}

/// What a designer would see at once, beside what [`Play::faults`] looks for.
fn faults(play: &mut Play, size: (u32, u32)) -> Vec<String> {
    let mut faults = play.faults();
    let page = Rect::new(0.0, 0.0, size.0 as f32, size.1 as f32);
    let world = play.app.world_mut();
    let drawn = drawn(world);
    let mut lowest: Vec<(Entity, f32)> = Vec::new();
    let mut in_sight = 0;
    for (entity, words) in &drawn {
        if beside(world, *entity) {
            continue;
        }
        let Some(at) = place(world, *entity) else {
            continue;
        };
        in_sight += usize::from(!page.intersect(at).is_empty());
        match scrolled_in(world, *entity) {
            Some(area) => match lowest.iter_mut().find(|(known, _)| *known == area) {
                Some((_, low)) => *low = low.max(at.max.y),
                None => lowest.push((area, at.max.y)),
            },
            None => {
                if at.max.y > page.max.y + 1.5 || at.min.y < -1.5 {
                    faults.push(format!("{words:?} leaves the page below or above"));
                }
                let clip = world.get::<CalculatedClip>(*entity).map(|clip| clip.clip);
                if clip.is_some_and(|clip| clip.intersect(at).height() < at.height() - 1.5) {
                    faults.push(format!("{words:?} is cut"));
                }
            }
        }
    }
    if in_sight < 3 {
        faults.push(format!("only {in_sight} texts and controls are in sight"));
    }
    for (area, low) in lowest {
        let (Some(at), Some(node)) = (place(world, area), world.get::<ComputedNode>(area)) else {
            continue;
        };
        let scrolled = world.get::<ScrollPosition>(area).map_or(0.0, |p| p.0.y);
        let ends = at.min.y - scrolled / node.inverse_scale_factor() + node.content_size().y;
        if node.content_size().y > at.height() + 1.5 && ends - low > at.height() * BLANK {
            faults.push(format!(
                "{:.0} of {:.0} pixels below the last text are blank{}",
                ends - low,
                at.height(),
                deepest(world, area)
            ));
        }
    }
    faults
}

/// The sizes of what is higher than twice a part that scrolls, the outermost first.
fn deepest(world: &World, area: Entity) -> String {
    let high = place(world, area).map_or(0.0, |at| at.height());
    let mut waiting = vec![area];
    let mut found = String::new();
    while let Some(entity) = waiting.pop() {
        if let Some(children) = world.get::<Children>(entity) {
            waiting.extend(children.iter());
        }
        let at = place(world, entity).filter(|at| at.height() > 2.0 * high);
        if let Some(at) = at {
            let text = world.get::<Text>(entity).map_or("", |text| &*text.0);
            let _ = write!(found, "; {:.0} {text}", at.size());
        }
    }
    found
}

fn tour(view: View) {
    let mut play = Play::with(Setup {
        width: view.size.0,
        height: view.size.1,
        text_percent: view.text_percent,
        ..Setup::default()
    });
    let mut found = Vec::new();
    for theme in Theme::ALL {
        let mut settings = play.app.world_mut().resource_mut::<Settings>();
        settings.theme = theme;
        settings.name_hats = false;
        for scene in every_scene() {
            assert!(scene.play(&mut play.app), "{} never comes", scene.name);
            play.frames(6);
            // A page that is black on purpose has nothing on it.
            let faults = faults(&mut play, view.size);
            found.extend(faults.into_iter().map(|fault| {
                let name = theme.name();
                format!("{}{}, {name}: {fault}", view.name, scene.name)
            }));
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn pages_on_a_laptop_are_whole() {
    tour(VIEWS[0]);
}

#[test]
fn pages_on_a_projector_are_whole() {
    tour(VIEWS[1]);
}

#[test]
fn pages_in_a_small_window_with_large_text_are_whole() {
    tour(VIEWS[2]);
}

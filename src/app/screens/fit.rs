//! A page on which nothing that can be chosen is out of sight: it is drawn, measured, and drawn again with less, until it fits.

use bevy::ecs::system::IntoSystem;
use bevy::prelude::*;
use bevy::text::{ComputedTextBlock, FontCx, TextBounds, TextMeasureInfo};
use bevy::ui::UiSystems;
use bevy::ui_widgets::ScrollArea;

use super::page::PageRoot;
use crate::app::kit::{Look, narrow};
use crate::app::play::room::PresenterOpen;
use crate::app::step::Step;

/// How much of it the page at hand has given up: 0 is nothing. What a step is, is the page's own affair.
#[derive(Resource, Debug, Default)]
pub(super) struct Fit {
    step: usize,
    /// Which page this was found for, how large it was, and its text.
    found: Option<(String, [f32; 3])>,
    /// A page is laid out only to be measured.
    measuring: bool,
}

impl Fit {
    /// The step at which the page is to be drawn.
    pub(super) const fn step(&self) -> usize {
        self.step
    }
}

/// How much larger than chosen the text of a wall is at each step: as large as its page allows.
const GROWN: [f32; 7] = [1.6, 1.5, 1.4, 1.3, 1.2, 1.1, 1.0];
/// The last step of a wall.
pub(super) const WALL: usize = GROWN.len() - 1;
/// The last step of a wall whose pages give something up at the end.
pub(super) const FOLDED: usize = WALL + 2;

impl Fit {
    /// How much larger than chosen the text of a wall is drawn.
    pub(super) fn grown(&self) -> f32 {
        GROWN.get(self.step).copied().unwrap_or(1.0)
    }

    /// How much a page of a wall gives up where its text is as small as it gets: 0 is nothing.
    pub(super) const fn folds(&self) -> usize {
        self.step.saturating_sub(WALL)
    }

    /// What was found holds no longer: less is on the page than before.
    fn forget(&mut self) {
        self.found = None;
    }
}

/// Rounding leaves a page a little larger than its window, in pixels.
const ROUNDING: f32 = 1.0;

/// Draws a page at the first step at which it needs no scrolling, and at the last one if there is none. `draw` reads [`Fit`]. Steps up to `shrinks`
/// differ in the size of text and nothing else.
pub(super) fn fitting<S, M>(draw: S, shrinks: usize, last: usize) -> impl Fn(&mut World)
where
    S: IntoSystem<(), (), M> + Copy + Send + Sync + 'static,
    M: 'static,
{
    move |world| {
        let step = begin(world, draw);
        if step < last && !fits(world) {
            give_up(world, draw, step, shrinks, last);
        }
        let found = key(world);
        world.resource_mut::<Fit>().found = found;
    }
}

/// Draws a page that does not fit at `step` with less. Text that does not fit at its smallest fits at no size between; where it does, the largest is
/// found by halves. Each size that is not tried is a page less to lay out between a key and its picture.
fn give_up<S, M>(world: &mut World, draw: S, step: usize, shrinks: usize, last: usize)
where
    S: IntoSystem<(), (), M> + Copy + 'static,
    M: 'static,
{
    let at = |world: &mut World, step: usize| {
        world.resource_mut::<Fit>().step = step;
        run(world, draw);
    };
    let mut fails = step;
    if fails < shrinks {
        at(world, shrinks);
        if fits(world) {
            let (mut holds, mut drawn) = (shrinks, shrinks);
            while holds - fails > 1 {
                drawn = usize::midpoint(fails, holds);
                at(world, drawn);
                if fits(world) {
                    holds = drawn;
                } else {
                    fails = drawn;
                }
            }
            if drawn != holds {
                at(world, holds);
            }
            return;
        }
        fails = shrinks;
    }
    for step in fails + 1..=last {
        at(world, step);
        if step < last && fits(world) {
            return;
        }
    }
}

/// Draws at the step that was found before, if it is the same page, else with everything.
fn begin<S, M>(world: &mut World, draw: S) -> usize
where
    S: IntoSystem<(), (), M> + Copy + 'static,
    M: 'static,
{
    run(world, draw);
    let key = key(world);
    let fit = world.resource::<Fit>();
    if fit.step > 0 && fit.found != key {
        world.resource_mut::<Fit>().step = 0;
        run(world, draw);
    }
    world.resource::<Fit>().step
}

fn run<S, M>(world: &mut World, draw: S)
where
    S: IntoSystem<(), (), M> + Copy + 'static,
    M: 'static,
{
    if let Err(why) = world.run_system_cached(draw) {
        error!("a page could not be drawn: {why}");
    }
}

fn key(world: &mut World) -> Option<(String, [f32; 3])> {
    let mut roots = world.query::<&PageRoot>();
    let id = roots.iter(world).next()?.id.clone();
    let look = world.resource::<Look>();
    Some((id, [look.wide, look.high, look.rem * look.scale]))
}

/// Lays the page out, and sees whether it and every part of it that scrolls hold what is in them.
fn fits(world: &mut World) -> bool {
    measure(world);
    let Some(hanging) = hanging(world) else {
        return false;
    };
    if hanging.is_empty() {
        return true;
    }
    // Nothing need be given up for a text that a narrower box holds.
    for entity in hanging {
        let Some(drawn) = world.get::<ComputedNode>(entity).copied() else {
            continue;
        };
        if let Some(mut node) = world.get_mut::<Node>(entity) {
            narrow(&drawn, &mut node);
        }
    }
    measure(world);
    self::hanging(world).is_some_and(|left| left.is_empty())
}

/// Lays the page out. What comes after that is left out: no letter of a page that nobody sees is drawn.
fn measure(world: &mut World) {
    world.resource_mut::<Fit>().measuring = true;
    // The only place where all that a layout needs is in order.
    world.run_schedule(PostUpdate);
    world.resource_mut::<Fit>().measuring = false;
}

/// The texts that hang out of their boxes; nothing where the page, or a part of it that scrolls, holds more than can be seen at once.
fn hanging(world: &mut World) -> Option<Vec<Entity>> {
    let mut roots = world.query_filtered::<Entity, With<PageRoot>>();
    let Some(root) = roots.iter(world).next() else {
        return Some(Vec::new());
    };
    let over = |world: &World, entity: Entity| {
        world.get::<ComputedNode>(entity).is_some_and(|node| {
            let over = node.content_size() - node.size();
            over.y > ROUNDING
        })
    };
    if over(world, root) {
        return None;
    }
    let mut found = Vec::new();
    let mut inside = vec![root];
    while let Some(entity) = inside.pop() {
        let scrolls = world.get::<ScrollArea>(entity).is_some();
        if scrolls && over(world, entity) {
            return None;
        }
        if hangs(world, entity) {
            found.push(entity);
        }
        if let Some(children) = world.get::<Children>(entity) {
            inside.extend(children.iter());
        }
    }
    Some(found)
}

/// Whether a text hangs out of its box: it was measured a fraction of a pixel wider than it is drawn, and breaks into one line more.
fn hangs(world: &mut World, entity: Entity) -> bool {
    // What is kept back (the words of a stepper that was pushed against its end) has lines, and no box; a text of nothing has a line, too.
    if world
        .get::<Text>(entity)
        .is_none_or(|text| text.0.is_empty())
        || world
            .get::<Node>(entity)
            .is_some_and(|node| node.display == Display::None)
    {
        return false;
    }
    let (Some(node), Some(layout)) = (
        world.get::<ComputedNode>(entity).copied(),
        world.get::<TextLayout>(entity).copied(),
    ) else {
        return false;
    };
    let within = if layout.linebreak == LineBreak::NoWrap {
        TextBounds::UNBOUNDED
    } else {
        TextBounds::new_horizontal(node.content_box().width())
    };
    // Broken into lines as it will be where it is drawn.
    let drawn = world.resource_scope(|world, mut fonts: Mut<FontCx>| {
        let mut text = world.get_mut::<ComputedTextBlock>(entity)?;
        let mut as_drawn = TextMeasureInfo {
            min: Vec2::ZERO,
            max: Vec2::ZERO,
            entity,
        };
        Some(as_drawn.compute_size(within, &mut text, &mut fonts))
    });
    drawn.is_some_and(|drawn| drawn.y > node.size().y + ROUNDING)
}

pub(super) fn plugin(app: &mut App) {
    // What is typed in beside the wall is not on it.
    let anew = |mut fit: ResMut<Fit>| fit.forget();
    app.init_resource::<Fit>()
        .add_systems(
            Update,
            anew.after(Step::Act)
                .before(Step::Draw)
                .run_if(resource_changed::<PresenterOpen>),
        )
        .configure_sets(
            PostUpdate,
            UiSystems::PostLayout.run_if(|fit: Res<Fit>| !fit.measuring),
        );
}

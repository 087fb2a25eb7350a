//! A page on which nothing that can be chosen is out of sight: it is drawn, measured, and drawn again with less, until it fits.

use bevy::ecs::system::IntoSystem;
use bevy::prelude::*;
use bevy::text::TextLayoutInfo;
use bevy::ui_widgets::ScrollArea;

use super::page::PageRoot;
use crate::app::kit::Look;
use crate::app::play::room::PresenterOpen;
use crate::app::step::Step;

/// How much of it the page at hand has given up: 0 is nothing. What a step is, is the page's own affair.
#[derive(Resource, Debug, Default)]
pub(super) struct Fit {
    step: usize,
    /// Which page this was found for, how large it was, and its text.
    found: Option<(String, [f32; 3])>,
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

/// Draws a page at the first step at which it needs no scrolling, and at the last one if there is none. `draw` reads [`Fit`].
pub(super) fn fitting<S, M>(draw: S, last: usize) -> impl Fn(&mut World)
where
    S: IntoSystem<(), (), M> + Copy + Send + Sync + 'static,
    M: 'static,
{
    move |world| {
        let mut step = begin(world, draw);
        while step < last && !fits(world) {
            step += 1;
            world.resource_mut::<Fit>().step = step;
            run(world, draw);
        }
        let found = key(world);
        world.resource_mut::<Fit>().found = found;
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
    // The only place where all that a layout needs is in order.
    world.run_schedule(PostUpdate);
    let mut roots = world.query_filtered::<Entity, With<PageRoot>>();
    let Some(root) = roots.iter(world).next() else {
        return true;
    };
    let over = |entity: Entity| {
        world.get::<ComputedNode>(entity).is_some_and(|node| {
            let over = node.content_size() - node.size();
            over.y > ROUNDING
        })
    };
    if over(root) {
        return false;
    }
    let mut inside = vec![root];
    while let Some(entity) = inside.pop() {
        if (world.get::<ScrollArea>(entity).is_some() && over(entity)) || hangs(world, entity) {
            return false;
        }
        if let Some(children) = world.get::<Children>(entity) {
            inside.extend(children.iter());
        }
    }
    true
}

/// Whether a text hangs out of its box: it was measured a fraction of a pixel wider than it is drawn, and breaks into one line more.
fn hangs(world: &World, entity: Entity) -> bool {
    // What is kept back (the words of a stepper that was pushed against its end) has lines, and no box.
    if world
        .get::<Node>(entity)
        .is_some_and(|node| node.display == Display::None)
    {
        return false;
    }
    let (Some(text), Some(node)) = (
        world.get::<TextLayoutInfo>(entity),
        world.get::<ComputedNode>(entity),
    ) else {
        return false;
    };
    let drawn = text.size.y / node.inverse_scale_factor().max(f32::EPSILON);
    drawn > node.size().y + ROUNDING
}

pub(super) fn plugin(app: &mut App) {
    // What is typed in beside the wall is not on it.
    let anew = |mut fit: ResMut<Fit>| fit.forget();
    app.init_resource::<Fit>().add_systems(
        Update,
        anew.after(Step::Act)
            .before(Step::Draw)
            .run_if(resource_changed::<PresenterOpen>),
    );
}

//! Pictures of a room with phones: a room on this computer alone, with simulated phones that really join it.

use std::net::{IpAddr, Ipv4Addr};
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use bevy::prelude::*;

use super::rooms::beside;
use super::scenes::{Scene, Step, does, on, seed};
use crate::app::play::phones::{Phones, PhonesAction};
use crate::app::play::room::{Number, RoomAction};
use crate::app::screens::nav::{Navigate, Screen};
use crate::host::crowd::{Crowd, Pace, Place};
use crate::session::live::{Command, LiveStep, WallView};

/// So many phones come, and stay for as long as the pictures take at most.
const PEOPLE: u32 = 9;
const LONGEST: Duration = Duration::from_secs(300);

/// Phones join. They leave when the room is closed.
fn people_come() -> Step {
    Box::new(|world, _| {
        let phones = world.resource::<Phones>();
        let place = phones.addresses().map(|known| Place::parse(&known.join));
        let Some(Ok(place)) = place else { return };
        let crowd = Crowd {
            place,
            people: PEOPLE,
            pace: Pace::Burst,
            naps: 0.0,
            joining: 100,
            seed: 5,
            until: Some(LONGEST),
        };
        std::thread::spawn(move || {
            // A room without them is seen in the pictures.
            let _ = crowd.run(&AtomicBool::new(false));
        });
    })
}

fn wall(world: &mut World) -> Option<WallView> {
    let there = on(Screen::Wall)(world);
    let wall = world.resource::<Phones>().wall().cloned();
    wall.filter(|_| there)
}

fn at(world: &mut World, step: LiveStep) -> bool {
    wall(world).is_some_and(|wall| wall.step.step == step)
}

/// Everybody has done what the step asks for.
fn through(world: &mut World, step: LiveStep) -> bool {
    wall(world).is_some_and(|wall| {
        let done: u32 = wall.tables.iter().map(|table| table.done).sum();
        wall.step.step == step && done == PEOPLE
    })
}

/// A crisis after the first, answered by the phones' votes: its discussion, its vote, its reveal.
fn answered(number: u16) -> Vec<Scene> {
    // What is looked for is a plain function: one for each.
    let discussed: fn(&mut World) -> bool = match number {
        2 => |world| asked_of(world, 2),
        3 => |world| asked_of(world, 3),
        _ => |world| asked_of(world, 4),
    };
    let open = Command::Open {
        step: LiveStep::Vote,
    };
    vec![
        Scene::on_the_way(
            "phones to discuss",
            vec![does(PhonesAction::Next)],
            discussed,
        ),
        Scene::on_the_way(
            "phones to vote",
            vec![does(PhonesAction::Ask(open))],
            |world| through(world, LiveStep::Vote),
        ),
        Scene::on_the_way(
            "phones to reveal",
            vec![does(PhonesAction::Ask(Command::Reveal { number }))],
            |world| at(world, LiveStep::Reveal),
        ),
    ]
}

fn asked_of(world: &mut World, number: u16) -> bool {
    let step = wall(world).map(|wall| wall.step);
    step.is_some_and(|step| step.step == LiveStep::Discuss && step.number == number)
}

/// At an act of the debrief, once the roads are reckoned.
fn told(world: &mut World, act: u8) -> bool {
    wall(world).is_some_and(|wall| {
        wall.step.step == LiveStep::Over && wall.act.max(1) == act && wall.acts.is_some()
    })
}

/// From the setup to the end of the debrief.
pub(super) fn all() -> Vec<Scene> {
    let mut scenes = first();
    for number in 2..=4 {
        scenes.extend(answered(number));
    }
    let turn = || does(PhonesAction::Turn { on: true });
    scenes.extend([
        Scene::new(
            "phones-end-story",
            vec![does(PhonesAction::Next)],
            |world| told(world, 1),
        ),
        Scene::new("phones-end-parted", vec![turn()], |world| told(world, 2)),
        Scene::new("phones-end-habit", vec![turn()], |world| told(world, 3)),
    ]);
    scenes
}

/// From the setup to the first reveal.
fn first() -> Vec<Scene> {
    let alone = IpAddr::V4(Ipv4Addr::LOCALHOST);
    let turn = || does(PhonesAction::Turn { on: true });
    let next = || does(PhonesAction::Next);
    vec![
        Scene::new(
            "phones-setup",
            vec![
                does(Navigate::Open(Screen::RoomSetup)),
                does(RoomAction::Scenario("two-basements".to_owned())),
                does(RoomAction::Set(Number::Crises, 4)),
                does(PhonesAction::Choose(true)),
            ],
            |world| on(Screen::RoomSetup)(world),
        )
        .ring(),
        Scene::new(
            "phones-open",
            vec![
                does(PhonesAction::Card(alone)),
                seed(7),
                does(PhonesAction::Start),
            ],
            |world| at(world, LiveStep::Briefing),
        ),
        Scene::new("phones-code", vec![people_come()], |world| {
            wall(world).is_some_and(|wall| wall.room.people == PEOPLE)
        }),
        Scene::new("phones-scene", vec![next()], |world| {
            at(world, LiveStep::Discuss)
        }),
        Scene::new("phones-answers", vec![turn()], |world| {
            at(world, LiveStep::Discuss)
        }),
        Scene::new("phones-vote", vec![next()], |world| {
            through(world, LiveStep::Vote)
        }),
        Scene::new(
            "phones-presenter",
            vec![does(RoomAction::Presenter), beside()],
            |world| at(world, LiveStep::Vote),
        ),
        Scene::new(
            "phones-predict",
            vec![does(RoomAction::Presenter), next()],
            |world| through(world, LiveStep::Predict),
        ),
        Scene::new("phones-hat", vec![next()], |world| {
            through(world, LiveStep::NameHat)
        }),
        Scene::new("phones-reveal", vec![next()], |world| {
            at(world, LiveStep::Reveal)
        }),
        Scene::new("phones-votes", vec![turn()], |world| {
            at(world, LiveStep::Reveal)
        }),
        Scene::new("phones-meters", vec![turn()], |world| {
            at(world, LiveStep::Reveal)
        }),
    ]
}

//! Pictures of a workshop, on the projector and beside it.

use bevy::camera::{RenderTarget, Viewport};
use bevy::prelude::*;

use super::scenes::{Scene, Step, does, on, seed};
use crate::app::play::room::{Number, Room, RoomAction};
use crate::app::screens::nav::{Navigate, Screen};
use crate::app::screens::room::presenter::PresenterPage;
use crate::session::PlanChange;
use crate::session::workshop::{Open, RoomIntent, Way};

/// Asks for something that belongs to the crisis at hand.
fn at_hand(ask: impl Fn(&Room, String) -> Option<RoomIntent> + 'static) -> Step {
    Box::new(move |world, out| {
        let room = world.resource::<Room>();
        let crisis = room.asked().map(|asked| asked.crisis.id.clone());
        if let Some(intent) = crisis.and_then(|crisis| ask(room, crisis)) {
            out.push(intent.into());
        }
    })
}

/// So many hands for the response at a position.
fn hands(position: usize, hands: u16) -> Step {
    at_hand(move |room, crisis| {
        let response = room.asked()?.crisis.responses.get(position)?.id.clone();
        Some(RoomIntent::Hands {
            crisis,
            response,
            hands,
        })
    })
}

fn predict(meter: &'static str, way: Way, hands: u16) -> Step {
    at_hand(move |_, crisis| {
        Some(RoomIntent::Predict {
            crisis,
            meter: meter.to_owned(),
            way,
            hands: Some(hands),
        })
    })
}

/// Has the presenter's page drawn into the picture: its window is none here.
pub(super) fn beside() -> Step {
    Box::new(|world, _| {
        let picture = world
            .query_filtered::<&RenderTarget, With<IsDefaultUiCamera>>()
            .iter(world)
            .next()
            .cloned();
        let camera = world.resource::<PresenterPage>().camera;
        if let (Some(picture), Some(camera)) = (picture, camera) {
            let viewport = Viewport {
                physical_position: UVec2::ZERO,
                physical_size: UVec2::new(640, 720),
                ..default()
            };
            world.entity_mut(camera).insert((
                picture,
                Camera {
                    order: 1,
                    viewport: Some(viewport),
                    ..default()
                },
            ));
        }
    })
}

/// Has it drawn nowhere again.
fn apart() -> Step {
    Box::new(|world, _| {
        let camera = world.resource::<PresenterPage>().camera;
        if let Some(camera) = camera {
            let mut at = world.entity_mut(camera);
            if let Some(mut camera) = at.get_mut::<Camera>() {
                camera.is_active = false;
            }
        }
    })
}

fn in_room(world: &mut World) -> bool {
    on(Screen::Room)(world)
}

fn setting_up(world: &mut World) -> bool {
    on(Screen::RoomSetup)(world)
}

/// A workshop from its setup to its first reveal.
pub(super) fn all() -> Vec<Scene> {
    vec![
        Scene::new(
            "room-setup",
            vec![
                does(Navigate::Open(Screen::RoomSetup)),
                does(RoomAction::Scenario("two-basements".to_owned())),
                does(RoomAction::Set(Number::Size, 24)),
            ],
            setting_up,
        )
        .ring(),
        Scene::new(
            "room-briefing",
            vec![seed(7), does(RoomAction::Start)],
            in_room,
        ),
        Scene::new("room-discuss", vec![does(RoomIntent::Next)], in_room).ring(),
        Scene::new("room-answers", vec![does(RoomAction::Part(1))], in_room),
        Scene::new(
            "room-hands",
            vec![
                does(RoomIntent::Open(Open::Hands)),
                hands(0, 9),
                hands(1, 9),
                hands(2, 4),
            ],
            in_room,
        )
        .ring(),
        Scene::new(
            "room-presenter",
            vec![does(RoomAction::Presenter), beside()],
            in_room,
        ),
        Scene::new(
            "room-race",
            // The wall alone, without the presenter's page over it.
            vec![apart()],
            in_room,
        ),
        Scene::new(
            "room-predict",
            vec![
                does(RoomAction::Presenter),
                does(RoomIntent::Open(Open::Predict)),
            ],
            in_room,
        ),
        Scene::new(
            "room-predict-hands",
            vec![
                does(RoomAction::CountPredictions(true)),
                predict("stability", Way::Down, 11),
                predict("morale", Way::Up, 8),
            ],
            in_room,
        )
        .ring(),
        Scene::new(
            "room-tie",
            vec![at_hand(|_, crisis| Some(RoomIntent::Reveal { crisis }))],
            in_room,
        ),
        Scene::new(
            "room-reveal",
            vec![at_hand(|room, crisis| {
                let response = room.asked()?.tied.first()?.clone();
                Some(RoomIntent::BreakTie { crisis, response })
            })],
            in_room,
        ),
        Scene::new("room-moved", vec![does(RoomAction::Part(1))], in_room),
        Scene::new("room-votes", vec![does(RoomAction::Part(2))], in_room),
        Scene::new("room-break", vec![does(RoomAction::Rest)], in_room),
        Scene::new(
            "room-over",
            vec![
                does(RoomAction::Rest),
                does(RoomIntent::Plan(PlanChange::Length { crises: Some(1) })),
                does(RoomIntent::Next),
            ],
            in_room,
        ),
    ]
}

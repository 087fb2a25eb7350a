//! Assistive technology: what it asks for is done at once, also while the window rests.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use bevy::a11y::{AccessibilityRequested, ActionRequest};
use bevy::prelude::*;
use bevy::window::RequestRedraw;
use bevy::winit::accessibility::{WinitActionRequestHandler, WinitActionRequestHandlers};
use bevy::winit::{EventLoopProxyWrapper, WinitUserEvent};

/// How often it is looked for requests while somebody may have some.
const SOON: Duration = Duration::from_millis(20);
/// How often it is looked for somebody.
const LATER: Duration = Duration::from_millis(200);

/// The queues that requests wait in, one for each window.
type Queues = Arc<Mutex<Vec<Arc<Mutex<WinitActionRequestHandler>>>>>;

#[derive(Resource, Default)]
struct Waiting(Queues);

/// Requests are put into a queue by another thread, which wakes nobody: the window would find them when it wakes for some other reason.
fn watch(
    waiting: Res<Waiting>,
    requested: Res<AccessibilityRequested>,
    proxy: Res<EventLoopProxyWrapper>,
) {
    let queues = Arc::clone(&waiting.0);
    let (requested, proxy) = (requested.clone(), (**proxy).clone());
    let look = move || {
        let mut known = false;
        loop {
            let here = requested.get();
            let asked = || {
                let queues = queues
                    .lock()
                    .map(|queues| queues.clone())
                    .unwrap_or_default();
                queues
                    .iter()
                    .any(|queue| queue.lock().is_ok_and(|queue| !queue.is_empty()))
            };
            // Whoever comes later finds the tree empty until the next frame.
            if here && (!known || asked()) && proxy.send_event(WinitUserEvent::WakeUp).is_err() {
                // The program ends.
                return;
            }
            known = here;
            std::thread::sleep(if here { SOON } else { LATER });
        }
    };
    let spawned = std::thread::Builder::new()
        .name("assistive technology".to_owned())
        .spawn(look);
    if let Err(error) = spawned {
        warn!("what assistive technology asks for may be done late: {error}");
    }
}

/// The queues of the windows that there are.
fn queues(handlers: Res<WinitActionRequestHandlers>, waiting: Res<Waiting>) {
    if let Ok(mut queues) = waiting.0.lock() {
        *queues = handlers.values().cloned().collect();
    }
}

/// What was asked for in this frame is done in the next one.
fn go_on(mut asked: MessageReader<ActionRequest>, mut redraw: MessageWriter<RequestRedraw>) {
    if asked.read().count() > 0 {
        redraw.write(RequestRedraw);
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Waiting>()
        .add_systems(Startup, watch)
        .add_systems(
            Last,
            (
                queues.run_if(resource_changed::<WinitActionRequestHandlers>),
                go_on,
            ),
        );
}

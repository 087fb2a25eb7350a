//! The program is ended from outside (`kill`, Ctrl-C, the session of the desktop): it leaves as by *Quit*, with everything closed.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use bevy::prelude::*;
use bevy::winit::{EventLoopProxyWrapper, WinitUserEvent};

/// Whether somebody asked for it.
#[derive(Resource, Clone, Default)]
struct Asked(Arc<AtomicBool>);

/// Listens, and wakes the window, which may be asleep.
fn listen(asked: Res<Asked>, proxy: Option<Res<EventLoopProxyWrapper>>) {
    let asked = Arc::clone(&asked.0);
    let proxy = proxy.map(|proxy| (**proxy).clone());
    let set = ctrlc::set_handler(move || {
        if asked.swap(true, Ordering::Relaxed) {
            // Whoever asks twice does not want to wait.
            std::process::exit(1);
        }
        if let Some(proxy) = &proxy {
            // A loop that has ended needs no waking.
            let _ = proxy.send_event(WinitUserEvent::WakeUp);
        }
    });
    if let Err(why) = set {
        warn!("signals will end the program at once: {why}");
    }
}

fn leave(asked: Res<Asked>, mut exit: MessageWriter<AppExit>) {
    if asked.0.load(Ordering::Relaxed) {
        exit.write(AppExit::Success);
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Asked>()
        .add_systems(Startup, listen)
        .add_systems(First, leave);
}

//! What the window does for a workshop: it goes to the screen that is asked for by name, keeps the computer awake, and looks whether it is
//! plugged in. The program has no means of its own to keep a computer awake; the systems bring programs that do, and one of them runs
//! beside the workshop.

use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use bevy::prelude::*;
use bevy::window::{Monitor, OnMonitor, PrimaryWindow, WindowMode};

use crate::app::data::power::on_battery;
use crate::app::play::room::{Display, Place, Room, RoomAction};
use crate::app::step::Step;

/// How often it is looked whether the computer is plugged in, and whether it is kept awake.
const LOOK: Duration = Duration::from_secs(20);

/// The programs that keep the computer awake while a workshop is on.
#[derive(Resource, Debug, Default)]
struct Awake {
    running: Vec<Child>,
    looked: Option<Instant>,
}

impl Drop for Awake {
    fn drop(&mut self) {
        self.rest();
    }
}

impl Awake {
    fn begin(&mut self) {
        self.running = keepers()
            .into_iter()
            .filter_map(|mut c| c.spawn().ok())
            .collect();
    }

    /// Lets the computer sleep again.
    fn rest(&mut self) {
        for mut child in self.running.drain(..) {
            // One that has ended by itself is only waited for.
            let _ = child.kill();
            let _ = child.wait();
        }
    }

    /// Whether one of them still runs.
    fn holds(&mut self) -> bool {
        self.running
            .retain_mut(|child| matches!(child.try_wait(), Ok(None)));
        !self.running.is_empty()
    }
}

/// What this system brings for it. What waits for its input ends with this program, however that ends.
fn keepers() -> Vec<Command> {
    let command = |name: &str, args: &[&str]| {
        let mut command = Command::new(name);
        command
            .args(args)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        command
    };
    if cfg!(target_os = "macos") {
        let own = std::process::id().to_string();
        return vec![command("caffeinate", &["-d", "-i", "-w", &own])];
    }
    if cfg!(target_os = "linux") {
        let systemd = [
            "--what=idle:sleep",
            "--who=Two Hats",
            "--why=A workshop is on",
            "cat",
        ];
        let gnome = [
            "--app-id",
            "two-hats",
            "--reason",
            "A workshop is on",
            "--inhibit",
            "idle:suspend",
            "cat",
        ];
        return vec![
            command("systemd-inhibit", &systemd),
            command("gnome-session-inhibit", &gnome),
        ];
    }
    Vec::new()
}

fn look(room: Res<Room>, mut awake: ResMut<Awake>, mut place: ResMut<Place>) {
    let on = room.view().is_some();
    match (on, awake.looked) {
        (true, None) => awake.begin(),
        (false, Some(_)) => {
            awake.rest();
            awake.looked = None;
            place.awake = None;
            return;
        }
        (false, None) => return,
        (true, Some(at)) if at.elapsed() < LOOK => return,
        (true, Some(_)) => {}
    }
    awake.looked = Some(Instant::now());
    let now = Place {
        awake: Some(awake.holds()),
        battery: on_battery(),
        ..place.clone()
    };
    place.set_if_neq(now);
}

/// What a screen is called: by its name, if the system has one, and its size.
fn called(number: usize, monitor: &Monitor) -> String {
    let size = format!("{} × {}", monitor.physical_width, monitor.physical_height);
    match &monitor.name {
        Some(name) if !name.trim().is_empty() => format!("{} ({size})", name.trim()),
        _ => format!("Screen {number} ({size})"),
    }
}

/// The screens, in the order of their places from left to right.
fn screens(monitors: &Query<(Entity, &Monitor)>) -> Vec<(Entity, String)> {
    let mut found: Vec<_> = monitors.iter().collect();
    found.sort_by_key(|(_, monitor)| (monitor.physical_position.x, monitor.physical_position.y));
    let numbered = (1..).zip(found);
    numbered
        .map(|(number, (entity, monitor))| (entity, called(number, monitor)))
        .collect()
}

fn displays(
    monitors: Query<(Entity, &Monitor)>,
    window: Query<Option<&OnMonitor>, With<PrimaryWindow>>,
    mut place: ResMut<Place>,
) {
    let at = window.single().ok().flatten().map(|on| on.0);
    let mut displays: Vec<Display> = screens(&monitors)
        .into_iter()
        .map(|(entity, name)| Display {
            here: at == Some(entity),
            name,
        })
        .collect();
    if displays.len() < 2 {
        displays.clear();
    }
    if place.displays != displays {
        place.displays = displays;
    }
}

fn go(
    mut actions: MessageReader<RoomAction>,
    monitors: Query<(Entity, &Monitor)>,
    mut window: Query<&mut Window, With<PrimaryWindow>>,
) {
    for action in actions.read() {
        let RoomAction::Display(name) = action else {
            continue;
        };
        let found = screens(&monitors)
            .into_iter()
            .find(|(_, known)| known == name);
        if let (Some((monitor, _)), Ok(mut window)) = (found, window.single_mut()) {
            window.mode = WindowMode::BorderlessFullscreen(MonitorSelection::Entity(monitor));
        }
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Awake>().add_systems(
        Update,
        (look, displays, go).after(Step::Act).before(Step::Draw),
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    fn monitor(name: Option<&str>, width: u32, left: i32) -> Monitor {
        Monitor {
            name: name.map(str::to_owned),
            physical_height: 1080,
            physical_width: width,
            physical_position: IVec2::new(left, 0),
            refresh_rate_millihertz: None,
            scale_factor: 1.0,
            video_modes: Vec::new(),
        }
    }

    #[test]
    fn the_wall_goes_to_the_screen_that_was_named() {
        let mut app = App::new();
        app.add_message::<RoomAction>()
            .init_resource::<Place>()
            .add_systems(Update, (displays, go));
        let world = app.world_mut();
        let window = world.spawn((Window::default(), PrimaryWindow)).id();
        let beamer = world.spawn(monitor(Some("HDMI-1"), 1920, 2560)).id();
        world.spawn(monitor(None, 2560, 0));
        app.update();
        let names = |app: &App| -> Vec<String> {
            let displays = &app.world().resource::<Place>().displays;
            displays.iter().map(|d| d.name.clone()).collect()
        };
        assert_eq!(
            names(&app),
            ["Screen 1 (2560 × 1080)", "HDMI-1 (1920 × 1080)"]
        );
        let mode = |app: &App| app.world().get::<Window>(window).expect("it is there").mode;
        app.world_mut()
            .write_message(RoomAction::Display("HDMI-2 (1920 × 1080)".to_owned()));
        app.update();
        assert_eq!(mode(&app), WindowMode::Windowed, "there is no such screen");
        app.world_mut()
            .write_message(RoomAction::Display("HDMI-1 (1920 × 1080)".to_owned()));
        app.update();
        let there = MonitorSelection::Entity(beamer);
        assert_eq!(mode(&app), WindowMode::BorderlessFullscreen(there));
        app.world_mut().despawn(beamer);
        app.update();
        assert!(
            names(&app).is_empty(),
            "with one screen there is nothing to choose"
        );
    }

    #[cfg(unix)]
    #[test]
    fn what_keeps_the_computer_awake_ends_with_the_workshop() {
        let mut awake = Awake::default();
        assert!(!awake.holds());
        let mut waits = Command::new("cat");
        waits.stdin(Stdio::piped()).stdout(Stdio::null());
        awake
            .running
            .push(waits.spawn().expect("every Unix has it"));
        assert!(awake.holds());
        awake.rest();
        assert!(!awake.holds());
    }
}

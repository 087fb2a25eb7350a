//! The presenter's window: a second window beside the projector's, with a camera of its own.

use bevy::camera::RenderTarget;
use bevy::prelude::*;
use bevy::window::{RequestRedraw, WindowRef, WindowResolution};

use crate::app::kit::Look;
use crate::app::play::room::{PhonesOn, PresenterOpen, Room};
use crate::app::screens::room::presenter::PresenterPage;
use crate::app::step::Step;

/// What the window is called.
const TITLE: &str = "Two Hats: presenter";
/// How large it opens, in logical pixels.
const SIZE: (u32, u32) = (640, 720);

/// The presenter's window, if it is open.
#[derive(Resource, Debug, Default)]
struct PresenterWindow {
    window: Option<Entity>,
    /// Stays when the window goes, and rests.
    camera: Option<Entity>,
}

/// Opens and closes the window. Whoever closes it by its own means closes nothing else.
fn open_close(
    mut presenter: ResMut<PresenterWindow>,
    mut open: ResMut<PresenterOpen>,
    mut page: ResMut<PresenterPage>,
    room: Res<Room>,
    phones: Res<PhonesOn>,
    windows: Query<(), With<Window>>,
    mut cameras: Query<(&mut Camera, &mut RenderTarget)>,
    mut redraw: MessageWriter<RequestRedraw>,
    mut commands: Commands,
) {
    if room.view().is_none() && !phones.open && open.0 {
        open.0 = false;
    }
    let closed = presenter
        .window
        .is_some_and(|window| !windows.contains(window));
    if closed && open.0 {
        open.0 = false;
    }
    match (open.0, presenter.window) {
        (true, None) => {
            let window = commands
                .spawn(Window {
                    title: TITLE.to_owned(),
                    name: Some("two-hats-presenter".to_owned()),
                    resolution: WindowResolution::new(SIZE.0, SIZE.1),
                    ..default()
                })
                .id();
            let target = RenderTarget::Window(WindowRef::Entity(window));
            match presenter
                .camera
                .and_then(|known| cameras.get_mut(known).ok())
            {
                Some((mut camera, mut old)) => {
                    camera.is_active = true;
                    *old = target;
                }
                None => {
                    let camera = Camera {
                        order: 1,
                        ..default()
                    };
                    presenter.camera =
                        Some(commands.spawn((Camera2d, Msaa::Off, camera, target)).id());
                }
            }
            presenter.window = Some(window);
            page.camera = presenter.camera;
            redraw.write(RequestRedraw);
        }
        (false, Some(window)) => {
            if let Some(Ok((mut camera, _))) = presenter.camera.map(|known| cameras.get_mut(known))
            {
                camera.is_active = false;
            }
            if !closed {
                commands.entity(window).despawn();
            }
            presenter.window = None;
            *page = PresenterPage::default();
            redraw.write(RequestRedraw);
        }
        _ => {}
    }
}

/// How much larger than in the window as it opens everything is in one of this size, in logical pixels.
fn grown(width: f32, height: f32) -> f32 {
    let (wide, high) = (SIZE.0 as f32, SIZE.1 as f32);
    (width / wide).min(height / high).clamp(1.0, 4.0)
}

/// The presenter's page has the size of text that was set and grows with its own window, whatever the size of the projector's: what the
/// other window adds to the scale of everything is taken off here.
fn fit(
    presenter: Res<PresenterWindow>,
    mut windows: Query<&mut Window>,
    look: Res<Look>,
    scale: Res<UiScale>,
    mut page: ResMut<PresenterPage>,
) {
    let window = presenter.window.map(|window| windows.get_mut(window));
    let Some(Ok(mut window)) = window else {
        return;
    };
    let base = window.resolution.base_scale_factor();
    let physical = window.resolution.physical_size().as_vec2() / base;
    let grown = grown(physical.x, physical.y);
    let wanted = base * grown / scale.0.max(0.1);
    if (window.resolution.scale_factor() - wanted).abs() > 0.001 {
        window.resolution.set_scale_factor_override(Some(wanted));
    }
    let wide = physical.x / grown / look.rem;
    let high = physical.y / grown / look.rem;
    let same = page.look.as_ref().is_some_and(|own| {
        (own.wide - wide).abs() < 0.01
            && (own.high - high).abs() < 0.01
            && own.tokens == look.tokens
            && (own.rem - look.rem).abs() < 0.01
    });
    if !same {
        page.look = Some(Look {
            wide,
            high,
            ..look.clone()
        });
    }
}

pub(in crate::app) fn plugin(app: &mut App) {
    app.init_resource::<PresenterWindow>().add_systems(
        Update,
        (open_close, ApplyDeferred, fit)
            .chain()
            .after(Step::Act)
            .before(Step::Draw),
    );
}

#[cfg(test)]
mod tests {
    use super::grown;

    #[test]
    fn the_presenters_page_grows_with_its_window_and_never_shrinks() {
        for (width, height, scale) in [
            (640.0, 720.0, 1.0),
            (1280.0, 720.0, 1.0),
            (1280.0, 1440.0, 2.0),
            (1920.0, 1080.0, 1.5),
            (400.0, 400.0, 1.0),
        ] {
            assert!(
                (grown(width, height) - scale).abs() < 0.001,
                "{width} x {height}"
            );
        }
    }
}

//! A hand and an eye for the game without a window and without a graphics card: keys, a pointer, and what is on the page.

use std::path::PathBuf;
use std::time::Duration;

use bevy::a11y::AccessibilityNode;
use bevy::camera::{NormalizedRenderTarget, RenderTarget};
use bevy::input::ButtonState;
use bevy::input::keyboard::{Key, KeyboardInput};
use bevy::input_focus::{InputFocus, InputFocusVisible};
use bevy::picking::pointer::{Location, PointerAction, PointerButton, PointerId, PointerInput};
use bevy::prelude::*;
use bevy::text::Justify;
use bevy::ui::UiGlobalTransform;
use bevy::window::{PrimaryWindow, WindowRef};
use two_hats::app::Headless;
use two_hats::app::data::settings::Settings;
use two_hats::app::data::sources::Sources;
use two_hats::app::kit::{Announcer, AnyMessage, FocusId, OnActivate};
use two_hats::app::play::game::Game;
use two_hats::app::screens::nav::{Overlay, Overlays, Screen};

/// One frame, in milliseconds.
const FRAME: u64 = 50;

/// The game without a window.
pub(crate) struct Play {
    pub(crate) app: App,
    window: Entity,
    folder: PathBuf,
    _keep: Option<tempfile::TempDir>,
}

/// How the game is set up.
#[derive(Debug, Clone)]
pub(crate) struct Setup {
    pub(crate) text_percent: u32,
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) reduced_motion: bool,
    pub(crate) seed: u64,
    /// Nobody has played before.
    pub(crate) new_player: bool,
    pub(crate) folders: Vec<PathBuf>,
    /// A folder for saves that outlives the game.
    pub(crate) saves: Option<PathBuf>,
}

impl Default for Setup {
    fn default() -> Self {
        Self {
            text_percent: 100,
            width: 1280,
            height: 720,
            reduced_motion: true,
            seed: 7,
            new_player: false,
            folders: Vec::new(),
            saves: None,
        }
    }
}

impl Play {
    pub(crate) fn new() -> Self {
        Self::with(Setup::default())
    }

    pub(crate) fn with(setup: Setup) -> Self {
        Self::built(setup, |_| {})
    }

    /// With something more in it.
    pub(crate) fn built(setup: Setup, more: impl FnOnce(&mut App)) -> Self {
        let keep = setup
            .saves
            .is_none()
            .then(|| tempfile::tempdir().expect("a folder for saves can be made"));
        let folder = setup.saves.clone().unwrap_or_else(|| {
            keep.as_ref()
                .map(|k| k.path().to_owned())
                .expect("there is a folder")
        });
        let mut app = Headless {
            width: setup.width,
            height: setup.height,
            frame: Some(Duration::from_millis(FRAME)),
            settings: Settings {
                text_percent: setup.text_percent,
                reduced_motion: setup.reduced_motion,
                notes_read: !setup.new_player,
                name_hats: setup.new_player,
                ..default()
            },
            sources: Sources {
                folders: setup.folders,
                seed: Some(setup.seed),
                saves: Some(folder.clone()),
                ..default()
            },
        }
        .app_with(more);
        let window = app
            .world_mut()
            .query_filtered::<Entity, With<PrimaryWindow>>()
            .single(app.world())
            .expect("there is a window");
        let mut play = Self {
            app,
            window,
            folder,
            _keep: keep,
        };
        play.frames(4);
        play
    }

    /// The folder with the saves.
    pub(crate) fn saves(&self) -> PathBuf {
        self.folder.clone()
    }

    pub(crate) fn frames(&mut self, n: usize) {
        for _ in 0..n {
            self.app.update();
        }
    }

    /// Frames until the page has what is looked for; panics after ten seconds of the game's time.
    pub(crate) fn until(&mut self, what: &str, found: impl Fn(&mut Self) -> bool) {
        for _ in 0..2000 {
            if found(self) {
                return;
            }
            std::thread::sleep(Duration::from_millis(2));
            self.app.update();
        }
        panic!("{what} did not come; on the page: {:#?}", self.texts());
    }

    pub(crate) fn send(&mut self, message: impl Into<AnyMessage>) {
        let world = self.app.world_mut();
        message.into().send(&mut world.commands());
        world.flush();
        self.frames(3);
    }

    /// Presses and releases a key.
    pub(crate) fn key(&mut self, code: KeyCode) {
        let logical = match code {
            KeyCode::Enter => Key::Enter,
            KeyCode::Tab => Key::Tab,
            KeyCode::Escape => Key::Escape,
            _ => Key::Unidentified(bevy::input::keyboard::NativeKey::Unidentified),
        };
        for state in [ButtonState::Pressed, ButtonState::Released] {
            let window = self.window;
            self.app.world_mut().write_message(KeyboardInput {
                key_code: code,
                logical_key: logical.clone(),
                state,
                text: None,
                repeat: false,
                window,
            });
            self.app.update();
        }
        self.frames(2);
    }

    /// Types a text into the field that has the focus.
    pub(crate) fn type_text(&mut self, text: &str) {
        for letter in text.chars() {
            for state in [ButtonState::Pressed, ButtonState::Released] {
                let window = self.window;
                self.app.world_mut().write_message(KeyboardInput {
                    key_code: KeyCode::F24,
                    logical_key: Key::Character(letter.to_string().into()),
                    state,
                    text: Some(letter.to_string().into()),
                    repeat: false,
                    window,
                });
                self.app.update();
            }
        }
        self.frames(2);
    }

    pub(crate) fn screen(&self) -> Screen {
        *self.app.world().resource::<State<Screen>>().get()
    }

    pub(crate) fn overlay(&self) -> Option<Overlay> {
        self.app.world().resource::<Overlays>().top()
    }

    /// What is said on the notice that lies on top.
    pub(crate) fn notice(&self) -> String {
        let overlays = self.app.world().resource::<Overlays>();
        overlays
            .notice()
            .map(|notice| notice.text.clone())
            .unwrap_or_default()
    }

    pub(crate) fn game(&self) -> &Game {
        self.app.world().resource::<Game>()
    }

    /// The words of the page, in the order in which they are drawn.
    pub(crate) fn texts(&mut self) -> Vec<String> {
        let world = self.app.world_mut();
        let mut found: Vec<(f32, f32, String)> = world
            .query::<(
                &Text,
                &ComputedNode,
                &UiGlobalTransform,
                &InheritedVisibility,
            )>()
            .iter(world)
            .filter(|(text, _, _, seen)| !text.0.is_empty() && seen.get())
            .map(|(text, node, at, _)| {
                (
                    at.translation.y - node.size().y / 2.0,
                    at.translation.x,
                    text.0.clone(),
                )
            })
            .collect();
        found.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
        found.into_iter().map(|(_, _, text)| text).collect()
    }

    pub(crate) fn shows(&mut self, part: &str) -> bool {
        self.texts().iter().any(|text| text.contains(part))
    }

    /// The controls of the page: what they are called by the page, and what a screen reader says.
    pub(crate) fn controls(&mut self) -> Vec<(Entity, String, String)> {
        let world = self.app.world_mut();
        world
            .query::<(Entity, &FocusId, &AccessibilityNode)>()
            .iter(world)
            .map(|(entity, id, node)| {
                (
                    entity,
                    id.0.clone(),
                    node.label().unwrap_or_default().to_owned(),
                )
            })
            .collect()
    }

    /// What a screen reader meets: role and label of everything that is not silent.
    pub(crate) fn access(&mut self) -> Vec<(accesskit::Role, String)> {
        let world = self.app.world_mut();
        world
            .query::<&AccessibilityNode>()
            .iter(world)
            .filter(|node| !node.is_hidden())
            .map(|node| (node.role(), node.label().unwrap_or_default().to_owned()))
            .collect()
    }

    fn find(&mut self, label: &str) -> Entity {
        let controls = self.controls();
        controls
            .iter()
            .find(|(_, id, says)| id == label || says.starts_with(label))
            .map_or_else(
                || panic!("there is no control {label:?} among {controls:#?}"),
                |(entity, _, _)| *entity,
            )
    }

    pub(crate) fn has(&mut self, label: &str) -> bool {
        self.controls()
            .iter()
            .any(|(_, id, says)| id == label || says.starts_with(label))
    }

    /// Whether the whole of a control is on the screen, and nothing of it is cut off.
    pub(crate) fn in_sight(&mut self, label: &str) -> bool {
        let (whole, seen) = self.place(label);
        !whole.is_empty() && (seen.size() - whole.size()).abs().max_element() < 1.5
    }

    /// Whether nothing of a control is on the screen.
    pub(crate) fn out_of_sight(&mut self, label: &str) -> bool {
        self.place(label).1.is_empty()
    }

    /// Where a control is, and what of that is on the screen.
    fn place(&mut self, label: &str) -> (Rect, Rect) {
        let entity = self.find(label);
        let world = self.app.world();
        let node = world.get::<ComputedNode>(entity).expect("it has a size");
        let at = world
            .get::<UiGlobalTransform>(entity)
            .expect("it has a place");
        let clip = world.get::<bevy::ui::CalculatedClip>(entity);
        let window = world
            .get::<Window>(self.window)
            .map_or(Vec2::ZERO, |w| w.resolution.physical_size().as_vec2());
        let page = Rect::from_corners(Vec2::ZERO, window);
        let page = clip.map_or(page, |clip| page.intersect(clip.clip));
        let whole = Rect::from_center_size(at.translation, node.size());
        (whole, whole.intersect(page))
    }

    /// Moves the pointer onto a control, and clicks. Scrolls to it first, as a hand would.
    pub(crate) fn click(&mut self, label: &str) {
        let entity = self.find(label);
        self.app
            .world_mut()
            .trigger(bevy::ui_widgets::ScrollIntoView { entity });
        self.frames(2);
        let at = self.middle(label);
        self.click_at(at);
        self.frames(2);
    }

    /// The middle of a control, in pixels.
    pub(crate) fn middle(&mut self, label: &str) -> Vec2 {
        let entity = self.find(label);
        let place = self.app.world().get::<UiGlobalTransform>(entity);
        place.expect("a control has a place").translation
    }

    /// Clicks at a point, in pixels.
    pub(crate) fn click_at(&mut self, position: Vec2) {
        self.press_at(position);
        self.point(position, PointerAction::Release(PointerButton::Primary));
    }

    /// Presses at a point, and holds.
    pub(crate) fn press_at(&mut self, position: Vec2) {
        self.point(position, PointerAction::Move { delta: Vec2::ONE });
        self.point(position, PointerAction::Press(PointerButton::Primary));
    }

    /// Does something with the pointer at a point, in pixels.
    pub(crate) fn point(&mut self, position: Vec2, action: PointerAction) {
        let target: NormalizedRenderTarget = RenderTarget::Window(WindowRef::Primary)
            .normalize(Some(self.window))
            .expect("the window is there");
        let location = Location { target, position };
        let input = PointerInput::new(PointerId::Mouse, location, action);
        self.app.world_mut().write_message(input);
        self.app.update();
    }

    /// What has the focus, as a screen reader says it.
    pub(crate) fn focused(&mut self) -> String {
        let focus = self.app.world().resource::<InputFocus>().get();
        focus
            .and_then(|entity| self.app.world().get::<AccessibilityNode>(entity))
            .and_then(|node| node.label().map(str::to_owned))
            .unwrap_or_default()
    }

    /// Moves the focus by Tab until it is on a control, as somebody without a mouse does; then presses Enter.
    pub(crate) fn tab_to(&mut self, label: &str) {
        let wanted = self.find(label);
        for tabs in 0..200 {
            if self.app.world().resource::<InputFocus>().get() == Some(wanted) {
                let seen = self.app.world().resource::<InputFocusVisible>().0;
                assert!(tabs == 0 || seen, "the focus is seen");
                self.key(KeyCode::Enter);
                return;
            }
            self.key(KeyCode::Tab);
        }
        panic!(
            "Tab never comes to {label:?}; it is on {:?}",
            self.focused()
        );
    }

    /// What was said to a screen reader.
    pub(crate) fn said(&self) -> Vec<String> {
        self.app.world().resource::<Announcer>().said().to_vec()
    }

    /// Every fault that a designer would see at once: text that leaves its box or the page sideways, controls that lie on each other, controls
    /// without words, pages without a focus.
    pub(crate) fn faults(&mut self) -> Vec<String> {
        let mut faults = Vec::new();
        self.text_faults(&mut faults);
        self.overlaps(&mut faults);
        self.spoken_faults(&mut faults);
        self.control_faults(&mut faults);
        faults
    }

    fn text_faults(&mut self, faults: &mut Vec<String>) {
        let width = self
            .app
            .world()
            .get::<Window>(self.window)
            .map_or(0.0, |w| w.resolution.physical_width() as f32);
        let world = self.app.world_mut();
        let rem = world.resource::<bevy::text::RemSize>().0;
        let mut query = world.query::<(
            Entity,
            &Text,
            &ComputedNode,
            &UiGlobalTransform,
            &bevy::text::TextLayoutInfo,
            Option<&ChildOf>,
        )>();
        let texts: Vec<_> = query
            .iter(world)
            .filter(|(_, text, ..)| !text.0.trim().is_empty())
            .map(|(_, text, node, at, layout, parent)| {
                (
                    // A space that ends a line hangs over the edge, where nobody sees it.
                    0.4 * rem / node.inverse_scale_factor(),
                    text.0.clone(),
                    node.size(),
                    at.translation,
                    // The layout is in logical pixels, the box in those of the screen.
                    layout.size / node.inverse_scale_factor(),
                    parent.map(ChildOf::parent),
                )
            })
            .collect();
        for (hangs, text, size, at, drawn, parent) in texts {
            let short: String = text.chars().take(60).collect();
            let hangs = if text.contains(' ') { hangs } else { 1.5 };
            if drawn.x > size.x + hangs || drawn.y > size.y + 1.5 {
                faults.push(format!("{short:?} is drawn {drawn}, its box has {size}"));
            }
            if at.x - size.x / 2.0 < -1.0 || at.x + size.x / 2.0 > width + 1.0 {
                faults.push(format!("{short:?} leaves the page sideways"));
            }
            if let Some(parent) = parent
                && let Some(node) = world.get::<ComputedNode>(parent)
                && let Some(place) = world.get::<UiGlobalTransform>(parent)
            {
                let half = node.size() / 2.0;
                let over = (at.x + size.x / 2.0) - (place.translation.x + half.x);
                let under = (place.translation.x - half.x) - (at.x - size.x / 2.0);
                if over > 1.5 || under > 1.5 {
                    faults.push(format!("{short:?} sticks out of what it is in"));
                }
                let scrolls = world
                    .get::<Node>(parent)
                    .is_some_and(|n| n.overflow.y != OverflowAxis::Visible);
                let low = (at.y + size.y / 2.0) - (place.translation.y + half.y);
                if low > 1.5 && !scrolls {
                    faults.push(format!("{short:?} hangs out of what it is in"));
                }
            }
        }
    }

    /// Texts that lie on each other, and controls that draw a text of nothing.
    fn overlaps(&mut self, faults: &mut Vec<String>) {
        let world = self.app.world_mut();
        let mut query = world.query::<(
            Entity,
            &Text,
            &ComputedNode,
            &UiGlobalTransform,
            &bevy::text::TextLayoutInfo,
            (&Node, &TextLayout),
            Option<&bevy::ui::CalculatedClip>,
            &InheritedVisibility,
        )>();
        let (mut texts, mut empty) = (Vec::new(), Vec::new());
        for (entity, text, node, at, layout, (style, set), clip, seen) in query.iter(world) {
            if text.0.is_empty() && style.display != Display::None {
                empty.push(entity);
            }
            if text.0.trim().is_empty() || !seen.get() {
                continue;
            }
            // What is drawn begins at the left and the top of its box, but for texts that are set to another side.
            let mut drawn = (layout.size / node.inverse_scale_factor()).min(node.size());
            if !matches!(set.justify, Justify::Left | Justify::Start) {
                drawn.x = node.size().x;
            }
            let corner = at.translation - node.size() / 2.0;
            let whole = Rect::from_corners(corner, corner + drawn);
            let shown = clip.map_or(whole, |clip| whole.intersect(clip.clip));
            texts.push((entity, text.0.clone(), shown));
        }
        let root = |of: Entity| {
            let mut at = of;
            while let Some(parent) = world.get::<ChildOf>(at) {
                at = parent.parent();
            }
            at
        };
        for entity in empty {
            let mut at = entity;
            while let Some(parent) = world.get::<ChildOf>(at) {
                at = parent.parent();
                if world.get::<OnActivate>(at).is_some() {
                    let id = world.get::<FocusId>(at).map_or("", |id| &*id.0);
                    faults.push(format!("{id:?} draws a text of nothing"));
                }
            }
        }
        for (i, (a, one, place)) in texts.iter().enumerate() {
            for (b, other, there) in texts.iter().skip(i + 1) {
                let shared = place.intersect(*there);
                // Lines are a little higher than their letters.
                if shared.width() > 3.0 && shared.height() > 5.0 && root(*a) == root(*b) {
                    let short = |text: &str| text.chars().take(50).collect::<String>();
                    faults.push(format!("{:?} lies on {:?}", short(one), short(other)));
                }
            }
        }
    }

    /// Names that a screen reader would read signs of.
    fn spoken_faults(&mut self, faults: &mut Vec<String>) {
        for (_, said) in self.access() {
            if said.contains(['→', '›']) {
                faults.push(format!("{said:?} is read with an arrow"));
            }
        }
    }

    fn control_faults(&mut self, faults: &mut Vec<String>) {
        let world = self.app.world_mut();
        let mut query = world.query_filtered::<(
            Entity,
            &FocusId,
            &AccessibilityNode,
            &ComputedNode,
            &UiGlobalTransform,
            Option<&bevy::ui::CalculatedClip>,
        ), With<OnActivate>>();
        let controls: Vec<(Entity, String, Rect, Rect)> = query
            .iter(world)
            .map(|(entity, id, access, node, at, clip)| {
                let name = access.label().unwrap_or_default();
                if name.trim().is_empty() {
                    faults.push(format!("{:?} says nothing", id.0));
                }
                let whole = Rect::from_center_size(at.translation, node.size());
                // What is scrolled out of sight lies on nothing.
                let seen = clip.map_or(whole, |clip| whole.intersect(clip.clip));
                (entity, id.0.clone(), whole, seen)
            })
            .collect();
        let inside = |a: Entity, b: Entity| {
            let mut at = a;
            while let Some(parent) = world.get::<ChildOf>(at) {
                at = parent.parent();
                if at == b {
                    return true;
                }
            }
            false
        };
        // Each window has a page of its own.
        let root = |of: Entity| {
            let mut at = of;
            while let Some(parent) = world.get::<ChildOf>(at) {
                at = parent.parent();
            }
            at
        };
        for (i, (a, id, whole, seen)) in controls.iter().enumerate() {
            if whole.is_empty() {
                faults.push(format!("{id:?} has no size"));
            }
            for (b, other, _, there) in controls.iter().skip(i + 1) {
                let shared = seen.intersect(*there);
                if shared.width() > 1.5
                    && shared.height() > 1.5
                    && root(*a) == root(*b)
                    && !inside(*a, *b)
                    && !inside(*b, *a)
                {
                    faults.push(format!("{id:?} and {other:?} lie on each other"));
                }
            }
        }
        if self.app.world().resource::<InputFocus>().get().is_none() {
            faults.push("nothing has the focus".to_owned());
        }
    }

    /// Asserts that a designer would see no fault.
    pub(crate) fn sound(&mut self, page: &str) {
        self.frames(2);
        let faults = self.faults();
        assert!(faults.is_empty(), "{page}: {faults:#?}");
    }
}

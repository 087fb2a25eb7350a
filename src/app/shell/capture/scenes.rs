//! What is on the pictures: how each screen is reached.

use std::time::Duration;

use bevy::input_focus::InputFocusVisible;
use bevy::prelude::*;

use crate::app::data::settings::Settings;
use crate::app::data::sources::Sources;
use crate::app::kit::AnyMessage;
use crate::app::play::debriefing::Debriefing;
use crate::app::play::game::{Game, GameAction};
use crate::app::play::picker::Picker;
use crate::app::screens::debrief::{Fold, Opened, PageAction, Section};
use crate::app::screens::nav::{Navigate, Overlay, Overlays, Screen};
use crate::session::Stage;

/// One step towards a screen: what controls would ask for.
pub(super) type Step = Box<dyn Fn(&mut World, &mut Vec<AnyMessage>)>;

/// One picture, or a step on the way to one.
pub struct Scene {
    /// What the file is called.
    pub name: &'static str,
    /// Whether it is only on the way to others.
    on_the_way: bool,
    /// How to get there from the scene before.
    steps: Vec<Step>,
    /// Whether it is there.
    ready: fn(&mut World) -> bool,
    /// Whether what has the focus shows it.
    ring: bool,
}

/// Most frames until a scene is there: a debrief is reckoned in the background, on a busy machine for half a minute.
const PATIENCE: usize = 6000;

impl Scene {
    pub(super) fn new(name: &'static str, steps: Vec<Step>, ready: fn(&mut World) -> bool) -> Self {
        Self {
            name,
            on_the_way: false,
            steps,
            ready,
            ring: false,
        }
    }

    /// What has to happen before the next picture, with a name for whoever looks why it does not.
    pub(super) fn on_the_way(
        name: &'static str,
        steps: Vec<Step>,
        ready: fn(&mut World) -> bool,
    ) -> Self {
        Self {
            on_the_way: true,
            ..Self::new(name, steps, ready)
        }
    }

    /// Whether a picture is made of it, whose name begins so, where those are wanted whose names hold one of these words; all, if there are
    /// none.
    pub(super) fn is_taken(&self, prefix: &str, only: &[String]) -> bool {
        let name = format!("{prefix}{}", self.name);
        let named = only.iter().any(|part| name.contains(&**part));
        !self.on_the_way && (only.is_empty() || named)
    }

    /// Goes there from the scene before. Returns whether it is there.
    pub fn play(&self, app: &mut App) -> bool {
        app.world_mut().resource_mut::<InputFocusVisible>().0 = self.ring;
        for step in &self.steps {
            let mut messages: Vec<AnyMessage> = Vec::new();
            step(app.world_mut(), &mut messages);
            for message in messages {
                message.send(&mut app.world_mut().commands());
                app.world_mut().flush();
                app.update();
                app.update();
            }
        }
        for _ in 0..PATIENCE {
            app.update();
            if (self.ready)(app.world_mut()) {
                return true;
            }
            // What is reckoned in the background takes its time.
            std::thread::sleep(Duration::from_millis(10));
        }
        false
    }

    pub(super) const fn ring(mut self) -> Self {
        self.ring = true;
        self
    }
}

pub(super) fn does(message: impl Into<AnyMessage>) -> Step {
    let message = message.into();
    Box::new(move |_, out| out.push(message.clone()))
}

pub(super) fn seed(seed: u64) -> Step {
    Box::new(move |world, _| world.resource_mut::<Sources>().seed = Some(seed))
}

/// Whether the notes in the margin have been read.
fn notes_read(read: bool) -> Step {
    Box::new(move |world, _| world.resource_mut::<Settings>().notes_read = read)
}

/// Picks a response by its position.
pub(super) fn pick(position: usize) -> Step {
    Box::new(move |world, out| {
        if let Some(Stage::Crisis(crisis)) = world.resource::<Game>().view().map(|view| &view.stage)
            && let Some(response) = crisis
                .responses
                .get(position % crisis.responses.len().max(1))
        {
            out.push(GameAction::Pick(response.id.clone()).into());
        }
    })
}

/// Answers one crisis, if there is one, and goes on to what comes next.
fn answer(position: usize) -> [Step; 3] {
    [
        pick(position),
        does(GameAction::Confirm),
        does(GameAction::Next),
    ]
}

pub(super) fn on(screen: Screen) -> impl Fn(&mut World) -> bool {
    move |world| {
        *world.resource::<State<Screen>>().get() == screen
            && world.resource::<Overlays>().top().is_none()
    }
}

fn listed(world: &mut World) -> bool {
    on(Screen::Picker)(world) && world.resource::<Picker>().listing().is_some()
}

fn lies(overlay: Overlay) -> impl Fn(&mut World) -> bool {
    move |world| world.resource::<Overlays>().top() == Some(overlay)
}

macro_rules! when {
    ($test:expr) => {
        |world: &mut World| $test(world)
    };
}

/// All pictures, in an order in which each follows from the one before.
#[must_use]
pub fn every_scene() -> Vec<Scene> {
    groups().into_iter().flatten().collect()
}

/// The scenes that have to be played where only those pictures are wanted whose names hold one of these words: of each group, up to the last
/// of them.
pub(super) fn wanted(prefix: &str, only: &[String]) -> Vec<Scene> {
    let upto = |mut group: Vec<Scene>| {
        let last = group.iter().rposition(|scene| scene.is_taken(prefix, only));
        group.truncate(last.map_or(0, |at| at + 1));
        group
    };
    groups().into_iter().flat_map(upto).collect()
}

/// Each group begins from whatever is on the screen.
fn groups() -> Vec<Vec<Scene>> {
    vec![
        alone(),
        super::rooms::all(),
        #[cfg(feature = "host")]
        super::phones::all(),
    ]
}

/// A game of one player, from the title to the debrief.
fn alone() -> Vec<Scene> {
    let lay = |overlay| does(Navigate::Push(overlay));
    let mut scenes = vec![
        Scene::new(
            "title",
            vec![does(GameAction::Leave)],
            when!(on(Screen::Title)),
        )
        .ring(),
        Scene::new(
            "picker",
            vec![does(Navigate::Open(Screen::Picker))],
            when!(listed),
        ),
        Scene::new(
            "briefing",
            vec![seed(7), does(GameAction::New("two-basements".to_owned()))],
            when!(on(Screen::Briefing)),
        ),
        Scene::new(
            "crisis-notes",
            vec![does(GameAction::Begin), notes_read(false)],
            when!(on(Screen::Crisis)),
        ),
        Scene::new("crisis", vec![notes_read(true)], when!(on(Screen::Crisis))).ring(),
        Scene::new(
            "scene",
            vec![lay(Overlay::Scene)],
            when!(lies(Overlay::Scene)),
        ),
        Scene::new(
            "crisis-picked",
            vec![does(Navigate::Pop), pick(1)],
            when!(on(Screen::Crisis)),
        ),
        Scene::new(
            "outcome",
            vec![does(GameAction::Confirm)],
            when!(on(Screen::Outcome)),
        ),
        Scene::new(
            "why",
            vec![lay(Overlay::Ledger)],
            when!(lies(Overlay::Ledger)),
        ),
        Scene::new(
            "course",
            vec![does(Navigate::Pop), lay(Overlay::Plan)],
            when!(lies(Overlay::Plan)),
        ),
        Scene::new(
            "pause",
            vec![does(Navigate::Pop), lay(Overlay::Pause)],
            when!(lies(Overlay::Pause)),
        ),
        Scene::new(
            "settings",
            vec![lay(Overlay::Settings)],
            when!(lies(Overlay::Settings)),
        ),
        Scene::new("help", vec![lay(Overlay::Help)], when!(lies(Overlay::Help))),
        Scene::new("team", vec![lay(Overlay::Team)], when!(lies(Overlay::Team))),
        Scene::new(
            "notes",
            vec![lay(Overlay::Notes)],
            when!(lies(Overlay::Notes)),
        ),
    ];
    let mut later: Vec<Step> = vec![
        does(Navigate::Pop),
        does(Navigate::Pop),
        does(Navigate::Pop),
        does(Navigate::Pop),
        does(Navigate::Pop),
        does(GameAction::Next),
    ];
    for turn in 1..6 {
        later.extend(answer(turn));
    }
    scenes.push(Scene::new("crisis-later", later, when!(on(Screen::Crisis))));
    let mut end: Vec<Step> = Vec::new();
    for turn in 6..20 {
        end.extend(answer(turn));
    }
    scenes.push(Scene::new("debrief", end, when!(debriefed)));
    scenes.extend(debrief_parts());
    scenes.push(Scene::new(
        "games",
        vec![does(GameAction::Leave), does(Navigate::Open(Screen::Games))],
        when!(on(Screen::Games)),
    ));
    scenes
}

/// The parts of the debrief's page, with a point of the chart open.
fn debrief_parts() -> Vec<Scene> {
    let parts = [
        ("debrief-happened", Section::Happened),
        ("debrief-asked", Section::Asked),
        ("debrief-moments", Section::Moments),
        ("debrief-where", Section::Where),
        ("debrief-profile", Section::Profile),
        ("debrief-people", Section::People),
        ("debrief-plan", Section::Plan),
    ];
    let point = Opened {
        number: "morale".to_owned(),
        turn: Some(4),
    };
    let mut scenes: Vec<Scene> = parts
        .into_iter()
        .map(|(name, part)| {
            let jump = does(PageAction::Jump(part));
            Scene::new(name, vec![jump], when!(debriefed))
        })
        .collect();
    scenes.insert(
        0,
        Scene::new(
            "debrief-reckoned",
            vec![does(PageAction::Fold(Fold::Reckoned))],
            when!(debriefed),
        ),
    );
    scenes.insert(
        2,
        Scene::new(
            "debrief-point",
            vec![does(PageAction::Open(point))],
            when!(debriefed),
        )
        .ring(),
    );
    scenes
}

fn debriefed(world: &mut World) -> bool {
    on(Screen::Debrief)(world) && world.resource::<Debriefing>().debrief().is_some()
}

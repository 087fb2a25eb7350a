//! Strict figures of the scenario that is played from a file: what plays show of it, worked out beside the game, and again after every save.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use bevy::ecs::system::SystemParam;
use bevy::prelude::*;
use bevy::tasks::futures::check_ready;
use bevy::tasks::{AsyncComputeTaskPool, Task};
use bevy::window::RequestRedraw;

use super::game::Game;
use crate::analysis::measure::{Changes, Figure, Memory, Report, Strict, changes};
use crate::app::data::files::Edited;
use crate::app::data::mistakes::Mistakes;
use crate::app::data::settings::Settings;
use crate::app::data::sources::Sources;
use crate::app::kit::Announcer;
use crate::app::step::Step;
use crate::content::{Library, Source};

/// What is asked of the figures.
#[derive(Message, Debug, Clone, Copy, PartialEq, Eq)]
pub enum FiguresAction {
    /// Works them out from now on, as long as this game is on.
    Begin,
    /// Works nothing out any more.
    Stop,
}

/// The figures of the scenario that is played.
#[derive(Resource, Debug, Default)]
pub struct Figures {
    file: Option<PathBuf>,
    on: bool,
    running: bool,
    measured: Option<Measured>,
    trouble: Option<Mistakes>,
}

/// What plays showed of the last save that could be played, and of the one before it.
#[derive(Debug, Clone, PartialEq)]
pub struct Measured {
    /// The title that the scenario gives itself.
    pub title: String,
    /// What plays showed.
    pub now: Report,
    /// What they showed of the save before; nothing the first time.
    pub before: Option<Report>,
}

impl Measured {
    /// Every figure beside what it was; nothing the first time.
    #[must_use]
    pub fn changes(&self) -> Option<Changes<'_>> {
        Some(changes(self.before.as_ref()?, &self.now))
    }

    /// Whether no figure is out of its bounds.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.now.figures.iter().all(Figure::passes)
    }

    /// All of it in a sentence.
    #[must_use]
    pub fn summary(&self) -> String {
        let changed = self.changes().map(|changes| changes.summary());
        let doubtful = self.now.figures.iter().filter(|f| !f.passes()).count();
        let doubtful = match doubtful {
            0 => "none is out of bounds".to_owned(),
            1 => "1 is out of bounds".to_owned(),
            n => format!("{n} are out of bounds"),
        };
        match changed {
            Some(changed) => format!("Since the last save: {changed}. Of all, {doubtful}."),
            None => format!("{} figures, {doubtful}.", self.now.figures.len()),
        }
    }
}

impl Figures {
    /// The file that is measured; nothing while no game is played from one.
    #[must_use]
    pub fn file(&self) -> Option<&Path> {
        self.file.as_deref()
    }

    /// Whether saves are measured.
    #[must_use]
    pub const fn is_on(&self) -> bool {
        self.on
    }

    /// Whether one is being measured right now.
    #[must_use]
    pub const fn is_running(&self) -> bool {
        self.running
    }

    /// What plays showed of the last save that could be played.
    #[must_use]
    pub const fn measured(&self) -> Option<&Measured> {
        self.measured.as_ref()
    }

    /// What is wrong with the last save, if it could not be played.
    #[must_use]
    pub const fn trouble(&self) -> Option<&Mistakes> {
        self.trouble.as_ref()
    }

    /// How it stands, in a sentence; nothing while nothing is measured.
    #[must_use]
    pub fn standing(&self) -> Option<String> {
        if !self.on {
            return None;
        }
        if self.running {
            return Some("Playing the scenario as it was saved, many thousand times …".to_owned());
        }
        match (&self.trouble, &self.measured) {
            (Some(trouble), _) => Some(format!(
                "The last save cannot be played. {}",
                trouble.first()
            )),
            (None, measured) => measured.as_ref().map(Measured::summary),
        }
    }
}

/// Playthroughs of varied play for each save; without a number as many as the bounds are meant for.
#[derive(Resource, Debug, Clone, Copy, Default)]
pub struct Effort(pub Option<u32>);

/// Where the other scenarios are, and how much is played.
#[derive(SystemParam)]
struct Means<'w> {
    settings: Res<'w, Settings>,
    sources: Res<'w, Sources>,
    effort: Res<'w, Effort>,
}

/// The work: what runs, what is kept between two saves, and whether there was a save meanwhile.
#[derive(Resource, Default)]
struct Work {
    task: Option<Task<Done>>,
    kept: Memory,
    again: bool,
    /// Its own, so that nothing else of the window ever waits for it.
    pool: Option<Arc<rayon::ThreadPool>>,
}

/// What comes back from the work.
struct Done {
    kept: Memory,
    found: Result<Measured, Mistakes>,
}

impl Work {
    fn begin(&mut self, file: &Path, means: &Means<'_>) {
        if self.task.is_some() {
            self.again = true;
            return;
        }
        let pool = self.pool.take().or_else(|| {
            let built = rayon::ThreadPoolBuilder::new().build();
            built.ok().map(Arc::new)
        });
        self.pool.clone_from(&pool);
        let file = file.to_owned();
        let library = means.sources.library(&means.settings);
        let runs = means.effort.0;
        let mut kept = std::mem::take(&mut self.kept);
        let work = move || {
            let found = measure(&file, &library, runs, &mut kept);
            Done { kept, found }
        };
        self.task = Some(AsyncComputeTaskPool::get().spawn(async move {
            match pool {
                Some(pool) => pool.install(work),
                None => work(),
            }
        }));
    }
}

/// Reads a file and plays what is in it.
fn measure(
    file: &Path,
    library: &Library,
    runs: Option<u32>,
    kept: &mut Memory,
) -> Result<Measured, Mistakes> {
    let mut work = || {
        let source = Source::read(file)?;
        let story = source.scenario()?;
        let strict = Strict::new([&source].into_iter(), library, runs)?;
        let (readings, _) = source.readings();
        let (now, before) = strict.measure(&source.name, &story, &readings, kept);
        Ok(Measured {
            title: story.raw().title.clone(),
            now,
            before,
        })
    };
    work().map_err(|error| Mistakes::of(&error))
}

/// Figures belong to the game that is played, and go with it.
fn watch(game: Res<Game>, mut figures: ResMut<Figures>, mut work: ResMut<Work>) {
    if figures.file() == game.scenario_file() {
        return;
    }
    *figures = Figures {
        file: game.scenario_file().map(Path::to_owned),
        ..default()
    };
    *work = Work {
        pool: work.pool.take(),
        ..default()
    };
}

fn act(
    mut actions: MessageReader<FiguresAction>,
    mut edited: MessageReader<Edited>,
    mut figures: ResMut<Figures>,
    mut work: ResMut<Work>,
    means: Means,
) {
    let mut wanted = false;
    for action in actions.read() {
        match action {
            FiguresAction::Begin if figures.file.is_some() && !figures.on => {
                figures.on = true;
                wanted = true;
            }
            FiguresAction::Begin => {}
            FiguresAction::Stop => {
                figures.on = false;
                figures.running = false;
                // What runs comes to an end by itself, and nobody hears of it.
                *work = Work {
                    pool: work.pool.take(),
                    ..default()
                };
            }
        }
    }
    let Some(file) = figures.file.clone() else {
        edited.clear();
        return;
    };
    // Every one of them is read, so that none is left for later.
    wanted |= edited.read().filter(|edit| edit.concerns(&file)).count() > 0;
    if wanted && figures.on {
        work.begin(&file, &means);
        figures.running = true;
    }
}

fn finish(
    mut work: ResMut<Work>,
    mut figures: ResMut<Figures>,
    mut announcer: ResMut<Announcer>,
    mut redraw: MessageWriter<RequestRedraw>,
    means: Means,
) {
    let Some(task) = work.task.as_mut() else {
        return;
    };
    redraw.write(RequestRedraw);
    let Some(done) = check_ready(task) else {
        return;
    };
    work.task = None;
    work.kept = done.kept;
    match done.found {
        Ok(measured) => {
            figures.measured = Some(measured);
            figures.trouble = None;
        }
        Err(trouble) => figures.trouble = Some(trouble),
    }
    figures.running = false;
    if std::mem::take(&mut work.again)
        && let Some(file) = figures.file.clone()
    {
        work.begin(&file, &means);
        figures.running = true;
    } else if let Some(standing) = figures.standing() {
        announcer.say(standing);
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Figures>()
        .init_resource::<Effort>()
        .init_resource::<Work>()
        .add_message::<FiguresAction>()
        .add_systems(
            Update,
            (watch.run_if(resource_changed::<Game>), act, finish)
                .chain()
                .in_set(Step::Act),
        );
}

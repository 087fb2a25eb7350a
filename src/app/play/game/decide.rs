//! Picking a response, giving it, and going on to what comes next.

use super::{Game, Naming, explained};
use crate::app::data::narration;
use crate::app::data::sources::Sources;
use crate::app::kit::Announcer;
use crate::engine::Hat;
use crate::session::{Intent, PlanChange, Session, Stage, SubmitError, new_save_path};

/// Says what comes next.
pub(super) fn onward(game: &Game, announcer: &mut Announcer) {
    if let Some(Stage::Crisis(crisis)) = game.view().map(|view| &view.stage) {
        announcer.say(narration::arrival(crisis));
    }
}

/// Picks a response without giving it.
pub(super) fn pick(game: &mut Game, id: &str, announcer: &mut Announcer) {
    let Some(Stage::Crisis(crisis)) = game.view().map(|view| &view.stage) else {
        return;
    };
    let Some(response) = crisis.responses.iter().find(|r| r.id == id) else {
        return;
    };
    announcer.say(format!(
        "Picked: {} Enter gives this answer.",
        response.text
    ));
    game.picked = Some(id.to_owned());
}

/// Gives the response that is picked. It is on disk before it is shown. Returns whether there was one.
///
/// # Errors
/// Why it could not be given, in sentences.
pub(super) fn confirm(
    game: &mut Game,
    name_hats: bool,
    announcer: &mut Announcer,
) -> Result<bool, String> {
    let Some(response) = game.picked.clone() else {
        return Ok(false);
    };
    let Some(Stage::Crisis(crisis)) = game.view().map(|view| &view.stage) else {
        return Ok(false);
    };
    let intent = Intent::Choose {
        crisis: crisis.id.clone(),
        response,
    };
    let Some(session) = game.session() else {
        return Ok(false);
    };
    session.submit(&intent).map_err(|error| match error {
        SubmitError::Save(error) => format!(
            "{}\n\nNothing has changed. Mend it, and decide again.",
            explained(&error)
        ),
        SubmitError::Refused(_) => error.to_string(),
    })?;
    game.picked = None;
    game.refresh();
    if name_hats {
        game.naming = Naming::Asked;
        announcer.say("Given. Which hat did that answer wear?");
    } else {
        game.naming = Naming::No;
        tell(game, announcer);
    }
    Ok(true)
}

/// Says what came of the last answer.
fn tell(game: &Game, announcer: &mut Announcer) {
    if let Some(last) = game.view().and_then(|view| view.last.as_ref()) {
        announcer.say(narration::turn(last));
    }
}

/// Keeps which hat a player thinks the last answer wore, and has the card turned.
///
/// # Errors
/// Why it could not be saved, in sentences: the game goes on without it.
pub(super) fn name_hat(
    game: &mut Game,
    hat: Option<Hat>,
    announcer: &mut Announcer,
) -> Result<(), String> {
    if game.naming != Naming::Asked {
        return Ok(());
    }
    game.naming = hat.map_or(Naming::No, Naming::Said);
    let kept = match (hat, game.session()) {
        (Some(hat), Some(session)) => session.name_hat(hat).map_err(|error| explained(&error)),
        _ => Ok(()),
    };
    game.recount_hats();
    if let (Some(hat), Some(last)) = (hat, game.view().and_then(|view| view.last.as_ref())) {
        announcer.say(narration::named(hat, last.hat.hat));
    }
    tell(game, announcer);
    kept
}

/// Takes a decision back, or changes the plan; on disk before it happens.
///
/// # Errors
/// Why that is not possible now, in sentences.
pub(super) fn ask(
    game: &mut Game,
    intent: &Intent,
    announcer: &mut Announcer,
) -> Result<(), String> {
    let Some(session) = game.session() else {
        return Ok(());
    };
    session.submit(intent).map_err(|error| match error {
        SubmitError::Save(error) => explained(&error),
        SubmitError::Refused(why) => format!("That is not possible now: {why}."),
    })?;
    game.picked = None;
    game.refresh();
    announcer.say(match intent {
        Intent::StepBack { .. } => "The last answer is taken back. Its crisis is asked again.",
        Intent::Plan(PlanChange::Skip { .. }) => "The crisis is skipped.",
        Intent::Plan(PlanChange::Unskip { .. }) => "The crisis is asked after all.",
        Intent::Plan(PlanChange::Length { .. }) => "The length of the game is changed.",
        Intent::Plan(PlanChange::HoldOff { on: true }) => "Collapses are held off.",
        Intent::Plan(PlanChange::HoldOff { on: false }) => "Collapses end the game again.",
        Intent::Plan(PlanChange::Cut { .. }) => "The game goes on by another cut.",
        Intent::Choose { .. } => "The answer is given.",
    });
    Ok(())
}

/// A new game from a turn of the one at hand.
///
/// # Errors
/// Why there is none, in sentences.
pub(super) fn from_here(game: &mut Game, turn: u16, sources: &Sources) -> Result<Session, String> {
    let folder = sources
        .saves_folder()
        .ok_or("There is no folder for saves: this user has no home.")?;
    let scenario = game
        .view()
        .map_or("game", |view| view.briefing.scenario.as_str());
    let save = new_save_path(&folder, scenario).map_err(|error| explained(&error))?;
    let session = game.session().ok_or("No game is open.")?;
    session
        .from_here(turn, Some(save))
        .map_err(|error| error.to_string())
}

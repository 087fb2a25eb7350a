//! A workshop on the projector, in whichever step it is: one file a step. No hat and no note is on it before the reveal.

mod at_stake;
mod briefing;
mod discuss;
mod frame;
mod hands;
mod intent;
mod lying;
mod notes;
mod over;
#[cfg(feature = "host")]
mod phones;
pub(crate) mod pieces;
mod predict;
pub mod presenter;
mod reveal;
mod sheets;
mod tie;
mod timer;

use bevy::prelude::*;

use frame::Shown;

use crate::app::kit::{Button, Curtain, Style};
use crate::app::play::room::{Clock, Place, PresenterOpen, Room, RoomAction, Sheet};
use crate::app::screens::fit::{FOLDED, Fit, WALL, fitting};
use crate::app::screens::nav::{Screen, Seen};
use crate::app::screens::page::Page;
use crate::app::step::Step;
use crate::session::workshop::{RoomStage, RoomStep};

fn draw(
    mut page: Page,
    room: Res<Room>,
    presenter: Res<PresenterOpen>,
    clock: Clock,
    place: Res<Place>,
    curtain: Res<Curtain>,
    fit: Res<Fit>,
) {
    let now = clock.now();
    let (Some(view), Some(timer)) = (room.view(), room.timer(now)) else {
        page.draw("room", "Workshop", |ui| {
            ui.text(Style::Title, "The workshop is closed");
            ui.button(
                Button::new("Back to the title", RoomAction::Leave)
                    .main()
                    .first(),
            );
        });
        return;
    };
    let shown = Shown {
        room: &room,
        view,
        timer,
        presenter_open: presenter.0,
        place: &place,
        now,
        grown: fit.grown(),
        folds: fit.folds(),
    };
    let projector = &view.projector;
    if projector.black {
        sheets::black(&mut page);
        return;
    }
    if projector.paused {
        sheets::rest(&mut page, &shown);
        return;
    }
    match (room.sheet(), &projector.stage) {
        (Sheet::Back, _) => sheets::back(&mut page, &shown),
        (Sheet::MayNotes, _) => sheets::may_notes(&mut page),
        (Sheet::Notes, _) => sheets::notes(&mut page, &shown),
        (Sheet::None, RoomStage::Briefing) => briefing::draw(&mut page, &shown),
        (Sheet::None, RoomStage::Asked(asked)) => match asked.step {
            RoomStep::Predict => predict::draw(&mut page, &shown, asked),
            RoomStep::Hands => hands::draw(&mut page, &shown, asked),
            RoomStep::Tie => tie::draw(&mut page, &shown, asked),
            _ => discuss::draw(&mut page, &shown, asked),
        },
        (Sheet::None, RoomStage::Reveal(reveal)) => {
            reveal::draw(&mut page, &shown, reveal, &curtain);
        }
        (Sheet::None, RoomStage::Over(end)) => over::draw(&mut page, &shown, end),
    }
}

pub(super) fn plugin(app: &mut App) {
    // Whoever leaves the room lets its save go.
    app.add_systems(OnExit(Screen::Room), |mut room: ResMut<Room>| room.close())
        .add_systems(
            Update,
            (reveal::rise, fitting(draw, WALL, FOLDED))
                .chain()
                .in_set(Step::Draw)
                .run_if(
                    |seen: Seen, room: Res<Room>, presenter: Res<PresenterOpen>| {
                        seen.page(Screen::Room)
                            && (seen.is_changed() | room.is_changed() | presenter.is_changed())
                    },
                ),
        )
        .add_plugins((presenter::plugin, timer::plugin));
    #[cfg(feature = "host")]
    app.add_plugins(phones::plugin);
}

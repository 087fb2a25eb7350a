//! The wall of a room with phones, one thing a page: nothing on it that only some may know, and nothing of a vote before its reveal.

mod aside;
mod asked;
mod countdown;
mod door;
mod frame;
mod over;
mod presenter;
mod reveal;
mod roads;
mod tables;
mod tight;

use bevy::prelude::*;

use frame::Shown;
pub(super) use presenter::page as presenter_page;

use crate::app::kit::{Button, Style};
use crate::app::play::phones::{Laid, Phones, PhonesAction};
use crate::app::play::room::{Clock, PresenterOpen};
use crate::app::screens::fit::{FOLDED, Fit, WALL, fitting};
use crate::app::screens::nav::{Screen, Seen};
use crate::app::screens::page::Page;
use crate::app::step::Step;
use crate::session::live::LiveStep;

fn draw(
    mut page: Page,
    room: Res<Phones>,
    presenter: Res<PresenterOpen>,
    clock: Clock,
    fit: Res<Fit>,
) {
    let shown = Shown::of(&room, presenter.0, clock.now());
    let (grown, folds) = (fit.grown(), fit.folds());
    let larger = |shown| Shown {
        grown,
        folds,
        ..shown
    };
    let Some(shown) = shown.map(larger) else {
        page.draw_wall("wall", "A room with phones", |ui| {
            ui.text(Style::Title, "The room is being opened…");
            ui.button(Button::new("Back to the title", PhonesAction::Leave).first());
        });
        return;
    };
    match room.laid() {
        Laid::Back => return aside::back(&mut page, &shown),
        Laid::Leave => return aside::leave(&mut page),
        Laid::Console => return door::console(&mut page, &shown),
        Laid::Code | Laid::None => {}
    }
    if shown.wall.black {
        aside::black(&mut page);
    } else if room.laid() == Laid::Code {
        door::large(&mut page, &shown);
    } else if shown.wall.room.paused {
        aside::rest(&mut page, &shown);
    } else {
        match shown.wall.step.step {
            LiveStep::Briefing => door::draw(&mut page, &shown),
            LiveStep::Over => over::draw(&mut page, &shown),
            _ if shown.own_pace() => tables::own_pace(&mut page, &shown),
            LiveStep::Reveal => reveal::draw(&mut page, &shown),
            _ => asked::draw(&mut page, &shown),
        }
    }
}

pub(super) fn plugin(app: &mut App) {
    // Whoever goes elsewhere closes the room.
    app.add_systems(OnExit(Screen::Wall), |mut room: ResMut<Phones>| {
        room.close();
    })
    .add_systems(
        Update,
        fitting(draw, WALL, FOLDED).in_set(Step::Draw).run_if(
            |seen: Seen, room: Res<Phones>, presenter: Res<PresenterOpen>| {
                seen.page(Screen::Wall)
                    && (seen.is_changed() | room.is_changed() | presenter.is_changed())
            },
        ),
    )
    .add_plugins((countdown::plugin, presenter::plugin));
}

//! What the presenter types in their own words arrives in a room with phones.

use std::net::Ipv4Addr;

use bevy::prelude::*;
use bevy::text::{EditableText, TextEdit};
use two_hats::app::kit::{Drafts, FocusId};
use two_hats::app::play::phones::{DeskAction, PhonesAction};
use two_hats::content::raw::InjectKind;
use two_hats::session::live::{Command, LiveStep};

use crate::hand::{Play, Setup};
use crate::phones::{console, opened_at, presenter, until_step, wall};
use crate::room::{presenter_click, presenter_sound};

const TEXT: &str = "arrives text";

fn draft(play: &Play, id: &str) -> String {
    play.app.world().resource::<Drafts>().get(id).to_owned()
}

/// Does something with a field of the presenter's page.
fn field<T>(play: &mut Play, id: &str, does: impl FnOnce(&mut EditableText) -> T) -> T {
    let world = play.app.world_mut();
    let mut fields = world.query::<(&FocusId, &mut EditableText)>();
    let found = fields.iter_mut(world).find(|(known, _)| known.0 == id);
    does(&mut found.expect("the field is on the page").1)
}

/// The room moves, and the page is drawn again.
fn something_happens(play: &mut Play) {
    let before = console(play).wall.room.timer.left;
    play.send(PhonesAction::Ask(Command::AddMinute {}));
    play.until("a minute more", |play| {
        console(play).wall.room.timer.left > before
    });
}

#[test]
fn what_the_presenter_types_arrives_in_the_room() {
    let mut play = opened_at(Setup::default(), Ipv4Addr::LOCALHOST, 2);
    play.key(KeyCode::F2);
    play.until("the presenter's page", |play| !presenter(play).is_empty());
    assert!(!play.has("presenter/arrives text"), "no crisis is asked");
    play.key(KeyCode::KeyG);
    until_step(&mut play, LiveStep::Discuss);
    presenter_sound(&mut play);

    presenter_click(&mut play, "presenter/A visit");
    presenter_click(&mut play, "presenter/arrives from");
    play.type_text("The Hill");
    presenter_click(&mut play, "presenter/arrives text");
    play.type_text("Where are the trys");
    // People vote while somebody types: the page is drawn again under their hands.
    something_happens(&mut play);
    assert_eq!(draft(&play, TEXT), "Where are the trys");
    let left = |text: &mut EditableText| {
        text.queue_edit(TextEdit::Left(false));
        text.queue_edit(TextEdit::Left(false));
    };
    field(&mut play, "presenter/arrives text", left);
    play.frames(2);
    something_happens(&mut play);
    play.type_text("a");
    assert_eq!(draft(&play, TEXT), "Where are the trays");
    // A letter that is on its way when the page is drawn again is not lost.
    field(&mut play, "presenter/arrives text", |text| {
        text.queue_edit(TextEdit::TextEnd(false));
        text.queue_edit(TextEdit::Insert("?".into()));
    });
    play.send(PhonesAction::from(DeskAction::Kind(InjectKind::Visit)));
    assert_eq!(draft(&play, TEXT), "Where are the trays?");

    play.key(KeyCode::Enter);
    play.until("what was typed", |play| {
        !console(play).wall.injects.is_empty()
    });
    play.frames(3);
    let arrived = console(&play).wall.injects[0].clone();
    assert_eq!(arrived.kind, InjectKind::Visit);
    assert_eq!(
        (&*arrived.from, &*arrived.text),
        ("The Hill", "Where are the trays?")
    );
    let page = wall(&mut play);
    assert!(page.contains("A visit, The Hill"), "{page}");
    assert!(page.contains("Where are the trays?"), "{page}");
    assert!(presenter(&mut play).contains("1 thing has arrived"));
    play.sound("the scene with what arrived");
    // The text is used up, and keys lead the room again.
    assert_eq!(draft(&play, TEXT), "");
    assert_eq!(draft(&play, "arrives from"), "The Hill");
    play.key(KeyCode::KeyG);
    until_step(&mut play, LiveStep::Vote);
}

#[test]
fn what_cannot_be_sent_stays_and_what_is_for_a_table_is_on_no_wall() {
    let mut play = opened_at(Setup::default(), Ipv4Addr::LOCALHOST, 2);
    play.key(KeyCode::F2);
    play.key(KeyCode::KeyG);
    until_step(&mut play, LiveStep::Discuss);
    for (id, most) in [("from", 60), ("text", 400)] {
        let id = format!("presenter/arrives {id}");
        let takes = field(&mut play, &id, |text| text.max_characters);
        assert_eq!(takes, Some(most), "as on the console page");
    }
    presenter_click(&mut play, "presenter/inject typed");
    play.until("a refusal", |play| presenter(play).contains("empty"));

    play.key(KeyCode::KeyK);
    play.until("a break", |play| console(play).wall.room.paused);
    play.frames(3);
    presenter_click(&mut play, "presenter/arrives text");
    play.type_text("Later.");
    play.key(KeyCode::Enter);
    play.until("a refusal", |play| presenter(play).contains("is paused"));
    assert_eq!(draft(&play, TEXT), "Later.");
    play.send(PhonesAction::Rest);
    play.until("no break", |play| !console(play).wall.room.paused);

    play.send(PhonesAction::from(DeskAction::To(Some(2))));
    play.send(PhonesAction::from(DeskAction::Kind(InjectKind::Headline)));
    presenter_click(&mut play, "presenter/inject typed");
    // What came after it is there.
    something_happens(&mut play);
    assert_eq!(draft(&play, TEXT), "", "a headline may be from nobody");
    assert!(console(&play).wall.injects.is_empty());
    assert!(!wall(&mut play).contains("Later."));
    // The next room begins with empty fields.
    presenter_click(&mut play, "presenter/arrives text");
    play.type_text("Old");
    play.send(PhonesAction::Leave);
    assert_eq!(draft(&play, TEXT), "");
}

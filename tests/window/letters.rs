//! The pictures of letters: no more of them than the page at hand is drawn from, whatever was open before, and every letter is still in them.

use bevy::asset::AssetId;
use bevy::ecs::message::MessageCursor;
use bevy::platform::collections::HashSet;
use bevy::prelude::*;
use bevy::text::{FontAtlasSet, TextLayoutInfo};
use two_hats::app::play::game::GameAction;
use two_hats::app::screens::nav::{Navigate, Overlay, Screen};

use crate::debrief::{play_out, wait};
use crate::hand::Play;

/// The pictures that there are, and what they weigh.
fn kept(play: &Play) -> (HashSet<AssetId<Image>>, u64) {
    let world = play.app.world();
    let set = world.resource::<FontAtlasSet>();
    let ids = set.values().flatten().map(|atlas| atlas.texture.id());
    let images = world.resource::<Assets<Image>>();
    (ids.collect(), set.total_bytes(images))
}

/// The pictures from which the page is drawn.
fn used(play: &mut Play) -> HashSet<AssetId<Image>> {
    let world = play.app.world_mut();
    let mut texts = world.query::<&TextLayoutInfo>();
    let glyphs = texts.iter(world).flat_map(|text| &text.glyphs);
    glyphs.map(|glyph| glyph.atlas_info.texture).collect()
}

/// Every text as it is drawn: where its letters are, and their pixels.
fn drawn(play: &mut Play) -> Vec<(String, Vec<([u32; 2], Vec<u8>)>)> {
    let world = play.app.world_mut();
    let mut texts = world.query::<(&Text, &TextLayoutInfo)>();
    let images = world.resource::<Assets<Image>>();
    let letter = |glyph: &bevy::text::PositionedGlyph| {
        let image = images
            .get(glyph.atlas_info.texture)
            .expect("a letter that is drawn has its picture");
        let (data, wide) = (image.data.as_ref().unwrap(), image.width() as usize);
        let at = glyph.atlas_info.rect;
        let (left, right) = (at.min.x as usize, at.max.x as usize);
        let rows = at.min.y as usize..at.max.y as usize;
        let pixels = rows.flat_map(|y| &data[(y * wide + left) * 4..(y * wide + right) * 4]);
        let place = glyph.position.to_array().map(f32::to_bits);
        (place, pixels.copied().collect())
    };
    let mut all: Vec<_> = texts
        .iter(world)
        .map(|(text, layout)| (text.0.clone(), layout.glyphs.iter().map(letter).collect()))
        .collect();
    all.sort();
    all
}

/// Looks at a page: what is kept is what it uses, and weighs less than so many KiB.
fn look(play: &mut Play, page: &str, most: u64) {
    let (kept, bytes) = kept(play);
    let used = used(play);
    assert!(used.len() > 2, "{page} is written");
    assert_eq!(kept, used, "{page}");
    assert!(bytes < most * 1024, "{page}: {} KiB", bytes / 1024);
}

#[test]
fn a_page_keeps_the_pictures_of_its_own_letters_and_no_others() {
    let mut play = Play::new();
    look(&mut play, "the title", 3072);
    let title = drawn(&mut play);
    play.send(GameAction::New("two-basements".to_owned()));
    look(&mut play, "the briefing", 3072);
    play.send(GameAction::Begin);
    look(&mut play, "the crisis", 3072);
    let crisis = drawn(&mut play);
    play.send(Navigate::Push(Overlay::Help));
    look(&mut play, "help", 3072);
    play.send(Navigate::Pop);
    look(&mut play, "the crisis once more", 3072);
    assert_eq!(drawn(&mut play), crisis, "the crisis is drawn as before");
    play.key(KeyCode::Digit1);
    play.key(KeyCode::Enter);
    assert_eq!(play.screen(), Screen::Outcome);
    look(&mut play, "the outcome", 3072);
    play_out(&mut play, "two-basements", 1);
    wait(&mut play);
    look(&mut play, "the debrief", 3072);
    play.send(Navigate::Open(Screen::Title));
    look(&mut play, "the title once more", 3072);
    let again = drawn(&mut play);
    let same: Vec<_> = title.iter().filter(|text| again.contains(text)).collect();
    assert!(same.len() > 1, "{} texts of the title", same.len());
}

#[test]
fn no_letter_is_drawn_for_a_page_that_is_only_measured() {
    let mut play = Play::new();
    play.send(GameAction::New("two-basements".to_owned()));
    play.frames(4);
    let mut seen = MessageCursor::<AssetEvent<Image>>::default();
    let mut come = |play: &Play| -> HashSet<AssetId<Image>> {
        let events = play.app.world().resource::<Messages<AssetEvent<Image>>>();
        let added = seen.read(events).filter_map(|event| match event {
            AssetEvent::Added { id } => Some(*id),
            _ => None,
        });
        added.collect()
    };
    come(&play);
    let world = play.app.world_mut();
    two_hats::app::kit::AnyMessage::from(GameAction::Begin).send(&mut world.commands());
    world.flush();
    let mut all = HashSet::new();
    for _ in 0..6 {
        play.frames(1);
        all.extend(come(&play));
    }
    assert_eq!(play.screen(), Screen::Crisis);
    // Faces and icons come too, and stay; what was drawn to be measured would be gone.
    let images = play.app.world().resource::<Assets<Image>>();
    assert!(!all.is_empty());
    assert!(all.iter().all(|id| images.contains(*id)));
}

//! Texts that are written from right to left.

use bevy::prelude::{ComputedNode, Text};
use bevy::text::TextLayoutInfo;
use two_hats::app::play::game::GameAction;

use crate::hand::{Play, Setup};

const SCENE: &str = "The oven is cold. {ada} kicks it, and {bo} looks for the manual.";
const HEBREW: &str = "התנור קר, והלחם עוד לא נאפה.";

/// Room to the left and to the right of a text's first line in its box, in pixels.
fn room(play: &mut Play, words: &str) -> (f32, f32) {
    let world = play.app.world_mut();
    let mut query = world.query::<(&Text, &ComputedNode, &TextLayoutInfo)>();
    let found = query.iter(world).find(|(text, ..)| text.0.contains(words));
    let (_, node, layout) = found.expect(words);
    let first = layout.glyphs.iter().filter(|glyph| glyph.line_index == 0);
    let places: Vec<f32> = first.map(|glyph| glyph.position.x).collect();
    let least = places.iter().copied().fold(f32::INFINITY, f32::min);
    let most = places.iter().copied().fold(0.0, f32::max);
    (least, node.size().x - most)
}

#[test]
fn what_is_written_from_the_right_begins_there() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("scenario.ron");
    let text = std::fs::read_to_string("tests/fixtures/small/scenario.ron").unwrap();
    let both = format!("Cold, again.\\n\\n{HEBREW}");
    std::fs::write(&file, text.replace(SCENE, &both)).unwrap();
    let mut play = Play::with(Setup::default());
    play.send(GameAction::New(file.display().to_string()));
    play.send(GameAction::Begin);
    play.frames(3);
    let (left, right) = room(&mut play, HEBREW);
    assert!(right < 30.0 && left > 100.0, "Hebrew: {left}, {right}");
    let (left, right) = room(&mut play, "Cold, again.");
    assert!(left < 30.0 && right > 100.0, "English: {left}, {right}");
    play.sound("two scripts");
}

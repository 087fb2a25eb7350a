#!/usr/bin/env bash
# Bet: in bevy_color one colour has one luminance(), whichever colour space the value is held in.
# What happens: `Luminance::luminance` is WCAG's relative luminance for Srgba, LinearRgba and Xyza, but the space's own
#   lightness for Hsla, Laba, Lcha, Oklaba and Oklcha, and through Oklab for Hsva and Hwba: .165 to .537 for one green. `Color` passes the call on, so a
#   theme's contrast changes when somebody writes the same token as Color::hsl. `darker(0.1)` of that one green is five colours,
#   and held as Xyza it is a purple (#782D56).
# Why it matters: contrast checks and "black or white text on this?" are written with luminance(). The same green
#   on white passes 4.5 to 1 as Srgba (4.87) and fails as Hsla (2.62) and Oklcha (1.79).
# Versions: bevy_color 0.19.1.
# Do instead: `LinearRgba::from(color).luminance()` for anything about contrast; keep tokens in one type; test with a colour that is
#   neither grey nor black (greys differ too, but black and white agree everywhere).
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
mkdir src
cat > Cargo.toml <<'TOML'
[package]
name = "finding"
version = "0.0.0"
edition = "2024"
[dependencies]
bevy_color = { version = "=0.19.1", default-features = false, features = ["std"] }
[workspace]
TOML
cat > src/main.rs <<'RS'
use bevy_color::{Color, Hsla, Hsva, Laba, Lcha, LinearRgba, Luminance, Oklaba, Oklcha, Xyza};

fn main() {
    println!("bevy_color 0.19.1: srgb(0.2, 0.5, 0.3), its luminance() and by it the contrast on white");
    let green = Color::srgb(0.2, 0.5, 0.3);
    let held = [
        ("Srgba", green, 0.165),
        ("LinearRgba", LinearRgba::from(green).into(), 0.165),
        ("Xyza", Xyza::from(green).into(), 0.165),
        ("Hsla", Hsla::from(green).into(), 0.35),
        ("Laba", Laba::from(green).into(), 0.477),
        ("Lcha", Lcha::from(green).into(), 0.477),
        ("Oklaba", Oklaba::from(green).into(), 0.537),
        ("Oklcha", Oklcha::from(green).into(), 0.537),
        ("Hsva", Hsva::from(green).into(), 0.537_f32),
    ];
    let mut right = true;
    for (space, color, seen) in held {
        let color: Color = color;
        let luminance = color.luminance();
        println!("{space}: {luminance:.3}, {:.2} to 1, darker(0.1) is {}", 1.05 / (luminance + 0.05), color.darker(0.1).to_srgba().to_hex());
        right &= (luminance - seen).abs() < 0.001 && (LinearRgba::from(color).luminance() - 0.165).abs() < 0.001;
    }
    right &= Color::from(Xyza::from(green)).darker(0.1).to_srgba().to_hex() == "#782D56";
    std::process::exit(i32::from(!right));
}
RS
CARGO_TARGET_DIR=${FINDINGS_TARGET:-$tmp/target} cargo run --quiet
echo "As described: luminance() depends on how the colour is held."

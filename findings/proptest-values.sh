#!/usr/bin/env bash
# Bet: proptest's any::<u64>() draws edge values (0, 1, MAX, small numbers) often, as quickcheck and Python's hypothesis do, and any::<String>()
#   holds any character that any::<char>() draws.
# What happens: integers are uniform over all their bits: of 20,000 draws of u64 none is below 2^32, of i32 none is within 1,000 of zero, no
#   pair is equal, no list holds a value twice; f64 is never a small whole number. quickcheck: 3 in 100 are 0 and 3 in 100 are MAX. A
#   String never holds a line feed or carriage return, nor any other control character, though 3 in 100 draws of char are one of those two.
# Why it matters: "holds for every seed, every id, every text" is tested with none of the values at which such code breaks: 0, 1, MAX, two equal
#   ids, a line break in a name. 256 green cases say nothing about them.
# Versions: proptest 1.12.0, quickcheck 1.1.0.
# Do instead: mix the edges in: prop_oneof![Just(0), Just(u64::MAX), 0..100u64, any::<u64>()]; draw ids from a short list so that some are
#   equal; texts from prop::collection::vec(any::<char>(), ..).prop_map(String::from_iter).
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
proptest = { version = "=1.12.0", default-features = false, features = ["std"] }
quickcheck = { version = "=1.1.0", default-features = false }
[workspace]
TOML
cat > src/main.rs <<'RS'
use proptest::{prelude::*, strategy::ValueTree, test_runner::{Config, RngAlgorithm, TestRng, TestRunner}};

const DRAWS: usize = 20_000;

fn count<S: Strategy>(what: &str, strategy: S, holds: impl Fn(&S::Value) -> bool) -> usize {
    let mut runner = TestRunner::new_with_rng(Config::default(), TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    let found = (0..DRAWS).filter(|_| holds(&strategy.new_tree(&mut runner).expect("a value").current())).count();
    println!("proptest: {what}: {found} of {DRAWS}");
    found
}

fn main() {
    println!("proptest 1.12.0, quickcheck 1.1.0");
    let ends = |c: &char| matches!(c, '\n' | '\r');
    let never = [
        count("u64 below 2^32, or MAX", any::<u64>(), |v| *v < 1 << 32 || *v == u64::MAX),
        count("i32 within 1,000 of zero", any::<i32>(), |v| v.unsigned_abs() < 1000),
        count("a pair of equal u64", any::<(u64, u64)>(), |v| v.0 == v.1),
        count("f64 a whole number below a billion, not 0", any::<f64>(), |v| v.fract() == 0.0 && v.abs() < 1e9 && *v != 0.0),
        count("String with a control character", any::<String>(), |v| v.chars().any(char::is_control)),
    ];
    let often = count("char that ends a line", any::<char>(), ends);
    let mut random = quickcheck::Gen::new(100);
    let drawn: Vec<u64> = (0..DRAWS).map(|_| <u64 as quickcheck::Arbitrary>::arbitrary(&mut random)).collect();
    let (zero, max) = (drawn.iter().filter(|v| **v == 0).count(), drawn.iter().filter(|v| **v == u64::MAX).count());
    println!("quickcheck: u64 is 0: {zero}, MAX: {max} of {DRAWS}");
    let right = never == [0; 5] && often > 200 && zero > 200 && max > 200;
    std::process::exit(i32::from(!right));
}
RS
CARGO_TARGET_DIR=${FINDINGS_TARGET:-$tmp/target} cargo run --quiet
echo "As described: proptest draws no edges of numbers and no control characters in texts."

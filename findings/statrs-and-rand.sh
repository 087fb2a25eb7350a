#!/usr/bin/env bash
# Bet: statrs and rand_distr, both built on rand's `Distribution`, mean the same by Gamma::new(2.0, 3.0), Weibull::new(2.0, 3.0) and
#   Geometric::new(0.25): one draws, the other gives mean, density and quantiles.
# What happens: the second number of Gamma is a rate in statrs and a scale in rand_distr (mean .67 against 6); Weibull takes
#   (shape, scale) in statrs and (scale, shape) in rand_distr (mean 2.66 against 1.79); Geometric counts trials from 1 in statrs and failures from 0 in
#   rand_distr (mean 4 against 3). All three compile when the `use` line is changed. LogNormal, Pareto, Triangular
#   and Gumbel do agree, which is what makes the bet look safe.
# Why it matters: a model that draws with one and checks itself, fits or prints its theory with the other is off by a factor of
#   nine, or by one turn, and moments of the draws alone do not show it.
# Versions: statrs 0.19.1, rand_distr 0.6.0, rand 0.10.4.
# Do instead: name the parameters where the numbers stand (`shape`, `scale`, `rate`), wrap the constructor once, and test the mean of
#   100,000 draws against the formula of the paper, not against the other crate's constructor with the same numbers.
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
rand = { version = "=0.10.4", features = ["chacha"] }
rand_distr = "=0.6.0"
statrs = { version = "=0.19.1", default-features = false, features = ["std"] }
[workspace]
TOML
cat > src/main.rs <<'RS'
use rand::{SeedableRng, rngs::ChaCha8Rng};
use rand_distr as draws;
use statrs::{distribution as theory, statistics::Distribution};

fn drawn<T: Into<f64>>(distribution: impl draws::Distribution<T>) -> f64 {
    let mut rng = ChaCha8Rng::seed_from_u64(1);
    let n = 100_000;
    (0..n).map(|_| distribution.sample(&mut rng).into()).sum::<f64>() / f64::from(n)
}

fn main() {
    println!("statrs 0.19.1, rand_distr 0.6.0; mean by statrs' formula, mean of 100,000 draws by rand_distr");
    let failures = |d: draws::Geometric| {
        let mut rng = ChaCha8Rng::seed_from_u64(1);
        let n = 100_000_u32;
        (0..n).map(|_| draws::Distribution::sample(&d, &mut rng) as f64).sum::<f64>() / f64::from(n)
    };
    let rows = [
        ("LogNormal::new(0.5, 0.3)", theory::LogNormal::new(0.5, 0.3).unwrap().mean(), drawn(draws::LogNormal::new(0.5, 0.3).unwrap()), 1.725, 1.725),
        ("Pareto::new(2.0, 3.0)", theory::Pareto::new(2.0, 3.0).unwrap().mean(), drawn(draws::Pareto::new(2.0, 3.0).unwrap()), 3.0, 3.0),
        ("Gamma::new(2.0, 3.0)", theory::Gamma::new(2.0, 3.0).unwrap().mean(), drawn(draws::Gamma::new(2.0, 3.0).unwrap()), 0.667, 6.0),
        ("Weibull::new(2.0, 3.0)", theory::Weibull::new(2.0, 3.0).unwrap().mean(), drawn(draws::Weibull::new(2.0, 3.0).unwrap()), 2.659, 1.786),
        ("Geometric::new(0.25)", theory::Geometric::new(0.25).unwrap().mean(), failures(draws::Geometric::new(0.25).unwrap()), 4.0, 3.0),
    ];
    let mut right = true;
    for (name, formula, sampled, formula_seen, sampled_seen) in rows {
        let formula = formula.unwrap();
        println!("{name}: {formula:.3} against {sampled:.3}");
        right &= (formula - formula_seen).abs() < 0.002 && (sampled / sampled_seen - 1.0).abs() < 0.03;
    }
    std::process::exit(i32::from(!right));
}
RS
CARGO_TARGET_DIR=${FINDINGS_TARGET:-$tmp/target} cargo run --quiet
echo "As described: the same constructor means another distribution."

#!/usr/bin/env bash
# Bet: an ink story compiled once computes the same numbers in every port of the runtime, and the same in the editor's preview as after export.
# What happens: inkjs and bladeink disagree on negative halves (-5/2: -3 and -2), on INT(-1.5) (-2 and -1), on a float that happens to be whole
#   ((h+h)/4 with h = 0.5: 0 and 0.25) and on the die of one seed. And inkjs disagrees with itself: 7.0/2 is 3.5 when the
#   compiled story is run at once and 3 when it went through its JSON, which has forgotten that 7.0 was a float.
# Why it matters: a meter that is halved, averaged or scaled takes other values on the web page than in the native game;
#   losses round away from zero in one and towards zero in the other, and simulations of the one say nothing about the other.
# Versions: inkjs 2.4.0, bladeink 2.1.0.
# Do instead: whole numbers in ink only, no division of what can be negative (or add an offset first), percentages as
#   integers times a hundred; rules that must be reproducible belong outside the story. Test the exported JSON, not the preview.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
echo '{"private": true}' > package.json
npm install --silent --no-save inkjs@2.4.0 > npm.log 2>&1 || { cat npm.log; exit 2; }
cat > story.js <<'JS'
const { Compiler } = require('inkjs/full')
const { Story } = require('inkjs')
const sums = ['5/2', '-5/2', 'INT(-1.5)', 'h*4/8', '(h+h)/4', '7.0/2', 'FLOAT(3)/2', 'RANDOM(1,1000)']
const source = ['VAR h = 0.5', '~ SEED_RANDOM(7)', ...sums.map(sum => `{${sum}}`), ''].join('\n')
const compiled = new Compiler(source).Compile()
const json = compiled.ToJson()
require('fs').writeFileSync('story.json', json)
const lines = story => story.ContinueMaximally().trim().split('\n').join(' ')
console.log(sums.join(' '))
console.log(lines(compiled))
console.log(lines(new Story(json)))
JS
node story.js > inkjs.txt
mkdir src
cat > Cargo.toml <<'TOML'
[package]
name = "finding"
version = "0.0.0"
edition = "2024"
[dependencies]
bladeink = "=2.1.0"
[workspace]
TOML
cat > src/main.rs <<'RS'
fn main() {
    let json = std::fs::read_to_string("story.json").expect("the story");
    let mut story = bladeink::story::Story::new(&json).expect("a story");
    println!("{}", story.continue_maximally().expect("text").trim().replace('\n', " "));
}
RS
CARGO_TARGET_DIR=${FINDINGS_TARGET:-$tmp/target} cargo run --quiet > bladeink.txt
mapfile -t rows < inkjs.txt
blade=$(cat bladeink.txt)
printf 'inkjs 2.4.0, bladeink 2.1.0\n%-22s %s\n%-22s %s\n%-22s %s\n%-22s %s\n' sums "${rows[0]}" "inkjs, as compiled" "${rows[1]}" "inkjs, from the JSON" "${rows[2]}" "bladeink, same JSON" "$blade"
[[ ${rows[1]} == "2 -3 -2 0 0 3.5 1.5 "* && ${rows[2]} == "2 -3 -2 0 0 3 1.5 "* && $blade == "2 -2 -1 0 0.25 3 1.5 "* ]]
[[ ${rows[2]##* } != "${blade##* }" ]]
echo "As described: ports of ink round, type and roll differently."

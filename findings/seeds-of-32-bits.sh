#!/usr/bin/env bash
# Bet: two different whole seeds, up to 2^53, give two different streams in the usual seeded generators for JavaScript; the first die of seeds 1 to 100 shows all six sides.
# What happens: all four read 32 bits: 7, 7 + 2^32 and 7.9 are one stream, without an error (pure-rand's signature says "number"). In prando 0 is 1 too, the first die of
#   seeds 1 to 100 is a four every time, and seed 2^32 throws fours for ever. In pure-rand the first die of seeds 1 to 100 goes round in order
#   with xorshift128plus and xoroshiro128plus (17 of some sides, 16 of the others), and the second of xoroshiro128plus is a one or a four, 50 times each.
# Why it matters: seeds of 64 bits, and times in milliseconds, are cut to a part of themselves; a table over seeds 1, 2, 3 ... in which everybody throws once
#   shows one side or all alike, and its interval has no width.
# Versions: chance 1.1.13, prando 6.0.1, pure-rand 8.4.2, random-js 2.1.0.
# Do instead: give both halves of a long seed (random-js: seedWithArray) or a text (chance, prando), throw the first few draws away, and test 100 neighbouring
#   seeds by their first draw. A counter generator keyed with the whole seed, as here, has neither fault.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
echo '{"private": true}' > package.json
npm install --silent --no-save --ignore-scripts chance@1.1.13 prando@6.0.1 pure-rand@8.4.2 random-js@2.1.0 > npm.log 2>&1 || { cat npm.log; exit 2; }
cat > run.mjs <<'JS'
import { readFileSync } from "node:fs";
import Chance from "chance";
import prando from "prando";
import { MersenneTwister19937, Random } from "random-js";
import { mersenne } from "pure-rand/generator/mersenne";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { xorshift128plus } from "pure-rand/generator/xorshift128plus";
import { uniformInt } from "pure-rand/distribution/uniformInt";

const names = ["chance", "prando", "pure-rand", "random-js"];
console.log(names.map((n) => n + " " + JSON.parse(readFileSync(`node_modules/${n}/package.json`)).version).join(", "));
const Prando = prando.default ?? prando;
const dice = {
  "chance": (seed) => { const c = new Chance(seed); return () => c.integer({ min: 1, max: 6 }); },
  "random-js": (seed) => { const r = new Random(MersenneTwister19937.seed(seed)); return () => r.integer(1, 6); },
  "pure-rand mersenne": (seed) => { const g = mersenne(seed); return () => uniformInt(g, 1, 6); },
  "pure-rand xorshift128plus": (seed) => { const g = xorshift128plus(seed); return () => uniformInt(g, 1, 6); },
  "pure-rand xoroshiro128plus": (seed) => { const g = xoroshiro128plus(seed); return () => uniformInt(g, 1, 6); },
  "prando": (seed) => { const p = new Prando(seed); return () => p.nextInt(1, 6); },
};
const rolls = (make, seed, n) => { const roll = make(seed); return Array.from({ length: n }, roll).join(""); };
const nth = (make, n) => { const c = [0, 0, 0, 0, 0, 0]; for (let s = 1; s <= 100; s++) c[rolls(make, s, n).at(-1) - 1]++; return c.join(" "); };
const seen = {};
for (const [name, make] of Object.entries(dice)) {
  const far = new Set(Array.from({ length: 10 }, (_, k) => rolls(make, 7 + k * 2 ** 32, 40))).size;
  const same = (a, b) => rolls(make, a, 40) === rolls(make, b, 40);
  seen[name] = { far, half: same(7, 7.9), first: nth(make, 1), second: nth(make, 2), zero: same(0, 1) };
  console.log(`${name}: seeds 7, 7 + 2^32 ... 7 + 9 * 2^32 are ${far} stream, with 7.9: ${seen[name].half}; ones to sixes of seeds 1 to 100: first ${seen[name].first}, second ${seen[name].second}`);
}
const stuck = rolls(dice.prando, 2 ** 32, 40);
console.log("prando, seed 2^32:", stuck, "| 0 is 1:", seen["prando"].zero);
const right = Object.values(seen).every((s) => s.far === 1 && s.half) && stuck === "4".repeat(40) && seen["prando"].zero &&
  seen["prando"].first === "0 0 0 100 0 0" && seen["pure-rand xoroshiro128plus"].second === "50 0 0 50 0 0" &&
  ["xorshift", "xoroshiro"].every((n) => seen[`pure-rand ${n}128plus`].first === "17 16 16 17 17 17");
process.exit(right ? 0 : 1);
JS
node run.mjs
echo "As described: seeds are cut to 32 bits, and neighbouring seeds begin alike."

#!/usr/bin/env bash
# Bet: with SEED_RANDOM(1), (2), (3) ... the dice of one ink story are independent of each other, and so are {~shuffles} in knots of different names.
# What happens: the first die of seed n is n % 6 + 1: 2, 3, 4, 5, 6, 1, 2 ... for each of the seeds 1 to 600; with seeds 1 to 11 the second die is the first. A shuffle is seeded with the
#   sum of the letters of its path, so that knots day_12 and day_21 always begin with the same of its texts, and day_1, day_2, day_3, day_4 with
#   four that follow each other (A, B, C, D or F, A, B, C).
# Why it matters: tables that are told apart by seeds 1, 2, 3 and simulations over seeds see less chance than there is: sums of dice are too
#   even over seeds, and "random" texts of a week go through the list in order.
# Versions: inkjs 2.4.0.
# Do instead: seeds far apart (a hash of the table's name), RANDOM called a few times before the first that counts, and texts chosen by RANDOM instead of
#   a shuffle; or draw outside the story.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
echo '{"private": true}' > package.json
npm install --silent --no-save --ignore-scripts inkjs@2.4.0 > npm.log 2>&1 || { cat npm.log; exit 2; }
cat > run.cjs <<'JS'
const { Compiler } = require("inkjs/full");
console.log("inkjs", require("./node_modules/inkjs/package.json").version);
const dice = new Compiler("VAR seed = 0\n-> roll\n=== roll\n~ SEED_RANDOM(seed)\n~ temp first = RANDOM(1, 6)\n~ temp second = RANDOM(1, 6)\n{first}{second}\n-> END\n").Compile();
const roll = (seed) => {
  dice.ResetState();
  dice.variablesState["seed"] = seed;
  return dice.Continue().trim();
};
const seeds = Array.from({ length: 600 }, (_, i) => i + 1);
const rolls = seeds.map(roll);
const first = rolls.map((r) => Number(r[0]));
const turn = first.filter((die, i) => die === (seeds[i] % 6) + 1).length;
const pairs = new Set(rolls);
const counts = {};
for (const r of rolls) counts[r] = (counts[r] ?? 0) + 1;
console.log("first die of seeds 1 to 12:", first.slice(0, 12).join(" "), "| of 600 seeds, as seed % 6 + 1:", turn);
console.log("of 36 pairs of dice that 600 seeds could show:", pairs.size, "| most often", Math.max(...Object.values(counts)), "least", Math.min(...Object.values(counts)));

const knots = ["day_1", "day_2", "day_3", "day_4", "day_12", "day_21"];
const text = knots.map((k, i) => `=== ${k}\n{~A|B|C|D|E|F}<>\n-> ${knots[i + 1] ?? "END"}\n`).join("");
const days = new Compiler(`VAR seed = 0\n-> begin\n=== begin\n~ SEED_RANDOM(seed)\n-> day_1\n${text}`).Compile();
const shuffled = seeds.map((seed) => {
  days.ResetState();
  days.variablesState["seed"] = seed;
  return days.ContinueMaximally().replace(/\s/g, "");
});
const next = (a, b) => (b.charCodeAt(0) - a.charCodeAt(0) + 6) % 6 === 1;
const same = shuffled.filter((s) => s[4] === s[5]).length;
const row = shuffled.filter((s) => next(s[0], s[1]) && next(s[1], s[2]) && next(s[2], s[3])).length;
console.log("one shuffle of A to F in each of", knots.join(", ") + ", seeds 1 to 4:", shuffled.slice(0, 4).join(" "));
console.log("of 600 seeds: day_12 and day_21 alike", same, "(by chance 100) | day_1 to day_4 in a row", row, "(by chance 3)");
process.exit(turn === 600 && same === 600 && row > 500 ? 0 : 1);
JS
node run.cjs
echo "As described: dice follow the seed, and shuffles the sum of the letters."

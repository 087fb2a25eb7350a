#!/usr/bin/env bash
# Bet: one ICU message gives one text in both libraries that read it in JavaScript, intl-messageformat and @messageformat/core; Fluent's NUMBER($n, type: "ordinal") chooses between
#   1st, 2nd and 3rd, or says that it cannot.
# What happens: "#" in a select within a plural is the number in one and stays "#" in the other: people read "# votes for Kim". −1 is "-1 point" in intl-messageformat,
#   as Unicode's plural rules say, and "-1 points" in @messageformat/core. @fluent/bundle leaves `type` out and reports no error: 1st, 2th, 3th, 21th. A count that
#   arrives as text ("1", from a form or a CSV) is "1 votes" in Fluent, and "1 vote" in the other two.
# Why it matters: scores fall by one, places are ordinal, and a sentence of who voted how often has a select in its plural; a message that was tested with 2 and with one
#   library shows this in the other only.
# Versions: @fluent/bundle 0.19.1, intl-messageformat 12.1.5, @messageformat/core 3.4.1, with Node's Intl.
# Do instead: the select outside, the plural inside; no ordinals in Fluent; Number(count) before formatting; test with −1, 1 and 21.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
echo '{"private": true}' > package.json
npm install --silent --no-save --ignore-scripts --no-audit --no-fund @fluent/bundle@0.19.1 intl-messageformat@12.1.5 @messageformat/core@3.4.1 > npm.log 2>&1 || { cat npm.log; exit 2; }
cat > run.mjs <<'JS'
import { readFileSync } from "node:fs";
import { FluentBundle, FluentResource } from "@fluent/bundle";
import { IntlMessageFormat } from "intl-messageformat";
import MessageFormat from "@messageformat/core";

const names = ["@fluent/bundle", "intl-messageformat", "@messageformat/core"];
console.log(names.map((n) => n + " " + JSON.parse(readFileSync(`node_modules/${n}/package.json`)).version).join(", "));
const intl = (text, values) => new IntlMessageFormat(text, "en").format(values);
const compiler = new MessageFormat("en");
const core = (text, values) => compiler.compile(text)(values);
const both = (text, values) => [intl(text, values), core(text, values)];

const nested = "{n, plural, one {{who, select, kim {# vote for Kim} other {# vote}}} other {{who, select, kim {# votes for Kim} other {# votes}}}}";
const turned = "{who, select, kim {{n, plural, one {# vote} other {# votes}} for Kim} other {{n, plural, one {# vote} other {# votes}}}}";
const points = "{n, plural, one {# point} other {# points}}";
const votes = "{n, plural, one {# vote} other {# votes}}";
const seen = {
  nested: both(nested, { n: 2, who: "kim" }),
  turned: both(turned, { n: 2, who: "kim" }),
  fall: both(points, { n: -1 }),
  text: both(votes, { n: "1" }),
};
for (const [what, [one, other]] of Object.entries(seen)) console.log(`${what}: intl-messageformat "${one}", @messageformat/core "${other}"`);
console.log("Intl.PluralRules of -1:", new Intl.PluralRules("en").select(-1));

const bundle = new FluentBundle("en", { useIsolating: false });
const ordinal = ["[one] { $n }st", "[two] { $n }nd", "[few] { $n }rd", "*[other] { $n }th"].map((line) => `\n   ${line}`).join("");
const mistakes = bundle.addResource(new FluentResource(`place = { NUMBER($n, type: "ordinal") ->${ordinal}\n }\nvotes = { $n ->\n    [one] { $n } vote\n   *[other] { $n } votes\n }\n`));
const fluent = (id, n) => bundle.formatPattern(bundle.getMessage(id).value, { n }, mistakes);
const places = [1, 2, 3, 21].map((n) => fluent("place", n)).join(" ");
const counts = [fluent("votes", 1), fluent("votes", "1")].join(", ");
console.log(`Fluent: places ${places} | 1 and "1": ${counts} | errors: ${mistakes.length}`);
const right = JSON.stringify(seen) === JSON.stringify({
  nested: ["# votes for Kim", "2 votes for Kim"], turned: ["2 votes for Kim", "2 votes for Kim"], fall: ["-1 point", "-1 points"], text: ["1 vote", "1 vote"],
}) && places === "1st 2th 3th 21th" && counts === "1 vote, 1 votes" && mistakes.length === 0;
process.exit(right ? 0 : 1);
JS
node run.mjs
echo "As described: the texts differ between the libraries, and ordinals are not chosen."

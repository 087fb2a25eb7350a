#!/usr/bin/env bash
# Bet: a library that puts numbers into words keeps the sign of -0.5, says 1.5 as one and a half or one point five, or refuses.
# What happens: num2words leaves the minus out between -1 and 0, in English, German, French, Spanish, Dutch, Portuguese and Swedish: -0.5 is "zero point five",
#   while -1.5 is "minus one point five"; its Italian and its currencies keep the sign. written-number says 1.5 as "two", -0.5 and -1 as an empty text.
# Why it matters: effects of half a point, differences and correlations lie between -1 and 0. A voice that reads a debrief aloud, or captions made from
#   figures, turn a loss into a gain; an empty text is a sentence with a hole. Nothing is refused.
# Versions: num2words 0.5.14, written-number 0.11.1 (n2words 4.0.0 and to-words 5.7.0 keep the sign).
# Do instead: say the sign oneself and hand over the absolute value, as whole tenths where that will do; test with -0.5.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv venv
venv/bin/pip install -q --no-compile --disable-pip-version-check num2words==0.5.14
echo '{"private": true}' > package.json
npm install --silent --no-save --ignore-scripts written-number@0.11.1 > npm.log 2>&1 || { cat npm.log; exit 2; }
venv/bin/python - <<'PY'
import sys
from importlib.metadata import version
from num2words import num2words

print("num2words", version("num2words"))
english = {number: num2words(number) for number in (-0.5, 0.5, -0.05, -1.5)}
for number, words in english.items():
    print(f"  {number}: {words}")
lost = [lang for lang in ("en", "de", "fr", "es", "nl", "pt", "sv", "it") if num2words(-0.5, lang=lang) == num2words(0.5, lang=lang)]
print("  -0.5 is spoken as 0.5 in", " ".join(lost), "| in Italian it is", num2words(-0.5, lang="it"))
euros = num2words(-0.5, to="currency", currency="EUR")
print("  as euros:", euros)
sys.exit(not (
    english[-0.5] == english[0.5] == "zero point five" and english[-0.05] == "zero point zero five" and english[-1.5] == "minus one point five"
    and lost == ["en", "de", "fr", "es", "nl", "pt", "sv"] and euros.startswith("minus")
))
PY
cat > run.cjs <<'JS'
const written = require("written-number");
console.log("written-number", require("./node_modules/written-number/package.json").version);
const said = [1.5, -0.5, -1, 21].map((n) => written(n));
console.log("  1.5, -0.5, -1, 21:", JSON.stringify(said));
process.exit(JSON.stringify(said) === '["two","","","twenty-one"]' ? 0 : 1);
JS
node run.cjs
echo "As described: a loss of half a point is spoken as a gain, or not at all."

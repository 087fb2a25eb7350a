#!/usr/bin/env bash
# Bet: what turns SubRip into WebVTT escapes a "<" that begins no tag, as the format wants, or refuses it; what follows it is shown.
# What happens: srt-to-vtt, subtitle, webvtt-py and pysubs2 copy it. "Morale<40, trust 61." is valid SubRip; as WebVTT its caption is "Morale", and of "Morale < 40 & trust > 60" is left
#   "Morale  60": all from the "<" to the next ">" or the end is a tag. W3C's webvtt-parser reads the files and says "Incorrect start tag." to it. pysubs2 also leaves out
#   whatever stands in braces: "{quietly} Not yet." becomes "Not yet.", in SubRip that it writes again, too.
# Why it matters: figures and comparisons are what captions of a recorded debrief are about; the half that is left reads as a whole sentence,
#   and only those who depend on captions miss the rest.
# Versions: srt-to-vtt 1.1.3, subtitle 4.2.2, webvtt-py 0.6.0, pysubs2 1.8.1; shown with media-captions 1.0.4 and read with webvtt-parser 2.2.0.
# Do instead: write & and < as &amp; and &lt; before the conversion (tags such as <i> excepted), or "under" and "over"; read the result as a player does and compare texts.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv venv
venv/bin/pip install -q --no-compile --disable-pip-version-check webvtt-py==0.6.0 pysubs2==1.8.1
echo '{"private": true}' > package.json
npm install --silent --no-save --ignore-scripts srt-to-vtt@1.1.3 subtitle@4.2.2 media-captions@1.0.4 webvtt-parser@2.2.0 > npm.log 2>&1 || { cat npm.log; exit 2; }
cat > in.srt <<'SRT'
1
00:00:01,000 --> 00:00:02,000
Morale<40, trust 61.

2
00:00:03,000 --> 00:00:04,000
Morale < 40 & trust > 60

3
00:00:05,000 --> 00:00:06,000
{quietly} <i>Not yet.</i>

SRT
venv/bin/python - <<'PY'
from importlib.metadata import version
import pysubs2, webvtt

print("webvtt-py", version("webvtt-py"), "| pysubs2", version("pysubs2"))
open("webvtt-py.vtt", "w").write(webvtt.from_srt("in.srt").content)
pysubs2.load("in.srt").save("pysubs2.vtt")
pysubs2.load("in.srt").save("pysubs2.srt")
PY
cat > run.mjs <<'JS'
import { createReadStream, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { parseText, renderVTTCueString } from "media-captions";
const require = createRequire(import.meta.url);
const toVtt = require("srt-to-vtt");
const subtitle = require("subtitle");
const { WebVTTParser } = require("webvtt-parser");
for (const name of ["srt-to-vtt", "subtitle", "media-captions", "webvtt-parser"]) console.log(name, JSON.parse(readFileSync(`node_modules/${name}/package.json`)).version);
writeFileSync("srt-to-vtt.vtt", await text(createReadStream("in.srt").pipe(toVtt()).pipe(new PassThrough())));
writeFileSync("subtitle.vtt", await text(createReadStream("in.srt").pipe(subtitle.parse()).pipe(subtitle.stringify({ format: "WebVTT" })).pipe(new PassThrough())));
let right = true;
for (const name of ["srt-to-vtt", "subtitle", "webvtt-py", "pysubs2"]) {
  const vtt = readFileSync(`${name}.vtt`, "utf8");
  const { cues } = await parseText(vtt, { type: "vtt" });
  const shown = cues.map((cue) => renderVTTCueString(cue).replace(/<\/?i>/g, ""));
  const said = new WebVTTParser().parse(vtt, "subtitles").errors.map((error) => error.message);
  console.log(`${name}: shown ${JSON.stringify(shown)} | the W3C's parser: ${JSON.stringify([...new Set(said)])}`);
  const quietly = name === "pysubs2" ? "Not yet." : "{quietly} Not yet.";
  right = right && JSON.stringify(shown) === JSON.stringify(["Morale", "Morale  60", quietly]) && said.includes("Incorrect start tag.");
}
const again = readFileSync("pysubs2.srt", "utf8");
console.log("pysubs2, SubRip again:", JSON.stringify(again.split("\n")[10]));
process.exit(right && !again.includes("quietly") && again.includes("Morale<40, trust 61.") ? 0 : 1);
JS
node run.mjs
echo "As described: what follows a less-than sign is not shown."

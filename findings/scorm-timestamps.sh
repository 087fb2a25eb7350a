#!/usr/bin/env bash
# Bet: a SCORM 2004 player takes any RFC 3339 time in UTC, and any ISO 8601 duration, with the same or more precision.
# What happens: scorm-again refuses "2026-11-28T20:00:00Z" (error 406) and takes "2026-11-28T20:00:00.5Z" and
#   "2026-11-28T20:00:00" without a zone: in SCORM's grammar the zone may only follow a fraction of the second. Durations are the
#   other way about: "PT5.55S" passes, "PT5.555S" is refused (two digits at most).
# Why it matters: a program that prints times in the shortest form (Rust's jiff, Python's isoformat, most databases) loses
#   the stamp of each interaction that falls on a whole second, and nothing else: one in a thousand with milliseconds, so no
#   test finds it. With a library that keeps milliseconds nearly every latency is refused. SetValue returns "false" and the
#   course goes on.
# Versions: scorm-again 3.4.3, jsdom 22.1.0 (its window).
# Do instead: always print one or two digits of fraction before the zone (.00Z), durations rounded to hundredths, and look at
#   the answer of every SetValue.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
echo '{"private": true}' > package.json
npm install --silent --no-save scorm-again@3.4.3 jsdom@22.1.0 > npm.log 2>&1 || { cat npm.log; exit 2; }
cat > run.cjs <<'JS'
const fs = require('fs')
const { JSDOM } = require('jsdom')
global.window = new JSDOM('', { url: 'http://localhost/' }).window
global.document = window.document
global.XMLHttpRequest = window.XMLHttpRequest
// The file is made for a <script> tag: run it as one.
new Function(fs.readFileSync('node_modules/scorm-again/dist/scorm2004.js', 'utf8')).call(globalThis)
const version = JSON.parse(fs.readFileSync('node_modules/scorm-again/package.json')).version
console.log(`scorm-again ${version}`)
const api = new Scorm2004API({ logLevel: 5, autocommit: false })
api.Initialize('')
api.SetValue('cmi.interactions.0.id', 'pager-storm')
api.SetValue('cmi.interactions.0.type', 'choice')
const cases = [
  ['cmi.interactions.0.timestamp', '2026-11-28T20:00:00Z', false],
  ['cmi.interactions.0.timestamp', '2026-11-28T20:00:00+00:00', false],
  ['cmi.interactions.0.timestamp', '2026-11-28T20:00:00.5Z', true],
  ['cmi.interactions.0.timestamp', '2026-11-28T20:00:00.00Z', true],
  ['cmi.interactions.0.timestamp', '2026-11-28T20:00:00', true],
  ['cmi.interactions.0.latency', 'PT5.55S', true],
  ['cmi.interactions.0.latency', 'PT5.555S', false],
  ['cmi.session_time', 'PT1H30M5.555S', false],
]
let right = true
for (const [element, value, taken] of cases) {
  const answer = String(api.SetValue(element, value)) === 'true'
  console.log(`${element} = ${value}: ${answer ? 'taken' : 'refused, error ' + api.GetLastError()}`)
  right = right && answer === taken
}
process.exit(right ? 0 : 1)
JS
node run.cjs
echo "As described: a whole second in UTC is refused, and so is a third digit of a duration."

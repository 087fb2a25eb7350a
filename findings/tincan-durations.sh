#!/usr/bin/env bash
# Bet: tincanjs, the reference client for xAPI, reads back the ISO 8601 durations that it writes, and those that other tools write in the shortest form.
# What happens: in tincanjs without minutes the hours are read as the seconds too: "PT1H5S" is 1 h 1 s (the five are lost), and the library's own
#   "PT24H0S" comes back 24 seconds longer than the day it was written from. Without seconds a duration with minutes is
#   nothing: "PT90M" and "PT1H30M" are 0, without an error; "P1D" is an error. The other client, @xapi/xapi, writes just these: an hour and a half
#   as "PT1H30M", which tincanjs reads as 0, and whole days as "P1DT", which ISO 8601 does not allow (a T has a time behind it).
# Why it matters: learning records carry the time of each answer and session as such a duration. Sums of a course come out short, or
#   a second an hour too long, and only for sessions with zero minutes or zero seconds: no test with "PT1M30S" sees it.
# Versions: tincanjs 0.50.0, @xapi/xapi 3.0.3.
# Do instead: write durations in seconds alone ("PT5400S": valid everywhere and read right), and read other people's with a library
#   made for ISO 8601 durations.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
echo '{"private": true}' > package.json
npm install --silent --no-save tincanjs@0.50.0 @xapi/xapi@3.0.3 > npm.log 2>&1 || { cat npm.log; exit 2; }
cat > run.js <<'JS'
const { Utils } = require('tincanjs')
const { calculateISO8601Duration } = require('@xapi/xapi')
for (const name of ['tincanjs', '@xapi/xapi']) {
  console.log(name, JSON.parse(require('fs').readFileSync(`node_modules/${name}/package.json`)).version)
}
const cases = [
  ['PT1M30S', 90, 90], ['PT5400S', 5400, 5400], ['PT1H2M3S', 3723, 3723],
  ['PT1H5S', 3605, 3601], ['PT2H', 7200, 7202], ['PT90M', 5400, 0], ['PT1H30M', 5400, 0],
]
let right = true
for (const [text, truth, seen] of cases) {
  const read = Utils.convertISO8601DurationToMilliseconds(text) / 1000
  console.log(`${text}: ${read} s${read === truth ? '' : `, in truth ${truth} s`}`)
  right = right && read === seen
}
const day = 24 * 3600 * 1000
const written = Utils.convertMillisecondsToISO8601Duration(day)
const back = Utils.convertISO8601DurationToMilliseconds(written)
console.log(`a day, written as ${written}, read back: ${(back - day) / 1000} s too long`)
let refused = false
try { Utils.convertISO8601DurationToMilliseconds('P1D') } catch (error) { refused = true; console.log('P1D:', error.message) }
const xapi = seconds => calculateISO8601Duration(new Date(0), new Date(seconds * 1000))
const [half, whole] = [xapi(5400), xapi(86400)]
console.log(`@xapi/xapi writes 5400 s as ${half}, which tincanjs reads as ${Utils.convertISO8601DurationToMilliseconds(half) / 1000} s`)
console.log(`@xapi/xapi writes a day as ${whole}`)
right = right && half === 'PT1H30M' && whole === 'P1DT'
process.exit(right && refused && written === 'PT24H0S' && back === day + 24000 ? 0 : 1)
JS
node run.js
echo "As described: hours without minutes and minutes without seconds are misread."

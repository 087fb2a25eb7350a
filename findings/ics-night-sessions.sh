#!/usr/bin/env bash
# Bet: an event that begins at 22:00 in Berlin and lasts PT8H ends eight hours later, also in the night in which the clocks change;
#   only P1D (a day) is allowed to be 23 or 25 hours. RFC 5545, 3.3.6, says so: hours, minutes and seconds are exact.
# What happens: icalendar and ical.js, asked for the end, add on the clock's face: 06:00, which is nine hours later in October and seven in March.
#   PT24H is taken for P1D. Python's own subtraction hides it: end - start is 8:00:00 in the same zone, 9:00:00 in UTC.
# Why it matters: night drills, on-call shifts and "24 hours to do this" are given as durations. People are told an end that is an hour
#   off, and two programs that read one invitation differ by that hour.
# Versions: icalendar 7.3.2, ical.js 2.2.1.
# Do instead: write DTEND and not DURATION; to read, add to the start in UTC when the duration has a T part.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv venv
venv/bin/pip install -q --no-compile --disable-pip-version-check icalendar==7.3.2 tzdata==2026.6
echo '{"private": true}' > package.json
npm install --silent --no-save --ignore-scripts ical.js@2.2.1 > npm.log 2>&1 || { cat npm.log; exit 2; }
zone="BEGIN:VTIMEZONE
TZID:Europe/Berlin
BEGIN:DAYLIGHT
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
TZNAME:CEST
DTSTART:19700329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
TZNAME:CET
DTSTART:19701025T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE"
{
    printf 'BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:night\n%s\n' "$zone"
    for begin in 20261024T220000 20260328T220000 20260613T220000; do
        for lasts in PT8H PT24H; do
            printf 'BEGIN:VEVENT\nUID:%s-%s\nDTSTAMP:20260101T000000Z\nDTSTART;TZID=Europe/Berlin:%s\nDURATION:%s\nEND:VEVENT\n' "$begin" "$lasts" "$begin" "$lasts"
        done
    done
    printf 'END:VCALENDAR\n'
} | sed 's/$/\r/' > nights.ics
cat > run.mjs <<'JS'
import { readFileSync } from 'node:fs'
import ICAL from 'ical.js'
const calendar = new ICAL.Component(ICAL.parse(readFileSync('nights.ics', 'utf8')))
const hours = calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one))
  .map(({ uid, startDate, endDate }) => `${uid} ${(endDate.toUnixTime() - startDate.toUnixTime()) / 3600}`)
console.log(`ical.js ${JSON.parse(readFileSync('node_modules/ical.js/package.json')).version}: ${hours.join(', ')}`)
const expected = ['20261024T220000-PT8H 9', '20261024T220000-PT24H 25', '20260328T220000-PT8H 7', '20260328T220000-PT24H 23', '20260613T220000-PT8H 8', '20260613T220000-PT24H 24']
process.exit(hours.join() === expected.join() ? 0 : 1)
JS
node run.mjs
venv/bin/python - <<'PY'
import sys
from datetime import timezone
import icalendar

with open("nights.ics", "rb") as file:
    events = icalendar.Calendar.from_ical(file.read()).walk("VEVENT")
hours = []
for event in events:
    exact = event.end.astimezone(timezone.utc) - event.start.astimezone(timezone.utc)
    hours.append(exact.total_seconds() / 3600)
    print(f"icalendar {icalendar.__version__}: {event['UID']} ends {event.end}: {exact} later; end - start says {event.end - event.start}")
sys.exit(hours != [9, 25, 7, 23, 8, 24])
PY
echo "As described: eight hours are nine in October and seven in March."

#!/usr/bin/env bash
# Bet: ics.py reads what it wrote, and reading a calendar and writing it again changes no time.
# What happens: a time without a zone ("9 o'clock, wherever you are") is read as UTC and written back as 09:00Z; a backslash before an n comes
#   back as a line break (C:\notes as C:\ and "otes"), though it is written right and other readers get it right;
#   make_all_day() on 31 January to 1 February, where the end is not part of the day as in the format, gives two days.
# Why it matters: invitations to sessions and lists of dates go through such scripts: everybody outside UTC is invited an hour or eight
#   off, a folder's path breaks, and a one-day workshop blocks two days.
# Versions: ics 0.7.3, icalendar 7.3.2 (which does all three as expected).
# Do instead: icalendar; or set the zone of each time before writing, use "/" in paths, and give make_all_day an event without an end.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --no-compile --disable-pip-version-check ics==0.7.3 icalendar==7.3.2
"$tmp/venv/bin/python" -W ignore - <<'PY'
import sys
from importlib.metadata import version
import icalendar, ics

print("ics", version("ics"), "icalendar", version("icalendar"))
floating = "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x", "BEGIN:VEVENT", "UID:1", "DTSTAMP:20260101T000000Z",
                        "DTSTART:20260131T090000", "SUMMARY:Session", "END:VEVENT", "END:VCALENDAR", ""])
start = lambda text: next(line for line in text.splitlines() if line.startswith("DTSTART"))
by_ics = start(ics.Calendar(floating).serialize())
by_icalendar = start(icalendar.Calendar.from_ical(floating).to_ical().decode())
print(start(floating), "read and written: by ics", by_ics, "by icalendar", by_icalendar)

path = "C:\\notes"
written = ics.Calendar(events=[ics.Event(name=path, begin="2026-01-31")]).serialize()
back = next(iter(ics.Calendar(written).events)).name
other = str(icalendar.Calendar.from_ical(written).walk("VEVENT")[0]["summary"])
print(f"{path!r} read back: by ics {back!r}, by icalendar {other!r}")

day = ics.Event(name="Workshop", begin="2026-01-31", end="2026-02-01")
before = day.duration.days
day.make_all_day()
print("31 January to 1 February:", before, "day; after make_all_day():", day.duration.days, "days")
sys.exit((by_ics, by_icalendar, back, other, before, day.duration.days)
         != ("DTSTART:20260131T090000Z", "DTSTART:20260131T090000", "C:\\\notes", path, 1, 2))
PY
echo "As described: ics.py moves times without a zone, breaks paths and adds a day."

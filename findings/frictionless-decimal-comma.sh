#!/usr/bin/env bash
# Bet: frictionless reads a decimal comma in a semicolon CSV as a number or, failing that, as text.
# What happens: it infers `geopoint`: "3,5" becomes longitude 3, latitude 5, and the file is valid by its own description.
#   One value beyond the globe ("0,125" has latitude 125) tips the whole column back to text, so the same export changes
#   type from one run to the next.
# Why it matters: spreadsheets of half of Europe write exactly this file. A pipeline that describes first and validates
#   against the description passes, and hands lists of two numbers on as scores.
# Versions: frictionless 5.21.0.
# Do instead: write CSV with decimal points (and say so); when reading other people's, give the schema with
#   `decimalChar: ","` on number fields instead of inferring it.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --no-compile --disable-pip-version-check frictionless==5.21.0
cd "$tmp"
printf 'team;grade\nA;3,5\nB;4,25\nC;2,0\n' > grades.csv
printf 'team;grade\nA;3,5\nB;4,25\nC;0,125\n' > one-more.csv
"$tmp/venv/bin/python" - <<'PY'
import sys
import frictionless
from frictionless import Resource, Schema, describe, validate

print(f"frictionless {frictionless.__version__}")
kind = lambda path: describe(path).schema.get_field("grade").type
rows = [row.to_dict()["grade"] for row in Resource("grades.csv").read_rows()]
print("grades.csv:", kind("grades.csv"), "valid:", validate("grades.csv").valid, "rows:", rows)
print("one-more.csv:", kind("one-more.csv"))
told = Schema.from_descriptor({"fields": [{"name": "team", "type": "string"},
                                          {"name": "grade", "type": "number", "decimalChar": ","}]})
right = [float(row["grade"]) for row in Resource("grades.csv", schema=told).read_rows()]
print("with decimalChar:", right)
sys.exit(not (kind("grades.csv") == "geopoint" and validate("grades.csv").valid
              and [[float(n) for n in row] for row in rows] == [[3.0, 5.0], [4.0, 25.0], [2.0, 0.0]]
              and kind("one-more.csv") == "string" and right == [3.5, 4.25, 2.0]))
PY
echo "As described: a column of decimal commas is inferred as points on the globe."

#!/usr/bin/env bash
# Bet: pm4py's format_dataframe, told which columns are the case, the activity and the time, leaves texts in other columns, and the names of cases, as they are.
# What happens: every column of texts that can all be read as dates becomes dates. Tables T1 and T2 are cases called 0001-01-01 and 0001-01-02; April, May and June, who decided, are days of the
#   year 1, and so is "5 of 9" votes; tag 007 is the 7th of January, 4711 a year, "10:30" a time of the day on which the program runs. A7, B2 and Kim stay. Filtering for May finds nothing. No warning.
# Why it matters: it is the first line of every example. Whether a column survives depends on whether anybody in it is called Kim; cases that are
#   joined to other tables by their name find no partner.
# Versions: pm4py 2.7.23.11, pandas 3.0.6, python-dateutil 4.0.0.
# Do instead: leave format_dataframe out and give case_id_key, activity_key and timestamp_key to each call; or timest_format="ISO8601", which still takes 2026-11 for a day.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv venv
venv/bin/pip install -q --no-compile --disable-pip-version-check pm4py==2.7.23.11 pandas==3.0.6 python-dateutil==4.0.0 2> pip.log || { cat pip.log; exit 2; }
cat > run.py <<'PY'
import sys
import warnings
from datetime import date
from importlib.metadata import version
import pandas as pd
import pm4py

print(*(f"{name} {version(name)}" for name in ("pm4py", "pandas", "python-dateutil")), sep=" | ")
rows = pd.DataFrame({
    "table": ["T1", "T1", "T2", "T2"],
    "hat": ["lead", "wait", "lead", "manage"],
    "when": pd.to_datetime(["2026-11-29 10:00", "2026-11-29 11:00"] * 2),
    "who": ["May", "April", "May", "June"],
    "votes": ["5 of 9", "4 of 9", "3 of 9", "9 of 9"],
    "tag": ["007", "007", "008", "008"],
    "run": ["4711", "4711", "4712", "4712"],
    "break": ["10:30"] * 4,
    "month": ["2026-11"] * 4,
    "seat": ["A7", "B2", "A7", "B2"],
    "guest": ["May", "Kim", "May", "June"],
})
named = {"case_id": "table", "activity_key": "hat", "timestamp_key": "when"}
with warnings.catch_warnings(record=True) as warned:
    warnings.simplefilter("always")
    log = pm4py.format_dataframe(rows.copy(), **named)
first = {column: str(log[column].iloc[0]) for column in rows if column != "when"}
for column, seen in first.items():
    print(f"  {column}: {rows[column].iloc[0]} -> {seen}")
cases = sorted(log["case:concept:name"].unique())
found = len(pm4py.filter_event_attribute_values(log, "who", ["May"], level="event"))
print("cases:", cases, "| decided by May:", found, "| warnings about dates:", sum("date" in str(w.message).lower() for w in warned))
iso = pm4py.format_dataframe(rows.copy(), **named, timest_format="ISO8601")
print("with ISO8601:", iso["who"].iloc[0], iso["case:concept:name"].iloc[0], iso["tag"].iloc[0], iso["month"].iloc[0])
plain = pm4py.discover_dfg(rows, activity_key="hat", timestamp_key="when", case_id_key="table")[0]
print("without format_dataframe:", dict(plain))
day = {"table": "0001-01-01", "who": "0001-05-01", "votes": "0001-05-09", "tag": "0001-01-07", "run": "4711-01-01", "month": "2026-11-01"}
sys.exit(not (
    all(first[column] == f"{seen} 00:00:00+00:00" for column, seen in day.items()) and first["break"].endswith(" 10:30:00+00:00")
    and abs((date.fromisoformat(first["break"][:10]) - date.today()).days) <= 1
    and (first["hat"], first["seat"], first["guest"]) == ("lead", "A7", "May")
    and [case[:10] for case in cases] == ["0001-01-01", "0001-01-02"] and found == 0
    and (iso["who"].iloc[0], iso["case:concept:name"].iloc[0]) == ("May", "T1") and str(iso["month"].iloc[0]).startswith("2026-11-01")
    and plain == {("lead", "wait"): 1, ("lead", "manage"): 1}
))
PY
venv/bin/python run.py 2> err.log | grep -a -E '^(pm4py|  [a-z]+: |cases|with)' || { cat err.log; exit 1; }
echo "As described: names, tables and tags become days of the year 1."

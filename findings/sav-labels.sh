#!/usr/bin/env bash
# Bet: a table with labelled answers comes back from an SPSS file as it was written, or the writer refuses, as the same library does for Stata.
# What happens: write_sav cuts each value label after 120 bytes and each variable label after 256 bytes, without a word. Two answers that begin
#   alike become one: read with its labels, three answers are two groups, and counts and means by answer are those of the merged group. In letters of two
#   bytes 60 are left of a value label. write_dta keeps value labels of that length, and refuses a variable label of more than 80 characters with an error.
#   A missing text comes back as an empty one, and a duration as the words "1 days 06:00:00", which SPSS cannot add.
# Why it matters: SPSS files are how surveys of leadership travel. Questions and answers are sentences of more than 120 bytes, and answers to one
#   question often begin alike ("You tell the early shift at half past six that ...").
# Versions: pyreadstat 1.3.7, pandas 3.1.1.
# Do instead: write ids (1, 2, 3) and keep the sentences in a table of their own; if labels are wanted, begin them with the id, and compare what is
#   read with what was written. Durations in seconds.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv venv
venv/bin/pip install -q --no-compile --disable-pip-version-check pyreadstat==1.3.7 pandas==3.1.1
venv/bin/python - <<'PY'
import sys
from datetime import timedelta
import pandas as pd, pyreadstat

print("pyreadstat", pyreadstat.__version__, "pandas", pd.__version__)
start = "You tell the early shift at half past six, before the first lorry is at a gate and while the line is still cold, that the order of the two halls "
labels = {1: start + "stays as it is", 2: start + "is turned round today", 3: "You wait"}
votes = pd.DataFrame({"vote": [1, 1, 2, 2, 2, 3]})
asked = "What did you see that made you vote as you did? " * 6

pyreadstat.write_sav(votes, "votes.sav", variable_value_labels={"vote": labels}, column_labels=[asked])
frame, meta = pyreadstat.read_sav("votes.sav", apply_value_formats=True)
groups = frame["vote"].value_counts().tolist()
kept = len(meta.variable_value_labels["vote"][1])
title = len(meta.column_labels[0])
print(f"written: 3 answers with {len(labels[1])} and {len(labels[2])} letters, a question of {len(asked)}")
print(f"read from .sav: groups of {groups}; labels of {kept} letters, a question of {title}")

pyreadstat.write_sav(votes, "umlauts.sav", variable_value_labels={"vote": {1: "ä" * 150}})
umlauts = len(pyreadstat.read_sav("umlauts.sav")[1].variable_value_labels["vote"][1])
print(f"of 150 letters ä: {umlauts}")

pyreadstat.write_dta(votes, "votes.dta", variable_value_labels={"vote": labels})
stata = pyreadstat.read_dta("votes.dta", apply_value_formats=True)[0]["vote"].value_counts().tolist()
try:
    pyreadstat.write_dta(votes, "asked.dta", column_labels=[asked])
    refused = "taken"
except Exception as error:
    refused = f"refused: {error}"
print(f"read from .dta: groups of {stata}; the question is {refused}")

others = pd.DataFrame({"note": ["late", None], "hour": [timedelta(minutes=90), timedelta(hours=30)]})
pyreadstat.write_sav(others, "others.sav")
back = pyreadstat.read_sav("others.sav")[0]
print("others:", back["note"].tolist(), back["hour"].tolist())
right = (
    groups == [5, 1] and (kept, title, umlauts) == (120, 256, 60) and stata == [3, 2, 1] and refused.startswith("refused")
    and back["note"].tolist() == ["late", ""] and back["hour"].tolist() == ["0 days 01:30:00", "1 days 06:00:00"]
)
sys.exit(not right)
PY
echo "As described: labels are cut without a word, and answers that begin alike become one."

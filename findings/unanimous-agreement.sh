#!/usr/bin/env bash
# Bet: raters who all give the same mark agree perfectly; every library for agreement says 1.
# What happens: krippendorff refuses ("There has to be more than one value in the domain") and, told the scale, says nan; nltk's alpha
#   of the same marks is 1, but its kappa, pi and S end in ZeroDivisionError. One dissenting mark of twelve, and both alphas are 0.
# Why it matters: in workshops and teams the best case is common: everybody chose the same answer. A table of agreement then
#   stops, or (nan is skipped by means) drops just the teams that agreed most, so that the agreement reported is too low;
#   and a team of eleven to one looks as if it had answered by chance.
# Versions: krippendorff 0.9.0, nltk 3.9.2.
# Do instead: look for "no variance" before the call and report it as a category of its own ("unanimous"); give a plain figure
#   (share of pairs that agree, rwg) beside the one that corrects for chance; say how many teams a mean stands on.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --no-compile --disable-pip-version-check krippendorff==0.9.0 nltk==3.9.2
"$tmp/venv/bin/python" -W ignore - <<'PY'
import math, sys
from importlib.metadata import version
import krippendorff
from nltk.metrics.agreement import AnnotationTask

print("krippendorff", version("krippendorff"), "nltk", version("nltk"))
same = [[3, 3, 3, 3]] * 3  # three raters, four subjects
dissent = [[3, 3, 3, 3], [3, 3, 3, 3], [3, 3, 3, 2]]

def alpha(marks, **more):
    try:
        return float(krippendorff.alpha(reliability_data=marks, level_of_measurement="nominal", **more))
    except ValueError as error:
        return str(error)

def nltk(marks, statistic):
    task = AnnotationTask([(str(rater), str(item), str(mark)) for rater, row in enumerate(marks) for item, mark in enumerate(row)])
    try:
        return float(getattr(task, statistic)())
    except ZeroDivisionError as error:
        return type(error).__name__

seen = {
    "krippendorff alpha, all alike": alpha(same),
    "krippendorff alpha, all alike, scale told": alpha(same, value_domain=[1, 2, 3, 4, 5]),
    "nltk alpha, all alike": nltk(same, "alpha"),
    "nltk multi_kappa, all alike": nltk(same, "multi_kappa"),
    "nltk pi, all alike": nltk(same, "pi"),
    "nltk S, all alike": nltk(same, "S"),
    "krippendorff alpha, one dissents": alpha(dissent),
    "nltk alpha, one dissents": nltk(dissent, "alpha"),
    "nltk share of agreeing pairs, one dissents": round(nltk(dissent, "avg_Ao"), 3),
}
for line, value in seen.items():
    print(f"{line}: {value}")
refused, told, *rest = seen.values()
sys.exit(not ("more than one value" in str(refused) and isinstance(told, float) and math.isnan(told)
              and rest == [1, "ZeroDivisionError", "ZeroDivisionError", "ZeroDivisionError", 0, 0, 0.833]))
PY
echo "As described: full agreement is 1, not a number, or an error, by library and statistic."

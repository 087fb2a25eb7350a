#!/usr/bin/env bash
# Bet: two ratings of one team by one rater are refused by pingouin's intraclass_corr, as a missing one is; cronbach_alpha is never above 1.
# What happens: the two ratings become their mean without a word: one row sent twice with another number takes ICC(1,1) from .92 to .55. With gaps
#   cronbach_alpha takes each pair of items from those who answered both (nan_policy="pairwise", the default): five people and two gaps give 1.04 with an
#   interval of 1.19 to 1.00, and no warning; the three complete people give .99.
# Why it matters: forms are sent twice and pages are skipped; an alpha above 1 is seen, one that is only too high is not.
# Versions: pingouin 0.7.0, numpy 2.4.6, pandas 2.3.3, scipy 1.17.1.
# Do instead: assert not rows.duplicated(["team", "rater"]).any(); nan_policy="listwise", and say how many were left.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv venv
venv/bin/pip install -q --no-compile --disable-pip-version-check pingouin==0.7.0 numpy==2.4.6 pandas==2.3.3 scipy==1.17.1
venv/bin/python -W always::UserWarning - <<'PY'
import sys
from importlib.metadata import version
import pandas as pd, pingouin as pg

print(", ".join(f"{name} {version(name)}" for name in ("pingouin", "numpy", "pandas", "scipy")))
ratings = pd.DataFrame({"team": [1, 1, 2, 2, 3, 3, 4, 4], "rater": list("abababab"), "score": [1.0, 2, 3, 3, 5, 4, 7, 6]})
twice = pd.concat([ratings, pd.DataFrame({"team": [1], "rater": ["a"], "score": [9.0]})])


def icc(rows):
    try:
        return round(float(pg.intraclass_corr(rows, "team", "rater", "score")["ICC"].iloc[0]), 2)
    except Exception as error:
        return f"{type(error).__name__}: {str(error)[:60]}"


once, doubled, missing = icc(ratings), icc(twice), icc(ratings.iloc[1:])
print("ICC(1,1): each once", once, "| one twice", doubled, "| one missing:", missing)
items = pd.DataFrame({"a": [1.0, 2, 3, 4, 5], "b": [2.0, 2, 3, 5, 5], "c": [1.0, None, None, 4, 4]})
pairwise, listwise = pg.cronbach_alpha(items), pg.cronbach_alpha(items, nan_policy="listwise")
print("alpha by pairs", round(float(pairwise[0]), 2), pairwise[1], "| of complete people", round(float(listwise[0]), 2), listwise[1])
sys.exit(not ((once, doubled) == (0.92, 0.55) and isinstance(missing, str) and 1.03 < pairwise[0] < 1.05 and 0.98 < listwise[0] < 1))
PY
echo "As described: doubled ratings are averaged, and alpha exceeds 1."

#!/usr/bin/env bash
# Bet: pingouin's intraclass_corr takes teams of different sizes, as ICC(1) by one-way analysis of variance does, or refuses them.
# What happens: nan_policy="raise" (the default) refuses them; "omit" leaves out every *team* that has not the most members, without a word. Of eight
#   teams of which three lost a member, ICC(1,1) is -.31 from the five whole ones and .86 from all eight by analysis of variance.
# Why it matters: teams that lost somebody are the ones that differ; without them a team climate looks as if there were none.
# Versions: pingouin 0.7.0, numpy 2.4.6, pandas 2.3.3, scipy 1.17.1.
# Do instead: mean squares by pg.anova, and ICC(1) = (MSB - MSW) / (MSB + (k0 - 1) MSW) with k0 = (N - sum k^2 / N) / (teams - 1).
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv venv
venv/bin/pip install -q --no-compile --disable-pip-version-check pingouin==0.7.0 numpy==2.4.6 pandas==2.3.3 scipy==1.17.1
venv/bin/python -W always - <<'PY'
import sys
from importlib.metadata import version
import pandas as pd, pingouin as pg

print(", ".join(f"{name} {version(name)}" for name in ("pingouin", "numpy", "pandas", "scipy")))
teams = [[6, 7, 5], [7, 6, 6], [5, 7, 7], [6, 5, 7], [7, 7, 6], [2, 3], [1, 2], [9, 10]]
rows = pd.DataFrame([(t, m, float(score)) for t, team in enumerate(teams) for m, score in enumerate(team)], columns=["team", "member", "score"])


def icc(rows, **how):
    found = pg.intraclass_corr(rows, "team", "member", "score", **how)
    return round(float(found.loc[found["Type"].str.startswith("ICC1") | found["Type"].eq("ICC(1,1)"), "ICC"].iloc[0]), 3)


try:
    default = icc(rows)
except Exception as error:
    default = f"{type(error).__name__}: {str(error)[:70]}"
whole = rows[rows.groupby("team")["member"].transform("size") == 3]
omitted, five = icc(rows, nan_policy="omit"), icc(whole)
table = pg.anova(rows, dv="score", between="team", detailed=True)
between, within = (float(table.loc[i, "MS"]) for i in (0, 1))
sizes = rows.groupby("team").size()
k0 = (sizes.sum() - (sizes**2).sum() / sizes.sum()) / (len(sizes) - 1)
everybody = round((between - within) / (between + (k0 - 1) * within), 3)
print("default:", default, "| omit:", omitted, "| the five whole teams:", five, "| all eight by analysis of variance:", everybody)
sys.exit(not (isinstance(default, str) and omitted == five and everybody > five + 0.3))
PY
echo "As described: teams that lost a member are left out without a word."

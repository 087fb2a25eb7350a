#!/usr/bin/env bash
# Bet: a GEE with an autoregressive correlation goes by `time`, which says of each row which turn it is, so that the rows may stand in any order, as they may for every other model.
# What happens: each team's rows are taken for neighbours as they stand; with grid=True time= changes nothing at all, with grid=False only the estimate of the one parameter, though the
#   documentation defines the dependence by `time`. The same
#   300 rows shuffled give a slope of .44 with a standard error of .041 where sorted ones give .51 with .025 (drawn with .5), with grid=True and with grid=False. No warning. An exchangeable correlation gives the same in any order, as it should.
# Why it matters: rows of turns that come out of a database, a join, a folder of parts or several threads are in no order, and the time that was given seems to take care of it.
# Versions: statsmodels 0.15.0, numpy 2.4.6, pandas 2.3.3, scipy 1.17.1.
# Do instead: rows.sort_values(["team", "turn"]) before each fit, and the same turns in every team.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv venv
venv/bin/pip install -q --no-compile --disable-pip-version-check statsmodels==0.15.0 numpy==2.4.6 pandas==2.3.3 scipy==1.17.1
venv/bin/python - <<'PY'
import sys, warnings
from importlib.metadata import version
import numpy as np, pandas as pd
import statsmodels.api as sm, statsmodels.formula.api as smf

print(", ".join(f"{name} {version(name)}" for name in ("statsmodels", "numpy", "pandas", "scipy")))
draw = np.random.default_rng(1)
rows = pd.DataFrame({"team": np.repeat(np.arange(60), 5), "turn": np.tile(np.arange(5), 60), "x": draw.normal(size=300)})
noise = draw.normal(size=(5, 60)).T
for turn in range(1, 5):
    noise[:, turn] = 0.8 * noise[:, turn - 1] + 0.6 * noise[:, turn]
rows["y"] = 0.5 * rows["x"] + noise.ravel()
shuffled = rows.sample(frac=1, random_state=2)


def fit(some, structure, **given):
    fitted = smf.gee("y ~ x", "team", some, cov_struct=structure, **given).fit()
    return round(float(fitted.params["x"]), 3), round(float(fitted.bse["x"]), 3)


seen = {}
with warnings.catch_warnings(record=True) as said:
    warnings.simplefilter("always")
    for name, some in (("sorted", rows), ("shuffled", shuffled)):
        seen[name] = {
            "grid=True, time by name": fit(some, sm.cov_struct.Autoregressive(grid=True), time="turn"),
            "grid=True, time as array": fit(some, sm.cov_struct.Autoregressive(grid=True), time=some["turn"].to_numpy()),
            "grid=True, no time": fit(some, sm.cov_struct.Autoregressive(grid=True)),
            "grid=False, time as array": fit(some, sm.cov_struct.Autoregressive(grid=False), time=some["turn"].to_numpy()),
            "exchangeable": fit(some, sm.cov_struct.Exchangeable()),
        }
for what in seen["sorted"]:
    print(f"{what}: slope and standard error, sorted {seen['sorted'][what]}, shuffled {seen['shuffled'][what]}")
print("warnings:", len(said))
once, other = seen["sorted"], seen["shuffled"]
ordered = [what for what in once if what != "exchangeable"]
sys.exit(not (
    once["exchangeable"] == other["exchangeable"] and all(abs(once[what][0] - other[what][0]) > 0.04 and other[what][1] > 1.3 * once[what][1] for what in ordered)
    and len({other[what] for what in ordered[:3]}) == len({once[what] for what in ordered[:3]}) == 1 and not said
))
PY
echo "As described: the order of the rows is the time."

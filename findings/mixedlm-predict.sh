#!/usr/bin/env bash
# Bet: predict() of a fitted mixed model, asked for the rows it was fitted with, is fittedvalues, as with statsmodels' OLS and with predict() of R's lme4.
# What happens: fittedvalues has each team's own effect in it and predict() has not; it needs the column of the team as little as it uses it. Of 20 teams of
#   five people, fittedvalues explains 69 % of the variance in the very rows of which predict() explains 15 %. aic and bic are nan after the default
#   fit (REML), without a warning, so that min() or sorting by them takes whichever model comes first.
# Why it matters: people in teams are what such models are for here; "how much does the model explain" is told from either, and a team's forecast from
#   predict() is that of an average team.
# Versions: statsmodels 0.15.0, numpy 2.4.6, pandas 2.3.3, scipy 1.17.1.
# Do instead: predict(rows) + the team's entry in random_effects for teams that were seen; fit(reml=False) before aic; say which R² it is.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv venv
venv/bin/pip install -q --no-compile --disable-pip-version-check statsmodels==0.15.0 numpy==2.4.6 pandas==2.3.3 scipy==1.17.1
venv/bin/python -W always - <<'PY'
import math, sys, warnings
from importlib.metadata import version
import numpy as np, pandas as pd
import statsmodels.formula.api as smf

print(", ".join(f"{name} {version(name)}" for name in ("statsmodels", "numpy", "pandas", "scipy")))
draw = np.random.default_rng(1)
team = np.repeat(np.arange(20), 5)
effect = 2 * draw.normal(size=20)
rows = pd.DataFrame({"team": team, "x": draw.normal(size=100)})
rows["y"] = rows["x"] + effect[team] + draw.normal(size=100)

line = smf.ols("y ~ x", rows).fit()
print("OLS, largest difference of fittedvalues and predict:", round(float((line.fittedvalues - line.predict(rows)).abs().max()), 6))
with warnings.catch_warnings(record=True) as said:
    warnings.simplefilter("always")
    mixed = smf.mixedlm("y ~ x", rows, groups="team").fit()
    aic = mixed.aic
    predicted = mixed.predict(rows)


def explained(values):
    return round(float(np.corrcoef(values, rows["y"])[0, 1] ** 2), 2)


own = rows["team"].map(lambda t: float(mixed.random_effects[t].iloc[0]))
print("mixed, largest difference:", round(float((mixed.fittedvalues - predicted).abs().max()), 2), "| with the teams' effects added:", round(float((mixed.fittedvalues - predicted - own).abs().max()), 6))
print("explained by fittedvalues", explained(mixed.fittedvalues), "and by predict", explained(predicted))
likelihood = smf.mixedlm("y ~ x", rows, groups="team").fit(reml=False).aic
print("aic after the default fit", aic, "and after reml=False", round(float(likelihood), 1), "| warnings:", [str(w.message)[:60] for w in said])
sys.exit(not (
    np.allclose(line.fittedvalues, line.predict(rows)) and float((mixed.fittedvalues - predicted).abs().max()) > 2
    and np.allclose(mixed.fittedvalues, predicted + own) and explained(mixed.fittedvalues) > 0.6 and explained(predicted) < 0.2
    and np.allclose(predicted, mixed.predict(rows[["x"]])) and math.isnan(aic) and math.isfinite(likelihood) and not said
))
PY
echo "As described: predict leaves the teams out."

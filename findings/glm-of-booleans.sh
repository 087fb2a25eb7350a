#!/usr/bin/env bash
# Bet: a logistic model of a column of True and False, by a formula, is about True, as with the same column as 1 and 0, or is refused.
# What happens: glm and gee with family=Binomial() model False. The formula makes two columns of it, and Binomial takes the first of two for the
#   successes: who trusts less leaves more, and the coefficient of trust is +1.06 instead of -1.06; predict() gives the share of those who stay. "no"/"yes" go the same way
#   (the first of the alphabet is modelled; R's glm models the second), a categorical by its first category. logit and mixedlm refuse the same column with
#   an error, and GLM(left, X) without a formula models True. No warning; the summary's head has ['left[False]', 'left[True]'] for a dependent variable.
# Why it matters: "left the team", "kept the promise", "chose both hats" are True and False as soon as they are computed in pandas; one changes from logit to glm or
#   gee because teams are clusters, and every effect turns round.
# Versions: statsmodels 0.15.0, numpy 2.4.6, pandas 2.3.3, scipy 1.17.1.
# Do instead: a column of 1 and 0 (left.astype(int)), and look whether endog_names is one name.
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
rows = pd.DataFrame({"trust": draw.normal(size=400), "team": np.arange(400) // 5})
rows["left"] = draw.random(400) < 1 / (1 + np.exp(1 + rows["trust"]))
rows["number"] = rows["left"].astype(int)
rows["said"] = np.where(rows["left"], "yes", "no")
rows["category"] = pd.Categorical(rows["said"], ["yes", "no"])
print("mean trust of those who left", round(rows.loc[rows["left"], "trust"].mean(), 2), "and of those who stayed", round(rows.loc[~rows["left"], "trust"].mean(), 2))
binomial, little = sm.families.Binomial(), pd.DataFrame({"trust": [-2.0]})


def slope(column, model):
    try:
        if model == "glm":
            fitted = smf.glm(f"{column} ~ trust", rows, family=binomial).fit()
        elif model == "gee":
            fitted = smf.gee(f"{column} ~ trust", "team", rows, family=binomial).fit()
        else:
            fitted = smf.logit(f"{column} ~ trust", rows).fit(disp=False)
        return round(float(fitted.params["trust"]), 2), round(float(fitted.predict(little).iloc[0]), 2)
    except ValueError:
        return "refused"


with warnings.catch_warnings(record=True) as said:
    warnings.simplefilter("always")
    seen = {column: [slope(column, model) for model in ("glm", "gee", "logit")] for column in ("number", "left", "said", "category")}
    arrays = round(float(sm.GLM(rows["left"], sm.add_constant(rows["trust"]), family=binomial).fit().params["trust"]), 2)
for column, three in seen.items():
    print(f"{column} ({rows[column].dtype}): coefficient of trust and prediction for little trust: glm {three[0]}, gee {three[1]}, logit {three[2]}")
print("GLM of arrays, left (bool):", arrays, "| warnings:", len(said))
of, turned = (-1.06, 0.75), (1.06, 0.25)
sys.exit(not (
    seen["number"] == [of, of, of] and seen["left"] == seen["said"] == [turned, turned, "refused"] and seen["category"] == [of, of, "refused"]
    and arrays == -1.06 and not said
))
PY
echo "As described: glm and gee model False."

#!/usr/bin/env bash
# Bet: the parameters "low/mid" and "mid/high" of statsmodels' OrderedModel are the two thresholds, as under the same names in R's polr, and so are their intervals.
# What happens: only the first is. Every other one is the logarithm of the distance from the one before: "mid/high" is 0.32 where the threshold is 0.36, "high/top" 0.91
#   where it is 2.85, with standard errors and intervals of that logarithm in the summary. Who works out shares from them gets 38 % at the top instead of 8.
#   The thresholds are in model.transform_threshold_params(params).
# Why it matters: answers of a form ("not at all" to "fully") are ordered, the names are those that the field's other programs print, and the numbers rise as thresholds would.
# Versions: statsmodels 0.15.0, numpy 2.4.6, pandas 2.3.3, scipy 1.17.1. (The documentation's example names the transformation; the summary does not.)
# Do instead: transform_threshold_params(params)[1:-1], and predict() for shares.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv venv
venv/bin/pip install -q --no-compile --disable-pip-version-check statsmodels==0.15.0 numpy==2.4.6 pandas==2.3.3 scipy==1.17.1
venv/bin/python -W always - <<'PY'
import sys
from importlib.metadata import version
import numpy as np, pandas as pd
from statsmodels.miscmodels.ordinal_model import OrderedModel

print(", ".join(f"{name} {version(name)}" for name in ("statsmodels", "numpy", "pandas", "scipy")))
draw = np.random.default_rng(1)
x = draw.normal(size=400)
answers = pd.Series(pd.Categorical.from_codes(np.digitize(x + draw.logistic(size=400), [-1, 0.5, 3]), ["low", "mid", "high", "top"], ordered=True))
model = OrderedModel(answers, pd.DataFrame({"x": x}), distr="logit")
fitted = model.fit(disp=False, method="bfgs")
printed = fitted.params.drop("x")
true = model.transform_threshold_params(fitted.params.to_numpy())[1:-1]
print("drawn with thresholds -1, 0.5, 3; printed as", printed.round(2).to_dict(), "| thresholds", true.round(2).tolist())
top = lambda threshold: round(float(1 / (1 + np.exp(threshold - fitted.params["x"] * 0.4))), 3)
by_model = round(float(fitted.predict(pd.DataFrame({"x": [0.4]})).iloc[0, -1]), 3)
print("share at the top for x = 0.4: from the printed number", top(printed["high/top"]), "| from the threshold", top(true[2]), "| predict()", by_model)
print("in the summary:", [line.strip() for line in str(fitted.summary()).splitlines() if "/" in line][-3:])
sys.exit(not (
    np.allclose(printed.iloc[0], true[0]) and np.allclose(np.exp(printed.iloc[1:]), np.diff(true)) and abs(true[2] - printed["high/top"]) > 1.5
    and top(true[2]) == by_model and top(printed["high/top"]) > 2 * by_model and "log" not in str(fitted.summary()).split("high/top")[1]
))
PY
echo "As described: all but the first are logarithms of distances."

#!/usr/bin/env bash
# Bet: semopy leaves rows with a missing answer out, or says what it does; of two models with as many parameters the one that fits better has the lower AIC.
# What happens: covariances are taken from pairs that are there, and the standard errors from the number of all rows. With z known for 100 of 400 people the
#   estimate of z ~ y is that of the 100, and its error .043 instead of .086. Nothing is said. AIC and BIC put the value of the objective, which is least
#   where the fit is best, in the place of the log-likelihood: among models of one size the AIC is lower the worse the fit (8.00 at chi2 = 0.02, 7.75 at 50.9).
# Why it matters: waves of a survey lose people, and "z-value" is what is reported; AIC is what models of leadership and performance are chosen by.
# Versions: semopy 2.3.11, numpy 2.4.6, pandas 2.3.3, scipy 1.17.1.
# Do instead: dropna() first, and print the number of rows; compare by chi2 and degrees of freedom: AIC is chi2 + 2 * parameters up to a constant.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv venv
venv/bin/pip install -q --no-compile --disable-pip-version-check semopy==2.3.11 numpy==2.4.6 pandas==2.3.3 scipy==1.17.1
venv/bin/python -W always::UserWarning - <<'PY'
import sys
from importlib.metadata import version
import numpy as np, pandas as pd, semopy

print("semopy", version("semopy"), "numpy", np.__version__, "pandas", pd.__version__)
draw = np.random.default_rng(1)
x = draw.normal(size=400)
y = 0.5 * x + draw.normal(size=400)
z = 0.4 * y + draw.normal(size=400)
people = pd.DataFrame({"x": x, "y": y, "z": z})


def path(rows):
    model = semopy.Model("y ~ x\nz ~ y")
    model.fit(rows)
    line = model.inspect().query("lval == 'z' and op == '~'").iloc[0]
    return round(float(line["Estimate"]), 3), round(float(line["Std. Err"]), 3)


gaps = people.copy()
gaps.loc[:299, "z"] = np.nan
asked, answered, everybody = path(gaps), path(gaps.dropna()), path(people)
print("z ~ y, estimate and error: 400 rows", everybody, "| 400 rows, 100 with z", asked, "| those 100", answered)

fits = []
for text in ("y ~ x\nz ~ y", "y ~ x\nz ~ x"):
    model = semopy.Model(text)
    model.fit(people)
    stats = semopy.calc_stats(model).loc["Value"]
    fits.append((len(model.param_vals), round(float(stats["chi2"]), 2), round(float(stats["CFI"]), 2), round(float(stats["AIC"]), 2), round(float(stats["BIC"]), 2)))
    print(repr(text), dict(zip(("parameters", "chi2", "CFI", "AIC", "BIC"), fits[-1])))
good, bad = fits
sys.exit(not (
    abs(asked[0] - answered[0]) < 0.005 and abs(asked[1] - everybody[1]) < 0.001 and 1.9 < answered[1] / asked[1] < 2.1
    and good[0] == bad[0] and good[1] < 0.1 < 50 < bad[1] and good[3] > bad[3] + 0.2 and good[4] > bad[4] + 0.2
))
PY
echo "As described: missing answers leave the errors small, and AIC prefers the worse model."

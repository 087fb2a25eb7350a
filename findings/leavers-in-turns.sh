#!/usr/bin/env bash
# Bet: of four members who leave in turns 2, 4, 6 and 8 half are gone by turn 4, so that the median is 4 (or 5, as in R's survfit); a status of 1 and 2, as R's Surv takes it, is understood or refused.
# What happens: statsmodels' SurvfuncRight says 6, the first turn after which fewer than half are left. A status of 2 counts as two who leave: of three people,
#   one of whom stays, the curve is .33, .17, 0 where it is .67, 0; PHReg takes it too, and its coefficient is another. No warning.
# Why it matters: few people and whole turns put the curve at exactly one half all the time; a status of 1 and 2 comes with every file that was made for R.
# Versions: statsmodels 0.15.0, numpy 2.4.6, pandas 2.3.3, scipy 1.17.1.
# Do instead: a status of 0 and 1, asserted; the median from the curve itself (surv_times[surv_prob <= 0.5].min()), and say which it is.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv venv
venv/bin/pip install -q --no-compile --disable-pip-version-check statsmodels==0.15.0 numpy==2.4.6 pandas==2.3.3 scipy==1.17.1
venv/bin/python - <<'PY'
import sys, warnings
from importlib.metadata import version
import numpy as np
from statsmodels.duration.hazard_regression import PHReg
from statsmodels.duration.survfunc import SurvfuncRight

print(", ".join(f"{name} {version(name)}" for name in ("statsmodels", "numpy", "pandas", "scipy")))
with warnings.catch_warnings(record=True) as said:
    warnings.simplefilter("always")
    four = SurvfuncRight([2, 4, 6, 8], [1, 1, 1, 1])
    at = dict(zip(four.surv_times.tolist(), four.surv_prob.round(2).tolist()))
    median, seven = int(four.quantile(0.5)), int(SurvfuncRight([2, 4, 6, 8, 9], [1] * 5).quantile(0.5))
    of_one = [list(map(float, SurvfuncRight([1, 2, 3], np.array(status)).surv_prob.round(2))) for status in ([1, 0, 1], [2, 1, 2])]
    draw = np.random.default_rng(1)
    trust = draw.normal(size=60)
    turns, status = np.ceil(draw.exponential(np.exp(trust)) * 3), draw.random(60) < 0.7
    slopes = [round(float(PHReg(turns, trust[:, None], status=coded).fit().params[0]), 2) for coded in (status, status.astype(int), status + 1)]
print("leaving in turns 2, 4, 6, 8: left after each", at, "| median", median, "| with a fifth in turn 9:", seven)
print("three people, the second stays: status 1, 0, 1:", of_one[0], "| 2, 1, 2:", of_one[1])
print("PHReg's coefficient: True and False", slopes[0], "| 1 and 0", slopes[1], "| 2 and 1", slopes[2])
print("warnings:", len(said))
sys.exit(not (at[4] == 0.5 and median == 6 and seven == 6 and of_one[0] in ([0.67, 0.67, 0.0], [0.67, 0.0]) and of_one[1] == [0.33, 0.17, 0.0] and slopes[0] == slopes[1] and abs(slopes[2] - slopes[0]) > 0.03 and not said))
PY
echo "As described: the median comes a turn late, and a status of 2 counts twice."

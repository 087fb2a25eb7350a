#!/usr/bin/env bash
# Bet: SALib refuses to analyse a Sobol sample that was drawn with second-order rows as one without them, and the reverse: the numbers of rows differ.
# What happens: it asks only whether the number of results is divisible. A sample has N(2D + 2) rows with second order and N(D + 2) without, and N is a
#   power of two, so with 2, 6 or 14 parameters (drawn with, analysed without) and with 3, 7 or 15 (the reverse) it always is. No error and no warning
#   comes; of a model of six parameters in which the first does 94 % and the last four do nothing, the last gets the largest share.
# Why it matters: calc_second_order is True in both functions, and leaving it out of one of them is the usual slip. With five parameters it is an error, so
#   one takes the check for there. Six meters and three shares of habits are sizes of this field.
# Versions: SALib 1.6.0, numpy 2.4.6.
# Do instead: one constant for both calls, assert len(Y) == N * (2 * D + 2), and one parameter more that the model does not use: its share has to be 0.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv venv
venv/bin/pip install -q --no-compile --disable-pip-version-check SALib==1.6.0 numpy==2.4.6
venv/bin/python - <<'PY'
import sys, warnings
from importlib.metadata import version
from SALib.analyze import sobol as analysis
from SALib.sample import sobol as sample

print("SALib", version("SALib"), "numpy", version("numpy"))
N = 1024


def shares(d, drawn, analysed):
    problem = {"num_vars": d, "names": [f"x{i}" for i in range(d)], "bounds": [[0, 1]] * d}
    x = sample.sample(problem, N, calc_second_order=drawn, seed=1)
    y = 4 * x[:, 0] + x[:, 1]
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        try:
            found = analysis.analyze(problem, y, calc_second_order=analysed, seed=1)["ST"].round(2).tolist()
        except RuntimeError:
            return "refused"
    return found if not said else f"warned: {said[0].message}"


silent = {(True, False): [], (False, True): []}
for drawn in (True, False):
    for d in range(2, 17):
        result = shares(d, drawn, not drawn)
        if isinstance(result, list):
            silent[drawn, not drawn].append(d)
print("taken without a word, drawn with second order, analysed without: parameters", silent[True, False])
print("taken without a word, drawn without second order, analysed with: parameters", silent[False, True])
right, wrong = shares(6, True, True), shares(6, True, False)
other_right, other_wrong = shares(3, False, False), shares(3, False, True)
print("total shares of six parameters:", right, "and when mixed:", wrong)
print("total shares of three parameters:", other_right, "and when mixed:", other_wrong)
sys.exit(not (
    silent == {(True, False): [2, 6, 14], (False, True): [3, 7, 15]}
    and right == [0.94, 0.06, 0.0, 0.0, 0.0, 0.0] and max(wrong) == wrong[5] > 0.7 and other_right == [0.94, 0.06, 0.0] and max(other_wrong) == other_wrong[2] > 1
))
PY
echo "As described: mixed samples are analysed without a word."

#!/usr/bin/env bash
# Bet: row i of phi_, the correlations of obliquely rotated factors, is the factor of column i of loadings_.
# What happens: after the rotation the columns of loadings_ and of structure_ are put in the order of their variance, and phi_ stays in the old one. With the
#   default rotation and method (promax, minres) and three factors of which A and B correlate .6, B and C .3, A and C 0, the table read side by side says A
#   and C .34 and B and C 0. structure_ is no longer loadings_ @ phi_. Where the order was right already (method="ml" on the same rows), all is well.
# Why it matters: which two factors of leadership go together is what one rotates obliquely for; the figures are plausible and belong to other pairs.
# Versions: factor_analyzer 0.5.1, scikit-learn 1.7.2, numpy 2.3.5, pandas 2.3.3, scipy 1.16.3.
# Do instead: take numpy.linalg.lstsq(loadings_, structure_) for phi, or assert that loadings_ @ phi_ is structure_ before reading it.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv venv
venv/bin/pip install -q --no-compile --disable-pip-version-check factor_analyzer==0.5.1 scikit-learn==1.7.2 numpy==2.3.5 pandas==2.3.3 scipy==1.16.3
venv/bin/python -W ignore::FutureWarning - <<'PY'
import sys
from importlib.metadata import version
import numpy as np
from factor_analyzer import FactorAnalyzer

print(", ".join(f"{name} {version(name)}" for name in ("factor_analyzer", "scikit-learn", "numpy", "pandas", "scipy")))
truth = np.array([[1, 0.6, 0], [0.6, 1, 0.3], [0, 0.3, 1]])
draw = np.random.default_rng(3)
factors = draw.multivariate_normal(np.zeros(3), truth, size=2000)
loadings = np.zeros((12, 3))
loadings[:3, 0], loadings[3:7, 1], loadings[7:, 2] = 0.6, 0.7, 0.8
items = factors @ loadings.T + 0.6 * draw.normal(size=(2000, 12))


def pairs(table, column):
    a, b, c = column
    return [round(float(table[i, j]), 2) for i, j in ((a, b), (b, c), (a, c))]


print("in truth: A and B, B and C, A and C:", pairs(truth, (0, 1, 2)))
found = {}
for method in ("minres", "ml"):
    analysis = FactorAnalyzer(n_factors=3, method=method).fit(items)
    column = [int(np.argmax(np.abs(analysis.loadings_[item]))) for item in (0, 3, 7)]
    phi = np.asarray(analysis.phi_)
    gap = float(np.abs(analysis.loadings_ @ phi - analysis.structure_).max())
    solved = np.linalg.lstsq(analysis.loadings_, analysis.structure_, rcond=None)[0]
    # The columns of loadings_ and structure_ are in one order, so what leads from the one to the other is phi in that order.
    found[method] = pairs(phi, column), gap, pairs(solved, column)
    print(f"{analysis.rotation}, {method}: phi_ says", found[method][0], f"| largest gap to structure_ {gap:.2f} | solved:", found[method][2])
minres, ml = found["minres"], found["ml"]
sys.exit(not (
    minres[0][2] > 0.25 and abs(minres[0][1]) < 0.1 and minres[1] > 0.2 and minres[2][1] > 0.25 and abs(minres[2][2]) < 0.1
    and ml[1] < 1e-9 and ml[0][1] > 0.25 and abs(ml[0][2]) < 0.1
))
PY
echo "As described: phi_ is in another order than loadings_."

#!/usr/bin/env bash
# Bet: SALib's morris.sample with a normally distributed parameter (`dists: ["norm"]`) gives finite values, as sobol.sample and latin.sample do.
# What happens: Morris' grid of levels holds 0 and 1, and the normal distribution's quantiles there are minus and plus infinity: with the default of
#   four levels about half of all values of the parameter. No warning. A model that saturates (logistic, min/max, a meter of 0 to 100)
#   swallows them, and analyze() returns tidy finite figures of what happens at infinity. Sobol without scrambling has them too.
# Why it matters: screening with Morris is the first step of most sensitivity studies, and judging which constants matter from
#   runs at plus and minus infinity overstates every parameter given as normal against those given as a range.
# Versions: SALib 1.6.0, numpy 2.4.6, scipy 1.17.1. Reported upstream.
# Do instead: `truncnorm` with bounds that the parameter can have, or a range (unif) of plus and minus two deviations; and assert
#   numpy.isfinite(sample).all() before running anything.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv venv
venv/bin/pip install -q --no-compile --disable-pip-version-check SALib==1.6.0 numpy==2.4.6 scipy==1.17.1
venv/bin/python -W ignore - <<'PY'
import sys
from importlib.metadata import version
import numpy
from SALib.analyze import morris as analysis
from SALib.sample import latin, morris, sobol

print("SALib", version("SALib"))
def problem(kind, bounds):
    return {"num_vars": 2, "names": ["skill", "luck"], "bounds": [bounds, [0, 1]], "dists": [kind, "unif"]}

normal, narrow = problem("norm", [50, 1]), problem("truncnorm", [48, 52, 50, 1])
infinite = lambda sample: int(numpy.isinf(sample).sum())
inputs = morris.sample(normal, 50, seed=1)
counts = {
    "morris": infinite(inputs),
    "sobol, not scrambled": infinite(sobol.sample(normal, 64, scramble=False)),
    "sobol": infinite(sobol.sample(normal, 64, seed=1)),
    "latin": infinite(latin.sample(normal, 64, seed=1)),
    "morris, truncnorm": infinite(morris.sample(narrow, 50, seed=1)),
}
for name, count in counts.items():
    print(f"{name}: {count} infinite values")
share = numpy.isinf(inputs[:, 0]).mean()
print(f"share of the values of skill that are infinite: {share:.2f}")
meter = lambda sample: numpy.clip(sample[:, 0], 0, 100) + 20 * sample[:, 1]
wide = analysis.analyze(normal, inputs, meter(inputs), seed=1)["mu_star"]
bounded = morris.sample(narrow, 50, seed=1)
tame = analysis.analyze(narrow, bounded, meter(bounded), seed=1)["mu_star"]
print(f"mu* of skill (mean 50, deviation 1; the meter ends at 0 and 100): {float(wide[0]):.1f} by norm, {float(tame[0]):.1f} by truncnorm; of luck: {float(wide[1]):.1f}")
values = list(counts.values())
sys.exit(not (values[0] > 50 and values[1] > 0 and values[2:] == [0, 0, 0] and 0.35 < share < 0.65 and wide[0] > 50 and tame[0] < 10 and abs(wide[1] - 20) < 1e-6))
PY
echo "As described: Morris samples of a normal parameter are half infinite, and the analysis does not say so."

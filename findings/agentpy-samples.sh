#!/usr/bin/env bash
# Bet: n points of IntRange(0, 3) hold each of the four numbers about equally often, and a full sample holds each combination once.
# What happens: the top of the range is counted too often: five points are 0, 1, 2, 3, 3 and nine are 0, 0, 1, 1, 2, 2, 3, 3, 3 (evenly spaced
#   from 0 to 4, cut, and the last one pulled back). A sample of a range and two names with n=5 has ten rows, of which two stand there twice. With a
#   seed among the parameters, iterations are different runs; with randomize=False they are the same run again, so that an interval over them has no width.
# Why it matters: a table of an experiment weighs its edge more than the rest, and whoever groups by factors takes the doubled rows for precision.
# Versions: agentpy 0.1.5, numpy 2.4.6, pandas 3.1.1.
# Do instead: Values(0, 1, 2, 3) for whole numbers; count the rows of each combination before the first mean.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv venv
venv/bin/pip install -q --no-compile --disable-pip-version-check agentpy==0.1.5 numpy==2.4.6 pandas==3.1.1
venv/bin/python - <<'PY'
import sys
from collections import Counter
from importlib.metadata import version
import agentpy as ap

print("agentpy", version("agentpy"))


def drawn(n):
    return [point["tables"] for point in ap.Sample({"tables": ap.IntRange(0, 3)}, n=n)]


five, nine = drawn(5), drawn(9)
print("five points:", five)
print("nine points:", nine)
full = Counter((point["tables"], point["hat"]) for point in ap.Sample({"tables": ap.IntRange(0, 3), "hat": ap.Values("lead", "manage")}, n=5))
doubled = sorted(rows for rows, count in full.items() if count > 1)
print(f"a full sample: {sum(full.values())} rows, {len(full)} combinations, twice: {doubled}")


class Luck(ap.Model):
    def setup(self):
        self.report("luck", self.random.random())


runs = {}
for randomize in (True, False):
    experiment = ap.Experiment(Luck, ap.Sample({"seed": 1, "steps": 1}), iterations=3, randomize=randomize)
    runs[randomize] = len(set(experiment.run(display=False).reporters["luck"]))
    print(f"three iterations with randomize={randomize}: {runs[randomize]} different")
right = (
    five == [0, 1, 2, 3, 3] and nine == [0, 0, 1, 1, 2, 2, 3, 3, 3] and sum(full.values()) == 10 and doubled == [(3, "lead"), (3, "manage")]
    and runs == {True: 3, False: 1}
)
sys.exit(not right)
PY
echo "As described: the top of a whole range is drawn too often."

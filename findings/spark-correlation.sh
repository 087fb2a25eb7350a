#!/usr/bin/env bash
# Bet: df.corr("fit", "grade") and functions.corr("fit", "grade") are one correlation: rows without a fit are left out, as in SQL and pandas.
# What happens: df.corr and df.cov (DataFrame.stat) count an empty cell as 0. Of four people with a fit and three without one the correlation is
#   .82 for .996, the covariance 4.9 for 6.2. functions.corr, functions.covar_samp and approxQuantile leave empty cells out.
# Why it matters: an answer that was not given, a rating that somebody who waits never gets: rows that say nothing count as the worst, in the one function of the two whose name is
#   the shorter. With other numbers it turns a relation round.
# Versions: pyspark 4.3.0 (Java 17).
# Do instead: df.select(functions.corr("fit", "grade")); or df.dropna(subset=["fit", "grade"]) before df.corr.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv venv
venv/bin/pip install -q --no-compile --disable-pip-version-check pyspark==4.3.0
venv/bin/python - 2>spark.log <<'PY' || { tail -n 20 spark.log >&2; exit 1; }
import sys
from statistics import correlation, covariance
from pyspark.sql import SparkSession, functions

spark = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").config("spark.sql.shuffle.partitions", "2").getOrCreate()
spark.sparkContext.setLogLevel("OFF")
print("pyspark", spark.version)
fits, grades = [0.2, 0.5, 0.8, 0.9], [30.0, 50.0, 70.0, 72.0]
rows = [*zip(fits, grades), (None, 40.0), (None, 45.0), (None, 50.0)]
frame = spark.createDataFrame(rows, "fit double, grade double")
by_frame = (frame.corr("fit", "grade"), frame.cov("fit", "grade"))
by_function = tuple(frame.select(functions.corr("fit", "grade"), functions.covar_samp("fit", "grade")).first())
dropped = frame.dropna().corr("fit", "grade")
zeros = [(fit or 0.0, grade) for fit, grade in rows]
with_zeros = (correlation(*zip(*zeros)), covariance(*zip(*zeros)))
without = (correlation(fits, grades), covariance(fits, grades))
for name, both in (("df.corr, df.cov", by_frame), ("functions", by_function), ("empty as 0", with_zeros), ("left out", without)):
    print(f"{name}: {both[0]:.3f}, {both[1]:.2f}")
print(f"dropna first: {dropped:.3f}")
# Seven people of whom those without a fit did best: what is a rise is a fall.
turned = spark.createDataFrame([*zip(fits, grades), *[(None, 95.0)] * 3], "fit double, grade double")
round_about = (turned.corr("fit", "grade"), turned.select(functions.corr("fit", "grade")).first()[0])
print(f"three without a fit who did best: df.corr {round_about[0]:.3f}, functions.corr {round_about[1]:.3f}")
near = lambda one, other: all(abs(a - b) < 1e-9 for a, b in zip(one, other))
sys.exit(not near(by_frame, with_zeros) or not near(by_function, without) or abs(dropped - without[0]) > 1e-9 or not round_about[0] < 0 < round_about[1])
PY
echo "As described: df.corr counts empty cells as 0."

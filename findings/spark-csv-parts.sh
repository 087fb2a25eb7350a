#!/usr/bin/env bash
# Bet: a folder of CSV files with headings is read by its headings, or refused where they differ.
# What happens: Spark takes the headings of one file, the largest and not the first, and puts the cells of all others under them by their place:
#   grades and stocks of files with the same columns in another order change places, and where a file has a column more
#   the grades of the others lie under "stock". No error, no null where the number of columns is the same; the only trace is that guessed
#   types are text, because the other headings count as values there. Which file lends its headings depends on sizes, so more rows
#   in another part change what a column means. DuckDB goes by name.
# Why it matters: parts of many runs differ in exactly this (a column that one scenario has, the order of a newer version), and both columns are points
#   between 0 and 100: no mean looks wrong.
# Versions: pyspark 4.3.0 (Java 17), duckdb 2.0.1.
# Do instead: .option("enforceSchema", False) with a schema, which refuses other headings; or Parquet, which goes by name; and a folder for each kind of file.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv venv
venv/bin/pip install -q --no-compile --disable-pip-version-check pyspark==4.3.0 duckdb==2.0.1
venv/bin/python - 2>spark.log <<'PY' || { tail -n 20 spark.log >&2; exit 1; }
import os, sys
import duckdb
from pyspark.sql import SparkSession

spark = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
spark.sparkContext.setLogLevel("OFF")
print("pyspark", spark.version, "duckdb", duckdb.__version__)


def folder(name, *files):
    os.mkdir(name)
    for number, text in enumerate(files):
        with open(f"{name}/{number}.csv", "w") as file:
            file.write(text)
    return name


def read(name):
    frame = spark.read.csv(name, header=True, inferSchema=True)
    return frame.columns, sorted(tuple(row) for row in frame.collect())


order = folder("order", "seed,grade,stock\n1,50,10\n2,60,20\n", "seed,stock,grade\n3,30,55\n")
wide = folder("wide", "seed,grade\n1,50\n", "seed,stock,grade\n3,30,55\n4,40,65\n")
narrow = folder("narrow", "seed,stock,grade\n3,30,55\n", "seed,grade\n" + "".join(f"{seed},50\n" for seed in range(10, 20)))
seen = {name: read(name) for name in (order, wide, narrow)}
for name, (columns, rows) in seen.items():
    print(f"{name}: {columns} {rows[:3]}{' …' if len(rows) > 3 else ''}")
by_name = duckdb.sql("FROM read_csv('order/*.csv') ORDER BY seed").fetchall()
print("order, by DuckDB:", by_name)
try:
    spark.read.csv(order, header=True, schema="seed long, grade double, stock double", enforceSchema=False).collect()
    refused = False
except Exception as error:
    refused = "header" in str(error).lower()
print("order, enforceSchema=False:", "refused" if refused else "read")
sys.exit(
    seen[order] != (["seed", "grade", "stock"], [("1", "50", "10"), ("2", "60", "20"), ("3", "30", "55")])
    or seen[wide] != (["seed", "stock", "grade"], [("1", "50", None), ("3", "30", 55), ("4", "40", 65)])
    or seen[narrow][0] != ["seed", "grade"] or seen[narrow][1][-1] != ("3", "30")
    or by_name != [(1, 50, 10), (2, 60, 20), (3, 55, 30)]
    or not refused
)
PY
echo "As described: cells go by their place under the headings of the largest file."

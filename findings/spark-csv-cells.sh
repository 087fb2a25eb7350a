#!/usr/bin/env bash
# Bets: Spark reads quoted cells of CSV as RFC 4180 and every other reader do: "" within a quoted cell is a quotation mark. With inferSchema=True, ids
#   that are no numbers (7d, 3f; T1, T2) are text.
# What happens: the quotation mark is expected as \", so a title with "" and a comma is cut at the comma and the rest of it lies in the next
#   column: a grade of ` again"`. A cell that ends with a backslash swallows its end, the comma, and the next cell. 7d, 1D, 3f are numbers (Java writes doubles
#   so), and T1, T2 are times: one and two o'clock of the day on which the file is read. DuckDB reads all of them as written.
# Why it matters: titles have quotation marks, and flats, seats and tables are called 12D, T1. Nothing stops; a column of numbers becomes text,
#   and ids of two exports of one room, read on two days, do not match.
# Versions: pyspark 4.3.0 (Java 17), duckdb 2.0.1.
# Do instead: .option("quote", '"').option("escape", '"'), a schema in place of inferSchema; or Parquet.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv venv
venv/bin/pip install -q --no-compile --disable-pip-version-check pyspark==4.3.0 duckdb==2.0.1
venv/bin/python - 2>spark.log <<'PY' || { tail -n 20 spark.log >&2; exit 1; }
import datetime, sys
import duckdb
from pyspark.sql import SparkSession

spark = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").config("spark.sql.session.timeZone", "UTC").getOrCreate()
spark.sparkContext.setLogLevel("OFF")
print("pyspark", spark.version, "duckdb", duckdb.__version__)
with open("titles.csv", "w") as file:
    file.write('title,grade\n"The ""list"", again",50\n"ends with \\",60\nplain,70\n')
written = [('The "list", again', 50), ("ends with \\", 60), ("plain", 70)]
plain = spark.read.csv("titles.csv", header=True, inferSchema=True)
found = [tuple(row) for row in plain.collect()]
mended = [tuple(row) for row in spark.read.csv("titles.csv", header=True, inferSchema=True, escape='"').collect()]
by_duckdb = duckdb.sql("FROM read_csv('titles.csv')").fetchall()
print("titles: Spark", found, plain.dtypes[1])
print("        with escape='\"'", mended, "; DuckDB", by_duckdb)
if mended != written or by_duckdb != written or found != [('"The ""list""', ' again"'), ('ends with ",60', None), ("plain", "70")]:
    sys.exit(1)
for ids, kind in ((["7d", "1D", "3f"], "double"), (["T1", "T2"], "timestamp")):
    with open("ids.csv", "w") as file:
        file.writelines(["id,grade\n", *(f"{id},1\n" for id in ids)])
    frame = spark.read.csv("ids.csv", header=True, inferSchema=True)
    first = frame.collect()[0][0]
    other = duckdb.sql("FROM read_csv('ids.csv')").fetchall()
    print(f"ids {', '.join(ids)}: Spark {frame.dtypes[0][1]}, the first {first}; DuckDB {[row[0] for row in other]}")
    if frame.dtypes[0][1] != kind or [row[0] for row in other] != ids:
        sys.exit(1)
    if kind == "timestamp" and (first.hour != 1 or first.date() not in [datetime.datetime.now(datetime.timezone.utc).date() - datetime.timedelta(days=n) for n in (-1, 0, 1)]):
        sys.exit(1)
PY
echo "As described: quotation marks cut cells, and ids become numbers and times of today."

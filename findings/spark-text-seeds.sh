#!/usr/bin/env bash
# Bet: a seed that one table has as text and another as a number is matched exactly in a join, or refused.
# What happens: beyond 2^63 Spark has such a number as decimal(20,0), and compares a decimal with a text by making both a double: seeds near 2^64 that differ by less
#   than a thousand are all alike. Five seeds joined with themselves are 25 rows, `seed = '18446744073709551615'` finds all five, a union of
#   both has one distinct seed. Below 2^63 (bigint) the same is exact. DuckDB is exact in each, pandas and polars refuse.
# Why it matters: seeds are text in JSON and in many exports, because readers round them, and 64-bit hashes are used as ids in all kinds of logs. The join multiplies rows
#   without a word, and tests with small seeds pass.
# Versions: pyspark 4.3.0 (Java 17, its own defaults, ANSI mode on), duckdb 2.0.1, pandas 3.1.1, polars 2.1.0.
# Do instead: one type on both sides before joining, col("seed").cast("decimal(20,0)"); compare the number of rows before and after.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv venv
venv/bin/pip install -q --no-compile --disable-pip-version-check pyspark==4.3.0 duckdb==2.0.1 pandas==3.1.1 polars==2.1.0 pyarrow==26.0.1
venv/bin/python - 2>spark.log <<'PY' || { tail -n 20 spark.log >&2; exit 1; }
import sys
import duckdb, pandas, polars
from pyspark.sql import SparkSession
from pyspark.sql.functions import col

spark = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").config("spark.sql.shuffle.partitions", "2").getOrCreate()
spark.sparkContext.setLogLevel("OFF")
print("pyspark", spark.version, "duckdb", duckdb.__version__, "pandas", pandas.__version__, "polars", polars.__version__)
seen = {}
for name, top in (("near 2^64", 2**64 - 1), ("near 2^62", 2**62)):
    seeds = [top - k for k in range(5)]
    kind = "decimal(20,0)" if top >= 2**63 else "bigint"
    texts = spark.createDataFrame([(str(seed),) for seed in seeds], "seed string")
    numbers = texts.select(col("seed").cast(kind))
    one = numbers.where(f"seed = '{top}'").count()
    together = texts.union(numbers).distinct().count()
    exact = texts.select(col("seed").cast("decimal(20,0)")).join(numbers, "seed").count()
    seen[name] = (texts.join(numbers, "seed").count(), one, together, exact)
    print(f"Spark, seeds {name} ({kind}): joined {seen[name][0]} rows of 5, one asked for and {one} found, {together} distinct in a union; both cast: {exact} rows")
numbers = pandas.DataFrame({"seed": [2**64 - 1 - k for k in range(5)]}, dtype="uint64")
texts = numbers.astype(str)
in_duckdb = duckdb.sql("SELECT count(*) FROM texts JOIN numbers USING (seed)").fetchall()[0][0]
print("DuckDB joins", in_duckdb, "rows")
refused = []
for name, join in (("pandas", lambda: texts.merge(numbers, on="seed")), ("polars", lambda: polars.from_pandas(texts).join(polars.from_pandas(numbers), on="seed"))):
    try:
        join()
    except Exception as error:
        refused.append(name)
        print(f"{name}: {type(error).__name__}: {str(error).splitlines()[0][:80]}")
sys.exit(seen != {"near 2^64": (25, 5, 1, 5), "near 2^62": (5, 1, 5, 5)} or in_duckdb != 5 or refused != ["pandas", "polars"])
PY
echo "As described: five seeds near 2^64, once as text, are 25 rows."

#!/usr/bin/env bash
# Bet: a question about a Parquet file has the answer that the same question has about the same rows in memory.
# What happens: not once a float column holds NaN. Parquet's minimum and maximum leave NaN out, and readers skip a row group by them before
#   they look. DuckDB sorts NaN above every number, so `x > 100` finds it in a table and not in the file; max(x) is 50 from the file,
#   nan from the table. pyarrow's dataset, where comparisons with NaN are false, loses the row of `not (x <= 100)` and of `x != 5` when all
#   else is 5; so does whatever filters while it reads (pandas' read_parquet(filters=...) goes this way).
#   A file that DuckDB wrote itself has no bounds for such a column and answers right.
# Why it matters: NaN is what a ratio over no cases becomes (share of wins of a bot that never played). "Which rows are not
#   in order?" is asked with just these questions, and says none. The answer depends on who wrote the file.
# Versions: duckdb 2.0.1, pyarrow 26.0.1. Reported upstream.
# Do instead: write nulls instead of NaN, or whole numbers (thousandths) as this program does; ask isnan(x) beside the comparison, with
#   the optimizer off or on rows already read, when the file is somebody else's.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv venv
venv/bin/pip install -q --no-compile --disable-pip-version-check duckdb==2.0.1 pyarrow==26.0.1
venv/bin/python - <<'PY'
import sys
import duckdb, pyarrow
import pyarrow.compute as pc
import pyarrow.dataset as ds
import pyarrow.parquet as pq

print("duckdb", duckdb.__version__, "pyarrow", pyarrow.__version__)
nan = float("nan")
table, fives = pyarrow.table({"x": [1.0, 2.0, nan, 50.0]}), pyarrow.table({"x": [5.0, nan, 5.0]})
pq.write_table(table, "arrow.parquet")
pq.write_table(fives, "fives.parquet")
db = duckdb.connect()
db.execute("CREATE TABLE rows AS SELECT * FROM 'arrow.parquet'")
db.execute("COPY rows TO 'duckdb.parquet'")
one = lambda sql: db.execute(sql).fetchone()[0]
seen = []
for where in ("x > 100", "NOT (x <= 100)", "x = 'nan'::DOUBLE"):
    counts = [one(f"SELECT count(*) FROM {source} WHERE {where}") for source in ("rows", "'arrow.parquet'", "'duckdb.parquet'")]
    print(f"DuckDB, {where}: {counts[0]} in the table, {counts[1]} in pyarrow's file, {counts[2]} in DuckDB's own")
    seen.append(counts)
print("DuckDB, max(x):", one("SELECT max(x) FROM rows"), "in the table,", one("SELECT max(x) FROM 'arrow.parquet'"), "in pyarrow's file")
for name, rows, question in (("arrow", table, ~(pc.field("x") <= 100)), ("fives", fives, pc.field("x") != 5)):
    counts = [rows.filter(question).num_rows, ds.dataset(f"{name}.parquet").count_rows(filter=question)]
    print(f"pyarrow, {question}: {counts[0]} in memory, {counts[1]} in the file")
    seen.append(counts)
sys.exit(seen != [[1, 0, 1]] * 3 + [[1, 0]] * 2)
PY
echo "As described: bounds without NaN hide the rows that hold it."

#!/usr/bin/env bash
# Bet: a column of a CSV file that is empty at first and then holds numbers is a column of numbers, or reading it is refused.
# What happens: polars looks at the first 100 rows. A column that is empty in all of them becomes text without a word, whatever comes
#   later: `mean` gives null, and comparisons are those of text ("10" < "9"). One number among the first 100 rows, or a file in
#   another order, and it is a column of numbers. DuckDB and pandas read numbers.
# Why it matters: a rating that a bot which waits never gets, a score that is asked from the second round on: rows are written player by
#   player, so emptiness comes in blocks. The type of a column depends on who played first.
# Versions: polars 2.1.0, duckdb 2.0.1, pandas 3.1.1.
# Do instead: infer_schema_length=None, or better schema_overrides with the types that the file's documentation gives.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv venv
venv/bin/pip install -q --no-compile --disable-pip-version-check polars==2.1.0 duckdb==2.0.1 pandas==3.1.1
venv/bin/python - <<'PY'
import sys
import duckdb, pandas, polars

print("polars", polars.__version__, "duckdb", duckdb.__version__, "pandas", pandas.__version__)
seen = []
for empty in (99, 100):
    name = f"late{empty}.csv"
    with open(name, "w") as file:
        file.write("player,fit\n")
        file.writelines(f"waits,\n" for _ in range(empty))
        file.writelines(f"leads,{fit}\n" for fit in (9, 10, 80))
    frame = polars.read_csv(name)
    try:
        mean = frame["fit"].mean()
    except Exception as refused:
        mean = type(refused).__name__
    top = frame["fit"].max()
    whole = str(polars.read_csv(name, infer_schema_length=None)["fit"].dtype)
    by_duckdb = duckdb.sql(f"SELECT max(fit) AS top FROM '{name}'").fetchall()[0][0]
    by_pandas = pandas.read_csv(name)["fit"].max()
    seen.append((str(frame["fit"].dtype), mean, top, whole, int(by_duckdb), int(by_pandas)))
    print(f"{empty} empty rows first: polars {frame['fit'].dtype}, mean {mean}, highest {top!r}; looking at all rows {whole}; "
          f"highest by duckdb {by_duckdb}, by pandas {by_pandas}")
sys.exit(seen[0] != ("Int64", 33.0, 80, "Int64", 80, 80) or seen[1][0] != "String" or seen[1][3:] != ("Int64", 80, 80) or seen[1][1] == 33.0)
PY
echo "As described: after 100 empty rows polars' numbers are text."

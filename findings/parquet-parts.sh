#!/usr/bin/env bash
# Bet: a folder of Parquet files of which some have a column more is read with that column, null where it is missing, or refused.
# What happens: pandas, pyarrow, fastparquet and DuckDB take the columns of the first file by name and drop the others without a word: the same two files
#   have the column "stock" or not, according to which is called 0. Polars refuses. With the wider file first, the first three fill in null, and DuckDB refuses.
# Why it matters: parts of many runs differ in exactly this (a meter that one scenario declares, a column of a newer version), and a mean over what is
#   left is computed without complaint. A test with one order of names says nothing of the other.
# Versions: pandas 3.1.1, pyarrow 26.0.1, fastparquet 2026.9.0, duckdb 2.0.1, polars 2.1.0.
# Do instead: a folder for each scenario and version; DuckDB's union_by_name=true; pyarrow.unify_schemas over the fragments; compare the columns read with
#   those of each file.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv venv
venv/bin/pip install -q --no-compile --disable-pip-version-check pandas==3.1.1 pyarrow==26.0.1 fastparquet==2026.9.0 duckdb==2.0.1 polars==2.1.0
venv/bin/python - <<'PY'
import os, sys
from importlib.metadata import version
import duckdb, fastparquet, pandas as pd, polars as pl, pyarrow as pa, pyarrow.dataset as dataset, pyarrow.parquet as parquet

print(", ".join(f"{name} {version(name)}" for name in ("pandas", "pyarrow", "fastparquet", "duckdb", "polars")))
narrow = pa.table({"seed": [1, 2], "grade": [50.0, 60.0]})
wide = pa.table({"seed": [3, 4], "grade": [55.0, 65.0], "stock": [10.0, 20.0]})
for folder, tables in (("narrow-first", (narrow, wide)), ("wide-first", (wide, narrow))):
    os.mkdir(folder)
    for i, table in enumerate(tables):
        parquet.write_table(table, f"{folder}/{i}.parquet")
readers = {
    "pandas": lambda folder: list(pd.read_parquet(folder).columns),
    "pyarrow": lambda folder: dataset.dataset(folder).to_table().column_names,
    "fastparquet": lambda folder: list(fastparquet.ParquetFile(folder).to_pandas().columns),
    "duckdb": lambda folder: duckdb.sql(f"from read_parquet('{folder}/*.parquet')").fetchdf().columns.tolist(),
    "duckdb, union_by_name": lambda folder: duckdb.sql(f"from read_parquet('{folder}/*.parquet', union_by_name = true)").fetchdf().columns.tolist(),
    "polars": lambda folder: pl.read_parquet(f"{folder}/*.parquet").columns,
}
seen = {}
for name, read in readers.items():
    for folder in ("narrow-first", "wide-first"):
        try:
            seen[name, folder] = "with stock" if "stock" in read(folder) else "without stock"
        except Exception as error:
            seen[name, folder] = "refused"
            print(f"  {name}, {folder}: {type(error).__name__}: {str(error).splitlines()[0][:110]}")
        print(f"{name}, {folder}: {seen[name, folder]}")
expected = {"pandas": ("without stock", "with stock"), "pyarrow": ("without stock", "with stock"), "fastparquet": ("without stock", "with stock"), "duckdb": ("without stock", "refused"), "duckdb, union_by_name": ("with stock", "with stock"), "polars": ("refused", "refused")}
sys.exit({name: (seen[name, "narrow-first"], seen[name, "wide-first"]) for name in readers} != expected)
PY
echo "As described: the first file's columns are all there is."

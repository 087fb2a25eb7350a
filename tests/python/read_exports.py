"""Runs the lines of docs/exports.md on rows that are hard to read, and shows what programs make of them without those lines.

usage: read_exports.py DOCS ROWS.csv ROWS.parquet [--table]
The rows must be of the bots wait and random, in this order, with the tag 007 and seeds near 2^64. With --table the table of docs/exports.md is
printed instead of a closing line. Exits with 77 where the software that it needs is not installed, with 1 where something comes in otherwise.
"""

import csv
import os
import re
import shutil
import subprocess
import sys
import tempfile


def blocks(docs, language):
    text = open(docs, encoding="utf-8").read()
    return re.findall(rf"```{language}\n(.*?)```", text, re.S)


def truth(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def expect(found, expected, what):
    if found != expected:
        sys.exit(f"{what}: {found!r} came in, {expected!r} was written")


def check(name, seeds, tags, fits, rows):
    """What must have come in, whatever the program."""
    expect([int(seed) for seed in seeds], [int(row["seed"]) for row in rows], f"{name}: seeds")
    expect(set(tags), {"007"}, f"{name}: tags")
    for found, row in zip(fits, rows):
        missing = found is None or found != found
        expect(missing, row["fit"] == "", f"{name}: an empty fit")
        if not missing:
            expect(round(float(found), 3), float(row["fit"]), f"{name}: fit")


def run_docs(docs, rows):
    import duckdb
    import pandas
    import polars

    for code in blocks(docs, "python"):
        scope = {}
        out = sys.stdout
        sys.stdout = open(os.devnull, "w")
        try:
            exec(code, scope)
        finally:
            sys.stdout = out
        frame = scope["rows"]
        if isinstance(frame, polars.DataFrame):
            columns = [frame[name].to_list() for name in ("seed", "tag", "fit")]
            check("polars", *columns, rows)
            expect(frame["grade"].dtype, polars.Float64, "polars: grade")
        else:
            columns = [frame[name].tolist() for name in ("seed", "tag", "fit")]
            check("pandas", *columns, rows)
            expect(str(frame["grade"].dtype), "float64", "pandas: grade")
    queries = blocks(docs, "sql")
    expect(len(queries), 1, "queries in the docs")
    found = {row[0]: row[1:] for row in duckdb.sql(queries[0]).fetchall()}
    for player in ("wait", "random"):
        own = [row for row in rows if row["player"] == player]
        grade = sum(float(row["grade"]) for row in own) / len(own)
        if abs(found[player][0] - grade) > 1e-9:
            sys.exit(f"duckdb: the grade of {player} is {found[player][0]}, not {grade}")
    expect(found["wait"][1], None, "duckdb: fit of wait")
    types = re.search(r"types = (\{.*?\})", queries[0]).group(1)
    frame = duckdb.sql(f"SELECT seed, tag, fit FROM read_csv('rows.csv', types = {types})").fetchall()
    check("duckdb", *zip(*frame), rows)
    rscript = shutil.which("Rscript")
    if rscript:
        code = blocks(docs, "r")[0] + '\nwrite.csv(rows[c("seed", "tag", "fit")], "r.csv", row.names = FALSE, na = "")\n'
        subprocess.run([rscript, "-e", code], check=True, stdout=subprocess.DEVNULL)
        back = truth("r.csv")
        fits = [float(row["fit"]) if row["fit"] else None for row in back]
        check("R", [row["seed"] for row in back], [row["tag"] for row in back], fits, rows)


def without(rows):
    """What comes in when nothing is said: program, file, and a cell for each kind of column."""
    import duckdb
    import pandas
    import polars

    seed = rows[0]["seed"]

    def say(kind, value):
        return f"{value} ({kind})".replace("|", "/")

    lines = []

    def add(program, file, seeds, fits, tags):
        seed_kind, first = seeds
        whole = "whole" if str(first) == seed else f"**{first}**"
        lines.append([program, file, say(seed_kind, whole), fits, say(*tags)])

    frame = pandas.read_csv("rows.csv")
    program = f"pandas {pandas.__version__}"
    add(program, "CSV", (frame["seed"].dtype, frame["seed"][0]), str(frame["fit"].dtype), (frame["tag"].dtype, frame["tag"][0]))
    frame = pandas.read_parquet("rows.parquet")
    add(program, "Parquet", (frame["seed"].dtype, frame["seed"][0]), str(frame["fit"].dtype), (frame["tag"].dtype, frame["tag"][0]))

    program = f"polars {polars.__version__}"
    try:
        frame = polars.read_csv("rows.csv")
        add(program, "CSV", (frame["seed"].dtype, frame["seed"][0]), str(frame["fit"].dtype), (frame["tag"].dtype, frame["tag"][0]))
    except Exception as error:  # noqa: BLE001: whatever it says is what comes in
        lines.append([program, "CSV", f"stops: {str(error).splitlines()[0][:70]}", "–", "–"])
    frame = polars.read_parquet("rows.parquet")
    add(program, "Parquet", (frame["seed"].dtype, frame["seed"][0]), str(frame["fit"].dtype), (frame["tag"].dtype, frame["tag"][0]))

    program = f"DuckDB {duckdb.__version__}"
    for file, reader in (("CSV", "read_csv('rows.csv')"), ("Parquet", "read_parquet('rows.parquet')")):
        kinds = duckdb.sql(f"SELECT typeof(seed), seed, typeof(fit), typeof(tag), tag FROM {reader} LIMIT 1").fetchall()[0]
        add(program, file, (kinds[0], kinds[1]), kinds[2], (kinds[3], kinds[4]))

    rscript = shutil.which("Rscript")
    if rscript:
        code = (
            'rows <- read.csv("rows.csv"); cat(R.version.string, class(rows$seed), format(rows$seed[1], digits = 22), '
            'class(rows$fit), class(rows$tag), rows$tag[1], sep = "\\n")'
        )
        said = subprocess.run([rscript, "-e", code], check=True, capture_output=True, text=True).stdout.splitlines()
        version = said[0].split(" (")[0].replace("R version", "R")
        add(version, "CSV", (said[1], said[2].strip()), said[3], (said[4], said[5]))
    print("| program | file | seed " + seed + " | fit, empty in the first rows | tag 007 |")
    print("|---|---|---|---|---|")
    for line in lines:
        print("| " + " | ".join(line) + " |")


def main():
    docs, rows_csv, rows_parquet = [os.path.abspath(path) for path in sys.argv[1:4]]
    try:
        import duckdb  # noqa: F401
        import pandas  # noqa: F401
        import polars  # noqa: F401
        import pyarrow  # noqa: F401
    except ImportError as error:
        print(f"{error.name} is not installed", file=sys.stderr)
        sys.exit(77)
    rows = truth(rows_csv)
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(rows_csv, os.path.join(folder, "rows.csv"))
        shutil.copy(rows_parquet, os.path.join(folder, "rows.parquet"))
        os.chdir(folder)
        if "--table" in sys.argv:
            without(rows)
        else:
            run_docs(docs, rows)
            print(f"{len(rows)} rows came in whole")


if __name__ == "__main__":
    main()

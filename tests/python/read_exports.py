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
        # Spark's are run by spark.py, in an environment of its own.
        if "pyspark" in code:
            continue
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
    # A row in which nothing has collapsed: an empty cell in a column of words.
    empty = next(number for number, row in enumerate(rows) if row["collapsed"] == "")
    if {row["members_left"] for row in rows} - {"0", "1"}:
        sys.exit("members_left is more than 0 or 1 in these rows")

    def say(kind, value):
        return f"{value} ({kind})".replace("|", "/")

    def blank(value):
        if isinstance(value, str):
            return repr(value)
        return "null" if value is None else str(value)

    lines = []

    def add(program, file, kinds, first, missing):
        """The types of the columns; the first seed and tag; and what an empty cell of `collapsed` is."""
        whole = "whole" if str(first["seed"]) == seed else f"**{first['seed']}**"
        words = f"{blank(missing)} ({kinds['collapsed']})"
        cells = [say(kinds["seed"], whole), kinds["grade"], kinds["fit"], words, say(kinds["tag"], first["tag"]), kinds["members_left"]]
        lines.append([program, file, *map(str, cells)])

    columns = ["seed", "grade", "fit", "collapsed", "tag", "members_left"]
    for file, read in (("CSV", pandas.read_csv), ("Parquet", pandas.read_parquet)):
        frame = read(f"rows.{file.lower()}")
        add(f"pandas {pandas.__version__}", file, frame.dtypes, frame.iloc[0][["seed", "tag"]].to_dict() | {"seed": frame["seed"][0]}, frame["collapsed"][empty])
    for file, read in (("CSV", polars.read_csv), ("Parquet", polars.read_parquet)):
        try:
            frame = read(f"rows.{file.lower()}")
        except Exception as error:  # noqa: BLE001: whatever it says is what comes in
            lines.append([f"polars {polars.__version__}", file, f"stops: {str(error).splitlines()[0][:70]}", *"–––––"])
            continue
        add(f"polars {polars.__version__}", file, frame.schema, frame.row(0, named=True), frame["collapsed"][empty])
    for file in ("CSV", "Parquet"):
        frame = duckdb.sql(f"FROM read_{file.lower()}('rows.{file.lower()}')")
        found = frame.fetchall()
        add(f"DuckDB {duckdb.__version__}", file, dict(zip(frame.columns, frame.types)), dict(zip(frame.columns, found[0])), dict(zip(frame.columns, found[empty]))["collapsed"])
    try:
        from pyspark.sql import SparkSession
    except ImportError:
        pass
    else:
        spark = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
        spark.sparkContext.setLogLevel("ERROR")
        for file, read in (
            ("CSV, `header=True`", lambda: spark.read.csv("rows.csv", header=True)),
            ("CSV, `inferSchema=True` too", lambda: spark.read.csv("rows.csv", header=True, inferSchema=True)),
            ("Parquet", lambda: spark.read.parquet("rows.parquet")),
        ):
            frame = read()
            found = frame.collect()
            add(f"Spark {spark.version}", file, dict(frame.dtypes), found[0].asDict(), found[empty]["collapsed"])
        spark.stop()
    rscript = shutil.which("Rscript")
    if rscript:
        code = (
            'rows <- read.csv("rows.csv"); cat(R.version.string, sapply(rows[c(' + ", ".join(f'"{name}"' for name in columns) + ')], class), '
            f'format(rows$seed[1], digits = 22), rows$tag[1], deparse(rows$collapsed[{empty + 1}]), sep = "\\n")'
        )
        said = subprocess.run([rscript, "-e", code], check=True, capture_output=True, text=True).stdout.splitlines()
        version = said[0].split(" (")[0].replace("R version", "R")
        missing = said[9].strip('"') if said[9].startswith('"') else None
        add(version, "CSV", dict(zip(columns, said[1:7])), {"seed": said[7].strip(), "tag": said[8]}, missing)
    print(f"| program | file | seed {seed} | grade | fit, empty in the first rows | empty `collapsed` | tag 007 | members_left, 0 or 1 |")
    print("|---|---|---|---|---|---|---|---|")
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

"""Writes one experiment in parts, reads them with Spark by the lines of the docs, and compares with DuckDB and with one process.

usage: spark.py PROGRAM FOLDER
Rows must be the same, means the same to the last digit that the sums allow, and seeds near 2^64 whole. Exits with 77 where pyspark or duckdb
is not installed, with 1 where something differs.
"""

import csv
import os
import re
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

try:
    import duckdb
    import pyspark
except ImportError as error:
    print(f"{error.name} is not installed", file=sys.stderr)
    sys.exit(77)

ROOT = Path(__file__).parents[2]
FIRST, LAST, PART = 18446744073709551400, 18446744073709551600, 50
FACTORS = ["set_trust", "set_stability_base"]
EXPERIMENT = """(format: 1, factors: [
    (name: "trust", levels: ["40", "60"]),
    (name: "stability.base", levels: ["0", "100"]),
], bots: ["wait", "random"])"""


def play(program, folder):
    """Writes parts/N.parquet and parts-csv/N.csv, and alone.csv by one process."""
    (folder / "experiment.ron").write_text(EXPERIMENT)
    # Under these rules whoever waits has lost before a crisis comes that cannot be waited out, so that the first rows have no fit.
    scenario = [str(ROOT / "benches/frozen/scenarios/two-basements"), "--rulebook", "first"]
    common = [program, "simulate", *scenario, "--experiment", str(folder / "experiment.ron"), "--tag", "007"]

    # The codebook beside a part is in the way of the next one's: `--force`.
    def run(first, last, file):
        done = subprocess.run([*common, "--seeds", f"{first}..{last}", "-o", str(file), "--force"], capture_output=True, text=True)
        if done.returncode != 0:
            sys.exit(done.stderr.strip())

    for kind, place in (("parquet", folder / "parts"), ("csv", folder / "parts-csv")):
        place.mkdir()
        for number, first in enumerate(range(FIRST, LAST, PART)):
            run(first, first + PART, place / f"{number}.{kind}")
    run(FIRST, LAST, folder / "rows.csv")


def blocks(page, language):
    """The code on a page of the docs, in one language."""
    text = (ROOT / page).read_text(encoding="utf-8")
    return re.findall(rf"```{language}\n(.*?)```", text, re.S)


def only(found, what):
    if len(found) != 1:
        sys.exit(f"{what}: {len(found)} pieces of code, one was expected")
    return found[0]


def thousandths(cell):
    """Points as a whole number; nothing for an empty cell."""
    return None if cell in ("", None) else round(float(cell) * 1000)


def rows_of(rows):
    """What is compared of each row, sorted."""
    shape = lambda row: (row["player"], *(row[name] for name in FACTORS), int(row["seed"]), row["tag"],
                         thousandths(row["grade"]), thousandths(row["fit"]), row["collapsed"] or None)
    return sorted((shape(row) for row in rows), key=lambda row: row[:4])


def sums(rows):
    """Sums by bot and levels: how many, of grades, how many fits, of fits."""
    found = defaultdict(lambda: [0, 0, 0, 0])
    for player, trust, base, _, _, grade, fit, _ in rows:
        group = found[player, trust, base]
        group[0] += 1
        group[1] += grade
        group[2] += fit is not None
        group[3] += fit or 0
    return dict(found)


def same(found, expected, what):
    if found != expected:
        pairs = list(zip(found, expected)) if isinstance(found, list) else [(found, expected)]
        first = next((pair for pair in pairs if pair[0] != pair[1]), (len(found), len(expected)))
        sys.exit(f"{what}: {first[0]!r} came in, {first[1]!r} was written")


def near(found, expected, what, rounding=0.0):
    if abs(found - expected) > rounding + 1e-9:
        sys.exit(f"{what}: {found!r}, not {expected!r}")


def main():
    program, folder = os.path.abspath(sys.argv[1]), Path(sys.argv[2]).resolve()
    play(program, folder)
    os.chdir(folder)
    with open("rows.csv", newline="", encoding="utf-8") as file:
        alone = rows_of(csv.DictReader(file))
    same(len(alone), 2 * 4 * (LAST - FIRST), "rows of one process")
    same(sorted({row[3] for row in alone}), list(range(FIRST, LAST)), "seeds of one process")
    truth = sums(alone)

    from pyspark.sql import SparkSession, functions

    builder = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").config("spark.sql.shuffle.partitions", "4")
    spark = builder.getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")

    # The lines of docs/scale.md: Spark's and DuckDB's means over the same parts.
    scope = {}
    exec(only([code for code in blocks("docs/scale.md", "python") if "pyspark" in code], "docs/scale.md"), scope)
    parts = scope["rows"]
    same(rows_of(row.asDict() for row in parts.collect()), alone, "Spark, Parquet")
    by_spark = {row["player"]: row for row in scope["grades"].collect()}
    by_duckdb = {row[0]: row for row in duckdb.sql(blocks("docs/scale.md", "sql")[0]).fetchall()}
    for player in ("wait", "random"):
        own = [row for row in alone if row[0] == player]
        exact = sum(row[5] for row in own) / len(own) / 1000
        near(by_spark[player]["grade"], exact, f"Spark: grade of {player}")
        same(by_spark[player]["runs"], len(own), f"Spark: runs of {player}")
        same(by_duckdb[player][1], len(own), f"DuckDB: runs of {player}")
        near(by_duckdb[player][2], exact, f"DuckDB: grade of {player}", 0.005)

    # Means by bot and levels, as sums of whole thousandths: the same in Spark, DuckDB and one process, not nearly the same.
    columns = ["player", *FACTORS]
    whole = lambda name: functions.round(functions.col(name) * 1000).cast("bigint")
    grouped = parts.groupBy(*columns).agg(
        functions.count("*"), functions.sum(whole("grade")), functions.count("fit"), functions.coalesce(functions.sum(whole("fit")), functions.lit(0)))
    same({tuple(row[:3]): [int(number) for number in row[3:]] for row in grouped.collect()}, truth, "Spark: sums")
    query = """SELECT player, set_trust, set_stability_base, count(*), sum(round(grade * 1000)::BIGINT), count(fit),
        coalesce(sum(round(fit * 1000)::BIGINT), 0) FROM read_parquet('parts/*.parquet') GROUP BY ALL"""
    same({tuple(row[:3]): [int(number) for number in row[3:]] for row in duckdb.sql(query).fetchall()}, truth, "DuckDB: sums")
    result = duckdb.sql("FROM read_parquet('parts/*.parquet')")
    same(rows_of(dict(zip(result.columns, row)) for row in result.fetchall()), alone, "DuckDB, Parquet")

    # The lines of docs/exports.md, on the table of one process and on the parts as CSV.
    code = only([code for code in blocks("docs/exports.md", "python") if "pyspark" in code], "docs/exports.md")
    for file in ("rows.csv", "parts-csv/*.csv"):
        scope = {}
        exec(code.replace('"rows.csv"', repr(file)), scope)
        same(rows_of(row.asDict() for row in scope["rows"].collect()), alone, f"Spark, {file}")
    groups = len(truth)
    spark.stop()
    print(f"Spark {pyspark.__version__}: {len(alone)} rows of {len(range(FIRST, LAST, PART))} parts, Parquet and CSV, are those of DuckDB {duckdb.__version__} and of one process;")
    print(f"the means of {groups} groups are the same; seeds {FIRST} to {LAST - 1} are whole")


if __name__ == "__main__":
    main()

"""Reads what `two-hats simulate` has written with other people's software, and compares it with the JSON of the same simulation.

usage: read_rows.py csv|csv-turns|parquet|parquet-turns|xlsx|xlsx-turns ROWS SUMMARY.json
Exits with 77 where the software that it needs is not installed, with 1 where something differs.
"""

import csv
import json
import sys
from decimal import Decimal


def rows_of_csv(path):
    with open(path, newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            yield {key: (value if value != "" else None) for key, value in row.items()}


def rows_of_parquet(path):
    try:
        import duckdb
    except ImportError:
        print("duckdb is not installed", file=sys.stderr)
        sys.exit(77)
    table = duckdb.sql("select * from read_parquet($path)", params={"path": path})
    names = table.columns
    for row in table.fetchall():
        yield dict(zip(names, row))


def rows_of_xlsx(path):
    try:
        import openpyxl
    except ImportError:
        print("openpyxl is not installed", file=sys.stderr)
        sys.exit(77)
    with open(path, "rb") as file:
        book = openpyxl.load_workbook(file)
    if book.sheetnames != ["rows", "codebook"]:
        sys.exit(f"the sheets are {book.sheetnames}")
    names, *rows = book["rows"].iter_rows(values_only=True)
    head, *told = book["codebook"].iter_rows(values_only=True)
    if head != ("column", "type", "may be empty", "about") or [row[0] for row in told] != list(names):
        sys.exit("the codebook has not the columns of the rows")
    if any(cell.data_type == "f" for row in book["rows"] for cell in row):
        sys.exit("there is a formula")
    kinds = {"text": str, "text of digits": str, "whole number": int, "number, three decimal places": (int, float)}
    for column, kind, empty, about in told:
        if not about:
            sys.exit(f"{column} is not explained")
        right = kinds[kind.split(":")[0]]
        at = names.index(column)
        for row in rows:
            if not isinstance(row[at], right) and not (row[at] is None and empty == "yes"):
                sys.exit(f"{column} holds {row[at]!r}, which is no {kind}")
    for row in rows:
        yield dict(zip(names, row))


def near(found, expected, what):
    if abs(float(found) - float(expected)) > 1e-6:
        sys.exit(f"{what}: the rows say {found}, the summary {expected}")


def check_runs(rows, summary):
    # As text, because many readers of JSON round them.
    seeds = range(int(summary["seeds"]["from"]), int(summary["seeds"]["to"]))
    for player in summary["players"]:
        name = player["player"]
        own = [row for row in rows if row["player"] == name]
        if [int(row["seed"]) for row in own] != list(seeds):
            sys.exit(f"{name}: the seeds are not those that were asked for, in order")
        n = len(own)

        def mean(column):
            numbers = [Decimal(str(row[column])) for row in own if row[column] is not None]
            return sum(numbers) / len(numbers)

        near(n, player["runs"], f"{name}: runs")
        near(mean("grade"), player["grade"]["mean"], f"{name}: grade")
        # Whoever never wore a hat has no fit.
        if player["fit"] is None:
            assert all(row["fit"] is None for row in own), f"{name}: fit"
        else:
            near(mean("fit"), player["fit"], f"{name}: fit")
        near(mean("turns"), player["turns"], f"{name}: turns")
        for hat, share in player["hats"].items():
            near(mean(f"share_{hat}"), share, f"{name}: {hat}")
        for number in player["meters"] + player["undercurrents"]:
            near(mean(number["id"]), number["mean"], f"{name}: {number['id']}")
        for column in ["members_left", "promises_kept", "promises_broken"]:
            near(mean(column), player[column], f"{name}: {column}")
        for ending in player["endings"]:
            count = sum(row["ending"] == ending["id"] for row in own)
            near(count, ending["count"], f"{name}: ending {ending['id']}")
        collapses = sum(row["collapsed"] is not None for row in own)
        near(collapses, player["collapse"]["count"], f"{name}: collapses")
        grades = sorted(Decimal(str(row["grade"])) for row in own)
        near(grades[(n + 1) // 2 - 1], player["grade"]["median"], f"{name}: median")


def check_turns(rows, summary):
    for player in summary["players"]:
        name = player["player"]
        own = [row for row in rows if row["player"] == name]
        starts = [row for row in own if int(row["turn"]) == 0]
        near(len(starts), player["runs"], f"{name}: starts")
        if any(row["crisis"] is not None or row["luck"] is not None for row in starts):
            sys.exit(f"{name}: a start has a crisis")
        own = [row for row in own if int(row["turn"]) > 0]
        near(len(own) / player["runs"], player["turns"], f"{name}: turns")
        last = {row["seed"]: row for row in own}
        near(len(last), player["runs"], f"{name}: runs")
        for number in player["meters"] + player["undercurrents"]:
            mean = sum(Decimal(str(row[number["id"]])) for row in last.values()) / len(last)
            near(mean, number["mean"], f"{name}: last {number['id']}")
        if not all(0 <= int(row["luck"]) <= 999 for row in own):
            sys.exit(f"{name}: luck lies outside its bounds")


def main():
    kind, path, summary_path = sys.argv[1:]
    with open(summary_path, encoding="utf-8") as file:
        summary = json.load(file)
    readers = {"csv": rows_of_csv, "parquet": rows_of_parquet, "xlsx": rows_of_xlsx}
    rows = list(readers[kind.split("-")[0]](path))
    if not rows:
        sys.exit("there are no rows")
    (check_turns if kind.endswith("-turns") else check_runs)(rows, summary)
    print(f"{len(rows)} rows agree")


if __name__ == "__main__":
    main()

"""Compares a workbook of `two-hats collect` with the CSV of the same saves: the same cells, and numbers as numbers.

usage: read_collected.py ALL.xlsx ALL.csv
Exits with 77 where openpyxl is not installed, with 1 where something differs.
"""

import csv
import sys

try:
    import openpyxl
except ImportError:
    print("openpyxl is not installed", file=sys.stderr)
    sys.exit(77)

NUMBERS = {"turn", "severity", "share_asked", "fit", "luck", "seconds", "grade", "as_saved"}
NUMBERS |= {"morale", "stability", "results", "direction", "order", "trust", "fatigue", "competence", "backlog"}

names, *rows = openpyxl.load_workbook(sys.argv[1])["rows"].iter_rows()
names = [cell.value for cell in names]
with open(sys.argv[2], newline="", encoding="utf-8") as file:
    head, *lines = csv.reader(file)
if names != head or len(rows) != len(lines) or len(rows) < 2:
    sys.exit(f"{len(rows)} rows of {names}, {len(lines)} lines of {head}")
for row, line in zip(rows, lines):
    for name, cell, text in zip(names, row, line):
        if cell.data_type == "f":
            sys.exit(f"{name} is a formula")
        if name in NUMBERS:
            same = cell.value is None if text == "" else abs(float(cell.value) - float(text)) < 0.001
            same = same and not isinstance(cell.value, str)
        else:
            # In CSV a text that could be a formula has a mark before it.
            same = (cell.value or "") == (text[1:] if text.startswith("'=") else text)
        if not same:
            sys.exit(f"{name}: {cell.value!r} in the workbook, {text!r} in CSV")
if {row[names.index("save")].value for row in rows} != {"007"} or {row[names.index("tag")].value for row in rows} != {"=1+1"}:
    sys.exit("the name of the save and the tag are not as they were")

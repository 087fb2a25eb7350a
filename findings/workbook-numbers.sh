#!/usr/bin/env bash
# Bet: a float written to a workbook with openpyxl or XlsxWriter is read back as the same float, since the file holds decimal text of
#   any length; a whole number of 20 digits is kept, or rounded to the nearest float.
# What happens: both write 16 digits, and floats need up to 17. 0.1 + 0.2 comes back as 0.3, 1,141 of the 5,050 shares of "won of played"
#   up to 100 as a neighbour of themselves, and 2^64 - 1 as a float that is 2,047 too low where the nearest is 1 too high.
#   Whole numbers of up to 16 digits are kept. Both readers agree.
# Why it matters: a table and the workbook that was made of it differ in "equal", in ties and in joins on a computed value; a seed that was put in
#   as a number plays another game, and rounding the right seed to a float does not find it.
# Versions: openpyxl 3.1.5, XlsxWriter 3.3.1, python-calamine 0.9.1.
# Do instead: seeds and ids as text, shares as whole thousandths; compare with a tolerance.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv venv
venv/bin/pip install -q --no-compile --disable-pip-version-check openpyxl==3.1.5 XlsxWriter==3.3.1 python-calamine==0.9.1
venv/bin/python - <<'PY'
import sys
import openpyxl, python_calamine, xlsxwriter
from importlib.metadata import version

print(*(f"{name} {version(name)}" for name in ("openpyxl", "XlsxWriter", "python-calamine")))
shares = [won / played for played in range(1, 101) for won in range(played)]
values = [0.1 + 0.2, 2**53 - 1, 2**64 - 1, *shares]

book = openpyxl.Workbook()
for value in values:
    book.active.append([value])
book.save("openpyxl.xlsx")
with xlsxwriter.Workbook("xlsxwriter.xlsx") as book:
    sheet = book.add_worksheet()
    for row, value in enumerate(values):
        sheet.write_number(row, 0, value)

right = True
for name in ("openpyxl", "xlsxwriter"):
    read = {"openpyxl": [row[0].value for row in openpyxl.load_workbook(f"{name}.xlsx").active],
            "calamine": [row[0] for row in python_calamine.CalamineWorkbook.from_path(f"{name}.xlsx").get_sheet_by_index(0).to_python()]}
    for reader, back in read.items():
        sum_, whole, seed = back[:3]
        changed = sum(a != b for a, b in zip(shares, back[3:]))
        print(f"written by {name}, read by {reader}: 0.1 + 0.2 is {sum_}, 2^53 - 1 is {int(whole)}, 2^64 - 1 is {int(seed)} (the nearest float is {int(float(2**64 - 1))}); "
              f"{changed} of {len(shares)} shares changed")
        right = right and sum_ == 0.3 and whole == 2**53 - 1 and seed == float("1.844674407370955e19") and changed == 1141
sys.exit(not right)
PY
echo "As described: numbers in workbooks have 16 digits, and floats need 17."

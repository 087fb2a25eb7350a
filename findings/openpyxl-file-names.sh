#!/usr/bin/env bash
# Bet: openpyxl opens whatever is a workbook, and refuses whatever is none.
# What happens: load_workbook(path) decides by the ending of the name before it looks: a valid workbook called "rows", "rows.tmp" or
#   "rows.xlsx.part" is refused with "openpyxl does not support .tmp file format, please check you can open it with Excel first". The same
#   bytes from an open file are read. python-calamine looks at the contents and reads each.
# Why it matters: files that are written under a temporary name and then renamed, downloads, and uploads (which web frameworks store
#   without an ending) are checked before they are renamed; the message sends the user to Excel, where the file is fine.
# Versions: openpyxl 3.1.5, python-calamine 0.9.1.
# Do instead: load_workbook(open(path, "rb")).
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv venv
venv/bin/pip install -q --no-compile --disable-pip-version-check openpyxl==3.1.5 python-calamine==0.9.1
venv/bin/python - <<'PY'
import shutil, sys
import openpyxl, python_calamine
from importlib.metadata import version

print("openpyxl", openpyxl.__version__, "python-calamine", version("python-calamine"))
book = openpyxl.Workbook()
book.active.append(["seed", 7])
book.save("rows.xlsx")
seen = []
for name in ("rows.xlsx", "rows.tmp", "rows.xlsx.part", "rows"):
    if name != "rows.xlsx":
        shutil.copy("rows.xlsx", name)
    try:
        by_name = openpyxl.load_workbook(name).active["B1"].value
    except Exception as refused:
        by_name = type(refused).__name__
        print("   ", refused)
    with open(name, "rb") as file:
        by_bytes = openpyxl.load_workbook(file).active["B1"].value
    by_calamine = python_calamine.CalamineWorkbook.from_path(name).get_sheet_by_index(0).to_python()[0][1]
    seen.append((by_name, by_bytes, by_calamine))
    print(f"{name}: by its name {by_name}, from the open file {by_bytes}, calamine {by_calamine}")
sys.exit(seen != [(7, 7, 7)] + [("InvalidFileException", 7, 7)] * 3)
PY
echo "As described: openpyxl judges a path by its ending, and an open file by what is in it."

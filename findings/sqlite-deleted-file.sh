#!/usr/bin/env bash
# Bet: SQLite notices that its database file was deleted or replaced, and refuses to write (SQLITE_READONLY_DBMOVED); and in
#   journal_mode DELETE no journal is there between two transactions.
# What happens: with locking_mode EXCLUSIVE, the usual setting of a program that owns its file, the journal stays open after the first
#   commit, and the check runs only when a journal is opened. Every later commit goes into the deleted file and answers "done"; the
#   connection reads it all back, and on closing it is gone. The journal stays beside the file, its head zeroed, until the connection closes.
#   With locking_mode NORMAL the next commit is refused, as one would think.
# Why it matters: a clean-up, a synchroniser or a "save as" over an open save: an evening's decisions are confirmed one by one and kept
#   nowhere. A test of this with a fresh connection, or with the default locking, sees the refusal and proves nothing.
# Versions: apsw 3.54.1.0 (SQLite 3.54.1), on Linux.
# Do instead: compare device and inode of the path with those of the open file after each commit, as this program does; or NORMAL locking.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv venv
venv/bin/pip install -q --no-compile --disable-pip-version-check apsw==3.54.1.0
venv/bin/python - <<'PY'
import os, sys
import apsw

print("apsw", apsw.apsw_version(), "SQLite", apsw.sqlite_lib_version())
seen = {}
for mode in ("NORMAL", "EXCLUSIVE"):
    path = f"{mode.lower()}.save"
    db = apsw.Connection(path)
    for pragma in ("journal_mode = DELETE", f"locking_mode = {mode}", "synchronous = FULL"):
        db.execute(f"PRAGMA {pragma}")
    db.execute("CREATE TABLE decision (text)")
    db.execute("INSERT INTO decision VALUES ('before')")
    journal = path + "-journal"
    head = open(journal, "rb").read(8).hex() if os.path.exists(journal) else None
    os.remove(path)
    try:
        for number in range(20):
            db.execute("INSERT INTO decision VALUES (?)", (f"after {number}",))
        answer = "20 commits done"
    except apsw.Error as refused:
        answer = apsw.mapping_extended_result_codes.get(refused.extendedresult, str(refused))
    rows = db.execute("SELECT count(*) FROM decision").fetchone()[0]
    db.close()
    seen[mode] = (head, answer, rows, os.path.exists(path))
    print(f"{mode}: head of the journal between two commits {head}; after the file was deleted: {answer}; rows read back {rows}; file there: {seen[mode][3]}")
sys.exit(seen != {"NORMAL": (None, "SQLITE_READONLY_DBMOVED", 1, False),
                  "EXCLUSIVE": ("0" * 16, "20 commits done", 21, False)})
PY
echo "As described: with exclusive locking every commit into the deleted file is confirmed."

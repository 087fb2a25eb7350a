#!/usr/bin/env bash
# Bet: when a program was killed and its save file is then replaced by another one, SQLite sees that the `-journal` beside it belongs to a
#   file that is gone, and opens the new file as it is; if not, integrity_check tells.
# What happens: a journal holds no identity of its file. Opening the new file rolls the old file's pages into it and deletes the journal. Here
#   396 of 400 decisions are of the first game and 4 of the other, the title is the first game's, and integrity_check says "ok".
# Why it matters: saves are copied, restored from a backup, synchronised and "save as"-ed over each other by people and by programs, one
#   file at a time. The victim is the good file that was just put back, and only if the program had been killed before.
# Versions: apsw 3.54.1.0 (SQLite 3.54.1). SQLite's page on corruption names the mispairing.
# Do instead: replace by opening the old file (which settles the journal) and then with the backup API, or delete
#   `-journal`, `-wal` and `-shm` in the same step as the file; keep a checksum or chain over the contents, and check that.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv venv
venv/bin/pip install -q --no-compile --disable-pip-version-check apsw==3.54.1.0
venv/bin/python - <<'PY'
import os, shutil, sys
import apsw

print("apsw", apsw.apsw_version(), "SQLite", apsw.sqlite_lib_version())

def game(path, title):
    db = apsw.Connection(path)
    with db:
        db.execute("CREATE TABLE game (title); CREATE TABLE decision (seq INTEGER PRIMARY KEY, text)")
        db.execute("INSERT INTO game VALUES (?)", (title,))
        db.executemany("INSERT INTO decision VALUES (?, ?)", [(n, f"{title} {n} " + "x" * 200) for n in range(400)])
    db.close()

game("save", "first")
game("backup", "other")

# A long transaction, and the journal as a killed program leaves it.
db = apsw.Connection("save")
db.execute("PRAGMA cache_size = 2; BEGIN; UPDATE game SET title = 'later'; UPDATE decision SET text = text || '!'")
shutil.copy("save-journal", "left")
db.execute("ROLLBACK")
db.close()

# The backup is put back under the name of the save.
shutil.copy("backup", "save")
shutil.copy("left", "save-journal")
db = apsw.Connection("save")
one = lambda sql: db.execute(sql).fetchone()[0]
title = one("SELECT title FROM game")
first, other = (one(f"SELECT count(*) FROM decision WHERE text LIKE '{name}%'") for name in ("first", "other"))
check = one("PRAGMA integrity_check")
print(f"title {title!r}; decisions of the first game {first}, of the other {other}; integrity_check: {check}; journal left: {os.path.exists('save-journal')}")
sys.exit(not (title == "first" and first == 396 and other == 4 and check == "ok" and not os.path.exists("save-journal")))
PY
echo "As described: a stray journal turns a whole save into a mixture that passes the check."

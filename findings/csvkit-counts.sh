#!/usr/bin/env bash
# Bet: csvsort writes the rows that it reads, in another order, and csvstat has the mean of a column of counts.
# What happens: a column that holds nothing but 0 and 1 is taken for true and false: csvsort writes True and False, csvstat has no mean for it. Tags 007 and 010 become 7 and 10,
#   answers "none" and "na" empty cells, times of a timer (4:30, 0:45) hours and minutes (0:04:30), and a column of may, march, june days of the year 1
#   (0001-05-01). What a column is depends on all of its rows: one 2 among them, and it is numbers, so that of two sorted files of one kind one has True and the other 1.
# Why it matters: csvkit is what puts tables together on the command line. "How many promises were broken" is 0 or 1 in most files of a short session, and every program that
#   reads the sorted file afterwards gets words.
# Versions: csvkit 2.2.0, agate 1.14.2. (--no-inference, -I, is documented; it keeps 007 and 0, but "none" and "na" stay empty without --blanks.)
# Do instead: -I --blanks for whatever writes a file (csvsort, csvjoin), and another program for means of counts.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv venv
venv/bin/pip install -q --no-compile --disable-pip-version-check csvkit==2.2.0 agate==1.14.2
cat > rows.csv <<'CSV'
table,tag,broken,answer,timer,month
b,010,1,none,4:30,may
a,007,0,na,0:45,march
c,011,1,lead,1:00,june
CSV
cat > other.csv <<'CSV'
table,tag,broken,answer,timer,month
d,012,2,lead,1:00,later
CSV
venv/bin/pip list --disable-pip-version-check 2> /dev/null | grep -E '^(csvkit|agate) '
venv/bin/csvsort -c table rows.csv > sorted.csv 2> said.txt
venv/bin/csvsort -I -c table rows.csv > without.csv
venv/bin/csvsort -I --blanks -c table rows.csv > kept.csv
venv/bin/csvstack rows.csv other.csv | venv/bin/csvsort -c table > stacked.csv 2>> said.txt
echo "csvsort -c table:"; cat sorted.csv
echo "answers after -I: $(cut -d, -f4 without.csv | tr "\n" " ")"
echo "after csvstack with a file that has a 2:"; cut -d, -f1-3 stacked.csv
echo "csvstat --mean -c broken: $(venv/bin/csvstat --mean -c broken rows.csv 2>> said.txt || true); of both files: $(venv/bin/csvstack rows.csv other.csv | venv/bin/csvstat --mean -c broken)"
echo "said on the error stream: $(grep -vc '^$' said.txt || true) lines"
python3 - <<'PY'
import csv, sys

read = lambda name: [list(row.values()) for row in csv.DictReader(open(name, newline=""))]
sys.exit(not (
    read("sorted.csv") == [["a", "7", "False", "", "0:00:45", "0001-03-01"], ["b", "10", "True", "", "0:04:30", "0001-05-01"], ["c", "11", "True", "lead", "0:01:00", "0001-06-01"]]
    and [row[:4] for row in read("without.csv")] == [["a", "007", "0", ""], ["b", "010", "1", ""], ["c", "011", "1", "lead"]] and read("kept.csv") == sorted(read("rows.csv")) and [row[2] for row in read("stacked.csv")] == ["0", "1", "1", "2"]
))
PY
echo "As described: counts of 0 and 1 become False and True."

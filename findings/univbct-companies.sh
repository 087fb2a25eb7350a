#!/usr/bin/env bash
# Bet: in `univbct` (R package multilevel; 495 soldiers, three waves) COMPANY says which company a soldier is in.
# What happens: COMPANY is a letter within a battalion (A, B, C, HHC ...): 8 letters stand for 43 companies in 16 battalions.
#   Grouped by COMPANY, the first wave's job satisfaction has ICC(1) .031 and readiness .010; by battalion and company .093 and .074.
#   Also: the 1,485 rows are 495 people, each one's three answers (JOBSAT1 to 3) stand on all three of his rows.
# Why it matters: it is the small open data set with which models of teams over time are tried out. The wrong grouping says that
#   teams hardly matter (3 % and 1 %) where the right one says 9 % and 7 %, and nothing fails: a model calibrated to it treats
#   teams as alike. Over all rows of JOBSAT1 everybody counts three times, and intervals come out too narrow by 1.7.
# Versions: multilevel 2.7 (Debian's r-cran-multilevel 2.7-1), read without R by rdata 1.0.0, pandas 3.1.1. Needs a Debian 12.
# Do instead: group by BTN and COMPANY together, take one row a person (TIME == 0) for anything about one wave, and compare the
#   number of groups with the paper before computing anything else.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
get() { apt-get download -qq r-cran-multilevel=2.7-1 2> apt.log; }
get || { apt-get update -qq > /dev/null; get; } || { cat apt.log; exit 2; }
dpkg-deb -x r-cran-multilevel_2.7-1_all.deb deb
python3 -m venv venv
venv/bin/pip install -q --no-compile --disable-pip-version-check rdata==1.0.0 pandas==3.1.1
venv/bin/python -W ignore - <<'PY'
import sys
import rdata

data = rdata.read_rda("deb/usr/lib/R/site-library/multilevel/data/univbct.rda")["univbct"]
first = data[data.TIME == 0]
company = first.COMPANY.astype(str)
whole = first.BTN.astype(int).astype(str) + "/" + company

def icc1(group, answers):
    """ICC(1) by analysis of variance, with the mean group size, as multilevel::ICC1 has it."""
    kept = answers.notna()
    group, answers = group[kept], answers[kept]
    groups = answers.groupby(group)
    means, sizes, n = groups.mean(), groups.size(), len(answers)
    between = (sizes * (means - answers.mean()) ** 2).sum() / (len(sizes) - 1)
    within = ((answers - group.map(means)) ** 2).sum() / (n - len(sizes))
    return round(float((between - within) / (between + (n / len(sizes) - 1) * within)), 3)

rows, people = len(data), data.SUBNUM.nunique()
varying = int((data.groupby("SUBNUM").JOBSAT1.nunique(dropna=False) > 1).sum())
print("multilevel 2.7, univbct:", rows, "rows,", people, "people; people whose JOBSAT1 differs between rows:", varying)
print("groups:", company.nunique(), "by COMPANY,", whole.nunique(), "by BTN and COMPANY")
seen = [(name, icc1(company, first[name]), icc1(whole, first[name])) for name in ("JOBSAT1", "COMMIT1", "READY1")]
for name, letter, right in seen:
    print(f"ICC(1) of {name}: {letter} by COMPANY, {right} by BTN and COMPANY")
sys.exit(not ((rows, people, varying, company.nunique(), whole.nunique()) == (1485, 495, 0, 8, 43)
              and seen == [("JOBSAT1", 0.031, 0.093), ("COMMIT1", 0.018, 0.054), ("READY1", 0.01, 0.074)]))
PY
echo "As described: COMPANY is a letter within a battalion."

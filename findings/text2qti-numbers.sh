#!/usr/bin/env bash
# Bet: text2qti writes the bounds of a numerical answer into QTI as the author gave them: "0.001234 +- 0.00001", "[0.12345, 0.12346]".
# What happens: answer and bounds are rounded to four decimals, each by itself and without a word. 0.001234 +- 0.00001 accepts 0.0012 only, so that
#   the right answer is wrong; [0.12345, 0.12346] accepts 0.1235 only, which lies outside the range; 2.00005 +- 0.00001 reaches from 2 to 2.0001, five times as wide. The limit is known to
#   the tool: an answer of 0.00004 is refused.
# Why it matters: probabilities, p values and shares are what exercises about simulations and statistics ask for. Learners who
#   calculate right lose the points, and the author sees the text that he wrote.
# Versions: text2qti 0.8.0.
# Do instead: ask for percent, per mille or a power of ten so that four decimals are enough, and read the numbers in the XML before
#   importing it; a tool that rounds an author's bounds should round them outwards, or refuse.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv venv
venv/bin/pip install -q --no-compile --disable-pip-version-check text2qti==0.8.0
printf 'Quiz title: Shares\n\n1. A?\n= 0.001234 +- 0.00001\n\n2. B?\n= [0.12345, 0.12346]\n\n3. C?\n= 2.00005 +- 0.00001\n\n4. D?\n= 3.14 +- 0.01\n' > quiz.txt
venv/bin/text2qti quiz.txt > text2qti.log 2>&1 || { cat text2qti.log; exit 1; }
venv/bin/python - <<'PY'
import re, sys, zipfile
from importlib.metadata import version

print("text2qti", version("text2qti"))
files = zipfile.ZipFile("quiz.zip")
xml = "".join(files.read(name).decode() for name in files.namelist() if name.endswith(".xml"))
bounds = re.findall(r"<vargte[^>]*>([^<]+)</vargte>\s*<varlte[^>]*>([^<]+)</varlte>", xml)
asked = ["0.001234 +- 0.00001", "[0.12345, 0.12346]", "2.00005 +- 0.00001", "3.14 +- 0.01"]
for text, (least, most) in zip(asked, bounds):
    print(f"{text}: accepts {least} to {most}")
sys.exit(bounds != [("0.0012", "0.0012"), ("0.1235", "0.1235"), ("2.0000", "2.0001"), ("3.1300", "3.1500")])
PY
echo "As described: bounds are rounded to four decimals, and right answers fall outside."

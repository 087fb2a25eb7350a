#!/usr/bin/env bash
# Bet: pyrankvote's instant runoff names one winner for one set of ballots, whenever it counts them, or says that it is a tie; whoever names a second choice cannot harm the first by it.
# What happens: two for lead and two for manage are decided by Python's global dice at each count: of 100 counts about half go to either, and the result says "Elected" with 2 votes
#   and nothing of a tie. Before that comes another rule: of those that are level, who was named second more often goes on, counted while the first choices are
#   still in the race. So two for manage who add "then lead" give the game to lead in every count.
# Why it matters: tables of four, six or eight vote, and ties are common; the page that shows the result again, or the export, says another winner than the
#   room saw. People learn not to name a second choice.
# Versions: pyrankvote 2.0.6.
# Do instead: look for a tie in the last round before reading the winner, settle it by a rule of one's own, and keep the winner instead of counting again.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv venv
venv/bin/pip install -q --no-compile --disable-pip-version-check pyrankvote==2.0.6
venv/bin/python - <<'PY'
import random, sys
from collections import Counter
from importlib.metadata import version
import pyrankvote
from pyrankvote import Ballot, Candidate

print("pyrankvote", version("pyrankvote"))
lead, manage, wait = Candidate("lead"), Candidate("manage"), Candidate("wait")


def count(ballots):
    return pyrankvote.instant_runoff_voting([lead, manage, wait], [Ballot(ranked_candidates=list(b)) for b in ballots])


def winners(ballots):
    return Counter("+".join(c.name for c in count(ballots).get_winners()) for _ in range(100))


random.seed(1)
level = [(lead,), (lead,), (manage,), (manage,)]
harmed = [(lead,), (lead,), (manage, lead), (manage, lead)]
tie, second = winners(level), winners(harmed)
said = str(count(level))
print("2 lead, 2 manage, counted 100 times:", dict(sorted(tie.items())))
print("2 lead, 2 manage then lead, counted 100 times:", dict(second))
print(said.strip())
sys.exit(not (set(tie) == {"lead", "manage"} and min(tie.values()) > 30 and second == {"lead": 100} and "tie" not in said.lower() and said.count("Elected") == 1))
PY
echo "As described: a tie is settled by dice at each count, and a second choice harms the first."

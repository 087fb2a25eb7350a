#!/usr/bin/env bash
# Bet: a ranked ballot that names lead only is a vote for lead against all others; who stands first on five ballots of nine wins by any of the usual rules.
# What happens: in pref_voting's ProfileWithTies a ballot says nothing about whom it leaves out, not even against those it names. Five ballots "lead", three "manage, wait", one "wait, manage":
#   Copeland elects manage, which stands first on three; Minimax, Beat Path and Split Cycle call it a tie of the two; there is no Condorcet winner. Instant runoff,
#   plurality and Borda of the same profile elect lead. After use_extended_strict_preference() all of them do.
# Why it matters: on a phone most people name one answer and leave it at that. Their votes are kept, shown and counted as ballots, and have no weight.
# Versions: pref_voting 1.18.2.
# Do instead: profile.use_extended_strict_preference() for each new profile, or rank all the unnamed last; test that a majority wins.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv venv
venv/bin/pip install -q --no-compile --disable-pip-version-check pref_voting==1.18.2 2> pip.log || { cat pip.log; exit 2; }
venv/bin/python -W ignore - <<'PY'
import sys
from importlib.metadata import version
from pref_voting import c1_methods, iterative_methods, margin_based_methods, scoring_methods
from pref_voting.profiles_with_ties import ProfileWithTies

print("pref_voting", version("pref_voting"))
names = ("lead", "manage", "wait")
rules = (
    c1_methods.copeland, margin_based_methods.minimax, margin_based_methods.beat_path, margin_based_methods.split_cycle,
    scoring_methods.plurality, scoring_methods.borda_for_profile_with_ties, iterative_methods.instant_runoff_for_truncated_linear_orders,
)


def elected(extended):
    votes = ProfileWithTies([{0: 1}, {1: 1, 2: 2}, {2: 1, 1: 2}], [5, 3, 1], candidates=[0, 1, 2])
    if extended:
        votes.use_extended_strict_preference()
    winner = votes.condorcet_winner()
    print("told that the unnamed come last:" if extended else "as it is made:", "lead over manage by", votes.margin(0, 1), "| Condorcet winner", winner if winner is None else names[winner])
    winners = [" and ".join(names[w] for w in rule(votes)) for rule in rules]
    print("  " + ", ".join(f"{rule.name}: {who}" for rule, who in zip(rules, winners)))
    return winners, winner


plain, told = elected(False), elected(True)
sys.exit(not (plain == (["manage"] + ["lead and manage"] * 3 + ["lead"] * 3, None) and told == (["lead"] * 7, 0)))
PY
echo "As described: five ballots of nine that name lead alone do not elect it."

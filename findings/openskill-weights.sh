#!/usr/bin/env bash
# Bet: in openskill's rate a member with weight 0 or one minute of sixty is moved less than one who was there all the time, weights of 1 change nothing, and a single member's weight is
#   taken as given; the chances that predict_win and predict_draw give for two add to 1.
# What happens: the weights of a team are stretched to the range 1 to 2, whatever they were. Whoever has the least counts as without weights, the others as double: 0, .01 and one minute
#   beside sixty are all the same, and 59 minutes beside 60 too. In teams of one every weight counts as 2: with weights of 1 on both sides the winner
#   gains 5.27 instead of 2.64, and the loser loses 1.32. Two equal, well known players have .5, .5 and a draw of .497: 1.5 together.
# Why it matters: who left at half time, or joined late, is just what weights are for in teams; a season with weights lifts ratings, as a double weight doubles gains and halves losses.
# Versions: openskill 6.2.0. All five of its models do it.
# Do instead: no weights; leave out who was hardly there; take (1 - draw) times predict_win where three outcomes are shown.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv venv
venv/bin/pip install -q --no-compile --disable-pip-version-check openskill==6.2.0
venv/bin/python - <<'PY'
import sys
from importlib.metadata import version
from openskill.models import BradleyTerryFull, BradleyTerryPart, PlackettLuce, ThurstoneMostellerFull, ThurstoneMostellerPart

print("openskill", version("openskill"))
right = True
for model in (PlackettLuce(), BradleyTerryFull(), BradleyTerryPart(), ThurstoneMostellerFull(), ThurstoneMostellerPart()):
    def after(*weights, sizes=(2, 2)):
        """How far each member's rating moves when the first team wins."""
        teams = [[model.rating() for _ in range(size)] for size in sizes]
        rated = model.rate(teams, weights=[list(w) for w in weights] or None)
        return [[round(member.mu - 25, 2) for member in team] for team in rated]

    known = [model.rating(mu=25, sigma=0.5)]
    plain, ones = after(), after((1, 1), (1, 1))
    absent, minute, nearly = after((0, 1), (1, 1)), after((1, 60), (60, 60)), after((59, 60), (60, 60))
    single = after(sizes=(1, 1)), after((1,), (1,), sizes=(1, 1)), after((0.1,), (5,), sizes=(1, 1))
    chances = sum(model.predict_win([known, known])) + model.predict_draw([known, known])
    right &= plain == ones and absent == minute == nearly and absent[0][0] == plain[0][0] and absent[0][1] > 1.9 * plain[0][1]
    right &= single[1] == single[2] != single[0] and single[1][0][0] + single[1][1][0] > 1 and single[0][0][0] + single[0][1][0] == 0 and chances > 1.49
    if isinstance(model, PlackettLuce):
        print("two and two: without weights", plain, "| all 1", ones)
        print("  first of the winners 0:", absent, "| one minute of 60:", minute, "| 59 of 60:", nearly)
        print("one and one: without weights", single[0], "| all 1", single[1], "| 0.1 and 5", single[2])
        print("win + lose + draw of two equal players:", round(chances, 3))
sys.exit(not right)
PY
echo "As described: weights are stretched to 1 and 2, and chances add to 1.5."

"""Works the figures of docs/model.md, "What was aimed at", out from exports of `two-hats simulate` alone.

    python examples/aims.py                              plays, and prints the tables
    python examples/aims.py --out rows                   keeps (or reads) the rows in a folder
    python examples/aims.py --check docs/model.md        names every cell that differs; --write puts ours in

Means over playthroughs are all the statistics there are; what is done to get them is in the calls of `played` below. Needs pandas (docs/exports.md).
"""

import argparse
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import pandas as pd

from tables import differences, markdown, published, written

SCENARIOS = Path(__file__).parent.parent / "scenarios"
# What each is called in the tables; bots that look ahead are slow, and differ less from game to game.
BOTS = {"random": 600, "wait": 600, "lead": 600, "manage": 600, "both": 600, "alternate": 600, "hat-table": 600, "informed": 200, "planner": 100}
PICKS, TENTHS, PEOPLE = 400, 600, 600
METERS = ["morale", "stability", "results"]
# Points that everything good starts higher, or lower.
BY = 15
STARTS = [*METERS, "direction", "order", "trust"]


class Played:
    """Rows of `simulate`, made once and kept in a folder."""

    def __init__(self, program, folder):
        self.program, self.folder = program, folder

    def rows(self, name, scenario, *arguments):
        file = self.folder / f"{scenario}-{name}.csv"
        if not file.exists():
            command = [self.program, "simulate", scenario, *map(str, arguments), "-o", file]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        return pd.read_csv(file, dtype={"seed": "uint64", "tag": str, "fit": float, "collapsed": str}, keep_default_na=False, na_values={"fit": "", "collapsed": ""})

    def bot(self, scenario, name):
        return self.rows(name, scenario, "--player", name, "--runs", BOTS[name])

    def picks(self, scenario):
        """The mean grade of each reader's list: the first answer to every crisis."""
        grades = []
        for reading in sorted((SCENARIOS / scenario / "readings").glob("picks-*.ron")):
            answers = re.findall(r'of: "([^"]+)", said: "([^" ]+)', reading.read_text(encoding="utf-8"))
            with tempfile.TemporaryDirectory() as folder:
                listed = Path(folder) / f"{reading.stem}.txt"
                listed.write_text("\n".join(f"{crisis}/{answer}" for crisis, answer in answers), encoding="utf-8")
                grades.append(self.rows(reading.stem, scenario, "--player", f"scripted:{listed}", "--runs", PICKS)["grade"].mean())
        return grades

    def tenths(self, scenario):
        """Mean grades of somebody who waits in so many tenths of the crises, and reads the others."""
        people = [f'(name: "waits-{tenth}", habits: (wait: 1), reads: {100 - 10 * tenth}, whims: OfTheDay)' for tenth in range(11)]
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "people.ron"
            file.write_text(f"(format: 1, people: [{', '.join(people)}])", encoding="utf-8")
            rows = self.rows("tenths", scenario, "--people", file, "--runs", TENTHS)
        grades = rows.groupby("player")["grade"].mean()
        return [grades[f"waits-{tenth}"] for tenth in range(11)]

    def start(self, scenario):
        """Mean grades of people for whom everything begins lower, as it is, and higher."""
        began = self.rows("began", scenario, "--player", "random", "--runs", 1, "--by", "turn").iloc[0]
        found = []
        for by in (-BY, 0, BY):
            begins = [f"--set={name}={min(100, max(0, int(began[name]) + by))}" for name in STARTS]
            rows = self.rows(f"people{by:+}", scenario, "--population", PEOPLE, "--runs", 1, *begins)
            found.append(rows["grade"].mean())
        return found


def lowest(rows, graded):
    """Each graded meter's share of the games in which it is the lowest at the end; of two that are equal the first counts."""
    return rows[graded].idxmin(axis=1).value_counts(normalize=True)


def graded(scenario):
    """The meters of a grade: the three, and those that the author declares, unless they say otherwise."""
    text = (SCENARIOS / scenario / "scenario.ron").read_text(encoding="utf-8")
    declared = re.search(r"\n    meters: \[(.*?)\n    \]", text, re.S)
    own = re.findall(r'^        \(id: "([^"]+)"(?!.*graded: false)', declared.group(1), re.M) if declared else []
    return METERS + own


def title(scenario):
    return re.search(r'\n    title: "([^"]+)"', (SCENARIOS / scenario / "scenario.ron").read_text(encoding="utf-8")).group(1)


def points(value):
    return f"{value:.1f}".replace("-", "−")


def per_cent(share):
    return f"{100 * share:.0f} %".replace("-", "−")


def tables(played):
    names = sorted(path.name for path in SCENARIOS.iterdir() if (path / "scenario.ron").exists())
    grades = [["mean grade", "`random`", "`wait`", "`lead`", "`manage`", "`both`", "`alternate`", "`hat-table`", "readers", "`informed`", "`planner`"]]
    ways = [["of the way from `random` to `planner`", "`alternate`: 40 % at most", "`hat-table`: 45 % at most", "readers: 60 % at least", "readers above `alternate`: 5 points at least"]]
    leaves = [["somebody leaves in", "`random`: 15 to 40 %", "`wait`: 15 to 40 %", "`planner`: under 5 %", "`lead`", "`manage`"]]
    lows = [["the meter that is lowest at the end: 70 % at most", "`random`", "`alternate`", "`informed`", "`planner`"]]
    waits = [["each further tenth of waiting costs", *(f"{tenth}0 %" for tenth in range(1, 11))]]
    starts = [[f"{BY} points at the start are felt by", "less: 2 to 6 points", "more: 2 to 6 points"]]
    for name in names:
        rows = {bot: played.bot(name, bot) for bot in BOTS}
        mean = {bot: of["grade"].mean() for bot, of in rows.items()}
        picks = played.picks(name)
        mean["readers"] = sum(picks) / len(picks)
        row = f"*{title(name)}*"
        grades.append([row, *(points(mean[column.strip("`")]) for column in grades[0][1:])])
        way = lambda bot: (mean[bot] - mean["random"]) / (mean["planner"] - mean["random"])
        ways.append([row, per_cent(way("alternate")), per_cent(way("hat-table")), per_cent(way("readers")), points(mean["readers"] - mean["alternate"])])
        leaves.append([row, *(per_cent((rows[bot]["members_left"] > 0).mean()) for bot in ("random", "wait", "planner", "lead", "manage"))])
        shares = {bot: lowest(rows[bot], graded(name)) for bot in ("random", "alternate", "informed", "planner")}
        lows.append([row, *(f"{of.index[0]} {per_cent(of.iloc[0])}" for of in shares.values())])
        tenths = played.tenths(name)
        waits.append([row, *(points(before - after) for before, after in zip(tenths, tenths[1:]))])
        lower, as_it_is, higher = played.start(name)
        starts.append([row, points(as_it_is - lower), points(higher - as_it_is)])
    return {"Grades": (None, grades), "What reading earns": (None, ways), "Who leaves": (None, leaves), "What is lowest": (None, lows), "What waiting costs": (None, waits), "What was, lasts": (None, starts)}


def main():
    options = argparse.ArgumentParser(description="Works the figures of what was aimed at out from exports alone.")
    options.add_argument("--program", default="two-hats", help="the program that makes exports (default: %(default)s)")
    options.add_argument("--out", type=Path, metavar="FOLDER", help="where the exports are kept; those that are there already are read")
    options.add_argument("--check", type=Path, metavar="FILE", help="compare with the tables of FILE (docs/model.md)")
    options.add_argument("--write", type=Path, metavar="FILE", help="put the tables into FILE, in the place of those under the same headings")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = chosen.out or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        made = tables(Played(chosen.program, folder))
    if chosen.write:
        text = chosen.write.read_text(encoding="utf-8")
        chosen.write.write_text(written(made, text), encoding="utf-8")
    if not chosen.check:
        for heading, (_, cells) in made.items():
            print("\n".join([f"### {heading}", "", *markdown(cells), ""]))
        return
    wrong = list(differences(made, published(chosen.check.read_text(encoding="utf-8"))))
    print("\n".join(wrong) if wrong else f"{sum(len(cells) - 1 for _, cells in made.values())} rows of {len(made)} tables come out to the last digit")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()

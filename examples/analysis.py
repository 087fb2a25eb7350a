"""Works the tables of docs/model.md out again, from exports of `two-hats` alone.

    python examples/analysis.py                                       runs the exports and prints the tables
    python examples/analysis.py --out rows --check docs/model.md      keeps (or reads) the rows in a folder; names every cell that differs
    python examples/analysis.py --quick --check program               few people and seeds, against what the program prints of the same

Nothing that the program has worked out is read: only rows of single playthroughs, members and turns, and which of them each resample holds
(docs/exports.md, "The rows behind the figures"). The statistics are written here once more, by the definitions of docs/model.md and of the
papers they come from, with pandas (3 or later, with pyarrow) and numpy.
"""

import argparse
import json
import math
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
import pandas as pd

from tables import differences, markdown, published, written

# --- The exports ------------------------------------------------------------------------------------------------------------------------------------

# What docs/model.md publishes: null rulebooks and scenarios made by a program are beside the standard rulebook and the shipped ones.
PUBLISHED = ["--synthetic", "6"]
# Enough to compare two programs.
QUICK = ["--quick", "--seeds", "2", "--people", "40", "--nulls", "2", "--synthetic", "2"]
SHEETS = ["playthroughs", "members", "courses", "speeches", "drawn_scenarios", "drawn_people"]


class Rows:
    """The rows of one export, and what they add up to for every person: arrays of groups, people and sums, so that people can be weighed.

    A group is what was played of one scenario under one rulebook with one seed. A trial of the experiments is weighed as the person of its number."""

    def __init__(self, folder):
        self.about = json.loads((folder / "calibration.json").read_text(encoding="utf-8"))
        labels = ["set", "rulebook", "scenario", "arm"]
        sheets = {name: pd.read_parquet(folder / f"{name}.parquet", read_dictionary=labels) for name in SHEETS}
        self.scenarios = {"shipped": self.about["scenarios"], "synthetic": self.about["made"]}
        self.seeds = [self.about["seed"] + n for n in range(self.about["seeds"])]
        self.nulls = [f"{self.about['rulebook']}-null-{n + 1}" for n in range(self.about["nulls"])]
        self.people = self.about["people"]
        self.drawn = {name: sheets.pop(f"drawn_{name}") for name in ("scenarios", "people")}
        self.groups = np.unique(self.group(sheets["playthroughs"]))
        for name, rows in sheets.items():
            person = rows["trial" if "trial" in rows else "person"]
            rows["who"] = np.searchsorted(self.groups, self.group(rows)) * self.people + person
        self.sums = {**playthroughs(sheets["playthroughs"]), **members(sheets["members"]), **trials(sheets["courses"], sheets["speeches"])}
        everybody = range(len(self.groups) * self.people)
        for name, sums in self.sums.items():
            sums = sums.reindex(everybody, fill_value=0)
            self.sums[name] = {column: sums[column].to_numpy(float).reshape(-1, self.people) for column in sums}

    def group(self, rows):
        """A number for each row's group."""
        rulebooks = [self.about["rulebook"], "plain", *self.nulls]
        rulebook, scenario = (
            pd.Categorical(rows[label], categories=names).codes.astype(int)
            for label, names in (("rulebook", rulebooks), ("scenario", sum(self.scenarios.values(), [])))
        )
        return (rulebook * len(self.seeds) + rows["seed"].to_numpy().astype(int) - self.seeds[0]) * 1000 + scenario

    def of(self, which, rulebook, seed):
        """The sums of each scenario of a set, under a rulebook, with a seed."""
        names = self.scenarios[which]
        asked = pd.DataFrame({"rulebook": rulebook, "seed": seed, "scenario": names})
        places = np.searchsorted(self.groups, self.group(asked))
        return [{name: {column: of[at] for column, of in sums.items()} for name, sums in self.sums.items()} for at in places]

    def weights(self, which):
        """How often each scenario, and each person of a seed, is in a resample: a row a resample. The first row is the sample itself."""
        draws, scenarios = self.about["draws"], self.scenarios[which]
        drawn = self.drawn["scenarios"].loc[lambda rows: rows["set"] == which]
        of_scenarios = np.zeros((1 + draws, len(scenarios)))
        of_scenarios[0] = 1
        of_scenarios[1 + drawn["draw"].to_numpy(), [scenarios.index(scenario) for scenario in drawn["scenario"]]] = drawn["times"]
        of_people = {}
        for seed, rows in self.drawn["people"].loc[lambda rows: rows["set"] == which].groupby("seed"):
            weights = np.zeros((1 + draws, self.people))
            weights[0] = 1
            weights[1 + rows["draw"].to_numpy(), rows["person"].to_numpy()] = rows["times"]
            of_people[seed] = weights
        return of_scenarios, of_people


# --- What rows add up to ------------------------------------------------------------------------------------------------------------------------------

BEHAVIOUR = ["Lead", "Manage", "Wait", "LeadAsked", "ManageAsked", "Versatility", "Quality"]
OUTCOMES = ["Grade", "Morale", "Stability", "Results", "Trust", "Fatigue", "Backlog"]
VARIABLES = BEHAVIOUR + OUTCOMES
WAVES = ["wave_1", "wave_2", "wave_3"]


def moments(rows, columns):
    """Count, sums and sums of products of everybody's rows: what correlations are made of."""
    terms = {"count": np.ones(len(rows)), **{name: rows[name] for name in columns}}
    for at, one in enumerate(columns):
        for other in columns[at:]:
            terms[one, other] = rows[one] * rows[other]
    return pd.DataFrame({name: term.groupby(rows["who"]).sum() if isinstance(term, pd.Series) else rows.groupby("who").size() for name, term in terms.items()})


def playthroughs(runs):
    """Behaviour is a person's mean over their playthroughs of a scenario; outcomes are those of single playthroughs (docs/model.md, "Calibration")."""
    turns = runs["turns"].clip(lower=1)
    runs["Lead"], runs["Manage"], runs["Wait"] = runs["lead"] / turns, runs["manage"] / turns, runs["wait"] / turns
    runs["LeadAsked"] = runs["lead_met"] / runs["lead_asked"].clip(lower=1)
    runs["ManageAsked"] = runs["manage_met"] / runs["manage_asked"].clip(lower=1)
    runs["Quality"] = runs["quality"]
    # An act of both hats is half of each.
    runs["led"], runs["managed"] = runs["Lead"] - runs["both"] / turns / 2, runs["Manage"] - runs["both"] / turns / 2
    runs["asked"] = runs["asked"] / turns
    mean = runs.groupby("who")[["led", "managed", "asked"]].transform("mean")
    runs["Versatility"] = -(mean["led"] - mean["asked"]).abs() - (mean["managed"] - (1 - mean["asked"])).abs()
    runs[BEHAVIOUR] = runs.groupby("who")[BEHAVIOUR].transform("mean")
    for name in OUTCOMES:
        runs[name] = runs[name.lower()]
    of_person = runs.groupby("who")
    return {
        "variables": moments(runs, VARIABLES),
        "GradeBetweenPeople": of_person["Grade"].agg(["size", "mean", "var"]),
        "MoraleBetweenPeople": of_person["Morale"].agg(["size", "mean", "var"]),
    }


def members(there):
    """Members at the end, by team (a playthrough). Fewer than two do not say how alike they are."""
    found = {"waves": moments(there.dropna(subset=WAVES), WAVES)}
    for number in ("trust", "energy"):
        teams = there.groupby(["who", "run"])[number].agg(["size", "sum", "var"]).query("size >= 2").reset_index()
        # rwg of James, Demaree and Wolf 1984, on five points (25 points of ours each), against answers at random, whose variance is (5² − 1) / 12;
        # a team that agrees less than that counts as none.
        teams["agreement"] = (1 - teams["var"] / 25**2 / ((5**2 - 1) / 12)).clip(lower=0)
        # What analysis of variance of teams of different sizes takes.
        teams["teams"], teams["sizes"] = 1, teams["size"] ** 2
        teams["between"], teams["within"] = teams["sum"] ** 2 / teams["size"], (teams["size"] - 1) * teams["var"]
        found[number.capitalize()] = teams.groupby("who")[["teams", "size", "sizes", "sum", "between", "within", "agreement"]].sum()
    return found


def trials(courses, acts):
    """The experiments: ways of playing on the same seeds."""
    arms = {arm: Course(rows) for arm, rows in courses.groupby("arm", observed=True)}
    columns = {}
    for arm in ("before", "after"):
        columns[f"year of {arm}"] = arms[arm].mean("results", 1, 12)
    for arm in ("directive", "empowering"):
        columns[f"early of {arm}"] = arms[arm].mean("results", 1, 3)
        columns[f"late of {arm}"] = arms[arm].mean("results", 8, 10)
    for arm in ("lead", "manage", "fitting"):
        columns[f"swing of {arm}"] = arms[arm].swing()
        columns[f"growth of {arm}"] = arms[arm].growth()
        recovery = arms[arm].recovery(4)
        columns[f"recovery of {arm}"] = recovery.fillna(0)
        columns[f"falls of {arm}"] = recovery.notna().astype(float)
    table = pd.DataFrame(columns)
    table["trials"] = 1.0
    for asked, rows in (("lead", acts[acts["share_asked"] > 0.5]), ("manage", acts[acts["share_asked"] <= 0.5])):
        for arm in ("with", "without"):
            table[f"{asked} {arm}"] = output(rows, arm).groupby(rows["who"]).sum().reindex(table.index, fill_value=0)
    return {"trials": table}


def output(acts, arm):
    """Output in points: step 3 of a turn (docs/model.md, "One turn")."""
    direction, order, competence, fatigue = (acts[f"{name}_{arm}"] for name in ("direction", "order", "competence", "fatigue"))
    weight = acts["direction_weight"]
    harmonic = 1 / (weight / direction.clip(lower=0.001) + (1 - weight) / order.clip(lower=0.001))
    full = (acts["gain"] * harmonic * competence / 100).clip(upper=100)
    return full * (1 - (acts["tired_loss"] * (fatigue - acts["tired_from"]).clip(lower=0)).clip(upper=1))


class Course:
    """Meters and backlog after every turn, a row a trial; turn 0 is the start, and after the last turn things stay where they were."""

    METERS = ["morale", "stability", "results"]

    def __init__(self, rows):
        self.played = rows.pivot(index="who", columns="turn", values=[*self.METERS, "backlog"])
        self.last = rows.groupby("who")["turn"].max()
        self.values = {name: self.played[name].ffill(axis=1) for name in [*self.METERS, "backlog"]}

    def mean(self, name, first, last):
        values = self.values[name]
        return sum(values[min(turn, values.columns[-1])] for turn in range(first, last + 1)) / (last - first + 1)

    def growth(self):
        return self.values["backlog"].iloc[:, -1] - self.values["backlog"][0]

    def swing(self):
        """Standard deviation of the changes from turn to turn, the mean over the meters; 0 of a single turn."""
        of = lambda values: values.diff(axis=1).std(axis=1).fillna(0)
        return sum(of(self.played[meter]) for meter in self.METERS) / len(self.METERS)

    def recovery(self, most):
        """Turns until half of the largest fall of the meters' mean in one turn is made good; one more than `most` if that takes longer; empty without a
        fall of more than a point that leaves so many turns. In whole thousandths, so that a tie is a tie; of falls as deep the last one counts."""
        meters = sum((self.values[meter] * 1000).round().astype("int64") for meter in self.METERS).to_numpy()
        falls = meters[:, :-1] - meters[:, 1:]
        in_time = np.arange(1, falls.shape[1] + 1) <= self.last.to_numpy()[:, None] - most
        falls = np.where(in_time, falls, -1)
        worst = falls.shape[1] - 1 - falls[:, ::-1].argmax(axis=1)
        depth = np.take_along_axis(falls, worst[:, None], axis=1)[:, 0]
        took = np.full(len(meters), float(most + 1))
        for later in range(most, 0, -1):
            after = np.minimum(worst + 1 + later, meters.shape[1] - 1)
            gained = np.take_along_axis(meters, after[:, None], axis=1)[:, 0] - np.take_along_axis(meters, worst[:, None] + 1, axis=1)[:, 0]
            took = np.where(2 * gained >= depth, later, took)
        return pd.Series(np.where(depth > 3000, took, np.nan), index=self.last.index)


# --- The statistics: each for all resamples at once ---------------------------------------------------------------------------------------------------


def correlations(sums, variables):
    """Pearson's r of all pairs, from sums as `moments` has them; 0 where one of the two does not vary, or nobody is there."""
    count = sums["count"].clip(min=1)
    mean = {name: sums[name] / count for name in variables}
    covariance = lambda one, other: sums[one, other] / count - mean[one] * mean[other]
    deviation = {name: np.sqrt(covariance(name, name).clip(min=0)) for name in variables}
    found = np.empty((len(count), len(variables), len(variables)))
    for at, one in enumerate(variables):
        for then, other in enumerate(variables[at:], at):
            scale = deviation[one] * deviation[other]
            r = np.divide(covariance(one, other), scale, out=np.zeros_like(scale), where=scale > 0)
            found[:, at, then] = found[:, then, at] = r
    return found


def between_people(people, weights):
    """ICC(1) of groups of one size (Shrout and Fleiss 1979): (B − W) / (B + (k − 1) W)."""
    n = weights.sum(axis=1)
    k = weights @ people["size"] / n
    between = k * (weights @ people["mean"] ** 2 - (weights @ people["mean"]) ** 2 / n) / (n - 1)
    within = weights @ people["var"] / n
    return (between - within) / (between + (k - 1) * within)


def between_teams(teams):
    """ICC(1) by analysis of variance, of teams of different sizes: with k₀ = (N − Σk²/N) / (teams − 1) for the size (Bliese 2000)."""
    between = (teams["between"] - teams["sum"] ** 2 / teams["size"]) / (teams["teams"] - 1)
    within = mean_square_within(teams)
    size = (teams["size"] - teams["sizes"] / teams["size"]) / (teams["teams"] - 1)
    return (between - within) / (between + (size - 1) * within)


def mean_square_within(teams):
    return teams["within"] / (teams["size"] - teams["teams"])


def regression(matrix, on, by):
    """Standardised weights and R² of least squares, from correlations."""
    on, by = VARIABLES.index(on), [VARIABLES.index(name) for name in by]
    among, with_outcome = matrix[:, by][:, :, by], matrix[:, by, on]
    solvable = np.abs(np.linalg.det(among)) > 1e-9
    weights = np.full(with_outcome.shape, np.nan)
    weights[solvable] = np.linalg.solve(among[solvable], with_outcome[solvable][:, :, None])[:, :, 0]
    return weights, (weights * with_outcome).sum(axis=1)


class Sample:
    """One seed's people, as they are and in every resample."""

    def __init__(self, scenarios, of_scenarios, of_people):
        self.of_scenarios, self.of_people = of_scenarios, of_people
        self.people = [{name: scenario[name] for name in ("GradeBetweenPeople", "MoraleBetweenPeople")} for scenario in scenarios]
        # Everything else is sums.
        names = ("variables", "waves", "Trust", "Energy", "trials")
        self.sums = [{name: {column: of_people @ values for column, values in scenario[name].items()} for name in names} for scenario in scenarios]
        self.r = self.each(lambda at: correlations(self.sums[at]["variables"], VARIABLES))
        self.waves = self.each(lambda at: correlations(self.sums[at]["waves"], WAVES))
        of_trials = lambda column: sum(of_scenarios[:, at] * sums["trials"][column] for at, sums in enumerate(self.sums))
        self.trials = {column: of_trials(column) for column in self.sums[0]["trials"]}

    def each(self, of):
        """The mean over the scenarios; every one weighs the same."""
        found = [of(at) for at in range(len(self.sums))]
        weights = self.of_scenarios / self.of_scenarios.sum(axis=1, keepdims=True)
        weigh = lambda at: weights[:, at].reshape([-1] + [1] * (found[at].ndim - 1))
        return sum(np.where(weigh(at) > 0, weigh(at) * found[at], 0) for at in range(len(found)))

    def statistic(self, asked):
        """A statistic by its name in assets/findings.ron (docs/model.md, "Rows of your own"), for every resample."""
        name, of = next(iter(asked.items())) if isinstance(asked, dict) else (asked, None)
        t = self.trials
        with np.errstate(divide="ignore", invalid="ignore"):
            gain = lambda with_, without: 100 * (with_ / without - 1)
            match name:
                case "Correlation":
                    return self.r[:, VARIABLES.index(of[0]), VARIABLES.index(of[1])]
                case "Weights":
                    weights, _ = regression(self.r, of["on"], [of["of"], of["less"]])
                    return weights[:, 0] - weights[:, 1]
                case "Explained":
                    return regression(self.r, of["on"], of["by"])[1]
                case "GradeBetweenPeople" | "MoraleBetweenPeople":
                    return self.each(lambda at: between_people(self.people[at][name], self.of_people))
                case "BetweenTeams":
                    return self.each(lambda at: between_teams(self.sums[at][of]))
                case "Spread":
                    # In points of a 0-to-100 scale, which are per cent of it.
                    return self.each(lambda at: np.sqrt(mean_square_within(self.sums[at][of])))
                case "Agreement":
                    return self.each(lambda at: self.sums[at][of]["agreement"] / self.sums[at][of]["teams"])
                case "Waves":
                    return self.waves[:, of[0] - 1, of[1] - 1]
                case "WavesNear":
                    return (self.waves[:, 0, 1] + self.waves[:, 1, 2]) / 2 - self.waves[:, 0, 2]
                case "Practices":
                    return gain(t["year of after"], t["year of before"])
                case "Speech":
                    return gain(t["lead with"] + t["manage with"], t["lead without"] + t["manage without"])
                case "SpeechContext":
                    return gain(t["lead with"], t["lead without"]) - gain(t["manage with"], t["manage without"])
                case "EarlyLead":
                    return (t["early of directive"] - t["early of empowering"]) / t["trials"]
                case "Slope":
                    # From the middle of turns 1 to 3 to that of turns 8 to 10.
                    rise = lambda arm: (t[f"late of {arm}"] - t[f"early of {arm}"]) / (9 - 2)
                    return (rise("empowering") - rise("directive")) / t["trials"]
                case "Swings":
                    return (t["swing of lead"] - t["swing of manage"]) / t["trials"]
                case "BacklogGrowth":
                    return (t["growth of lead"] - t["growth of manage"]) / t["trials"]
                case "Recovery":
                    mean = lambda arm: t[f"recovery of {arm}"] / t[f"falls of {arm}"].clip(min=1)
                    return mean("manage") - mean("fitting")
        raise ValueError(f"no statistic is called {name}")


# --- What the figures say (docs/model.md, "How a hit is counted") -------------------------------------------------------------------------------------


def holds(band, value):
    ends = band.get("Within")
    return ends[0] <= value <= ends[1] if ends else value > band["Above"]


def verdict(band, low, high):
    least, most = band.get("Within") or (band["Above"], math.inf)
    if holds(band, low) and holds(band, high):
        return "hit"
    return "miss" if high < least or low > most else "undecided"


def as_often(nulls, null_count, seeds, seed_count):
    """Fisher's exact test, one-sided, does not tell at 5 % that the rulebook lies in the band more often than null rulebooks."""
    inside = nulls + seeds
    ways = lambda k: math.comb(seed_count, k) * math.comb(null_count, inside - k) if 0 <= inside - k <= null_count else 0
    return sum(ways(k) for k in range(seeds, seed_count + 1)) / math.comb(seed_count + null_count, inside) > 0.05


def figures(rows, which):
    """Every finding that is simulated: what came out, with the 95 % interval of its resamples (percentiles; Efron and Tibshirani 1993)."""
    findings = [finding for finding in rows.about["findings"] if finding["statistic"]]
    rulebook = rows.about["rulebook"]
    of_scenarios, of_people = rows.weights(which)
    by_seed = []
    for seed in rows.seeds:
        sample = Sample(rows.of(which, rulebook, seed), of_scenarios, of_people[seed])
        by_seed.append([sample.statistic(finding["statistic"]) for finding in findings])
    by_seed = np.array(by_seed)
    beside = {}
    if which == "shipped" and rows.nulls:
        whole = np.ones((1, of_scenarios.shape[1])), np.ones((1, rows.people))
        for other in ["plain", *rows.nulls]:
            sample = Sample(rows.of(which, other, rows.seeds[0]), *whole)
            beside[other] = [sample.statistic(finding["statistic"])[0] for finding in findings]
    found = []
    for at, finding in enumerate(findings):
        resamples = by_seed[:, at].mean(axis=0)
        drawn = resamples[1:][np.isfinite(resamples[1:])]
        low, high = np.quantile(drawn, [0.025, 0.975], method="nearest")
        band = finding["band"]
        nulls = [holds(band, figures[at]) for name, figures in beside.items() if name != "plain"]
        seeds = [holds(band, figure) for figure in by_seed[:, at, 0]]
        judged = verdict(band, low, high)
        nothing = judged == "hit" and bool(nulls) and as_often(sum(nulls), len(nulls), sum(seeds), len(seeds))
        found.append({
            **finding, "value": resamples[0], "low": low, "high": high, "verdict": judged, "nothing": nothing,
            "seeds": f"{sum(seeds)} of {len(seeds)}", "nulls": f"{sum(nulls)} of {len(nulls)}" if nulls else "–",
            "plain": beside["plain"][at] if beside else math.nan,
        })  # fmt: skip
    return found


# --- The tables ---------------------------------------------------------------------------------------------------------------------------------------

UNITS = {"Coefficient": (2, ""), "Percent": (1, " %"), "Points": (1, " points"), "Turns": (1, " turns")}
TABLES = {"Findings": "Published findings", "Teams": "Real teams", "Signatures": "Signatures of the design: no findings, no score"}
# Rulebooks beside each other: only `standard` is one of this commit.
BESIDE = "Before and after"
ORDER = ["miss", "undecided", "hit that says nothing", "hit"]


def number(value, unit):
    if not math.isfinite(value):
        return "–"
    text = f"{value:.{UNITS[unit][0]}f}"
    return text.lstrip("-") if float(text) == 0 else text.replace("-", "−")


def simulated(row):
    value, low, high = (number(row[key], row["unit"]) for key in ("value", "low", "high"))
    return f"{value}{UNITS[row['unit']][1]} [{low}, {high}]"


def band(row):
    of = lambda value: number(value, row["unit"])
    ends = row["band"].get("Within")
    return (f"{of(ends[0])} to {of(ends[1])}" if ends else f"above {of(row['band']['Above'])}") + UNITS[row["unit"]][1]


def judged(row):
    return "hit that says nothing" if row["nothing"] else row["verdict"]


def shown(row):
    return judged(row).replace("miss", "**miss**")


def of_table(rows, table):
    return sorted((row for row in rows if row["table"] == table), key=lambda row: ORDER.index(judged(row)))


def score(rows):
    count = lambda verdict: sum(row["verdict"] == verdict for row in rows)
    misses, hits, nothing = count("miss"), count("hit"), sum(row["nothing"] for row in rows)
    text = f"{misses} {'miss' if misses == 1 else 'misses'}, {count('undecided')} undecided, {hits} {'hit' if hits == 1 else 'hits'} of {len(rows)} rows"
    if nothing:
        text += f"; {nothing} of the hits {'says' if nothing == 1 else 'say'} nothing, as null rulebooks pass as often"
    return text + "."


def tables(rows):
    """The tables of docs/model.md that hold figures of `calibrate`: by their headings, the line of the score if there is one, and cells."""
    made = {}
    shipped = figures(rows, "shipped")
    for table, title in TABLES.items():
        found = of_table(shipped, table)
        cells = [["finding", "published", "", "simulated", "a hit lies", "", "seeds", "nulls", "plain"]]
        for row in found:
            compared = ", ".join(row[key].lower() for key in ("of", "compared") if row[key])
            finding = f"{row['finding']} ({row['source']})"
            cells.append([finding, row["published"], compared, simulated(row), band(row), shown(row), row["seeds"], row["nulls"], number(row["plain"], row["unit"])])
        made[title] = (score(found), cells)
    general = figures(rows, "synthetic")
    found = [row for table in TABLES for row in of_table(general, table)]
    made["Check of generality"] = (None, [["row", "simulated", "a hit lies", ""], *([row["id"], simulated(row), band(row), shown(row)] for row in found)])
    # Without null rulebooks a hit may say nothing.
    judged = lambda row: f"{simulated(row)} {row['verdict']}".replace("miss", "**miss**")
    made[BESIDE] = (None, [["row", "a hit lies", "`standard`"], *([row["id"], band(row), judged(row)] for row in shipped)])
    return made


def fitted(made, there):
    """Beside each other, if it shows them, a page may show fewer rows, and columns of rulebooks that are no more: those are left as they stand."""
    _, ours = made[BESIDE]
    if BESIDE not in there:
        return {heading: table for heading, table in made.items() if heading != BESIDE}
    head, *theirs = there[BESIDE][1]
    rows = {row[0]: dict(zip(ours[0], row)) for row in ours[1:]}
    filled = [[rows.get(row[0], {}).get(column, cell) for column, cell in zip(head, row)] for row in theirs]
    return {**made, BESIDE: (None, [head, *filled])}


def main():
    options = argparse.ArgumentParser(description="Works the tables of docs/model.md out again, from exports alone.")
    options.add_argument("--program", default="two-hats", help="the program that makes exports (default: %(default)s)")
    options.add_argument("--out", type=Path, metavar="FOLDER", help="where the exports are kept; those that are there already are read")
    options.add_argument("--quick", action="store_true", help="few people and seeds: for looking at the program, not for publishing")
    options.add_argument("--check", metavar="FILE", help="compare with the tables of FILE (docs/model.md), or of the program itself (`program`)")
    options.add_argument("--write", type=Path, metavar="FILE", help="put the tables into FILE, in the place of those under the same headings")
    chosen = options.parse_args()
    arguments = QUICK if chosen.quick else PUBLISHED
    with tempfile.TemporaryDirectory() as temporary:
        folder = chosen.out or Path(temporary)
        if not (folder / "calibration.json").exists():
            subprocess.run([chosen.program, "calibrate", *arguments, "--format", "parquet", "-o", folder], check=True)
        made = tables(Rows(folder))
    if chosen.write:
        text = chosen.write.read_text(encoding="utf-8")
        chosen.write.write_text(written(fitted(made, published(text)), text), encoding="utf-8")
    if chosen.check == "program":
        command = [chosen.program, "calibrate", *arguments, "--format", "markdown"]
        there = published(subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout)
        made.pop(BESIDE)
    elif chosen.check:
        there = published(Path(chosen.check).read_text(encoding="utf-8"))
        made = fitted(made, there)
    else:
        for heading, (said, cells) in made.items():
            print("\n".join([f"### {heading}", "", *([said, ""] if said else []), *markdown(cells), ""]))
        return
    wrong = list(differences(made, there))
    print("\n".join(wrong) if wrong else f"{sum(len(cells) - 1 for _, cells in made.values())} rows of {len(made)} tables come out to the last digit")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()

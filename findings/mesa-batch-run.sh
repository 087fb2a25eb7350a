#!/usr/bin/env bash
# Bet: a row of mesa's batch_run holds the model's and the agents' figures of one and the same step, and max_steps=3 is 3 steps.
# What happens: with the tutorial's pattern (collect at the end of step()), the model's figures in a row are one step AHEAD of the
#   agents' in the same row, rows of "Step 0" have no agents, and four steps are run. The model's columns are picked by
#   position in a list, the agents' by step number. Only a model that also collects in __init__ gets rows that agree.
# Why it matters: any regression of an outcome of the team on what its members did, made from that table, is lagged by one step;
#   nothing in it looks wrong. Means over time are cut off at another point than written in the paper.
# Versions: mesa 3.3.1, pandas 3.1.1, numpy 2.4.6. Reported upstream.
# Do instead: collect once in __init__ too, or let each reporter record `model.steps` itself and join on that;
#   a table that joins two levels should carry the step of each.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --no-compile --disable-pip-version-check mesa==3.3.1 pandas==3.1.1 numpy==2.4.6
cat > "$tmp/run.py" <<'PY'
import sys
import mesa

class Member(mesa.Agent):
    def __init__(self, model):
        super().__init__(model)
        self.decided = 0

    def step(self):
        self.decided += 1

class Team(mesa.Model):
    collects_first = False

    def __init__(self, seed=None):
        super().__init__(seed=seed)
        Member.create_agents(self, 2)
        self.datacollector = mesa.DataCollector(
            model_reporters={"mean_decided": lambda m: m.agents.agg("decided", lambda v: sum(v) / len(v))},
            agent_reporters={"decided": "decided"})
        if self.collects_first:
            self.datacollector.collect(self)

    def step(self):
        self.agents.do("step")
        self.datacollector.collect(self)

class Early(Team):
    collects_first = True

def pairs(model):
    rows = mesa.batch_run(model, {"seed": [1]}, max_steps=3, number_processes=1, data_collection_period=1, display_progress=False)
    return [(row["Step"], row["mean_decided"], row.get("decided")) for row in rows if row.get("AgentID") in (None, 1)]

print(f"mesa {mesa.__version__}")
print("step, mean over the members, what member 1 did")
late, early = pairs(Team), pairs(Early)
print("collect in step():           ", late)
print("collect in __init__ as well: ", early)
sys.exit(not (late == [(0, 1, None), (1, 2, 1), (2, 3, 2), (3, 4, 3)] and early == [(s, s, s) for s in range(4)]))
PY
"$tmp/venv/bin/python" -W ignore "$tmp/run.py"
echo "As described: model and agents in one row are a step apart, and a run of 3 steps takes 4."

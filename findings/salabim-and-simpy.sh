#!/usr/bin/env bash
# Bet: the two process-based simulators of Python end alike: something that happens each minute has happened as often after
#   `run(until=10)` (simpy) as after `run(till=10)` (salabim); and a loop that makes ten environments gets ten different runs.
# What happens: simpy stops before what is due at 10 (nine times), salabim after it (ten times). With a step of .1 simpy has ten by time 1, since
#   ten additions end at .9999999999999999. Each salabim Environment() seeds its numbers with the same constant: ten replications are one, ten times.
# Why it matters: counts a shift, costs a month and states "after turn n" differ by one when a model moves from one to the other, and by
#   one with the step in simpy alone. Replications without variance give intervals of no width: "the effect is certain".
# Versions: simpy 4.1.2, salabim 26.0.9 (with generators: yieldless off).
# Do instead: count in whole units (minutes, not .1 hours) and end between two of them (until=10.5); give every replication its
#   own seed (`Environment(random_seed=n)`) and check that two of them differ before averaging.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --no-compile --disable-pip-version-check simpy==4.1.2 salabim==26.0.9
"$tmp/venv/bin/python" -W ignore - <<'PY'
import sys
from importlib.metadata import version
import salabim, simpy

print("simpy", version("simpy"), "salabim", version("salabim"))
salabim.yieldless(False)

def by_simpy(step, end):
    env, ticks = simpy.Environment(), []

    def clock():
        while True:
            yield env.timeout(step)
            ticks.append(env.now)

    env.process(clock())
    env.run(until=end)
    return len(ticks)

class Clock(salabim.Component):
    def setup(self, step, ticks):
        self.step, self.ticks = step, ticks

    def process(self):
        while True:
            yield self.hold(self.step)
            self.ticks.append(self.env.now())

def by_salabim(step, end):
    env, ticks = salabim.Environment(), []
    Clock(step=step, ticks=ticks)
    env.run(till=end)
    return len(ticks)

def replications(**seed):
    drawn = []
    for n in range(10):
        salabim.Environment(**{name: give(n) for name, give in seed.items()})
        drawn.append(salabim.Uniform(0, 1).sample())
    return len(set(drawn))

ends = by_simpy(1, 10), by_salabim(1, 10), by_simpy(0.1, 1)
print("once a minute until 10: simpy", ends[0], "times, salabim", ends[1], "times; every .1 until 1: simpy", ends[2], "times")
same, own = replications(), replications(random_seed=lambda n: n)
print("ten salabim environments:", same, "different first numbers; with random_seed=n:", own)
sys.exit((*ends, same, own) != (9, 10, 10, 1, 10))
PY
echo "As described: one stops before the end, one after it, and replications are equal unless seeded."

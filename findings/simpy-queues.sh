#!/usr/bin/env bash
# Bet: in simpy a Container serves any waiting get() that its level can pay for, and a get() that lost against a timeout
#   (`yield store.get() | env.timeout(1)`) takes nothing afterwards.
# What happens: a Container looks at the head of its queue only: a get(1) waits for ever behind a get(100), with 5 in stock.
#   The get() that lost stays in the Store's queue, takes the next item and gives it to nobody; the item is gone.
# Why it matters: "ask, and give up after a while" is how impatient customers, tickets and people are modelled. Work
#   vanishes from the model without an error: throughput looks lower, queues look longer, and sums no longer add up.
# Versions: simpy 4.1.2.
# Do instead: hold the request, and `request.cancel()` when it is not in the condition's result (leaving a `with store.get() as
#   request:` block cancels it as well); for amounts of different size use one Container per class of customer or a
#   FilterStore; end a run by checking that what went in is what came out plus what is left.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --no-compile --disable-pip-version-check simpy==4.1.2
"$tmp/venv/bin/python" - <<'PY'
import sys
from importlib.metadata import version
import simpy

print("simpy", version("simpy"))

def container():
    env, served = simpy.Environment(), []
    stock = simpy.Container(env, init=5)

    def customer(at, amount):
        yield env.timeout(at)
        yield stock.get(amount)
        served.append(amount)

    env.process(customer(0, 100))
    env.process(customer(1, 1))
    env.run(until=1000)
    return served, stock.level

def store(cancel):
    env, got = simpy.Environment(), []
    tickets = simpy.Store(env)

    def person(name, at, patience):
        yield env.timeout(at)
        request = tickets.get()
        result = yield request | env.timeout(patience)
        if request in result:
            got.append(name)
        elif cancel:
            request.cancel()

    def desk():
        yield env.timeout(2)
        yield tickets.put("ticket")

    env.process(person("impatient", 0, 1))
    env.process(person("later", 3, 5))
    env.process(desk())
    env.run()
    return got, tickets.items

served, level = container()
print("container of 5, get(100) then get(1): served", served, "level", level)
lost, kept = store(cancel=False), store(cancel=True)
print("one ticket, two people: got it", lost[0], "left over", lost[1])
print("the same with cancel(): got it", kept[0], "left over", kept[1])
sys.exit(not (served == [] and level == 5 and lost == ([], []) and kept == (["later"], [])))
PY
echo "As described: a small request waits behind a large one, and a request that gave up takes an item all the same."

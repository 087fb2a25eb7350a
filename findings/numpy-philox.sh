#!/usr/bin/env bash
# Bet: numpy.random.Philox(key=k, counter=c) begins with the block of counter c, as Random123 does, and advance(n) skips
#   n draws, as it does for numpy's PCG64.
# What happens: the counter is raised BEFORE each block, so the first four words are those of counter c + 1 and the block of
#   c itself is never drawn; advance(n) skips n blocks of four words, and throws the rest of the block in hand away.
#   advance(0) after one draw loses three.
# Why it matters: a counter generator is chosen so that draw number n can be had directly, and checked against another
#   language's. Who addresses draws by counter in numpy is off by one block against Random123 (and everything ported from
#   it); who skips with advance gets draws that another part of the run uses too, four times as far along as meant.
# Versions: numpy 2.4.6, randomgen 2.5.1 (the same).
# Do instead: to get the block of counter c from numpy, pass c - 1 (mod 2**256); to skip n draws, advance(n // 4) on a fresh
#   generator and discard n % 4; test against Random123's known answers, never against "the same seed".
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --no-compile --disable-pip-version-check numpy==2.4.6 randomgen==2.5.1
"$tmp/venv/bin/python" - <<'PY'
import sys
import numpy, randomgen
from numpy.random import PCG64, Philox

print(f"numpy {numpy.__version__}, randomgen {randomgen.__version__}")
FULL = (1 << 64) - 1

def random123(counter, key):
    """Philox4x64-10 as published (Salmon et al. 2011)."""
    c, k = [counter, 0, 0, 0], [key, 0]
    for _ in range(10):
        a, b = 0xD2E7470EE14C6C93 * c[0], 0xCA5A826395121157 * c[2]
        c = [(b >> 64) ^ c[1] ^ k[0], b & FULL, (a >> 64) ^ c[3] ^ k[1], a & FULL]
        k = [(k[0] + 0x9E3779B97F4A7C15) & FULL, (k[1] + 0xBB67AE8584CAA73B) & FULL]
    return c

# Random123's own known answer for counter 0, key 0 ("kat_vectors").
assert random123(0, 0)[0] == 0x16554D9ECA36314C

def words(made, skip=None, drawn=0):
    if drawn:
        made.random_raw(drawn)
    if skip is not None:
        made.advance(skip)
    return [int(w) for w in made.random_raw(4)]

philox = lambda: Philox(key=5, counter=7)
stream = [int(w) for w in philox().random_raw(12)]
seen = {
    "first block is counter 7's, as asked": stream[:4] == random123(7, 5),
    "first block is counter 8's": stream[:4] == random123(8, 5),
    "randomgen.Philox gives the same words": [int(w) for w in randomgen.Philox(key=5, counter=7).random_raw(12)] == stream,
    "Philox advance(1) skips four words": words(philox(), skip=1) == stream[4:8],
    "Philox advance(0) after one draw loses three": words(philox(), skip=0, drawn=1) == stream[4:8],
    "PCG64 advance(1) skips one word": words(PCG64(1), skip=1) == [int(w) for w in PCG64(1).random_raw(5)][1:],
}
for line, holds in seen.items():
    print(f"{line}: {holds}")
sys.exit(list(seen.values()) != [False, True, True, True, True, True])
PY
echo "As described: numpy's Philox starts one block late and advances by blocks of four."

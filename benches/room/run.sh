#!/usr/bin/env bash
# Measures a room beside the same room written with `ws` and with Socket.IO: everything in one run, one table in Markdown on stdout.
# Needs Linux, two cores that have nothing else to do, Node 20 or newer, npm, taskset. Five minutes once all is built.
# What is given to it goes to cargo; TWO_HATS_PROGRAM=FILE measures that program, and builds only the generator.
set -euo pipefail
cd "$(dirname "$0")/../.."

node="${TWO_HATS_BENCH_NODE:-${XDG_CACHE_HOME:-$HOME/.cache}/two-hats-bench-room}"
mkdir -p "$node"
if ! cmp -s benches/room/package-lock.json "$node/package-lock.json" || [ ! -d "$node/node_modules" ]; then
    cp benches/room/package.json benches/room/package-lock.json "$node/"
    (cd "$node" && npm ci --ignore-scripts --no-audit --no-fund --silent) || { rm -f "$node/package-lock.json"; exit 1; }
fi
cp benches/room/*.mjs "$node/"

messages="$(cargo build --quiet --release --locked --no-default-features --features host,parquet --bin two-hats --bench room --message-format json "$@")"
made() { sed -n "s/.*\"name\":\"$1\".*\"executable\":\"\([^\"]*\)\".*/\1/p" <<<"$messages" | tail -n 1; }
program="${TWO_HATS_PROGRAM:-$(made two-hats)}"
generator="$(made room)"

# Saves lie on a disk, not in memory: what is measured is what is kept.
folder="$(mktemp -d "${TMPDIR:-/var/tmp}/two-hats-bench.XXXXXX")"
trap 'rm -rf "$folder"' EXIT
ulimit -n "$(ulimit -Hn)"
echo "two-hats $("$program" -V | cut -d' ' -f2), ws $(node -p "require('$node/node_modules/ws/package.json').version"), Socket.IO $(node -p "require('$node/node_modules/socket.io/package.json').version"), Node $(node --version), Linux $(uname -r), $(nproc) cores; saves on $(df --output=fstype "$folder" | tail -n 1)"
"$generator" "$program" "$node" "$folder"

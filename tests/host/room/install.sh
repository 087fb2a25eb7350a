#!/usr/bin/env bash
# Puts what the pages are built with, and what plays them, outside the checkout: the versions of the two lockfiles. Prints where.
set -euo pipefail
cd "$(dirname "$0")/../../.."
if ! node -e "process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)"; then
    echo "Node 20 or newer is needed for the pages of a room and their tests; this is $(node --version 2>&1)" >&2
    exit 1
fi
into="${TWO_HATS_NODE:-${XDG_CACHE_HOME:-$HOME/.cache}/two-hats-ci-node}"
for part in src/host/page tests/host/room; do
    place="$into/$(basename "$part")"
    if ! cmp -s "$part/package-lock.json" "$place/package-lock.json" || [ ! -d "$place/node_modules" ]; then
        mkdir -p "$place"
        cp "$part/package.json" "$part/package-lock.json" "$place/"
        if ! (cd "$place" && npm ci --ignore-scripts --no-audit --no-fund --silent); then
            rm -f "$place/package-lock.json"
            exit 1
        fi
    fi
done
echo "$into"

#!/usr/bin/env bash
# against.sh [REVISION]: builds a revision (fe5be23 unless another is named) and this checkout, both without features, and compares them on the
# scenarios and the rulebook of benches/frozen. Both run by turns; printed are medians of processor time (user), which other programs disturb
# least, and how many times faster this checkout is. ROUNDS says how many turns (5), ROWS which rows (a pattern).
# Builds are kept in ${XDG_CACHE_HOME:-~/.cache}/two-hats-against; `git worktree prune` forgets them once that folder is gone.
set -euo pipefail
cd "$(dirname "$0")/.."

rounds=${ROUNDS:-5}
revision=$(git rev-parse --verify "${1:-fe5be23}^{commit}")
cache=${XDG_CACHE_HOME:-$HOME/.cache}/two-hats-against
mkdir -p "$cache"
[ -d "$cache/$revision" ] || git worktree add --detach "$cache/$revision" "$revision"

# build SOURCE TARGET: builds, and names the engine's benchmark in TARGET/engine.
build() {
    (
        cd "$1"
        export CARGO_TARGET_DIR=$2 CARGO_TERM_COLOR=never
        cargo build --quiet --release --no-default-features
        cargo bench --no-run --no-default-features --bench engine 2>&1 |
            sed -n 's/.*(\(.*engine-[0-9a-f]*\)).*/\1/p' > "$2/engine"
    )
}
build "$cache/$revision" "$cache/target-$revision"
build "$PWD" "$cache/target-here"

folder=benches/frozen
rules=(--rulebook "$folder/rulebooks/standard.ron")
scenario=$folder/scenarios/two-basements
declare -A commands=(
    [plain-by-hand]="ENGINE --bench handwritten --sample-count 300 --sample-size 1"
    [plain-game]="ENGINE --bench plain --sample-count 100 --sample-size 1"
    [simulate-random]="PROGRAM simulate $scenario ${rules[*]} --player random --runs 100000 --threads 1"
    [simulate-informed]="PROGRAM simulate $scenario ${rules[*]} --player informed --runs 200 --threads 1"
    [check-strict]="PROGRAM check --strict $scenario"
    [roads]="PROGRAM debrief $scenario/plays/good-and-unlucky.ron --scenario $scenario"
)

# once TARGET COMMAND: seconds of processor time, or nothing if this build cannot do it.
once() {
    local engine TIMEFORMAT=%U
    engine=$(cat "$1/engine")
    local command=${2/ENGINE/$engine}
    # A check that finds something says so by its exit code.
    { time ${command/PROGRAM/$1\/release\/two-hats} > "$cache/said" 2>&1; } 2>&1 || [ $? -eq 1 ]
}

median() { sort -n | awk '{ all[NR] = $1 } END { print all[int((NR + 1) / 2)] }'; }

echo "| what (seconds of processor time, median of $rounds) | ${revision:0:7} | here | times faster |"
echo "|---|---|---|---|"
for row in plain-by-hand plain-game simulate-random simulate-informed check-strict roads; do
    [[ $row =~ ${ROWS:-.} ]] || continue
    old=() new=()
    for ((round = 0; round < rounds; round++)); do
        old+=("$(once "$cache/target-$revision" "${commands[$row]}")")
        new+=("$(once "$cache/target-here" "${commands[$row]}")")
    done
    before=$(printf '%s\n' "${old[@]}" | median)
    after=$(printf '%s\n' "${new[@]}" | median)
    echo "| $row | $before | $after | $(awk -v a="$before" -v b="$after" 'BEGIN { printf "%.2f", b > 0 ? a / b : 0 }') |"
done

#!/usr/bin/env bash
# against.sh [REVISION]: builds a revision (fe5be23 unless another is named) and this checkout, both without features, and compares them on the
# scenarios and the rulebook of benches/frozen; rows that end in "-now" are this checkout on its own scenario and rules. Both run by turns; printed
# are medians of processor time (user), which other programs disturb least, less what starting takes, and how many times faster this checkout is.
# ROUNDS says how many turns (5), ROWS which rows (a pattern). Where `perf` counts instructions, these are printed as well, in millions.
# Builds are kept in ${XDG_CACHE_HOME:-~/.cache}/two-hats-against; `git worktree prune` forgets them once that folder is gone.
set -euo pipefail
cd "$(dirname "$0")/.."

rounds=${ROUNDS:-5}
revision=$(git rev-parse --verify "${1:-fe5be23}^{commit}")
cache=${XDG_CACHE_HOME:-$HOME/.cache}/two-hats-against
mkdir -p "$cache"
[ -d "$cache/$revision" ] || git worktree add --detach "$cache/$revision" "$revision"

# bench NAME FILE: builds a benchmark of the current folder, and names it in FILE.
bench() {
    cargo bench --no-run --no-default-features --bench "$1" 2>&1 |
        sed -n "s/.*(\(.*$1-[0-9a-f]*\)).*/\1/p" > "$2"
    [ -s "$2" ] || { echo "the benchmark $1 does not build" >&2; return 1; }
}

# build SOURCE TARGET BENCHMARK…: builds, and names the benchmarks in TARGET/BENCHMARK.
build() {
    (
        cd "$1"
        export CARGO_TARGET_DIR=$2 CARGO_TERM_COLOR=never
        cargo build --quiet --release --no-default-features
        shift
        for name in "${@:2}"; do bench "$name" "$1/$name"; done
    )
}
[ -n "${BUILT:-}" ] || build "$cache/$revision" "$cache/target-$revision" engine
[ -n "${BUILT:-}" ] || build "$PWD" "$cache/target-here" engine strict

folder=benches/frozen
rules="--rulebook $folder/rulebooks/standard.ron"
scenario=$folder/scenarios/two-basements
# The frozen rules are those that are now called `first`.
sed 's/rulebook: "standard"/rulebook: "first"/' "$scenario/plays/good-and-unlucky.ron" > "$cache/first.ron"
play=$scenario/plays/good-and-unlucky.ron

# What each row runs before and here, and what is done as well but is not meant: N stands for how much.
declare -A before here more=() less=()
row() { before[$1]=$2 here[$1]=$3 more[$1]=$4 less[$1]=$5; }
row plain-by-hand "ENGINE --bench handwritten --sample-count N --sample-size 1" "" 201 1
row plain-game "ENGINE --bench plain --sample-count N --sample-size 1" "" 201 1
row simulate-random "PROGRAM simulate $scenario $rules --player random --runs N --threads 1" "" 200001 1
row simulate-informed "PROGRAM simulate $scenario $rules --player informed --runs N --threads 1" "" 401 1
row roads "PROGRAM debrief $play --scenario $scenario --lucks N" "PROGRAM debrief $cache/first.ron --scenario $scenario --lucks N" 10000 2
row check-strict "PROGRAM check --strict $scenario" "STRICT --without-breaches" 1 ""
row check-strict-all "PROGRAM check --strict $scenario" "STRICT" 1 ""
row simulate-random-now "${before[simulate-random]}" "PROGRAM simulate two-basements --player random --runs N --threads 1" 200001 1
row simulate-informed-now "${before[simulate-informed]}" "PROGRAM simulate two-basements --player informed --runs N --threads 1" 401 1
row roads-now "${before[roads]}" "${before[roads]}" 10000 2
row check-strict-now "${before[check-strict]}" "PROGRAM check --strict two-basements" 1 ""
rows=(plain-by-hand plain-game simulate-random simulate-informed roads check-strict check-strict-all
    simulate-random-now simulate-informed-now roads-now check-strict-now)

# command TARGET ROW N: what is run.
command() {
    local text=${before[$2]}
    [[ $1 != *-here ]] || text=${here[$2]:-$text}
    text=${text//PROGRAM/$1/release/two-hats}
    text=${text//ENGINE/$(cat "$1/engine")}
    [[ $text != *STRICT* ]] || text=${text//STRICT/$(cat "$1/strict")}
    echo "${text// N/ $3}"
}

# spent TARGET ROW N: seconds of processor time.
spent() {
    local TIMEFORMAT=%U line
    line=$(command "$@")
    # A check that finds something says so by its exit code.
    { time $line > "$cache/said" 2>&1; } 2>&1 || [ $? -eq 1 ]
}

# once TARGET ROW: the same, less what starting takes.
once() {
    local all none=0
    all=$(spent "$1" "$2" "${more[$2]}")
    [ -z "${less[$2]}" ] || none=$(spent "$1" "$2" "${less[$2]}")
    awk -v all="$all" -v none="$none" 'BEGIN { printf "%.3f\n", all - none }'
}

# instructions TARGET ROW: millions of them, or nothing.
instructions() {
    perf stat -x, -e instructions:u $(command "$1" "$2" "${more[$2]}") 2>&1 > "$cache/said" |
        awk -F, '/instructions/ && $1 ~ /^[0-9]+$/ { printf "%.0f", $1 / 1e6 }' || true
}

median() { sort -n | awk '{ all[NR] = $1 } END { print all[int((NR + 1) / 2)] }'; }
times() { awk -v a="$1" -v b="$2" 'BEGIN { if (b > 0) printf "%.2f", a / b }'; }

counts=
! perf stat -e instructions:u true 2>&1 | grep -q '[0-9] *instructions:u' || counts=yes
echo "| what (seconds of processor time, median of $rounds) | ${revision:0:7} | here | times faster |${counts:+ millions of instructions |}"
echo "|---|---|---|---|${counts:+---|}"
declare -A took
for name in "${rows[@]}"; do
    [[ $name =~ ${ROWS:-.} ]] || continue
    old=() new=()
    for ((round = 0; round < rounds; round++)); do
        old+=("$(once "$cache/target-$revision" "$name")")
        new+=("$(once "$cache/target-here" "$name")")
    done
    a=$(printf '%s\n' "${old[@]}" | median)
    b=$(printf '%s\n' "${new[@]}" | median)
    took[$name]="$a $b"
    echo "| $name | $a | $b | $(times "$a" "$b") |${counts:+ $(instructions "$cache/target-$revision" "$name"), $(instructions "$cache/target-here" "$name") |}"
done
if [ -n "${took[plain-by-hand]:-}" ] && [ -n "${took[plain-game]:-}" ]; then
    read -r hand_old hand_new <<< "${took[plain-by-hand]}"
    read -r game_old game_new <<< "${took[plain-game]}"
    echo "| plain-game, in times of plain-by-hand | $(times "$game_old" "$hand_old") | $(times "$game_new" "$hand_new") | |"
fi

# watched WHAT: seconds from the save of a file to its new figures, on the clock and of processor time, medians.
watched() {
    local work file log begun spent count=1 clock=() processor=()
    work=$(mktemp -d)
    file=$work/scenario.ron log=$work/log
    cp scenarios/two-basements/scenario.ron "$file"
    : > "$log"
    "$cache/target-here/release/two-hats" check --watch --strict "$file" > "$log" 2>&1 &
    local program=$!
    until grep -q '^checked at' "$log"; do sleep 0.05; done
    for ((round = 1; round <= rounds; round++)); do
        sleep 1
        case $1 in
            text) sed -i '0,/scene: "/s//scene: "Today. /' "$file" ;;
            # The first in the file is that of somebody who leaves, which can touch every game; the other is of an answer half-way through.
            effect) sed -i "0,/Morale(-[0-9]*)/s//Morale(-1$round)/" "$file" ;;
            answer)
                awk -v by="Trust(-1$round)" '/id: "tip"/ { inside = 1 }
                    inside && !done { done = sub(/Trust\(-?[0-9]+\)/, by) }
                    { print }' "$file" > "$cache/edited"
                cp "$cache/edited" "$file"
                ;;
        esac
        begun=$(date +%s.%N)
        spent=$(ticks "$program")
        count=$((count + 1))
        until [ "$(grep -c '^checked at' "$log")" -ge "$count" ]; do sleep 0.01; done
        clock+=("$(awk -v a="$begun" -v b="$(date +%s.%N)" 'BEGIN { printf "%.2f\n", b - a }')")
        processor+=("$(awk -v a="$spent" -v b="$(ticks "$program")" 'BEGIN { printf "%.2f\n", (b - a) / 100 }')")
    done
    kill "$program"
    wait "$program" 2> /dev/null || true
    rm -r "$work"
    echo "$(printf '%s\n' "${clock[@]}" | median) (processor $(printf '%s\n' "${processor[@]}" | median))"
}
# ticks PROCESS: hundredths of a second that a program has worked.
ticks() { awk '{ print $14 }' "/proc/$1/stat"; }

for what in text effect answer; do
    [[ watch-$what =~ ${ROWS:-.} ]] || continue
    echo "| watch-$what: seconds from the save of a file to its new figures | – | $(watched "$what") | |"
done

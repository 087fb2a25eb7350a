#!/usr/bin/env bash
# window.sh OLD NEW [FLOOR]: what two builds of the window take in memory, and how long a key takes to change the picture, in one table. Both play the
# same game by turns on a virtual screen (Xvfb) drawn by llvmpipe. Memory is `Rss` and `Private_Clean` + `Private_Dirty` of `smaps_rollup`, medians of the
# rounds; a key press counts from before it is sent to the first pixel that differs, p50 and p95 of all. FLOOR is the built benchmark `floor`
# (`cargo bench --no-run --bench floor`): a device like the window's and nothing else. ROUNDS says how many rounds (3). Games are played to their end:
# OLD_CRISES and NEW_CRISES say how many crises that takes (13, 14), OLD_TURN and NEW_TURN what is pressed in each.
# Wants: Xvfb, xdotool, python3, a Vulkan driver of Mesa.
set -euo pipefail
[ $# -ge 2 ] || { sed -n '2,7s/^# //p' "$0"; exit 2; }
exec python3 - "$@" <<'PYTHON'
import mmap, os, statistics, subprocess, sys, tempfile, time

rounds = int(os.environ.get("ROUNDS", 3))
crises = {"old": int(os.environ.get("OLD_CRISES", 13)), "new": int(os.environ.get("NEW_CRISES", 14))}
programs = {"old": sys.argv[1], "new": sys.argv[2]}
# What is pressed in a turn; what has another name is not compared.
turns = {
    "old": os.environ.get("OLD_TURN", "pick:1 give:Return next:Return"),
    "new": os.environ.get("NEW_TURN", "pick:1 give:Return turn:Return next:Return"),
}
home = tempfile.TemporaryDirectory()
# Without `-noreset` the server begins anew when its last client leaves, with another picture in memory than the one looked at.
server = subprocess.Popen(
    ["Xvfb", "-displayfd", "1", "-screen", "0", "1280x720x24", "-fbdir", home.name, "-nolisten", "tcp", "-noreset"],
    stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
screen = ":" + server.stdout.readline().strip()
with open(f"{home.name}/Xvfb_screen0", "rb") as drawn:
    picture = mmap.mmap(drawn.fileno(), 0, prot=mmap.PROT_READ)
# Keys go through one program that is there already.
environment = dict(os.environ, DISPLAY=screen, VK_ICD_FILENAMES="/usr/share/vulkan/icd.d/lvp_icd.x86_64.json")
environment.pop("WAYLAND_DISPLAY", None)
keys = subprocess.Popen(["xdotool", "-"], stdin=subprocess.PIPE, env=environment, text=True)
memory, waits = {}, {}


def still(seconds=0.7, most=60):
    """Waits until nothing has changed for a while."""
    last, since, begun = picture[:], time.monotonic(), time.monotonic()
    while time.monotonic() - begun < most:
        time.sleep(0.05)
        now = picture[:]
        if now != last:
            last, since = now, time.monotonic()
        elif time.monotonic() - since > seconds:
            return last
    raise SystemExit("the picture never stands still")


def press(key, before):
    """Presses a key, and returns how many milliseconds later the picture differs from what it was."""
    begun = time.monotonic()
    keys.stdin.write(f"key --delay 0 {key}\n")
    keys.stdin.flush()
    while picture[:] == before:
        if time.monotonic() - begun > 5:
            return None
        time.sleep(0.0005)
    return 1000 * (time.monotonic() - begun)


def takes(process):
    """MiB resident, private, and private and dirty of a process."""
    of = {}
    for line in open(f"/proc/{process.pid}/smaps_rollup"):
        name, _, rest = line.partition(":")
        if rest.endswith("kB\n"):
            of[name] = int(rest.split()[0]) / 1024
    return of["Rss"], of["Private_Clean"] + of["Private_Dirty"], of["Private_Dirty"]


def start(which, *arguments):
    """Opens a window for somebody who has never played, and waits until it is drawn."""
    folder = tempfile.mkdtemp(dir=home.name)
    its = dict(environment, HOME=folder, XDG_RUNTIME_DIR=folder, TWO_HATS_DATA=f"{folder}/saves")
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        its.pop(name, None)
    dark = picture[:]
    process = subprocess.Popen([programs[which], *arguments], env=its, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    begun = time.monotonic()
    while picture[:] == dark:
        waited = time.monotonic() - begun
        if waited > 60:
            raise SystemExit(f"{which} opens no window")
        if waited > 3:  # An older build may rest before its first picture is there, and draws it when something moves.
            keys.stdin.write(f"mousemove {600 + int(waited)} 700\n")
            keys.stdin.flush()
            time.sleep(0.5)
        time.sleep(0.05)
    still(2)
    subprocess.run(["xdotool", "search", "--onlyvisible", "--class", ".", "windowfocus"], env=environment, stdout=subprocess.DEVNULL)
    still()
    return process


def stop(process):
    process.kill()
    process.wait()
    time.sleep(1)


def note(which, where, process):
    memory.setdefault((where, which), []).append(takes(process))


def play(which):
    process = start(which)
    note(which, "title", process)
    stop(process)
    process = start(which, "play", "two-basements", "--seed", "7")
    press("Return", still())  # the briefing
    still(1)
    note(which, "crisis", process)
    for _ in range(crises[which]):
        for step in turns[which].split():
            name, key = step.split(":")
            waited = press(key, still())
            if waited is not None:
                waits.setdefault((name, which), []).append(waited)
    still(3)
    note(which, "debrief", process)
    stop(process)


try:
    for _ in range(rounds):
        for which in programs:
            play(which)
    floor = None
    if len(sys.argv) > 3:
        process = subprocess.Popen([sys.argv[3]], env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        name = process.stdout.readline().strip()
        floor = takes(process)
        stop(process)
finally:
    for process in (keys, server):
        process.kill()


def share(old, new):
    return f"{new / old:.2f}" if old else ""


print("| what | old | new | new / old |\n|---|---|---|---|")
for where in ("title", "crisis", "debrief"):
    for place, kind in enumerate(("resident", "private", "of that dirty")):
        old, new = (statistics.median(m[place] for m in memory[where, which]) for which in programs)
        print(f"| {where}: {kind}, MiB | {old:.0f} | {new:.0f} | {share(old, new)} |")
if floor:
    print(f"| the driver alone ({name}): resident, private, of that dirty, MiB | | {floor[0]:.0f}, {floor[1]:.0f}, {floor[2]:.0f} | |")
for name in ("pick", "give", "turn", "next"):
    row = [sorted(waits.get((name, which), [])) for which in programs]
    at = lambda all, share: all[min(len(all) - 1, int(len(all) * share))] if all else 0
    for label, part in (("p50", 0.5), ("p95", 0.95)):
        old, new = (at(all, part) for all in row)
        counts = " and ".join(str(len(all)) for all in row)
        print(f"| {name}, {label}, ms ({counts} presses) | {old:.0f} | {new:.0f} | {share(old, new)} |")
PYTHON

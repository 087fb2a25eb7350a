"""One simulation over many machines, with Dask Distributed: the same table, to the byte, as `two-hats simulate` writes on one.

    pip install "dask[distributed]"
    python examples/cluster/simulate.py two-basements --bot random --bot informed --seeds 0..100000 -o runs.csv
    python examples/cluster/simulate.py ... --scheduler tcp://head:8786     # a cluster that is there already
    python examples/cluster/simulate.py ... -- --set trust=60               # further arguments of `two-hats simulate`

Every bot's seeds are cut into parts. A part is one run of the program, which writes its file whole or not at all into a folder that all
workers see; what is there already is not played again. A worker that dies loses the part it was at, and another one plays it.
"""

import argparse
import csv
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from dask.distributed import Client, LocalCluster, as_completed


def seeds(text):
    start, end = (int(number) for number in text.split(".."))
    if start >= end:
        raise argparse.ArgumentTypeError("write the smaller number first, as in 0..1000")
    return start, end


def arguments(given=None):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("scenario", help="an id, or a path that every worker has")
    parser.add_argument("--bot", action="append", required=True, help="who plays; may be given several times")
    parser.add_argument("--seeds", type=seeds, required=True, metavar="A..B", help="from A up to but not including B")
    parser.add_argument("--part", type=int, default=10_000, help="playthroughs of a part")
    parser.add_argument("--program", default="two-hats", help="the program, as every worker has it")
    parser.add_argument("--scheduler", help="address of a scheduler; without, two workers on this machine")
    parser.add_argument("-o", "--output", type=Path, required=True, help="the table, as CSV")
    given = sys.argv[1:] if given is None else given
    end = given.index("--") if "--" in given else len(given)
    args = parser.parse_args(given[:end])
    # Further arguments of `two-hats simulate`.
    args.more = given[end + 1 :]
    return args


def play(program, scenario, bot, first, last, more, file):
    """Plays one part, unless its file is there. Runs on a worker."""
    if not Path(file).exists():
        command = [program, "simulate", scenario, "--bot", bot, "--seeds", f"{first}..{last}", "--threads", "1"]
        done = subprocess.run([*command, *more, "--format", "csv", "-o", file, "--force"], capture_output=True, text=True)
        if done.returncode != 0:
            raise RuntimeError(done.stderr.strip())
    return file


def parts_folder(args):
    """Where the parts lie: another folder for another scenario, rulebook or version of the program, so that no old part is taken for a new one."""
    start = args.seeds[0]
    command = [args.program, "simulate", args.scenario, "--bot", args.bot[0], "--seeds", f"{start}..{start + 1}"]
    probe = subprocess.run([*command, *args.more, "--format", "csv"], capture_output=True, text=True)
    if probe.returncode != 0:
        sys.exit(probe.stderr.strip())
    row = next(csv.DictReader(probe.stdout.splitlines()))
    what = (row["version"], row["scenario_hash"], row["rulebook_hash"], args.bot, args.more)
    digest = hashlib.sha256(repr(what).encode()).hexdigest()[:12]
    return args.output.resolve().with_name(f"{args.output.name}.parts-{digest}")


def parts(args, folder):
    """What is to be played, in the order of the table: bot by bot, seed by seed."""
    start, end = args.seeds
    for number, bot in enumerate(args.bot):
        for first in range(start, end, args.part):
            last = min(first + args.part, end)
            yield bot, first, last, str(folder / f"{number}-{first}-{last}.csv")


def run(args, client, after_first=lambda: None):
    """Plays everything and puts the table together. `after_first` is called when the first part is done."""
    folder = parts_folder(args)
    folder.mkdir(exist_ok=True)
    wanted = list(parts(args, folder))
    futures = [
        client.submit(play, args.program, args.scenario, bot, first, last, args.more, file, pure=False)
        for bot, first, last, file in wanted
    ]
    for number, future in enumerate(as_completed(futures)):
        future.result()
        if number == 0:
            after_first()
    whole = folder / "whole.csv"
    with open(whole, "wb") as table:
        for number, (_, _, _, file) in enumerate(wanted):
            with open(file, "rb") as part:
                head = part.readline()
                if number == 0:
                    table.write(head)
                shutil.copyfileobj(part, table)
    os.replace(whole, args.output)
    shutil.rmtree(folder)


def main():
    args = arguments()
    if args.scheduler:
        with Client(args.scheduler) as client:
            run(args, client)
    else:
        with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster, Client(cluster) as client:
            run(args, client)
    print(f"Written: {args.output}", file=sys.stderr)


if __name__ == "__main__":
    main()

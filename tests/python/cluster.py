"""Plays one simulation on two workers, kills one of them in the middle, and compares the table with that of one process.

usage: cluster.py PROGRAM SCENARIO FOLDER
Exits with 77 where Dask is not installed, with 1 where the tables differ.
"""

import os
import signal
import subprocess
import sys
from pathlib import Path

try:
    from dask.distributed import Client, LocalCluster
except ImportError:
    print("dask.distributed is not installed", file=sys.stderr)
    sys.exit(77)

sys.path.insert(0, str(Path(__file__).parents[2] / "examples/cluster"))
import simulate  # noqa: E402


def main():
    program, scenario, folder = sys.argv[1], sys.argv[2], Path(sys.argv[3])
    bots = ["--bot", "random", "--bot", "wait"]
    table = folder / "cluster.csv"
    given = [scenario, *bots, "--seeds", "5..245", "--part", "20", "--program", program, "-o", str(table)]
    args = simulate.arguments([*given, "--", "--tag", "007"])
    killed = []
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster, Client(cluster) as client:

        def kill_one():
            done = len(list(folder.glob("cluster.csv.parts-*/*.csv")))
            pids = client.run(os.getpid)
            os.kill(next(iter(pids.values())), signal.SIGKILL)
            killed.append(done)

        simulate.run(args, client, after_first=kill_one)
    if not killed or killed[0] >= 24:
        sys.exit(f"no worker was killed in the middle: {killed}")
    alone = folder / "alone.csv"
    command = [program, "simulate", scenario, *bots, "--seeds", "5..245", "--tag", "007", "-o", str(alone)]
    subprocess.run(command, check=True)
    if table.read_bytes() != alone.read_bytes():
        sys.exit("the cluster's table is not that of one process")
    left = sorted(path.name for path in folder.iterdir())
    if left != ["alone.csv", "cluster.csv"]:
        sys.exit(f"something is left behind: {left}")
    print(f"a worker was killed after {killed[0]} of 24 parts; {len(alone.read_bytes())} bytes agree")


if __name__ == "__main__":
    main()

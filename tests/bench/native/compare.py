"""Programs of tests/bench in the command line's engine and in the machine's python3: `compare.py ENGINE [NAME...]`.

Processor time (user and system) of whole processes, less that of a program that only imports asyncio; medians. Time
that a program sleeps does not count, nor does what else the machine does. Memory is the process's peak.
"""

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

PROGRAMS = Path(__file__).parent.parent
RUNS = 5
SLEEPERS = 100_000


def once(command):
    """Seconds of processor time, and the peak memory in bytes."""
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        sys.exit(f"{' '.join(command)}: exit status {child.returncode}")
    return used.ru_utime + used.ru_stime, used.ru_maxrss * 1024


def measure(commands, program):
    """The medians of each command; they take turns, so that a busy moment meets all of them."""
    taken = [[once([*command, str(program)]) for command in commands] for _ in range(RUNS)]
    return [tuple(statistics.median(figure) for figure in zip(*of_one)) for of_one in zip(*taken)]


def main(engine, *wanted):
    commands = [[engine, "run"], [sys.executable]]
    version = ".".join(map(str, sys.version_info[:3]))
    print(f"engine (native) and python3 {version}, processor time less start-up, medians of {RUNS}")
    with tempfile.NamedTemporaryFile("w", suffix=".py") as empty:
        empty.write("import asyncio\n")
        empty.flush()
        start = measure(commands, empty.name)
    print(f"{'start-up':16}{start[0][0] * 1e3:10.1f} ms{start[1][0] * 1e3:10.1f} ms")
    times = {}
    for program in sorted(PROGRAMS.glob("*.py")):
        if wanted and program.stem not in wanted:
            continue
        ours, theirs = measure(commands, program)
        own, other = max(ours[0] - start[0][0], 1e-4), max(theirs[0] - start[1][0], 1e-4)
        times[program.stem] = own, ours[1] - start[0][1]
        what = program.read_text().partition("\n")[0].lstrip("# ")
        print(f"{program.stem:16}{own * 1e3:10.1f} ms{other * 1e3:10.1f} ms{own / other:8.2f} x"
              f"{ours[1] / 1e6:8.1f} MB{theirs[1] / 1e6:8.1f} MB   {what}")
    if "sleepers" in times and "sleepers_tenth" in times:
        growth = times["sleepers"][0] / times["sleepers_tenth"][0]
        print(f"ten times the sleepers: {growth:.1f} times the time (budget 12)")
        print(f"memory of one sleeper: {times['sleepers'][1] / SLEEPERS:.0f} bytes (budget 1,000)")


if __name__ == "__main__":
    main(*sys.argv[1:])

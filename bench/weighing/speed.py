"""python -m bench.weighing.speed: how long a large record takes to weigh, and one more day's reports.

The record is of a simulated war over 5,000 places and 400 days, thinned to 100,000 claims in reports
of some 1,500 characters. Times are wall time of one process; memory is its peak, the war's own included.
"""

from __future__ import annotations

import argparse
import gc
import resource
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import TypeVar

from bench.weighing.ground import Extent
from bench.weighing.levels import levels
from bench.weighing.stories import day_of
from bench.weighing.world import draw_world
from sitrep.model import Claim, Evidence, Report
from sitrep.record import Record
from sitrep.weighing import Weighing

T = TypeVar("T")

PLACES = Extent(cities=4, quarters=50, towns=960, villages=4, days=400)
SENTENCES = 22  # of background, for reports of some 1,500 characters


def main() -> None:
    """Draws the war, times each step, and prints a line a step."""
    words = _words()
    evidence = drawn(words.claims)
    print(f"claims {len(evidence.claims):,}, reports {len(evidence.reports):,}, {_peak()} before")
    if words.record:
        evidence = through_record(evidence)
    yesterday = before(evidence)
    weighing = Weighing()
    timed("situation", lambda: weighing.situation(yesterday))
    timed("history", lambda: weighing.history(yesterday))
    gc.collect()
    gc.freeze()  # what is kept need not be looked through for garbage again
    added = len(evidence.claims) - len(yesterday.claims)
    print(f"one more day: {added} claims")
    timed("situation, one more day", lambda: weighing.situation(evidence))
    timed("history, one more day", lambda: weighing.history(evidence))
    print(f"{_peak()} after")


def drawn(claims: int) -> Evidence:
    """The evidence of the large war, thinned to so many claims by leaving out reports at random."""
    evidence = draw_world(levels()["middle"], 0, PLACES, SENTENCES).evidence
    said = Counter(claim.passage.report for claim in evidence.claims)
    order = sorted(evidence.reports)
    Random(0).shuffle(order)
    kept: dict[str, Report] = {}
    total = 0
    for report in order:
        if total < claims:
            kept[report] = evidence.reports[report]
            total += said[report]
    return replace(
        evidence,
        claims=tuple(claim for claim in evidence.claims if claim.passage.report in kept),
        reports=kept,
    )


def before(evidence: Evidence) -> Evidence:
    """The evidence without the reports of its last day."""
    last = day_of(PLACES.days - 1)
    reports = {key: report for key, report in evidence.reports.items() if report.published != last}
    claims = tuple(claim for claim in evidence.claims if claim.passage.report in reports)
    return replace(evidence, claims=claims, reports=reports)


def timed(step: str, work: Callable[[], T]) -> T:
    """Does a step and prints how long it took, and what of it the processor worked."""
    start, worked = time.perf_counter(), time.process_time()
    found = work()
    print(f"{step}: {time.perf_counter() - start:.1f} s ({time.process_time() - worked:.1f} s of work)")
    return found


def through_record(evidence: Evidence) -> Evidence:
    """The evidence as it comes out of a record that it was put into."""
    said: dict[str, list[Claim]] = defaultdict(list)
    for claim in evidence.claims:
        said[claim.passage.report].append(claim)
    with TemporaryDirectory() as folder, Record.open(Path(folder) / "sitrep.db") as record:
        start = time.perf_counter()
        for report_id, report in evidence.reports.items():
            record.append(report, said[report_id])
        print(f"record: append: {time.perf_counter() - start:.1f} s")
        return timed("record: load", lambda: record.evidence(evidence.theatre))


def _peak() -> str:
    """The process's peak of memory so far."""
    return f"peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB"


def _words() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.weighing.speed", description=__doc__)
    parser.add_argument("--claims", type=int, default=100_000, metavar="N", help="claims (default: 100,000)")
    parser.add_argument("--record", action="store_true", help="also put them into a record, and load them")
    return parser.parse_args()


if __name__ == "__main__":
    main()

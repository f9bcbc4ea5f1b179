"""Measures the sieve: `python -m bench.sieve [SET ...]`, sets of bench/accuracy/sets.toml.

Of each set: the share of its reports that pass, and of the claims that are coded without the sieve of
reports, and of the entries of its gold coding, the share that stands in reports which pass. Of the reports
that pass: the share of their words, and of gold's entries in them, that stands in sentences which pass.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from platformdirs import user_cache_path

from bench.accuracy.sets import Corpus, corpora
from bench.sieve.examples import examples
from bench.sieve.texts import gold_of, reports_of
from sitrep import coding, flow
from sitrep.model import Problem

LISTS = ("control", "events", "harm")
SETS = ("tune", "wire-odd", "examples", "dev", "wire-even", "lgl-look", "lgl-kept")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """How many of all passed."""

    passed: int
    all: int

    def __str__(self) -> str:
        return f"{self.passed} of {self.all} ({self.passed / self.all:.3f})" if self.all else "-"


def measured(corpus: Corpus, desk: flow.Desk) -> Iterator[Kept]:
    """Of a set's reports, of its claims and of its gold entries, how many pass; then of words and entries."""
    reports = reports_of(corpus)
    passed = {one.name for one in reports if not isinstance(desk.coder_of(one), coding.Sieved)}
    with TemporaryDirectory() as folder:
        path = Path(folder) / "set.jsonl"
        path.write_text(corpus.lines, encoding="utf-8")
        found = flow.code([path], replace(desk, sieves=False))
        coded: Mapping[str, Any] = {str(item["id"]): item for item in found if not isinstance(item, Problem)}
    gold: Mapping[str, Any] = gold_of(corpus)
    yield Kept(passed=len(passed), all=len(reports))
    for entries in (coded, gold):
        sizes = {name: sum(len(one[kind]) for kind in LISTS) for name, one in entries.items()}
        yield Kept(
            passed=sum(size for name, size in sizes.items() if name in passed), all=sum(sizes.values())
        )
    sentences = list(examples(corpus, desk))
    passing = [one for one in sentences if one.passes]
    yield Kept(passed=sum(one.words for one in passing), all=sum(one.words for one in sentences))
    yield Kept(passed=sum(one.told for one in passing), all=sum(one.told for one in sentences))


def main() -> None:
    """Prints a row of a table for each set."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("sets", nargs="*", default=SETS, metavar="SET")
    every = corpora()
    wanted = [every[name] for name in parser.parse_args().sets if every[name].at_hand]
    desks = {
        theatre: flow.desk(theatre, user_cache_path("sitrep")) for theatre in {c.theatre for c in wanted}
    }
    print("| set | reports that pass | claims in them | gold's entries in them", end=" | ")
    print("words in sentences that pass | gold's entries in those |\n|---|---|---|---|---|---|")
    for corpus in wanted:
        cells = " | ".join(map(str, measured(corpus, desks[corpus.theatre])))
        print(f"| {corpus.title} (`{corpus.name}`) | {cells} |", flush=True)


if __name__ == "__main__":
    main()

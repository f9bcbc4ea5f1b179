"""Fits the weights of src/sitrep/coding/data/sentence_sieve.toml: python -m bench.sieve.fit [ROOT].

The examples are the sentences of coded reports (their paths are from ROOT) that do not pass for certain; one
is right where the quote of a gold entry stands in it. `least` is as high as leaves `KEPT` of all gold entries
in sentences that pass, by weights that have not seen their report.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

import numpy as np
from platformdirs import user_cache_path

from bench.accuracy.sets import ROOT, corpora
from bench.logistic import Matrix, fit
from bench.sieve.examples import Example, examples
from sitrep import flow

SETS = ("tune", "wire-odd", "examples", "examples-more", "examples-syria")
KEPT = 0.995  # of gold's entries
FOLDS = 5
LASSO = 3.0
SELDOM = 5  # a mark that fewer sentences bear is left out
SMALL = 0.05  # a weight below which a mark is left out
TARGET = ROOT / "src" / "sitrep" / "coding" / "data" / "sentence_sieve.toml"


def main() -> None:
    """Fits and writes the weights, and prints what passes of what they have not seen."""
    every = corpora(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT)
    wanted = [every[name] for name in SETS]
    desks = {
        theatre: flow.desk(theatre, user_cache_path("sitrep")) for theatre in {c.theatre for c in wanted}
    }
    found = [example for corpus in wanted for example in examples(corpus, desks[corpus.theatre])]
    entries = sum(e.told for e in found)
    doubtful = [e for e in found if not e.certain]
    counts = Counter(mark for e in doubtful for mark in e.marks if not mark.isdigit())
    vocabulary = sorted(mark for mark, n in counts.items() if n >= SELDOM)
    inputs = np.array([[1.0, *(float(m in e.marks) for m in vocabulary)] for e in doubtful])
    told = np.array([e.told for e in doubtful])
    weighed = unseen(doubtful, inputs, told)
    least = highest(weighed, told, (1 - KEPT) * entries)
    dropped = weighed < least
    print(f"{len(found)} sentences, {len(doubtful)} of them in doubt, {dropped.sum()} dropped")
    print(f"{entries} entries, {told[dropped].sum()} of them in sentences that are dropped")
    base, *weights = fit(inputs, np.minimum(told, 1.0), LASSO, 1)
    write(least - base, {m: w for m, w in zip(vocabulary, weights, strict=True) if abs(w) >= SMALL})


def unseen(found: Sequence[Example], inputs: Matrix, told: Matrix) -> Matrix:
    """Each sentence's weight, by weights fitted without its report."""
    fold = np.array([int(sha256(e.report.encode()).hexdigest(), 16) % FOLDS for e in found])
    weighed = np.zeros(len(found))
    for n in range(FOLDS):
        weights = fit(inputs[fold != n], np.minimum(told[fold != n], 1.0), LASSO, 1)
        weighed[fold == n] = inputs[fold == n] @ weights
    return weighed


def highest(weighed: Matrix, told: Matrix, spared: float) -> float:
    """The highest of the weights below which no more than `spared` entries are told."""
    order = np.argsort(weighed, kind="stable")
    lost = np.cumsum(told[order])
    return float(weighed[order][np.searchsorted(lost, spared, side="right")])


def write(least: float, weights: dict[str, float]) -> None:
    """Writes them in place of the last ones; what stands above `least` in the file is written by hand."""
    by_hand, _, _ = TARGET.read_text(encoding="utf-8").partition("least = ")
    lines = (f"{json.dumps(mark)} = {weight:.2f}\n" for mark, weight in weights.items())
    TARGET.write_text("".join((by_hand, f"least = {least:.2f}\n\n[weights]\n", *lines)), encoding="utf-8")


if __name__ == "__main__":
    main()

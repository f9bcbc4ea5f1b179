"""Fits the weights of src/sitrep/coding/data/confidence.toml: python -m bench.confidence [ROOT].

The examples are the claims that the coder reads out of coded reports (their paths are from ROOT), each
right or wrong by the strict match of `sitrep score`. Rules were written from some of the reports, which
flatter the coder: their claims bear a mark of their own, whose weight is not written, so that the weights
hold for reports that are new to the rules. Prints the calibration on those, over folds of reports whose
weights have not seen them.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path

import numpy as np
from platformdirs import user_cache_path

from bench.accuracy.sets import Corpus, corpora, is_in
from bench.confidence.examples import Example, matrix
from bench.logistic import Matrix, chances, fit
from sitrep import coding, flow, reading
from sitrep.coding.confidence import BASE
from sitrep.coding.english import EnglishCoder
from sitrep.model import Report
from sitrep.scoring import Codings, coding_of, read_codings
from sitrep.scoring.entry import Kind
from sitrep.scoring.matching import paired
from sitrep.scoring.names import load_names

ROOT = Path(__file__).parents[2]
KINDS: Mapping[str, Kind] = {"event": "events", "control": "control", "harm": "harm"}
FAMILIAR = ("tune", "wire-odd", "examples")  # sets that rules were written from
NEW = ("examples-more", "examples-syria")
FOLDS = 5
LASSOS = (3.0, 3.5, 4.0, 5.0)
SELDOM = 6  # a mark that fewer claims bear is left out
FREE = 2  # columns without a penalty: the base, and being familiar
HEAD = """\
# How much each mark of a reading speaks for its being right: weights of a logistic model, by kind of claim.
# Made by `python -m bench.confidence`; not to be edited by hand.
"""


def main() -> None:
    """Fits and writes the weights, and prints how they hold on reports that they have not seen."""
    found = examples(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT)
    weights = {kind: _fitted(kind, found[kind]) for kind in KINDS}
    weights["statement"] = {BASE: 2.2}
    lines = [HEAD]
    for kind, of_kind in weights.items():
        lines += [f"[{kind}]", *(f"{json.dumps(m)} = {w:.2f}" for m, w in of_kind.items()), ""]
    target = ROOT / "src" / "sitrep" / "coding" / "data" / "confidence.toml"
    target.write_text("\n".join(lines).rstrip() + "\n", encoding="utf-8")


def examples(root: Path) -> dict[str, list[Example]]:
    """The coder's claims of every coded report to learn from, by kind; paths of sets are from `root`."""
    found: dict[str, list[Example]] = {kind: [] for kind in KINDS}
    every = corpora(root)
    for corpus in (every[name] for name in (*FAMILIAR, *NEW)):
        desk = flow.desk(corpus.theatre, user_cache_path("sitrep"))
        for report, gold in _coded(corpus):
            _add(found, desk, report, gold, familiar=corpus.name in FAMILIAR)
        desk.gazetteer.close()
    return found


def _coded(corpus: Corpus) -> Iterator[tuple[Report, Codings]]:
    if corpus.gold is None:
        raise ValueError(f"{corpus.name} has no coding")
    gold = read_codings(corpus.gold)
    for item in reading.read([corpus.reports]):
        if isinstance(item, Report) and is_in(corpus.part, item.name):
            yield item, gold


def _add(
    found: dict[str, list[Example]], desk: flow.Desk, report: Report, gold: Codings, *, familiar: bool
) -> None:
    if not isinstance(desk.coder, EnglishCoder):
        raise TypeError("only the English coder marks its claims")
    marked = desk.coder.marked(report)
    coded = coding_of(coding.coded(report, [m.claim for m in marked]))
    names = load_names()
    for kind, plural in KINDS.items():
        right = {id(p.coded) for p in paired(gold[report.name][plural], coded[plural], "strict", names)}
        of_kind = [m for m in marked if m.claim.kind == kind]
        found[kind] += [
            Example(report.name, m.marks, id(entry) in right, familiar)
            for m, entry in zip(of_kind, coded[plural], strict=True)
        ]


def _fitted(kind: str, found: Sequence[Example]) -> Mapping[str, float]:
    counts = Counter(mark for e in found for mark in e.marks)
    marks = sorted(m for m, n in counts.items() if SELDOM <= n <= len(found) - SELDOM)
    new = np.array([not e.familiar for e in found])
    right = np.array([float(e.right) for e in found])
    inputs = matrix(found, marks)
    unseen = {lasso: _unseen(found, inputs, right, lasso)[new] for lasso in LASSOS}
    losses = {lasso: float(((p - right[new]) ** 2).mean()) for lasso, p in unseen.items()}
    best = min(losses, key=lambda lasso: losses[lasso])
    print(f"{kind}: {len(found)} claims, {new.sum()} of new reports, {right[new].mean():.3f} of these right")
    print(f"  lasso {best}, Brier {losses[best]:.4f}")
    _print_calibration(unseen[best], right[new])
    weights = fit(inputs, right, best, FREE)
    named = zip((BASE, *marks), (weights[0], *weights[FREE:]), strict=True)
    return {mark: round(float(w), 2) for mark, w in named if mark == BASE or abs(w) >= 0.01}


def _unseen(found: Sequence[Example], inputs: Matrix, right: Matrix, lasso: float) -> Matrix:
    """Each example's chance, taken as new, by weights fitted without its report."""
    fold = np.array([int(sha256(e.report.encode()).hexdigest(), 16) % FOLDS for e in found])
    as_new = inputs.copy()
    as_new[:, 1] = 0
    given = np.zeros(len(found))
    for n in range(FOLDS):
        weights = fit(inputs[fold != n], right[fold != n], lasso, FREE)
        given[fold == n] = chances(as_new[fold == n], weights)
    return given


def _print_calibration(given: Matrix, right: Matrix) -> None:
    for low in np.arange(0, 1, 0.1):
        inside = (given >= low) & (given < low + 0.1)
        if inside.any():
            means = f"given {given[inside].mean():.2f}  right {right[inside].mean():.2f}"
            print(f"  {low:.1f}  {inside.sum():4d}  {means}")


if __name__ == "__main__":
    main()

"""Fits the weights of src/sitrep/coding/data/confidence.toml: python -m bench.confidence [SHARED].

The examples are the claims that the coder reads out of the coded reports from which rules were written
(tune, odd wire, examples/coded), each right or wrong by the strict match of `sitrep score`. Prints the
calibration over folds of reports that each fold's weights have not seen (though rules were written from
them: the base that is written is lower by UNSEEN).
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

from bench.confidence.logistic import Example, Matrix, chances, fit, matrix
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
FOLDS = 10
RIDGES = (1.0, 2.0, 4.0, 8.0, 16.0)
SELDOM = 8  # a mark that fewer claims bear is left out
# How much less likely (log odds) a reading is right in reports that no rule was written from: taken
# from 133 claims of eight reports of examples/coded, read and judged before any rule was written
# from them. Those of control and harm are few, so both bear the discount of all.
UNSEEN = {"event": -0.25, "control": -0.9, "harm": -0.9}
HEAD = """\
# How much each mark of a reading speaks for its being right: weights of a logistic model, by kind of claim.
# Made by `python -m bench.confidence`; not to be edited by hand.
"""


def main() -> None:
    """Fits and writes the weights, and prints how they hold on reports that they have not seen."""
    shared = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT.parent / "shared"
    found = examples(shared)
    weights = {kind: _fitted(kind, found[kind]) for kind in KINDS}
    weights["statement"] = {BASE: 2.2}
    lines = [HEAD]
    for kind, of_kind in weights.items():
        lines += [f"[{kind}]", *(f"{json.dumps(m)} = {w:.2f}" for m, w in of_kind.items()), ""]
    target = ROOT / "src" / "sitrep" / "coding" / "data" / "confidence.toml"
    target.write_text("\n".join(lines).rstrip() + "\n", encoding="utf-8")


def examples(shared: Path) -> dict[str, list[Example]]:
    """The coder's claims of every coded report to learn from, by kind."""
    found: dict[str, list[Example]] = {kind: [] for kind in KINDS}
    for theatre, name, folder in (
        ("syria", "tune", shared / "gold"),
        ("world", "wire", shared / "gold"),
        ("world", "", ROOT / "examples" / "coded"),
    ):
        desk = flow.desk(theatre, user_cache_path("sitrep"))
        gold = read_codings(folder / (f"{name}.coded.jsonl" if name else "coded.jsonl"))
        for report in _reports(folder / (f"{name}.jsonl" if name else "reports.jsonl")):
            if name != "wire" or int(report.name.split("-")[-1]) % 2:
                _add(found, desk, report, gold)
        desk.gazetteer.close()
    return found


def _reports(path: Path) -> Iterator[Report]:
    return (item for item in reading.read([path]) if isinstance(item, Report))


def _add(found: dict[str, list[Example]], desk: flow.Desk, report: Report, gold: Codings) -> None:
    if not isinstance(desk.coder, EnglishCoder):
        raise TypeError("only the English coder marks its claims")
    marked = desk.coder.marked(report)
    coded = coding_of(coding.coded(report, [m.claim for m in marked]))
    names = load_names()
    for kind, plural in KINDS.items():
        right = {id(p.coded) for p in paired(gold[report.name][plural], coded[plural], "strict", names)}
        of_kind = [m for m in marked if m.claim.kind == kind]
        found[kind] += [
            Example(report.name, m.marks, id(entry) in right)
            for m, entry in zip(of_kind, coded[plural], strict=True)
        ]


def _fitted(kind: str, found: Sequence[Example]) -> Mapping[str, float]:
    counts = Counter(mark for e in found for mark in e.marks)
    marks = sorted(m for m, n in counts.items() if SELDOM <= n <= len(found) - SELDOM)
    unseen = {ridge: _unseen(found, marks, ridge) for ridge in RIDGES}
    right = np.array([float(e.right) for e in found])
    losses = {ridge: float(((p - right) ** 2).mean()) for ridge, p in unseen.items()}
    best = min(losses, key=lambda r: losses[r])
    print(f"{kind}: {len(found)} claims, {right.mean():.3f} right; ridge {best}, Brier {losses[best]:.4f}")
    _print_calibration(unseen[best], right)
    weights = fit(found, marks, best)
    weights[0] += UNSEEN[kind]
    named = zip((BASE, *marks), weights, strict=True)
    return {mark: round(float(w), 2) for mark, w in named if mark == BASE or abs(w) >= 0.05}


def _unseen(found: Sequence[Example], marks: Sequence[str], ridge: float) -> Matrix:
    """Each example's chance by weights fitted without its report."""
    fold = np.array([int(sha256(e.report.encode()).hexdigest(), 16) % FOLDS for e in found])
    given = np.zeros(len(found))
    for n in range(FOLDS):
        train = [e for e, f in zip(found, fold, strict=True) if f != n]
        test = [e for e, f in zip(found, fold, strict=True) if f == n]
        if test:
            given[fold == n] = chances(matrix(test, marks), fit(train, marks, ridge))
    return given


def _print_calibration(given: Matrix, right: Matrix) -> None:
    for low in np.arange(0, 1, 0.1):
        inside = (given >= low) & (given < low + 0.1)
        if inside.any():
            means = f"given {given[inside].mean():.2f}  right {right[inside].mean():.2f}"
            print(f"  {low:.1f}  {inside.sum():4d}  {means}")


if __name__ == "__main__":
    main()

"""Precision, recall and F1 of coded reports against gold ones, and how often the other fields are right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sitrep.scoring.codings import Codings
from sitrep.scoring.entry import KINDS, Entry, Kind
from sitrep.scoring.matching import Level, Pair, paired
from sitrep.scoring.names import Names


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many entries were to be found, how many were given, and how many of those are right."""

    gold: int
    coded: int
    hit: int

    @property
    def precision(self) -> float:
        """The share of the given entries that are right."""
        return self.hit / self.coded if self.coded else 0.0

    @property
    def recall(self) -> float:
        """The share of the entries to be found that were given."""
        return self.hit / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """How many of a number are right."""

    right: int
    of: int

    @property
    def accuracy(self) -> float | None:
        """The share that is right; None of nothing."""
        return self.right / self.of if self.of else None

    @classmethod
    def counted(cls, verdicts: Iterable[bool]) -> Share:
        """The share of true ones."""
        given = list(verdicts)
        return cls(right=sum(given), of=len(given))


@dataclass(frozen=True, slots=True, kw_only=True)
class KindFigures:
    """The figures of one kind of entry.

    `date`, `said_by` and `sides` (of events) are shares of the strict pairs in which gold gives the field.
    """

    strict: Tally
    lenient: Tally
    date: Share
    said_by: Share
    sides: Share


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """The figures of a set of reports."""

    reports: int
    kinds: Mapping[Kind, KindFigures]

    @property
    def f1(self) -> float:
        """The headline: the mean of the strict F1s."""
        return sum(figures.strict.f1 for figures in self.kinds.values()) / len(self.kinds)


def figures(gold: Codings, coded: Codings, names: Names) -> Figures:
    """The figures of `coded` against `gold`; a report that `coded` lacks counts as coded empty."""
    return Figures(reports=len(gold), kinds={kind: _of_kind(kind, gold, coded, names) for kind in KINDS})


def sides_agree(gold: Entry, coded: Entry, names: Names) -> bool:
    """Whether two events have the same parties, in whatever order."""
    given = (coded.side1, coded.side2)
    return any(
        names.same_side(gold.side1, a) and names.same_side(gold.side2, b) for a, b in (given, given[::-1])
    )


def entries_of(kind: Kind, gold: Codings, coded: Codings) -> Iterator[tuple[tuple[Entry, ...], ...]]:
    """The gold and the coded entries of each gold report."""
    for name, coding in gold.items():
        yield coding[kind], coded[name][kind] if name in coded else ()


def _of_kind(kind: Kind, gold: Codings, coded: Codings, names: Names) -> KindFigures:
    strict = _pairs(kind, gold, coded, "strict", names)
    lenient = _pairs(kind, gold, coded, "lenient", names)
    n_gold = sum(len(g) for g, _ in entries_of(kind, gold, coded))
    n_coded = sum(len(c) for _, c in entries_of(kind, gold, coded))
    return KindFigures(
        strict=Tally(gold=n_gold, coded=n_coded, hit=len(strict)),
        lenient=Tally(gold=n_gold, coded=n_coded, hit=len(lenient)),
        date=Share.counted(_date_right(p) for p in strict if p.gold.date),
        said_by=Share.counted(_speaker_right(p, names) for p in strict if p.gold.said_by),
        sides=Share.counted(sides_agree(p.gold, p.coded, names) for p in strict if kind == "events"),
    )


def _pairs(kind: Kind, gold: Codings, coded: Codings, level: Level, names: Names) -> list[Pair]:
    return [pair for g, c in entries_of(kind, gold, coded) for pair in paired(g, c, level, names)]


def _date_right(pair: Pair) -> bool:
    gold, coded = pair.gold.days, pair.coded.days
    return gold is not None and coded is not None and gold.meet(coded)


def _speaker_right(pair: Pair, names: Names) -> bool:
    return bool(pair.coded.said_by) and names.alike(pair.gold.said_by, pair.coded.said_by)

"""Why coded reports part from gold: each miss, extra and flaw, with its cause.

A miss and an extra that tell of the same fact are one fault, and the fields that differ are its cause:
`place missed` (coded without one), `place wrong`, `side invented` (gold gives none). They tell of the same
fact where one passage carries both, or where both name the same place (control, events) or number (harm)
and one of the other two fields that must agree. The causes of the rest:

    nothing coded        no entry of any kind comes from the passage
    passage half read    entries of the kind come from it, for other facts
    other kind           entries come from it, of other kinds alone
    merged               a coded entry that answers another gold one stands for this one too

    not told             gold has nothing from the passage
    passage over-read    gold has entries of the kind from it, for other facts
    other kind           gold has entries from it, of other kinds alone
    repeated             gold's entry is answered from another passage already
    split                gold's entry is answered from the same passage already

A flaw is a field of a right entry that score does not ask for: `speaker wrong`, `date missed`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sitrep.model import Report
from sitrep.scoring.codings import Coding, Codings
from sitrep.scoring.entry import KINDS, Entry, Kind
from sitrep.scoring.flaws import difference, flaws
from sitrep.scoring.matching import MUST_AGREE, Pair, agrees, closeness, one_to_one, paired
from sitrep.scoring.names import Names
from sitrep.scoring.passages import Together, together


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A miss (gold alone), an extra (coded alone), a miss and an extra of one fact, or a flaw of a pair."""

    report: str
    kind: Kind
    cause: str
    gold: Entry | None = None
    coded: Entry | None = None
    flaw: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sheet:
    """The entries of one kind in one report, as far as they are paired, and how passages compare."""

    pairs: Sequence[Pair]
    missed: Sequence[Entry]
    extra: Sequence[Entry]
    gold_elsewhere: Sequence[Entry]
    coded_elsewhere: Sequence[Entry]
    together: Together
    names: Names


def faults(gold: Codings, coded: Codings, names: Names, reports: Mapping[str, Report]) -> Iterator[Fault]:
    """Every fault of `coded`, report by report; `reports` (by id, may be empty) tell the sentences."""
    nothing: Coding = dict.fromkeys(KINDS, ())
    for name, coding in gold.items():
        same = together(reports.get(name))
        for kind in KINDS:
            yield from _of_kind(name, kind, coding, coded.get(name, nothing), same, names)


def _of_kind(
    name: str, kind: Kind, gold: Coding, coded: Coding, same: Together, names: Names
) -> Iterator[Fault]:
    pairs = paired(gold[kind], coded[kind], "strict", names)
    sheet = _Sheet(
        pairs=pairs,
        missed=_without(gold[kind], (p.gold for p in pairs)),
        extra=_without(coded[kind], (p.coded for p in pairs)),
        gold_elsewhere=[e for other in KINDS if other != kind for e in gold[other]],
        coded_elsewhere=[e for other in KINDS if other != kind for e in coded[other]],
        together=same,
        names=names,
    )
    differing = one_to_one(sheet.missed, sheet.extra, lambda g, c: _nearness(g, c, sheet))
    for pair in differing:
        cause = " + ".join(_differences(pair, names))
        yield Fault(report=name, kind=kind, cause=cause, gold=pair.gold, coded=pair.coded)
    for entry in _without(sheet.missed, (p.gold for p in differing)):
        yield Fault(report=name, kind=kind, cause=_why_missed(entry, sheet, differing), gold=entry)
    for entry in _without(sheet.extra, (p.coded for p in differing)):
        yield Fault(report=name, kind=kind, cause=_why_extra(entry, sheet, differing), coded=entry)
    for pair in pairs:
        for cause in flaws(pair.gold, pair.coded, names):
            yield Fault(report=name, kind=kind, cause=cause, gold=pair.gold, coded=pair.coded, flaw=True)


def _nearness(gold: Entry, coded: Entry, sheet: _Sheet) -> float | None:
    """How near two entries come to telling of one fact; None where they do not."""
    same = sheet.together(gold, coded)
    agreed = _agreed(gold, coded, sheet.names)
    anchored = bool(gold.where and coded.where) if gold.kind != "harm" else gold.quantity is not None
    if not same and not (agreed >= 2 and anchored and _anchor_agrees(gold, coded, sheet.names)):
        return None
    return 100 * (agreed + same) + closeness(gold, coded)


def _agreed(gold: Entry, coded: Entry, names: Names) -> int:
    return sum(agrees(field, gold, coded, names) for field in MUST_AGREE[gold.kind]["strict"])


def _anchor_agrees(gold: Entry, coded: Entry, names: Names) -> bool:
    return agrees(MUST_AGREE[gold.kind]["strict"][0], gold, coded, names)


def _differences(pair: Pair, names: Names) -> Iterator[str]:
    for field in MUST_AGREE[pair.gold.kind]["strict"]:
        if not agrees(field, pair.gold, pair.coded, names):
            yield difference(field, pair.gold, pair.coded)


def _why_missed(entry: Entry, sheet: _Sheet, differing: Sequence[Pair]) -> str:
    if any(_stands_for(entry, p.coded, sheet) for p in sheet.pairs):
        return "merged"
    if any(sheet.together(entry, p.coded) for p in (*sheet.pairs, *differing)):
        return "passage half read"
    if any(sheet.together(entry, other) for other in sheet.coded_elsewhere):
        return "other kind"
    return "nothing coded"


def _why_extra(entry: Entry, sheet: _Sheet, differing: Sequence[Pair]) -> str:
    answered = [p for p in sheet.pairs if _stands_for(p.gold, entry, sheet)]
    if answered:
        apart = any(sheet.together(entry, one) for p in answered for one in (p.gold, p.coded))
        return "split" if apart else "repeated"
    if any(sheet.together(p.gold, entry) for p in (*sheet.pairs, *differing)):
        return "passage over-read"
    if any(sheet.together(other, entry) for other in sheet.gold_elsewhere):
        return "other kind"
    return "not told"


def _stands_for(gold: Entry, coded: Entry, sheet: _Sheet) -> bool:
    """Whether a coded entry could answer a gold one, but for one field that must agree."""
    return _nearness(gold, coded, sheet) is not None and _agreed(gold, coded, sheet.names) >= 2


def _without(entries: Iterable[Entry], taken: Iterable[Entry]) -> list[Entry]:
    """The entries that are not taken, told apart by what they are and not by what they say."""
    ids = {id(entry) for entry in taken}
    return [entry for entry in entries if id(entry) not in ids]

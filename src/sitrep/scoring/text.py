"""What a comparison found, as lines of text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from sitrep.model import Report
from sitrep.scoring.causes import Fault
from sitrep.scoring.comparison import Comparison
from sitrep.scoring.entry import KINDS, Entry
from sitrep.scoring.figures import Figures, KindFigures
from sitrep.scoring.passages import Sentences

_SHOWN = (
    *("type", "status", "outcome", "place", "within", "also", "count", "words", "who", "side"),
    *("side1", "side2", "by_side", "date", "said_by"),
)


def figure_lines(found: Figures) -> Iterator[str]:
    """A line a kind, and the headline figure."""
    for kind, figures in found.kinds.items():
        strict = figures.strict
        line = (
            f"{kind:8} P {strict.precision:.3f}  R {strict.recall:.3f}  F1 {strict.f1:.3f}"
            f"  (gold {strict.gold}, coded {strict.coded})  lenient F1 {figures.lenient.f1:.3f}"
        )
        yield "  ".join((line, *_shares(figures)))
    yield f"F1 {found.f1:.3f}"


def fault_lines(found: Comparison, examples: int) -> Iterator[str]:
    """Each kind's faults by cause, the commonest first: how many are missed and extra, and examples."""
    faults, reports = found.faults, found.reports
    for kind in KINDS:
        own = [fault for fault in faults if fault.kind == kind and not fault.flaw]
        yield ""
        yield f"{kind}: missed  extra  cause"
        yield from _causes(own, examples, reports)
    yield ""
    yield "right but for        cause"
    yield from _causes([fault for fault in faults if fault.flaw], examples, reports)


def _causes(faults: Sequence[Fault], examples: int, reports: Mapping[str, Report]) -> Iterator[str]:
    for (flaw, cause), _ in Counter((_column(f), f.cause) for f in faults).most_common():
        own = [fault for fault in faults if (_column(fault), fault.cause) == (flaw, cause)]
        missed = sum(fault.gold is not None for fault in own)
        extra = sum(fault.coded is not None for fault in own)
        yield f"{missed:14} {extra:6}  {cause}" if flaw != "flaw" else f"{len(own):14}         {cause}"
        for fault in own[:examples]:
            yield from _example(fault, reports)


def _column(fault: Fault) -> str:
    """Which column a fault counts in: causes of one name are told apart by it."""
    if fault.flaw:
        return "flaw"
    if fault.gold and fault.coded:
        return "both"
    return "missed" if fault.gold else "extra"


def _example(fault: Fault, reports: Mapping[str, Report]) -> Iterator[str]:
    yield f"    {fault.report}, {fault.kind}"
    around = None
    for label, entry in (("gold", fault.gold), ("coded", fault.coded)):
        if entry is None:
            continue
        yield f"      {label:5}  {shown(entry)}"
        sentence = Sentences.of(reports[fault.report]).around(entry) if fault.report in reports else around
        if sentence != around:
            yield f"        in  {sentence}"
            around = sentence


def shown(entry: Entry) -> str:
    """An entry in a line: what it says, and the words that say it."""
    given = ((name, getattr(entry, name)) for name in _SHOWN)
    fields = (
        f"{name}={', '.join(value) if isinstance(value, tuple) else value}" for name, value in given if value
    )
    return f"{' | '.join(fields)} | “{entry.quote}”"


def _shares(figures: KindFigures) -> Iterator[str]:
    for name, share in (("date", figures.date), ("sides", figures.sides), ("said_by", figures.said_by)):
        if share.accuracy is not None:
            yield f"{name} {share.accuracy:.2f} of {share.of}"

"""What a comparison found, as lines of text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from sitrep.model import Report
from sitrep.scoring.agreement import Agreement
from sitrep.scoring.calibration import Calibration
from sitrep.scoring.causes import Fault
from sitrep.scoring.comparison import Comparison
from sitrep.scoring.entry import KINDS, Entry
from sitrep.scoring.figures import KindFigures
from sitrep.scoring.passages import Sentences

_SHOWN = (
    *("type", "status", "outcome", "place", "within", "also", "count", "words", "who", "side"),
    *("side1", "side2", "by_side", "date", "said_by"),
)


def figure_lines(found: Comparison) -> Iterator[str]:
    """A line a kind, the headline figure, how far the two agree, and what confidence is worth."""
    for kind, figures in found.figures.kinds.items():
        strict = figures.strict
        line = (
            f"{kind:8} P {strict.precision:.3f}  R {strict.recall:.3f}  F1 {strict.f1:.3f}"
            f"  (gold {strict.gold}, coded {strict.coded})  lenient F1 {figures.lenient.f1:.3f}"
        )
        yield "  ".join((line, *_shares(figures)))
    yield f"F1 {found.figures.f1:.3f}"
    yield from _agreement_lines(found.agreements)
    if found.calibration.bins:
        yield from _calibration_lines(found.calibration)


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


def _agreement_lines(found: Iterable[Agreement]) -> Iterator[str]:
    yield ""
    yield "facts that both tell of: same  of   alpha"
    for one in found:
        if one.same.accuracy is not None:
            figure = f"{one.alpha:.3f} ({one.metric})" if one.alpha is not None else "none: nothing varies"
            yield f"  {one.kind:8} {one.field:12} {one.same.accuracy:.3f}  {one.same.of:<4} {figure}"


def _calibration_lines(found: Calibration) -> Iterator[str]:
    yield ""
    yield "confidence   right  of"
    for one in found.bins:
        yield f"  {one.low:.1f} to {one.high:.1f} {one.share.accuracy:.3f}  {one.share.of}"
    if found.sure.accuracy is not None:
        yield f"  0.9 or more {found.sure.accuracy:.3f}  {found.sure.of}"


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

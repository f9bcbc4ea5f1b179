"""Sentences before the parse, with what they name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from sitrep.coding.actors.mentions import ActorMention
from sitrep.coding.harm.quantities import Quantity
from sitrep.coding.places.toponym import Toponym
from sitrep.coding.scan import Scan
from sitrep.coding.sentences import Sentence
from sitrep.coding.times.timex import TimeMention

M = TypeVar("M", ActorMention, Quantity, TimeMention, Toponym)


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A sentence, whether it opens its report, and the mentions in it, which keep the report's offsets."""

    sentence: Sentence
    opens: bool
    actors: list[ActorMention]
    toponyms: list[Toponym]
    times: list[TimeMention]
    quantities: list[Quantity]

    @property
    def kinds(self) -> set[str]:
        """The kinds of what it names, and what it is in its report."""
        found = {
            "the opening": self.opens,
            "part of a quotation": _runs_on(self.sentence.text),
            "an actor": self.actors,
            "a place": self.toponyms,
            "a time": self.times,
            "a number": self.quantities,
        }
        return {kind for kind, there in found.items() if there}


def named(spans: Iterable[Sentence], scan: Scan, times: Sequence[TimeMention]) -> list[Named]:
    """Each sentence with what a scan found in it, and those of `times` that stand there."""
    toponyms = [t for t in scan.toponyms if not t.modifies]
    return [
        Named(
            sentence=span,
            opens=i == 0,
            actors=_inside(span, scan.actors),
            toponyms=_inside(span, toponyms),
            times=_inside(span, times),
            quantities=_inside(span, scan.quantities),
        )
        for i, span in enumerate(spans)
    ]


def _runs_on(text: str) -> bool:
    """Whether a quotation begins or ends in a sentence, but not both."""
    return text.count("“") != text.count("”") or text.count('"') % 2 == 1


def _inside(span: Sentence, mentions: Iterable[M]) -> list[M]:
    return [m for m in mentions if span.start <= m.start < span.end]

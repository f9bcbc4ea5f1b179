"""A place name in a text."""

from __future__ import annotations

from dataclasses import dataclass, field

from sitrep.gazetteer import Candidate
from sitrep.model import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Toponym:
    """A place name in a text: its span, its name as the guide writes it, and what it lies in.

    `candidates` are what the gazetteer offers; `named` is the one chosen, `place` that or the area
    that the words make of it ("east Aleppo"); `generic` is the noun beside the name ("district"),
    `within` the larger place that the words give. `modifies` says that a state's short name only
    says whose something is ("US officials").
    """

    start: int
    end: int
    name: str
    key: str = ""
    generic: str | None = None
    direction: str | None = None
    candidates: tuple[Candidate, ...] = field(default=(), repr=False)
    place: Place | None = None
    named: Place | None = None
    within: str | None = None
    modifies: bool = False

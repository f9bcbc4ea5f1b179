"""Claims: one fact that one report asserts, tied to its sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sitrep.model.fact import Control, Event, Fact, Harm, Statement
from sitrep.model.ids import Json, digest, iso
from sitrep.model.report import Passage
from sitrep.model.setting import When, Where


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One fact that one report asserts.

    `speaker` is whom the report credits (None: the outlet itself); `confidence` (0 to 1) is how
    sure the reading is, not how true the fact. Confidence and the reader's version are no part
    of the identity: a better reader that finds the same fact finds the same claim.
    """

    passage: Passage
    speaker: str | None
    when: When | None
    where: Where | None
    fact: Fact
    confidence: float
    reader: str
    version: str
    _id: str | None = field(default=None, init=False, repr=False, compare=False)  # once it was asked for

    @property
    def kind(self) -> str:
        """`control`, `event`, `harm` or `statement`."""
        return _KINDS[type(self.fact)]

    @property
    def id(self) -> str:
        """The digest of its identity, worked out once."""
        if self._id is None:
            object.__setattr__(self, "_id", self._digest())
        return self._id or ""

    def _digest(self) -> str:
        passage, when, where = self.passage, self.when, self.where
        return digest(
            "claim",
            [passage.report, passage.part, passage.start, passage.end],
            self.speaker,
            [iso(when.first), iso(when.last)] if when else None,
            [where.name, where.within] if where else None,
            self.kind,
            _identity(self.fact),
            self.reader,
        )


_KINDS: Mapping[type[Fact], str] = {kind: kind.__name__.lower() for kind in (Control, Event, Harm, Statement)}


def _identity(fact: Fact) -> Json:
    """A fact's fields by name, places by how the report names them."""
    fields: dict[str, Json] = {}
    for name in fact.__slots__:
        value = getattr(fact, name)
        if isinstance(value, tuple):
            value = [[where.name, where.within] for where in value]
        fields[name] = value
    return fields

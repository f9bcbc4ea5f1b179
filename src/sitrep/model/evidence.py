"""Evidence: claims and the rulings beside them, all that the picture is made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeAlias

from sitrep.model.claim import Claim
from sitrep.model.ids import Json, digest, iso
from sitrep.model.report import Report
from sitrep.model.setting import When, Where
from sitrep.model.theatre import Theatre

RulingKind: TypeAlias = Literal["same", "different", "retract", "uphold", "correct"]
Amended: TypeAlias = str | int | When | Where | None  # what a field is corrected to; None: not said


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """A person's judgement over named claims, kept beside the evidence; never an edit of it.

    `same` and `different` say whether the claims tell of one incident; `retract` takes them out of
    the picture and `uphold` puts them back; `correct` says what they should have said: `amends`
    are fields of a claim or of its fact (`place`, `when`, `side`, `count` …) with their right values.
    A ruling that `replaces` another stands in its stead; an `uphold` that does so says nothing
    itself, and only takes the other back.
    """

    kind: RulingKind
    claims: tuple[str, ...]
    by: str
    at: datetime
    why: str
    replaces: str | None = None
    amends: tuple[tuple[str, Amended], ...] = ()

    @property
    def id(self) -> str:
        """The digest of its identity."""
        return digest(
            "ruling",
            self.kind,
            sorted(self.claims),
            self.by,
            iso(self.at),
            self.why,
            self.replaces,
            {field: _identity(value) for field, value in self.amends},
        )


def _identity(value: Amended) -> Json:
    """A value by what it says: a place by the one that is meant, too, which is what was judged."""
    if isinstance(value, When):
        return [iso(value.first), iso(value.last)]
    if isinstance(value, Where):
        return [value.name, value.within, value.place.id if value.place else None]
    return value


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """All that the picture is made from: claims, their reports by id, rulings, and the theatre."""

    claims: tuple[Claim, ...]
    reports: Mapping[str, Report]
    rulings: tuple[Ruling, ...]
    theatre: Theatre

"""Evidence: claims and the rulings beside them, all that the picture is made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeAlias

from sitrep.model.claim import Claim
from sitrep.model.ids import digest, iso
from sitrep.model.report import Report
from sitrep.model.theatre import Theatre

RulingKind: TypeAlias = Literal["same", "different", "retract", "uphold", "correct"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """A person's judgement over named claims, kept beside the evidence; never an edit of it."""

    kind: RulingKind
    claims: tuple[str, ...]
    by: str
    at: datetime
    why: str
    replaces: str | None = None

    @property
    def id(self) -> str:
        """The digest of its identity."""
        return digest(
            "ruling", self.kind, sorted(self.claims), self.by, iso(self.at), self.why, self.replaces
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """All that the picture is made from: claims, their reports by id, rulings, and the theatre."""

    claims: tuple[Claim, ...]
    reports: Mapping[str, Report]
    rulings: tuple[Ruling, ...]
    theatre: Theatre

"""Numbers: by which the nouns of a payload name each other, and what its values are like."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sitrep.model import Json


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """What number each noun has, by its id; outlets by every name that they go by."""

    sides: Mapping[str, int]
    outlets: Mapping[str, int]
    places: Mapping[str, int]
    reports: Mapping[str, int]
    claims: Mapping[str, int]

    def side(self, side: str | None) -> int | None:
        """The number of a side; None for none."""
        return None if side is None else self.sides[side]

    def outlet(self, name: str | None) -> int | None:
        """The number of the outlet that goes by a name, if the theatre has it."""
        return None if name is None else self.outlets.get(name.casefold())


def slim(**fields: Json) -> dict[str, Json]:
    """The fields that say something; a nought does."""
    return {
        key: value
        for key, value in fields.items()
        if value is not None and value is not False and value not in ("", [], {})
    }


def units(text: str, offset: int) -> int:
    """The offset counted in UTF-16 units: characters beyond U+FFFF are two."""
    return offset + sum(character > "\uffff" for character in text[:offset])

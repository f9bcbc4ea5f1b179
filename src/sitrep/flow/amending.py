"""Amendments: what a person says that a claim should have said, checked and looked up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from sitrep import theatres
from sitrep.errors import UsageError
from sitrep.flow.days import when
from sitrep.flow.loading import places
from sitrep.gazetteer import Gazetteer
from sitrep.model import Amended, Modifier, Outcome, Status, Theatre, Where, Who
from sitrep.weighing.types import BY_RANK, CIVILIANS, OTHER

_SIDES = ("side", "side1", "side2", "from_side", "by_side")
_CHOICES = {
    "type": (*BY_RANK, OTHER),
    "status": get_args(Status),
    "outcome": get_args(Outcome),
    "who": get_args(Who),
    "modifier": get_args(Modifier),
}
_FIELDS = ("place", "when", "count", *_SIDES, *_CHOICES)
_SUGGESTED = 5


def amendments(settings: Sequence[str], theatre: str, cache: Path) -> tuple[tuple[str, Amended], ...]:
    """Fields with their right values, from `field=value` each; an empty value says that it is not said.

    Raises UsageError for what is no field, a value that the field can't have, or a place of no map.
    """
    amender = _Amender(theatres.load(theatre), lambda: places(theatre, cache))
    found = dict(amender.amendment(setting) for setting in settings)
    if not found:
        raise UsageError("a correction says what is right: add --set, as --set count=5")
    return tuple(sorted(found.items()))


@dataclass(frozen=True, slots=True)
class _Amender:
    """Checks amendments against a theatre; `places` opens its gazetteer, where a place is amended."""

    theatre: Theatre
    places: Callable[[], Gazetteer]

    def amendment(self, setting: str) -> tuple[str, Amended]:
        """A field with its right value."""
        field, equals, value = (part.strip() for part in setting.partition("="))
        if not equals or field not in _FIELDS:
            raise UsageError(f"{setting!r} corrects nothing: write field=value, of {', '.join(_FIELDS)}")
        return field, self._value(field, value)

    def _value(self, field: str, value: str) -> Amended:
        if field in _CHOICES:
            return _chosen(field, value, _CHOICES[field])
        if field == "count":
            return _count(value)
        if not value:
            return None
        if field in _SIDES:
            return self._side(field, value)
        return when(value) if field == "when" else self._place(value)

    def _side(self, field: str, value: str) -> str:
        """A side of the theatre; where it lists none, sides are named as a news desk would."""
        sides = tuple(side.id for side in self.theatre.sides)
        return _chosen(field, value, (*sides, CIVILIANS)) if sides else value

    def _place(self, value: str) -> Where:
        """A place by its id, or the first that goes by the name as it is spelled."""
        with closing(self.places()) as gazetteer:
            try:
                by_id = gazetteer.place(value)
            except KeyError:
                candidates = gazetteer.find(value)
            else:
                return Where(name=by_id.name, place=by_id)
        if not candidates or candidates[0].match == "skeleton":
            like = ", ".join(f"{one.place.name} ({one.place.id})" for one in candidates[:_SUGGESTED])
            hint = f": do you mean {like}?" if like else ""
            raise UsageError(f"no place goes by {value!r}{hint}")
        return Where(name=value, place=candidates[0].place)


def _chosen(field: str, value: str, choices: Sequence[str]) -> str:
    found = {choice.casefold(): choice for choice in choices}.get(value.casefold())
    if found is None:
        raise UsageError(f"{value!r} is no {field}: it is one of {', '.join(choices)}")
    return found


def _count(value: str) -> int:
    if not (value.isascii() and value.isdigit()):
        raise UsageError(f"{value!r} is no count: write a whole number")
    return int(value)

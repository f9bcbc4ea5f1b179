"""What differs between two pictures: places, incidents and tolls, each before and after."""

from __future__ import annotations

from dataclasses import dataclass

from sitrep.model.picture import Holding, Incident, Situation, Toll
from sitrep.model.setting import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A place whose side or standing is another; None where a picture has no word of it.

    `claims` are those that speak for what stands after, or against what stood before, and did not
    before; without any, the picture faded.
    """

    place: Place
    before: Holding | None
    after: Holding | None
    claims: tuple[str, ...]

    @property
    def changes_hands(self) -> bool:
        """Whether it is held by another side, not only more or less surely."""
        return (self.before and self.before.side) != (self.after and self.after.side)


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentChange:
    """An incident that both pictures know, told otherwise: `fields` are what differs."""

    before: Incident
    after: Incident
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentGone:
    """An incident that the later picture has no more; `into` is the one that took up its claims."""

    incident: Incident
    into: Incident | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TollChange:
    """A toll with other figures: of an incident of the later picture, or (None) a running total."""

    incident: Incident | None
    before: Toll | None
    after: Toll | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What differs between two pictures of one record, `before` and `after`."""

    before: Situation
    after: Situation
    turns: tuple[Turn, ...]
    appeared: tuple[Incident, ...]
    changed: tuple[IncidentChange, ...]
    gone: tuple[IncidentGone, ...]
    tolls: tuple[TollChange, ...]

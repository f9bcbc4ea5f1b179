"""Differences: what changed between two pictures of one record, of two days or as known on two."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping
from operator import attrgetter

from sitrep.model import (
    Difference,
    Holding,
    Incident,
    IncidentChange,
    IncidentGone,
    Situation,
    Toll,
    TollChange,
    Turn,
    Where,
)
from sitrep.weighing.folding import fold

_FIGURES = attrgetter("low", "best", "high", "words")


def difference(before: Situation, after: Situation) -> Difference:
    """What differs from one picture to another.

    Incidents are the same in both where they share claims; of several, the two that share the most.
    """
    pairs = _pairs(before.incidents, after.incidents)
    olds = {old.id for old, _ in pairs}
    news = {new.id for _, new in pairs}
    home = {claim: new for new in after.incidents for claim in new.claims}
    return Difference(
        before=before,
        after=after,
        turns=tuple(_turns(before.holdings, after.holdings)),
        appeared=tuple(new for new in after.incidents if new.id not in news),
        changed=tuple(_changes(pairs)),
        gone=tuple(_gone(old, home) for old in before.incidents if old.id not in olds),
        tolls=(*_incident_tolls(pairs), *_toll_changes(None, before.running, after.running)),
    )


# Places ------------------------------------------------------------------------------


def _turns(before: Iterable[Holding], after: Iterable[Holding]) -> Iterator[Turn]:
    olds = {one.place.id: one for one in before}
    news = {one.place.id: one for one in after}
    for place_id in sorted(olds.keys() | news.keys()):
        old, new = olds.get(place_id), news.get(place_id)
        place = (new or olds[place_id]).place
        if old is None or new is None or (old.side, old.standing) != (new.side, new.standing):
            yield Turn(place=place, before=old, after=new, claims=_new_words(old, new))


def _new_words(old: Holding | None, new: Holding | None) -> tuple[str, ...]:
    if new is None:
        return ()
    known_for = old.claims_for if old else ()
    known_against = old.claims_against if old else ()
    now_for = [claim for claim in new.claims_for if claim not in known_for]
    now_against = [claim for claim in new.claims_against if claim not in (*known_against, *known_for)]
    same_side = old is not None and old.side == new.side
    return tuple((*now_for, *now_against) if same_side or new.side is None else now_for)


# Incidents ---------------------------------------------------------------------------


def _pairs(before: Iterable[Incident], after: Iterable[Incident]) -> list[tuple[Incident, Incident]]:
    """Incidents of both pictures that are one, those that share the most claims first taken."""
    olds = {claim: old for old in before for claim in old.claims}
    by_id = {old.id: old for old in olds.values()}
    shared = [
        (-count, old, new.id, new)
        for new in after
        for old, count in Counter(olds[claim].id for claim in new.claims if claim in olds).items()
    ]
    found: dict[str, tuple[Incident, Incident]] = {}
    taken: set[str] = set()
    for _, old, new_id, new in sorted(shared, key=lambda one: one[:3]):
        if old not in found and new_id not in taken:
            found[old] = by_id[old], new
            taken.add(new_id)
    order = {new.id: number for number, new in enumerate(after)}
    return sorted(found.values(), key=lambda pair: order[pair[1].id])


def _changes(pairs: Iterable[tuple[Incident, Incident]]) -> Iterator[IncidentChange]:
    for old, new in pairs:
        was, now = _told(old), _told(new)
        fields = tuple(field for field in was if was[field] != now[field])
        if fields:
            yield IncidentChange(before=old, after=new, fields=fields)


def _told(incident: Incident) -> Mapping[str, Hashable]:
    """What is told of an incident, but for its tolls: days and places as they are, however worded."""
    when = incident.when
    return {
        "type": incident.type,
        "when": (when.first, when.last) if when else None,
        "where": _spot(incident.where),
        "side1": incident.side1,
        "side2": incident.side2,
        "claims": incident.claims,
    }


def _gone(old: Incident, home: Mapping[str, Incident]) -> IncidentGone:
    heirs = [home[claim] for claim in old.claims if claim in home]
    into = max(heirs, key=lambda heir: (sum(one.id == heir.id for one in heirs), heir.id), default=None)
    return IncidentGone(incident=old, into=into)


# Tolls -------------------------------------------------------------------------------


def _incident_tolls(pairs: Iterable[tuple[Incident, Incident]]) -> Iterator[TollChange]:
    for old, new in pairs:
        yield from _toll_changes(new, old.tolls, new.tolls)


def _toll_changes(
    incident: Incident | None, before: Iterable[Toll], after: Iterable[Toll]
) -> Iterator[TollChange]:
    olds = {_counted(toll): toll for toll in before}
    news = {_counted(toll): toll for toll in after}
    for counted in dict.fromkeys((*news, *olds)):
        old, new = olds.get(counted), news.get(counted)
        if old is None or new is None or _FIGURES(old) != _FIGURES(new):
            yield TollChange(incident=incident, before=old, after=new)


def _counted(toll: Toll) -> Hashable:
    """What a toll counts: outcome and people, and of a running total the place and the first day."""
    since = toll.when.first if toll.when else None
    return toll.outcome, toll.who, toll.side, toll.part_of, _spot(toll.where), since


def _spot(where: Where | None) -> Hashable:
    """Where something is: the place that is meant, or its name where that is on no map."""
    if where and where.place and where.name:
        return where.place.id
    return (fold(where.name or ""), fold(where.within or "")) if where else None

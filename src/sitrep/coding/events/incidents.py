"""One entry a distinct incident: tellings of an event joined over a report's title, lead and body."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sitrep.coding.places.settings import Spot, place_contains
from sitrep.coding.told import EventTold, names

_REGIONS = ("country", "admin1", "governorate")
_BLASTS = {"Suicide bomb", "Remote explosive/landmine/IED"}
_AIR = "Air/drone strike"
_FIRE = {_AIR, "Shelling/artillery/missile attack"}
_RAID = {_AIR, "Armed clash"}
_BODY = 5  # sentences within which a text comes to what its heading is about
_LEAD = 2  # sentences that may sum up what follows


def one_incident(events: Iterable[EventTold]) -> list[EventTold]:
    """Each event once, in the order of the text.

    Tellings of one type are joined where their places and days can be the same. What is told only as
    "the attack" or "a blast" joins whatever incident it can stand for, told before it or after.
    """
    kept: list[EventTold] = []
    loose: list[EventTold] = []
    for event in _with_raids_settled(list(events)):
        event.sentences.add(event.sentence)
        event.named = names(event)
        if event.could_be:
            loose.append(event)
        else:
            _add(kept, event, next((k for k in reversed(kept) if _is_same(k, event)), None))
    for event in loose:
        fitting = [k for k in kept if _can_stand_for(event, k)]
        _add(kept, event, min(fitting, key=lambda k: _apart(k, event), default=None))
    kept = _without_lists(kept)
    return sorted((k for k in kept if not _is_echo(k, kept)), key=lambda e: e.start)


def _without_lists(events: list[EventTold]) -> list[EventTold]:
    """Events without leads that list the places of incidents which the text then tells one by one."""
    kept = list(events)
    for lead in events:
        parts = [e for e in kept if _is_listed(e, lead) and e.type == lead.type and _days_meet(lead, e)]
        gone: EventTold | None = lead if len(parts) > 1 else None
        if len(parts) == 1 and any(e is lead for e in kept):
            _join(lead, parts[0])
            gone = parts[0]
        kept = [e for e in kept if e is not gone]
    return kept


def _is_listed(event: EventTold, lead: EventTold) -> bool:
    """Whether an event is at some of the places that a lead lists."""
    listed = lead.sentence < _LEAD and lead.sentence < event.sentence and len(lead.spots) > 1
    return listed and bool(names(event)) and names(event) < names(lead)


def _with_raids_settled(events: list[EventTold]) -> list[EventTold]:
    """Events with raids told as from the air where the report tells of air strikes, else as on the ground."""
    aerial = any(e.type == _AIR and not e.could_be for e in events)
    settled = []
    for event in events:
        if event.could_be == _RAID:
            if not aerial and event.agent is None:
                continue
            event.type, event.could_be = (_AIR if aerial else event.type), frozenset()
        settled.append(event)
    return settled


def _add(kept: list[EventTold], event: EventTold, same: EventTold | None) -> None:
    if same is None:
        kept.append(event)
    else:
        _join(same, event)


def _apart(a: EventTold, b: EventTold) -> int:
    """How many sentences lie between two events: a reader looks for "the attack" nearby."""
    return min(abs(i - b.sentence) for i in a.sentences)


def _is_same(kept: EventTold, event: EventTold) -> bool:
    if event.distinct and kept.sentence < event.sentence:
        return False
    if _is_listed(event, kept):
        return False
    alike = kept.type == event.type or {kept.type, event.type} == _BLASTS
    return alike and (_points_back(event, kept) or _meet(kept, event))


def _can_stand_for(event: EventTold, other: EventTold) -> bool:
    """Whether words for an incident of untold means can be about an incident told elsewhere."""
    if event.distinct and other.sentence < event.sentence:
        return False
    fits = other.type in event.could_be or (other.could_be and other.type == event.type)
    if not fits:
        return False
    return _points_back(event, other) or _meet(other, event)


def _points_back(event: EventTold, other: EventTold) -> bool:
    """Whether an event without a place of its own is one told before: "the blast"."""
    bare = event.definite and not event.placed and other.sentence <= event.sentence
    return bare and (not (event.dated and other.dated) or _days_meet(event, other))


def _days_meet(a: EventTold, b: EventTold) -> bool:
    return a.when is None or b.when is None or a.when.meets(b.when)


def _meet(a: EventTold, b: EventTold) -> bool:
    """Whether two tellings can be of one incident by their days, doers and places."""
    if not _days_meet(a, b) or not _doers_meet(a, b):
        return False
    if not a.named or not b.named:
        return True
    if a.named & b.named or _nested(a.spots, b.spots) or _may_be_nested(a.spots, b.spots):
        return True
    sums_up = a.sentence < _LEAD and _is_region(a) and not _is_region(b)
    return (sums_up or _heads(a, b)) and _share_country(a.spots, b.spots)


def _heads(a: EventTold, b: EventTold) -> bool:
    """Whether the first sentence, with a place that no gazetteer knows, may head what the next ones tell."""
    return a.sentence == 0 < b.sentence < _BODY and not any(s.toponym.place for s in a.spots)


def _is_region(event: EventTold) -> bool:
    """Whether an event is placed in no more than a country, a province or a part of one."""
    toponyms = [s.toponym for s in event.spots]
    return bool(event.unnamed) or any(t.direction or (t.place and t.place.kind in _REGIONS) for t in toponyms)


def _share_country(a: Sequence[Spot], b: Sequence[Spot]) -> bool:
    countries = [{s.toponym.place.country for s in spots if s.toponym.place} for spots in (a, b)]
    return not all(countries) or bool(countries[0] & countries[1])


def _doers_meet(a: EventTold, b: EventTold) -> bool:
    if _fires_on_own(a, b) or _fires_on_own(b, a):
        return False
    if a.agent is None or b.agent is None or a.type == "Armed clash":
        return True
    sides = {a.agent.side, b.agent.side}
    return len(sides) == 1 or None in sides


def _fires_on_own(event: EventTold, other: EventTold) -> bool:
    """Whether who did one would have fired on a place that the other's words say is his."""
    return event.agent is not None and event.type in _FIRE and event.agent.side == other.held_by


def _may_be_nested(a: Sequence[Spot], b: Sequence[Spot]) -> bool:
    """Whether one place is a country or a province and the other one that no gazetteer knows."""
    places = [x[0].toponym.place if x else None for x in (a, b)]
    return None in places and any(p and p.kind in _REGIONS for p in places)


def _nested(a: Sequence[Spot], b: Sequence[Spot]) -> bool:
    """Whether one event's place lies in the other's: the lead names the city, the body the quarter."""
    pairs = [(x.toponym.place, y.toponym.place) for x in a for y in b]
    return any(p and q and (place_contains(p, q) or place_contains(q, p)) for p, q in pairs)


def _join(kept: EventTold, event: EventTold) -> None:
    """Adds to an event what another telling of it says more exactly."""
    kept.sentences.add(event.sentence)
    kept.named |= event.named
    if {kept.type, event.type} == _BLASTS and not event.could_be:
        kept.type = "Suicide bomb"
    narrower = _narrower(event.spots, kept.spots) or (_is_region(kept) and not _is_region(event))
    narrower = narrower or _heads(kept, event)
    wider = _narrower(kept.spots, event.spots)
    if event.placed and event.spots and (narrower or not (kept.placed or wider)):
        kept.spots, kept.placed, kept.unnamed = event.spots, True, event.unnamed
    if event.dated and not kept.dated:
        kept.when, kept.dated = event.when, True
    kept.when = kept.when or event.when
    kept.agent = kept.agent or event.agent
    kept.patient = kept.patient or event.patient
    kept.military = kept.military or event.military
    kept.speaker = kept.speaker or event.speaker


def _narrower(a: Sequence[Spot], b: Sequence[Spot]) -> bool:
    inner, outer = a[0].toponym.place if a else None, b[0].toponym.place if b else None
    return bool(inner and outer and place_contains(outer, inner))


def _is_echo(event: EventTold, events: Sequence[EventTold]) -> bool:
    """Whether an unplaced telling only echoes a placed one of its type."""
    return not event.spots and any(e is not event and e.type == event.type and e.spots for e in events)

"""Facts of a whole report, placed and dated: what sentences tell, joined where they tell it twice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from sitrep.coding.actors.mentions import ActorMention
from sitrep.coding.harm.finder import HarmDraft
from sitrep.coding.places.settings import Spot, place_contains
from sitrep.coding.syntax.tree import Token
from sitrep.model import Control, When, Where


@dataclass(slots=True)
class EventTold:
    """An event as a report tells it, over all the sentences that do.

    `token` is the word that tells it first, in sentence `sentence`.
    `placed` and `dated` say that its own sentence gives place and day; `could_be` are the types of
    incident that its words can stand for; `distinct` that it is told as another than those before.
    `sentences` are all that tell it, `named` the places that any of them gives.
    """

    type: str
    token: Token
    spots: tuple[Spot, ...]
    when: When | None
    speaker: str | None
    agent: ActorMention | None
    patient: ActorMention | None
    start: int
    end: int
    sentence: int
    placed: bool
    unnamed: bool = False
    definite: bool = False
    could_be: frozenset[str] = frozenset()
    distinct: bool = False
    dated: bool = False
    military: bool = False
    trigger: str = ""
    held_by: str | None = None
    sentences: set[int] = field(default_factory=set)
    named: set[str] = field(default_factory=set)


@dataclass(slots=True)
class ControlTold:
    """A place and who holds it, as a report tells it.

    `placed` and `sided` say that its own sentence gives place and side.
    """

    fact: Control
    token: Token
    where: Where
    when: When | None
    speaker: str | None
    start: int
    end: int
    sentence: int
    trigger: str
    placed: bool
    sided: bool


@dataclass(slots=True)
class HarmTold:
    """People hurt, as a report tells it, and the event that the report ties it to.

    `carried` is the day told last: theirs where neither their own words nor the event give one.
    """

    draft: HarmDraft
    spots: tuple[Spot, ...]
    when: When | None
    speaker: str | None
    sentence: int
    event: EventTold | None = None
    agent: ActorMention | None = None
    carried: When | None = None
    apart: bool = False


def control_once(controls: Iterable[ControlTold]) -> list[ControlTold]:
    """Each place, side and status once: its first telling, with the day and credit that a later one gives."""
    kept: dict[tuple[object, ...], ControlTold] = {}
    for control in controls:
        where, fact = control.where, control.fact
        key = (_place_key(control), where.name is None, fact.share, fact.side, fact.status)
        first = kept.setdefault(key, control)
        first.when = first.when or control.when
        first.speaker = first.speaker or control.speaker
    sided = {(_place_key(c), c.fact.status) for c in kept.values() if c.fact.side}
    return [c for c in kept.values() if c.fact.side or (_place_key(c), c.fact.status) not in sided]


def names(event: EventTold) -> set[str]:
    """The places of an event, each as the gazetteer knows it, else by its name."""
    return names_of(event.spots)


def names_of(spots: Iterable[Spot]) -> set[str]:
    """Places, each as the gazetteer knows it, else by its name."""
    return {s.toponym.place.id if s.toponym.place else s.toponym.name.casefold() for s in spots}


_VIOLENT = {
    "Air/drone strike",
    "Shelling/artillery/missile attack",
    "Suicide bomb",
    "Remote explosive/landmine/IED",
    "Chemical weapon",
    "Grenade",
    "Armed clash",
    "Attack",
}
_SEVERAL = 2
_NEARBY = 2  # sentences from an event to further people hurt in it
_TAKEN = ("Government regains territory", "Non-state actor overtakes territory")


def without_summaries(events: Sequence[EventTold]) -> list[EventTold]:
    """Events without those that only lead up to, or sum up, captures that the report goes on to name.

    A fight that ends in a capture is one event, and a lead that sums up what follows is none.
    """
    taken = [e for e in events if e.type in _TAKEN and e.placed and not e.unnamed]
    return [e for e in events if not any(e is not t and _leads_to(e, t) for t in taken)]


def _leads_to(event: EventTold, capture: EventTold) -> bool:
    if not _same_side(event, capture) or event.start > capture.start:
        return False
    if event.type in _TAKEN:
        return (event.unnamed or not event.placed) and event.sentence < 2 and _days_meet(event, capture)
    if event.type not in ("Armed clash", "Change to group/activity") or not event.spots:
        return False
    there = bool(names(event) & names(capture))
    around = any(
        x.toponym.place and y.toponym.place and place_contains(x.toponym.place, y.toponym.place)
        for x in event.spots
        for y in capture.spots
    )
    return there or (around and event.type == "Change to group/activity" and _days_meet(event, capture))


def _same_side(a: EventTold, b: EventTold) -> bool:
    return bool(a.agent and b.agent and a.agent.side == b.agent.side)


def _days_meet(a: EventTold, b: EventTold) -> bool:
    return a.when is None or b.when is None or a.when.meets(b.when)


def outcomes_only(controls: Sequence[ControlTold]) -> list[ControlTold]:
    """Controls without the contests that ended in a capture, and without leads that sum up captures."""
    captured = [c for c in controls if c.fact.status == "captured" and c.where.name]
    return [c for c in controls if not any(c is not t and _ended_in(c, t) for t in captured)]


def _ended_in(control: ControlTold, capture: ControlTold) -> bool:
    if control.fact.side != capture.fact.side or control.start > capture.start:
        return False
    if control.fact.status == "contested":
        return _place_key(control) == _place_key(capture)
    if control.fact.status != "captured" or control.where.name or control.fact.share or control.fact.count:
        return False
    same_day = control.when is None or capture.when is None or control.when.meets(capture.when)
    outer, inner = control.where.place, capture.where.place
    return same_day and bool(outer and inner and place_contains(outer, inner))


def _place_key(control: ControlTold) -> str:
    where = control.where
    return where.place.id if where.place else (where.name or where.within or "").casefold()


def later_days(harm: Sequence[HarmTold]) -> list[EventTold]:
    """Further incidents that only their harm tells of: "twelve more were hurt on Sunday"."""
    added: dict[tuple[object, ...], EventTold] = {}
    for told in harm:
        event = told.event
        if event is None or told.when is None or event.when is None or told.when.meets(event.when):
            continue
        if not _is_violent(told, event) or told.sentence - max(event.sentences) > _NEARBY:
            continue
        key = (id(event), told.when.first, told.when.last)
        if key not in added:
            added[key] = replace(
                event,
                token=told.draft.token,
                when=told.when,
                speaker=told.speaker,
                start=told.draft.start,
                end=told.draft.end,
                sentence=told.sentence,
                sentences={told.sentence},
            )
        told.event = added[key]
    return list(added.values())


def further_places(harm: Sequence[HarmTold]) -> list[EventTold]:
    """Further incidents of one telling, a place each where each place has its own number of people hurt."""
    added: dict[tuple[object, ...], EventTold] = {}
    keys = {id(h): names_of(h.spots) for h in harm if h.apart}
    for told in harm:
        event = told.event
        if event is None or not told.apart or not _is_violent(told, event) or told.draft.cumulative:
            continue
        (key,) = keys[id(told)]
        beside = {k for h in harm if h.apart and h.sentence == told.sentence for k in keys[id(h)]}
        if told.sentence not in event.sentences or key in event.named or len(beside) < _SEVERAL:
            continue
        if (id(event), key) not in added:
            added[id(event), key] = replace(
                event,
                token=told.draft.token,
                spots=told.spots,
                named={key},
                unnamed=False,
                speaker=told.speaker,
                start=told.draft.start,
                end=told.draft.end,
                sentence=told.sentence,
                sentences={told.sentence},
            )
        told.event = added[id(event), key]
    return list(added.values())


def _is_violent(told: HarmTold, event: EventTold) -> bool:
    return told.draft.outcome in ("killed", "injured") and event.type in _VIOLENT


def tie(harm: Sequence[HarmTold], events: Sequence[EventTold]) -> None:
    """Ties harm to the event that the report tells it of: in its sentence, else the last before it."""
    for told in harm:
        if told.draft.cumulative:
            continue
        moved = told.draft.outcome in ("surrendered", "evacuated", "displaced")
        same = [e for e in events if told.sentence in e.sentences and (moved or _can_hurt(e))]
        before = [] if moved else [e for e in events if min(e.sentences) < told.sentence and _can_hurt(e)]
        nearest = min(same, key=lambda e: abs(e.start - told.draft.start), default=None)
        told.event = nearest or (before[-1] if before else None)


def _can_hurt(event: EventTold) -> bool:
    return event.type not in ("Agreement", "Change to group/activity", "Peaceful protest", "Other")

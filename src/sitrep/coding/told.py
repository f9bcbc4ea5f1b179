"""Facts of a whole report, placed and dated: what sentences tell, joined where they tell it twice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from sitrep.coding.actors import ActorMention
from sitrep.coding.harm import HarmDraft
from sitrep.coding.settings import Spot, place_contains
from sitrep.model import Control, When, Where


@dataclass(slots=True)
class EventTold:
    """An event as a report tells it, over all the sentences that do."""

    type: str
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
    vague: bool = False
    sentences: set[int] = field(default_factory=set)


@dataclass(slots=True)
class ControlTold:
    """A place and who holds it, as a report tells it."""

    fact: Control
    where: Where
    when: When | None
    speaker: str | None
    start: int
    end: int


@dataclass(slots=True)
class HarmTold:
    """People hurt, as a report tells it, and the event that the report ties it to."""

    draft: HarmDraft
    spots: tuple[Spot, ...]
    when: When | None
    speaker: str | None
    sentence: int
    event: EventTold | None = None


def one_incident(events: Iterable[EventTold]) -> list[EventTold]:
    """Each event once: tellings of one type whose places and days can be the same are joined."""
    kept: list[EventTold] = []
    for event in events:
        same = next((k for k in reversed(kept) if _same(k, event)), None)
        if same is None:
            event.sentences.add(event.sentence)
            kept.append(event)
        else:
            _join(same, event)
    return _without_vague([k for k in kept if not _is_echo(k, kept)])


def _without_vague(events: list[EventTold]) -> list[EventTold]:
    """Events without those told only as "the attack" or "a blast", where others say what it was."""
    plain = [e for e in events if not e.vague]
    for event in events:
        if event.vague:
            same = next((p for p in plain if p.type in _VIOLENT and _meet(p, event)), None)
            if same:
                _join(same, event)
            else:
                plain.append(event)
    return plain


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
_REGIONS = ("country", "admin1", "governorate")
_BLASTS = {"Suicide bomb", "Remote explosive/landmine/IED"}


def _same(a: EventTold, b: EventTold) -> bool:
    if b.definite and not b.placed and {a.type, b.type} <= _VIOLENT:
        return True
    if {a.type, b.type} == _BLASTS:
        return _meet(a, b)
    return a.type == b.type and _meet(a, b)


def _meet(a: EventTold, b: EventTold) -> bool:
    if a.when and b.when and not a.when.meets(b.when):
        return False
    if (
        a.agent
        and b.agent
        and a.agent.side
        and b.agent.side
        and a.agent.side != b.agent.side
        and a.type != "Armed clash"
    ):
        return False
    names_a, names_b = _names(a), _names(b)
    if not names_b or not names_a or not b.placed:
        return True
    return bool(names_a & names_b) or _nested(a.spots, b.spots) or _may_be_nested(a.spots, b.spots)


def _may_be_nested(a: Sequence[Spot], b: Sequence[Spot]) -> bool:
    """Whether one place is a country or a province and the other one that no gazetteer knows."""
    places = [x[0].toponym.place for x in (a, b)]
    return None in places and any(p and p.kind in _REGIONS for p in places)


def _nested(a: Sequence[Spot], b: Sequence[Spot]) -> bool:
    """Whether one event's place lies in the other's: the lead names the city, the body the quarter."""
    for x in a:
        for y in b:
            if (
                x.toponym.place
                and y.toponym.place
                and (
                    place_contains(x.toponym.place, y.toponym.place)
                    or place_contains(y.toponym.place, x.toponym.place)
                )
            ):
                return True
    return False


def _join(kept: EventTold, event: EventTold) -> None:
    """Adds to an event what another telling of it says more exactly."""
    kept.sentences.add(event.sentence)
    if {kept.type, event.type} == _BLASTS:
        kept.type = "Suicide bomb"
    if event.placed and event.spots and (not kept.placed or _narrower(event.spots, kept.spots)):
        kept.spots, kept.placed, kept.unnamed = event.spots, True, event.unnamed
    kept.when = kept.when or event.when
    kept.agent = kept.agent or event.agent
    kept.patient = kept.patient or event.patient
    kept.speaker = kept.speaker or event.speaker


def _narrower(a: Sequence[Spot], b: Sequence[Spot]) -> bool:
    inner, outer = a[0].toponym.place if a else None, b[0].toponym.place if b else None
    return bool(inner and outer and place_contains(outer, inner))


def _is_echo(event: EventTold, events: Sequence[EventTold]) -> bool:
    """Whether an unplaced telling only echoes a placed one of its type."""
    return not event.spots and any(e is not event and e.type == event.type and e.spots for e in events)


def _names(event: EventTold) -> set[str]:
    return {s.toponym.place.id if s.toponym.place else s.toponym.name.casefold() for s in event.spots}


def control_once(controls: Iterable[ControlTold]) -> list[ControlTold]:
    """Each place, side and status once, from its first telling."""
    kept: dict[tuple[object, ...], ControlTold] = {}
    for control in controls:
        where, fact = control.where, control.fact
        key = (_place_key(control), where.name is None, fact.share, fact.side, fact.status)
        first = kept.setdefault(key, control)
        if first is not control and first.when is None:
            first.when = control.when
    return list(kept.values())


def harm_once(harm: Iterable[HarmTold]) -> list[HarmTold]:
    """Each group once: a figure that the report repeats is kept from its first telling."""
    kept: dict[tuple[object, ...], HarmTold] = {}
    for told in harm:
        draft = told.draft
        key = (draft.outcome, draft.count, draft.words, told.speaker if draft.count is None else None)
        first = kept.get(key)
        if first is None or (
            draft.count is not None and draft.count < 4 and told.sentence - first.sentence > 3
        ):
            kept[key if first is None else (*key, told.sentence)] = told
        elif (draft.named, draft.who != "unspecified") > (
            first.draft.named,
            first.draft.who != "unspecified",
        ):
            kept[key] = told
    return list(kept.values())


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
    there = bool(_names(event) & _names(capture))
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
        key = (id(event), told.when.first, told.when.last)
        if key not in added:
            added[key] = replace(
                event,
                when=told.when,
                speaker=told.speaker,
                start=told.draft.start,
                end=told.draft.end,
                sentence=told.sentence,
                sentences={told.sentence},
            )
        told.event = added[key]
    return list(added.values())


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

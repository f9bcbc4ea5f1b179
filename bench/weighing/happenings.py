"""What truly happened: incidents with their kind, parties, place, day, and whom they hurt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import exp, log
from random import Random

from bench.weighing.ground import Ground
from bench.weighing.sides import REBELS, STATE, Parties
from bench.weighing.war import Change, War, fights_by_day
from sitrep.model import Outcome, Who

CIVILIANS = "civilians"
SHELLING, AIR = "Shelling/artillery/missile attack", "Air/drone strike"
BOMB, MINE, CLASH = "Suicide bomb", "Remote explosive/landmine/IED", "Armed clash"
LIKE = {SHELLING: AIR, AIR: SHELLING, BOMB: MINE, MINE: BOMB, CLASH: SHELLING}  # what each is mistaken for
SHELLED = 0.035  # a day, of a place at the front
BOMBED_FROM_AIR = 0.02  # a day, of a place at the front that faces the one side with aircraft
BEHIND_LINES = 0.002  # a day, of any place: a bomb
CLASHES = 0.5  # of the days of a fight
HITS_CIVILIANS = 0.7  # of fire on a place


@dataclass(frozen=True, slots=True, kw_only=True)
class Hurt:
    """People of one group hurt in one way."""

    outcome: Outcome
    who: Who
    side: str
    count: int
    part_of: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """One incident; `change` where it is a place that changed hands. `key` is its own among all.

    `thrown_back` marks the end of an attack that failed. `true` is False for what never was so.
    """

    kind: str
    day: int
    place: str
    by: str
    against: str  # a side, or CIVILIANS
    hurt: tuple[Hurt, ...] = ()
    key: int = -1
    change: Change | None = None
    thrown_back: bool = False
    true: bool = True


def draw_happenings(war: War, ground: Ground, parties: Parties, random: Random) -> list[Happening]:
    """Every incident of a war by day; at most one of a kind in a place a day.

    What is fought over a place on the day of its capture is part of the capture (ACLED's rule).
    """
    found: dict[tuple[int, str, str], Happening] = {}
    drafts = (
        *_captures(war, random),
        *_clashes(war, random),
        *_fire(war, parties, random),
        *_bombs(war, ground, random),
    )
    for draft in drafts:
        kind = CLASH if draft.change else draft.kind
        found.setdefault((draft.day, draft.place, kind), draft)
    in_order = sorted(found.values(), key=lambda one: (one.day, one.place, one.kind))
    return [replace(one, key=key) for key, one in enumerate(in_order)]


def claimed_early(war: War, share: float, first_key: int, random: Random) -> list[Happening]:
    """Captures that the attacker's side claims while the fight still goes on; `share` of all its claims.

    With r the share of fights that succeed, a claim in a fight has the chance p that makes
    p / (p + r) that share.
    """
    succeed = sum(fight.taken for fight in war.fights) / max(1, len(war.fights))
    chance = min(1.0, share / (1 - share) * succeed)
    early: list[Happening] = []
    for fight in war.fights:
        end = fight.last - 1 if fight.taken else fight.last
        if fight.first <= end and random.random() < chance:
            day = random.randint(fight.first, end)
            change = Change(day=day, place=fight.place, by=fight.by, from_side=fight.against, fought=True)
            early.append(replace(_capture(change, random), key=first_key + len(early), true=False))
    return early


def _captures(war: War, random: Random) -> Iterator[Happening]:
    return (_capture(change, random) for change in war.changes)


def _capture(change: Change, random: Random) -> Happening:
    hurt: tuple[Hurt, ...] = ()
    kind = "Non-violent transfer of territory"
    if change.fought:
        kind = "Government regains territory" if change.by == STATE else "Non-state actor overtakes territory"
        hurt = _fighters(change.by, change.from_side, 6.0, random)
    return Happening(
        kind=kind,
        day=change.day,
        place=change.place,
        by=change.by,
        against=change.from_side,
        hurt=hurt,
        change=change,
    )


def _clashes(war: War, random: Random) -> Iterator[Happening]:
    for day, fight in fights_by_day(war):
        thrown_back = day == fight.last and not fight.taken
        if thrown_back or random.random() < CLASHES:
            yield Happening(
                kind=CLASH,
                day=day,
                place=fight.place,
                by=fight.by,
                against=fight.against,
                hurt=_fighters(fight.by, fight.against, 4.0, random),
                thrown_back=thrown_back,
            )


def _fire(war: War, parties: Parties, random: Random) -> Iterator[Happening]:
    for day, place, enemy in war.front:
        holder = war.holder(place, day)
        if random.random() < SHELLED:
            yield _strike(SHELLING, day, place, enemy, holder, random)
        if enemy in parties.friends(STATE) and random.random() < BOMBED_FROM_AIR:
            yield _strike(AIR, day, place, STATE, holder, random)


def _strike(kind: str, day: int, place: str, by: str, holder: str, random: Random) -> Happening:
    on_civilians = random.random() < HITS_CIVILIANS
    return Happening(
        kind=kind,
        day=day,
        place=place,
        by=by,
        against=CIVILIANS if on_civilians else holder,
        hurt=_civilians(random) if on_civilians else _group("killed", "combatant", holder, 4.0, random),
    )


def _bombs(war: War, ground: Ground, random: Random) -> Iterator[Happening]:
    for day in range(1, war.days):
        for place in ground.places:
            if random.random() < BEHIND_LINES:
                yield Happening(
                    kind=random.choice((BOMB, MINE)),
                    day=day,
                    place=place,
                    by=STATE if war.holder(place, day) == REBELS else REBELS,
                    against=CIVILIANS,
                    hurt=_civilians(random),
                )


def _civilians(random: Random) -> tuple[Hurt, ...]:
    """Killed and injured civilians; in a third of strikes it is known how many children were among them."""
    killed = _group("killed", "civilian", CIVILIANS, 5.0, random)
    injured = _group("injured", "civilian", CIVILIANS, 9.0, random)
    if killed and killed[0].count > 2 and random.random() < 0.33:
        children = random.randint(1, killed[0].count // 2)
        part = Hurt(outcome="killed", who="child", side=CIVILIANS, count=children, part_of=True)
        return (*killed, *injured, part)
    return (*killed, *injured)


def _fighters(by: str, against: str, middle: float, random: Random) -> tuple[Hurt, ...]:
    return _group("killed", "combatant", against, middle, random) + _group(
        "killed", "combatant", by, middle, random
    )


def _group(outcome: Outcome, who: Who, side: str, middle: float, random: Random) -> tuple[Hurt, ...]:
    """A group with a toll of a long tail, as tolls have; none where it comes out as nobody."""
    count = round(exp(random.gauss(log(middle), 1.0)))
    return (Hurt(outcome=outcome, who=who, side=side, count=count),) if count else ()

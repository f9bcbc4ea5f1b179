"""A true history: who holds each place day by day, where is fought, who is cut off.

Fronts move as they do: nearly all captures are next to what the taker holds, most in offensives that last
some weeks and reach some kilometres, after days of fighting; attacks fail about as often as they succeed.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from math import hypot
from random import Random

from bench.weighing.ground import KM_PER_DEGREE, Extent, Ground
from bench.weighing.sides import REBELS, STATE, THIRD, Parties
from sitrep.model import Place

OFFENSIVE_BEGINS = 0.25  # a day on which fewer go on than may at once
OFFENSIVE_DAYS = (8, 25)
OFFENSIVE_KM = 18.0
ATTACK_IN_OFFENSIVE = 0.2  # a day, on a place at the front within reach
ATTACK_ELSE = 0.01
FIGHT_ENDS = 0.30  # a day: fights last three days on average
TAKEN_IN_OFFENSIVE = 0.55  # of fights that end
TAKEN_ELSE = 0.30
GIVES_UP = 0.03  # a day, of a place with at most one neighbour of its own
DEEP_RAID = 0.02  # of attacks in an offensive: on a place that is not next to the attacker's


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A place that changed hands; `fought` is False where it was given up."""

    day: int
    place: str
    by: str
    from_side: str
    fought: bool


@dataclass(slots=True)
class Fight:
    """An attack on a place, from its first day to its last, and whether it succeeded."""

    place: str
    by: str
    against: str
    first: int
    pressed: bool  # within an offensive
    last: int = -1
    taken: bool = False


@dataclass(slots=True)
class War:
    """The truth. A holder on a day is the one at its end."""

    days: int
    _holders: dict[str, tuple[list[int], list[str]]]
    changes: list[Change] = field(default_factory=list)
    fights: list[Fight] = field(default_factory=list)
    cut_off: list[tuple[int, str, str]] = field(default_factory=list)  # day, place, by whom
    front: list[tuple[int, str, str]] = field(default_factory=list)  # day, place, enemy before it

    def holder(self, place: str, day: int) -> str:
        """Who held a place at the end of a day; before the first day, as on the first."""
        days, sides = self._holders[place]
        return sides[max(0, bisect_right(days, day) - 1)]

    def take(self, change: Change) -> None:
        """Set down that a place changed hands."""
        days, sides = self._holders[change.place]
        days.append(change.day)
        sides.append(change.by)
        self.changes.append(change)


@dataclass(frozen=True, slots=True)
class Offensive:
    """A side's attacks on the places within reach of its aim, to its last day."""

    by: str
    reach: frozenset[str]
    last: int


def draw_war(ground: Ground, parties: Parties, extent: Extent, random: Random) -> War:
    """A history of `extent.days` days."""
    first = _first_lines(ground, random)
    war = War(extent.days, {place: ([0], [side]) for place, side in first.items()})
    campaign = _Campaign(war, ground, parties, random, dict(first))
    for day in range(1, extent.days):
        campaign.begin_offensive(day, at_once=2 * extent.cities)
        campaign.begin_fights(day)
        campaign.end_fights(day)
        campaign.give_up(day)
    campaign.break_off(extent.days - 1)
    return war


def _first_lines(ground: Ground, random: Random) -> dict[str, str]:
    """The state holds one half plane and the rebels the other, through the first city; the third a corner."""
    places = list(ground.places.values())
    middle = (ground.cities or places)[0]
    slope = random.uniform(-1, 1)
    flip = random.choice((1, -1))
    corner = max(places, key=lambda place: _km(place, middle))
    reach = sorted(_km(place, corner) for place in places)[len(places) // 6]
    sides = {}
    for place in places:
        above = (place.lat - middle.lat) - slope * (place.lon - middle.lon)
        side = STATE if above * flip > 0 else REBELS
        sides[place.id] = THIRD if _km(place, corner) <= reach else side
    return sides


@dataclass(slots=True)
class _Campaign:
    """A war as its days go by."""

    war: War
    ground: Ground
    parties: Parties
    random: Random
    holding: dict[str, str]
    fights: dict[str, Fight] = field(default_factory=dict)
    offensives: list[Offensive] = field(default_factory=list)

    def begin_offensive(self, day: int, at_once: int) -> None:
        """At times a side sets out on one, while fewer than so many go on."""
        self.offensives = [one for one in self.offensives if one.last >= day]
        if len(self.offensives) < at_once and self.random.random() < OFFENSIVE_BEGINS:
            aim = self.ground.places[self.random.choice(sorted(self.ground.places))]
            by = self.random.choice((STATE, REBELS, STATE, REBELS, THIRD))
            places = self.ground.places.values()
            reach = frozenset(place.id for place in places if _km(place, aim) <= OFFENSIVE_KM)
            self.offensives.append(Offensive(by, reach, day + self.random.randint(*OFFENSIVE_DAYS)))

    def begin_fights(self, day: int) -> None:
        """Places at the front are attacked; within an offensive at times one behind it."""
        within_reach = frozenset[str]().union(*(one.reach for one in self.offensives))
        for place in self.ground.places:
            enemies = self._enemies(place)
            if not enemies and place not in within_reach:
                continue
            self._mark_front(place, enemies, day)
            if place not in self.fights:
                self._attack(place, enemies, day)

    def _attack(self, place: str, enemies: list[str], day: int) -> None:
        own = self.holding[place]
        near = (one.by for one in self.offensives if place in one.reach)
        pressing = [by for by in near if self.parties.heat(by, own)]
        for by in sorted(set(enemies)):
            chance = ATTACK_IN_OFFENSIVE if by in pressing else ATTACK_ELSE
            if self.random.random() < chance * self.parties.heat(by, own):
                self.fights[place] = Fight(place, by, own, day, pressed=by in pressing)
                return
        raiders = [by for by in pressing if by not in enemies]
        if raiders and self.random.random() < ATTACK_IN_OFFENSIVE * DEEP_RAID:
            self.fights[place] = Fight(place, raiders[0], own, day, pressed=True)

    def end_fights(self, day: int) -> None:
        """Fights of earlier days end, with the place taken or the attack thrown back."""
        for place, fight in list(self.fights.items()):
            if day > fight.first and self.random.random() < FIGHT_ENDS:
                fight.last = day
                fight.taken = self.random.random() < (TAKEN_IN_OFFENSIVE if fight.pressed else TAKEN_ELSE)
                self.war.fights.append(self.fights.pop(place))
                if fight.taken:
                    self._change(place, fight.by, day, fought=True)

    def give_up(self, day: int) -> None:
        """Places that have next to nobody of their own around them are given up at times."""
        for place, neighbours in self.ground.neighbours.items():
            if place not in self.fights and self.random.random() < GIVES_UP:
                enemies = self._at_war(place, self._enemies(place))
                if enemies and len(enemies) >= len(neighbours) - 1:
                    self._change(place, self.random.choice(enemies), day, fought=False)

    def break_off(self, day: int) -> None:
        """The war's last day ends what is still fought over."""
        for fight in self.fights.values():
            fight.last = day
            self.war.fights.append(fight)

    def _change(self, place: str, by: str, day: int, fought: bool) -> None:
        self.war.take(Change(day=day, place=place, by=by, from_side=self.holding[place], fought=fought))
        self.holding[place] = by

    def _mark_front(self, place: str, enemies: list[str], day: int) -> None:
        hostile = self._at_war(place, enemies)
        if hostile:
            self.war.front.append((day, place, hostile[0]))
            if len(hostile) == len(self.ground.neighbours[place]) and len(set(hostile)) == 1:
                self.war.cut_off.append((day, place, hostile[0]))

    def _enemies(self, place: str) -> list[str]:
        """The enemies next to a place, one entry for each place of theirs."""
        own = self.holding[place]
        near = [side for other in self.ground.neighbours[place] if (side := self.holding[other]) != own]
        return [side for side in near if side not in self.parties.friends(own)]

    def _at_war(self, place: str, enemies: list[str]) -> list[str]:
        """Those of them that are in open war with its holder."""
        if not enemies:
            return []
        return [side for side in enemies if self.parties.heat(side, self.holding[place]) == 1.0]


def _km(one: Place, other: Place) -> float:
    """Kilometres on a flat map, which these small theatres are."""
    return KM_PER_DEGREE * hypot(one.lat - other.lat, 0.83 * (one.lon - other.lon))


def fights_by_day(war: War) -> Iterator[tuple[int, Fight]]:
    """Each day of each fight."""
    for fight in war.fights:
        for day in range(fight.first, fight.last + 1):
            yield day, fight

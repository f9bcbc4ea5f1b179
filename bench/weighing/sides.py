"""The sides of a simulated war, who speaks for them, and who is at war with whom."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from sitrep.model import Actor, Allegiance, Side

STATE, REBELS, THIRD = SIDES = ("state", "rebels", "third")
NAMES = {STATE: "government forces", REBELS: "rebels", THIRD: "the militia"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Parties:
    """Who is whose friend: where `third_allied`, the third side is the state's, else it keeps to itself."""

    third_allied: bool

    def friends(self, side: str) -> frozenset[str]:
        """A side and those that it fights beside."""
        beside = frozenset((STATE, THIRD))
        return beside if self.third_allied and side in beside else frozenset((side,))

    def heat(self, one: str, other: str) -> float:
        """How much two sides fight, 1 for those at war; a side that keeps to itself skirmishes at times."""
        if other in self.friends(one):
            return 0.0
        return 1.0 if THIRD not in (one, other) or self.third_allied else 0.15

    def model_sides(self) -> tuple[Side, ...]:
        """As a theatre lists them."""
        return tuple(
            Side(
                id=side,
                name=NAMES[side],
                colour="#555",
                pattern="plain",
                state=side == STATE,
                allies=tuple(sorted(self.friends(side) - {side})),
            )
            for side in SIDES
        )

    def commands(self) -> tuple[Actor, ...]:
        """The command of each side, which speaks for it."""
        return tuple(
            Actor(
                id=f"{side}-command",
                name=command(side),
                kind="command",
                allegiances=(Allegiance(side=side),),
            )
            for side in SIDES
        )


def command(side: str) -> str:
    """What a side's command is called where it is quoted."""
    return f"the {side} command"


def draw_parties(random: Random) -> Parties:
    """The third side is an ally of the state in half of the wars."""
    return Parties(third_allied=random.random() < 0.5)

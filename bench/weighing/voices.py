"""Who tells of the war: outlets with a leaning, habits, and more or less care."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random

from bench.weighing.levels import Level, Role
from bench.weighing.sides import REBELS, SIDES, STATE, Parties
from sitrep.model import Allegiance, Outlet, Theatre

WIRE, MONITOR = "Plain Wire", "Plain Tally"
PAPERS = ("The Lantern", "Meridian Post", "The Ledger", "Harbour Times")
PARTISANS = {
    "state": ("State Bulletin", "Capital Voice", "Nation Daily"),
    "rebels": ("Free Hills Radio", "Uprising Today", "Valley Sun"),
    "third": ("Militia Herald",),
}
PARTISAN_KEEN = 1.5  # how much more a side's outlets tell of what serves it


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """An outlet as it is. `leans` is its true leaning, which a theatre may not know (`listed`).

    `care` multiplies its chances of a mistake (less is more careful), `keen` how much it tells.
    `home` is the place around which a local outlet works.
    """

    name: str
    role: Role
    leans: str | None = None
    listed: bool = True
    care: float = 1.0
    keen: float = 1.0
    home: str | None = None


def draw_voices(level: Level, places: Sequence[str], random: Random) -> list[Voice]:
    """The outlets of a war; how careful each is varies by a factor of some three."""
    voices = [
        Voice(name=WIRE, role="wire", keen=1.3, care=0.7),
        Voice(name=MONITOR, role="monitor", keen=1.5, care=0.7),
        *(Voice(name=name, role="paper") for name in PAPERS),
        *(
            Voice(name=name, role="partisan", leans=side, keen=PARTISAN_KEEN)
            for side in SIDES
            for name in PARTISANS[side]
        ),
    ]
    for number, role in enumerate(level.undescribed):
        voices.append(
            Voice(
                name=f"Notes {number}",
                role=role,
                leans=random.choice((STATE, REBELS)) if role == "propagandist" else None,
                listed=False,
                home=random.choice(places) if role == "local" else None,
            )
        )
    return [replace(voice, care=voice.care * random.uniform(0.5, 1.7)) for voice in voices]


def theatre(voices: Sequence[Voice], parties: Parties) -> Theatre:
    """The theatre as its editors would describe it: the outlets that are listed, with their leanings."""
    kinds = {"wire": "agency", "monitor": "monitor"}
    return Theatre(
        id="simulated",
        title="A simulated war",
        sides=parties.model_sides(),
        actors=parties.commands(),
        outlets=tuple(
            Outlet(
                id=voice.name.lower().replace(" ", "-"),
                name=voice.name,
                kind=kinds.get(voice.role, "outlet"),  # type: ignore[arg-type]  # both are kinds
                leanings=(Allegiance(side=voice.leans),) if voice.leans else (),
            )
            for voice in voices
            if voice.listed
        ),
        bounds=(37.0, 33.0, 41.0, 37.0),
    )

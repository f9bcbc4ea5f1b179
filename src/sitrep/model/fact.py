"""Facts: what a report can assert."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from sitrep.model.setting import Where

Status: TypeAlias = Literal["captured", "holds", "contested", "besieged", "withdrew", "lost"]
Outcome: TypeAlias = Literal[
    "killed", "injured", "missing", "abducted", "detained", "surrendered", "displaced", "evacuated"
]
Modifier: TypeAlias = Literal["exact", "at_least", "about", "up_to"]
Who: TypeAlias = Literal["civilian", "combatant", "child", "woman", "medic", "journalist", "unspecified"]
Scope: TypeAlias = Literal["incident", "cumulative"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """Who holds a place. `share` (0 to 1) is of the place's territory; `count` of unnamed places."""

    status: Status
    side: str | None
    actor: str | None = None
    from_side: str | None = None
    share: float | None = None
    count: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What happened: one incident of one of the guide's types. `also` are its further places."""

    type: str
    actor1: str | None = None
    side1: str | None = None
    actor2: str | None = None
    side2: str | None = None
    also: tuple[Where, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Harm:
    """Who was hurt: one number, or one vague quantity (`words`), of one group.

    `event` is the id of the event claim that the same report ties it to.
    """

    outcome: Outcome
    who: Who
    count: int | None = None
    words: str | None = None
    modifier: Modifier = "exact"
    side: str | None = None
    scope: Scope = "incident"
    by_side: str | None = None
    part_of: bool = False
    event: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What a named speaker said, beyond the facts coded from it."""

    role: str | None = None
    of: str | None = None


Fact: TypeAlias = Control | Event | Harm | Statement

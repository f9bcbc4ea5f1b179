"""A sentence while its harm is read: its groups, the words that tell of harm, and what they have told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from sitrep.coding.harm.groups import Group
from sitrep.coding.harm.parts import Whole
from sitrep.coding.harm.tellers import Teller
from sitrep.coding.parsed import Parsed
from sitrep.coding.syntax.tree import Token
from sitrep.model import Outcome, Who


class Hurt(Protocol):
    """People that a report has told were hurt."""

    @property
    def outcome(self) -> Outcome:
        """What befell them."""

    @property
    def who(self) -> Who:
        """What the guide calls them."""

    @property
    def side(self) -> str | None:
        """Whose they are."""

    @property
    def part_of(self) -> bool:
        """Whether they are a part of others counted before."""


class HurtBefore(Hurt, Protocol):
    """People told of in a sentence before."""

    @property
    def named(self) -> bool:
        """Whether their number has its noun beside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What a sentence tells of a group: what befell it, by which word, who they are, and whether a part.

    `denied` ones are told by what has not happened, `taken` ones by a verb for whoever takes people.
    """

    outcome: Outcome
    token: Token
    who: Who = "unspecified"
    side: str | None = None
    part: bool = False
    denied: bool = False
    taken: bool = False

    @property
    def part_of(self) -> bool:
        """Whether they are a part of others counted before."""
        return self.part


@dataclass(slots=True, kw_only=True)
class Scene:
    """A sentence while its harm is read. `before` is the harm told just before it; `told` grows."""

    parsed: Parsed
    tellers: Mapping[int, Teller]
    groups: Sequence[Group]
    whole: Whole | None
    before: Sequence[HurtBefore]
    has_toll: bool = False
    told: list[tuple[Group, Telling]] = field(default_factory=list)
    consumed: set[int] = field(default_factory=set)

    @property
    def tells(self) -> bool:
        """Whether it can tell of harm at all."""
        return bool(self.tellers or self.whole or self.before or self.has_toll)

    def of_last_whole(self) -> list[tuple[Group, Telling]]:
        """What was told of the last group that is no part of another."""
        wholes = [(g, t) for g, t in self.told if not t.part]
        return [(g, t) for g, t in wholes if g is wholes[-1][0]]

    def last(self) -> HurtBefore | None:
        """The last whole told just before this sentence."""
        wholes = [h for h in self.before if not h.part_of]
        return wholes[-1] if wholes else None

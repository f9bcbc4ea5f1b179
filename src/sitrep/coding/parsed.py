"""A sentence after the parse: its syntax tree with the mentions laid over it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from sitrep.coding.actors.mentions import ActorMention
from sitrep.coding.harm.quantities import Quantity
from sitrep.coding.places.settings import Setting
from sitrep.coding.places.toponyms import Toponym
from sitrep.coding.sentences import Sentence
from sitrep.coding.syntax.tree import Token, Tree
from sitrep.coding.times.timex import TimeMention

Mention = ActorMention | Quantity | TimeMention | Toponym
M = TypeVar("M", bound=Mention)


@dataclass(slots=True)
class Parsed:
    """A sentence, its tree, and the mentions in it; mentions keep the report's offsets.

    `scene` are the settings where facts can stand, without those named in passing; `dateline` is the
    one that heads the sentence ("KABUL, Wednesday —").
    """

    sentence: Sentence
    tree: Tree
    actors: list[ActorMention]
    toponyms: list[Toponym]
    times: list[TimeMention]
    quantities: list[Quantity]
    settings: list[Setting]
    scene: list[Setting] = field(default_factory=list)
    dateline: Setting | None = None
    _at: dict[int, list[Mention]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        mentions: tuple[Mention, ...] = (*self.actors, *self.toponyms, *self.times, *self.quantities)
        for mention in mentions:
            for i in self.tokens(mention.start, mention.end):
                self._at.setdefault(i, []).append(mention)

    def put(self, actor: ActorMention) -> None:
        """Lays an actor over the sentence, in place of those that it overlaps."""
        covered = [a for a in self.actors if a.start < actor.end and actor.start < a.end]
        self.actors = sorted(
            (*(a for a in self.actors if a not in covered), actor), key=lambda a: (a.start, a.end)
        )
        for mentions in self._at.values():
            mentions[:] = [m for m in mentions if m not in covered]
        for i in self.tokens(actor.start, actor.end):
            self._at.setdefault(i, []).append(actor)

    def text(self, start: int, end: int) -> str:
        """The report's words from `start` to `end`, as far as they are this sentence's."""
        return self.sentence.text[max(0, start - self.sentence.start) : max(0, end - self.sentence.start)]

    def tokens(self, start: int, end: int) -> range:
        """The indices of the tokens that a span of the report's characters touches."""
        return self.tree.touched(start - self.sentence.start, end - self.sentence.start)

    def at(self, token: Token, kind: type[M]) -> M | None:
        """The mention of a kind that a token is part of."""
        for mention in self._at.get(token.i, ()):  # a loop, since this is asked most of all
            if isinstance(mention, kind):
                return mention
        return None

    def start_of(self, token: Token) -> int:
        """Where a token starts in the report (characters)."""
        return self.sentence.start + token.idx

    def end_of(self, token: Token) -> int:
        """Where a token ends in the report (characters)."""
        return self.sentence.start + token.end

    def within(self, tokens: Sequence[Token], kind: type[M]) -> list[M]:
        """The mentions of a kind that some tokens touch, in order, each once."""
        found = {id(m): m for t in tokens for m in self._at.get(t.i, ()) if isinstance(m, kind)}
        return sorted(found.values(), key=lambda m: m.start)

"""Capitals that stand for their governments: "Lima says", "Lima has sent troops"; not "in Lima"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sitrep.coding.actors.home_state import STATE
from sitrep.coding.actors.mentions import ActorMention
from sitrep.coding.words import Word, words
from sitrep.theatres import State

_FURTHEST = 2  # words between a capital and its verb
_PLACING = frozenset(
    ("in", "at", "from", "near", "to", "of", "around", "outside", "into", "and", "for", "on")
)


class Metonyms:
    """Finds capitals that act. `forms` holds verbs of which they are subjects, and what may stand between."""

    def __init__(self, states: Sequence[State], forms: Mapping[str, Sequence[str]]) -> None:
        self._states = {
            tuple(w.key for w in words(capital)): state for state in states for capital in state.capitals
        }
        self._longest = max(map(len, self._states), default=0)
        self._verbs = frozenset(forms["verbs"])
        self._between = frozenset(forms["auxiliaries"])

    def add(self, text_words: Sequence[Word], actors: Sequence[ActorMention]) -> list[ActorMention]:
        """The mentions with the capitals that act among them, in order, none overlapping another."""
        found = [
            m for m in self._find(text_words) if not any(a.start < m.end and m.start < a.end for a in actors)
        ]
        return sorted((*actors, *found), key=lambda a: a.start)

    def _find(self, text_words: Sequence[Word]) -> Iterator[ActorMention]:
        for i, word in enumerate(text_words):
            if not word.is_capitalised or (i and text_words[i - 1].key in _PLACING):
                continue
            for length in range(1, self._longest + 1):
                state = self._states.get(tuple(w.key for w in text_words[i : i + length]))
                if state and self._acts(text_words, i + length):
                    yield _mention(text_words[i : i + length], state)

    def _acts(self, text_words: Sequence[Word], end: int) -> bool:
        """Whether the words from `end` on are a verb, with no more than an auxiliary before it."""
        following = [w.key for w in text_words[end : end + _FURTHEST + 1]]
        while following and following[0] in self._between:
            following.pop(0)
        return following[:1] != [] and following[0] in self._verbs


def _mention(run: Sequence[Word], state: State) -> ActorMention:
    return ActorMention(
        start=run[0].start,
        end=run[-1].end,
        name=" ".join(w.text for w in run),
        side=state.side,
        kind="state",
        actor=f"{STATE}{state.code.lower()}",
    )

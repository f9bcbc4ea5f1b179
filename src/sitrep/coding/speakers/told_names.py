"""The names that a report has told, for what a later "the brigade" means."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict

_NAME = re.compile(r"\b(?!The )[A-Z][\w’'-]+(?: (?:of|for|and|the|[A-Z][\w’'-]+))* [A-Z][\w’'-]+")


class ToldNames:
    """The names of several words that a report tells, by their last word and the number of their sentence."""

    def __init__(self) -> None:
        self._told: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)

    def hear(self, text: str, sentence: int) -> None:
        """Takes in the names of a sentence's text; sentences come in their order."""
        for name in _NAME.findall(text):
            self.tell(name, sentence)

    def tell(self, name: str, sentence: int) -> None:
        """Takes in one name that a sentence tells."""
        self._told[name.rsplit(maxsplit=1)[-1].casefold()].append((sentence, name))

    def before(self, sentence: int, word: str) -> str | None:
        """The last name that ends in a word, of those told in sentences before this one."""
        told = self._told.get(word, [])
        at = bisect_left(told, sentence, key=lambda one: one[0])
        return told[at - 1][1] if at else None

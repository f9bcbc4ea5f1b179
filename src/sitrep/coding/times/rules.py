"""Trying the rules of time on a text, each only at the words that it can begin with."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from sitrep.coding.times.beginnings import NUMBER, beginnings
from sitrep.coding.times.clock import Reckon, Rule

Found = tuple[re.Match[str], Reckon]

_START = re.compile(r"(?<![\w.])(?:[^\W\d_]+|\d|[^\w\s])")


class Rules:
    """The rules of the grammar, by the words that they can begin with."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._beginning: defaultdict[str, list[tuple[re.Pattern[str], Reckon]]] = defaultdict(list)
        for rule in rules:
            tried = re.compile(rule.pattern, re.IGNORECASE), rule.reckon
            for word in beginnings(rule.pattern):
                self._beginning[word].append(tried)

    def find(self, text: str) -> Iterator[Found]:
        """What each rule matches, at each word of a text."""
        for start in _START.finditer(text):
            word = start[0].lower()
            for pattern, reckon in self._beginning.get(NUMBER if word.isdecimal() else word, ()):
                match = pattern.match(text, start.start())
                if match:
                    yield match, reckon

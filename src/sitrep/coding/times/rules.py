"""Trying the rules of time on a text, each only at the words that it can begin with."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import regex

from sitrep.coding.times.clock import Reckon, Rule

Found = tuple[re.Match[str], Reckon]

_START = re.compile(r"(?<![\w.])(?:\w+|[^\w\s])")
_BEHIND = re.compile(r"\(\?<[=!][^()]*\)")
_WORDS_KEPT = 50_000  # more than a language has; texts of other matter are not to fill the memory


class Rules:
    """The rules of the grammar. Each word is remembered with the rules that can begin with it."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._rules = [
            (
                re.compile(rule.pattern, re.IGNORECASE),
                # What stands before is not the word's: without it a rule can begin with more, not less.
                # Rules are written in small letters, and so are the words here.
                regex.compile(_BEHIND.sub("", rule.pattern)),
                rule.reckon,
            )
            for rule in rules
        ]
        # One pattern of them all: few words begin any.
        any_rule = "|".join(f"(?:{beginning.pattern})" for _, beginning, _ in self._rules)
        self._any = regex.compile(any_rule)
        self._beginning: dict[str, list[tuple[re.Pattern[str], Reckon]]] = {}

    def find(self, text: str) -> Iterator[Found]:
        """What each rule matches, at each word of a text."""
        for start in _START.finditer(text):
            for pattern, reckon in self._beginning_with(start[0].lower()):
                match = pattern.match(text, start.start())
                if match:
                    yield match, reckon

    def _beginning_with(self, word: str) -> list[tuple[re.Pattern[str], Reckon]]:
        known = self._beginning.get(word)
        if known is None:
            if len(self._beginning) >= _WORDS_KEPT:
                self._beginning.clear()
            begun = self._rules if self._any.match(word, partial=True) else ()
            known = self._beginning[word] = [
                (pattern, reckon)
                for pattern, beginning, reckon in begun
                if beginning.match(word, partial=True)
            ]
        return known

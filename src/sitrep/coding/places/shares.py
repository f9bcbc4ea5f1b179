"""Shares of a territory: "40 per cent of", "three fifths of"."""

from __future__ import annotations

from collections.abc import Mapping

from sitrep.coding.parsed import Parsed
from sitrep.coding.syntax.tree import Token

_WORDS, _CHARACTERS = 12, 60  # how far from a word its share may stand


class Shares:
    """Finds shares in sentences. `words` are those spelled out, with their values (0 to 1)."""

    def __init__(self, words: Mapping[str, float]) -> None:
        self._words = {name: value for name, value in words.items() if " " in name or "-" in name}

    def find(self, parsed: Parsed, near: Token | None = None) -> float | None:
        """The share that a sentence names, near a word or anywhere in it; 0 to 1."""
        for word in parsed.tree:
            back = 2 if word.lower == "cent" else 1
            if word.lower not in ("percent", "%", "cent") or word.i < back:
                continue
            number = parsed.tree[word.i - back].text
            close = near is None or abs(word.i - near.i) < _WORDS
            if number.replace(".", "", 1).isdigit() and close and float(number) <= 100:
                return round(float(number) / 100, 4)
        text = parsed.sentence.text.lower()
        around = text if near is None else text[max(0, near.idx - _CHARACTERS) : near.idx + _CHARACTERS]
        return next((value for name, value in self._words.items() if f"{name} of" in around), None)

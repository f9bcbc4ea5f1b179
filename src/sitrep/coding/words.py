"""The words of a text, with their spans: what names are matched on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_WORD = re.compile(r"[^\W_]+(?:['’`][^\W_]+)*|[^\w\s]|_")
_POSSESSIVE = re.compile(r"['’`]s$|['’`]$")


@dataclass(frozen=True, slots=True)
class Word:
    """A word or a mark, its span in characters, and its form for comparison.

    `glued` says that nothing but a hyphen or nothing at all stands between it and the word before.
    """

    start: int
    end: int
    text: str
    key: str

    @property
    def is_capitalised(self) -> bool:
        """Whether it begins as a name does."""
        return self.text[:1].isupper()

    @property
    def is_mark(self) -> bool:
        """Whether it is punctuation."""
        return not self.text[:1].isalnum()


def words(text: str) -> list[Word]:
    """The words and marks of a text, in order; hyphenated words are split at the hyphen."""
    return [
        Word(m.start(), m.end(), m[0], _POSSESSIVE.sub("", m[0]).casefold().replace("’", "'"))
        for m in _WORD.finditer(text)
    ]


class Phrases:
    """A set of phrases, found in a sequence of words longest first.

    A plural or a possessive that lost its apostrophe ("Syrias army") meets the phrase without it
    in its first or last word.
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        for phrase in set(phrases):
            keys = tuple(w.key for w in words(phrase) if not w.is_mark)
            if keys:
                self._by_first.setdefault(keys[0], []).append(keys)
        for options in self._by_first.values():
            options.sort(key=lambda keys: (-len(keys), keys))

    def at(self, text_words: Sequence[Word], i: int) -> tuple[tuple[str, ...], int] | None:
        """The longest phrase that starts at word `i`, as its keys and the index after it."""
        best: tuple[tuple[str, ...], int] | None = None
        for first in _forms(text_words[i].key):
            for keys in self._by_first.get(first, ()):
                if best and len(keys) <= len(best[0]):
                    break
                end = self._matches(text_words, i, keys)
                if end:
                    best = (keys, end)
                    break
        return best

    def _matches(self, text_words: Sequence[Word], i: int, keys: tuple[str, ...]) -> int | None:
        at = i
        for n, key in enumerate(keys):
            while n and at < len(text_words) and text_words[at].text in "-–'’.":
                at += 1
            if at >= len(text_words):
                return None
            forms = _forms(text_words[at].key) if n in (0, len(keys) - 1) else (text_words[at].key,)
            if key not in forms:
                return None
            at += 1
        return at


def _forms(key: str) -> tuple[str, ...]:
    """A word's key, and the keys it would have without a final s."""
    if key.endswith("s") and len(key) > 3:
        return (key, key[:-1])
    return (key,)

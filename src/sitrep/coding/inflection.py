"""The forms of English words: what a word of a list may look like in a text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

_VOWELS = "aeiou"
_HISSING = ("s", "x", "z", "ch", "sh", "o")


class Inflection:
    """Gives words their forms. `irregular` are those that no rule makes, by the word that they are of.

    The forms are those of a noun and of a verb together, some of which nobody writes.
    """

    def __init__(self, irregular: Mapping[str, Sequence[str]]) -> None:
        self._irregular = irregular

    def forms(self, word: str) -> frozenset[str]:
        """A word, its plural, its past and its participles."""
        return frozenset((word, *_regular(word), *self._irregular.get(word, ())))


def _regular(word: str) -> Iterator[str]:
    yield f"{word}s"
    if word.endswith(_HISSING):
        yield f"{word}es"
    if word.endswith("man"):
        yield f"{word[:-2]}en"
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        yield from (f"{word[:-1]}ies", f"{word[:-1]}ied")
    stem = word.removesuffix("e")
    yield from (f"{stem}ed", f"{stem}ing", f"{word}ed", f"{word}ing")
    if word[-1:] not in f"{_VOWELS}wxy" and word[-2:-1] in _VOWELS:
        yield from (f"{word}{word[-1]}ed", f"{word}{word[-1]}ing")

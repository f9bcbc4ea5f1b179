"""The words of a text, with their spans: what names are matched on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

_WORD = re.compile(r"[^\W_]+(?:['’`][^\W_]+)*|[^\w\s]|_")
_POSSESSIVE = re.compile(r"['’`]s$|['’`]$")


class Word(NamedTuple):
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
    return [Word(m.start(), m.end(), m[0], _key(m[0])) for m in _WORD.finditer(text)]


def _key(word: str) -> str:
    """A word's form for comparison: without case and possessive."""
    bare = word if word.isalnum() else _POSSESSIVE.sub("", word).replace("’", "'")
    return bare.casefold()


class Keys(dict[str, tuple[str, ...]]):
    """The keys of phrases' words, without their marks; each word is taken apart once."""

    def __missing__(self, spelled: str) -> tuple[str, ...]:
        keys = self[spelled] = tuple(w.key for w in words(spelled) if not w.is_mark)
        return keys

    def of(self, phrase: str) -> tuple[str, ...]:
        """The keys of a phrase."""
        return tuple(key for spelled in phrase.split() for key in self[spelled])


class Phrases:
    """A set of phrases, found in a sequence of words longest first.

    A plural or a possessive that lost its apostrophe ("Syrias army") meets the phrase without it
    in its first or last word.
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        keys = Keys()
        self._tree = _Node()
        for phrase in phrases:
            node = self._tree
            for key in (whole := keys.of(phrase)):
                node = node.setdefault(key, _Node())
            node.ends = whole

    def at(self, text_words: Sequence[Word], i: int) -> tuple[tuple[str, ...], int] | None:
        """The longest phrase that starts at word `i`, as its keys and the index after it."""
        best: tuple[tuple[str, ...], int] | None = None
        for first in _forms(text_words[i].key):
            node = self._tree.get(first)
            found = _longest(node, text_words, i + 1) if node is not None else None
            if found and (best is None or len(found[0]) > len(best[0])):
                best = found
        return best


class _Node(dict[str, "_Node"]):
    """What may follow the first words of phrases, by key; `ends` is the phrase that ends here, if any."""

    __slots__ = ("ends",)

    def __init__(self) -> None:
        self.ends: tuple[str, ...] = ()


def _longest(node: _Node, text_words: Sequence[Word], at: int) -> tuple[tuple[str, ...], int] | None:
    """The longest phrase whose further words stand from word `at` on, marks between them left out."""
    best = (node.ends, at) if node.ends else None
    while node:
        while at < len(text_words) and text_words[at].text in "-–'’.":
            at += 1
        if at == len(text_words):
            break
        exact, *bare = (node.get(form) for form in _forms(text_words[at].key))
        at += 1
        ends = next((last.ends for last in (*bare, exact) if last is not None and last.ends), None)
        best = (ends, at) if ends else best
        if exact is None:
            break
        node = exact
    return best


def _forms(key: str) -> tuple[str, ...]:
    """A word's key, and the keys it would have without a final s."""
    if key.endswith("s") and len(key) > 3:
        return (key, key[:-1])
    return (key,)

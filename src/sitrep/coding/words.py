"""The words of a text, with their spans: what names are matched on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

Match = tuple[tuple[str, ...], int]  # the keys of a phrase, and the index of the word after it

_WORD = re.compile(r"[^\W_]+(?:['’`][^\W_]+)*|[^\w\s]|_")
_POSSESSIVE = re.compile(r"['’`]s$|['’`]$")


class Word(NamedTuple):
    """A word or a mark, its span in characters, and its form for comparison."""

    start: int
    end: int
    text: str
    key: str
    is_capitalised: bool  # as a name is
    is_mark: bool  # of punctuation


def words(text: str) -> list[Word]:
    """The words and marks of a text, in order; hyphenated words are split at the hyphen."""
    return [
        Word(m.start(), m.end(), word := m[0], _key(word), word[0].isupper(), not word[0].isalnum())
        for m in _WORD.finditer(text)
    ]


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

    Any of `heads` and any of `tails` behind it are a phrase too; that many need not be written out.
    A plural or a possessive that lost its apostrophe ("Syrias army") meets the phrase without it
    in its first or last word.
    """

    def __init__(self, phrases: Iterable[str], heads: Iterable[str] = (), tails: Iterable[str] = ()) -> None:
        keys = Keys()
        self._tree, self._tails = _Node(), _Node()
        for phrase in map(keys.of, phrases):
            self._tree.below(phrase).ends = phrase
        for head in map(keys.of, heads):
            self._tree.below(head).head = head
        for tail in map(keys.of, tails):
            self._tails.below(tail).ends = tail

    def at(self, text_words: Sequence[Word], i: int) -> Match | None:
        """The longest phrase that starts at word `i`, as its keys and the index after it."""
        best: Match | None = None
        for first in _forms(text_words[i].key):
            node = self._tree.get(first)
            if node is not None:
                best = _longer(best, self._longest(node, text_words, i + 1))
        return best

    def _longest(self, node: _Node, text_words: Sequence[Word], at: int) -> Match | None:
        """The longest phrase whose further words stand from word `at` on, marks between them left out."""
        best = (node.ends, at) if node.ends else None
        while node or node.head:
            if node.head and (tail := self._longest(self._tails, text_words, at)):
                best = _longer(best, ((*node.head, *tail[0]), tail[1]))
            while at < len(text_words) and text_words[at].text in "-–'’.":
                at += 1
            if at == len(text_words):
                break
            exact, *bare = (node.get(form) for form in _forms(text_words[at].key))
            at += 1
            ends = next((last.ends for last in (*bare, exact) if last is not None and last.ends), None)
            best = _longer(best, (ends, at) if ends else None)
            if exact is None:
                break
            node = exact
        return best


class _Node(dict[str, "_Node"]):
    """What may follow the first words of phrases, by key.

    `ends` is the phrase that ends here, if any; `head` the one that any tail may follow.
    """

    __slots__ = ("ends", "head")

    def __init__(self) -> None:
        self.ends: tuple[str, ...] = ()
        self.head: tuple[str, ...] = ()

    def below(self, keys: Iterable[str]) -> _Node:
        """The node behind some words, made where there is none."""
        node = self
        for key in keys:
            node = node.setdefault(key, _Node())
        return node


def _longer(match: Match | None, other: Match | None) -> Match | None:
    """Of two matches the one of more words, else the first."""
    return other if other and (match is None or len(other[0]) > len(match[0])) else match


def _forms(key: str) -> tuple[str, ...]:
    """A word's key, and the keys it would have without a final s."""
    if key.endswith("s") and len(key) > 3:
        return (key, key[:-1])
    return (key,)

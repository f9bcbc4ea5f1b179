"""People's names in a text, as far as they must be told from the places of the same names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sitrep.coding.places.place_words import PlaceWords
from sitrep.coding.words import Word

_LONGEST = 4
_INITIALS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Persons:
    """The words (by index) that are part of a person's name, the surnames that the text told so, and
    the names of those it lets speak."""

    words: frozenset[int]
    surnames: frozenset[str]
    speakers: frozenset[str]


def persons(text_words: Sequence[Word], place_words: PlaceWords) -> Persons:
    """The names after a title ("Mayor Denton") or that begin with a given name ("Ron Denton")."""
    found: set[int] = set()
    surnames: set[str] = set()
    for i, word in enumerate(text_words):
        first = i
        if word.key in place_words.titles:
            first = i + 1
            while first < len(text_words) and text_words[first].text == ".":
                first += 1
        elif not (word.is_capitalised and word.key in place_words.given):
            continue
        end = _end(text_words, first, place_words)
        if end > i + 1:
            found.update(range(first, end))
            surnames.add(text_words[end - 1].key)
    verbs = (i for i, word in enumerate(text_words) if word.key in place_words.saying)
    beside = (n for i in verbs for n in (i - 1, i + 1) if 0 <= n < len(text_words))
    speakers = {text_words[n].key for n in beside if text_words[n].is_capitalised}
    return Persons(
        words=frozenset(found), surnames=frozenset(surnames), speakers=frozenset(speakers - place_words.never)
    )


def _end(text_words: Sequence[Word], first: int, place_words: PlaceWords) -> int:
    """The end of the name that starts at `first`; `first` where none does, or a place is named so."""
    at = last = first
    while at < len(text_words) and at - first < _LONGEST:
        word = text_words[at]
        if word.is_capitalised and not _ends_name(word, place_words):
            last = at + 1
        elif not (at > first and _goes_on(text_words[at - 1], word, place_words)):
            break
        at += 1
    after = text_words[last] if last < len(text_words) else None
    named_so = after is not None and after.is_capitalised and place_words.is_noun(after.key)
    return first if named_so else last


def _goes_on(before: Word, word: Word, place_words: PlaceWords) -> bool:
    """Whether a name may go on after a small word, a hyphen, or the full stop of an initial."""
    if word.text == ".":
        return len(before.text) <= _INITIALS and before.end == word.start
    return word.text == "-" or (
        word.text.islower() and word.key in place_words.linking and word.key not in ("the", "and", "of")
    )


def _ends_name(word: Word, place_words: PlaceWords) -> bool:
    """Whether a capitalised word is no part of a person's name."""
    if word.key in place_words.given:
        return False
    return word.key in place_words.never or word.key in place_words.generic or word.key in place_words.bodies

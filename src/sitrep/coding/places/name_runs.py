"""Runs of words that may be one name, and the places that the gazetteer knows by them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sitrep.coding.places.place_words import PlaceWords
from sitrep.coding.words import Word
from sitrep.gazetteer import Candidate, Gazetteer

_LONGEST = 6
_ABBREVIATED = 5  # letters of the longest word that a full stop shortens ("Mass.")
_INITIALS = 2  # letters of the longest word that does so inside a name ("St. Louis")
_POSSESSIVE = re.compile(r"['’`]s?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A text as names are looked for in it; `blocked` are characters that belong to other mentions,
    `small` the words that it also writes without a capital."""

    text: str
    words: Sequence[Word]
    blocked: frozenset[int]
    small: frozenset[str]

    def word(self, i: int) -> Word | None:
        """The word at an index, None outside the text."""
        return self.words[i] if 0 <= i < len(self.words) else None

    def key(self, i: int) -> str:
        """The key of the word at an index, "" outside the text."""
        return self.words[i].key if 0 <= i < len(self.words) else ""

    def name(self, i: int, end: int) -> str:
        """What stands from word `i` to before word `end`, without a possessive."""
        return _POSSESSIVE.sub("", self.text[self.words[i].start : self.words[end - 1].end])

    def starts_sentence(self, i: int) -> bool:
        """Whether word `i` would have a capital in any case."""
        at = i - 1
        while at >= 0 and self.words[at].text in "\"'“”‘’([":
            at -= 1
        before = self.word(at)
        if before is None or before.text in ".!?:;—–/•*":
            return True
        return "\n" in self.text[before.end : self.words[i].start]


def can_start(text: Text, i: int, place_words: PlaceWords) -> bool:
    """Whether a name may start with word `i`."""
    word = text.words[i]
    after = text.word(i + 1)
    hyphenated = after is not None and after.text in "-–"
    capitalised = word.is_capitalised
    if not (capitalised or hyphenated) or word.is_mark or word.text.isdigit() or word.start in text.blocked:
        return False
    follows = text.word(i + 2)
    hyphenated = hyphenated and follows is not None and follows.is_capitalised
    if capitalised:
        return (
            hyphenated
            or word.key not in place_words.never
            or word.key in place_words.openers
            or word.key in place_words.directions
            or word.key in place_words.demonyms
            or word.text in place_words.capitals
            or word.text + "." + text.text[word.end + 1 : word.end + 3] in place_words.capitals
        )
    return hyphenated and word.key in place_words.linking and word.key not in ("of", "the", "and")


def runs(text: Text, i: int, place_words: PlaceWords) -> list[int]:
    """The ends of runs of name words from `i`, the longest first."""
    ends: list[int] = []
    at = i
    while at < len(text.words) and len(ends) < _LONGEST and text.words[at].start not in text.blocked:
        word = text.words[at]
        if word.is_mark:
            before = text.words[at - 1]
            if at == i or word.start != before.end or word.text not in "-–.":
                break
            if word.text == ".":
                if len(before.text) > _ABBREVIATED or not before.is_capitalised:
                    break
                ends.append(at + 1)
                after = text.word(at + 1)
                if len(before.text) > _INITIALS and (after is None or after.start > word.end):
                    break
        elif word.is_capitalised or (word.text.isdigit() and at > i):
            ends.append(at + 1)
        elif word.key not in place_words.linking:
            break
        possessive = word.key != word.text.casefold() and not word.is_mark
        if possessive and word.key not in place_words.owners:
            break
        at += 1
    return ends[::-1]


def known(
    text: Text, i: int, end: int, gazetteer: Gazetteer, place_words: PlaceWords
) -> tuple[Candidate, ...]:
    """The places that the words from `i` to `end` can mean."""
    name = text.name(i, end)
    first = text.words[i]
    single = end == i + 1
    if sum(c.isalnum() for c in name) < 2:
        return ()
    no_name = place_words.is_common(first.key) or (name.isupper() and len(name) < 4)
    if single and no_name and first.text not in place_words.capitals:
        return ()
    last = text.words[end - 1]
    if not single and last.is_capitalised and last.key in place_words.never and len(name) < 8:
        return ()
    if name not in place_words.capitals and name.upper() in place_words.capitals:
        return ()
    candidates = gazetteer.find(name)
    if name.endswith(".") and name not in place_words.capitals:
        # Only what the full stop makes of it: "Miss." is Mississippi, but "Homs." is Homs and an end.
        without = {c.place.id for c in gazetteer.find(name[:-1])}
        return tuple(c for c in candidates if c.place.id not in without)
    return candidates

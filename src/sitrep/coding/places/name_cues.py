"""Names that no gazetteer knows, but that the words around them call places.

"The village of X", "in X", "captured X", "X fell", "X, a village in the north", "villages, among them X".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sitrep.coding.places.name_runs import Text
from sitrep.coding.places.persons import Persons
from sitrep.coding.places.place_words import PlaceWords

_LONGEST = 4
_LISTING = (
    (",", "among", "them"),
    (",", "including"),
    ("including",),
    ("such", "as"),
    (":",),
    (",",),
    ("called",),
)
_PASSIVE = frozenset(
    {"was", "were", "is", "has", "had", "have", "been", "being", "also", "itself", "then", "later"}
)

_JOINING = frozenset({".", "of", "the", "and", "on", "upon"})
_FELL = frozenset(
    {".", ",", ";", "to", "after", "without", "last", "early", "late", "yesterday", "first", "within"}
)


class NameCues:
    """Tells unknown place names by the words around them."""

    def __init__(self, place_words: PlaceWords) -> None:
        self._words = place_words

    def end(self, text: Text, people: Persons, i: int, ends: Sequence[int], *, joined: bool) -> int | None:
        """The end of the unknown name at word `i`, None where nothing calls it a place."""
        end = self._name_end(text, i, ends)
        if end is None:
            return None
        if self._is_facility(text, end) or text.key(end) in self._words.settlements:
            return end
        if i in people.words or text.key(i) in people.speakers or self._is_body(text, end):
            return None
        if end == i + 1 and (text.key(i) in people.surnames or text.key(i) in self._words.given):
            return None
        called = joined or self._is_told_before(text, i) or self._is_told_after(text, i, end)
        return end if called else None

    def _name_end(self, text: Text, i: int, ends: Sequence[int]) -> int | None:
        """Where a name that may be a place's ends; None where the word can begin none."""
        words = self._words
        first = text.words[i]
        if not ends or not first.is_capitalised or first.key in words.titles or first.key in words.bodies:
            return None
        after = text.word(i + 1)
        longer = after is not None and after.text in "-–" and after.start == first.end
        opens = longer or first.key in words.openers or first.key in words.directions
        if first.key in words.never and not opens:
            return None
        end = ends[0]
        keys = ((n, text.key(n)) for n in range(i + 1, end))
        end = next((n for n, key in keys if words.is_noun(key) or key in _JOINING), end)
        while end > i + 1 and (text.key(end - 1) in words.never or text.words[end - 1].is_mark):
            end -= 1
        name = text.name(i, end)
        letters = sum(c.isalpha() for c in name)
        if end == i + 1 and first.key in words.never:
            return None
        acronym = name.isupper() and letters <= 5
        return end if end - i <= _LONGEST + 2 and letters > 2 and not acronym else None

    def _is_facility(self, text: Text, end: int) -> bool:
        return self._words.facility_at([text.key(n) for n in range(end, end + 4)]) > 0

    def _is_body(self, text: Text, end: int) -> bool:
        """Whether a capitalised word follows that makes it the name of an organisation."""
        after = text.word(end)
        if after is None or not after.is_capitalised or after.key in self._words.never:
            return False
        return not after.text.isupper()

    def _is_told_before(self, text: Text, i: int) -> bool:
        words = self._words
        at = self._without_article(text, i - 1)
        before = text.word(at)
        if before is None:
            return False
        if before.key in words.locative:
            return True
        if before.key in ("of", "for", "over", "on", "to", "from") and text.key(at - 1) in words.taking:
            return True
        if before.key in words.taking and before.text.islower():
            return True
        generic = self.generic_before(text, i)
        return generic in words.settlements or generic in words.facility_nouns or self._is_listed(text, i)

    def _without_article(self, text: Text, at: int) -> int:
        while text.key(at) in ("the", "both", "nearby", "neighbouring", "neighboring"):
            at -= 1
        return at

    def _is_listed(self, text: Text, i: int) -> bool:
        """Whether it follows what a list of places is announced with: "two villages, among them X"."""
        for listing in _LISTING:
            at = i - len(listing)
            if all(text.key(at + n) == key for n, key in enumerate(listing)):
                nouns = (text.word(at - 1), text.word(at - 2))
                return any(n and n.text in self._words.settlements for n in nouns)
        return (text.key(i - 2), text.key(i - 1)) == ("among", "them")

    def _is_told_after(self, text: Text, i: int, end: int) -> bool:
        """Whether it is told as taken or held, or a noun in apposition says what it is.

        At the start of a sentence a plural ("Shells fell") may be no name at all.
        """
        if (
            text.starts_sentence(i)
            and end == i + 1
            and (text.key(i).endswith("s") or text.key(i) in text.small)
        ):
            return False
        keys = list(self._following(text, end))
        if keys[:1] == [","]:
            return len(keys) > 1 and self._is_apposition(keys[1:])
        if not keys:
            return False
        at = 0
        while at < len(keys) and keys[at] in _PASSIVE:
            at += 1
        if keys[:1] == ["fell"]:
            return len(keys) > 1 and keys[1] in _FELL
        if keys[0] in ("changed", "changes") and keys[1:2] == ["hands"]:
            return True
        return 0 < at < len(keys) and keys[at] in self._words.taken

    def _is_apposition(self, keys: Sequence[str]) -> bool:
        """Whether "a village", "the crossroads", "another strategic town" begins here."""
        if keys[:1] == ["where"] or (keys[0] in self._words.directions and keys[1:2] == ["of"]):
            return True
        if keys[:1] not in (["a"], ["an"], ["the"], ["another"], ["its"]):
            return False
        for key in keys[1:5]:
            if key in self._words.settlements or key in self._words.facility_nouns:
                return True
            if not key.isalpha():
                return False
        return False

    def _following(self, text: Text, end: int) -> Iterator[str]:
        for n in range(end, min(end + 7, len(text.words))):
            yield text.words[n].key

    def generic_before(self, text: Text, i: int) -> str | None:
        """The noun of "the town of X" or of "the villages of A and X", or of "the town X"."""
        at = i - 1
        while text.key(at) in ("al", "the", "-", "–"):
            at -= 1
        before = text.key(at - 1)
        if text.key(at) == "of" and (before in self._words.generic or before in self._words.facility_nouns):
            return before
        return text.key(at) if text.key(at) in self._words.heads else None

"""How many: numbers and vague quantities in a text, with what qualifies them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sitrep.coding.lexicon import NumberWords
from sitrep.coding.words import Phrases, Word
from sitrep.model import Modifier

_ARTICLE = re.compile(r"^an? ")
_CURRENCIES = ("$", "€", "£", "¥", "₹", "₽", "₴")
_MEASURES = ("per", "percent", "pm", "am", "gmt", "o'clock", "th", "km", "kg", "mm", "cm")
_GLUED = ("plus", "odd", "strong", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_BEFORE_ONE = ("no", "any", "this", "that", "every", "each", "number")
_BEFORE_MANY = ("how", "so", "as", "too", "not")
_AFTER_ONE = ("another", "day", "such", "or", "by", "time", "thing", "way")
_OR_MORE = (("or", "more"), ("at", "least"), ("and", "counting"), ("and", "more"))
_TIMES_OF_DAY = (("in", "the", "morning"), ("in", "the", "afternoon"), ("in", "the", "evening"))
_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?![\d,])|\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number, or vague words for one: its span in characters, and how exact the words are.

    `first` and `last` are the indices of its first word and of the word after its last; the
    modifier ("at least") lies inside the span, which the number itself enters at `counted_from`.
    `highest` is the upper end of a range.
    """

    start: int
    end: int
    first: int
    last: int
    count: int | None
    words: str | None
    modifier: Modifier
    counted_from: int
    highest: int | None = None
    more: bool = False


class QuantityFinder:
    """Finds quantities in text."""

    def __init__(self, number_words: NumberWords) -> None:
        self._words = number_words
        self._small = {**number_words.units, **number_words.tens}
        self._vague = Phrases(number_words.vague)
        self._vague_keys = set(number_words.vague)
        begin = (words.split()[0] for words in number_words.vague)
        self._first = {"a", "an", "half", "quarter", "both", *self._small, *number_words.scales, *begin}
        self._modifiers = {tuple(words.split()): m for words, m in number_words.modifiers.items()}
        self._longest_first = sorted({len(words) for words in self._modifiers}, reverse=True)

    def find(self, text: str, text_words: Sequence[Word]) -> list[Quantity]:
        """The quantities of a text in order, none overlapping another."""
        found, i = [], 0
        while i < len(text_words):
            begins = self._may_begin(text_words[i])
            quantity = begins and (self._number(text, text_words, i) or self._vaguely(text, text_words, i))
            if quantity:
                found.append(quantity)
                i = quantity.last
            else:
                i += 1
        return found

    def _may_begin(self, word: Word) -> bool:
        """Whether a quantity may begin with a word; few do."""
        key = word.key
        return key in self._first or key.removesuffix("s") in self._first or word.text[0].isdigit()

    def _number(self, text: str, text_words: Sequence[Word], i: int) -> Quantity | None:
        value, end = self._value(text, text_words, i)
        if value is None or value != int(value) or value < 0 or value > 2_000_000_000:
            return None
        if _is_idiom(text_words, i, end) or _is_measure(text_words, end):
            return None
        highest, last = self._range(text, text_words, (i, end), value)
        return self._quantity(text_words, (i, last), (int(value), highest), None)

    def _range(
        self, text: str, text_words: Sequence[Word], span: tuple[int, int], lowest: float
    ) -> tuple[int | None, int]:
        """The upper end of a range and the index after it: "between 20 and 30", "20 to 30", "20-30"."""
        i, end = span
        before = text_words[i - 1].key if i else ""
        link = text_words[end].key if end + 1 < len(text_words) else ""
        links = {"between": ("and",), "from": ()}.get(before, ("to", "or", "-", "–"))
        if link not in links:
            return None, end
        value, last = self._value(text, text_words, end + 1)
        if value is None or value != int(value) or value <= lowest or _is_measure(text_words, last):
            return None, end
        return int(value), last

    def _value(self, text: str, text_words: Sequence[Word], i: int) -> tuple[float | None, int]:
        """The number that starts at word `i`, and the index after it."""
        word = text_words[i]
        if word.text[0].isdigit():
            match = _DIGITS.match(text, word.start)
            if not match or (match.end() < len(text) and text[match.end()].isalpha()):
                return None, i
            if i and text_words[i - 1].text in _CURRENCIES:
                return None, i
            end = i
            while end < len(text_words) and text_words[end].start < match.end():
                end += 1
            return self._scaled(float(match[0].replace(",", "")), text_words, end)
        if word.key in ("a", "an", "half", "quarter") or word.key in self._words.scales:
            return self._scaled_article(text_words, i)
        if word.key == "both":
            return (None if text_words[i + 1 : i + 2] and text_words[i + 1].key == "the" else 2), i + 1
        if word.key not in self._small:
            return None, i
        value, end = float(self._small[word.key]), i + 1
        if value >= 20:
            at = end + 1 if end < len(text_words) and text_words[end].text in "-–" else end
            if at < len(text_words) and 0 < self._small.get(text_words[at].key, 0) < 10:
                value, end = value + self._small[text_words[at].key], at + 1
        return self._scaled(value, text_words, end)

    def _scaled(self, value: float, text_words: Sequence[Word], end: int) -> tuple[float | None, int]:
        """A number with the scales after it: "6.36 million", "two hundred and five", "half a million"."""
        total = value
        while end < len(text_words) and text_words[end].key in self._words.scales:
            total, end = total * self._words.scales[text_words[end].key], end + 1
        if end + 1 < len(text_words) and text_words[end].key == "and" and total >= 100 and end > 0:
            rest = self._small.get(text_words[end + 1].key)
            if rest and text_words[end - 1].key in self._words.scales:
                return total + rest, end + 2
        return round(total, 6), end

    def _scaled_article(self, text_words: Sequence[Word], i: int) -> tuple[float | None, int]:
        """A scale after an article or a part: "a hundred", "half a dozen", "a quarter of a million"."""
        keys = [w.key for w in text_words[i : i + 5]]
        for pattern, factor in (
            (("half", "a"), 0.5),
            (("a", "quarter", "of", "a"), 0.25),
            (("a", "half"), 0.5),
            (("a",), 1.0),
        ):
            n = len(pattern)
            if (
                tuple(keys[:n]) == pattern
                and len(keys) > n
                and keys[n] in self._words.scales
                and keys[n] != "m"
            ):
                return factor * self._words.scales[keys[n]], i + n + 1
        return None, i

    def _vaguely(self, text: str, text_words: Sequence[Word], i: int) -> Quantity | None:
        match = self._vague.at(text_words, i)
        if not match:
            return None
        end = match[1]
        key = " ".join(w.key for w in text_words[i:end])
        if key not in self._vague_keys or (
            key == "others" and i and text_words[i - 1].key in self._small | {"the": 0}
        ):
            return None
        if key == "others" and i and text_words[i - 1].text.isdigit():
            return None
        if i and text_words[i - 1].key in _BEFORE_MANY:
            return None
        spelled = text[text_words[i].start : text_words[end - 1].end].lower()
        spelled = _ARTICLE.sub("", spelled)
        if end < len(text_words) and text_words[end].key == "others":
            end += 1  # "several others" is one quantity
        return self._quantity(text_words, (i, end), (None, None), spelled)

    def _quantity(
        self,
        text_words: Sequence[Word],
        span: tuple[int, int],
        counts: tuple[int | None, int | None],
        vague: str | None,
    ) -> Quantity:
        i, end = span
        modifier: Modifier = "exact" if vague is None else "about"
        first = i
        for length in self._longest_first:
            before = tuple(w.key for w in text_words[max(0, i - length) : i])
            if before in self._modifiers:
                modifier, first = self._modifiers[before], i - len(before)
                break
        if tuple(w.key for w in text_words[end : end + 2]) in _OR_MORE or _has_plus(text_words, end):
            modifier = "at_least"
        more = end < len(text_words) and text_words[end].key in (
            "more",
            "others",
            "other",
            "additional",
            "further",
        )
        more = more or vague == "others"
        more = more or (first > 0 and text_words[first - 1].key in ("another", "further"))
        return Quantity(
            start=text_words[first].start,
            end=text_words[end - 1].end,
            first=first,
            last=end,
            count=counts[0],
            highest=counts[1],
            words=vague,
            modifier=modifier,
            counted_from=text_words[i].start,
            more=more,
        )


def _is_idiom(text_words: Sequence[Word], i: int, end: int) -> bool:
    """Whether "one" counts nothing: "no one", "one another", "one day"."""
    if text_words[i].key != "one" or end != i + 1:
        return False
    before = text_words[i - 1].key if i else ""
    after = text_words[end].key if end < len(text_words) else ""
    return before in _BEFORE_ONE or after in _AFTER_ONE


def _is_measure(text_words: Sequence[Word], end: int) -> bool:
    """Whether a number that ends before word `end` measures: a share, an hour, "three-day", "9-year-old"."""
    if end >= len(text_words):
        return False
    after = text_words[end]
    if after.key in _MEASURES or after.text == "%" or _is_hour(text_words, end):
        return True
    glued = after.text in "-–" and after.start == text_words[end - 1].end and end + 1 < len(text_words)
    if not glued:
        return False
    following = text_words[end + 1]
    return following.start == after.end and following.text[:1].isalpha() and following.key not in _GLUED


def _is_hour(text_words: Sequence[Word], end: int) -> bool:
    """Whether a number that ends before word `end` is an hour: "four in the afternoon"."""
    after = tuple(w.key for w in text_words[end : end + 3])
    return after in _TIMES_OF_DAY or after[:2] == ("at", "night")


def _has_plus(text_words: Sequence[Word], end: int) -> bool:
    """Whether a number is left open upwards: "140-plus", "140+", "50-odd" is not."""
    after = [w.key for w in text_words[end : end + 2]]
    return after[:1] in (["+"], ["plus"]) or after in (["-", "plus"], ["–", "plus"])

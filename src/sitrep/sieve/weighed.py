"""A sieve of words, each of which has a worth: enough of them, and a text is read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, pairwise

from sitrep.model import Report

# A word as the sieve knows it, with an apostrophe or a stop inside ("sheriff's", "u.s"); a hyphen parts two.
_WORD = re.compile(r"[^\W_]+(?:['.][^\W_]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class WeighedWords:
    """Passes a report whose words are worth enough: `share` for each of its words, but `enough` at most.

    Each word or phrase counts once, however often it stands there, so that a long report needs several
    and a short one few. `words` and `phrases` give their worth; a worth below nothing speaks against.
    Phrases are by their first two words.
    """

    reason: str
    words: Mapping[str, float]
    phrases: Mapping[tuple[str, str], Mapping[str, float]]
    share: float
    enough: float

    def passes(self, report: Report) -> bool:
        """Whether a report's title and text hold words enough."""
        spelled = spell(f"{report.title}\n{report.text}")
        return self._worth(spelled) >= min(self.enough, self.share * len(spelled))

    def strongest(self, spelled: list[str]) -> float:
        """What the word or phrase is worth that is worth most; nothing where none counts."""
        words = (self.words[word] for word in set(spelled) & self.words.keys())
        return max(chain(words, self._of_phrases(spelled)), default=0.0)

    def _worth(self, spelled: list[str]) -> float:
        """What words are worth together."""
        present = set(spelled)
        return sum(self.words[word] for word in present & self.words.keys()) + sum(self._of_phrases(spelled))

    def _of_phrases(self, spelled: list[str]) -> Iterator[float]:
        text = f" {' '.join(spelled)} "
        for first in self.phrases.keys() & set(pairwise(spelled)):
            yield from (worth for phrase, worth in self.phrases[first].items() if f" {phrase} " in text)


def spell(text: str) -> list[str]:
    """The words of a text or a phrase, as the sieve compares them."""
    return _WORD.findall(text.lower().replace("’", "'"))

"""The sieve of English sentences: what tells nothing of a war is not parsed."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Set
from dataclasses import dataclass
from typing import Any

from sitrep.sieve import WeighedWords
from sitrep.sieve.weighed import spell

_FEW = 6  # words; a shorter sentence seldom tells a fact


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceSieve:
    """Passes the sentences that may tell a fact, or say where others stand.

    A sentence passes that names one of `certain` (kinds of mentions), or holds a word that is worth
    `strong` to the sieve of whole reports (`war`), or whose marks come to `least` by the weights of a
    logistic model.
    """

    certain: frozenset[str]
    war: WeighedWords
    strong: float
    weights: Mapping[str, float]
    least: float

    def passes(self, text: str, named: Set[str]) -> bool:
        """Whether a sentence is worth a parse; `named` are the kinds of what it names ("an actor")."""
        return self.is_certain(text, named) or self._weight(text, named) >= self.least

    def is_certain(self, text: str, named: Set[str]) -> bool:
        """Whether a sentence passes however its marks weigh."""
        return not self.certain.isdisjoint(named) or self.war.strongest(spell(text)) >= self.strong

    def _weight(self, text: str, named: Set[str]) -> float:
        return sum(self.weights[mark] for mark in marks(text, named) & self.weights.keys())


def sentence_sieve(rules: Mapping[str, Any], war: WeighedWords) -> SentenceSieve:
    """The sieve that `sentence_sieve.toml` describes, beside the one of whole reports."""
    return SentenceSieve(
        certain=frozenset(rules["certain"]),
        war=war,
        strong=rules["strong"],
        weights=rules["weights"],
        least=rules["least"],
    )


def marks(text: str, named: Collection[str]) -> set[str]:
    """What a sentence is weighed by: its words, what it names, and whether it is short."""
    spelled = spell(text)
    return {*spelled, *named, *(("few words",) if len(spelled) < _FEW else ())}

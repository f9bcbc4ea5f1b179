"""What frames a clause as no news: a film, an exercise, a law, a habit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sitrep.coding.modality.tense import clause_of, is_present
from sitrep.coding.syntax.tree import Token


class Frames:
    """Tells clauses that stand inside a frame."""

    def __init__(self, words: Mapping[str, frozenset[str]]) -> None:
        self._words = words

    def is_framed(self, token: Token) -> bool:
        """Whether a word stands in a film's plot, an exercise, a law, or tells of what is usual."""
        if self._is_general(token):
            return True
        return any(self._is_frame(verb, token) for verb in _verbs_over(token))

    def _is_frame(self, verb: Token, token: Token) -> bool:
        present = is_present(verb)
        subjects = [c for c in verb.children if c.dep in ("nsubj", "nsubjpass")]
        within = [
            (p.lower, noun)
            for p in verb.children
            if p.dep == "prep"
            for noun in p.children
            if noun.dep == "pobj"
        ]
        if present and any(s != token and s.lemma in self._words["fiction"] for s in subjects):
            return True
        if present and any(s != token and s.lemma in self._words["laws"] for s in subjects):
            return True
        for preposition, noun in within:
            lemma = noun.lemma
            if preposition in ("in", "during", "from") and present and self._is_fiction(noun):
                return True
            if preposition == "under" and present and lemma in self._words["laws"]:
                return True
            if preposition in ("in", "during") and lemma in self._words["exercises"]:
                return not any(t.lemma in ("kill", "wound", "injure", "die", "dead") for t in token.tree)
        return False

    def _is_fiction(self, noun: Token) -> bool:
        """ "In the film", "in the final scene of the play"."""
        return noun.lemma in self._words["fiction"]

    def _is_general(self, token: Token) -> bool:
        """Whether the present tells of what is usual: "car bombs often kill", "landmines kill"."""
        verb = clause_of(token)
        if verb is None or not is_present(verb):
            return False
        if any(c.lower in self._words["habits"] for c in verb.children):
            return True
        if any(c.lower in ("whoever", "anyone") for c in verb.children):
            return True
        return token.dep in ("nsubj", "nsubjpass") and token.head == verb and _is_bare(token)


def _is_bare(noun: Token) -> bool:
    """Whether a noun names a kind: without article, number, place or name beside it."""
    plain = noun.pos == "NOUN" and not any(c.dep == "prep" for c in noun.children)
    counted = any(c.like_num for c in noun.head.subtree)
    return plain and not counted and all(c.dep == "compound" and c.pos == "NOUN" for c in noun.lefts)


def _verbs_over(token: Token) -> Iterator[Token]:
    """The verbs that a word stands under, itself included."""
    node = token
    while True:
        if node.pos in ("VERB", "AUX"):
            yield node
        if node.head == node:
            return
        node = node.head

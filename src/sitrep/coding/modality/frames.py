"""What frames a clause as no news: a film, an exercise, a law, a habit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from spacy.tokens import Token

from sitrep.coding.modality.tense import clause_of, is_present


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
        subjects = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]
        within = [
            (p.lower_, noun)
            for p in verb.children
            if p.dep_ == "prep"
            for noun in p.children
            if noun.dep_ == "pobj"
        ]
        if present and any(s != token and s.lemma_.lower() in self._words["fiction"] for s in subjects):
            return True
        if present and any(s != token and s.lemma_.lower() in self._words["laws"] for s in subjects):
            return True
        for preposition, noun in within:
            lemma = noun.lemma_.lower()
            if preposition in ("in", "during", "from") and present and self._is_fiction(noun):
                return True
            if preposition == "under" and present and lemma in self._words["laws"]:
                return True
            if preposition in ("in", "during") and lemma in self._words["exercises"]:
                return not any(t.lemma_ in ("kill", "wound", "injure", "die", "dead") for t in token.doc)
        return False

    def _is_fiction(self, noun: Token) -> bool:
        """ "In the film", "in the final scene of the play"."""
        return noun.lemma_.lower() in self._words["fiction"]

    def _is_general(self, token: Token) -> bool:
        """Whether the present tells of what is usual: "car bombs often kill", "landmines kill"."""
        verb = clause_of(token)
        if verb is None or not is_present(verb):
            return False
        if any(c.lower_ in self._words["habits"] for c in verb.children):
            return True
        if any(c.lower_ in ("whoever", "anyone") for c in verb.children):
            return True
        return token.dep_ in ("nsubj", "nsubjpass") and token.head == verb and _is_bare(token)


def _is_bare(noun: Token) -> bool:
    """Whether a noun names a kind: without article, number, place or name beside it."""
    plain = noun.pos_ == "NOUN" and not any(c.dep_ == "prep" for c in noun.children)
    counted = any(c.like_num for c in noun.head.subtree)
    return plain and not counted and all(c.dep_ == "compound" and c.pos_ == "NOUN" for c in noun.lefts)


def _verbs_over(token: Token) -> Iterator[Token]:
    """The verbs that a word stands under, itself included."""
    node = token
    while True:
        if node.pos_ in ("VERB", "AUX"):
            yield node
        if node.head == node:
            return
        node = node.head

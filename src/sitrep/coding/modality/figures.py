"""Figures of speech: war's words for what is no war ("a barrage of criticism", "stormed to victory")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from sitrep.coding.syntax.tree import Token, Tree

_SCORE = re.compile(r"\b\d{1,2}[-–]\d{1,2}\b")


class Figures:
    """Tells figures of speech and reports of sport and accidents by the company that words keep."""

    def __init__(self, words: Mapping[str, frozenset[str]]) -> None:
        self._words = words

    def is_figure(self, token: Token) -> bool:
        """Whether a word is no act of war here."""
        company = list(_company(token))
        if any(word.lemma in self._words["figurative"] for word in company):
            return True
        if any(word.lemma in self._words["unarmed"] for word in company if _acts(word, token)):
            return True
        return self._is_accident(token) or self._is_sport(token.tree)

    def _is_accident(self, token: Token) -> bool:
        causes = (c for c in _company(token) if c.dep in ("nsubj", "pobj"))
        return any(_named(c) & self._words["accidents"] for c in causes)

    def _is_sport(self, tree: Tree) -> bool:
        words = tree.spelled
        if words & self._words["arms"]:
            return False
        scored = bool(words & self._words["scores"]) and bool(_SCORE.search(tree.text))
        return scored or bool(words & self._words["sport"])


def _named(noun: Token) -> set[str]:
    """A noun with and without the noun before it: "crash", "bus crash"."""
    lemma = noun.lemma
    return {lemma, *(f"{c.lower} {lemma}" for c in noun.children if c.dep == "compound")}


def _company(token: Token) -> Iterator[Token]:
    """The nouns that a word is bound to: its subject, objects and what its prepositions bring."""
    for child in token.children:
        if child.dep in ("nsubj", "nsubjpass", "dobj", "compound"):
            yield child
        if child.dep == "dobj":
            yield from (c for p in child.children if p.dep == "prep" for c in p.children if c.dep == "pobj")
        if child.dep in ("prep", "agent"):
            yield from (c for c in child.children if c.dep == "pobj")
    if token.dep == "acl":
        yield token.head
    if token.dep == "conj" and not any(c.dep.startswith("nsubj") for c in token.children):
        yield from (c for c in token.head.children if c.dep in ("nsubj", "nsubjpass"))


def _acts(noun: Token, token: Token) -> bool:
    """Whether a noun is the one that does it: subject, or what "by" or "from" brings."""
    described = (
        token.dep == "acl" and token.head == noun and not any(c.dep == "agent" for c in token.children)
    )
    return noun.dep == "nsubj" or described or (noun.head != token and noun.head.lower in ("by", "from"))

"""Whether a sentence tells a fact as done: not planned, wished, threatened, denied, asked or supposed."""

from __future__ import annotations

from collections.abc import Mapping

from sitrep.coding.modality.complements import Bond, Complements
from sitrep.coding.modality.figures import Figures
from sitrep.coding.modality.frames import Frames
from sitrep.coding.modality.tense import is_infinitive
from sitrep.coding.syntax.grammar import subjects
from sitrep.coding.syntax.tree import Token

_ARGUMENTS = ("nsubj", "nsubjpass", "dobj", "attr", "agent")


class Modality:
    """Tells facts from plans, denials and suppositions."""

    def __init__(self, words: Mapping[str, frozenset[str]]) -> None:
        self._words = words
        self._complements = Complements(words)
        self._frames = Frames(words)
        self._figures = Figures(words)

    def is_told(self, token: Token) -> bool:
        """Whether what a token names is told as having happened."""
        if self._figures.is_figure(token) or self._frames.is_framed(token):
            return False
        return self._is_real(token)

    def is_fought_for(self, token: Token) -> bool:
        """Whether what a token names is the aim of a fight that is told: "an offensive to take X"."""
        if not is_infinitive(token) or self._frames.is_framed(token):
            return False
        head = token.head
        governors = [
            head,
            *(c for c in head.children if c.dep in ("dobj", "prep", "nsubj")),
            *(g for c in head.children if c.dep == "prep" for g in c.children),
        ]
        if not any(g.lemma in self._words["struggles"] for g in governors):
            return False
        return self._is_real(head)

    def _is_real(self, token: Token) -> bool:
        """Climbs from a word to the root: each governor keeps, reverses or opens what it governs."""
        told, given, skip = True, False, False
        node, below = token, None
        while True:
            if self._is_supposed(node) or (not skip and self._is_open(node)):
                return False
            if not given and not skip and self._is_negated(node, below):
                told = not told
            bond = self._complements.bond(node)
            if bond is Bond.OPEN:
                return False
            if bond is Bond.FREE or node.head == node:
                asked = node.head == node and any(t.text == "?" for t in node.tree[token.i :])
                return told and not asked
            if bond is Bond.REVERSED and not given:
                told = not told
            given = given or bond is Bond.GIVEN
            skip = self._complements.stands_apart(node)
            node, below = node.head, node

    def _is_open(self, verb: Token) -> bool:
        """Whether a verb stands under a modal that leaves open what it tells."""
        modals = {c.lower for c in verb.children if c.dep == "aux"} & self._words["auxiliaries"]
        if not modals:
            return False
        if "would" in modals and self._is_later_past(verb):
            return False
        if modals & {"could", "can", "ca"} and any(c.dep == "neg" for c in verb.children):
            return False  # not open but denied
        has = any(c.dep == "aux" and c.lower in ("have", "'ve", "’ve") for c in verb.children)
        return not has or bool(modals & self._words["unfulfilled"])

    def _is_later_past(self, verb: Token) -> bool:
        forms = {verb.lemma, *(c.lower for c in verb.children if c.dep == "advmod")}
        return bool(forms & self._words["afterwards"])

    def _is_negated(self, token: Token, below: Token | None) -> bool:
        """Whether a word is denied, by itself or by a "nobody" bound to it other than `below`."""
        for child in token.children:
            if child.dep == "neg" and child.i <= token.i + 1 and not self._is_mild(child):
                return True
            if child.dep in ("det", "preconj") and child.lower in ("no", "neither"):
                return child.nbor(1).lower not in ("fewer", "less", "more")
        if token.pos not in ("VERB", "AUX"):
            return False
        own = [c for c in token.children if c.dep in _ARGUMENTS and c != below]
        return any(self._is_nobody(noun) for noun in own or subjects(token))

    def _is_nobody(self, noun: Token) -> bool:
        if noun.lower in self._words["negations"]:
            return True
        return any(c.dep in ("det", "preconj") and c.lower in ("no", "neither") for c in noun.children)

    def _is_mild(self, negation: Token) -> bool:
        """ "Not only", "not until": the fact stands."""
        tree = negation.tree
        following = tree[negation.i + 1].lower if negation.i + 1 < len(tree) else ""
        return following in self._words["after_not"]

    def _is_supposed(self, node: Token) -> bool:
        """Whether a clause supposes: opened by "if" or the like, or by its order."""
        if any(c.dep == "mark" and c.lower in self._words["conditionals"] for c in node.children):
            return not any(c.lower in ("until", "till") for c in node.children)
        return _is_inverted(node)


def _is_inverted(verb: Token) -> bool:
    """Whether a clause supposes by its order: "Had the rebels seized the airport, …"."""
    subject = next((c for c in verb.children if c.dep in ("nsubj", "nsubjpass")), None)
    first = next((c for c in verb.children if c.dep == "aux"), None)
    if subject is None or first is None or first.lower not in ("had", "should", "were"):
        return False
    return first.i < subject.i and verb.tree[-1].text != "?"

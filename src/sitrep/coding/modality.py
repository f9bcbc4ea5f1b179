"""Whether a sentence tells a fact as done: not planned, wished, threatened, denied or supposed."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Token


class Modality:
    """Tells facts from plans, denials and suppositions."""

    def __init__(self, words: Mapping[str, frozenset[str]]) -> None:
        self._words = words

    def is_told(self, token: Token) -> bool:
        """Whether what a token names is told as having happened."""
        return not (self._negated(token) or self._irreal(token) or self._supposed(token))

    def is_fought_for(self, token: Token) -> bool:
        """Whether what a token names is the aim of a fight that is told: "an offensive to take X"."""
        if not any(c.tag_ == "TO" for c in token.children):
            return False
        head = token.head
        governors = [
            head,
            *(c for c in head.children if c.dep_ in ("dobj", "prep", "nsubj")),
            *(g for c in head.children if c.dep_ == "prep" for g in c.children),
        ]
        if not any(g.lemma_.lower() in self._words["struggles"] for g in governors):
            return False
        return not (self._negated(head) or self._irreal(head) or self._supposed(head))

    def _negated(self, token: Token) -> bool:
        negations = self._words["negations"]
        if any(c.dep_ == "neg" or (c.dep_ == "det" and c.lower_ == "no") for c in token.children):
            return True
        head = token.head
        if token.dep_ in ("dobj", "pobj", "attr", "nsubj") and head.pos_ in ("VERB", "AUX"):
            return any(c.dep_ == "neg" for c in head.children) and head.lemma_ != "stop"
        if token.dep_ == "pobj" and head.lower_ in negations:
            return True
        return token.dep_ == "pcomp" and head.lower_ == "without"

    def _irreal(self, token: Token) -> bool:
        """Under a modal verb, or the complement of a verb or noun that does not tell it as done."""
        if any(c.dep_ == "aux" and c.lower_ in self._words["auxiliaries"] for c in token.children):
            return not any(c.dep_ == "aux" and c.lower_ == "have" for c in token.children)
        if (
            any(c.tag_ == "TO" for c in token.children)
            and token.head.lemma_ not in self._words["implicatives"]
        ):
            return True
        node, steps = token, 0
        while node.head != node and steps < 6:
            head = node.head
            infinitive = any(c.tag_ == "TO" for c in node.children)
            if node.dep_ in ("xcomp", "ccomp", "advcl", "acl", "relcl") and head.pos_ in (
                "VERB",
                "AUX",
                "NOUN",
                "ADJ",
            ):
                if infinitive and (head.pos_ in ("NOUN", "ADJ") or head.lemma_ in self._words["irrealis"]):
                    return True
                if infinitive and node.dep_ == "advcl":
                    return True
                if head.lemma_ in self._words["denials"]:
                    return True
                if node.dep_ == "ccomp" and head.lemma_ in (
                    "hope",
                    "fear",
                    "demand",
                    "warn",
                    "expect",
                    "threaten",
                    "wish",
                    "urge",
                ):
                    return True
            if node.dep_ in ("dobj", "pobj") and self._governs(head):
                return True
            if node.dep_ == "conj" and any(
                c.dep_ == "aux" and c.lower_ in self._words["auxiliaries"] for c in head.children
            ):
                return not any(c.dep_ in ("aux", "nsubj") for c in node.children)
            node, steps = head, steps + 1
        return False

    def _governs(self, head: Token) -> bool:
        """Whether a noun's governor takes it out of the record ("calls for a ceasefire", "denied it")."""
        if head.pos_ == "ADP":
            above = head.head
            if head.lower_ == "for" and above.lemma_ in (
                "call",
                "ask",
                "appeal",
                "push",
                "hope",
                "plan",
                "prepare",
                "press",
            ):
                return True
            return head.lower_ in ("of", "to") and above.lemma_ in (
                "threat",
                "fear",
                "risk",
                "plan",
                "possibility",
                "prospect",
            )
        lemma = head.lemma_
        if lemma in self._words["denials"] or lemma in (
            "urge",
            "demand",
            "want",
            "seek",
            "threaten",
            "fear",
            "plan",
            "discuss",
            "propose",
            "condemn_not",
        ):
            return True
        return any(c.dep_ == "aux" and c.lower_ in self._words["auxiliaries"] for c in head.children)

    def _supposed(self, token: Token) -> bool:
        """Inside a clause that "if" or the like opens."""
        node, steps = token, 0
        while steps < 6:
            if any(c.dep_ == "mark" and c.lower_ in self._words["conditionals"] for c in node.children):
                return True
            if node.head == node:
                return False
            node, steps = node.head, steps + 1
        return False

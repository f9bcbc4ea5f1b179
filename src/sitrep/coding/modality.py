"""Whether a sentence tells a fact as done: not planned, wished, threatened, denied or supposed."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Token

from sitrep.coding.parsed import subjects

_COMPLEMENTS = ("xcomp", "ccomp", "advcl", "acl", "relcl")
_HIGHEST = 6  # governors that are looked at


class Modality:
    """Tells facts from plans, denials and suppositions."""

    def __init__(self, words: Mapping[str, frozenset[str]]) -> None:
        self._words = words

    def is_told(self, token: Token) -> bool:
        """Whether what a token names is told as having happened."""
        return not (self._negated(token) or self._irreal(token) or self._supposed(token))

    def is_fought_for(self, token: Token) -> bool:
        """Whether what a token names is the aim of a fight that is told: "an offensive to take X"."""
        if not _is_infinitive(token):
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
        if any(c.lower_ in negations for s in subjects(token) for c in (s, *s.children) if c.dep_ != "neg"):
            return True
        head = token.head
        if token.dep_ in ("dobj", "pobj", "attr", "nsubj") and head.pos_ in ("VERB", "AUX"):
            return any(c.dep_ == "neg" for c in head.children) and head.lemma_ != "stop"
        if token.dep_ == "pobj" and head.lower_ in negations:
            return True
        return token.dep_ == "pcomp" and head.lower_ == "without"

    def _irreal(self, token: Token) -> bool:
        """Under a modal verb, or the complement of a verb or noun that does not tell it as done."""
        if self._has_modal(token):
            return not any(c.dep_ == "aux" and c.lower_ == "have" for c in token.children)
        if _is_infinitive(token) and not self._is_reported(token):
            head = token.head
            if head.lemma_ not in self._words["implicatives"] or self._is_open(head):
                return True
        if self._is_subject_of_modal(token):
            return True
        node, steps = token, 0
        while node.head != node and steps < _HIGHEST:
            if self._is_unreal_complement(node) or (
                node.dep_ in ("dobj", "pobj") and self._governs(node.head)
            ):
                return True
            if node.dep_ == "conj" and self._has_modal(node.head):
                return not any(c.dep_ in ("aux", "nsubj") for c in node.children)
            node, steps = node.head, steps + 1
        return False

    def _is_reported(self, verb: Token) -> bool:
        """Whether an infinitive is of the past, and reported: "is known to have died"."""
        is_past = any(c.dep_ == "aux" and c.lower_ == "have" for c in verb.children)
        return is_past and verb.head.lemma_ in self._words["reports"]

    def _has_modal(self, verb: Token) -> bool:
        return any(c.dep_ == "aux" and c.lower_ in self._words["auxiliaries"] for c in verb.children)

    def _is_unreal_complement(self, node: Token) -> bool:
        """Whether a clause is the complement of words that plan, wish, consider or deny it."""
        head = node.head
        if node.dep_ not in _COMPLEMENTS or head.pos_ not in ("VERB", "AUX", "NOUN", "ADJ"):
            return False
        if any(t.text == ";" for t in node.doc[min(node.i, head.i) : max(node.i, head.i)]):
            return False  # another sentence, whatever the tree makes of it
        if _is_infinitive(node):
            unreal = head.pos_ in ("NOUN", "ADJ") or node.dep_ == "advcl"
            if unreal or head.lemma_ in self._words["irrealis"]:
                return True
        if node.dep_ == "ccomp" and head.lemma_ in self._words["forebodings"]:
            return True
        return head.lemma_ in self._words["denials"] | self._words["considerations"]

    def _is_open(self, head: Token) -> bool:
        """Whether what governs an infinitive leaves it open: "might have to", "have yet to"."""
        yet = any(c.lower_ == "yet" for c in head.children)
        return yet or self._has_modal(head)

    def _is_subject_of_modal(self, noun: Token) -> bool:
        """Whether an incident is only what may come: "strikes could resume", "the recapture would be"."""
        head = noun.head
        if noun.dep_ not in ("nsubj", "nsubjpass") or head.pos_ not in ("VERB", "AUX"):
            return False
        modals = {c.lower_ for c in head.children if c.dep_ == "aux"} & self._words["auxiliaries"]
        definite = any(c.dep_ in ("det", "poss") and c.lower_ not in ("a", "an") for c in noun.children)
        return bool(modals) and (not definite or "would" in modals)

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
        while steps < _HIGHEST:
            if any(c.dep_ == "mark" and c.lower_ in self._words["conditionals"] for c in node.children):
                return True
            if _is_inverted(node):
                return True
            if node.head == node:
                return False
            node, steps = node.head, steps + 1
        return False


def _is_infinitive(verb: Token) -> bool:
    return any(c.tag_ == "TO" for c in verb.children)


def _is_inverted(verb: Token) -> bool:
    """Whether a clause supposes by its order: "Had the rebels seized the airport, …"."""
    subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    first = next((c for c in verb.children if c.dep_ == "aux"), None)
    if subject is None or first is None or first.lower_ not in ("had", "should", "were"):
        return False
    return first.i < subject.i and verb.doc[-1].text != "?"

"""How a word's governor takes it: as done, as not done, as open, or as a matter of its own."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, auto

from sitrep.coding.modality.tense import has_modal, is_definite, is_finite, is_infinitive, is_past
from sitrep.coding.syntax.grammar import subjects
from sitrep.coding.syntax.tree import Token

_FACTUAL_AFTER = ("after", "since", "following", "over", "despite", "amid", "because")
_CLAUSES = ("ccomp", "advcl", "xcomp", "conj", "parataxis")


class Bond(Enum):
    """What a governor does to what it governs.

    KEPT: as real as the governor. REVERSED: real if the governor is not. OPEN: not told as real.
    GIVEN: taken for granted, so that a denial of the governor leaves it as it is. FREE: told for itself.
    """

    KEPT = auto()
    REVERSED = auto()
    OPEN = auto()
    GIVEN = auto()
    FREE = auto()


class Complements:
    """Tells how a governor takes a word, by the two words and the dependency between them."""

    def __init__(self, words: Mapping[str, frozenset[str]]) -> None:
        self._words = words

    def bond(self, node: Token) -> Bond:
        """How a word's governor takes it."""
        if node.dep in _CLAUSES and _is_parted(node):
            return Bond.FREE
        verbal = node.pos in ("VERB", "AUX")
        match node.dep:
            case "ROOT":
                bond = Bond.FREE
            case "relcl":
                bond = self._relative(node)
            case "advcl":
                bond = self._adverbial(node)
            case "acl" | "ccomp" | "xcomp" | "oprd" | "csubj" | "appos" if verbal:
                bond = self._clause(node)
            case "pcomp" | "pobj":
                bond = self._of_preposition(node)
            case "dobj" | "attr":
                bond = self._object(node)
            case "nsubj" | "nsubjpass":
                bond = self._subject(node)
            case "conj" if verbal and node.head.tag == "VB" and _has_past_form(node):
                bond = Bond.FREE
            case "compound" | "amod" | "nmod" | "poss" if self._is(node.head, "doubts"):
                bond = Bond.OPEN
            case _:
                bond = Bond.KEPT
        return bond

    def _is(self, token: Token, *lists: str) -> bool:
        return any(token.lemma in self._words[name] for name in lists)

    def _relative(self, node: Token) -> Bond:
        """ "Anyone who shells" is nobody; else a relative clause tells for itself."""
        if is_infinitive(node) or self._is(node.head, "doubts"):
            return Bond.OPEN
        anyone = node.head.lower in self._words["anyone"] or any(
            c.lower in ("any", "every", "whichever") for c in node.head.children
        )
        if anyone and not is_past(node):
            return Bond.OPEN
        named = is_definite(node.head) or node.head.pos == "PROPN"
        return Bond.FREE if named or is_past(node) else Bond.KEPT

    def _adverbial(self, node: Token) -> Bond:
        """Purposes are open; what came before, after or because of it is told if it is past."""
        if is_infinitive(node):
            went_on = node.head.lemma == "go" and any(c.lower == "on" for c in node.head.children)
            return Bond.KEPT if went_on else Bond.OPEN
        if node.tag == "VBG":
            return Bond.FREE if is_infinitive(node.head) and not has_modal(node.head) else Bond.KEPT
        return Bond.FREE if is_past(node) else Bond.KEPT

    def _clause(self, node: Token) -> Bond:
        if is_infinitive(node) or node.tag == "VB":
            return self._infinitive(node)
        if node.tag == "VBG" and not is_finite(node):
            return self._gerund(node)
        if node.dep == "acl" and node.tag == "VBN" and not is_finite(node):
            said_of_it = self._subject(node.head) if node.head.dep == "nsubj" else Bond.KEPT
            return said_of_it if said_of_it is Bond.OPEN or _is_wished(node.head) else Bond.FREE
        return self._that_clause(node)

    def _infinitive(self, node: Token) -> Bond:
        head = node.head
        if self._is(head, "reversing"):
            return Bond.REVERSED
        if head.lemma == "be" and is_past(head) and any(self._is(s, "answers") for s in subjects(head)):
            return Bond.KEPT
        yet = any(c.lower == "yet" for c in head.children)
        if self._is(head, "implicatives") and not yet:
            above = head.head if head.dep == "acomp" else head
            timely = is_past(above) or is_infinitive(above) or has_modal(above)
            return Bond.KEPT if timely or not self._is(head, "past_implicatives") else Bond.OPEN
        return Bond.OPEN

    def _gerund(self, node: Token) -> Bond:
        head = node.head
        if self._is(head, "ending"):
            return Bond.GIVEN
        if self._is(head, "denials", "reversing"):
            return Bond.REVERSED
        return Bond.OPEN if self._is(head, "unreal") else Bond.KEPT

    def _that_clause(self, node: Token) -> Bond:
        head = node.head
        if any(c.dep == "advmod" and c.lower in ("why", "how", "when", "where") for c in node.children):
            return Bond.FREE
        if self._is(head, "denials"):
            return Bond.REVERSED
        said_of = [c for c in head.children if c.dep in ("acomp", "attr")]
        subjects = [c for c in head.children if c.dep == "nsubj"]
        if self._is(head, "unreal", "doubts") or any(self._is(c, "doubts") for c in said_of):
            return Bond.OPEN
        if any(self._is(c, "sayings") for c in subjects):
            return Bond.OPEN
        if self._is(head, "forebodings") and not is_past(node):
            return Bond.OPEN
        return Bond.FREE if self._is(head, "speaking") else Bond.KEPT

    def _of_preposition(self, node: Token) -> Bond:
        preposition = node.head
        governor = preposition.head
        above = governor.head if governor.pos == "ADP" else governor
        if preposition.lower == "without":
            return Bond.REVERSED
        if preposition.lower == "from" and self._is(governor, "preventing", "reversing"):
            return Bond.REVERSED
        if f"{governor.lemma} {preposition.lower}" in self._words["governing"]:
            return Bond.OPEN
        if self._is(governor, "denials") or self._is(above, "reversing"):
            return Bond.REVERSED
        if self._is(governor, "recalling") and preposition.lower in ("of", "to", "for", "after"):
            return Bond.OPEN
        if node.dep == "pcomp":
            if preposition.lower in (*_FACTUAL_AFTER, "for"):
                return Bond.FREE
            return Bond.OPEN if self._is(governor, "unreal") else Bond.KEPT
        if preposition.lower in _FACTUAL_AFTER or (is_definite(node) and governor.pos in ("VERB", "AUX")):
            return Bond.FREE
        return Bond.GIVEN if self._is(governor, "ending") else Bond.KEPT

    def _object(self, noun: Token) -> Bond:
        verb = noun.head
        if self._is(verb, "ending"):
            return Bond.GIVEN
        if self._is(verb, "denials", "preventing", "reversing"):
            return Bond.REVERSED
        if self._is(verb, "unreal", "recalling", "forebodings"):
            return Bond.OPEN
        return Bond.FREE if self._is(verb, "speaking") and is_definite(noun) else Bond.KEPT

    def _subject(self, noun: Token) -> Bond:
        """An incident of which something is said stands, unless that is that it is open or never was."""
        verb = noun.head
        said_of = [c for c in verb.children if c.dep in ("acomp", "attr")]
        if any(self._is(c, "doubts") for c in said_of):
            return Bond.OPEN
        if noun.dep == "nsubjpass" and self._is(verb, "unreal", "denials", "forebodings"):
            return Bond.OPEN
        if has_modal(verb) and self._is(verb, "perceiving"):
            return Bond.KEPT
        if has_modal(verb) and (not is_definite(noun) or any(c.lower == "would" for c in verb.children)):
            return Bond.OPEN
        return Bond.KEPT

    def stands_apart(self, node: Token) -> bool:
        """Whether what its governor's auxiliaries and "not" say leaves a word as it is.

        A verb with a tense of its own is not touched by those of the one it is joined to, nor is what is told
        before its governor ("X fell, nobody said"), nor an incident by what is said of it, unless that is
        whether it came about.
        """
        match node.dep:
            case "conj" if node.pos in ("VERB", "AUX"):
                return is_finite(node) or any(c.dep in ("nsubj", "nsubjpass") for c in node.children)
            case "conj" | "appos":
                return node.pos == "NUM" or any(c.dep in ("det", "nummod", "quantmod") for c in node.children)
            case "ccomp":
                return node.i < node.head.i
            case "nsubj" | "nsubjpass":
                return not self._is(node.head, "occurring")
        return False


def _is_wished(noun: Token) -> bool:
    """Whether a noun with its participle is an object of wishing or seeing: "would like to see X freed"."""
    verb = noun.head
    return noun.dep == "dobj" and verb.lemma in ("see", "want", "like", "have", "get", "keep", "need")


def _is_parted(node: Token) -> bool:
    """Whether a colon or semicolon parts a clause from its governor, whatever the tree says."""
    return any(t.text in ";:" for t in node.tree[min(node.i, node.head.i) : max(node.i, node.head.i)])


def _has_past_form(verb: Token) -> bool:
    """Whether a verb's own form is of the past: what is joined so to a bare verb is not governed with it."""
    return is_finite(verb) or (verb.tag == "VBN" and not any(c.dep == "auxpass" for c in verb.children))

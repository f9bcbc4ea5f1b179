"""Words that tell of harm in a sentence, and whom the tree says each of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from spacy.tokens import Doc, Token

from sitrep.coding.lexicon import HarmWords
from sitrep.coding.parsed import members, objects, prepositional, subjects
from sitrep.model import Outcome

_VERBAL = ("VBN", "VBD", "VBG")
_GAP = 3  # words between the parts of a phrase ("claimed the lives of")
_OWN_SUBJECT = ("lose", "lay", "turn", "give", "hand")  # "lost their lives", "laid down their arms"


class Tellers:
    """Finds the words that tell of harm, and their victims."""

    def __init__(self, harm: Mapping[Outcome, HarmWords]) -> None:
        self._acts = {lemma: outcome for outcome, words in harm.items() for lemma in words.acts}
        self._undergoes = {lemma: outcome for outcome, words in harm.items() for lemma in words.undergoes}
        self._adjectives = {word: outcome for outcome, words in harm.items() for word in words.adjectives}
        self._nouns = {word: outcome for outcome, words in harm.items() for word in words.nouns}
        self._phrases = [(keys, outcome) for outcome, words in harm.items() for keys in words.phrases]

    def find(self, doc: Doc) -> dict[int, Outcome]:
        """The tokens that tell of harm, by index."""
        found = ((token.i, self._outcome(token)) for token in doc)
        return {i: outcome for i, outcome in found if outcome}

    def _outcome(self, token: Token) -> Outcome | None:
        lemma = token.lemma_.lower()
        outcome = None
        if token.pos_ in ("VERB", "AUX") or token.tag_ in _VERBAL:
            outcome = self._acts.get(lemma) or self._undergoes.get(lemma) or self._phrase(token)
        outcome = outcome or self._adjectives.get(token.lower_)
        return outcome or (self._nouns.get(lemma) if token.pos_ == "NOUN" else None)

    def _phrase(self, token: Token) -> Outcome | None:
        lemma = token.lemma_.lower()
        return next((o for keys, o in self._phrases if keys[0] == lemma and _follows(token, keys[1:])), None)

    def victims(self, token: Token) -> list[Token]:
        """The heads of those whom a teller is said of, with all who are joined to them."""
        return [member for head in self._heads(token) for member in _counted(head)]

    def _heads(self, token: Token) -> Iterator[Token]:
        if token.pos_ in ("VERB", "AUX") or token.tag_ in _VERBAL:
            yield from self._of_verb(token)
        if token.pos_ == "NOUN":
            yield from prepositional(token, "of", "to", "among", "at", "in")
            yield from (c for c in token.children if c.dep_ in ("nummod", "poss", "compound"))
        governor = token.head
        if token.dep_ == "dobj" and governor.lemma_ in ("sustain", "suffer", "receive"):
            yield from subjects(governor)
        if token.dep_ == "pobj" and governor.lower_ == "among" and governor.head.lemma_ == "be":
            yield from subjects(governor.head)
        if token.dep_ in ("acomp", "attr") and governor.pos_ == "AUX":
            yield from subjects(governor)
        if token.dep_ in ("oprd", "ccomp", "acomp", "amod", "acl") and token.lower_ in self._adjectives:
            yield from (c for c in token.children if c.dep_ in ("nsubj", "nummod"))
            yield from objects(governor) if governor.pos_ == "VERB" and token.dep_ != "acl" else [governor]

    def _of_verb(self, verb: Token) -> list[Token]:
        lemma = verb.lemma_.lower()
        if lemma in self._undergoes:
            return subjects(verb)
        if lemma in self._acts:
            return objects(verb) or _undergoers(verb)
        of_lives = [h for c in verb.subtree if c.lemma_ in ("life", "death") for h in prepositional(c, "of")]
        if of_lives or lemma in _OWN_SUBJECT:
            return of_lives or subjects(verb)
        return objects(verb) or subjects(verb)


def _undergoers(verb: Token) -> list[Token]:
    """Whom a participle without an object is said of: "ten killed", "those wounded"."""
    if verb.tag_ not in ("VBN", "VBD"):
        return []
    if verb.dep_ in ("acl", "amod"):
        return [verb.head]
    return [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]


def _counted(head: Token) -> Iterator[Token]:
    """A victim's head and those joined to it, with the noun inside "dozens of civilians"."""
    for member in members(head):
        yield member
        if member.pos_ in ("NOUN", "NUM") or member.lower_ in ("one", "some", "many", "most"):
            yield from prepositional(member, "of")
        yield from (c for c in member.children if c.dep_ == "appos" and c.pos_ == "NUM")


def _follows(token: Token, keys: tuple[str, ...]) -> bool:
    """Whether the words of a phrase follow a token, a few others between."""
    at = token.i
    for key in keys:
        window = token.doc[at + 1 : at + 1 + _GAP]
        following = next((t.i for t in window if _is_word(t, key)), None)
        if following is None:
            return False
        at = following
    return True


def _is_word(token: Token, key: str) -> bool:
    if key == "one":  # "lost their lives"
        return token.tag_ == "PRP$"
    if key == "oneself":
        return token.lower_.endswith(("self", "selves"))
    return key in (token.lemma_.lower(), token.lower_)

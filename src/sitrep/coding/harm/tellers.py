"""Words that tell of harm in a sentence, and whom the tree says each of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from sitrep.coding.lexicon import HarmWords
from sitrep.coding.syntax.grammar import is_passive, members, objects, prepositional, subjects
from sitrep.coding.syntax.tree import Token, Tree
from sitrep.model import Outcome

_VERBAL = ("VBN", "VBD", "VBG")
_GAP = 4  # words between the parts of a phrase ("claimed the lives of", "cost at least 20 lives")
_LIFE = "life"

Use = Literal["acts", "undergoes", "adjective", "noun", "body"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Teller:
    """A word that tells of harm: its outcome (None for being taken), and how it is used.

    `weak` ones tell of harm only where people are named, `denied` ones by not having happened ("were
    not heard from"); `life` is the word of "claimed 20 lives".
    """

    token: Token
    outcome: Outcome | None
    use: Use
    weak: bool = False
    denied: bool = False
    life: Token | None = None


class Tellers:
    """Finds the words that tell of harm, and their victims."""

    def __init__(self, harm: Sequence[HarmWords]) -> None:
        self._harm = harm
        self._adjectives = {word: words.outcome for words in harm for word in words.adjectives}
        self._nouns = {word: words.outcome for words in harm for word in words.nouns}
        self._weak_nouns = {word: words.outcome for words in harm for word in words.weak_nouns}
        self._bodies = frozenset(word for words in harm for word in words.bodies)
        uses: tuple[Use, ...] = ("acts", "undergoes")
        self._verbs: dict[str, list[tuple[tuple[str, ...], HarmWords, Use]]] = {}
        for words in harm:
            for use in uses:
                for keys in words.acts | words.denied if use == "acts" else words.undergoes:
                    self._verbs.setdefault(keys[0], []).append((keys, words, use))
        self._words = frozenset(
            (*self._verbs, *self._adjectives, *self._nouns, *self._weak_nouns, *self._bodies)
        )
        for options in self._verbs.values():
            options.sort(key=lambda o: (-len(o[0]), o[0]))

    @property
    def nouns(self) -> frozenset[str]:
        """The nouns that tell of harm."""
        return frozenset(self._nouns)

    def find(self, tree: Tree) -> dict[int, Teller]:
        """The tokens that tell of harm, by index."""
        found = (
            (i, self._teller(tree[i]))
            for i, (lemma, lower) in enumerate(tree.forms)
            if lemma in self._words or lower in self._words or lower.removesuffix("s") in self._bodies
        )
        return {i: teller for i, teller in found if teller}

    def _teller(self, token: Token) -> Teller | None:
        lemma = token.lemma
        if token.pos in ("VERB", "AUX") or token.tag in _VERBAL:
            verb = self._verb(token, lemma)
            if verb:
                return verb
        if token.lower in self._adjectives:
            return Teller(token=token, outcome=self._adjectives[token.lower], use="adjective")
        if token.pos == "NOUN" and lemma in self._nouns:
            return Teller(token=token, outcome=self._nouns[lemma], use="noun")
        if token.pos == "NOUN" and lemma in self._weak_nouns:
            return Teller(token=token, outcome=self._weak_nouns[lemma], use="noun", weak=True)
        if token.pos == "NOUN" and self._bodies & {lemma, token.lower, token.lower.removesuffix("s")}:
            return Teller(token=token, outcome="killed", use="body")
        return None

    def _verb(self, token: Token, lemma: str) -> Teller | None:
        for keys, words, use in self._verbs.get(lemma, ()):
            last = _end_of_phrase(token, keys[1:], near=use == "undergoes")
            if last is not None:
                life = token.tree[last] if keys[-1] == _LIFE and "one" not in keys else None
                return Teller(
                    token=token,
                    outcome=words.outcome,
                    use=use,
                    weak=keys in words.weak,
                    denied=keys in words.denied,
                    life=life,
                )
        return None

    def victims(self, teller: Teller) -> list[Token]:
        """The heads of those whom a teller is said of, with all who are joined to them."""
        return [member for head in self._heads(teller) for member in _counted(head)]

    def _heads(self, teller: Teller) -> Iterator[Token]:
        token = teller.token
        if teller.use in ("acts", "undergoes"):
            yield from _of_verb(teller)
        elif token.tag in _VERBAL or token.pos == "VERB":
            yield from objects(token) or subjects(token)
        if token.pos == "NOUN":
            yield from prepositional(token, "of", "to", "among", "at", "in")
            yield from (c for c in token.children if c.dep in ("nummod", "poss", "compound"))
        yield from self._of_predicate(token)

    def _of_predicate(self, token: Token) -> Iterator[Token]:
        """Whom a noun or an adjective is said of by a verb beside it ("were dead", "left dead")."""
        governor = token.head
        if token.dep == "dobj" and governor.lemma in ("sustain", "suffer", "receive"):
            yield from subjects(governor)
        if token.dep == "pobj" and governor.lower == "among" and governor.head.lemma == "be":
            yield from subjects(governor.head)
        if token.dep in ("acomp", "attr") and governor.pos in ("AUX", "VERB"):
            yield from subjects(governor)
        if token.dep in ("oprd", "ccomp", "acomp", "amod", "acl") and token.lower in self._adjectives:
            yield from (c for c in token.children if c.dep in ("nsubj", "nummod"))
            yield from objects(governor) if governor.pos == "VERB" and token.dep != "acl" else [governor]


def _of_verb(teller: Teller) -> list[Token]:
    verb = teller.token
    if teller.life is not None:
        return [*prepositional(teller.life, "of"), teller.life]
    if teller.use == "undergoes":
        return subjects(verb) or objects(verb) or _reported(verb)
    if teller.weak and verb.tag == "VBD":
        return objects(verb)
    return objects(verb) or _undergoers(verb) or _reported(verb) or (subjects(verb) if teller.denied else [])


def _reported(verb: Token) -> list[Token]:
    """Of whom a report has it: "thirty are believed to have died"."""
    return objects(verb.head) if verb.dep == "xcomp" and is_passive(verb.head) else []


def _undergoers(verb: Token) -> list[Token]:
    """Whom a participle without an object is said of: "ten killed", "those wounded"."""
    if verb.tag not in ("VBN", "VBD"):
        return []
    if verb.dep in ("acl", "amod"):
        return [verb.head]
    return [c for c in verb.children if c.dep in ("nsubj", "nsubjpass")]


def _counted(head: Token) -> Iterator[Token]:
    """A victim's head and those joined to it, with the noun inside "dozens of civilians"."""
    for member in members(head):
        yield member
        if member.pos in ("NOUN", "NUM") or member.lower in ("one", "some", "many", "most"):
            yield from prepositional(member, "of")
        yield from (c for c in member.children if c.dep == "appos" and c.pos == "NUM")


def _end_of_phrase(token: Token, keys: tuple[str, ...], *, near: bool) -> int | None:
    """The index of a phrase's last word, where its words follow a token with few others between.

    Where `near`, nothing but adverbs stands before a preposition ("cross into").
    """
    at = token.i
    for key in keys:
        window = token.tree[at + 1 : at + 2 + _GAP]
        following = next((t.i for t in window if _is_word(t, key)), None)
        if following is None:
            return None
        between = token.tree[at + 1 : following]
        if near and token.tree[following].pos == "ADP" and any(t.pos != "ADV" for t in between):
            return None
        at = following
    return at


def _is_word(token: Token, key: str) -> bool:
    if key == "one":  # "lost their lives"
        return token.tag == "PRP$"
    if key == "oneself":
        return token.lower.endswith(("self", "selves"))
    return key in (token.lemma, token.lower)

"""A sentence after the parse: its syntax tree with the mentions laid over it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from sitrep.coding.actors.mentions import ActorMention
from sitrep.coding.harm.quantities import Quantity
from sitrep.coding.places.settings import Setting
from sitrep.coding.places.toponyms import Toponym
from sitrep.coding.sentences import Sentence
from sitrep.coding.times.timex import TimeMention
from sitrep.coding.tree import Token, Tree

Mention = ActorMention | Quantity | TimeMention | Toponym
M = TypeVar("M", bound=Mention)

# Dependents that begin a clause of their own, whose mentions are not the phrase's.
CLAUSES = {"relcl", "acl", "advcl", "ccomp", "parataxis", "csubj", "xcomp"}
_BESIDES = {*CLAUSES, "punct", "cc"}  # what a phrase does not hold


@dataclass(slots=True)
class Parsed:
    """A sentence, its tree, and the mentions in it; mentions keep the report's offsets.

    `scene` are the settings where facts can stand, without those named in passing; `dateline` is the
    one that heads the sentence ("KABUL, Wednesday —").
    """

    sentence: Sentence
    tree: Tree
    actors: list[ActorMention]
    toponyms: list[Toponym]
    times: list[TimeMention]
    quantities: list[Quantity]
    settings: list[Setting]
    scene: list[Setting] = field(default_factory=list)
    dateline: Setting | None = None
    _at: dict[int, list[Mention]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        mentions: tuple[Mention, ...] = (*self.actors, *self.toponyms, *self.times, *self.quantities)
        for mention in mentions:
            for i in self.tokens(mention.start, mention.end):
                self._at.setdefault(i, []).append(mention)

    def put(self, actor: ActorMention) -> None:
        """Lays an actor over the sentence, in place of those that it overlaps."""
        covered = [a for a in self.actors if a.start < actor.end and actor.start < a.end]
        self.actors = sorted(
            (*(a for a in self.actors if a not in covered), actor), key=lambda a: (a.start, a.end)
        )
        for mentions in self._at.values():
            mentions[:] = [m for m in mentions if m not in covered]
        for i in self.tokens(actor.start, actor.end):
            self._at.setdefault(i, []).append(actor)

    def text(self, start: int, end: int) -> str:
        """The report's words from `start` to `end`, as far as they are this sentence's."""
        return self.sentence.text[max(0, start - self.sentence.start) : max(0, end - self.sentence.start)]

    def tokens(self, start: int, end: int) -> range:
        """The indices of the tokens that a span of the report's characters touches."""
        return self.tree.touched(start - self.sentence.start, end - self.sentence.start)

    def at(self, token: Token, kind: type[M]) -> M | None:
        """The mention of a kind that a token is part of."""
        for mention in self._at.get(token.i, ()):  # a loop, since this is asked most of all
            if isinstance(mention, kind):
                return mention
        return None

    def start_of(self, token: Token) -> int:
        """Where a token starts in the report (characters)."""
        return self.sentence.start + token.idx

    def end_of(self, token: Token) -> int:
        """Where a token ends in the report (characters)."""
        return self.sentence.start + token.end

    def within(self, tokens: Sequence[Token], kind: type[M]) -> list[M]:
        """The mentions of a kind that some tokens touch, in order, each once."""
        found = {id(m): m for t in tokens for m in self._at.get(t.i, ()) if isinstance(m, kind)}
        return sorted(found.values(), key=lambda m: m.start)


def phrase(head: Token, *, conjuncts: bool = False) -> list[Token]:
    """The tokens of a noun phrase: its head's subtree without clauses, appositions and further members."""
    tokens, stack = [], [head]
    while stack:
        token = stack.pop()
        tokens.append(token)
        for child in token.children:
            if child.dep in _BESIDES or (child.dep == "conj" and not conjuncts):
                continue
            if child.dep == "appos" and token != head:
                continue
            stack.append(child)
    return sorted(tokens, key=lambda t: t.i)


def members(head: Token) -> list[Token]:
    """A noun phrase's head and the heads joined to it ("Sakhour, Hanano and Jabal Badro")."""
    return (
        [head, *head.conjuncts]
        if head.dep != "conj"
        else [head, *[c for c in head.conjuncts if c.i > head.i]]
    )


def subjects(verb: Token) -> list[Token]:
    """Who does it, by the tree: own subject, else that of the verb it is joined or bound to."""
    own = [c for c in verb.children if c.dep in ("nsubj", "csubj") and c.pos != "SCONJ"]
    if own:
        return [antecedent(c) for c in own]
    agents = [p for c in verb.children if c.dep == "agent" for p in c.children if p.dep == "pobj"]
    if agents or is_passive(verb):
        return agents
    if verb.dep == "acl" and verb.tag == "VBG":
        return [verb.head]
    if verb.dep in ("conj", "xcomp", "advcl", "pcomp") and verb.head.pos in ("VERB", "AUX"):
        return subjects(verb.head)
    if verb.dep == "pcomp" and verb.head.head.pos in ("VERB", "AUX"):
        return subjects(verb.head.head)
    return []


def objects(verb: Token) -> list[Token]:
    """What it is done to, by the tree: object, passive subject, or what a participle describes."""
    own = [c for c in verb.children if c.dep in ("dobj", "nsubjpass", "obj", "oprd")]
    if own:
        return [antecedent(c) for c in own]
    if verb.dep == "acl" and verb.tag == "VBN":
        return [verb.head]
    if verb.dep == "relcl" and not is_passive(verb):
        return [verb.head]
    if verb.dep == "ccomp" and verb.head.dep == "relcl" and not is_passive(verb):
        return [verb.head.head]  # "positions that the army says it took"
    if verb.dep == "conj" and verb.head.pos == "VERB":
        if is_passive(verb) or (verb.tag == "VBN" and is_passive(verb.head)):
            return objects(verb.head)
        shared = [c for c in verb.conjuncts if c.i > verb.i]
        return objects(shared[0]) if shared and verb.i < shared[0].i else []
    later = [c for c in verb.children if c.dep == "conj" and c.pos == "VERB"]
    if later and not any(c.dep in ("dobj", "prep") for c in verb.children):
        return [c for c in later[0].children if c.dep == "dobj"]
    return []


def is_passive(verb: Token) -> bool:
    """Whether a verb is in the passive."""
    return any(c.dep in ("auxpass", "nsubjpass") for c in verb.children)


def prepositional(token: Token, *prepositions: str) -> Iterator[Token]:
    """The objects of a token's prepositions, of those named or of any."""
    for child in token.children:
        if child.dep in ("prep", "agent", "dative") and (not prepositions or child.lower in prepositions):
            yield from (c for c in child.children if c.dep in ("pobj", "pcomp"))
            yield from (o for c in child.children if c.dep == "prep" for o in c.children if o.dep == "pobj")


def antecedent(token: Token) -> Token:
    """What a relative pronoun stands for."""
    if token.tag in ("WDT", "WP", "WRB") or token.lower in ("which", "who", "that"):
        verb = token.head
        while verb.dep in ("conj", "xcomp", "ccomp") and verb.dep != "relcl":
            verb = verb.head
        if verb.dep == "relcl":
            return verb.head
    return token

"""A sentence after the parse: its syntax tree with the mentions laid over it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field
from typing import TypeVar

from spacy.tokens import Doc, Token

from sitrep.coding.actors.mentions import ActorMention
from sitrep.coding.harm.quantities import Quantity
from sitrep.coding.places.settings import Setting
from sitrep.coding.places.toponyms import Toponym
from sitrep.coding.sentences import Sentence
from sitrep.coding.times.timex import TimeMention

Mention = ActorMention | Quantity | TimeMention | Toponym
M = TypeVar("M", bound=Mention)

# Dependents that begin a clause of their own, whose mentions are not the phrase's.
CLAUSES = {"relcl", "acl", "advcl", "ccomp", "parataxis", "csubj", "xcomp"}


@dataclass(slots=True)
class Parsed:
    """A sentence, its tree, and the mentions in it; mentions keep the report's offsets.

    `scene` are the settings where facts can stand, without those named in passing; `dateline` is the
    one that heads the sentence ("KABUL, Wednesday —").
    """

    sentence: Sentence
    doc: Doc
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
        span = self.doc.char_span(
            start - self.sentence.start, end - self.sentence.start, alignment_mode="expand"
        )
        return range(span.start, span.end) if span is not None else range(0)

    def at(self, token: Token, kind: type[M]) -> M | None:
        """The mention of a kind that a token is part of."""
        return next((m for m in self._at.get(token.i, ()) if isinstance(m, kind)), None)

    def start_of(self, token: Token) -> int:
        """Where a token starts in the report (characters)."""
        return self.sentence.start + token.idx

    def end_of(self, token: Token) -> int:
        """Where a token ends in the report (characters)."""
        return self.sentence.start + token.idx + len(token.text)

    def within(self, tokens: Sequence[Token], kind: type[M]) -> list[M]:
        """The mentions of a kind that some tokens touch, in order, each once."""
        found = {id(m): m for t in tokens for m in self._at.get(t.i, ()) if isinstance(m, kind)}
        return sorted(found.values(), key=lambda m: m.start)


def forms(doc: Doc) -> Sequence[tuple[str, str]]:
    """Each token's lemma and text, in small letters: read once a sentence, asked for by every rule."""
    known: Sequence[tuple[str, str]] | None = doc.user_data.get("forms")
    if known is None:
        known = doc.user_data["forms"] = [(t.lemma_.lower(), t.lower_) for t in doc]
    return known


def spelled(doc: Doc) -> Set[str]:
    """Every lemma and text of a sentence, in small letters."""
    known: Set[str] | None = doc.user_data.get("spelled")
    if known is None:
        known = doc.user_data["spelled"] = frozenset(form for pair in forms(doc) for form in pair)
    return known


def phrase(head: Token, *, conjuncts: bool = False) -> list[Token]:
    """The tokens of a noun phrase: its head's subtree without clauses, appositions and further members."""
    tokens, stack = [], [head]
    while stack:
        token = stack.pop()
        tokens.append(token)
        for child in token.children:
            if (
                child.dep_ in CLAUSES
                or child.dep_ in ("punct", "cc")
                or (child.dep_ == "conj" and not conjuncts)
            ):
                continue
            if child.dep_ == "appos" and token != head:
                continue
            stack.append(child)
    return sorted(tokens, key=lambda t: t.i)


def members(head: Token) -> list[Token]:
    """A noun phrase's head and the heads joined to it ("Sakhour, Hanano and Jabal Badro")."""
    return (
        [head, *head.conjuncts]
        if head.dep_ != "conj"
        else [head, *[c for c in head.conjuncts if c.i > head.i]]
    )


def subjects(verb: Token) -> list[Token]:
    """Who does it, by the tree: own subject, else that of the verb it is joined or bound to."""
    own = [c for c in verb.children if c.dep_ in ("nsubj", "csubj") and c.pos_ != "SCONJ"]
    if own:
        return [antecedent(c) for c in own]
    agents = [p for c in verb.children if c.dep_ == "agent" for p in c.children if p.dep_ == "pobj"]
    if agents or is_passive(verb):
        return agents
    if verb.dep_ == "acl" and verb.tag_ == "VBG":
        return [verb.head]
    if verb.dep_ in ("conj", "xcomp", "advcl", "pcomp") and verb.head.pos_ in ("VERB", "AUX"):
        return subjects(verb.head)
    if verb.dep_ == "pcomp" and verb.head.head.pos_ in ("VERB", "AUX"):
        return subjects(verb.head.head)
    return []


def objects(verb: Token) -> list[Token]:
    """What it is done to, by the tree: object, passive subject, or what a participle describes."""
    own = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass", "obj", "oprd")]
    if own:
        return [antecedent(c) for c in own]
    if verb.dep_ == "acl" and verb.tag_ == "VBN":
        return [verb.head]
    if verb.dep_ == "relcl" and not is_passive(verb):
        return [verb.head]
    if verb.dep_ == "ccomp" and verb.head.dep_ == "relcl" and not is_passive(verb):
        return [verb.head.head]  # "positions that the army says it took"
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB":
        if is_passive(verb) or (verb.tag_ == "VBN" and is_passive(verb.head)):
            return objects(verb.head)
        shared = [c for c in verb.conjuncts if c.i > verb.i]
        return objects(shared[0]) if shared and verb.i < shared[0].i else []
    later = [c for c in verb.children if c.dep_ == "conj" and c.pos_ == "VERB"]
    if later and not any(c.dep_ in ("dobj", "prep") for c in verb.children):
        return [c for c in later[0].children if c.dep_ == "dobj"]
    return []


def is_passive(verb: Token) -> bool:
    """Whether a verb is in the passive."""
    return any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children)


def prepositional(token: Token, *prepositions: str) -> Iterator[Token]:
    """The objects of a token's prepositions, of those named or of any."""
    for child in token.children:
        if child.dep_ in ("prep", "agent", "dative") and (not prepositions or child.lower_ in prepositions):
            yield from (c for c in child.children if c.dep_ in ("pobj", "pcomp"))
            yield from (o for c in child.children if c.dep_ == "prep" for o in c.children if o.dep_ == "pobj")


def antecedent(token: Token) -> Token:
    """What a relative pronoun stands for."""
    if token.tag_ in ("WDT", "WP", "WRB") or token.lower_ in ("which", "who", "that"):
        verb = token.head
        while verb.dep_ in ("conj", "xcomp", "ccomp") and verb.dep_ != "relcl":
            verb = verb.head
        if verb.dep_ == "relcl":
            return verb.head
    return token

"""Whom words point back at: "they", "the group", "its fighters" stand for an actor named before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sitrep.coding.actors.home_state import STATE
from sitrep.coding.actors.mentions import ActorMention
from sitrep.coding.actors.parties import fights
from sitrep.coding.parsed import Parsed
from sitrep.coding.syntax.tree import Token

_GROUPS = ("group", "alliance")
_SUBJECT = ("nsubj", "nsubjpass", "poss")
_OBJECT = ("dobj", "pobj")
_SPECIFYING = ("amod", "compound", "nmod", "poss", "relcl", "acl", "appos")


@dataclass(frozen=True, slots=True)
class Named:
    """An actor that the report has named: in which sentence, and as what of which verb."""

    actor: ActorMention
    sentence: int
    head: Token

    @property
    def is_subject(self) -> bool:
        """Whether it is what a clause is about."""
        return self.head.dep in _SUBJECT

    @property
    def is_main(self) -> bool:
        """Whether it is what the sentence is about."""
        return self.is_subject and self.head.head.dep in ("ROOT", "conj")


class Reference:
    """Resolves the words of a report that stand for actors; `verbs` are those whose subjects are armed.

    Where `sides` are open, common nouns ("the rebels") have been given theirs before.
    """

    def __init__(self, words: Mapping[str, Any], verbs: frozenset[str], *, sides_are_open: bool) -> None:
        self._groups = frozenset(words["groups"])
        self._bands = frozenset(words["bands"])
        self._belonging = frozenset(words["belonging"])
        self._definite = frozenset() if sides_are_open else frozenset(words["definite"])
        self._reach: Mapping[str, int] = words["reach"]
        self._verbs = verbs - frozenset(words["of_things"])

    def resolve(self, sentences: Sequence[Parsed]) -> None:
        """Adds to each sentence the actors that its words point back at."""
        named: list[Named] = []
        for i, parsed in enumerate(sentences):
            for token in parsed.tree:
                self._point_back(parsed, token, named, i)
                actor = parsed.at(token, ActorMention)
                if actor and _is_named(parsed, token, actor):
                    named.append(Named(actor, i, token))

    def _point_back(self, parsed: Parsed, token: Token, named: Sequence[Named], i: int) -> None:
        """Adds the actor that a token stands for, where it is one that points back."""
        for kind, first, candidates in self._pointers(parsed, token, named):
            found = _nearest(candidates, i, self._reach[kind], as_object=token.dep in _OBJECT)
            if found:
                last = token.head if token.dep == "poss" else token
                start, end = parsed.start_of(first), parsed.end_of(last)
                parsed.put(replace(found.actor, start=start, end=end, holds=False, modifies=False))
                return

    def _pointers(
        self, parsed: Parsed, token: Token, named: Sequence[Named]
    ) -> Iterator[tuple[str, Token, list[Named]]]:
        """How a token can point back: the kind of pointer, its first word, and whom it may mean."""
        word, lemma = token.lower, token.lemma
        if word in ("they", "it") and token.dep == "nsubj" and token.head.lemma in self._verbs:
            yield "pronoun", token, [n for n in named if _may_act(n, word)]
        elif word in ("they", "them") and token.dep in ("nsubjpass", "dobj"):
            yield "pronoun", token, list(named)
        elif word in ("its", "their") and token.dep == "poss" and token.head.lemma in self._belonging:
            yield "pronoun", token, _joined(token.head, named) or [n for n in named if _may_act(n, word)]
        elif token.pos in ("NOUN", "PROPN") and any(_points(c) for c in token.children):
            first = next(c for c in token.children if _points(c))
            actor = parsed.at(token, ActorMention)
            if _is_specified(token):
                return
            if actor is None and lemma in self._bands | self._groups:
                yield "name", first, [n for n in named if _is_called(n, token)]
            if actor is None and lemma in self._groups:
                kinds = ("alliance",) if lemma == "alliance" else _GROUPS
                yield "group", first, [n for n in named if n.actor.kind in kinds]
            if actor and actor.kind == "common" and lemma in self._definite:
                yield "fighters", first, [n for n in named if n.actor.kind == "group"]


def _is_named(parsed: Parsed, token: Token, actor: ActorMention) -> bool:
    """Whether a token ends a name that later words can point back at; a country's only as one that acts."""
    if actor.holds or actor.modifies or parsed.end_of(token) < actor.end:
        return False
    return not actor.actor.startswith(STATE) or token.dep in _SUBJECT


def _nearest(candidates: Sequence[Named], i: int, reach: int, *, as_object: bool) -> Named | None:
    """Whom a pointer means: in the nearest sentence, its subject before others, the last of them.

    An object is not who does it.
    """
    near = [
        c
        for c in reversed(candidates)
        if i - c.sentence <= reach and not (as_object and c.is_subject and c.sentence == i)
    ]
    return min(near, key=lambda c: (i - c.sentence, not c.is_main, not c.is_subject), default=None)


def _may_act(named: Named, pronoun: str) -> bool:
    """Whether an armed actor may be "they", "it": a plural is no "it"."""
    plural = named.actor.kind in ("common", "state") and named.head.tag in ("NNS", "NNPS")
    return fights(named.actor) and (pronoun in ("they", "their") or not plural)


def _joined(noun: Token, named: Sequence[Named]) -> list[Named]:
    """Whose "its allies" are in "the army and its allies"."""
    return [n for n in named if noun.dep == "conj" and n.head == noun.head]


def _is_called(named: Named, noun: Token) -> bool:
    """Whether a noun ends an actor's name: "the brigades", "the front"."""
    last = named.actor.name.lower().split()[-1:]
    return named.actor.kind in (*_GROUPS, "state") and bool({noun.lower, noun.lemma} & set(last))


def _points(child: Token) -> bool:
    return child.dep == "det" and child.lower in ("the", "this", "these", "that", "those")


def _is_specified(noun: Token) -> bool:
    """Whether a noun says itself which one is meant: "the armed group", "the group of villages"."""
    return any(c.dep in _SPECIFYING or c.lower == "of" for c in noun.children)

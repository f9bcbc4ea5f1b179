"""Who says so: whom a report credits for what a sentence tells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sitrep.coding.parsed import Parsed
from sitrep.coding.speakers.sources import SourceNamer
from sitrep.coding.speakers.told_names import ToldNames
from sitrep.coding.syntax.grammar import is_passive, prepositional
from sitrep.coding.syntax.tree import Token

_LONGEST = 12  # words of a source's phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """Whom a report has credited up to a sentence.

    `last` was credited last; `quoted` is whose quotation runs over the sentence; `monitor` is the one
    monitor that the report names; `issuer` is whose statement the report gives in full; `names` are the
    names that the report tells, of which those before the `sentence` of this number can be meant.
    """

    last: str | None = None
    quoted: str | None = None
    monitor: str | None = None
    issuer: str | None = None
    names: ToldNames = field(default_factory=ToldNames)
    sentence: int = 0


class SpeakerFinder:
    """Finds the source that a sentence credits."""

    def __init__(self, speech: Mapping[str, Any], namer: SourceNamer) -> None:
        self._verbs = frozenset(speech["verbs"])
        self._citing = frozenset(speech["citing"])
        self._pronouns = frozenset(speech["pronouns"])
        self._referring = frozenset(speech["referring"])
        self._monitors = frozenset(speech["monitors"])
        self._watching = frozenset(speech["watching"])
        self._spokesmen = frozenset(speech["spokesmen"])
        self._seeing = frozenset(speech["seeing"])
        self._observers = frozenset(speech["observers"])
        self._accounts = frozenset(speech["accounts"])
        self.statement = _statement(speech["statements"], speech["issued"])
        self.namer = namer

    def find(self, parsed: Parsed, token: Token, heard: Heard) -> str | None:
        """Whom the report credits for what `token` tells; None where it is the outlet itself."""
        return self.own(parsed, token, heard) or heard.quoted or heard.issuer

    def own(self, parsed: Parsed, token: Token | None, heard: Heard) -> str | None:
        """Whom the sentence itself credits, the nearest to `token` where it credits several."""
        at = token.i if token is not None else 0
        given = [(place, source) for place, source in self._credits(parsed) if place != at]
        for _, source in sorted(given, key=lambda c: _far(parsed, at, c[0])):
            name = self._named(parsed, source, heard)
            if name:
                return name
        return None

    def _credits(self, parsed: Parsed) -> Iterator[tuple[int, Token]]:
        """Every credit of a sentence: the index of the word that gives it, and the head of whom it names."""
        tree = parsed.tree
        for i, (lemma, lower) in enumerate(tree.forms):
            word = tree[i]
            if lower == "according":
                yield from ((i, source) for source in prepositional(word, "to"))
            elif lower in self._citing:
                yield from ((i, c) for c in word.children if c.dep == "dobj")
            elif lemma in self._verbs and word.pos in ("VERB", "AUX"):
                subjects = [c for c in word.children if c.dep == "nsubj"] or _before(word)
                yield from ((i, source) for source in subjects)
            elif lemma in self._seeing:
                seers = (c for c in word.children if c.dep == "nsubj")
                yield from ((i, c) for c in seers if c.lemma in self._observers)
            elif lemma in self._accounts:
                yield from ((i, source) for source in _givers(word))

    def _named(self, parsed: Parsed, head: Token, heard: Heard) -> str | None:
        """A source by its name, or by what "it", "the group" or "a monitor" stands for."""
        if head.pos == "PRON" or head.lower in self._pronouns:
            return self._meant(parsed, head, heard) if head.lower in self._pronouns else None
        lemma = head.lemma
        if self.namer.is_named(parsed, head):
            return self.namer.name(parsed, head)
        qualities = {c.lower for c in head.lefts}
        if heard.monitor and (lemma in self._monitors or (lemma == "group" and qualities & self._watching)):
            return heard.monitor
        if heard.last and _points_back(head) and self._may_mean(lemma, heard.last):
            return heard.last
        body = heard.names.before(heard.sentence, head.lower) if _points_back(head) else None
        return body or self._of_body(parsed, head, heard) or self.namer.name(parsed, head)

    def _of_body(self, parsed: Parsed, head: Token, heard: Heard) -> str | None:
        """Whose word a nameless spokesman gives: "its spokesman" speaks for the name told before."""
        if head.lemma not in self._spokesmen or not any(c.tag == "PRP$" for c in head.children):
            return None
        named = [t for t in parsed.tree[: head.i] if t.dep in ("nsubj", "nsubjpass") and t.pos == "PROPN"]
        return self.namer.name(parsed, named[-1]) if named else heard.last

    def _may_mean(self, noun: str, last: str) -> bool:
        """Whether a noun can stand for a source: a word of its name, or one for any body with a name."""
        return noun in last.casefold() or (noun in self._referring and last[:1].isupper() and " " in last)

    def _meant(self, parsed: Parsed, pronoun: Token, heard: Heard) -> str | None:
        """Whom "it" or "he" means: a name that is the subject of a clause before, else who was heard last."""
        before = [
            t
            for t in parsed.tree[: pronoun.i]
            if t.dep == "nsubj" and t.pos == "PROPN" and t.head != pronoun.head
        ]
        if before and pronoun.lower == "it":
            return self.namer.name(parsed, before[-1])
        return heard.last


def _statement(nouns: Sequence[str], issued: Sequence[str]) -> re.Pattern[str]:
    """How a title names the `issuer` of a statement: "Statement No. 4 by the Joint Command"."""
    what, by = ("|".join(map(re.escape, words)) for words in (nouns, issued))
    name = r"(?:[A-Z][\w’'-]+|of|for|the|and)"
    return re.compile(rf"(?:{what})(?: No\. ?\d+)?,? (?:{by}) (?:the )?(?P<issuer>{name}(?: {name})*)")


def _before(verb: Token) -> list[Token]:
    """Whom a comma parts from what he says, where the tree ties him to that: "in Homs, a doctor said"."""
    tree = verb.tree
    comma = next((i for i in range(verb.i - 1, max(verb.i - _LONGEST, -1), -1) if tree[i].text == ","), None)
    if comma is None or comma + 1 == verb.i or is_passive(verb):
        return []
    head = min(tree[comma + 1 : verb.i], key=lambda t: len([*t.ancestors]))
    return [head] if head.pos in ("NOUN", "PROPN") else []


def _givers(account: Token) -> Iterator[Token]:
    """Whose account a noun means: "by the army's count", "in the words of the governor"."""
    told_by = account.dep == "pobj" and account.head.lower in ("by", "in", "on")
    if told_by or account.dep == "nsubj":
        yield from (c for c in account.children if c.dep == "poss")
        yield from prepositional(account, "of")


def _far(parsed: Parsed, at: int, credit: int) -> tuple[int, int]:
    """How far a credit stands from a word: what a semicolon parts, then words."""
    between = parsed.tree[min(at, credit) : max(at, credit)]
    return sum(t.text == ";" for t in between), abs(at - credit)


def _points_back(noun: Token) -> bool:
    """Whether a noun without a name of its own points at one told before: "the group", "the same source"."""
    pointing = {c.lower for c in noun.children} & {"the", "same", "this", "that"}
    described = any(c.dep in ("compound", "poss", "amod") and c.lower != "same" for c in noun.children)
    return bool(pointing) and not described

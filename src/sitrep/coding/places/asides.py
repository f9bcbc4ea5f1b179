"""Places that a sentence names for something else than where a fact stands: a speaker's seat, say."""

from __future__ import annotations

import re
from collections.abc import Collection

from sitrep.coding.actors.mentions import ActorMention
from sitrep.coding.parsed import Parsed
from sitrep.coding.places.settings import Setting
from sitrep.coding.syntax.tree import Token

_DATELINE = re.compile(r"^\S[^.!?\n]{0,70}?\s?(?:—|–|--| -)\s")
_DISTANCE = re.compile(
    r"(?:\b(?:km|kilomet(?:re|er)s?|miles?|hours?|minutes?)\b[^.,;]{0,30}|\b\w+(?:-?east|-?west|north|south))"
    r"\s(?:of|from|to|outside)\s(?:the\s)?(?:\w+\s)?$"
)
_MODIFIERS = ("amod", "compound", "poss", "nmod", "nsubj")
_HIGHEST = 5  # governors that are looked at


class Asides:
    """Tells the scene of a sentence from the places that it names in passing.

    `speech` are verbs of saying (lemmas), `sources` nouns for those who are credited, `seated` participles
    for where men are, `firing` verbs for what comes from where they are, `bearing` nouns for men and arms
    that can be called by a place's name.
    """

    def __init__(
        self,
        speech: Collection[str],
        sources: Collection[str],
        seated: Collection[str],
        firing: Collection[str],
        bearing: Collection[str],
    ) -> None:
        self._bearing = frozenset(bearing)
        self._seated = frozenset(seated)
        self._firing = frozenset(firing)
        self._speech = frozenset(speech)
        self._sources = frozenset(sources)

    def scene(self, parsed: Parsed) -> list[Setting]:
        """The settings of a sentence without those named in passing, unless no other is named."""
        found = [s for s in parsed.settings if not self._is_aside(parsed, s)]
        near = [s for s in found if not _is_distance(parsed, s)]
        return near or found

    def _is_aside(self, parsed: Parsed, setting: Setting) -> bool:
        tokens = parsed.tokens(setting.start, setting.end)
        if not tokens:
            return False
        if setting is dateline(parsed):
            return True
        head = parsed.tree[tokens[0]]
        for _ in tokens:
            if head.head.i in tokens:
                head = head.head
        if parsed.at(head, ActorMention) and head.dep in _MODIFIERS:
            return True
        return self._is_of_speaker(head) or self._is_seat(head) or self._calls_men(head)

    def _calls_men(self, head: Token) -> bool:
        """Whether men or arms are called by a name: "the Golani brigade", "Mirage jets"."""
        return head.dep == "compound" and head.head.lemma in self._bearing

    def _is_seat(self, head: Token) -> bool:
        """Whether a place is where men or arms come from: "rebels based in X", "shells fired from X"."""
        if head.dep != "pobj":
            return False
        preposition, above = head.head, head.head.head
        if preposition.lower == "from":
            return above.pos in ("NOUN", "PROPN") or above.lemma in self._firing
        participle = above.dep in ("acl", "relcl", "amod") and above.lemma in self._seated
        return participle or (preposition.lower == "by" and preposition.dep == "agent")

    def _is_of_speaker(self, head: Token) -> bool:
        """Whether a place speaks, or is where a speaker sits: "Ankara said", "a doctor in Homs said"."""
        node = head
        for _ in range(_HIGHEST):
            if node.dep in ("nsubj", "pobj") and self._speaks(node):
                return node == head or self._is_source(node)
            if node.dep not in ("pobj", "prep", "compound", "poss", "nmod", "amod", "appos"):
                return False
            node = node.head
        return False

    def _speaks(self, node: Token) -> bool:
        above = node.head
        if node.dep == "pobj":
            return above.lower == "to" and above.head.lower == "according"
        return above.pos in ("VERB", "AUX") and above.lemma in self._speech

    def _is_source(self, noun: Token) -> bool:
        return noun.lemma in self._sources or noun.pos == "PROPN"


def dateline(parsed: Parsed) -> Setting | None:
    """The place that only heads the line: "KABUL, Wednesday —"."""
    first = next(iter(parsed.settings), None)
    start = first.start - parsed.sentence.start if first else 0
    return first if first and start < 3 and _DATELINE.match(parsed.sentence.text[start:]) else None


def _is_distance(parsed: Parsed, setting: Setting) -> bool:
    """Whether a place only says where another one lies: "30 km north of Homs"."""
    return _DISTANCE.search(parsed.text(0, setting.start)) is not None

"""Who says so: whom a report credits for what a sentence tells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from spacy.tokens import Token

from sitrep.coding.parsed import Parsed, forms
from sitrep.coding.speakers.sources import SourceNamer


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """Whom a report has credited up to a sentence.

    `last` was credited last; `quoted` is whose quotation runs over the sentence; `monitor` is the one
    monitor that the report names.
    """

    last: str | None = None
    quoted: str | None = None
    monitor: str | None = None


class SpeakerFinder:
    """Finds the source that a sentence credits."""

    def __init__(self, speech: Mapping[str, Any], namer: SourceNamer) -> None:
        self._verbs = frozenset(speech["verbs"])
        self._citing = frozenset(speech["citing"])
        self._pronouns = frozenset(speech["pronouns"])
        self._referring = frozenset(speech["referring"])
        self._monitors = frozenset(speech["monitors"])
        self._watching = frozenset(speech["watching"])
        self.namer = namer

    def find(self, parsed: Parsed, token: Token, heard: Heard) -> str | None:
        """Whom the report credits for what `token` tells; None where it is the outlet itself."""
        return self.own(parsed, token, heard) or heard.quoted

    def own(self, parsed: Parsed, token: Token | None, heard: Heard) -> str | None:
        """Whom the sentence itself credits, the nearest to `token` where it credits several."""
        for source in _according(parsed):
            return self._named(parsed, source, heard)
        at = token.i if token is not None else 0
        said = (parsed.doc[i] for i, (lemma, _) in enumerate(forms(parsed.doc)) if lemma in self._verbs)
        verbs = [word for word in said if word.pos_ in ("VERB", "AUX")]
        for verb in sorted(verbs, key=lambda v: abs(v.i - at)):
            if verb == token:
                continue
            for subject in (c for c in verb.children if c.dep_ == "nsubj"):
                name = self._named(parsed, subject, heard)
                if name:
                    return name
        for i, (_, lower) in enumerate(forms(parsed.doc)):
            if lower in self._citing:
                for source in (c for c in parsed.doc[i].children if c.dep_ == "dobj"):
                    return self._named(parsed, source, heard)
        return None

    def _named(self, parsed: Parsed, head: Token, heard: Heard) -> str | None:
        """A source by its name, or by what "it", "the group" or "a monitor" stands for."""
        if head.pos_ == "PRON" or head.lower_ in self._pronouns:
            return self._meant(parsed, head, heard) if head.lower_ in self._pronouns else None
        lemma = head.lemma_.lower()
        if self.namer.is_named(parsed, head):
            return self.namer.name(parsed, head)
        qualities = {c.lower_ for c in head.lefts}
        if heard.monitor and (lemma in self._monitors or (lemma == "group" and qualities & self._watching)):
            return heard.monitor
        if heard.last and _points_back(head) and self._may_mean(lemma, heard.last):
            return heard.last
        return self.namer.name(parsed, head)

    def _may_mean(self, noun: str, last: str) -> bool:
        """Whether a noun can stand for a source: a word of its name, or one for any body with a name."""
        return noun in last.casefold() or (noun in self._referring and last[:1].isupper() and " " in last)

    def _meant(self, parsed: Parsed, pronoun: Token, heard: Heard) -> str | None:
        """Whom "it" or "he" means: a name that is the subject of a clause before, else who was heard last."""
        before = [
            t
            for t in parsed.doc[: pronoun.i]
            if t.dep_ == "nsubj" and t.pos_ == "PROPN" and t.head != pronoun.head
        ]
        if before and pronoun.lower_ == "it":
            return self.namer.name(parsed, before[-1])
        return heard.last


def _according(parsed: Parsed) -> Iterator[Token]:
    """Whom "according to" brings."""
    for i, (_, lower) in enumerate(forms(parsed.doc)):
        if lower == "according" and i + 1 < len(parsed.doc):
            for preposition in (c for c in parsed.doc[i].children if c.lower_ == "to"):
                yield from (c for c in preposition.children if c.dep_ == "pobj")


def _points_back(noun: Token) -> bool:
    """Whether a noun without a name of its own points at one told before: "the group", "the same source"."""
    pointing = {c.lower_ for c in noun.children} & {"the", "same", "this", "that"}
    described = any(c.dep_ in ("compound", "poss", "amod") and c.lower_ != "same" for c in noun.children)
    return bool(pointing) and not described

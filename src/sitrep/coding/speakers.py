"""Who says so: whom a report credits for what a sentence tells."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from spacy.tokens import Token

from sitrep.coding.parsed import Parsed, phrase
from sitrep.model import Theatre


class SpeakerFinder:
    """Finds the source that a sentence credits."""

    def __init__(self, speech: Mapping[str, Any], theatre: Theatre) -> None:
        self._verbs = frozenset(speech["verbs"])
        self._sources = frozenset(speech["sources"])
        self._nobody = frozenset(speech["nobody"])
        names = {name for outlet in theatre.outlets for name in (outlet.name, *outlet.aliases)}
        self._outlets = {
            name.casefold(): outlet.name
            for outlet in theatre.outlets
            for name in (outlet.name, *outlet.aliases)
        }
        longest = sorted(names, key=lambda n: (-len(n), n))
        self._known = (
            re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest)) + r")(?!\w)") if names else None
        )

    def find(self, parsed: Parsed, token: Token) -> str | None:
        """Whom the sentence credits for what `token` tells; None where it is the outlet itself."""
        for i, word in enumerate(parsed.doc):
            if word.lower_ == "according" and i + 1 < len(parsed.doc):
                for preposition in (c for c in word.children if c.lower_ == "to"):
                    for source in (c for c in preposition.children if c.dep_ == "pobj"):
                        return self._name(parsed, source)
            if word.lower_ in ("citing", "quoting"):
                for source in (c for c in word.children if c.dep_ == "dobj"):
                    return self._name(parsed, source)
        candidates = [w for w in parsed.doc if w.pos_ == "VERB" and w.lemma_.lower() in self._verbs]
        for verb in sorted(candidates, key=lambda v: abs(v.i - token.i)):
            if verb == token:
                continue
            for subject in (c for c in verb.children if c.dep_ == "nsubj"):
                name = self._name(parsed, subject)
                if name:
                    return name
        return None

    def _name(self, parsed: Parsed, head: Token) -> str | None:
        """A source's name as the report gives it; an outlet or monitor by its known name."""
        if head.lower_ in self._nobody or head.pos_ == "PRON":
            return None
        tokens = phrase(head)
        start, end = tokens[0].idx, tokens[-1].idx + len(tokens[-1].text)
        text = parsed.doc.text[start:end]
        known = self._known.search(text) if self._known else None
        if known:
            return self._outlets[known[0].casefold()]
        if head.lemma_.lower() not in self._sources and head.pos_ != "PROPN":
            return None
        kept = [
            t
            for t in tokens
            if t.dep_ in ("compound", "amod", "poss", "case", "nmod", "flat")
            and t.i < head.i
            and t.lower_ not in ("a", "the")
        ]
        proper = [t for t in (*kept, head) if t.pos_ == "PROPN"]
        if head.pos_ == "PROPN" and proper:
            first = proper[0]
            return parsed.doc.text[first.idx : head.idx + len(head.text)]
        words = [t.text for t in kept if t.dep_ in ("compound", "amod", "poss")]
        return " ".join([*words, head.text]).strip() or None

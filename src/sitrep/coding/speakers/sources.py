"""The names of sources: outlets and monitors by their known name, others as the report gives them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from sitrep.coding.parsed import Parsed
from sitrep.coding.syntax.grammar import phrase, prepositional
from sitrep.coding.syntax.tree import Token
from sitrep.model import Theatre

_BEFORE = ("compound", "amod", "poss", "case", "nmod", "flat", "nummod")
_ARTICLES = ("a", "an", "the", "one")


class SourceNamer:
    """Names the source that a noun phrase stands for."""

    def __init__(self, speech: Mapping[str, Any], theatre: Theatre) -> None:
        self._sources = frozenset(speech["sources"])
        self._nobody = frozenset(speech["nobody"])
        self._spokesmen = frozenset(speech["spokesmen"])
        self._fighting = frozenset(speech["fighting"])
        self._tying = frozenset(speech["tying"])
        self._seated = frozenset(speech["seated"])
        self._outlets = {
            name.casefold(): outlet.name
            for outlet in theatre.outlets
            for name in (outlet.name, *outlet.aliases)
        }
        self._monitors = {outlet.name for outlet in theatre.outlets if outlet.kind == "monitor"}
        names = {name for outlet in theatre.outlets for name in (outlet.name, *outlet.aliases)}
        longest = sorted(names, key=lambda n: (-len(n), n))
        self._known = (
            re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest)) + r")(?!\w)") if names else None
        )

    def monitor(self, text: str) -> str | None:
        """The first monitor that a text names."""
        found = self._known.finditer(text) if self._known else ()
        names = (self._outlets[m[0].casefold()] for m in found)
        return next((name for name in names if name in self._monitors), None)

    def is_named(self, parsed: Parsed, head: Token) -> bool:
        """Whether a source is given by a name, its own or in an apposition."""
        return head.pos == "PROPN" or self._outlet(parsed, head) is not None or _person(head) is not None

    def name(self, parsed: Parsed, head: Token) -> str | None:
        """A source's name; None for nobody's words and for what is no source."""
        if head.lower in self._nobody or head.pos == "PRON":
            return None
        outlet = self._outlet(parsed, head)
        if outlet:
            return outlet
        if _is_dateline(head):
            service = next((c for c in head.children if c.dep == "appos"), None)
            return self.name(parsed, service) if service is not None else None
        lemma = head.lemma
        if head.pos != "PROPN" and lemma not in self._sources:
            return None
        if lemma in self._fighting:
            group = next((c for c in prepositional(head, "of") if c.pos == "PROPN"), None)
            if group is not None:
                return self.name(parsed, group)
        person = _person(head)
        if person is not None and not (lemma in self._spokesmen and _has_body(head)):
            return self._spelled(parsed, person)
        return self._spelled(parsed, head)

    def _outlet(self, parsed: Parsed, head: Token) -> str | None:
        tokens = phrase(head)
        text = parsed.tree.text[tokens[0].idx : tokens[-1].idx + len(tokens[-1].text)]
        known = self._known.search(text) if self._known else None
        return self._outlets[known[0].casefold()] if known else None

    def _spelled(self, parsed: Parsed, head: Token) -> str | None:
        """A phrase's words without article, with what it belongs to; a name from its first capital."""
        kept = [t for t in phrase(head) if t.dep in _BEFORE and t.i < head.i and t.lower not in _ARTICLES]
        dash = max((t.i for t in parsed.tree[: head.i] if _is_dash(t) or t.text == ":"), default=-1)
        kept = [t for t in kept if t.i > dash]
        last = self._belonging(head)
        end = last.idx + len(last.text)
        if head.pos == "PROPN":
            proper = [t for t in (*kept, head) if t.pos == "PROPN"]
            return parsed.tree.text[proper[0].idx : end]
        first = kept[0] if kept else head
        while first.i > dash + 2 and _is_hyphen(parsed.tree[first.i - 1]):
            first = parsed.tree[first.i - 2]  # "Britain-based"
        return parsed.tree.text[first.idx : end].strip() or None

    def _belonging(self, head: Token) -> Token:
        """The last word of a source's phrase: its head, or the name that a preposition behind ties to it.

        "a source at Hama Police Command", "a doctor in Idlib", "the Ministry of Health".
        """
        behind = next((c for c in head.rights if c.dep == "prep"), None)
        if behind is None or behind.i != head.i + 1 or behind.lower not in self._tying:
            return head
        if behind.lower == "in" and head.lemma in self._seated:
            return head
        whole = next((c for c in behind.children if c.dep == "pobj"), None)
        if whole is None or (whole.pos != "PROPN" and not any(c.pos == "PROPN" for c in whole.lefts)):
            return head
        return whole


def _person(noun: Token) -> Token | None:
    """The name that an apposition gives: "the governor, Valentyn Reznichenko"."""
    return next((c for c in noun.children if c.dep == "appos" and c.pos == "PROPN"), None)


def _has_body(noun: Token) -> bool:
    """Whether a spokesman's phrase says whose he is."""
    return any(c.dep in ("poss", "compound", "amod", "nmod") for c in noun.children)


def _is_hyphen(token: Token) -> bool:
    return token.text == "-" and not token.is_spaced


def _is_dash(token: Token) -> bool:
    spaced = token.i > 0 and token.tree[token.i - 1].is_spaced and token.is_spaced
    return token.text in ("—", "–", "-") and spaced


def _is_dateline(noun: Token) -> bool:
    """Whether a name only says where a report was written: "KABUL — "."""
    following = noun.tree[noun.i + 1] if noun.i + 1 < len(noun.tree) else None
    return noun.text.isupper() and following is not None and _is_dash(following)

"""Tolls that a sentence states by a noun: "the toll stood at 31", "put the injured at 52"."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sitrep.coding.harm.groups import Group
from sitrep.coding.parsed import Parsed
from sitrep.coding.syntax.tree import Token
from sitrep.model import Outcome

_FARTHEST = 14  # tokens between a toll and its number
_LINKS = {"at", "to", "of", "is", "was", "are", "were", "be", "been", ":", "by", "now"}
_COUNTS = {"number", "count", "tally", "figure"}
_OWN = {"own", "its", "his", "their", "enemy", "losses"}
_SIZED = ("city", "town", "village", "population", "people", "force", "garrison", "column", "camp", "crowd")
_STOPS = {";", ".", "while", "but"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """A noun whose number a sentence states: what befell those counted, and the words that name them."""

    token: Token
    outcome: Outcome
    first: int


def toll_of(
    parsed: Parsed, group: Group, tolls: Mapping[str, Outcome], verbs: Collection[str]
) -> Toll | None:
    """The toll that a number stands for, by the order of words; `verbs` join the two."""
    tree, linked = parsed.tree, False
    if _is_of_other(parsed, group):
        return None
    for i in range(group.first - 1, max(-1, group.first - 1 - _FARTHEST), -1):
        token = tree[i]
        if token.lower in _STOPS or token.tag == "MD":
            return None
        if token.lower == "from" and not linked:
            return None  # "rose from 40 to 44": the first figure is superseded
        next_to = i == group.first - 2 and tree[i + 1].text == ","  # "the toll, 61, may rise"
        linked = linked or next_to or token.lower in _LINKS or token.lemma in verbs
        outcome = tolls.get(token.lower)
        if outcome and linked and _is_toll(token):
            return Toll(token=token, outcome=outcome, first=_start(token))
    return None


def _is_of_other(parsed: Parsed, group: Group) -> bool:
    """Whether a number is of the noun before it, which is no toll: "the city of 300,000"."""
    if group.first < 2 or parsed.tree[group.first - 1].lower != "of":
        return False
    noun = parsed.tree[group.first - 2]
    return noun.pos == "NOUN" and noun.lower in _SIZED


def _is_toll(token: Token) -> bool:
    """Whether a word is used as a toll: "the dead", "losses", "number of people killed"."""
    if token.i == 0 or token.lower.endswith(("toll", "losses", "fatalities", "deaths", "tally")):
        return True
    before = [t.lower for t in token.tree[max(0, token.i - 6) : token.i]]
    if _COUNTS & set(before):
        return True
    return bool({"the", "their", "its", "his", "'s", "’s", "'", "’"} & set(before[-2:]))


def _start(token: Token) -> int:
    """Where the words of a toll begin: at "number" in "the number of civilians killed"."""
    window = token.tree[max(0, token.i - 6) : token.i]
    return next((t.i for t in window if t.lower in _COUNTS), token.i)


def is_own(toll: Toll) -> bool:
    """Whether the dead are a force's own or its enemy's: "put its losses at"."""
    window = token_window(toll)
    return bool(window & _OWN)


def token_window(toll: Toll) -> set[str]:
    """The words of a toll and the three before it."""
    return {t.lower for t in toll.token.tree[max(0, toll.first - 3) : toll.token.i + 1]}

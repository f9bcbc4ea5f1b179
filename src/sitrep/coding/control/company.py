"""Places told in passing beside a capture: "and B in August", "then C", "so did D"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from sitrep.coding.events.drafts import Draft
from sitrep.coding.parsed import Parsed
from sitrep.coding.places.place_phrases import PlacePhrase, PlaceReader
from sitrep.coding.places.settings import Setting
from sitrep.coding.syntax.tree import Token

_JOINED = re.compile(
    r"(?:\b(?:together|along) with|[,;] (?:and |and then |then |later )?|, (?:followed|joined) by"
    r"|\b(?:and|then)|\b(?:hours?|days?|weeks?|months?) (?:after|before)"
    r"|\b(?:as|so) (?:were|was|did|had|has))"
    r" ?(?:the )?(?:(?:nearby|neighbouring|neighboring|smaller) )?(?:\w+ of )?$"
)
_FARTHEST = 70  # characters from one place of an elliptic list to the next
_ALIKE = re.compile(r"\b(?:as|so) (?:(?:they|it|he) )?\w+ (?:the )?$")
_ALSO = re.compile(r"\b(?:as|so) (?:is|are|(?:(?:they|it|he) )?(?:do|does|did)) ?(?:the )?$")
_STATUSES = ("captured", "lost")
_STATES = ("besieged", "holds")


def with_company(draft: Draft, parsed: Parsed) -> Draft:
    """A capture or a loss with the further places that the sentence joins to it without a verb."""
    if draft.control not in (*_STATUSES, *_STATES) or not draft.places:
        return draft
    joined = _is_joined if draft.control in _STATUSES else _is_alike
    known = {spot.toponym.start for place in draft.places for spot in place.spots}
    last = max([parsed.end_of(draft.token), *(_end(p) for p in draft.places)])
    added = []
    for setting in parsed.settings:
        if setting.start < last or setting.spots[0].toponym.start in known:
            continue
        if not joined(parsed, last, setting):
            break
        added.append(PlacePhrase(start=setting.start, spots=setting.spots))
        last = setting.end
    return replace(draft, places=(*draft.places, *added)) if added else draft


def _end(place: PlacePhrase) -> int:
    return max((s.toponym.end for s in place.spots), default=place.start)


def _is_joined(parsed: Parsed, last: int, setting: Setting) -> bool:
    """Whether only a day and a word of joining stand between two places, and the second has no verb."""
    between = parsed.text(last, setting.start)
    if len(between) > _FARTHEST or not _JOINED.search(between):
        return False
    if _ALIKE.search(between):
        return True
    tokens = parsed.tokens(last, setting.start)
    if any(
        parsed.tree[i].pos == "VERB" and parsed.tree[i].lower not in ("followed", "joined") for i in tokens
    ):
        return False
    return not any(
        parsed.tree[i].dep in ("nsubj", "nsubjpass", "pobj") and not _is_after(parsed.tree[i])
        for i in parsed.tokens(setting.start, setting.end)
    )


def _is_alike(parsed: Parsed, last: int, setting: Setting) -> bool:
    """Whether a place is said to be as the one before it: "X is encircled, as is Y"."""
    between = parsed.text(last, setting.start)
    return len(between) <= _FARTHEST and bool(_ALSO.search(between))


def _is_after(token: Token) -> bool:
    """Whether a place stands in "a day after X" or "along with X"."""
    return token.dep == "pobj" and token.head.lower in ("after", "before", "with", "by", "of")


def echoes(parsed: Parsed, reader: PlaceReader) -> Iterator[Draft]:
    """ "So did X", "as were Y and Z": what was told last is told of another place."""
    for i, ((_, word), (lemma, _)) in enumerate(pairwise(parsed.tree.forms)):
        if word not in ("so", "as") or lemma not in ("do", "be", "have"):
            continue
        if i > 0 and word == "as":
            continue
        following = parsed.tree[i + 1]
        subject = [c for c in following.children if c.dep in ("nsubj", "attr") and c.i > following.i]
        places = tuple(p for p in reader.read(parsed, subject) if p.spots)
        yield from _echo(parsed, following, places)


def _echo(parsed: Parsed, token: Token, places: tuple[PlacePhrase, ...]) -> Iterator[Draft]:
    if places:
        start = parsed.start_of(token)
        yield Draft(
            control="captured",
            token=token,
            places=places,
            start=min(start, places[0].start),
            end=max(parsed.end_of(token), *(_end(p) for p in places)),
            trigger="echo",
        )

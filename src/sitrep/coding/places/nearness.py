"""Which of a sentence's places a word stands in: the nearest, and one inside a frame before the frame."""

from __future__ import annotations

from collections.abc import Sequence

from sitrep.coding.parsed import Parsed
from sitrep.coding.places.settings import Setting, contains
from sitrep.coding.syntax.tree import Token

_MODIFIERS = ("poss", "compound", "amod", "nmod")
_OPENING = 2  # tokens in which a place opens a sentence
_AHEAD = 1.5  # how much farther what stands ahead of a word seems than what follows it


def nearest(parsed: Parsed, options: Sequence[Setting], token: Token) -> Setting | None:
    """The one of some settings that stands nearest to a word, those after it a little preferred."""
    at = parsed.start_of(token)
    return min(options, key=lambda s: s.start - at if s.start >= at else _AHEAD * (at - s.end), default=None)


def narrowed(parsed: Parsed, setting: Setting | None, token: Token) -> Setting | None:
    """The setting nearest to a word inside one that only frames what is told, where the sentence names one.

    "In Nangarhar gunmen attacked posts in Achin", "Syria's jets hit Douma": a frame opens the
    sentence, is its dateline or says whose something is.
    """
    if setting is None or not _frames(parsed, setting):
        return setting
    outer = setting.spots[0].toponym
    heads = setting is parsed.dateline
    inner = [s for s in parsed.scene if s is not setting and (heads or contains(outer, s.spots[0].toponym))]
    return nearest(parsed, inner, token) or setting


def _frames(parsed: Parsed, setting: Setting) -> bool:
    tokens = parsed.tokens(setting.start, setting.end)
    if not tokens:
        return False
    modifies = parsed.tree[tokens[-1]].dep in _MODIFIERS
    return modifies or tokens[0] < _OPENING or setting is parsed.dateline

"""The words of a sentence that carry a fact, long enough to be read and short enough to be quoted."""

from __future__ import annotations

from sitrep.coding.parsed import Parsed

_LONGEST, _SHORTEST = 24, 5  # words
_FARTHEST = 120  # characters between the words that tell a fact and its place


def quote(parsed: Parsed, start: int, end: int, place: tuple[int, int] | None = None) -> tuple[int, int]:
    """The span to quote: from the words that tell a fact to its place, or what stands around them."""
    tree = parsed.tree
    if place and abs(place[0] - start) < _FARTHEST:
        start, end = min(start, place[0]), max(end, place[1])
    words = parsed.tokens(start, end)
    left, right = words[0], words[-1]
    while right - left < _SHORTEST and (left > 0 or right + 1 < len(tree)):
        left, right = max(0, left - 2), min(len(tree) - 1, right + 2)
    right = min(right, left + _LONGEST)
    while left < right and tree[left].is_punct and not tree[left].is_quote:
        left += 1
    while left < right and tree[right].is_punct and not tree[right].is_quote:
        right -= 1
    return parsed.start_of(tree[left]), parsed.end_of(tree[right])

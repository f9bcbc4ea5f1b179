"""Which sentences quotes stand in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

_SHARE = 0.8  # of a quote's words, where it was not copied letter for letter
_MARKS = re.compile(r"\W+")


def sentences_of(quotes: Iterable[str], sentences: Sequence[str]) -> Iterator[int]:
    """For each quote the number of the first sentence that it stands in; none for one that stands in none.

    That is one that holds the quote, or which the quote holds, or that has most of its words; marks, spaces
    and case don't count.
    """
    bare = [_bare(text) for text in sentences]
    for quote in quotes:
        at = _sentence_of(_bare(quote), bare)
        if at is not None:
            yield at


def _sentence_of(quote: str, sentences: Sequence[str]) -> int | None:
    words = set(quote.split())
    ways = (
        (i for i, text in enumerate(sentences) if quote in text),
        (i for i, text in enumerate(sentences) if text and text in quote),
        (
            i
            for i, text in enumerate(sentences)
            if len(words.intersection(text.split())) >= _SHARE * len(words)
        ),
    )
    return next(chain.from_iterable(ways), None)


def _bare(text: str) -> str:
    return _MARKS.sub(" ", text.lower()).strip()

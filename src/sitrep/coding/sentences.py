"""Where sentences begin and end, by rule: no parse is spent on text that carries no fact."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

_BREAK = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s|$)|\n\s*\n|\n(?=\s*[-–•*])")
_WORD_BEFORE = re.compile(r"([\w.]+)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence's span in the report's text (characters), and the paragraph it stands in."""

    start: int
    end: int
    text: str
    paragraph: int


def sentences(text: str, abbreviations: Collection[str]) -> Iterator[Sentence]:
    """The sentences of a text, in order; together they hold every word of it."""
    start, paragraph = 0, 0
    for mark in _BREAK.finditer(text):
        if not mark[0].isspace() and not mark[0].startswith("\n") and not _ends(text, mark, abbreviations):
            continue
        yield from _trimmed(text, start, mark.end(), paragraph)
        start = mark.end()
        paragraph += "\n" in mark[0]
        if text[start : start + 2] == "\n\n":
            paragraph += 1
    yield from _trimmed(text, start, len(text), paragraph)


def _ends(text: str, mark: re.Match[str], abbreviations: Collection[str]) -> bool:
    """Whether a stop ends a sentence: not after an abbreviation or initial, or before a small letter."""
    following = text[mark.end() :].lstrip()
    if following[:1].islower():
        return False
    if not mark[0].startswith(".") or len(mark[0]) > 1:
        return True
    before = _WORD_BEFORE.search(text[: mark.start()][-20:])
    word = before[1].lower() if before else ""
    return word not in abbreviations and not (len(word) == 1 and word.isalpha())


def _trimmed(text: str, start: int, end: int, paragraph: int) -> Iterator[Sentence]:
    part = text[start:end]
    first = start + len(part) - len(part.lstrip())
    last = start + len(part.rstrip())
    if first < last:
        yield Sentence(start=first, end=last, text=text[first:last], paragraph=paragraph)

"""Furniture: the lines of a page that are no part of the report.

Comment forms, sharing links, lists of other stories, adverts and the like. The words that mark
them are data (`data/furniture.toml`): patterns that must match a whole line, and markers below
which nothing is report.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources

LONGEST = 480  # characters of the longest line that can be furniture
SENTENCE_END = re.compile(r"[.!?…][\"”’»)\]]*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """What marks furniture: lines by themselves, heads of comments, heads of lists of stories."""

    line: re.Pattern[str]
    below: re.Pattern[str]
    lists: re.Pattern[str]


def load_furniture() -> Furniture:
    """The patterns that ship with the package."""
    text = resources.files("sitrep.reading").joinpath("data/furniture.toml").read_text("utf-8")
    data = tomllib.loads(text)
    return Furniture(
        line=whole_line(data["line"]), below=whole_line(data["below"]), lists=whole_line(data["list"])
    )


def whole_line(patterns: Sequence[str]) -> re.Pattern[str]:
    """One pattern for lines that any of `patterns` matches, whatever their case; use `fullmatch`."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


def is_sentence(line: str) -> bool:
    """Whether a line ends as a sentence does and has the length of one (eight words)."""
    return SENTENCE_END.search(line) is not None and len(line.split()) >= 8


def strip_furniture(lines: Sequence[str], furniture: Furniture) -> list[str]:
    """The lines that are report, in order.

    A marker of comments ends the report once a whole sentence of it has been seen; a list of other
    stories lasts until the next whole sentence.
    """
    kept: list[str] = []
    begun = in_list = False
    for line in lines:
        if begun and _matches(furniture.below, line):
            break
        if _matches(furniture.lists, line):
            in_list = True
            continue
        if _matches(furniture.line, line) or _matches(furniture.below, line):
            continue
        sentence = is_sentence(line)
        in_list = in_list and not sentence
        begun = begun or sentence
        if not in_list:
            kept.append(line)
    return kept


def _matches(pattern: re.Pattern[str], line: str) -> bool:
    return len(line) <= LONGEST and pattern.fullmatch(line) is not None

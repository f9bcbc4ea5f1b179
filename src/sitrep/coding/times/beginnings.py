"""The words that a rule of time can begin with, read off its pattern, which need not be compiled for it."""

from __future__ import annotations

import re
from collections.abc import Iterator

NUMBER = "0"  # stands for every number

# One thing that a pattern asks for, or a bracket, and whether it may be left out.
_PART = re.compile(
    r"(?P<part>\(\?P=\w+\)|\((?:\?(?:<?[=!]|P<\w+>|[-i]*:))?|\\?[)|]|\\b"
    r"|[a-z]+(?![?*+{])|\[[^]]+\]|\\?.)(?P<optional>[?*])?(?:\+|\{[\d,]+\})?"
)
_AROUND = ("(?=", "(?!", "(?<=", "(?<!")


def beginnings(pattern: str) -> set[str]:
    """The first words of what a pattern can match, in small letters; NUMBER and marks count as words.

    There may be some too many: what a pattern asks for before and after its match is left out. It must
    begin with letters, digits or marks of its own, not with any word at all (`\\w`).
    """
    begun, whole, _ = _read(_PART.finditer(pattern))
    return begun | whole


def _read(parts: Iterator[re.Match[str]]) -> tuple[set[str], set[str], bool]:
    """The words begun and the whole words of a pattern or of a bracket in it, and whether that is optional.

    Reads up to its end. A word begun may go on behind the bracket.
    """
    begun, whole = {""}, set[str]()
    of_others = set[str]()  # the words begun by alternatives before the present one
    for match in parts:
        part, optional = match["part"], match["optional"] is not None
        if part == ")":
            return of_others | begun, whole, optional
        if part == "|":
            of_others |= begun
            begun = {""}
            continue
        if part == r"\b":
            continue
        if part.startswith(_AROUND):
            _read(parts)
            continue
        if part.startswith("(") and not part.endswith(")"):
            further, wholes, optional = _read(parts)
        elif part.isalpha():
            further, wholes = {part}, set()
        else:
            further, wholes = set(), _marks(part)
        whole |= {_joined(word, end) for word in begun for end in wholes}
        begun = {word + more for word in begun for more in further} | (begun if optional else set())
    return of_others | begun, whole, False


def _joined(word: str, end: str) -> str:
    """A word with what follows: more letters, or a mark or number, which ends it."""
    return word + end if not word or end.isalpha() else word


def _marks(part: str) -> set[str]:
    """What stands for a single character or one of a class: NUMBER, marks, or a blank."""
    bare = part.strip("[]\\")
    if bare[:1] == "d" or any(c.isdigit() for c in bare):
        return {NUMBER}
    return {c for c in bare if not c.isalnum()} or {" "}

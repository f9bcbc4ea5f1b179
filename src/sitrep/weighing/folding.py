"""Text as it is compared."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W_]+")


def words_of(text: str) -> list[str]:
    """A text's words in lower case, without marks."""
    return _WORD.findall(text.casefold())


def fold(name: str) -> str:
    """A name as it is compared: lower case, words only, without a leading article."""
    return " ".join(words_of(name)).removeprefix("the ")

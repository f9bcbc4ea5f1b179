"""Text as it is compared."""

from __future__ import annotations

import re

_NOT_WORDS = re.compile(r"[\W_]+")


def words_of(text: str) -> list[str]:
    """A text's words in lower case, without marks."""
    return _NOT_WORDS.sub(" ", text.casefold()).split()


def fold(name: str) -> str:
    """A name as it is compared: lower case, words only, without a leading article."""
    return " ".join(words_of(name)).removeprefix("the ")

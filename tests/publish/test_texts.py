"""The page's own words are there in every language, with the same values in them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Final

TEXTS: Final = Path(__file__).parents[2] / "web" / "texts"


def forms(text: str | dict[str, str]) -> list[str]:
    return [text] if isinstance(text, str) else list(text.values())


def values(text: str | dict[str, str]) -> set[str]:
    """What is put into a text; a form for one may leave its number out."""
    return {name for form in forms(text) for name in re.findall(r"\{(\w+)\}", form)} - {"n"}


def test_every_language_has_every_text_with_the_same_values() -> None:
    english = json.loads((TEXTS / "en.json").read_text("utf-8"))
    others = [path for path in sorted(TEXTS.glob("*.json")) if path.name != "en.json"]
    assert others
    for path in others:
        theirs = json.loads(path.read_text("utf-8"))
        assert theirs.keys() == english.keys()
        assert [key for key in english if values(theirs[key]) != values(english[key])] == []

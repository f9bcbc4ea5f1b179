"""What the guide leaves out codes to nothing, in words close to those that tell a fact."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from codings import NOTHING, Code, coded, found

from sitrep import flow

HERE = Path(__file__).parent


def sentences(name: str) -> list[tuple[str, str]]:
    """The sentences of a data file, each with its theatre."""
    kinds = tomllib.loads((HERE / name).read_text(encoding="utf-8"))
    return [(theatre, text) for theatre, lists in kinds.items() for texts in lists.values() for text in texts]


@pytest.fixture(scope="module")
def coders(syria: flow.Desk, world: flow.Desk) -> dict[str, Code]:
    def code_in(desk: flow.Desk) -> Code:
        return lambda text, published="2016-12-05", title="": coded(desk, text, published, title)

    return {"syria": code_in(syria), "world": code_in(world)}


@pytest.mark.parametrize(("theatre", "text"), sentences("left_out.toml"))
def test_what_is_not_told_as_done_is_no_fact(coders: dict[str, Code], theatre: str, text: str) -> None:
    assert found(coders[theatre](text)) == NOTHING


@pytest.mark.parametrize(("theatre", "text"), sentences("told_as_done.toml"))
def test_what_is_told_as_done_in_like_words_is_a_fact(
    coders: dict[str, Code], theatre: str, text: str
) -> None:
    assert found(coders[theatre](text)) != NOTHING

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import aleppo
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitrep.errors import SitrepError
from sitrep.model import Json, Problem
from sitrep.publish.page import as_script, page

HOSTILE = "</script><img src=x onerror=alert(1)><!-- \u2028 %sitrep:data% %sitrep:policy%"


@pytest.fixture(scope="module")
def aleppo_picture() -> aleppo.Picture:
    return aleppo.picture()


class Elements(HTMLParser):
    """The elements of a page, and what each script and style holds."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.metas: dict[str, str] = {}
        self.texts: dict[str, list[str]] = {"script": [], "style": [], "title": []}
        self.open: str | None = None
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        known = dict(attrs)
        if tag == "meta":
            self.metas[known.get("http-equiv") or known.get("name") or ""] = known.get("content") or ""
        if tag in self.texts:
            self.texts[tag].append("")
            self.open = tag

    def handle_endtag(self, tag: str) -> None:
        if tag == self.open:
            self.open = None

    def handle_data(self, data: str) -> None:
        if self.open:
            self.texts[self.open][-1] += data


def built(picture: aleppo.Picture, title: str = "Aleppo") -> str:
    return page(
        picture.evidence, picture.situation, picture.history, picture.problems, title, "0.0.1"
    ).decode()


def data_of(text: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(Elements(text).texts["script"][0])
    return data


def with_problem(picture: aleppo.Picture, words: str) -> aleppo.Picture:
    return replace(picture, problems=(Problem(source=words, reason=words),))


def test_page_holds_the_picture(aleppo_picture: aleppo.Picture) -> None:
    data = data_of(built(aleppo_picture))
    assert (data["title"], data["version"]) == ("Aleppo", "0.0.1")
    assert len(data["incidents"]) == len(aleppo_picture.situation.incidents)
    assert {g["properties"]["country"] for g in data["ground"]["objects"]["provinces"]["geometries"]} >= {
        "Syria"
    }


def test_page_is_the_same_for_the_same_picture(aleppo_picture: aleppo.Picture) -> None:
    assert built(aleppo_picture) == built(aleppo.picture())


def test_page_reads_no_words_of_the_picture_as_markup(aleppo_picture: aleppo.Picture) -> None:
    plain = Elements(built(aleppo_picture))
    hostile = Elements(built(with_problem(aleppo_picture, HOSTILE), HOSTILE))
    assert hostile.tags == plain.tags
    assert hostile.texts["title"] == [HOSTILE]


def test_page_keeps_hostile_words_as_they_are(aleppo_picture: aleppo.Picture) -> None:
    data = data_of(built(with_problem(aleppo_picture, HOSTILE), HOSTILE))
    assert data["problems"] == [{"source": HOSTILE, "reason": HOSTILE}]
    assert data["title"] == HOSTILE


def test_page_survives_half_a_character(aleppo_picture: aleppo.Picture) -> None:
    text = built(with_problem(aleppo_picture, "broken \ud83d text"))
    assert data_of(text)["problems"][0]["source"] == "broken \ud83d text"


def test_page_lets_only_its_own_script_and_style_run(aleppo_picture: aleppo.Picture) -> None:
    text = built(aleppo_picture)
    elements = Elements(text)
    policy = dict(part.split(" ", 1) for part in elements.metas["Content-Security-Policy"].split("; "))

    def sha(words: str) -> str:
        return f"'sha256-{base64.b64encode(hashlib.sha256(words.encode()).digest()).decode()}'"

    assert policy["default-src"] == policy["connect-src"] == "'none'"
    assert policy["script-src"] == sha(elements.texts["script"][1])
    assert policy["style-src"] == " ".join(sha(style) for style in elements.texts["style"])
    assert "unsafe" not in str(policy)


def test_page_asks_for_nothing_from_elsewhere(aleppo_picture: aleppo.Picture) -> None:
    text = built(aleppo_picture)
    markup = re.sub(r"(?s)<(script|style)\b.*?</\1>", "", text)
    assert re.findall(r"(?:src|href)=\"(?!data:)", markup) == []


def test_page_says_how_to_build_a_missing_template(
    aleppo_picture: aleppo.Picture, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(page.__globals__, "_BUILT", tmp_path)
    with pytest.raises(SitrepError, match=r"template\.html is not there: install Sitrep with `pip install"):
        built(aleppo_picture)


@given(st.recursive(st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)))
def test_as_script_comes_back_as_it_was(value: Json) -> None:
    text = as_script(value)
    assert not re.search("[<>&\u2028\u2029]", text)
    assert json.loads(text) == value

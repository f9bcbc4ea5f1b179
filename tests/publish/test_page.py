from __future__ import annotations

import base64
import hashlib
import json
import re
import zlib
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
from sitrep.publish import Edition
from sitrep.publish.page import packed, page

HOSTILE = "</script><img src=x onerror=alert(1)><!-- \u2028 %sitrep:data% %sitrep:policy%"


@pytest.fixture(scope="module")
def aleppo_picture() -> Edition:
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


def built(edition: Edition, title: str = "Aleppo") -> str:
    return page(replace(edition, title=title)).decode()


def data_of(text: str) -> dict[str, Any]:
    packed = Elements(text).texts["script"][0]
    data: dict[str, Any] = json.loads(zlib.decompress(base64.b64decode(packed, validate=True)))
    return data


def with_problem(picture: Edition, words: str) -> Edition:
    return replace(picture, problems=(Problem(source=words, reason=words),))


def test_page_holds_the_picture(aleppo_picture: Edition) -> None:
    data = data_of(built(aleppo_picture))
    assert (data["title"], data["version"]) == ("Aleppo", "0.0.1")
    assert len(data["incidents"]) == len(aleppo_picture.situation.incidents)
    assert {g["properties"]["country"] for g in data["ground"]["objects"]["provinces"]["geometries"]} >= {
        "Syria"
    }


def test_page_is_the_same_for_the_same_picture(aleppo_picture: Edition) -> None:
    assert built(aleppo_picture) == built(aleppo.picture())


def test_page_reads_no_words_of_the_picture_as_markup(aleppo_picture: Edition) -> None:
    plain = Elements(built(aleppo_picture))
    hostile = Elements(built(with_problem(aleppo_picture, HOSTILE), HOSTILE))
    assert hostile.tags == plain.tags
    assert hostile.texts["title"] == [HOSTILE]


def test_page_keeps_hostile_words_as_they_are(aleppo_picture: Edition) -> None:
    data = data_of(built(with_problem(aleppo_picture, HOSTILE), HOSTILE))
    assert data["problems"] == [{"source": HOSTILE, "reason": HOSTILE}]
    assert data["title"] == HOSTILE


def test_page_survives_half_a_character(aleppo_picture: Edition) -> None:
    text = built(with_problem(aleppo_picture, "broken \ud83d text"))
    assert data_of(text)["problems"][0]["source"] == "broken \ud83d text"


def test_page_lets_only_its_own_script_and_style_run(aleppo_picture: Edition) -> None:
    text = built(aleppo_picture)
    elements = Elements(text)
    policy = dict(part.split(" ", 1) for part in elements.metas["Content-Security-Policy"].split("; "))

    def sha(words: str) -> str:
        return f"'sha256-{base64.b64encode(hashlib.sha256(words.encode()).digest()).decode()}'"

    assert policy["default-src"] == policy["connect-src"] == "'none'"
    assert policy["script-src"] == sha(elements.texts["script"][1])
    assert policy["style-src"] == " ".join(sha(style) for style in elements.texts["style"])
    assert "unsafe" not in str(policy)


def test_page_asks_for_nothing_from_elsewhere(aleppo_picture: Edition) -> None:
    text = built(aleppo_picture)
    markup = re.sub(r"(?s)<(script|style)\b.*?</\1>", "", text)
    assert re.findall(r"(?:src|href)=\"(?!data:)", markup) == []


def test_page_says_how_to_build_a_missing_template(
    aleppo_picture: Edition, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(page.__globals__, "_BUILT", tmp_path)
    with pytest.raises(SitrepError, match=r"template\.html is not there: install Sitrep with `pip install"):
        built(aleppo_picture)


@given(st.recursive(st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)))
def test_packed_comes_back_as_it_was_and_holds_no_markup(value: Json) -> None:
    text = packed(value)
    assert re.fullmatch("[A-Za-z0-9+/=]+", text)
    assert json.loads(zlib.decompress(base64.b64decode(text))) == value

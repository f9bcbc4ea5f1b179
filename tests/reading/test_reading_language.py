from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading_samples import BODY

from sitrep.reading.language import Languages, language_code


@pytest.fixture(scope="module")
def languages() -> Languages:
    return Languages()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (BODY, "en"),
        ("Rockets hit Kafr Zein market, three killed", "en"),
        ("25 April 2017 51 prisoners from Harma and al-Zein escorted to Aleppo", "en"),
        ("قتل ثلاثة مدنيين في قصف على المدينة", "ar"),
        ("Войска ещё продолжали наступление на город, сообщили вчера местные власти.", "ru"),
        ("Die Armee rückte am Samstag in die Stadt ein, wie Anwohner berichteten.", "de"),
        ("L'armée a repris le village samedi, selon des habitants.", "fr"),
        ("Russia bombs Idlib", "en"),
        ("ISIS VBIED hits YPG HQ in Manbij", "en"),
        ("🔴 Breaking | Army controls al-Jazmati https://t.example/x/123 @harma #Aleppo", "en"),
        ("🔴 عاجل | الجيش يسيطر على حي الجزماتي", "ar"),
        ("قصف", "ar"),
        ("کشته شدن سه غیرنظامی در حمله هوایی", "fa"),
        ("Прорыв", "ru"),
        ("Attaque à Alep", "fr"),
        ("Suriye ordusu Halep'e girdi", "tr"),
        ("Idlib: قصف جوي على المدينة ومقتل ثلاثة مدنيين", "ar"),
        ("Video: الدفاع المدني at work in Aleppo after a strike on the hospital, three wounded", "en"),
        ("Krieg", "und"),
        ("https://t.example/x/123", "und"),
        ("12 34 ... !", "und"),
        ("", "und"),
    ],
)
def test_detect_names_the_language(languages: Languages, text: str, language: str) -> None:
    assert languages.detect(text) == language


TEXTS = tomllib.loads((Path(__file__).parent / "languages.toml").read_text(encoding="utf-8"))
OTHERS = TEXTS["others"]
LIKE_ENGLISH = TEXTS["like_english"]


@pytest.mark.parametrize("language", OTHERS)
def test_no_other_language_is_taken_for_english(languages: Languages, language: str) -> None:
    assert languages.detect(OTHERS[language]) == language


@given(
    st.sampled_from([*OTHERS.values(), *LIKE_ENGLISH[1:]]),
    st.floats(min_value=0, max_value=0.3),
    st.booleans(),
)
def test_some_english_in_another_language_does_not_make_it_plainly_english(
    other: str, share: float, before: bool
) -> None:
    english = BODY[: int(share * len(other))]
    text = f"{english} {other}" if before else f"{other} {english}"
    assert not Languages().is_plainly_english(text)


@pytest.mark.parametrize("text", [BODY, *TEXTS["weak_english"]])
def test_english_is_told_by_its_words_alone(text: str) -> None:
    assert Languages().is_plainly_english(text)


@pytest.mark.parametrize("text", LIKE_ENGLISH)
def test_what_is_like_english_is_left_to_the_model(text: str) -> None:
    assert not Languages().is_plainly_english(text)


@pytest.mark.parametrize(
    ("tag", "code"),
    [("en", "en"), ("en-GB", "en"), ("AR_sy", "ar"), (" ckb ", "ckb"), ("English", None), ("", None)],
)
def test_language_code_reads_a_tag(tag: str, code: str | None) -> None:
    assert language_code(tag) == code

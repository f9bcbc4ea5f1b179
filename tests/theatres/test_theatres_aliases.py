from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitrep.model import Alias
from sitrep.theatres import fold, parse_alias, write_alias

NAMES = (
    st.text(st.characters(exclude_characters="@|", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=30)
    .map(str.strip)
    .filter(bool)
)
DAYS = st.none() | st.dates()


@given(NAMES, DAYS, DAYS)
def test_alias_reads_back_as_written(name: str, one: date | None, other: date | None) -> None:
    first, last = (other, one) if one and other and one > other else (one, other)
    alias = Alias(name=name, first=first, last=last)
    assert parse_alias(write_alias(alias)) == alias


@given(st.text(max_size=40))
def test_any_text_is_an_alias_or_refused_with_a_reason(text: str) -> None:
    try:
        alias = parse_alias(text)
    except ValueError:
        assert "@" in text or not text.strip()
    else:
        assert alias.name == alias.name.strip() != ""


def test_alias_with_days_gives_them() -> None:
    alias = parse_alias("Conquest Front @ 2016-07-28..2017-01-27")
    assert alias == Alias(name="Conquest Front", first=date(2016, 7, 28), last=date(2017, 1, 27))


@pytest.mark.parametrize(
    "text", ["", "@", "Front@", "Front@2016-07-28", "Front@2016..2017", "Front@2017-02-01..2017-01-01"]
)
def test_alias_with_bad_days_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="alias"):
        parse_alias(text)


@given(st.text(max_size=30))
def test_fold_is_stable(name: str) -> None:
    assert fold(fold(name)) == fold(name)


@pytest.mark.parametrize(
    ("one", "other"),
    [("al-Nusra Front", "Al Nusra  front"), ("Da'esh", "daesh"), ("Hay’at Tahrir", "hayat tahrir")],
)
def test_fold_joins_spellings(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_fold_parts_capitals_from_words() -> None:
    assert fold("IS") != fold("is")
    assert fold("WHO") != fold("Who")

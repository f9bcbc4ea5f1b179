from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitrep.gazetteer.names import abbreviation, fold, skeleton, split_kind, unlikeness, variants


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Ḩalab", "halab"),
        ("ash-Sha'ar", "shaar"),
        ("Deir ez-Zor", "deir zor"),
        ("As Suwaydā'", "suwayda"),
        ("Ma‘arrat an Nu‘mān", "maarrat numan"),
        ("The Hague", "hague"),
        ("Washington, D.C.", "washington dc"),
        ("al", "al"),
        ("  ", ""),
    ],
)
def test_fold_leaves_what_spellings_of_one_name_share(name: str, key: str) -> None:
    assert fold(name) == key


@pytest.mark.parametrize("phrase", ["at Tabqa", "as Syria"])
def test_fold_keeps_english_words_that_look_like_articles(phrase: str) -> None:
    assert fold(phrase) == phrase.lower()


def test_fold_keeps_arabic_script_so_that_no_town_is_an_acronym() -> None:
    assert fold("الفَسا") == fold("فسا")
    assert fold("فسا") != fold("FSA")


@given(st.text(max_size=40))
def test_fold_gives_small_words_parted_by_single_spaces(name: str) -> None:
    key = fold(name)
    assert key == key.lower()
    assert key == " ".join(key.split())


@given(st.text(string.ascii_letters + " -'", max_size=30))
def test_fold_ignores_apostrophes_and_case_but_of_articles(name: str) -> None:
    assert fold(name.upper().replace("'", "’")) == fold(name.upper())


@pytest.mark.parametrize(
    "spellings",
    [
        ["al-Myassar", "al-Maysar", "Muyassar", "Almiyassar", "Mayssar"],
        ["Dahret Awwad", "Dahrat Awad", "Dhahret Awwad"],
        ["Qaterji", "Qatirji", "al-Katerji"],
        ["Idlib", "Idleb"],
        ["Deir ez-Zor", "Deir Ezzor", "Deir al-Zour", "Deirezzor", "Dayr az Zawr"],
        ["Daraa", "Deraa", "Dar'ā"],
        ["Hasakah", "Hasakeh", "Hassaka", "Al Ḩasakah"],
        ["Lattakia", "Latakia"],
        ["Tabqa", "Tabaqa", "Al Tabqah"],
        ["Khan Sheikhoun", "Khan Shaykhun"],
        ["Salah ad-Deen", "Salaheddin", "Salah Addin"],
        ["Abu Kamal", "Albu Kamal", "Al-Bukamal"],
        ["al-Hawl", "al-Hol", "Houl"],
        ["Raqqa", "Rakka", "Ar Raqqah", "Raqa"],
        ["as-Salheen", "Alsaliheen"],
    ],
    ids=lambda spellings: spellings[0],
)
def test_skeleton_is_one_for_all_romanisations(spellings: list[str]) -> None:
    bones = {skeleton(spelling) for spelling in spellings}
    assert len(bones) == 1
    assert bones != {""}


@pytest.mark.parametrize(
    ("one", "other"), [("Sakhour", "Sukkari"), ("al-Bab", "Abu"), ("Hama", "Homs"), ("Base 46", "Base 47")]
)
def test_skeleton_keeps_other_names_apart(one: str, other: str) -> None:
    assert skeleton(one) != skeleton(other)


def test_skeleton_of_a_short_name_keeps_its_vowels() -> None:
    assert skeleton("al-Bab") not in {skeleton("Bib"), skeleton("Bob"), ""}


@pytest.mark.parametrize("name", ["SDF", "FSA", "ISIS", "HTS", "brrr"])
def test_skeleton_of_an_acronym_is_empty(name: str) -> None:
    assert skeleton(name) == ""


@given(st.text(max_size=40))
def test_skeleton_is_one_word(name: str) -> None:
    assert " " not in skeleton(name)


def test_unlikeness_grows_with_the_vowels_that_differ() -> None:
    assert unlikeness("tabka", "tabka") == 0
    assert 0 < unlikeness("tabka", "tabaka") < unlikeness("kusur", "kasra")


def test_variants_drop_generic_words_but_not_telling_ones() -> None:
    assert variants(fold("Karm al-Myassar")) == ("myassar",)
    assert variants(fold("Khan Sheikhoun")) == ()
    assert variants(fold("Tell Abu")) == ()


def test_split_kind_tells_what_a_name_is_of() -> None:
    assert split_kind("homs province") == ("homs", "admin1")
    assert split_kind("city of homs") == ("homs", "city")
    assert split_kind("hanano quarter") == ("hanano", "part")
    assert split_kind("province") is None


def test_abbreviation_needs_its_full_stop() -> None:
    assert abbreviation("Ky.") == abbreviation("ky.") != ""
    assert abbreviation("Ky") == ""

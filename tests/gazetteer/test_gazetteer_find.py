from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from small_world import WORLD, small_gazetteer

from sitrep.errors import UsageError
from sitrep.gazetteer import Gazetteer


def found(gazetteer: Gazetteer, name: str) -> list[tuple[str, str]]:
    return [(candidate.place.id, candidate.match) for candidate in gazetteer.find(name)]


@pytest.mark.parametrize("name", ["al-Maysar", "Muyassar", "Almiyassar", "Karm al-Myassar", "Karm al-Maysar"])
def test_find_meets_a_quarter_under_every_romanisation(small: Gazetteer, name: str) -> None:
    assert found(small, name)[0][0] == "theatre:Karm al-Myassar"


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("Jazmati", "theatre:Karm aj-Jazmati"),
        ("Dhahret Awwad", "theatre:Dahret Awwad"),
        ("al-Katerji", "theatre:Karm al-Qaterji"),
        ("Sukari", "theatre:as-Sukkari"),
        ("Sakhur", "theatre:as-Sakhour"),
        ("Khan Sheikhoun", "theatre:Khan Shaykhun"),
        ("Deir Ezzor", "geonames:Dayr az Zawr, SY"),
        ("Karm Hanano", "theatre:Hanano"),
    ],
)
def test_find_marks_what_only_shares_a_skeleton(small: Gazetteer, name: str, id_: str) -> None:
    assert found(small, name) == [(id_, "skeleton")]


def test_find_puts_the_place_of_that_name_before_smaller_ones(small: Gazetteer) -> None:
    assert [id_ for id_, _ in found(small, "Aleppo")] == ["geonames:Aleppo, SY", "admin1:SY.09"]
    ids = [id_ for id_, _ in found(small, "Homs")]
    assert ids == ["geonames:Homs, SY", "admin1:SY.11", "geonames:Homs, US"]


def test_find_puts_a_country_before_a_village_of_that_name(small: Gazetteer) -> None:
    assert found(small, "U.S.") == [("country:US", "alias"), ("geonames:Us, FR", "name")]


def test_find_tells_names_from_other_names(small: Gazetteer) -> None:
    assert found(small, "Raqqa") == [("geonames:Ar Raqqah, SY", "alias")]
    assert found(small, "Ar-Raqqah") == [("geonames:Ar Raqqah, SY", "name")]
    assert ("geonames:Aleppo, SY", "alias") in found(small, "حلب")


def test_find_never_meets_boston_by_its_skeleton(small: Gazetteer) -> None:
    assert found(small, "Bustan") == [("theatre:Tal Bustan", "skeleton")]
    assert found(small, "Bistun") == []


def test_find_adds_the_theatres_alike_places_behind_a_foreign_one_of_that_name(small: Gazetteer) -> None:
    assert found(small, "Boston")[0] == ("geonames:Boston, US", "name")


def test_find_adds_no_skeletons_where_the_theatre_knows_the_name(small: Gazetteer) -> None:
    assert found(small, "Hanano") == [("theatre:Hanano", "name")]


@pytest.mark.parametrize("name", ["SKR", "HNN", "", " - ", "Atlantis", "bb"])
def test_find_gives_nothing_for_what_is_no_name(small: Gazetteer, name: str) -> None:
    assert small.find(name) == ()


def test_find_narrows_by_the_word_that_says_what_the_name_is_of(small: Gazetteer) -> None:
    assert found(small, "Aleppo province") == [("admin1:SY.09", "name")]
    assert found(small, "city of Aleppo") == [("geonames:Aleppo, SY", "name")]
    assert found(small, "Hanano Quarter") == [("theatre:Hanano", "name")]


def test_find_takes_an_abbreviation_only_with_its_full_stop(small: Gazetteer) -> None:
    assert found(small, "Ky.") == [("admin1:US.KY", "alias")]
    assert found(small, "Ky") == []


@pytest.mark.parametrize(
    "words", ["Karm", "Karm al", "Khan", "Deir", "Deir ez", "al", "Dhahret", "Aleppo", "Jazmati"]
)
def test_has_prefix_holds_where_a_name_begins_so(small: Gazetteer, words: str) -> None:
    assert small.has_prefix(words)


@pytest.mark.parametrize("words", ["attacked", "Aleppo attacked", "Kar", ""])
def test_has_prefix_stops_a_scanner_where_no_name_goes_on(small: Gazetteer, words: str) -> None:
    assert not small.has_prefix(words)


def test_has_prefix_holds_for_every_beginning_of_every_name(small: Gazetteer) -> None:
    for entry in WORLD:
        for name in entry.named.names:
            words = name.split()
            assert all(small.has_prefix(" ".join(words[:n])) for n in range(1, len(words) + 1)), name


def test_place_gives_the_place_of_an_id(small: Gazetteer) -> None:
    assert small.place("theatre:Hanano").name == "Hanano"
    with pytest.raises(KeyError, match="no place 'theatre:Nowhere'"):
        small.place("theatre:Nowhere")


def test_names_are_all_spellings_of_a_place(small: Gazetteer) -> None:
    assert small.names("theatre:Karm al-Myassar") == ("Karm al-Myassar", "كرم الميسر")
    assert small.names("area:made from others") == ()


def test_credits_name_whose_facts_it_holds(small: Gazetteer) -> None:
    assert small.credits() == ("GeoNames", "theatre/places")


def test_gazetteer_answers_several_threads(small: Gazetteer) -> None:
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(small.find, ["Aleppo", "Almiyassar", "Homs", "Raqqa"] * 20))
    assert answers[:4] * 20 == answers


def test_gazetteer_refuses_what_is_none(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such gazetteer"):
        Gazetteer(tmp_path / "none.sqlite")
    (tmp_path / "text.sqlite").write_text("no database, but longer than an empty file " * 20)
    with pytest.raises(UsageError, match="not a gazetteer"):
        Gazetteer(tmp_path / "text.sqlite")
    (tmp_path / "empty.sqlite").touch()
    with pytest.raises(UsageError, match="version 0"):
        Gazetteer(tmp_path / "empty.sqlite")


def test_gazetteer_opens_a_path_with_odd_letters(tmp_path: Path) -> None:
    gazetteer = small_gazetteer(tmp_path / "a b#c?%20.sqlite")
    assert gazetteer.find("Aleppo")
    gazetteer.close()

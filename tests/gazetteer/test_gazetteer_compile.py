from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from time import process_time

import pytest
from small_world import PLACES, WORLD, own, small_gazetteer

from sitrep.gazetteer import Gazetteer, compile_gazetteer, distance_km, gazetteer_for
from sitrep.gazetteer.compile import write
from sitrep.gazetteer.geonames import city_radius_km, is_spelling
from sitrep.gazetteer.theatre_places import joined
from sitrep.model import NamedPlace


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gazetteer]:
    """The whole world without a theatre, compiled once."""
    path = tmp_path_factory.mktemp("gazetteer") / "world.sqlite"
    compile_gazetteer(path, [])
    assert [file.name for file in path.parent.iterdir()] == [path.name]
    gazetteer = Gazetteer(path)
    yield gazetteer
    gazetteer.close()


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("Aleppo", "geonames:170063"),
        ("Idleb", "geonames:169389"),
        ("Syria", "country:SY"),
        ("Britain", "country:GB"),
        ("U.S.", "country:US"),
        ("DRC", "country:CD"),
        ("Ivory Coast", "country:CI"),
        ("Burma", "country:MM"),
        ("Idlib province", "admin1:SY.12"),
        ("Helmand", "admin1:AF.10"),
        ("Anbar", "admin1:IQ.01"),
        ("North Kivu", "admin1:CD.11"),
        ("Chechnya", "admin1:RU.12"),
        ("West Bank", "admin1:PS.WE"),
        ("California", "admin1:US.CA"),
        ("Ky.", "admin1:US.KY"),
        ("Rapides Parish", "geonames:4338356"),
        ("Darfur", "region:darfur"),
        ("Africa", "region:africa"),
    ],
)
def test_world_puts_first_what_a_bare_name_means(world: Gazetteer, name: str, id_: str) -> None:
    assert world.find(name)[0].place.id == id_


def test_world_tells_where_a_city_lies(world: Gazetteer) -> None:
    aleppo = world.place("geonames:170063")
    assert aleppo.within == ("Aleppo", "Syria")
    assert (aleppo.admin1, aleppo.country, aleppo.kind, aleppo.gazetteer) == (
        "Aleppo",
        "SY",
        "city",
        "GeoNames",
    )
    assert 8 <= aleppo.radius_km <= 10
    assert aleppo.population > 1_000_000


def test_world_gives_divisions_and_countries_a_reach(world: Gazetteer) -> None:
    idlib, syria = world.place("admin1:SY.12"), world.place("country:SY")
    assert 15 < idlib.radius_km < 60
    assert distance_km(idlib, world.place("geonames:169389")) < 30
    assert 200 < syria.radius_km < 300


@pytest.mark.parametrize("name", ["HLB", "FSA", "SDF", "Killed", "Times", "a lei po", "ALP"])
def test_world_meets_no_code_acronym_or_common_word(world: Gazetteer, name: str) -> None:
    assert not [c for c in world.find(name) if c.place.country in {"SY", "IQ", "IR"}]


def test_world_looks_up_fast_enough(world: Gazetteer) -> None:
    phrases = [f"the rebels {n} attacked" for n in range(2_000)]
    started = process_time()
    assert not any(world.find(phrase) for phrase in phrases)
    assert (process_time() - started) / len(phrases) < 300e-6  # a sixth of it where nothing else runs


def test_city_radius_grows_slower_than_its_people() -> None:
    assert city_radius_km(0) == city_radius_km(1_000) == 1.0
    assert 3 < city_radius_km(98_000) < 5
    assert city_radius_km(10_000_000) < 20


@pytest.mark.parametrize(
    "name", ["Alep", "Ḩalab", "حلب", "Saint-Ouen", "'s-Hertogenbosch", "Nīnawá", "al-Bab"]
)
def test_is_spelling_keeps_latin_and_arabic_names(name: str) -> None:
    assert is_spelling(name)


@pytest.mark.parametrize(
    "name", ["ALP", "SYALP", "a lei po", "Алеппо", "アレッポ", "hlb", "https://a.b/Alep", "X"]
)
def test_is_spelling_drops_codes_addresses_and_other_scripts(name: str) -> None:
    assert not is_spelling(name)


def test_joined_knows_a_city_of_the_theatre_as_the_worlds(small: Gazetteer) -> None:
    place = small.place("theatre:Al-Bab")
    assert place == small.place("geonames:Al Bāb, SY")
    assert (place.name, place.population) == ("Al-Bab", 130_745)
    assert [c.place.id for c in small.find("el-Bab")] == ["geonames:Al Bāb, SY"]


def test_joined_knows_a_governorate_as_the_worlds_division(small: Gazetteer) -> None:
    division = small.place("theatre:Homs Governorate")
    assert (division.id, division.name, division.radius_km) == ("admin1:SY.11", "Homs Governorate", 130.0)
    assert [c.place.id for c in small.find("Homs Governorate")] == ["admin1:SY.11"]


def test_joined_tells_a_quarter_its_city_division_and_country(small: Gazetteer) -> None:
    hanano = small.place("theatre:Hanano")
    assert (hanano.within, hanano.admin1, hanano.country) == (("Aleppo", "Syria"), "Aleppo", "SY")


def test_joined_keeps_settlements_of_one_name_apart(tmp_path: Path) -> None:
    gazetteer = small_gazetteer(tmp_path / "apart.sqlite", [own("Al-Bab", (35.94, 37.585), "settlement")])
    assert {c.place.id for c in gazetteer.find("al-Bab")} == {"geonames:Al Bāb, SY", "theatre:Al-Bab"}
    gazetteer.close()


def test_joined_gives_a_wide_area_no_division_by_its_point(tmp_path: Path) -> None:
    north = own("northern Syria", (36.35, 38.0), "region", radius_km=150.0)
    gazetteer = small_gazetteer(tmp_path / "wide.sqlite", [north])
    place = gazetteer.place(north.place.id)
    assert (place.admin1, place.country, place.within) == (None, "SY", ("Syria",))
    gazetteer.close()


def test_write_gives_the_same_bytes_for_the_same_places(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write(tmp_path / name, *joined(WORLD, PLACES))
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_write_refuses_two_places_of_one_id(tmp_path: Path) -> None:
    twice = [own("Hanano", (36.2, 37.2), "neighbourhood"), own("Hanano", (36.3, 37.3), "neighbourhood")]
    with pytest.raises(ValueError, match="two places have the id 'theatre:Hanano'"):
        small_gazetteer(tmp_path / "twice.sqlite", twice)


def test_compile_leaves_what_is_there_when_it_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sitrep.gazetteer.compile.world", lambda: WORLD)
    path = tmp_path / "gazetteer.sqlite"
    compile_gazetteer(path, PLACES)
    before = path.read_bytes()
    with pytest.raises(ValueError, match="two places"):
        compile_gazetteer(path, [PLACES[0], PLACES[0]])
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_gazetteer_for_compiles_once_for_each_state_of_the_places(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sitrep.gazetteer.compile.world", lambda: WORLD)
    asked = []

    def places() -> list[NamedPlace]:
        asked.append(1)
        return PLACES

    cache = tmp_path / "deep" / "cache"
    for key in ("a", "a", "b"):
        gazetteer = gazetteer_for(key, places, cache)
        assert gazetteer.find("Hanano")
        gazetteer.close()
    assert len(asked) == 2
    assert len(list(cache.iterdir())) == 2


def test_gazetteer_for_may_be_asked_twice_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sitrep.gazetteer.compile.world", lambda: WORLD)
    together = Barrier(2, timeout=30)

    def places() -> list[NamedPlace]:
        together.wait()  # neither finds the other's file
        return PLACES

    with ThreadPoolExecutor(2) as pool:
        gazetteers = list(pool.map(lambda _: gazetteer_for("a", places, tmp_path), range(2)))
    for gazetteer in gazetteers:
        assert gazetteer.find("Hanano")
        gazetteer.close()
    assert len(list(tmp_path.iterdir())) == 1

from __future__ import annotations

import json
from typing import Any

import pytest
from codings import Scans, report

from sitrep import coding, flow
from sitrep.coding.places.toponym import Toponym
from sitrep.gazetteer import distance_km


def toponyms(scan: Scans, text: str) -> list[Toponym]:
    return list(scan(text).toponyms)


def only(scan: Scans, text: str) -> Toponym:
    (toponym,) = scan(text).toponyms
    return toponym


@pytest.mark.parametrize(
    ("spellings", "lat", "lon"),
    [
        (["al-Myassar", "al-Maysar", "Muyassar", "al-Muyasser", "Karm al-Myassar"], 36.196, 37.189),
        (["Sheikh Saeed", "Sheikh Said", "Sheikh Sa'id"], 36.160, 37.156),
        (["Tell Rifaat", "Tel Rifaat", "Tal Rifaat"], 36.472, 37.095),
        (["Khan Sheikhoun", "Khan Shaykhun"], 35.442, 36.651),
        (["Deir ez-Zor", "Deir Ezzor", "Deir al-Zor"], 35.336, 40.141),
    ],
)
def test_spellings_of_one_place_meet(scan: Scans, spellings: list[str], lat: float, lon: float) -> None:
    for spelling in spellings:
        toponym = only(scan, f"Shells fell in {spelling} overnight.")
        assert toponym.name == spelling
        assert toponym.place is not None
        assert (round(toponym.place.lat, 3), round(toponym.place.lon, 3)) == (lat, lon)


@pytest.mark.parametrize("direction", ["east", "eastern", "west", "western"])
def test_part_of_a_city_is_an_area_on_that_side_of_it(scan: Scans, direction: str) -> None:
    part, whole = only(scan, f"Fighting in {direction} Aleppo").place, only(scan, "Fighting in Aleppo").place
    assert part is not None
    assert whole is not None
    assert (part.lon > whole.lon) == direction.startswith("east")
    assert 3 < part.radius_km < whole.radius_km
    assert distance_km(part, whole) < whole.radius_km


def test_ground_beside_a_facility_is_an_area_that_says_how_wide_it_is(scan: Scans) -> None:
    text = "Troops took land west of the international airport in Aleppo."
    beside = next(t for t in toponyms(scan, text) if t.name == "west of the international airport")
    airport = only(scan, "Rockets hit Aleppo International Airport.")
    assert beside.place is not None
    assert airport.place is not None
    assert beside.place.kind == "area"
    assert beside.place.radius_km > airport.place.radius_km
    assert distance_km(beside.place, airport.place) < beside.place.radius_km


def test_distance_and_direction_make_an_area_there(scan: Scans) -> None:
    beyond = only(scan, "They took a village ten kilometres south of Azaz.")
    azaz = only(scan, "Shells fell in Azaz.")
    assert beyond.place is not None
    assert azaz.place is not None
    assert beyond.place.lat < azaz.place.lat
    assert 8 < distance_km(beyond.place, azaz.place) < 12
    assert beyond.place.radius_km > 2


def test_countryside_is_wider_than_its_town(scan: Scans) -> None:
    around, town = only(scan, "in the Aleppo countryside").place, only(scan, "in Aleppo").place
    assert around is not None
    assert town is not None
    assert around.radius_km > 2 * town.radius_km


@pytest.mark.parametrize(
    "text", ["Shells hit the village of Quxibanta.", "Clashes near Quxibanta", "in the Quxibanta district"]
)
def test_unknown_place_stays_unplaced(scan: Scans, text: str) -> None:
    toponym = only(scan, text)
    assert (toponym.name, toponym.place, toponym.candidates) == ("Quxibanta", None, ())


@pytest.mark.parametrize(
    "text",
    [
        "Zakaria Malahifji said so.",
        "President Bashar al-Assad spoke.",
        "Samir Darwish told reporters.",
        "Mohammed Ibrahim, a baker, wept.",
        "The Battle was long.",
        "He spoke on Friday in May.",
        "She may march to the sea.",
    ],
)
def test_persons_and_plain_words_are_no_places(scan: Scans, text: str) -> None:
    assert toponyms(scan, text) == []


def test_name_is_written_without_its_generic_noun(scan: Scans) -> None:
    text = "the town of Azaz, the Sakhour district, Marea town and the Castello Road"
    assert [t.name for t in toponyms(scan, text)] == ["Azaz", "Sakhour", "Marea", "Castello Road"]


def test_facility_of_a_town_is_a_place_of_its_own(scan: Scans) -> None:
    airport, town = only(scan, "at Hama airport").place, only(scan, "in Hama").place
    assert airport is not None
    assert town is not None
    assert airport.id != town.id


def test_province_is_told_from_the_city_of_its_name(scan: Scans) -> None:
    province, city = only(scan, "in Aleppo province").place, only(scan, "in the city of Aleppo").place
    assert province is not None
    assert city is not None
    assert province.radius_km > 5 * city.radius_km


def test_places_outside_the_theatre_are_found(scan: Scans) -> None:
    found = {t.name: t.place.country for t in toponyms(scan, "in Mosul, Baghdad and London") if t.place}
    assert found == {"Mosul": "IQ", "Baghdad": "IQ", "London": "GB"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The rebels seized Quxibanta at dawn.", ["Quxibanta"]),
        ("The fall of Quxibanta was announced.", ["Quxibanta"]),
        ("Quxibanta was retaken by the army.", ["Quxibanta"]),
        ("Quxibanta, a village in the hills, is empty.", ["Quxibanta"]),
        ("Three villages, among them Quxibanta and Ombarelle, burned.", ["Quxibanta", "Ombarelle"]),
        ("They hold Quxibanta, Ombarelle and Nairobi.", ["Quxibanta", "Ombarelle", "Nairobi"]),
        ("Rockets hit houses in Quxibanta. Quxibanta burned.", ["Quxibanta", "Quxibanta"]),
        ("A drone was shot down at Ain Zara.", ["Ain Zara"]),
    ],
)
def test_name_that_no_gazetteer_knows_is_found_by_what_is_told_of_it(
    world_scan: Scans, text: str, names: list[str]
) -> None:
    assert [t.name for t in toponyms(world_scan, text)] == names


@pytest.mark.parametrize(
    "text",
    [
        "Houston said that he would resign.",
        "Mayor Florence Denton spoke to Robert Lincoln.",
        "Shells fell overnight.",
        "The Department of Agriculture warned farmers.",
        "Iraqi and Ugandan officers met.",
    ],
)
def test_persons_offices_and_peoples_are_no_places(world_scan: Scans, text: str) -> None:
    assert toponyms(world_scan, text) == []


@pytest.mark.parametrize(
    ("text", "name", "country", "division"),
    [
        ("He lives in Paris, Texas.", "Paris", "US", "Texas"),
        ("A fire broke out in Paris, police in France said.", "Paris", "FR", None),
        (
            "Crews from Waco, Texas, went to Athens, others to Tyler and Palestine.",
            "Athens",
            "US",
            "Texas",
        ),
        ("Crews went to Athens, and ministers of Greece and Italy thanked them.", "Athens", "GR", None),
        ("The river rose near Fresno, Calif., on Monday.", "Calif.", "US", "California"),
        ("He was born in St. Louis and lives in New Zealand.", "New Zealand", "NZ", None),
    ],
)
def test_name_of_many_places_means_the_one_that_the_others_are_near(
    world_scan: Scans, text: str, name: str, country: str, division: str | None
) -> None:
    place = next(t.place for t in toponyms(world_scan, text) if t.name == name)
    assert place is not None
    assert place.country == country
    assert division is None or place.admin1 == division


def test_name_of_places_that_are_as_likely_stays_unresolved(world_scan: Scans) -> None:
    (toponym,) = world_scan("A barn burned in Jackson County.").toponyms
    assert toponym.candidates
    assert toponym.place is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Two barns burnt down at a farm near Norfolk, England.", "Norfolk"),
        ("Floods hit Lahore, Multan, Peshawar and Quetta, and the hamlet of Laguna.", "Laguna"),
    ],
)
def test_namesake_far_from_what_the_report_says_is_not_meant(world_scan: Scans, text: str, name: str) -> None:
    named = {t.name: t.place for t in world_scan(text).toponyms}
    assert named[name] is None
    assert all(place for other, place in named.items() if other != name)


def test_annotations_stand_where_they_say(syria: flow.Desk) -> None:
    given = report("On Friday the army shelled east Aleppo and the village of Quxibanta.")
    notes: Any = coding.annotated(given, syria.coder.annotate(given))
    assert json.loads(json.dumps(notes)) == notes
    told = {
        kind: [given.text[n["start"] : n["end"]] for n in notes[kind]]
        for kind in ("toponyms", "times", "actors")
    }
    assert told == {
        "toponyms": ["east Aleppo", "Quxibanta"],
        "times": ["Friday"],
        "actors": ["the army"],
    }
    placed, unplaced = notes["toponyms"]
    assert placed["radius_km"] > 3
    assert (unplaced["lat"], unplaced["lon"], unplaced["radius_km"]) == (None, None, None)


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Fires burned in British Columbia on Friday.", "British Columbia", "CA"),
        (
            "Ships sailed from the ports of the People's Republic of China.",
            "People's Republic of China",
            "CN",
        ),
    ],
)
def test_name_goes_on_behind_a_peoples_adjective_or_possessive(
    world_scan: Scans, text: str, name: str, country: str
) -> None:
    toponym = only(world_scan, text)
    assert toponym.name == name
    assert toponym.place is not None
    assert toponym.place.country == country


def test_agency_of_a_dateline_is_no_place(scan: Scans) -> None:
    text = "HAMA, Nov. 30 (Orontes) — Shells fell in Salamiyah."
    assert [t.name for t in toponyms(scan, text)] == ["HAMA", "Salamiyah"]

from __future__ import annotations

import dataclasses
import json
from typing import Any

from isle import DEAD, EVIDENCE, HELD, HOLDING, MORE, OURS, PLACED, SHELLS, SITUATION, UNPLACED

from sitrep.model import Situation
from sitrep.publish.geojson import situation_geojson


def shown(situation: Situation = SITUATION) -> dict[str, Any]:
    collection: dict[str, Any] = json.loads(situation_geojson(situation, EVIDENCE))
    return collection


def test_geojson_is_a_collection_of_points_with_their_reach() -> None:
    collection = shown()
    assert collection["type"] == "FeatureCollection"
    assert {feature["type"] for feature in collection["features"]} == {"Feature"}
    assert [feature["geometry"] for feature in collection["features"]] == [
        {"type": "Point", "coordinates": [30.25, -1.5]}
    ] * 2
    assert [feature["properties"]["radius_km"] for feature in collection["features"]] == [2.5, 2.5]


def test_geojson_gives_an_incident_with_its_tolls_and_sources() -> None:
    incident = shown()["features"][0]
    assert incident["id"] == PLACED.id
    assert incident["properties"] == {
        "layer": "incident",
        "type": "Grenade",
        "first": "2020-05-01",
        "last": "2020-05-01",
        "spelled": "Ford",
        "spelled_in": "Isle",
        "side1": "south",
        "side2": "north",
        "tolls": [
            {
                "outcome": "killed",
                "who": "civilian",
                "side": None,
                "part_of": False,
                "low": {"count": 4, "claim": DEAD.id},
                "best": {"count": 4, "claim": DEAD.id},
                "high": {"count": 10, "claim": MORE.id},
                "words": [],
            }
        ],
        "claims": [SHELLS.id, DEAD.id, MORE.id],
        "quotes": ["=SUM(A1) was painted on the wall", "four died", "ten later"],
        "speakers": ["@mayor"],
        "outlets": ["The Herald"],
        "reports": ["one"],
        "place": "Ford",
        "place_id": "geo:1",
        "radius_km": 2.5,
    }


def test_geojson_gives_who_holds_a_place_and_who_says_not() -> None:
    holding = shown()["features"][1]
    properties = holding["properties"]
    assert holding["id"] == "holding geo:1"
    assert (properties["layer"], properties["side"], properties["standing"]) == ("holding", "north", "held")
    assert (properties["on"], properties["probability"], properties["since"]) == ("2020-05-01", 0.877, None)
    assert (properties["claims"], properties["quotes"]) == ([HELD.id], ["Ford is ours"])
    assert (properties["against"]["claims"], properties["against"]["outlets"]) == ([OURS.id], ["-Cross-"])


def test_geojson_lists_what_has_no_point() -> None:
    unplaced = shown()["unplaced"]
    assert unplaced["count"] == 1
    assert [(one["id"], one["spelled"]) for one in unplaced["incidents"]] == [(UNPLACED.id, "the hills")]


def test_geojson_credits_the_theatre_and_the_gazetteers() -> None:
    assert shown()["credits"] == ["Isle Outlets, CC0", "Isle Atlas, CC BY"]


def test_geojson_says_the_days_it_is_of() -> None:
    assert (shown()["on"], shown()["known_at"]) == ("2020-05-01", None)


def test_geojson_of_nothing_is_an_empty_collection() -> None:
    empty = dataclasses.replace(SITUATION, incidents=(), holdings=())
    assert (shown(empty)["features"], shown(empty)["unplaced"]) == ([], {"count": 0, "incidents": []})


def test_geojson_keeps_each_holding_apart_from_the_incidents_of_its_place() -> None:
    ids = [feature["id"] for feature in shown()["features"]]
    assert len(ids) == len(set(ids)) == 2
    assert HOLDING.place.id in ids[1]

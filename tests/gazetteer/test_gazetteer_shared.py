"""Floors for what the gazetteer finds of names in real reports; skipped where these are not at hand."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sitrep import theatres
from sitrep.gazetteer import Gazetteer, distance_km, gazetteer_for

SHARED = Path(__file__).parents[2].parent / "shared"
pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="the shared reports are not at hand")


def lines(name: str) -> Iterator[dict[str, Any]]:
    with (SHARED / name).open(encoding="utf-8") as file:
        yield from map(json.loads, file)


@pytest.fixture(scope="module")
def syria(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gazetteer]:
    """The world with the theatre of Syria."""
    key = theatres.places_key("syria")
    gazetteer = gazetteer_for(key, lambda: theatres.places("syria"), tmp_path_factory.mktemp("gazetteer"))
    yield gazetteer
    gazetteer.close()


def coded_names() -> list[str]:
    names: list[str] = []
    for report in lines("gold/tune.coded.jsonl"):
        for entry in [*report["control"], *report["events"], *report["harm"]]:
            names += [entry.get("place"), entry.get("in"), *(entry.get("also") or [])]
    return [name for name in names if name]


def test_most_places_of_the_coded_reports_are_known(syria: Gazetteer) -> None:
    names = coded_names()
    assert sum(bool(syria.find(name)) for name in names) / len(names) >= 0.95
    assert sum(bool(syria.find(name)) for name in set(names)) / len(set(names)) >= 0.85


def test_most_toponyms_of_local_news_have_a_candidate_within_161_km(syria: Gazetteer) -> None:
    toponyms = [t for report in lines("geo/lgl.jsonl") for t in report["toponyms"] if t["lat"] is not None]
    near = sum(
        any(distance_km((t["lat"], t["lon"]), c.place) <= 161 for c in syria.find(t["name"]))
        for t in toponyms
    )
    assert near / len(toponyms) >= 0.82

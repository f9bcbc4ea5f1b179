"""The seed article and the coded reports, where they are at hand."""

from __future__ import annotations

import csv
import importlib.util
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from sitrep import coding, flow
from sitrep.gazetteer import distance_km
from sitrep.model import Report

SHARED = Path(__file__).parents[3] / "shared"
pytestmark = pytest.mark.skipif(not SHARED.exists(), reason="the coded reports are not at hand")
FLOORS = {"tune": 0.53, "dev": 0.49}


@pytest.fixture(scope="module")
def score() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", SHARED / "gold" / "score.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def seed(syria: flow.Desk) -> dict[str, Any]:
    (record,) = flow.code([next((SHARED / "seed").glob("*.txt"))], syria)
    assert isinstance(record, dict)
    return dict(record)


def test_seed_is_coded_as_a_careful_reader_codes_it(seed: dict[str, Any], score: ModuleType) -> None:
    gold = json.loads((SHARED / "seed" / "coded.json").read_text(encoding="utf-8"))
    result = score.score({"seed": gold}, {"seed": seed})
    assert [result[kind]["strict"]["F1"] for kind in ("control", "events", "harm")] == [1, 1, 1]
    assert (seed["published"], seed["byline"]) == (gold["published"], gold["byline"])
    assert any("inferred" in note for note in seed["notes"])
    assert seed["statements"][0]["speaker"] == gold["statements"][0]["speaker"]


def test_seed_places_lie_where_they_are(seed: dict[str, Any]) -> None:
    with (SHARED / "places" / "aleppo.csv").open(encoding="utf-8") as rows:
        points = {row["name"]: (float(row["lat"]), float(row["lon"])) for row in csv.DictReader(rows)}
    found = {c["place"]: (c["lat"], c["lon"]) for c in seed["control"] if c["place"]}
    for place, name in [
        ("al-Jazmati", "Karm aj-Jazmati"),
        ("west of the international airport", "Aleppo International Airport"),
    ]:
        key = name if name in points else next(n for n in points if name.split()[-1].lower() in n.lower())
        assert distance_km(found[place], points[key]) < 0.7


def reports(name: str) -> Iterator[Report]:
    for line in (SHARED / "gold" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield Report(
            name=row["id"],
            source=row["source"],
            url=None,
            title=row["title"],
            text=row["text"],
            language="en",
            published=date.fromisoformat(row["published"][:10]),
            retrieved=None,
            raw_hash="",
        )


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_accuracy_stays_above_its_floor(syria: flow.Desk, score: ModuleType, name: str) -> None:
    coded = {r.name: coding.coded(r, syria.coder(r)) for r in reports(name)}
    gold = score.read(SHARED / "gold" / f"{name}.coded.jsonl")
    assert score.score(gold, coded)["F1"] >= FLOORS[name]

"""The seed article, coded as a careful reader codes it, where it is at hand."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from codings import entries
from gold import SHARED, load_score, needs_coded_reports

from sitrep import flow, reading
from sitrep.gazetteer import distance_km
from sitrep.model import Report

pytestmark = needs_coded_reports

Coded = dict[str, Any]


def article() -> Path:
    (path,) = (SHARED / "seed").glob("*.txt")
    return path


@pytest.fixture(scope="module")
def gold() -> Coded:
    return dict(json.loads((SHARED / "seed" / "coded.json").read_text(encoding="utf-8")))


@pytest.fixture(scope="module")
def seed(syria: flow.Desk) -> Coded:
    (record,) = flow.code([article()], syria)
    assert isinstance(record, dict)
    return dict(record)


@pytest.fixture(scope="module")
def points() -> dict[str, tuple[float, float]]:
    with (SHARED / "places" / "aleppo.csv").open(encoding="utf-8") as rows:
        return {row["name"]: (float(row["lat"]), float(row["lon"])) for row in csv.DictReader(rows)}


@pytest.mark.parametrize("kind", ["control", "events", "harm"])
def test_seed_is_coded_as_a_careful_reader_codes_it(seed: Coded, gold: Coded, kind: str) -> None:
    strict = load_score().score({"seed": gold}, {"seed": seed})[kind]["strict"]
    assert (strict["F1"], strict["coded"]) == (1.0, len(gold[kind]))


@pytest.mark.parametrize("kind", ["control", "events", "harm"])
def test_seed_has_each_date_that_a_careful_reader_gives(seed: Coded, gold: Coded, kind: str) -> None:
    dates = load_score().score({"seed": gold}, {"seed": seed})[kind]["date"]
    assert dates["right"] == dates["of"] == sum(bool(entry["date"]) for entry in gold[kind])


def test_seed_is_dated_and_signed(seed: Coded, gold: Coded) -> None:
    assert (seed["published"], seed["byline"]) == (gold["published"], gold["byline"])
    assert seed["title"] == gold["title"]
    assert any("inferred" in note for note in seed["notes"])


def test_seed_statement_has_its_speaker_role_and_words(seed: Coded, gold: Coded) -> None:
    (said,), (expected,) = seed["statements"], gold["statements"]
    assert [said[key] for key in ("speaker", "role", "date", "quote")] == [
        expected[key] for key in ("speaker", "role", "date", "quote")
    ]
    assert expected["of"] in said["of"]


def test_seed_is_read_without_its_furniture_and_quoted_word_for_word(seed: Coded, gold: Coded) -> None:
    (report,) = reading.read([article()])
    assert isinstance(report, Report)
    assert [
        line for line in gold["furniture"] if " ".join(line.split()) in " ".join(report.text.split())
    ] == []
    assert all(report.text[e["start"] : e["end"]] == e["quote"] for e in entries(seed))


@pytest.mark.parametrize(
    ("place", "known_as"),
    [
        ("al-Jazmati", "Karm aj-Jazmati"),
        ("al-Myassar", "Karm al-Myassar"),
        ("Dahret Awwad", "Dahret Awwad"),
        ("Qaterji", "Karm al-Qaterji"),
        ("west of the international airport", "Aleppo International Airport"),
    ],
)
def test_seed_quarters_lie_where_they_are(
    seed: Coded, points: dict[str, tuple[float, float]], place: str, known_as: str
) -> None:
    named = [e for kind in ("control", "events", "harm") for e in seed[kind] if e["place"] == place]
    assert named
    assert all(distance_km((e["lat"], e["lon"]), points[known_as]) < 0.7 for e in named)


def test_seed_is_placed_with_a_radius_wherever_it_names_a_place(seed: Coded) -> None:
    placed = [e for kind in ("control", "events", "harm") for e in seed[kind] if e["place"] or e["in"]]
    assert all(e["radius_km"] > 0 for e in placed)

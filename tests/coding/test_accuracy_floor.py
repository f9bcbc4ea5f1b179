"""Accuracy against careful human coding must not fall below what was once reached."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from gold import SHARED, gold_reports, load_score, needs_coded_reports

from sitrep import coding, flow

FLOORS = tomllib.loads(
    (Path(__file__).parents[2] / "bench" / "accuracy" / "floor.toml").read_text(encoding="utf-8")
)


def test_floors_are_set_for_both_sets() -> None:
    assert set(FLOORS) == {"tune", "dev"}
    assert all(0 < floor["mean_strict_f1"] < 1 for floor in FLOORS.values())


@needs_coded_reports
@pytest.mark.parametrize("name", sorted(FLOORS))
def test_accuracy_stays_above_its_floor(syria: flow.Desk, name: str) -> None:
    score = load_score()
    coded = {r.name: coding.coded(r, syria.coder(r)) for r in gold_reports(name)}
    reached = score.score(score.read(SHARED / "gold" / f"{name}.coded.jsonl"), coded)["F1"]
    assert reached >= FLOORS[name]["mean_strict_f1"]

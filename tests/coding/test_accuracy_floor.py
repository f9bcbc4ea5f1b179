"""Accuracy against careful human coding must not fall below what was once reached."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from gold import load_score, needs_coded_reports

from bench.accuracy.floors import read_floors
from bench.accuracy.measuring import Records, measure, read
from bench.accuracy.sets import ROOT, Corpus, corpora
from sitrep import flow, scoring

FLOORS = read_floors(ROOT / "bench" / "accuracy" / "floor.toml")
CORPORA = corpora()
SLOW = {"crowd-kept"}  # takes as long as all the others together; `make accuracy` holds it


@pytest.fixture(scope="module")
def records() -> dict[str, Records]:
    """What was read of each set so far: none is read twice."""
    return {}


@pytest.fixture
def corpus(request: pytest.FixtureRequest) -> Corpus:
    """A set by its name; skips where its files are not at hand."""
    found = CORPORA[request.param]
    if not found.at_hand:
        pytest.skip(f"the reports of {found.name} are not at hand")
    return found


@pytest.mark.parametrize("corpus", sorted(set(FLOORS) - SLOW), indirect=True)
def test_accuracy_stays_above_its_floor(
    syria: flow.Desk, world: flow.Desk, records: dict[str, Records], corpus: Corpus
) -> None:
    floor = FLOORS[corpus.name]
    if corpus.digest != floor.digest:
        # A corpus of the project's own is changed in one commit with its floor.
        assert not corpus.reports.resolve().is_relative_to(ROOT), "the corpus has changed: set its floor anew"
        pytest.skip(f"the floor of {corpus.name} was set on other reports")
    records[corpus.name] = read(corpus, syria if corpus.theatre == "syria" else world)
    assert list(floor.below(measure(corpus, records[corpus.name]))) == []


@needs_coded_reports
@pytest.mark.parametrize("corpus", ["dev"], indirect=True)
def test_figures_are_those_of_the_script_beside_the_coded_reports(
    syria: flow.Desk, records: dict[str, Records], corpus: Corpus, tmp_path: Path
) -> None:
    assert corpus.gold
    path = tmp_path / "coded.jsonl"
    coded = records.get(corpus.name) or read(corpus, syria)
    path.write_text("".join(f"{json.dumps(one)}\n" for one in coded.values()), encoding="utf-8")
    script = load_score()
    expected = script.score(script.read(corpus.gold), script.read(path))
    found = scoring.as_json(flow.score(corpus.gold, path)[0])
    assert {name: found[name] for name in expected} == expected


def test_every_floor_is_of_a_set_and_within_reach() -> None:
    assert set(FLOORS) <= set(CORPORA)
    assert all(0 < least < 1 for floor in FLOORS.values() for least in floor.least.values())

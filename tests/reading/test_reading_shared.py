"""Reads the corpora that lie beside the project, where they do."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from sitrep.model import Report
from sitrep.reading import read

SHARED = Path(__file__).parents[2].parent / "shared"
SEED = SHARED / "seed" / "000_33b6d0d4855d44c7.txt"
TUNE = SHARED / "gold" / "tune.jsonl"


@pytest.mark.skipif(not SEED.exists(), reason="the seed article is not beside the project")
def test_seed_article_is_read_as_a_careful_reader_does() -> None:
    (report,) = read([SEED])
    coded = json.loads((SEED.parent / "coded.json").read_text())
    assert isinstance(report, Report)
    assert (report.title, report.byline) == (coded["title"], coded["byline"])
    assert report.published == date.fromisoformat(coded["published"])
    body = [
        line
        for line in SEED.read_text().split("\n\n")
        if line.strip().startswith(tuple("ABCDEFGHIJKLMNOPQRSTUVWXYZ")) and line.strip().endswith((".", "”"))
    ]
    assert report.text == "\n\n".join(body)
    assert not any(line in report.text.split("\n") for line in coded["furniture"])


@pytest.mark.skipif(not TUNE.exists(), reason="the coded reports are not beside the project")
def test_day_of_every_coded_report_is_the_published_one_or_that_of_its_dateline() -> None:
    gold = [json.loads(line) for line in TUNE.read_bytes().splitlines()]
    coded = [json.loads(line) for line in (TUNE.parent / "tune.coded.jsonl").read_bytes().splitlines()]
    facts = {
        one["id"]: {fact["date"] for kind in ("control", "events", "harm") for fact in one[kind]}
        for one in coded
    }
    differing = 0
    for record, report in zip(gold, read([TUNE]), strict=True):
        assert isinstance(report, Report)
        assert report.text == record["text"]
        if str(report.published) != record["published"]:
            differing += 1
            assert str(report.published) in facts[report.name]
            assert report.notes[-1].endswith("the dateline wins")
    assert differing <= 4

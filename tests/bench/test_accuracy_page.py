from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from bench.accuracy.__main__ import error_lines, reliability
from bench.accuracy.floors import Floor, floors_text, read_floors
from bench.accuracy.measuring import Measured, measure
from bench.accuracy.plot import plot
from bench.accuracy.sets import ROOT, Corpus, Use
from bench.accuracy.table import BEGIN, tables
from bench.figures import END, renewed
from sitrep.scoring import Judged, calibration

GOLD = '{"id": "r1", "harm": [{"outcome": "killed", "count": 6, "who": "child", "quote": "six died"}]}\n'
CODED = {"id": "r1", "harm": [{"outcome": "killed", "count": 6, "who": "child", "confidence": 0.95}]}


def measured(folder: Path, use: Use, records: dict[str, object]) -> Measured:
    (folder / "gold.jsonl").write_text(GOLD, encoding="utf-8")
    report = '{"id": "r1", "published": "2016-12-05", "title": "Toll", "text": "There six died."}\n'
    (folder / "reports.jsonl").write_text(report, encoding="utf-8")
    corpus = Corpus(
        name="isle",
        title="The isle",
        reports=folder / "reports.jsonl",
        gold=folder / "gold.jsonl",
        theatre="world",
        measure="coded",
        part="all",
        use=use,
    )
    return measure(corpus, records)  # type: ignore[arg-type]


def test_table_has_a_row_a_set_and_the_share_right_by_confidence(tmp_path: Path) -> None:
    found = [measured(tmp_path, "measure", {"r1": CODED})]
    lines = tables(found, reliability(found)).splitlines()
    assert lines[2].startswith("| **`isle`: The isle** | 1 | world | 0.000 / 0.000 / 0.000 |")
    assert "| 1.000 / 1.000 / 1.000 | 0.333 |" in lines[2]
    assert found[0].digest[:12] in lines[2]
    assert lines[-2:] == ["| 0.9 to 1.0 | 0.95 | 1.00 | 1 |", "| 0.9 or more |  | 1.00 | 1 |"]


def test_errors_are_shown_of_sets_to_learn_from_alone(tmp_path: Path) -> None:
    shown = list(error_lines([measured(tmp_path, "learn", {})], 1))
    assert any("six died" in line for line in shown)
    assert list(error_lines([measured(tmp_path, "measure", {})], 1)) == []


def test_confidence_is_judged_on_sets_that_are_measured_on_alone(tmp_path: Path) -> None:
    assert reliability([measured(tmp_path, "learn", {"r1": CODED})]).bins == ()


def test_floors_are_a_margin_below_the_figures_and_name_the_bytes(tmp_path: Path) -> None:
    found = measured(tmp_path, "learn", {"r1": CODED})
    path = tmp_path / "floor.toml"
    path.write_text(floors_text([found], 0.01), encoding="utf-8")
    assert read_floors(path) == {"isle": Floor(digest=found.digest, least={"mean": 0.323})}


def test_figures_below_a_floor_are_named_where_the_bytes_are_the_same(tmp_path: Path) -> None:
    found = measured(tmp_path, "learn", {"r1": CODED})
    floor = Floor(digest=found.digest, least={"mean": 0.4})
    assert list(floor.below(found)) == ["isle: mean is 0.333, below 0.400"]
    assert list(replace(floor, digest="other").below(found)) == []
    assert list(replace(floor, least={"mean": 0.3}).below(found)) == []


def test_prose_around_the_tables_is_kept() -> None:
    page = f"# Accuracy\n\nBefore.\n\n{BEGIN}\nold\n{END}\n\nAfter.\n"
    new = renewed(page, "| new |", BEGIN)
    assert new == f"# Accuracy\n\nBefore.\n\n{BEGIN}\n\n| new |\n\n{END}\n\nAfter.\n"
    assert renewed(new, "| new |", BEGIN) == new
    with pytest.raises(ValueError, match="the page has no"):
        renewed("# Accuracy\n", "| new |", BEGIN)


def test_page_of_the_project_has_its_markers() -> None:
    assert renewed((ROOT / "docs" / "accuracy.md").read_text(encoding="utf-8"), "", BEGIN)


def test_plot_has_a_dot_a_bin_at_its_place() -> None:
    svg = plot(calibration([*[Judged(confidence=0.5, right=True)] * 4, Judged(confidence=1.0, right=False)]))
    dots = [one for one in ElementTree.fromstring(svg).iter() if one.tag.endswith("circle")]  # noqa: S314 - our own
    (middle, last) = (
        (float(dot.get("cx", 0)), float(dot.get("cy", 0)), float(dot.get("r", 0))) for dot in dots
    )
    assert middle[0] < last[0]
    assert middle[1] < last[1]  # upwards is less
    assert middle[2] == 2 * last[2]

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from bench.accuracy.sets import Corpus, Part, corpora, is_in


@pytest.mark.parametrize(
    ("part", "inside"),
    [("all", {"a-001", "a-002", "b"}), ("odd", {"a-001"}), ("even", {"a-002"})],
)
def test_parts_go_by_the_id_alone(part: Part, inside: set[str]) -> None:
    assert {name for name in ("a-001", "a-002", "b") if is_in(part, name)} == inside


def test_every_report_is_looked_at_or_kept_aside_and_never_both() -> None:
    names = [f"report-{n}" for n in range(200)]
    kept = {name for name in names if is_in("kept", name)}
    assert kept == {name for name in names if int(hashlib.sha256(name.encode()).hexdigest(), 16) % 2}
    assert kept.isdisjoint({name for name in names if is_in("look", name)})
    assert 70 < len(kept) < 130


def corpus(folder: Path, part: Part = "all") -> Corpus:
    return Corpus(
        name="isle",
        title="The isle",
        reports=folder / "reports.jsonl",
        gold=folder / "gold.jsonl",
        theatre="world",
        measure="coded",
        part=part,
        use="measure",
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    # A line separator inside a text is no end of a line of JSON.
    reports = [{"id": "a-1", "text": "One.\u2028Two.\x85"}, {"id": "a-2", "text": "Three."}]
    for name, rows in (("reports", reports), ("gold", [{"id": "a-1"}, {"id": "a-2"}])):
        lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        (tmp_path / f"{name}.jsonl").write_text(lines, encoding="utf-8")
    return tmp_path


def test_a_part_holds_its_reports_and_their_gold(folder: Path) -> None:
    odd = corpus(folder, "odd")
    assert [row["id"] for row in odd.rows] == ["a-1"]
    assert odd.gold_lines == '{"id": "a-1"}\n'


def test_digest_is_of_reports_and_gold(folder: Path) -> None:
    before = {part: corpus(folder, part).digest for part in ("all", "odd", "even")}
    assert len(set(before.values())) == 3
    (folder / "gold.jsonl").write_text('{"id": "a-1", "harm": []}\n{"id": "a-2"}\n', encoding="utf-8")
    assert corpus(folder, "odd").digest != before["odd"]
    assert corpus(folder, "even").digest == before["even"]


def test_sets_that_are_absent_are_not_at_hand(tmp_path: Path) -> None:
    every = corpora(tmp_path)
    assert not any(one.at_hand for one in every.values())
    assert every["dev"].use == "measure"


def test_sets_of_the_project_are_at_hand() -> None:
    assert corpora()["examples"].at_hand

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsfolder import FAILS, FRENCH, contents, write_bad, write_good
from sitrep import flow
from sitrep.errors import RecordError, TheatreError, UsageError
from sitrep.flow.days import when
from sitrep.model import Problem, When
from sitrep.record import Record

FILES = {
    "index.html",
    "incidents.csv",
    "control.csv",
    "harm.csv",
    "situation.geojson",
    "words.csv",
    "sources.csv",
    "problems.csv",
}


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three reports, and inputs that fail."""
    return write_bad(write_good(tmp_path_factory.mktemp("mixed") / "in"))


@pytest.fixture
def record(tmp_path: Path) -> Path:
    return tmp_path / "sitrep.db"


def build(desk: flow.Desk, record: Path, out: Path, *inputs: Path) -> flow.Summary:
    with Record.open(record) as ledger:
        summary, _ = flow.build(inputs, out, ledger, desk)
    return summary


# Building ----------------------------------------------------------------------------


@dataclass(frozen=True)
class Built:
    """The mixed folder built once: where, and what the run did."""

    folder: Path
    summary: flow.Summary
    seen: int

    @property
    def out(self) -> Path:
        return self.folder / "out"


@pytest.fixture(scope="module")
def built(syria: flow.Desk, mixed: Path, tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp("built")
    seen: list[int] = []
    with Record.open(folder / "sitrep.db") as ledger:
        summary, _ = flow.build([mixed], folder / "out", ledger, syria, lambda: seen.append(1))
    return Built(folder, summary, len(seen))


def test_build_reads_the_rest_where_some_inputs_fail(built: Built) -> None:
    summary = built.summary
    assert (summary.reports, summary.new_reports) == (3, 3)
    assert summary.new_claims > 3
    failed = {f"{Path(p.source).name}{f':{p.line}' if p.line else ''}": p.reason for p in summary.problems}
    assert failed.keys() == FAILS.keys()
    assert all(why in failed[where] for where, why in FAILS.items())
    assert contents(built.out).keys() == FILES


def test_build_writes_a_row_for_each_problem(built: Built) -> None:
    rows = list(csv.DictReader(io.StringIO((built.out / "problems.csv").read_text(encoding="utf-8"))))
    assert [(r["source"], r["line"], r["reason"]) for r in rows] == [
        (p.source, str(p.line or ""), p.reason) for p in built.summary.problems
    ]


def test_build_counts_the_loaded_words_of_each_outlet(syria: flow.Desk, record: Path, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "hill.jsonl").write_text(
        json.dumps(
            {
                "id": "h1",
                "source": "hill-post",
                "published": "2016-12-05",
                "title": "Liberation",
                "text": "The army liberated Saraqib on Monday.",
            }
        ),
        encoding="utf-8",
    )
    build(syria, record, tmp_path / "out", folder)
    (row,) = csv.DictReader(io.StringIO((tmp_path / "out" / "words.csv").read_text(encoding="utf-8")))
    assert (row["outlet"], row["term"], row["neutral"], row["count"]) == (
        "hill-post",
        "liberated",
        "captured",
        "2",
    )
    assert (row["first_report"], row["quote"]) == ("h1", "The army liberated Saraqib on Monday.")


def test_build_tells_each_report_and_problem_as_it_comes(built: Built) -> None:
    assert built.seen == 3 + len(FAILS)


def test_build_again_adds_nothing_and_writes_the_same_bytes(
    syria: flow.Desk, mixed: Path, built: Built
) -> None:
    first = contents(built.out)
    summary = build(syria, built.folder / "sitrep.db", built.out, mixed)
    assert (summary.reports, summary.new_reports, summary.new_claims) == (3, 0, 0)
    assert contents(built.out) == first


def test_build_in_two_runs_and_either_order_gives_the_picture_of_one(
    syria: flow.Desk, tmp_path: Path
) -> None:
    reports = write_good(tmp_path / "in")
    build(syria, tmp_path / "one.db", tmp_path / "one", reports)
    build(syria, tmp_path / "two.db", tmp_path / "two", reports / "wire.jsonl")
    build(syria, tmp_path / "two.db", tmp_path / "two", reports / "capture.txt")
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_build_writes_nothing_where_no_input_could_be_read(
    syria: flow.Desk, record: Path, tmp_path: Path
) -> None:
    summary = build(syria, record, tmp_path / "out", tmp_path / "missing.txt", write_bad(tmp_path / "in"))
    assert (summary.reports, len(summary.problems)) == (0, len(FAILS) + 1)
    assert not (tmp_path / "out").exists()


# Reading -----------------------------------------------------------------------------


def test_read_keeps_a_report_in_another_language_but_does_not_code_it(
    syria: flow.Desk, record: Path, tmp_path: Path
) -> None:
    foreign = tmp_path / "quartier.txt"
    foreign.write_text(FRENCH, encoding="utf-8")
    with Record.open(record) as ledger:
        summary = flow.read([foreign], ledger, syria)
        counts = ledger.counts()
    assert (summary.reports, summary.uncoded, summary.new_claims) == (1, 1, 0)
    assert (counts["reports"], counts["claims"]) == (1, 0)
    (problem,) = summary.problems
    assert "'fr'" in problem.reason
    assert "quartier.txt" in problem.source


def test_read_keeps_problems_beside_the_reports(syria: flow.Desk, mixed: Path, record: Path) -> None:
    with Record.open(record) as ledger:
        summary = flow.read([mixed], ledger, syria)
        assert set(ledger.problems()) == set(summary.problems)


def test_read_of_a_report_under_another_name_adds_no_report(
    syria: flow.Desk, record: Path, tmp_path: Path
) -> None:
    reports = write_good(tmp_path / "in")
    copy = tmp_path / "copy.txt"
    copy.write_bytes((reports / "capture.txt").read_bytes())
    with Record.open(record) as ledger:
        flow.read([reports / "capture.txt"], ledger, syria)
        again = flow.read([copy], ledger, syria)
    assert (again.reports, again.new_reports, again.new_claims) == (1, 0, 0)


# Coding without a record -------------------------------------------------------------


def test_code_gives_a_record_or_a_problem_for_each_input_in_order(syria: flow.Desk, mixed: Path) -> None:
    items: list[Any] = list(
        flow.code([mixed / "wire.jsonl", mixed / "empty.txt", mixed / "capture.txt"], syria)
    )
    assert [item.reason if isinstance(item, Problem) else item["id"] for item in items] == [
        "w1",
        "w2",
        "the file is empty",
        "capture.txt",
    ]
    raid = items[0]
    assert [(e["type"], e["place"], e["date"]) for e in raid["events"]] == [
        ("Air/drone strike", "Saraqib", "2016-12-05")
    ]
    assert raid["title"] == "Raid"


def test_annotate_points_into_the_text(syria: flow.Desk, mixed: Path) -> None:
    notes: list[Any] = list(flow.annotate([mixed / "wire.jsonl"], syria))
    text = "Jets bombed Saraqib on Monday, killing two people."
    assert [n["id"] for n in notes] == ["w1", "w2"]
    assert [text[t["start"] : t["end"]] for t in notes[0]["toponyms"]] == ["Saraqib"]
    assert [(text[t["start"] : t["end"]], t["first"]) for t in notes[0]["times"]] == [
        ("Monday", "2016-12-05")
    ]


def test_annotate_names_a_report_that_no_coder_reads(syria: flow.Desk, tmp_path: Path) -> None:
    (tmp_path / "quartier.txt").write_text(FRENCH, encoding="utf-8")
    (problem,) = flow.annotate([tmp_path], syria)
    assert isinstance(problem, Problem)
    assert "'fr'" in problem.reason


# Asking ------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def ledger(syria: flow.Desk, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    folder = tmp_path_factory.mktemp("asked")
    with Record.open(folder / "sitrep.db") as opened:
        flow.read([write_good(folder / "in")], opened, syria)
        yield opened


def test_show_narrows_incidents_to_the_day_asked_about(ledger: Record) -> None:
    every = flow.show(ledger, "syria")
    of_monday = flow.show(ledger, "syria", date(2016, 12, 5))
    assert {i.where.name for i in every.incidents if i.where} == {"al-Jazmati", "Saraqib", "Nubl"}
    assert {i.where.name for i in of_monday.incidents if i.where} == {"Saraqib"}
    assert [(h.place.name, h.side) for h in of_monday.holdings] == [("Jazmati", "government")]


def test_show_knows_only_what_was_published_by_then(ledger: Record) -> None:
    known = flow.show(ledger, "syria", known_at=date(2016, 12, 6))
    assert {i.where.name for i in known.incidents if i.where} == {"al-Jazmati", "Saraqib"}
    assert flow.show(ledger, "syria", known_at=date(2016, 12, 1)).incidents == ()


def test_why_leads_from_an_incident_to_the_sentence(ledger: Record) -> None:
    (raid,) = flow.show(ledger, "syria", date(2016, 12, 5)).incidents
    reason = flow.why(ledger, "syria", raid.id)
    lines = [reason.line]
    pending = list(reason.children)
    while pending:
        child = pending.pop()
        lines.append(child.line)
        pending += child.children
    assert any("Jets bombed Saraqib on Monday" in line and "mill-post" in line for line in lines)


def test_why_refuses_what_the_record_does_not_hold(ledger: Record) -> None:
    with pytest.raises(RecordError, match="ffffff"):
        flow.why(ledger, "syria", "ffffff")


# Requests that make no sense ---------------------------------------------------------


@pytest.mark.parametrize("text", ["", "yesterday", "2016-13-01", "2016-02-30", "4.12.2016", "2016-12"])
def test_day_refuses_what_is_none(text: str) -> None:
    with pytest.raises(UsageError, match="is not a day"):
        flow.day(text)


def test_day_takes_iso_days() -> None:
    assert flow.day("2016-12-04") == date(2016, 12, 4)


@given(st.dates(), st.dates(), st.sampled_from(["both", "first", "last"]))
def test_when_takes_what_a_time_is_written_as(one: date, other: date, ends: str) -> None:
    first, last = sorted((one, other))
    time = When(first=first if ends != "last" else None, last=last if ends != "first" else None)
    assert when(str(time)) == time


def test_when_takes_a_month_or_a_year_as_all_its_days() -> None:
    assert when("2016-02") == When(first=date(2016, 2, 1), last=date(2016, 2, 29))
    assert when("2016") == When(first=date(2016, 1, 1), last=date(2016, 12, 31))
    assert when("2016-11/2016-12-04") == When(first=date(2016, 11, 1), last=date(2016, 12, 4))


@pytest.mark.parametrize("text", ["", "/", "2016-13", "0000", "2016-12-05/2016-12-04", "soon", "2016-1"])
def test_when_refuses_what_is_none(text: str) -> None:
    with pytest.raises(UsageError, match="is n"):
        when(text)


def test_desk_refuses_a_theatre_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="syria, world"):
        flow.desk("atlantis", tmp_path)


def test_desk_refuses_a_theatre_with_mistakes_before_it_compiles(tmp_path: Path) -> None:
    theatre = tmp_path / "isle"
    theatre.mkdir()
    (theatre / "theatre.toml").write_text('id = "isle"\ntitle = \n', encoding="utf-8")
    with pytest.raises(TheatreError) as told:
        flow.desk(str(theatre), tmp_path / "cache")
    assert told.value.mistakes[0].startswith("theatre.toml:2: ")
    assert not (tmp_path / "cache").exists()


def test_code_names_a_report_in_another_language_and_codes_the_rest(syria: flow.Desk, tmp_path: Path) -> None:
    folder = write_good(tmp_path / "in")
    (folder / "quartier.txt").write_text(FRENCH, encoding="utf-8")
    done = list(flow.code([folder], syria))
    (problem,) = (item for item in done if isinstance(item, Problem))
    assert (problem.source, "'fr'" in problem.reason) == ("quartier.txt", True)
    assert len(done) == 4

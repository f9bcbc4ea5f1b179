"""Commands with workers, which load the real coder in processes of their own."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from record_image import image

from commandline import Done, Run, sitrep
from newsfolder import FAILS, FRENCH, contents, write_bad, write_good
from sitrep import batch
from sitrep.cli.options import worker_count
from sitrep.flow import staffing

FAIR = (
    "Apples at the fair\n\n5 December 2016\n\nThe fair opened on Saturday with cider, cheese and apples from "
    "all over the valley, and the mayor handed the prize for the largest pumpkin to a schoolgirl.\n"
)

ONLY_FORKED = "from sitrep.flow import staffing; staffing.ENOUGH = {'fork': 1}; "


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    """Reports, of which one is in a language that nobody codes and one sieved out; and inputs that fail."""
    folder = write_bad(write_good(tmp_path / "in"))
    (folder / "quartier.txt").write_text(FRENCH, encoding="utf-8")
    (folder / "fair.txt").write_text(FAIR, encoding="utf-8")
    return folder


@pytest.fixture
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Workers are hired for anything that is to be coded."""
    monkeypatch.setattr(staffing, "ENOUGH", dict.fromkeys(staffing.ENOUGH, 1))


@pytest.mark.usefixtures("soon")
def test_build_with_workers_makes_the_record_and_the_page_of_one_process(
    run: Run, mixed: Path, tmp_path: Path
) -> None:
    words = ("--theatre", "syria", "--record")
    alone = run("build", mixed, "-o", "one", *words, "one.db", "--workers", 1)
    many = run("build", mixed, "-o", "two", *words, "two.db", "--workers", 2)
    assert "Of them sieved out    1" in alone.out
    assert many.out.replace("two", "one") == alone.out
    assert (many.status, many.err) == (alone.status, alone.err) == (3, alone.err)
    assert image(tmp_path / "two.db") == image(tmp_path / "one.db")
    assert contents(tmp_path / "two") == contents(tmp_path / "one")
    assert not (tmp_path / "two.db.shards").exists()


@pytest.mark.usefixtures("soon")
def test_code_with_workers_prints_what_one_process_prints(run: Run, mixed: Path) -> None:
    alone = run("code", mixed, "--theatre", "syria", "--workers", 1)
    many = run("code", mixed, "--theatre", "syria", "--workers", 2)
    assert many == alone
    assert len(alone.err.splitlines()) == len(FAILS) + 1


def test_for_few_reports_no_worker_is_started(run: Run, mixed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch.Processes, "__enter__", lambda _: pytest.fail("workers were started"))
    words = ("--theatre", "syria", "--record", "war.db")
    alone = run("code", mixed, "--theatre", "syria", "--workers", 1)
    assert run("code", mixed, "--theatre", "syria", "--workers", 2) == alone
    assert run("read", mixed, *words).status == 3
    monkeypatch.setattr(staffing, "ENOUGH", dict.fromkeys(staffing.ENOUGH, 1))
    assert run("read", mixed, *words, "--workers", 2).status == 3  # all of it is in the record


@pytest.mark.skipif(sys.platform != "linux", reason="workers are forked on Linux alone")
def test_forked_workers_print_what_one_process_prints(
    run: Run, mixed: Path, cache: Path, tmp_path: Path
) -> None:
    words = ("code", mixed, "--theatre", "syria", "--workers")
    many = sitrep(*words, 2, cache=cache, cwd=tmp_path, before=ONLY_FORKED)
    assert Done(many.returncode, many.stdout, many.stderr) == run(*words, 1)


@pytest.mark.parametrize(
    ("given", "inputs", "count"),
    [(None, ["a"], 4), (7, ["a"], 7), (None, ["a", "https://example.org/feed"], 1)],
)
def test_there_are_as_many_workers_as_asked_for_or_as_this_machine_has_processors(
    monkeypatch: pytest.MonkeyPatch, given: int | None, inputs: list[str], count: int
) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(16)), raising=False)
    assert worker_count(given, inputs) == count


@pytest.mark.parametrize("count", ["0", "-1", "two"])
def test_a_count_of_workers_that_is_none_is_refused(run: Run, mixed: Path, count: str) -> None:
    assert run("code", mixed, "--workers", count).status == 2


def test_problems_beyond_a_thousand_are_counted_and_stay_in_the_record(run: Run, tmp_path: Path) -> None:
    lines = ["[]"] * 1500 + ['{"id": "a", "language": "fr", "text": "Le pont est fermé."}']
    (tmp_path / "broken.jsonl").write_text("\n".join(lines), encoding="utf-8")
    done = run("read", "broken.jsonl", "--theatre", "syria", "--workers", 2)
    assert done.status == 3
    told = done.err.strip().splitlines()
    assert len(told) == 1001
    assert told[-1] == "sitrep: 501 more inputs failed; sitrep.db says which, and why"
    assert len(image(tmp_path / "sitrep.db")["problems"]) == 1501


def test_what_is_no_address_of_a_scheduler_is_refused(run: Run, mixed: Path) -> None:
    done = run("code", mixed, "--theatre", "syria", "--cluster", "somewhere")
    assert done.status == 2
    assert "'somewhere' is no address of a Dask scheduler" in done.err

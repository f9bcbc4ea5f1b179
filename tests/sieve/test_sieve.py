from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plain_report import report

from commandline import Run
from newsfolder import write_good
from sitrep import coding, flow, reading
from sitrep.model import Report
from sitrep.record import Record
from sitrep.sieve import WeighedWords

ROOT = Path(__file__).parents[2]
LOCAL = {
    "id": "fair",
    "title": "Fair opens",
    "text": "The county fair opens on Saturday with a parade, a pie stall and a match of two schools. A man "
    "who shot a pellet at a trailer last year was fined by the court and may not come, the sheriff said.",
}
SIEVE = WeighedWords(
    reason="nothing of the kind",
    words={"shells": 1, "rebels": 2, "court": -1},
    phrases={("front", "line"): {"front line": 2}},
    share=0.1,
    enough=3,
)


@pytest.fixture
def local(tmp_path: Path) -> Path:
    """A report on a fair, beside three of a war."""
    folder = write_good(tmp_path / "in")
    (folder / "local.jsonl").write_text(json.dumps(LOCAL) + "\n", encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("title", "text", "passes"),
    [
        ("", "Shells fell on the town.", True),
        ("Shells", "The town was hit.", True),
        ("", "Shells fell, the court was told.", False),
        ("", "Shells fell, " + "and it rained " * 9, False),
        ("", "Shells fell on shells, " + "and it rained " * 9, False),
        ("", "Shells fell on the Front-Line, " + "and it rained " * 9, True),
        ("", "The front of a line", False),
    ],
)
def test_words_are_weighed_against_how_many_there_are(title: str, text: str, passes: bool) -> None:
    assert SIEVE.passes(report(text, title)) is passes


@given(st.lists(st.sampled_from(["rain", "Line", "the", "front", "of", "'", "-", "\n\n"])))
def test_enough_is_enough_however_long_a_report_is(others: list[str]) -> None:
    assert SIEVE.passes(report(" ".join(["Rebels and shells,", *others])))


def test_every_report_of_the_examples_passes(syria: flow.Desk, world: flow.Desk) -> None:
    inputs = {"aleppo-2016": syria, "coded/reports.jsonl": world}
    found = [
        (desk.coder_of(item), item)
        for path, desk in inputs.items()
        for item in reading.read([ROOT / "examples" / path])
        if isinstance(item, Report)
    ]
    assert len(found) > 40
    assert [item.name for coder, item in found if isinstance(coder, coding.Sieved)] == []


def test_nine_in_ten_plain_sentences_of_war_pass_by_themselves(world: flow.Desk) -> None:
    sieve = world.coder.sieve
    assert sieve is not None
    lines = [
        line.partition(" => ")[0]
        for kind in ("control", "events", "harm")
        for line in (ROOT / f"tests/coding/plain_{kind}.txt").read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    ]
    dropped = [line for line in lines if not sieve.passes(report(line))]
    assert len(dropped) <= 0.1 * len(lines), "\n".join(dropped)


def test_armed_groups_of_the_theatre_are_known_by_name(syria: flow.Desk, world: flow.Desk) -> None:
    text = report("The Eagles of the Whirlwind named a new head of their office.")
    assert [desk.coder.sieve.passes(text) for desk in (syria, world) if desk.coder.sieve] == [True, False]


def test_dropped_report_is_kept_counted_and_named(syria: flow.Desk, local: Path, tmp_path: Path) -> None:
    with Record.open(tmp_path / "s.db") as ledger:
        summary = flow.read([local], ledger, syria)
        (fair,) = [one for one in ledger.reports() if one.name == "fair"]
        assert ledger.claims(report=fair.id) == ()
    assert (summary.reports, summary.sieved, summary.problems) == (4, 1, [])
    assert fair.notes[-1] == "not coded: no words of armed conflict"


def test_dropped_report_is_coded_when_all_are_asked_for(
    syria: flow.Desk, local: Path, tmp_path: Path
) -> None:
    with Record.open(tmp_path / "s.db") as ledger:
        flow.read([local], ledger, syria)
        again = flow.read([local], ledger, syria)
        before = ledger.counts()["claims"]
        summary = flow.read([local], ledger, replace(syria, sieves=False))
        after = ledger.counts()["claims"]
    assert (again.sieved, again.new_reports, again.new_claims) == (1, 0, 0)
    assert (summary.sieved, summary.new_reports) == (0, 0)
    assert after == before + summary.new_claims > before


def test_commands_say_what_was_sieved_out(run: Run, local: Path) -> None:
    lines = [json.loads(line) for line in run("code", local, "--theatre", "syria").out.splitlines()]
    dropped = [line["id"] for line in lines if "not coded: no words of armed conflict" in line["notes"]]
    assert dropped == ["fair"]
    whole = run("code", local, "--theatre", "syria", "--no-sieve").out
    assert "no words" not in whole
    assert "1 of them sieved out" in run("read", local, "--theatre", "syria").out

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from commandline import Done, Run
from sitrep import coding, flow
from sitrep.coding.scan import Scan
from sitrep.model import Claim, Report
from sitrep.record import Record
from sitrep.sieve import Sieve

Rule = Callable[..., Done]


@pytest.fixture
def record(kept: Path, tmp_path: Path) -> Path:
    """A record of the good reports, free to be ruled over."""
    shutil.copy(kept / "sitrep.db", tmp_path)
    return tmp_path / "sitrep.db"


@pytest.fixture
def rule(run: Run, record: Path) -> Rule:  # noqa: ARG001 - the commands find it in their folder
    """Runs `sitrep rule` with a name and a reason."""
    return lambda *words: run("rule", *words, "--by", "Ada", "--why", "seen on film")


def incident_at(run: Run, place: str) -> str:
    """The id of the one incident of a place, as it is shown."""
    shown = (line.split("│") for line in run("show").out.splitlines() if line.startswith("│"))
    (found,) = (cells[1].strip() for cells in shown if len(cells) == 9 and cells[4].strip() == place)
    return found


def ruling_of(done: Done) -> str:
    """The id of the ruling that a command appended."""
    assert (done.status, done.err) == (0, "")
    return done.out.split("ruling ")[1].split(":")[0]


def claim_of(record: Path, kind: str, quote: str) -> str:
    with Record.open(record) as ledger:
        (found,) = (claim.id for claim in ledger.claims(kind) if quote in claim.passage.quote)
    return found


# Ruling ------------------------------------------------------------------------------


def test_same_joins_two_incidents_and_undo_parts_them(run: Run, rule: Rule) -> None:
    before = run("show").out
    ruling = ruling_of(rule("same", incident_at(run, "Saraqib"), incident_at(run, "Nubl")))
    joined = run("show").out
    assert "2 killed" in joined
    assert len(joined.splitlines()) == len(before.splitlines()) - 1
    assert f"ruling {ruling} is taken back by" in rule("undo", ruling).out
    assert run("show").out == before


def test_different_keeps_apart_each_claim_of_one_incident_from_those_of_another(
    run: Run, rule: Rule, record: Path
) -> None:
    raid, shells = incident_at(run, "Saraqib"), incident_at(run, "Nubl")
    before = run("show").out
    ruling_of(rule("different", raid, shells))
    with Record.open(record) as ledger:
        assert {len(ruling.claims) for ruling in ledger.rulings()} == {2}
        assert len(ledger.rulings()) == 4  # an event and its toll in either
    assert run("show").out == before


def test_retracted_claim_is_out_until_it_is_upheld(run: Run, rule: Rule, record: Path) -> None:
    before = run("show").out
    wounded = claim_of(record, "harm", "wounding seven")
    ruling_of(rule("retract", wounded[:8]))
    assert "7 injured" in before
    assert "7 injured" not in run("show").out
    ruling_of(rule("uphold", wounded))
    assert run("show").out == before


def test_correction_moves_an_incident_and_leaves_the_claim(run: Run, rule: Rule, record: Path) -> None:
    incident = incident_at(run, "Saraqib")
    done = rule("correct", incident, "--set", "place=Nubl", "--set", "when=2016-12-03")
    assert "correct place: Nubl, Aleppo, SY (" in done.out
    assert "“Jets bombed Saraqib on Monday, killing”" in done.out
    shown = run("show", "--on", "2016-12-03").out
    assert re.search(r"2016-12-03 │ Air/drone strike │ Nubl", shown)
    claim = claim_of(record, "event", "Jets bombed")
    with Record.open(record) as ledger:
        where = ledger.claim(claim).where
    assert where is not None
    assert where.name == "Saraqib"
    assert "by Ada" in run("why", claim).out


def test_correction_of_an_incident_is_of_the_claims_that_have_the_field(
    run: Run, rule: Rule, record: Path
) -> None:
    ruling_of(rule("correct", incident_at(run, "Nubl"), "--set", "count=9"))
    with Record.open(record) as ledger:
        (ruling,) = ledger.rulings()
    assert ruling.claims == (claim_of(record, "harm", "wounding seven"),)
    assert "9 injured" in run("show").out


def test_list_tells_every_ruling_and_whether_it_stands(run: Run, rule: Rule, record: Path) -> None:
    claim = claim_of(record, "harm", "wounding seven")
    ruling = ruling_of(rule("correct", claim, "--set", "count=9"))
    rule("undo", ruling)
    rows = [line.split("│") for line in run("rule", "list").out.splitlines() if line.startswith("│")]
    told = [[cell.strip() for cell in row[3:8]] for row in rows]
    assert told == [
        ["correct count: 9", claim[:12], "Ada", "seen on film", "no"],
        [f"takes back {ruling}", claim[:12], "Ada", "seen on film", "yes"],
    ]
    again = rule("undo", ruling)
    assert (again.status, again.out) == (2, "")
    assert "does not stand" in again.err


@dataclass(frozen=True)
class Newer:
    """The same coder in a later version."""

    coder: coding.Coder
    version: str = "newer"

    @property
    def name(self) -> str:
        return self.coder.name

    @property
    def language(self) -> str:
        return self.coder.language

    @property
    def sieve(self) -> Sieve | None:
        return self.coder.sieve

    def annotate(self, report: Report) -> Scan:
        return self.coder.annotate(report)

    def __call__(self, report: Report) -> tuple[Claim, ...]:
        return tuple(replace(claim, version=self.version) for claim in self.coder(report))


def test_rulings_survive_reading_again_by_a_newer_coder(
    run: Run, rule: Rule, record: Path, syria: flow.Desk, kept: Path
) -> None:
    ruling_of(rule("correct", claim_of(record, "harm", "wounding seven"), "--set", "count=9"))
    before = run("show").out
    with Record.open(record) as ledger:
        summary = flow.read([kept / "in"], ledger, replace(syria, coder=Newer(syria.coder)))
        assert summary.new_claims == ledger.counts()["superseded"] > 0
    assert run("show").out == before


# What can't be ruled -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("retract", "abc"), "'abc' is too short for an id"),
        (("retract", "ffffffff"), "no claim or incident goes by 'ffffffff'"),
        (("same", "{raid}"), "'same' is said of two claims or incidents"),
        (("different", "{raid}"), "'different' is said of two claims or incidents"),
        (("same", "{raid}", "{taken}"), "is a claim of control"),
        (("correct", "{raid}", "--set", "place=Old Weir"), "no place goes by 'Old Weir'"),
        (("correct", "{raid}", "--set", "when=soon"), "'soon' is not a day"),
        (("correct", "{raid}", "--set", "when=2016-12-05/2016-12-01"), "is no time"),
        (("correct", "{raid}", "--set", "count=some"), "'some' is no count"),
        (("correct", "{raid}", "--set", "type=Rumour"), "'Rumour' is no type: it is one of Government"),
        (("correct", "{raid}", "--set", "side1=martians"), "'martians' is no side1"),
        (("correct", "{raid}", "--set", "colour=red"), "'colour=red' corrects nothing"),
        (("correct", "{taken}", "--set", "outcome=killed"), "a claim of control has no outcome to correct"),
    ],
)
def test_ruling_that_makes_no_sense_is_refused_and_not_kept(
    run: Run, rule: Rule, record: Path, words: tuple[str, ...], told: str
) -> None:
    names = {"raid": incident_at(run, "Saraqib"), "taken": claim_of(record, "control", "captured")}
    done = rule(*(word.format(**names) for word in words))
    assert (done.status, done.out) == (2, "")
    assert told in done.err
    with Record.open(record) as ledger:
        assert ledger.rulings() == ()


@pytest.mark.parametrize("missing", ["--by", "--why"])
def test_ruling_needs_a_name_and_a_reason(run: Run, record: Path, missing: str) -> None:
    claim = claim_of(record, "harm", "wounding seven")
    given = {"--by": "Ada", "--why": "seen on film", missing: " "}
    done = run("rule", "retract", claim, *(word for pair in given.items() for word in pair))
    assert done.status == 2
    assert "a ruling needs a" in done.err


# The theatre of a record -------------------------------------------------------------


def test_record_is_asked_by_its_own_theatre_and_refuses_reports_of_another(run: Run, record: Path) -> None:
    assert "government" in run("show").out
    done = run("read", "in", "--theatre", "world", "--record", record)
    assert (done.status, done.out) == (1, "")
    assert "a record of the theatre 'syria', which takes no reports read for 'world'" in done.err


def test_read_into_a_record_takes_its_theatre_for_want_of_another(run: Run, record: Path) -> None:
    (record.parent / "late.jsonl").write_text(
        '{"id": "w9", "source": "mill-post", "published": "2016-12-08", "title": "Quarter", '
        '"text": "The army captured Karm al-Myassar on Wednesday."}\n',
        encoding="utf-8",
    )
    assert run("read", "late.jsonl").status == 0
    assert re.search(r"Myassar +│ government", run("show").out)

from __future__ import annotations

import dataclasses
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nouns import amended_values, coded_reports, words
from sitrep.errors import RecordError
from sitrep.model import (
    Actor,
    Amended,
    Claim,
    Control,
    Event,
    Problem,
    Report,
    Ruling,
    Statement,
    Theatre,
    Where,
)
from sitrep.record import Appended, OfTheatre, Reader, Record

WORLD = Theatre(
    id="world",
    title="World",
    sides=(),
    actors=(Actor(id="a", name="a", kind="k"),),
    outlets=(),
    bounds=(0, 0, 1, 1),
)
AT = datetime(2020, 1, 1, 12, tzinfo=UTC)


def a_report(name: str = "one", text: str = "The army took the bridge at noon.", day: int = 2) -> Report:
    return Report(
        name=name,
        source="gazette",
        url=None,
        title="Bridge taken",
        text=text,
        language="en",
        published=date(2020, 1, day),
        retrieved=None,
        raw_hash=name,
    )


def a_claim(report: Report, side: str = "north", version: str = "1", reader: str = "rules") -> Claim:
    return Claim(
        passage=report.passage(0, 8),
        speaker=None,
        when=None,
        where=Where(name="the bridge"),
        fact=Control(status="captured", side=side),
        confidence=0.5,
        reader=reader,
        version=version,
    )


def a_ruling(*claims: str, replaces: str | None = None, why: str = "misread") -> Ruling:
    return Ruling(kind="retract", claims=claims, by="editor", at=AT, why=why, replaces=replaces)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "war.db"


@pytest.fixture
def record(path: Path) -> Iterator[Record]:
    with Record.open(path) as opened:
        yield opened


@given(coded=coded_reports())
@settings(max_examples=150, deadline=None)
def test_record_gives_back_what_was_put_in(coded: tuple[Report, list[Claim]]) -> None:
    report, claims = coded
    with Record.open("sqlite://") as record:
        record.append(report, claims)
        assert record.reports() == (report,)
        assert set(record.claims(superseded=True)) == set(claims)


def test_words_that_look_like_a_row_come_back(record: Record) -> None:
    report = a_report(text='{"fact":1,"when":null,"where":{"place":null}}')
    claim = dataclasses.replace(
        a_claim(report), passage=report.passage(0, len(report.text)), where=Where(name=report.text[9:])
    )
    record.append(report, [claim])
    assert record.claims() == (claim,)


def test_record_survives_closing(path: Path) -> None:
    report = a_report()
    with Record.open(path) as record:
        record.append(report, [a_claim(report)])
    with Record.open(path, create=False) as record:
        assert record.reports() == (report,)
        assert record.claims() == (a_claim(report),)


def test_append_says_what_was_new(record: Record) -> None:
    report = a_report()
    assert record.append(report, [a_claim(report)]) == Appended(report=True, claims=1)
    assert record.append(report, [a_claim(report)]) == Appended(report=False, claims=0)
    assert record.append(report, [a_claim(report), a_claim(report, "south")]) == Appended(False, 1)
    assert record.counts() == {"reports": 1, "claims": 2, "superseded": 0, "rulings": 0, "problems": 0}


def test_append_takes_a_repeated_claim_once(record: Record) -> None:
    report = a_report()
    assert record.append(report, [a_claim(report), a_claim(report)]).claims == 1


def test_append_refuses_a_claim_of_another_report_and_keeps_nothing(record: Record) -> None:
    report, other = a_report(), a_report("two", "Nothing happened here at all.")
    with pytest.raises(RecordError, match="of another report"):
        record.append(report, [a_claim(report), a_claim(other)])
    assert record.reports() == ()


def test_append_refuses_a_quote_that_the_report_does_not_hold(record: Record) -> None:
    report = a_report()
    claim = a_claim(report)
    invented = dataclasses.replace(claim, passage=dataclasses.replace(claim.passage, quote="The navy"))
    with pytest.raises(RecordError, match="does not say"):
        record.append(report, [invented])


def test_append_keeps_nothing_of_a_report_whose_claims_fail(record: Record) -> None:
    report = a_report()
    broken = dataclasses.replace(a_claim(report, "south"), confidence=None)  # type: ignore[arg-type]  # the point
    with pytest.raises(RecordError):
        record.append(report, [a_claim(report), broken])
    assert record.reports() == ()
    assert record.claims(superseded=True) == ()


def test_newer_version_supersedes_and_older_claims_stay(record: Record) -> None:
    report = a_report()
    old, new = a_claim(report, "south", "1"), a_claim(report, "north", "2")
    record.append(report, [old])
    record.append(report, [new])
    assert record.claims() == (new,)
    assert set(record.claims(superseded=True)) == {old, new}
    assert record.claim(old.id) == old
    assert record.counts()["superseded"] == 1


def test_newer_version_that_finds_the_same_fact_supersedes_its_confidence(record: Record) -> None:
    report = a_report()
    old = a_claim(report, version="1")
    new = dataclasses.replace(old, version="2", confidence=0.9)
    assert old.id == new.id
    record.append(report, [old])
    assert record.append(report, [new]) == Appended(report=False, claims=1)
    assert record.claims() == (new,)
    assert record.claim(old.id) == new


def test_newer_version_that_finds_nothing_supersedes_when_it_says_so(record: Record) -> None:
    report = a_report()
    record.append(report, [a_claim(report)])
    record.append(report, [], reader=Reader("rules", "2"))
    assert record.claims() == ()


def test_older_version_run_again_does_not_come_back(record: Record) -> None:
    report = a_report()
    record.append(report, [a_claim(report, "south", "1")])
    record.append(report, [a_claim(report, "north", "2")])
    record.append(report, [a_claim(report, "south", "1")])
    assert record.claims() == (a_claim(report, "north", "2"),)


def test_two_readers_stand_beside_each_other(record: Record) -> None:
    report = a_report()
    both = {a_claim(report, reader="rules"), a_claim(report, reader="model")}
    for claim in both:
        record.append(report, [claim])
    assert set(record.claims()) == both


def test_record_knows_which_version_of_a_reader_has_coded_a_report(record: Record) -> None:
    report, reader = a_report(), Reader("rules", "1")
    record.append(report, [], reader=reader)
    assert record.readings([report.id, "0" * 64]) == {(report.id, reader)}


def test_claims_are_found_by_kind_and_report(record: Record) -> None:
    one, two = a_report("one"), a_report("two")
    control = a_claim(one)
    statement = dataclasses.replace(a_claim(two), fact=Statement(role="mayor"))
    event = dataclasses.replace(a_claim(two), fact=Event(type="Armed clash"))
    record.append(one, [control])
    record.append(two, [statement, event])
    assert record.claims(kind="control") == (control,)
    assert set(record.claims(report=two.id)) == {statement, event}
    assert record.claims(kind="event", report=one.id) == ()


def test_reports_come_by_day(record: Record) -> None:
    late, early = a_report("late", day=9), a_report("early", day=3)
    undated = dataclasses.replace(a_report("undated"), published=None)
    for report in (undated, late, early):
        record.append(report, [])
    assert record.reports() == (early, late, undated)


def test_ids_are_found_by_how_they_begin(record: Record) -> None:
    report = a_report()
    claim = a_claim(report)
    record.append(report, [claim])
    assert record.claim(claim.id[:6]) == claim
    assert record.claim(claim.id.upper()) == claim
    assert record.report(report.id[:10]) == report


@pytest.mark.parametrize(
    ("wanted", "complaint"),
    [("abc", "is no id"), ("xyzxyzxyz", "is no id"), ("%%%%%%", "is no id"), ("0" * 64, "holds no claim")],
)
def test_unknown_id_is_refused(record: Record, wanted: str, complaint: str) -> None:
    with pytest.raises(RecordError, match=complaint):
        record.claim(wanted)


def test_ambiguous_id_is_refused(record: Record, path: Path) -> None:
    report = a_report()
    record.append(report, [a_claim(report)])
    with sqlite3.connect(path) as raw:
        for end in ("0", "1"):
            raw.execute(
                "INSERT INTO reports SELECT ?, name, source, url, title, text, language, published,"
                " retrieved, raw_hash, byline, notes FROM reports WHERE id = ?",
                ("abcdef" + end * 58, report.id),
            )
    raw.close()
    with pytest.raises(RecordError, match="more than one report"):
        record.report("abcdef")


def test_rulings_come_back_in_order_of_time(record: Record) -> None:
    report = a_report()
    claim = a_claim(report)
    record.append(report, [claim])
    first = a_ruling(claim.id)
    second = dataclasses.replace(a_ruling(claim.id, replaces=first.id), at=AT.replace(hour=13))
    assert record.append_ruling(first)
    assert record.append_ruling(second)
    assert not record.append_ruling(first)
    assert record.rulings() == (first, second)


@given(amends=st.lists(st.tuples(words, amended_values), max_size=3).map(tuple))
@settings(max_examples=50, deadline=None)
def test_corrections_come_back_as_they_were_put_in(amends: tuple[tuple[str, Amended], ...]) -> None:
    report = a_report()
    claim = a_claim(report)
    ruling = dataclasses.replace(a_ruling(claim.id), kind="correct", amends=amends)
    with Record.open("sqlite://") as record:
        record.append(report, [claim])
        record.append_ruling(ruling)
        assert record.rulings() == (ruling,)
        assert record.ruling(ruling.id[:12]) == ruling


def test_ruling_over_what_the_record_does_not_hold_is_refused(record: Record) -> None:
    report = a_report()
    claim = a_claim(report)
    record.append(report, [claim])
    with pytest.raises(RecordError, match="holds no claim"):
        record.append_ruling(a_ruling(claim.id, "f" * 64))
    with pytest.raises(RecordError, match="holds no ruling"):
        record.append_ruling(a_ruling(claim.id, replaces="f" * 64))
    assert record.rulings() == ()


def test_record_remembers_the_theatre_that_it_was_first_given(path: Path) -> None:
    with Record.open(path) as record:
        assert record.theatre is None
        record.adopt(OfTheatre("isle", "/maps/isle"))
        record.adopt(OfTheatre("isle", "/elsewhere/isle"))
    with Record.open(path, create=False) as record:
        assert record.theatre == OfTheatre("isle", "/maps/isle")


def test_record_refuses_another_theatre(record: Record) -> None:
    record.adopt(OfTheatre("isle", "isle"))
    with pytest.raises(RecordError, match="of the theatre 'isle', which takes no reports read for 'world'"):
        record.adopt(OfTheatre("world", "world"))
    assert record.theatre == OfTheatre("isle", "isle")


def test_problems_are_kept_once_each(record: Record) -> None:
    problems = [
        Problem(source="b.html", reason="no text"),
        Problem(source="a.jsonl", reason="no JSON", line=7),
        Problem(source="a.jsonl", reason="no JSON", line=3),
    ]
    assert record.append_problems([*problems, problems[0]]) == 3
    assert record.append_problems(problems) == 0
    assert record.problems() == (problems[2], problems[1], problems[0])


def test_evidence_carries_what_the_record_holds(record: Record) -> None:
    report = a_report()
    claim = a_claim(report)
    record.append(report, [claim])
    record.append_ruling(a_ruling(claim.id))
    evidence = record.evidence(WORLD)
    assert evidence.claims == (claim,)
    assert evidence.reports == {report.id: report}
    assert evidence.rulings == (a_ruling(claim.id),)
    assert evidence.theatre is WORLD


def test_two_open_records_of_one_file_see_each_other(record: Record, path: Path) -> None:
    report = a_report()
    with Record.open(path) as other:
        other.append(report, [a_claim(report)])
        assert record.append(report, [a_claim(report)]) == Appended(report=False, claims=0)


def test_writers_of_one_file_wait_for_each_other(path: Path) -> None:
    Record.open(path).close()

    def write(writer: int) -> None:
        with Record.open(path) as record:
            for number in range(20):
                report = a_report(f"{writer}-{number}")
                record.append(report, [a_claim(report)])

    with ThreadPoolExecutor(4) as writers:
        assert list(writers.map(write, range(4))) == [None] * 4
    with Record.open(path) as record:
        assert (record.counts()["reports"], record.counts()["claims"]) == (80, 80)


@pytest.mark.parametrize("table", ["reports", "readings", "claims", "rulings", "problems", "meta"])
@pytest.mark.parametrize(
    "change",
    [
        "UPDATE {table} SET {column} = {column}",
        "DELETE FROM {table}",
        "INSERT OR REPLACE INTO {table} SELECT * FROM {table}",
    ],
)
def test_database_itself_refuses_changes(record: Record, path: Path, table: str, change: str) -> None:
    report = a_report()
    claim = a_claim(report)
    record.append(report, [claim])
    record.append_ruling(a_ruling(claim.id))
    record.append_problems([Problem(source="x", reason="y")])
    raw = sqlite3.connect(path)
    column = raw.execute(f"SELECT * FROM {table}").description[0][0]  # noqa: S608 (names from this test)
    before = raw.execute(f"SELECT * FROM {table}").fetchall()  # noqa: S608
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        raw.execute(change.format(table=table, column=column))
    raw.rollback()
    assert raw.execute(f"SELECT * FROM {table}").fetchall() == before != []  # noqa: S608
    raw.close()


def test_database_itself_refuses_to_replace_by_any_key(record: Record, path: Path) -> None:
    report = a_report()
    record.append(report, [a_claim(report)])
    raw = sqlite3.connect(path)
    replace = "INSERT OR REPLACE INTO readings SELECT seq + 1, report, reader, version FROM readings"
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        raw.execute(replace)
    raw.close()


def test_open_without_create_refuses_a_missing_file(path: Path) -> None:
    with pytest.raises(RecordError, match=r"war\.db: there is no record here"):
        Record.open(path, create=False)
    assert not path.exists()


def test_open_refuses_a_file_that_is_no_database(path: Path) -> None:
    path.write_text("Dear diary, " * 200)
    with pytest.raises(RecordError, match=r"war\.db: .*not a database"):
        Record.open(path)


def test_open_refuses_and_leaves_alone_a_database_of_something_else(path: Path) -> None:
    raw = sqlite3.connect(path)
    raw.execute("CREATE TABLE recipes (name TEXT)")
    raw.close()
    before = path.read_bytes()
    with pytest.raises(RecordError, match="no Sitrep record"):
        Record.open(path)
    assert path.read_bytes() == before


def test_open_refuses_an_empty_file_when_it_may_not_create(path: Path) -> None:
    path.touch()
    with pytest.raises(RecordError, match="no Sitrep record"):
        Record.open(path, create=False)


def test_open_refuses_another_version(path: Path) -> None:
    Record.open(path).close()
    raw = sqlite3.connect(path)
    raw.execute("DROP TRIGGER meta_no_update")
    raw.execute("UPDATE meta SET value = '99' WHERE key = 'version'")
    raw.commit()
    raw.close()
    with pytest.raises(RecordError, match="version 99"):
        Record.open(path)


def test_open_refuses_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="unable to open"):
        Record.open(tmp_path / "nowhere" / "war.db")


@pytest.mark.parametrize("address", ["nonsense://host/name", "://"])
def test_open_refuses_an_address_of_no_known_database(address: str) -> None:
    with pytest.raises(RecordError, match=address):
        Record.open(address)

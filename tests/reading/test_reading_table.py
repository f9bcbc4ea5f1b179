from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reading_samples import BODY, TITLE, limited, one_problem, read_bytes

from sitrep.errors import UsageError
from sitrep.model import Problem, Report
from sitrep.reading import Options, parse_columns, read

NAMES = {"title": "headline", "text": "body", "published": "date"}
ROW = {"headline": TITLE, "body": BODY, "date": "2016-12-05", "desk": "north"}


def table(*rows: Mapping[str, str], delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, rows[0], delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode(encoding)


def read_named(folder: Path, name: str, raw: bytes) -> list[Report | Problem]:
    (folder / name).write_bytes(raw)
    return list(read([folder / name], Options(columns=NAMES)))


@pytest.mark.parametrize(
    ("name", "delimiter"), [("a.csv", ","), ("a.csv", ";"), ("a.csv", "|"), ("a.tsv", "\t")]
)
def test_row_is_a_report_by_the_names_given(tmp_path: Path, name: str, delimiter: str) -> None:
    raw = table(ROW, delimiter=delimiter)
    (report,) = read_named(tmp_path, name, raw)
    assert isinstance(report, Report)
    assert (report.title, report.text, report.published) == (TITLE, BODY, date(2016, 12, 5))
    assert report.name == f"{name}:2"
    assert report.raw_hash == hashlib.sha256(raw.split(b"\n", 1)[1]).hexdigest()


def test_json_lines_and_lists_are_read_by_the_names_given(tmp_path: Path) -> None:
    for name, raw in (("a.jsonl", json.dumps(ROW)), ("a.json", json.dumps([ROW]))):
        (report,) = read_named(tmp_path, name, raw.encode())
        assert isinstance(report, Report)
        assert (report.title, report.published) == (TITLE, date(2016, 12, 5))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(
    texts=st.lists(
        st.text(st.characters(codec="utf-8", exclude_characters="\0\r")).filter(str.strip),
        min_size=1,
        max_size=5,
    )
)
def test_texts_of_a_table_are_kept_exactly(tmp_path: Path, texts: list[str]) -> None:
    raw = table(*({"text": text, "language": "en"} for text in texts))
    found = read_bytes(tmp_path, "a.csv", raw)
    assert [item.text for item in found if isinstance(item, Report)] == texts


def test_row_is_numbered_by_the_line_that_it_begins_on(tmp_path: Path) -> None:
    found = read_bytes(
        tmp_path, "a.csv", table({"text": "one\ntwo\nthree"}, {"text": "  "}, {"text": "four"})
    )
    assert [item.name if isinstance(item, Report) else (item.line, item.reason) for item in found] == [
        "a.csv:2",
        (5, "the text is empty"),
        "a.csv:6",
    ]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2016-12-05T10:00:00Z", date(2016, 12, 5)),
        ("Mon, 05 Dec 2016 10:30:00 +0200", date(2016, 12, 5)),
        ("5 December 2016", date(2016, 12, 5)),
        ("13/12/2016", date(2016, 12, 13)),
        ("", None),
    ],
)
def test_dates_are_read_as_dumps_write_them(tmp_path: Path, words: str, day: date | None) -> None:
    (report,) = read_named(tmp_path, "a.csv", table({**ROW, "date": words}))
    assert isinstance(report, Report)
    assert report.published == day


@pytest.mark.parametrize("words", ["04/08/2017", "yesterday", "2016-13-05", "99"])
def test_date_that_can_mean_two_days_or_none_is_a_problem(tmp_path: Path, words: str) -> None:
    (problem,) = read_named(tmp_path, "a.csv", table({**ROW, "date": words}))
    assert isinstance(problem, Problem)
    assert problem.line == 2


def test_broken_rows_are_problems_and_the_rest_goes_on(tmp_path: Path) -> None:
    raw = b'text,title\r\n"They left.",A\r\nonly one\r\n"a","b","c"\r\n"They came.",B\r\n'
    found = read_bytes(tmp_path, "a.csv", raw)
    assert [item.title if isinstance(item, Report) else item.line for item in found] == ["A", 3, 4, "B"]


def test_quote_left_open_costs_no_more_than_the_limit(tmp_path: Path) -> None:
    rows = b"".join(b"word %d,A\n" % at for at in range(100))
    (tmp_path / "a.csv").write_bytes(b'text,title\n"left open,A\n' + rows)
    found = list(read([tmp_path / "a.csv"], limited(200)))
    assert isinstance(found[0], Problem)
    assert found[0].line == 2
    assert "is a quote left open?); lost up to line" in found[0].reason
    assert len([item for item in found if isinstance(item, Report)]) > 70


def test_bytes_of_another_encoding_are_said_to_be_replaced(tmp_path: Path) -> None:
    rows = [{"text": "They left the town.", "language": "en"}] * 4000 + [
        {"text": "caf\xe9", "language": "en"}
    ]
    raw = table(*rows, encoding="latin-1")
    last = read_bytes(tmp_path, "a.csv", raw)[-1]
    assert isinstance(last, Report)
    assert last.text == "caf\ufffd"
    assert last.notes == ("bytes that are no utf-8 were replaced (invalid continuation byte)",)


def test_table_of_another_encoding_is_detected(tmp_path: Path) -> None:
    words = "Войска ещё продолжали наступление на город, сообщили вчера местные власти."
    (report,) = read_bytes(tmp_path, "a.csv", table({"text": words, "title": "Город"}, encoding="cp1251"))
    assert isinstance(report, Report)
    assert report.text == words
    assert report.notes == ("encoding: cp1251 (detected)",)


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "the file is empty"),
        (b"text\n", "the table has no rows below its head"),
        (b"a,b\n1,2\n", "no column is called text: name the columns with --columns"),
        ("text\nabc\n".encode("utf-16"), "UTF-16, which is not read in tables: save it as UTF-8"),
        (b"\x1f\x8b\x08\x00", "not text but a gzip archive"),
        (b"a\0b", "not text but binary data (it holds NUL bytes)"),
    ],
)
def test_table_without_reports_is_one_problem(tmp_path: Path, raw: bytes, reason: str) -> None:
    assert one_problem(tmp_path, "a.csv", raw).reason.startswith(reason)


def test_column_that_is_not_there_is_named(tmp_path: Path) -> None:
    (problem,) = read_named(tmp_path, "a.csv", table({"headline": "a", "body": "b"}))
    assert isinstance(problem, Problem)
    assert problem.reason == 'no column "date": there are headline, body'


def test_columns_are_parsed_from_words() -> None:
    assert parse_columns("title=headline, text=body") == {"title": "headline", "text": "body"}
    assert parse_columns("") == {}


@pytest.mark.parametrize("words", ["title", "title=", "heading=title", "=a"])
def test_columns_that_make_no_sense_are_refused(words: str) -> None:
    with pytest.raises(UsageError):
        parse_columns(words)

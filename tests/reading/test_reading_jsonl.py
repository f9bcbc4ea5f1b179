from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reading_samples import BODY, TITLE, limited, one_problem, read_bytes

from sitrep.model import Problem, Report
from sitrep.reading import count_inputs, read

LINE = {"id": "a-1", "source": "The Harma Post", "published": "2016-12-05", "title": TITLE, "text": BODY}


def lines(*records: Mapping[str, object]) -> bytes:
    return b"".join(json.dumps(record).encode() + b"\n" for record in records)


def report_of(folder: Path, **fields: object) -> Report:
    (found,) = read_bytes(folder, "a.jsonl", lines({**LINE, **fields}))
    assert isinstance(found, Report), found
    return found


def test_line_is_a_report(tmp_path: Path) -> None:
    raw = lines({**LINE, "url": "https://harmapost.example/a", "byline": "Lina Haddad", "language": "en-GB"})
    (report,) = read_bytes(tmp_path, "a.jsonl", raw)
    assert report == Report(
        name="a-1",
        source="The Harma Post",
        url="https://harmapost.example/a",
        title=TITLE,
        text=BODY,
        language="en",
        published=date(2016, 12, 5),
        retrieved=None,
        raw_hash=hashlib.sha256(raw.rstrip()).hexdigest(),
        byline="Lina Haddad",
    )


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    text=st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1).filter(
        str.strip
    ),
    ascii_only=st.booleans(),
)
def test_text_of_a_line_is_kept_exactly(tmp_path: Path, text: str, ascii_only: bool) -> None:
    raw = json.dumps({"text": text, "language": "en"}, ensure_ascii=ascii_only).encode()
    (report,) = read_bytes(tmp_path, "a.jsonl", raw)
    assert isinstance(report, Report)
    assert report.text == text


def test_furniture_of_a_line_stays(tmp_path: Path) -> None:
    text = f"  {TITLE}\nBy Lina Haddad\n{BODY}\n\nLeave a Reply\n"
    assert report_of(tmp_path, text=text).text == text


def test_line_without_an_id_is_named_by_file_and_number(tmp_path: Path) -> None:
    found = read_bytes(tmp_path, "a.jsonl", b"\n" + lines({"text": BODY}, {"text": TITLE, "id": 7}))
    assert [report.name for report in found if isinstance(report, Report)] == ["a.jsonl:2", "7"]


def test_missing_fields_are_none(tmp_path: Path) -> None:
    (report,) = read_bytes(tmp_path, "a.jsonl", lines({"text": BODY, "source": None, "url": ""}))
    assert isinstance(report, Report)
    assert (report.title, report.source, report.url, report.published) == ("", None, None, None)


@pytest.mark.parametrize(
    "published",
    ["2016-12-05", "2016-12-05T13:37", "2016-12-05T13:37:00Z", "2016-12-05 23:59:59+03:00"],
)
def test_published_may_carry_a_clock_time(tmp_path: Path, published: str) -> None:
    assert report_of(tmp_path, published=published).published == date(2016, 12, 5)


def test_dateline_outranks_published(tmp_path: Path) -> None:
    report = report_of(tmp_path, text=f"HARMA, Syria, Dec 4 (Solstice) - {BODY}")
    assert report.published == date(2016, 12, 4)
    assert report.notes == (
        "year inferred: 2016 (from published)",
        "published says 2016-12-05, the dateline 2016-12-04: the dateline wins",
    )


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"{", "not valid JSON: Expecting property name enclosed in double quotes at column 2"),
        (b"[1]", "not an object but a list"),
        (b'"a"', "not an object but text"),
        (b"null", "not an object but null"),
        (b'{"text": "caf\xe9"}', "not UTF-8: invalid continuation byte at byte 14"),
        (b'{"text": ' + b"9" * 5000 + b"}", "not valid JSON: a number of too many digits"),
        (b"[" * 100_000, "not valid JSON: nested too deeply"),
        (b'{"title": "a"}', "no text"),
        (b'{"text": null}', "the text is empty"),
        (b'{"text": " \\n"}', "the text is empty"),
        (b'{"text": 5}', "text is not text but a number"),
        (b'{"text": ["a"]}', "text is not text but a list"),
        (b'{"text": "a\\u0000"}', "text holds a NUL character or half of a surrogate pair"),
        (b'{"text": "a\\ud800"}', "text holds a NUL character or half of a surrogate pair"),
        (b'{"text": "a", "id": true}', "id is not text but a truth value"),
        (b'{"text": "a", "title": {}}', "title is not text but an object"),
        (
            b'{"text": "a", "published": "yesterday"}',
            'published is not an ISO date such as 2016-12-05: "yesterday"',
        ),
        (
            b'{"text": "a", "published": "2016-13-05"}',
            'published is not an ISO date such as 2016-12-05: "2016-13-05"',
        ),
        (b'{"text": "a", "language": "English"}', 'language is not a code such as "en": "English"'),
    ],
)
def test_broken_line_is_a_problem_and_the_rest_goes_on(tmp_path: Path, raw: bytes, reason: str) -> None:
    first, problem, last = read_bytes(
        tmp_path, "a.jsonl", lines(LINE) + raw + b"\n" + lines({**LINE, "id": "a-2"})
    )
    assert problem == Problem(source=(tmp_path / "a.jsonl").as_posix(), reason=reason, line=2)
    assert isinstance(first, Report)
    assert isinstance(last, Report)


def test_repeated_id_is_a_problem_only_with_other_content(tmp_path: Path) -> None:
    found = read_bytes(
        tmp_path,
        "a.jsonl",
        lines(LINE) + b"\r\n" + lines(LINE, {**LINE, "title": "Other"}, {**LINE, "id": "b"}),
    )
    assert [type(item) for item in found] == [Report, Report, Problem, Report]
    assert str(found[2]).endswith('a.jsonl:4: the id "a-1" is that of line 1, which has other content')


def test_broken_line_does_not_claim_its_id(tmp_path: Path) -> None:
    found = read_bytes(tmp_path, "a.jsonl", lines({"id": "a-1"}, LINE))
    assert [type(item) for item in found] == [Problem, Report]


def test_byte_order_mark_and_line_ends_make_no_difference(tmp_path: Path) -> None:
    plain = read_bytes(tmp_path, "a.jsonl", lines(LINE))
    marked = read_bytes(tmp_path, "a.jsonl", b"\xef\xbb\xbf" + lines(LINE).replace(b"\n", b"\r\n"))
    assert marked == plain


def test_separators_inside_a_text_do_not_end_the_line(tmp_path: Path) -> None:
    raw = json.dumps({"text": "one\x85two\u2028three"}, ensure_ascii=False).encode()
    (report,) = read_bytes(tmp_path, "a.jsonl", raw)
    assert isinstance(report, Report)
    assert report.text == "one\x85two\u2028three"


def test_line_over_the_limit_is_a_problem_and_the_rest_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(lines({"text": "word " * 50}, {"text": "short", "language": "en"}))
    problem, report = read([path], limited(100))
    assert problem == Problem(
        source=path.as_posix(), reason="too long: the limit for a line is 100 bytes", line=1
    )
    assert isinstance(report, Report)


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "the file is empty"),
        (b"\n \n", "the file is empty"),
        (b"\x1f\x8b\x08\x00" + b"\n" * 9, "not text but a gzip archive"),
        (b"{}\n\x00\n", "not text but binary data (it holds NUL bytes)"),
    ],
)
def test_file_without_lines_is_one_problem(tmp_path: Path, raw: bytes, reason: str) -> None:
    assert one_problem(tmp_path, "a.jsonl", raw).reason == reason
    assert count_inputs([tmp_path / "a.jsonl"]) == 1

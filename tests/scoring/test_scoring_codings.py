from __future__ import annotations

from pathlib import Path

import pytest
from scored import control, event, harm, write

from sitrep.errors import CodingsError
from sitrep.scoring import read_codings


def test_reports_are_read_by_id_with_their_entries(tmp_path: Path) -> None:
    path = write(tmp_path / "c.jsonl", {"id": "a", "harm": [harm(), harm()]}, {"id": "b", "control": None})
    path.write_text("\ufeff" + path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    found = read_codings(path)
    assert {name: len(coding["harm"]) for name, coding in found.items()} == {"a": 2, "b": 0}
    assert found["a"]["harm"][0].count == 6


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "not valid JSON"),
        ("[]", "not an object"),
        ("{}", "no `id`"),
        ('{"id": 7}', "no `id`"),
        ('{"id": "b", "control": {}}', "`control` is not a list"),
        ('{"id": "b", "events": [7]}', "events 1 is not an object"),
        ('{"id": "b", "events": [{}, {"place": 7}]}', "events 2: `place` is not text"),
        ('{"id": "b", "events": [{"also": "Hama"}]}', "events 1: `also` is not a list of texts"),
        ('{"id": "b", "events": [{"start": 1.5}]}', "events 1: `start` is not a whole number"),
        ('{"id": "b", "harm": [{"count": "six"}]}', "harm 1: `count` is not a number"),
        ('{"id": "b", "harm": [{"count": true}]}', "harm 1: `count` is not a number"),
        ('{"id": "b", "harm": [{"date": "4 December"}]}', "harm 1: '4 December' is not a date"),
        ('{"id": "b", "harm": [{"date": "2016-13"}]}', "harm 1: '2016-13' is not a date"),
        ('{"id": "b", "harm": [{"date": "2016-12-04/soon"}]}', "is not a date"),
        ('{"id": "b", "harm": [{"date": "/"}]}', "is not a date"),
        ('{"id": "a"}', "the id 'a' is on an earlier line already"),
        ('{"id": "\xff"}', "not valid JSON"),
    ],
)
def test_bad_line_is_named_with_its_reason(tmp_path: Path, line: str, reason: str) -> None:
    path = tmp_path / "c.jsonl"
    path.write_bytes(b'{"id": "a"}\n\n' + line.encode("latin-1") + b"\n")
    with pytest.raises(CodingsError) as raised:
        read_codings(path)
    assert str(raised.value).startswith(f"{path}:3: ")
    assert reason in str(raised.value)


def test_every_bad_line_is_named(tmp_path: Path) -> None:
    path = write(tmp_path / "c.jsonl", {"id": "a", "control": [control(side=1)]}, {"id": "b"}, {"id": "b"})
    with pytest.raises(CodingsError) as raised:
        read_codings(path)
    assert [line.split(": ")[0] for line in str(raised.value).splitlines()] == [f"{path}:1", f"{path}:3"]


@pytest.mark.parametrize(("content", "reason"), [(None, "No such file"), ("\n", "no coded report in it")])
def test_file_without_coded_reports_is_an_error(tmp_path: Path, content: str | None, reason: str) -> None:
    path = tmp_path / "c.jsonl"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    with pytest.raises(CodingsError, match=reason):
        read_codings(path)


@pytest.mark.parametrize(
    "day", ["2016-12-04", "2016-12", "2016", "2016-12-04/", "/2016-12", "2016/2016-12-04", ""]
)
def test_dates_of_the_guide_are_read(tmp_path: Path, day: str) -> None:
    path = write(tmp_path / "c.jsonl", {"id": "a", "events": [event(date=day)]})
    assert read_codings(path)["a"]["events"][0].date == day

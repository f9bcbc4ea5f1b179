from __future__ import annotations

import hashlib
import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reading_samples import BODY, limited, one_problem, read_bytes

from sitrep.model import Problem, Report
from sitrep.reading import read


def message(number: int, text: object, **fields: object) -> dict[str, object]:
    return {"id": number, "type": "message", "date": "2016-12-05T10:00:00", "text": text, **fields}


def export(*messages: object, kind: str = "public_channel") -> bytes:
    channel = {"name": 'Harma "Now"', "type": kind, "id": 77, "messages": list(messages)}
    return json.dumps(channel, indent=1, ensure_ascii=False).encode()


def test_each_message_of_a_channel_is_a_report(tmp_path: Path) -> None:
    parts = ["Shelling on ", {"type": "bold", "text": "Kafr Zein"}, " since dawn, two wounded."]
    raw = export(
        {"id": 1, "type": "service", "date": "2016-12-01T00:00:00", "action": "create_channel"},
        message(2, BODY, author="Lina", forwarded_from="Zein Media", edited="2016-12-06T00:00:00"),
        message(3, "", photo="photos/1.jpg"),
        message(4, parts),
    )
    first, second = read_bytes(tmp_path, "result.json", raw)
    assert isinstance(first, Report)
    assert isinstance(second, Report)
    assert (first.name, first.source, first.published) == ("77/2", 'Harma "Now"', date(2016, 12, 5))
    assert (first.text, first.byline) == (BODY, "Lina")
    assert first.notes == ("forwarded from Zein Media", "edited 2016-12-06T00:00:00")
    assert second.text == "Shelling on Kafr Zein since dawn, two wounded."


def test_hash_is_that_of_the_message_as_it_stands_in_the_file(tmp_path: Path) -> None:
    raw = export(message(2, "Они ушли из города."))
    (report,) = read_bytes(tmp_path, "result.json", raw)
    start, end = raw.index(b"{", 5), raw.rindex(b"}", 0, -1) + 1
    assert isinstance(report, Report)
    assert report.raw_hash == hashlib.sha256(raw[start:end]).hexdigest()


def test_channels_of_a_whole_account_are_read_and_private_talk_is_not(tmp_path: Path) -> None:
    chats = [
        json.loads(export(message(1, "They left."), kind=kind))
        for kind in ("personal_chat", "public_channel")
    ]
    raw = json.dumps({"about": "all", "chats": {"list": chats}}).encode()
    problem, report = read_bytes(tmp_path, "result.json", raw)
    assert isinstance(problem, Problem)
    assert problem.reason == "not a channel but a personal_chat: not read"
    assert isinstance(report, Report)


def test_message_that_is_none_is_a_problem_and_the_rest_goes_on(tmp_path: Path) -> None:
    raw = export(
        message(1, "a"), 5, message(2, [7]), message(3, "b", date=None), {"type": "message"}, message(4, "c")
    )
    found = read_bytes(tmp_path, "result.json", raw)
    assert [item.text if isinstance(item, Report) else item.reason for item in found] == [
        "a",
        "message 2: not an object but a number",
        "message 3: a part of the text is no words",
        "message 4: no date",
        "message 5: text is neither words nor a list of them",
        "c",
    ]


def test_large_export_is_cut_into_its_messages_as_it_streams(tmp_path: Path) -> None:
    raw = export(*(message(at, f"{BODY} {at}") for at in range(4000)))
    assert len(raw) > 1 << 20
    (tmp_path / "result.json").write_bytes(raw)
    found = list(read([tmp_path / "result.json"], limited(10_000)))
    assert [item.name for item in found if isinstance(item, Report)] == [f"77/{at}" for at in range(4000)]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(
    texts=st.lists(
        st.text(st.characters(codec="utf-8", exclude_characters="\0")).filter(str.strip), max_size=5
    ),
    indent=st.sampled_from([None, 1]),
)
def test_texts_of_a_list_are_kept_exactly(tmp_path: Path, texts: list[str], indent: int | None) -> None:
    raw = json.dumps([{"text": text, "language": "en"} for text in texts], indent=indent).encode()
    found = read_bytes(tmp_path, "a.json", raw)
    assert [item.text for item in found if isinstance(item, Report)] == texts


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "the file is empty"),
        (b"[]", "the list is empty"),
        (b"{}", 'neither a list of records nor a Telegram export (there are no "messages")'),
        (b"[1", "not valid JSON: an item is followed by neither"),
        (b"[nope]", "not valid JSON: Expecting value; the rest of the file is not read"),
        (b'["\xff"]', "not UTF-8 (invalid start byte); the rest of the file is not read"),
        (b"[" * 200_000, "not valid JSON: nested too deeply; the rest of the file is not read"),
        (export(), 'the channel "Harma "Now"" has no message with words'),
        (b"\x1f\x8b\x08\x00", "not text but a gzip archive"),
    ],
)
def test_file_without_reports_is_a_problem(tmp_path: Path, raw: bytes, reason: str) -> None:
    found = read_bytes(tmp_path, "a.json", raw)
    assert isinstance(found[-1], Problem)
    assert found[-1].reason.startswith(reason)
    assert len(found) == 1 or raw == b"[1"


def test_broken_json_costs_only_what_comes_after(tmp_path: Path) -> None:
    raw = export(message(1, "They left."), message(2, "They came."))
    found = read_bytes(tmp_path, "result.json", raw[:-30])
    assert [item.name for item in found if isinstance(item, Report)] == ["77/1"]
    assert isinstance(found[-1], Problem)


def test_item_over_the_limit_ends_the_reading(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(b'[{"text": "' + b"x" * 5_000_000 + b'"}]')
    (problem,) = read([tmp_path / "a.json"], limited(100_000))
    assert isinstance(problem, Problem)
    assert "an item of more than 0.1 MB" in problem.reason


def test_json_of_another_kind_is_a_problem(tmp_path: Path) -> None:
    assert one_problem(tmp_path, "a.json", b"5").reason.startswith("neither a list")

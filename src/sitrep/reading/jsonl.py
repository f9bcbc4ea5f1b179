"""JSON lines: one report a line, `{"id", "source", "published", "title", "text"}`.

`url`, `byline` and `language` may be there too; other fields are left alone. The text is kept as
it is given, to the character, since offsets into it are handed back.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import BinaryIO

from sitrep.model import Problem, Report
from sitrep.reading.datelines import Evidence, dated, head_dateline
from sitrep.reading.decode import signature
from sitrep.reading.inputs import InputFile
from sitrep.reading.language import language_code
from sitrep.reading.report import Tools, megabytes

BOM = b"\xef\xbb\xbf"
CHUNK = 1 << 20
UNSTORABLE = re.compile("[\x00\ud800-\udfff]")  # NUL, and halves of surrogate pairs
ISO_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ].+)?")
KINDS = {bool: "a truth value", int: "a number", float: "a number", list: "a list", dict: "an object"}


class LineError(Exception):
    """A line that holds no report, and why."""


def read_jsonl(file: InputFile, tools: Tools) -> Iterator[Report | Problem]:
    """The reports of a file, line by line; a line that is none is a Problem, and the rest goes on.

    Empty lines are skipped. A line that repeats an id is a report again where it says the same,
    else a Problem: the first one counts.
    """
    try:
        with file.path.open("rb") as stream:
            yield from _reports(file, stream, tools)
    except OSError as error:
        yield file.problem(error.strerror or str(error))


def count_lines(file: InputFile, max_bytes: int) -> int:
    """How many reports and Problems `read_jsonl` makes of a file; its bytes are read, not parsed."""
    try:
        with file.path.open("rb") as stream:
            if _is_binary(stream):
                return 1
            return max(1, sum(1 for _, line in _lines(stream, max_bytes) if line is None or line))
    except OSError:
        return 1


def _reports(file: InputFile, stream: BinaryIO, tools: Tools) -> Iterator[Report | Problem]:
    if kind := _is_binary(stream):
        yield file.problem(f"not text but {kind}")
        return
    seen: dict[str, tuple[int, str]] = {}
    empty = True
    for number, line in _lines(stream, tools.max_bytes):
        if line == b"":
            continue
        empty = False
        try:
            report = _parsed(file, number, line, tools)
            _check_repeat(report, number, seen)
        except LineError as error:
            yield file.problem(str(error), number)
        else:
            yield report
    if empty:
        yield file.problem("the file is empty")


def _is_binary(stream: BinaryIO) -> str | None:
    """What a file that is no text looks like, by its first bytes; the stream is wound back."""
    head = stream.read(4096)
    stream.seek(0)
    return signature(head) or ("binary data (it holds NUL bytes)" if b"\0" in head else None)


def _lines(stream: BinaryIO, limit: int) -> Iterator[tuple[int, bytes | None]]:
    """Number and bytes of every line, without its end; None for one longer than `limit`."""
    number = 0
    while raw := stream.readline(limit + 2):
        number += 1
        line = raw.rstrip(b"\r\n")
        if number == 1:
            line = line.removeprefix(BOM)
        too_long = len(line) > limit
        while raw and not raw.endswith(b"\n"):
            raw = stream.readline(CHUNK)
        yield number, None if too_long else line if line.strip() else b""


def _parsed(file: InputFile, number: int, line: bytes | None, tools: Tools) -> Report:
    """The report on a line. Raises LineError where there is none."""
    if line is None:
        raise LineError(f"too long: the limit for a line is {megabytes(tools.max_bytes)}")
    return _report(file, number, line, _record(line), tools)


def _record(line: bytes) -> Mapping[str, object]:
    try:
        record = json.loads(line.decode())
    except UnicodeDecodeError as error:
        raise LineError(f"not UTF-8: {error.reason} at byte {error.start + 1}") from error
    except json.JSONDecodeError as error:
        reason = error.msg.removesuffix(" at").removesuffix(" starting")
        raise LineError(f"not valid JSON: {reason} at column {error.colno}") from error
    except RecursionError as error:
        raise LineError("not valid JSON: nested too deeply") from error
    except ValueError as error:
        raise LineError("not valid JSON: a number of too many digits") from error
    if not isinstance(record, dict):
        raise LineError(f"not an object but {_kind(record)}")
    return record


def _check_repeat(report: Report, number: int, seen: dict[str, tuple[int, str]]) -> None:
    """Raises LineError where an earlier line has the same id and other content."""
    content = replace(report, raw_hash="").id
    first, known = seen.setdefault(report.name, (number, content))
    if known != content:
        raise LineError(f'the id "{report.name}" is that of line {first}, which has other content')


def _report(file: InputFile, number: int, line: bytes, record: Mapping[str, object], tools: Tools) -> Report:
    text = _text(record)
    title = _string(record, "title") or ""
    published = _day(record)
    head = head_dateline(text, title, tools.rules.head.datelines)
    evidence = Evidence(metadata=published, given_by="published", text=text)
    day = dated([head] if head else [], evidence)
    return Report(
        name=_name(record) or f"{file.name}:{number}",
        source=_string(record, "source") or file.folder,
        url=_string(record, "url"),
        title=title,
        text=text,
        language=_language(record) or tools.languages.detect(text),
        published=day.day,
        retrieved=None,
        raw_hash=hashlib.sha256(line).hexdigest(),
        byline=_string(record, "byline"),
        notes=day.notes,
    )


def _text(record: Mapping[str, object]) -> str:
    if "text" not in record:
        raise LineError("no text")
    text = _string(record, "text")
    if text is None or not text.strip():
        raise LineError("the text is empty")
    return text


def _name(record: Mapping[str, object]) -> str | None:
    """The id; a whole number stands for its digits."""
    key = record.get("id")
    if isinstance(key, int) and not isinstance(key, bool):
        return str(key)
    return _string(record, "id")


def _language(record: Mapping[str, object]) -> str | None:
    tag = _string(record, "language")
    if tag is None:
        return None
    code = language_code(tag)
    if code is None:
        raise LineError(f'language is not a code such as "en": "{tag}"')
    return code


def _day(record: Mapping[str, object]) -> date | None:
    """The day of `published`, as written there: an ISO date, perhaps with a clock time."""
    published = _string(record, "published")
    if published is None:
        return None
    match = ISO_DAY.fullmatch(published.strip())
    try:
        if match:
            datetime.fromisoformat(match[0])
            return date.fromisoformat(match[1])
    except ValueError:
        pass
    raise LineError(f'published is not an ISO date such as 2016-12-05: "{published}"')


def _string(record: Mapping[str, object], key: str) -> str | None:
    """The text of a field; None where it is missing, null or empty. Raises LineError for others."""
    value = record.get(key)
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise LineError(f"{key} is not text but {_kind(value)}")
    if UNSTORABLE.search(value):
        raise LineError(f"{key} holds a NUL character or half of a surrogate pair")
    return value


def _kind(value: object) -> str:
    return KINDS.get(type(value), "text" if isinstance(value, str) else "null")

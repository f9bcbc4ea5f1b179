"""A record of named fields to a Report: the step that JSON lines, tables and dumps share.

The fields are `id`, `source`, `published`, `title`, `text`, `url`, `byline` and `language`; a dump
may call them otherwise. The text is kept as it is given, to the character, since offsets into it
are handed back.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from email.utils import parsedate_to_datetime

from sitrep.errors import UsageError
from sitrep.model import Report
from sitrep.reading.datelines import Evidence, dated, head_dateline
from sitrep.reading.dates import Calendar
from sitrep.reading.inputs import InputFile
from sitrep.reading.language import language_code
from sitrep.reading.report import Tools

FIELDS = ("id", "source", "published", "title", "text", "url", "byline", "language")
UNSTORABLE = re.compile("[\x00\ud800-\udfff]")  # NUL, and halves of surrogate pairs
ISO_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ].+)?")
KINDS = {bool: "a truth value", int: "a number", float: "a number", list: "a list", dict: "an object"}


class FieldError(ValueError):
    """A record that holds no report, and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """The fields of one report, the bytes they were read from, and where those stand in the file."""

    fields: Mapping[str, object]
    raw: bytes
    number: int
    notes: tuple[str, ...] = ()


def parse_columns(words: str) -> dict[str, str]:
    """The names of a dump's fields, from "title=headline,text=body". Raises UsageError."""
    columns: dict[str, str] = {}
    for pair in filter(None, (part.strip() for part in words.split(","))):
        field, equals, column = (part.strip() for part in pair.partition("="))
        if not equals or not column:
            raise UsageError(f"{pair!r} names no column: write it as title=headline,text=body")
        if field not in FIELDS:
            raise UsageError(f"{field!r} is no field of a report: they are {', '.join(FIELDS)}")
        columns[field] = column
    return columns


def parse_object(raw: bytes) -> Mapping[str, object]:
    """The JSON object that `raw` is. Raises FieldError."""
    try:
        record = json.loads(raw.decode())
    except UnicodeDecodeError as error:
        raise FieldError(f"not UTF-8: {error.reason} at byte {error.start + 1}") from error
    except json.JSONDecodeError as error:
        reason = error.msg.removesuffix(" at").removesuffix(" starting")
        raise FieldError(f"not valid JSON: {reason} at column {error.colno}") from error
    except RecursionError as error:
        raise FieldError("not valid JSON: nested too deeply") from error
    except ValueError as error:
        raise FieldError("not valid JSON: a number of too many digits") from error
    if not isinstance(record, dict):
        raise FieldError(f"not an object but {_kind(record)}")
    return record


def report_of(record: Record, file: InputFile, tools: Tools) -> Report:
    """The report in a record's fields. Raises FieldError where there is none."""
    fields = record.fields
    if tools.columns:
        fields = {**fields, **{field: fields.get(column) for field, column in tools.columns.items()}}
    text = _text(fields, tools.columns.get("text", "text"), record.fields)
    title = _string(fields, "title") or ""
    head = head_dateline(text, title, tools.rules.head.datelines)
    published = _day(fields, tools.rules.head.datelines.calendar)
    evidence = Evidence(metadata=published, given_by="published", text=text)
    day = dated([head] if head else [], evidence)
    return Report(
        name=_name(fields) or f"{file.name}:{record.number}",
        source=_string(fields, "source") or file.folder,
        url=_string(fields, "url"),
        title=title,
        text=text,
        language=_language(fields) or tools.languages.detect(text),
        published=day.day,
        retrieved=None,
        raw_hash=tools.keep(record.raw),
        byline=_string(fields, "byline"),
        notes=(*record.notes, *day.notes),
    )


def _text(fields: Mapping[str, object], column: str, given: Mapping[str, object]) -> str:
    if column not in given:
        raise FieldError("no text" if column == "text" else f'no text: there is no "{column}"')
    text = _string(fields, "text")
    if text is None or not text.strip():
        raise FieldError("the text is empty")
    return text


def _name(fields: Mapping[str, object]) -> str | None:
    """The id; a whole number stands for its digits."""
    key = fields.get("id")
    if isinstance(key, int) and not isinstance(key, bool):
        return str(key)
    return _string(fields, "id")


def _language(fields: Mapping[str, object]) -> str | None:
    tag = _string(fields, "language")
    if tag is None:
        return None
    code = language_code(tag)
    if code is None:
        raise FieldError(f'language is not a code such as "en": "{tag}"')
    return code


def _day(fields: Mapping[str, object], calendar: Calendar) -> date | None:
    """The day of `published`: an ISO date, perhaps with a clock time, or a date written in full."""
    published = _string(fields, "published")
    if published is None:
        return None
    words = published.strip()
    found = _iso_day(words) or _mail_day(words) or _written_day(words, calendar)
    if found is None:
        raise FieldError(f'published is not an ISO date such as 2016-12-05: "{published}"')
    return found


def _iso_day(words: str) -> date | None:
    match = ISO_DAY.fullmatch(words)
    try:
        if match:
            datetime.fromisoformat(match[0])
            return date.fromisoformat(match[1])
    except ValueError:
        pass
    return None


def _mail_day(words: str) -> date | None:
    """The day of a date such as mail and feeds have, "Mon, 05 Dec 2016 10:30:00 +0200"."""
    try:
        return parsedate_to_datetime(words).date()
    except (ValueError, IndexError, OverflowError):
        return None


def _written_day(words: str, calendar: Calendar) -> date | None:
    """The day of a written date that can mean but one, "5 December 2016" or "13/12/2016"."""
    written = calendar.at_start(words)
    if written is None or written.year is None:
        return None
    days = [day for day in written.days([]) if written.fits(day)]
    return days[0] if len(days) == 1 else None


def _string(fields: Mapping[str, object], key: str) -> str | None:
    """The text of a field; None where it is missing, null or empty. Raises FieldError for others."""
    value = fields.get(key)
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise FieldError(f"{key} is not text but {_kind(value)}")
    if UNSTORABLE.search(value):
        raise FieldError(f"{key} holds a NUL character or half of a surrogate pair")
    return value


def _kind(value: object) -> str:
    return KINDS.get(type(value), "text" if isinstance(value, str) else "null")

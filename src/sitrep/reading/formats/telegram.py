"""What Telegram's desktop client exports of a channel (`result.json`): each message a report.

The form: https://core.telegram.org/import-export
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from sitrep.reading.formats.fields import FieldError, Record

CHANNELS = frozenset({"public_channel", "private_channel", "public_supergroup"})
STRING = r'("(?:[^"\\]|\\.)*")'
NAME = re.compile(rf'"name"\s*:\s*{STRING}')
TYPE = re.compile(rf'"type"\s*:\s*{STRING}')
ID = re.compile(r'"id"\s*:\s*(\d+)')


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """The chat that messages are from."""

    name: str
    type: str
    id: str

    @classmethod
    def of(cls, head: str) -> Self:
        """The channel whose head, the text above its messages, ends `head`."""
        return cls(
            name=_last(NAME, head) or "unnamed channel",
            type=_last(TYPE, head) or "chat of no type",
            id=_last(ID, head),
        )

    @property
    def is_channel(self) -> bool:
        """Whether it is no private talk, but speaks to all who follow it."""
        return self.type in CHANNELS


def message_record(message: Mapping[str, object], raw: bytes, number: int, channel: Channel) -> Record | None:
    """A message as a record; None for one without words, such as a photo or a pinned note.

    Raises FieldError where its text or date is none.
    """
    if message.get("type") != "message":
        return None
    text = _words(message.get("text"))
    if not text.strip():
        return None
    date = message.get("date")
    if not isinstance(date, str):
        raise FieldError("no date")
    fields = {
        "id": f"{channel.id or channel.name}/{message.get('id', number)}",
        "source": channel.name,
        "published": date,
        "text": text,
        "byline": message.get("author"),
    }
    origin = message.get("forwarded_from")
    notes = (f"forwarded from {origin}",) if isinstance(origin, str) else ()
    edited = message.get("edited")
    if isinstance(edited, str):
        notes = (*notes, f"edited {edited}")
    return Record(fields=fields, raw=raw, number=number, notes=notes)


def _words(text: object) -> str:
    """The text of a message, which is a string or a list of strings and of marked-up parts."""
    if isinstance(text, str):
        return text
    if not isinstance(text, list):
        raise FieldError("text is neither words nor a list of them")
    parts = [part.get("text") if isinstance(part, dict) else part for part in text]
    if not all(isinstance(part, str) for part in parts):
        raise FieldError("a part of the text is no words")
    return "".join(map(str, parts))


def _last(pattern: re.Pattern[str], head: str) -> str:
    found = pattern.findall(head)
    if not found:
        return ""
    try:
        return str(json.loads(found[-1], strict=False))
    except ValueError:  # an escape that JSON does not have
        return str(found[-1])

"""JSON files of many reports: a list of records, or what Telegram exports of a channel.

A file is cut into its items as it streams by, so that its size does not matter, only that of an item.
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from io import BufferedReader

from sitrep.model import Problem, Report
from sitrep.reading.formats.fields import FieldError, Record, parse_object, report_of
from sitrep.reading.formats.ids import Ids
from sitrep.reading.formats.jsonl import is_binary
from sitrep.reading.formats.telegram import Channel, message_record
from sitrep.reading.inputs import InputFile
from sitrep.reading.limits import megabytes
from sitrep.reading.report import Tools

CHUNK = 1 << 20
SPACE = re.compile(r"[ \t\r\n]*")
MESSAGES = re.compile(r'"messages"\s*:\s*\[')
NO_DUMP = 'neither a list of records nor a Telegram export (there are no "messages")'


@dataclass(slots=True)
class _Text:
    """The part of a stream's text that is still to be cut. Raises OSError and UnicodeDecodeError."""

    stream: BufferedReader
    limit: int
    text: str = ""
    at: int = 0
    ended: bool = False
    decoder: codecs.IncrementalDecoder = field(default_factory=codecs.getincrementaldecoder("utf-8-sig"))

    def more(self) -> bool:
        """Takes in more, dropping what is cut; False at the end. Raises FieldError over the limit."""
        if self.ended:
            return False
        if len(self.text) - self.at > self.limit:
            raise FieldError(f"an item of more than {megabytes(self.limit)}")
        raw = self.stream.read(max(CHUNK, len(self.text) - self.at))
        self.ended = not raw
        self.text = self.text[self.at :] + self.decoder.decode(raw, final=self.ended)
        self.at = 0
        return True

    def next_mark(self) -> str:
        """The next character that is no space, still uncut; "" at the end."""
        while True:
            self.at = SPACE.match(self.text, self.at).end()  # type: ignore[union-attr]  # it matches nothing, too
            if self.at < len(self.text):
                return self.text[self.at]
            if not self.more():
                return ""

    def item(self) -> str:
        """The next JSON value, cut off. Raises FieldError where it is broken or too large."""
        decoder = json.JSONDecoder()
        self.next_mark()
        while True:
            try:
                _, end = decoder.raw_decode(self.text, self.at)
            except RecursionError as error:
                raise FieldError("not valid JSON: nested too deeply") from error
            except json.JSONDecodeError as error:
                if not self.more():
                    raise FieldError(f"not valid JSON: {error.msg}") from error
            except ValueError as error:
                raise FieldError("not valid JSON: a number of too many digits") from error
            else:
                if end < len(self.text) or not self.more():
                    words = self.text[self.at : end]
                    self.at = end
                    return words

    def head(self) -> str | None:
        """The text up to the next list of messages, cut off with its bracket; None where there is none."""
        while not (match := MESSAGES.search(self.text, self.at)):
            if not self.more():
                return None
        head = self.text[self.at : match.start()]
        self.at = match.end()
        return head


def read_dump(file: InputFile, tools: Tools) -> Iterator[Report | Problem]:
    """The reports of a JSON file; an item that is none is a Problem, and the rest goes on.

    Where the JSON itself is broken, what comes after cannot be told apart: that is one Problem.
    """
    try:
        with file.open() as stream:
            if kind := is_binary(stream):
                yield file.problem(f"not text but {kind}")
                return
            yield from _reports(file, _Text(stream, tools.limits.document_bytes), tools)
    except OSError as error:
        yield file.problem(error.strerror or str(error))
    except UnicodeDecodeError as error:
        yield file.problem(f"not UTF-8 ({error.reason}); the rest of the file is not read")
    except FieldError as error:
        yield file.problem(f"{error}; the rest of the file is not read")


def _reports(file: InputFile, text: _Text, tools: Tools) -> Iterator[Report | Problem]:
    mark = text.next_mark()
    if not mark:
        yield file.problem("the file is empty")
    elif mark == "[":
        text.at += 1
        yield from _records(file, text, tools)
    else:
        yield from _channels(file, text, tools)


def _records(file: InputFile, text: _Text, tools: Tools) -> Iterator[Report | Problem]:
    number = 0
    with Ids() as ids:
        for number, item in enumerate(_items(text), 1):
            raw = item.encode(errors="replace")
            try:
                report = report_of(Record(fields=parse_object(raw), raw=raw, number=number), file, tools)
                ids.check(report, number, "item")
            except FieldError as error:
                yield file.problem(f"item {number}: {error}")
            else:
                yield report
    if not number:
        yield file.problem("the list is empty")


def _channels(file: InputFile, text: _Text, tools: Tools) -> Iterator[Report | Problem]:
    """The messages of each channel of an export; other chats are private, and are not read."""
    head = text.head()
    if head is None:
        yield file.problem(NO_DUMP)
    while head is not None:
        channel = Channel.of(head)
        if channel.is_channel:
            yield from _messages(file, text, channel, tools)
        else:
            yield file.problem(f"not a channel but a {channel.type}: not read")
            for _ in _items(text):
                pass
        head = text.head()


def _messages(file: InputFile, text: _Text, channel: Channel, tools: Tools) -> Iterator[Report | Problem]:
    empty = True
    for number, item in enumerate(_items(text), 1):
        raw = item.encode(errors="replace")
        try:
            record = message_record(parse_object(raw), raw, number, channel)
            if record is None:
                continue
            empty = False
            yield report_of(record, file, _plainly(tools))
        except FieldError as error:
            empty = False
            yield file.problem(f"message {number}: {error}")
    if empty:
        yield file.problem(f'the channel "{channel.name}" has no message with words')


def _items(text: _Text) -> Iterator[str]:
    """The items of a list whose bracket is cut off, up to its end. Raises FieldError."""
    mark = text.next_mark()
    while mark != "]":
        yield text.item()
        mark = text.next_mark()
        if mark == ",":
            text.at += 1
            mark = text.next_mark()
        elif mark != "]":
            raise FieldError("not valid JSON: an item is followed by neither a comma nor the end of the list")
    text.at += 1


def _plainly(tools: Tools) -> Tools:
    """The tools without the user's names of columns, which are not for what Telegram names itself."""
    return replace(tools, columns={})

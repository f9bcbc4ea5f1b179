"""JSON lines: one report a line, `{"id", "source", "published", "title", "text"}`.

`url`, `byline` and `language` may be there too; other fields are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BufferedReader

from sitrep.model import Problem, Report
from sitrep.reading.decode import signature
from sitrep.reading.formats.fields import FieldError, Record, parse_object, report_of
from sitrep.reading.formats.ids import Ids
from sitrep.reading.inputs import InputFile
from sitrep.reading.limits import megabytes
from sitrep.reading.report import Tools

BOM = b"\xef\xbb\xbf"
CHUNK = 1 << 20
HEAD = 4096  # bytes that show what a file is


def read_jsonl(file: InputFile, tools: Tools) -> Iterator[Report | Problem]:
    """The reports of a file, line by line; a line that is none is a Problem, and the rest goes on.

    Empty lines are skipped. A line that repeats an id is a report again where it says the same,
    else a Problem: the first one counts.
    """
    try:
        with file.open() as stream:
            yield from _reports(file, stream, tools)
    except OSError as error:
        yield file.problem(error.strerror or str(error))


def count_lines(file: InputFile, max_bytes: int) -> int:
    """How many reports and Problems `read_jsonl` makes of a file; its bytes are read, not parsed."""
    try:
        with file.open() as stream:
            if is_binary(stream):
                return 1
            return max(1, sum(1 for _, line in lines_of(stream, max_bytes) if line is None or line))
    except OSError:
        return 1


def is_binary(stream: BufferedReader) -> str | None:
    """What a file that is no text looks like, by its first bytes, which stay in the stream."""
    head = stream.peek(HEAD)[:HEAD]
    return signature(head) or ("binary data (it holds NUL bytes)" if b"\0" in head else None)


def lines_of(stream: BufferedReader, limit: int) -> Iterator[tuple[int, bytes | None]]:
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


def _reports(file: InputFile, stream: BufferedReader, tools: Tools) -> Iterator[Report | Problem]:
    if kind := is_binary(stream):
        yield file.problem(f"not text but {kind}")
        return
    empty = True
    with Ids() as ids:
        for number, line in lines_of(stream, tools.limits.document_bytes):
            if line == b"":
                continue
            empty = False
            try:
                report = _parsed(file, number, line, tools)
                ids.check(report, number)
            except FieldError as error:
                yield file.problem(str(error), number)
            else:
                yield report
    if empty:
        yield file.problem("the file is empty")


def _parsed(file: InputFile, number: int, line: bytes | None, tools: Tools) -> Report:
    """The report on a line. Raises FieldError where there is none."""
    if line is None:
        raise FieldError(f"too long: the limit for a line is {megabytes(tools.limits.document_bytes)}")
    return report_of(Record(fields=parse_object(line), raw=line, number=number), file, tools)

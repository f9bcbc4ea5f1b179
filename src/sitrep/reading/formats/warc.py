"""Web archives (`.warc`, `.warc.gz`): each page that a crawler got is a report.

A record is read at a time. Where one is broken, reading goes on at the next that can be found: in a
plain file at the next `WARC/1.` on a line, in a packed one at the next packed member.

The form: ISO 28500, https://iipc.github.io/warc-specifications/
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping
from io import SEEK_CUR, SEEK_END, SEEK_SET, BufferedReader

from fastwarc import ArchiveIterator, WarcRecord, WarcRecordType

from sitrep.errors import ReadError
from sitrep.model import Problem, Report
from sitrep.reading.document import Document
from sitrep.reading.formats.http import BodyError, body_bytes
from sitrep.reading.formats.web import host_of, is_read, path_of, read_web
from sitrep.reading.inputs import InputFile
from sitrep.reading.limits import megabytes
from sitrep.reading.report import Tools

GZIP = b"\x1f\x8b\x08"
PLAIN = b"WARC/1."
CHUNK = 1 << 20
WITH_PAGES = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion


def read_warc(file: InputFile, tools: Tools) -> Iterator[Report | Problem]:
    """The reports of a web archive; a record that is none is a Problem, and the rest goes on.

    What is no page or document (pictures, scripts, requests, pages that were not found) is skipped
    without a word. A Problem's line is the number of the record.
    """
    try:
        with file.open() as stream:
            yield from _Archive(file, stream, tools).read()
    except OSError as error:
        yield file.problem(error.strerror or str(error))


class _Forward:
    """A stream that can only be read on, with the position that the WARC library asks for."""

    def __init__(self, stream: BufferedReader) -> None:
        self._stream = stream
        self._at = 0

    def read(self, size: int = -1) -> bytes:
        """The next bytes."""
        raw = self._stream.read(size)
        self._at += len(raw)
        return raw

    def seek(self, offset: int, whence: int = SEEK_SET) -> int:
        """Goes on to a position ahead of this one, by reading up to it."""
        ahead = offset if whence == SEEK_CUR else offset - self._at
        if whence == SEEK_END or ahead < 0:
            raise OSError("the stream can only be read on")
        while ahead > 0 and (raw := self.read(min(ahead, CHUNK))):
            ahead -= len(raw)
        return self._at

    def tell(self) -> int:
        """How many bytes were read."""
        return self._at

    def close(self) -> None:
        """Closes the stream."""
        self._stream.close()


class _Archive:
    """The state of reading one archive: how many records came, and where the last one began."""

    def __init__(self, file: InputFile, stream: BufferedReader, tools: Tools) -> None:
        self._file = file
        self._stream = stream
        self._tools = tools
        self._number = 0
        self._last = -1
        self._found = False

    def read(self) -> Iterator[Report | Problem]:
        """All of the archive. Raises OSError where the file cannot be read."""
        head = self._stream.peek(8)[:8]
        if not head.strip():
            yield self._file.problem("the file is empty")
            return
        packed = head.startswith(GZIP)
        if not packed and not head.startswith(PLAIN):
            yield self._file.problem("not a web archive")
            return
        for _ in range(self._tools.limits.warc.resumptions):
            broken = yield from self._until_broken(packed)
            if broken is None:
                break
            if broken:
                yield self._problem(broken)
            if not self._resume(GZIP if packed else PLAIN):
                break
        else:
            yield self._file.problem("too many broken records: the rest of the archive is not read")
        if not self._found:
            yield self._file.problem("the archive holds no page")

    def _until_broken(self, packed: bool) -> Generator[Report | Problem, None, str | None]:
        """Reads on to the end (None), or to where it can't go on, and says why ("" if that is said)."""
        limits = self._tools.limits
        most = limits.document_bytes
        begun = False
        try:
            stream = self._stream if self._stream.seekable() else _Forward(self._stream)
            for record in ArchiveIterator(stream, max_header_len=limits.warc.header_bytes):
                begun = True
                self._number += 1
                self._last = record.stream_pos
                length = record.content_length
                has_page = record.record_type & WITH_PAGES
                raw = record.reader.read(most + 1) if has_page else None
                found = self._record(record, raw)
                if found is not None:
                    self._found = True
                    yield found
                if raw is not None and len(raw) < min(length, most):
                    return ""
                if length > most and self._stream.seekable() and self._is_costly(length, packed):
                    return ""
        except OSError as error:
            # What looked like the start of a record was none.
            return f"broken: {error}" if begun or self._number == 0 else ""
        return None

    def _is_costly(self, length: int, packed: bool) -> bool:
        """Whether to look for the next record rather than to read to the end of one that is too large."""
        return packed or self._last + length > (self._file.size or 0)

    def _record(self, record: WarcRecord, raw: bytes | None) -> Report | Problem | None:
        """The report in a record, or what is wrong with it; None where it holds no page."""
        url = record.headers.get("WARC-Target-URI") or ""
        if raw is None or path_of(url) == "/robots.txt":
            return None
        limit = self._tools.limits.document_bytes
        http = record.http_headers
        headers = {name.lower(): value for name, value in (http or record.headers).items()}
        if http is not None and http.status_code != 200:
            return None
        if len(raw) < min(record.content_length, limit):
            return self._problem("the record is cut short")
        if len(raw) > limit:
            return self._too_large(record, headers)
        try:
            body = body_bytes(raw, headers, limit)
            return read_web(self._document(record, url, body), headers, self._tools)
        except BodyError as error:
            return self._problem(str(error))
        except ReadError as error:
            return Problem(source=error.source, reason=error.reason, line=error.line)

    def _document(self, record: WarcRecord, url: str, body: bytes) -> Document:
        return Document(
            raw=body,
            name=f"{self._file.name}:{self._number}",
            shown=self._file.shown,
            line=self._number,
            source=host_of(url) or self._file.folder,
            url=url or None,
            retrieved=record.record_date,
        )

    def _too_large(self, record: WarcRecord, headers: Mapping[str, str]) -> Problem | None:
        if not is_read(headers):
            return None
        limit = megabytes(self._tools.limits.document_bytes)
        return self._problem(f"too large: {megabytes(record.content_length)}, the limit is {limit}")

    def _problem(self, reason: str) -> Problem:
        return self._file.problem(reason, self._number or None)

    def _resume(self, mark: bytes) -> bool:
        """Goes to the next place after the last record that may begin one; False where there is none."""
        if not self._stream.seekable():
            return False
        at = self._stream.seek(self._last + 1)
        overlap = len(mark) - 1
        before = b""
        while chunk := self._stream.read(CHUNK):
            window = before + chunk
            found = window.find(mark)
            if found >= 0:
                self._last = at - len(before) + found
                self._stream.seek(self._last)
                return True
            before = window[-overlap:]
            at += len(chunk)
        return False

"""A document: bytes in which one report is looked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sitrep.errors import ReadError
from sitrep.reading.decode import Decoded, DecodeError, decode
from sitrep.reading.inputs import InputFile
from sitrep.reading.limits import megabytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """The bytes, and what is known of them besides.

    `name` is what the report is called, `shown` how a Problem names the input, and `line` which
    line or record of it this is. `source` is whose report it is where it does not say so itself;
    `charset` the encoding that its carrier declares. `published`, by the word of `given_by`, is
    the carrier's date, which holds where the document has none of its own.
    """

    raw: bytes
    name: str
    shown: str
    line: int | None = None
    source: str | None = None
    url: str | None = None
    retrieved: datetime | None = None
    charset: str | None = None
    published: date | None = None
    given_by: str = "the address"

    def error(self, reason: str) -> ReadError:
        """A ReadError about this document."""
        return ReadError(self.shown, reason, self.line)


def document_in(file: InputFile, max_bytes: int) -> Document:
    """The document that a file is. Raises ReadError where it is too large or cannot be read."""
    try:
        size = file.size or 0
        if size <= max_bytes:
            with file.open() as stream:
                raw = stream.read(max_bytes + 1)
            size = max(size, len(raw))
    except OSError as error:
        raise file.error(error.strerror or str(error)) from error
    if size > max_bytes:
        raise file.error(f"too large: {megabytes(size)}, the limit is {megabytes(max_bytes)}")
    return Document(raw=raw, name=file.name, shown=file.shown, source=file.folder)


def decoded_text(document: Document) -> Decoded:
    """The text that a document's bytes are. Raises ReadError where they are none."""
    try:
        return decode(document.raw, document.charset)
    except DecodeError as error:
        raise document.error(str(error)) from error

"""Bytes to text: what is binary is named, what is no UTF-8 is detected and said so."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

# Byte-order marks, the longer first: UTF-32's begins with UTF-16's.
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

# How files that are no text begin.
SIGNATURES = (
    (b"%PDF-", "a PDF document"),
    (b"\x89PNG\r\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"RIFF", "a RIFF file (WebP, WAV or AVI)"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"),
    (b"{\\rtf", "a Rich Text document"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\x00", "a program"),
)

# The encodings in which news is found, the likeliest first: with all of them to choose from, a short
# English text is taken for DOS Baltic or Central European.
NEWS_ENCODINGS = [
    "cp1252", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "koi8_r", "iso8859_6",
    "gb18030", "big5", "shift_jis", "euc_jp", "euc_kr", "mac_roman",
]  # fmt: skip
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff]")
DECLARED = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]+)", re.IGNORECASE)
HEAD = 4096  # bytes in which a page declares its encoding


class DecodeError(ValueError):
    """Bytes that are no text, and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """Text out of bytes; `note` says which encoding it took where that was not plain UTF-8."""

    text: str
    note: str | None = None


def signature(raw: bytes) -> str | None:
    """What a file that is no text looks like ("a PDF document"), by its first bytes."""
    return next((name for start, name in SIGNATURES if raw.startswith(start)), None)


def decode(raw: bytes, charset: str | None = None) -> Decoded:
    """The text in `raw`: by its byte-order mark, as UTF-8, as declared, or as detected.

    `charset` is the encoding that the carrier declares; it goes before what the page declares.

    Stray control characters are dropped. Raises DecodeError for what is empty, binary or in no
    encoding that fits.
    """
    if not raw.strip():
        raise DecodeError("the file is empty")
    if kind := signature(raw):
        raise DecodeError(f"not text but {kind}")
    decoded = _by_mark(raw) or _by_trial(raw, charset)
    controls = CONTROLS.findall(decoded.text)
    if "\0" in controls or len(controls) > 1 + len(decoded.text) // 100:
        raise DecodeError("not text but binary data (it holds control characters)")
    text = CONTROLS.sub("", decoded.text) if controls else decoded.text
    if not text.strip():
        raise DecodeError("the file is empty")
    return Decoded(text=text, note=decoded.note)


def _by_mark(raw: bytes) -> Decoded | None:
    for mark, encoding in MARKS:
        if raw.startswith(mark):
            try:
                text = raw.removeprefix(mark).decode() if encoding == "utf-8" else raw.decode(encoding)
            except UnicodeDecodeError as error:
                raise DecodeError(f"marked as {encoding} but is not: {error.reason}") from error
            return Decoded(text=text, note=None if encoding == "utf-8" else f"encoding: {encoding}")
    return None


def _by_trial(raw: bytes, charset: str | None) -> Decoded:
    if b"\0" in raw:
        raise DecodeError("not text but binary data (it holds NUL bytes)")
    try:
        return Decoded(text=raw.decode())
    except UnicodeDecodeError:
        match = DECLARED.search(raw, 0, HEAD)
        names = [charset or "", match[1].decode("ascii") if match else ""]
        return next((decoded for name in names if (decoded := _declared(raw, name))), None) or _detected(raw)


def _declared(raw: bytes, name: str) -> Decoded | None:
    """As the carrier or the head of a page declares it; None where that is none or does not fit."""
    if not name:
        return None
    try:
        # Pages that say Latin-1 mean Windows-1252 (WHATWG Encoding Standard).
        encoding = "cp1252" if codecs.lookup(name).name == "iso8859-1" else codecs.lookup(name).name
        return Decoded(text=raw.decode(encoding), note=f"encoding: {name} (as declared)")
    except (LookupError, UnicodeError, ValueError):
        return None


def _detected(raw: bytes) -> Decoded:
    best = from_bytes(raw, cp_isolation=NEWS_ENCODINGS).best()
    if best is None:
        raise DecodeError("not text: no encoding fits its bytes")
    return Decoded(text=str(best), note=f"encoding: {best.encoding} (detected)")

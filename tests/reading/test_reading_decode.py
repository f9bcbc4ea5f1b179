from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading_samples import BODY, TITLE, one_problem, read_bytes

from sitrep.model import Report
from sitrep.reading.decode import DecodeError, decode

ENGLISH = "“We left with nothing,” said a baker near the café. The army’s guns had opened fire at dawn."
RUSSIAN = "Войска продолжали наступление на город, сообщили местные власти. Погибли три человека."


@pytest.mark.parametrize(
    ("raw", "text", "note"),
    [
        (ENGLISH.encode(), ENGLISH, None),
        (ENGLISH.encode("utf-8-sig"), ENGLISH, None),
        (ENGLISH.encode("utf-16"), ENGLISH, "encoding: utf-16"),
        (ENGLISH.encode("cp1252"), ENGLISH, "encoding: cp1252 (detected)"),
        (RUSSIAN.encode("cp1251"), RUSSIAN, "encoding: cp1251 (detected)"),
        (RUSSIAN.encode("koi8_r"), RUSSIAN, "encoding: koi8_r (detected)"),
        (
            b'<meta charset="windows-1251">' + RUSSIAN.encode("cp1251"),
            '<meta charset="windows-1251">' + RUSSIAN,
            "encoding: windows-1251 (as declared)",
        ),
        (
            b"<meta charset=iso-8859-1>" + ENGLISH.encode("cp1252"),
            "<meta charset=iso-8859-1>" + ENGLISH,
            "encoding: iso-8859-1 (as declared)",
        ),
    ],
)
def test_decode_finds_the_encoding_and_says_which(raw: bytes, text: str, note: str | None) -> None:
    decoded = decode(raw)
    assert (decoded.text, decoded.note) == (text, note)


def test_decode_passes_over_a_declaration_that_is_wrong() -> None:
    raw = b"<meta charset=no-such-thing>" + ENGLISH.encode("cp1252")
    assert decode(raw).text.endswith(ENGLISH)


def test_decode_drops_a_stray_control_character() -> None:
    assert decode(ENGLISH.encode() + b"\x1a").text == ENGLISH


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "the file is empty"),
        (b" \n\t\r\n", "the file is empty"),
        (b"\xef\xbb\xbf", "the file is empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "not text but a PNG picture"),
        (b"%PDF-1.7\n", "not text but a PDF document"),
        (b"PK\x03\x04\x14\x00", "not text but a ZIP archive or an office document"),
        (b"\x1f\x8b\x08\x00", "not text but a gzip archive"),
        (b"text and\x00 more", "not text but binary data (it holds NUL bytes)"),
        (b"\x01\x02\x03 text", "not text but binary data (it holds control characters)"),
        (b"\xff\xfea\x00b", "marked as utf-16 but is not: truncated data"),
        (b"\xef\xbb\xbf\xff\xff", "marked as utf-8 but is not: invalid start byte"),
    ],
)
def test_bytes_that_are_no_text_are_a_problem_that_names_them(
    tmp_path: Path, raw: bytes, reason: str
) -> None:
    for name in ("a.txt", "a.html"):
        assert one_problem(tmp_path, name, raw).reason == reason


@given(st.binary())
def test_decode_gives_text_or_refuses(raw: bytes) -> None:
    try:
        decoded = decode(raw)
    except DecodeError:
        return
    assert decoded.text.strip()
    assert "\0" not in decoded.text
    assert decoded.text.encode()


def test_encoding_is_noted_in_the_report(tmp_path: Path) -> None:
    (report,) = read_bytes(tmp_path, "a.txt", f"{TITLE}\n\n{ENGLISH}\n\n{BODY}".encode("cp1252"))
    assert isinstance(report, Report)
    assert report.notes == ("encoding: cp1252 (detected)",)
    assert report.text == f"{ENGLISH}\n\n{BODY}"

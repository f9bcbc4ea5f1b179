from __future__ import annotations

import gzip
import hashlib
import zlib
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path

import brotli  # type: ignore[import-untyped]  # the library ships no types
import pytest
from containers import packed, pdf, tarred, warc_record
from reading_samples import BODY, PARAGRAPHS, limited, page, read_bytes

from sitrep.model import Problem, Report
from sitrep.reading import read

Pack = Callable[[Iterable[bytes]], bytes]

PAGE = page().encode()
FIRST = warc_record(PAGE, url="https://www.harmapost.example/first")
LAST = warc_record(PAGE, url="https://harmapost.example/last")
BOTH = ["https://www.harmapost.example/first", "https://harmapost.example/last"]


def urls(found: list[Report | Problem]) -> list[str | None]:
    return [item.url for item in found if isinstance(item, Report)]


def problems(found: list[Report | Problem]) -> list[tuple[int | None, str]]:
    return [(item.line, item.reason) for item in found if isinstance(item, Problem)]


@pytest.mark.parametrize(("name", "pack"), [("a.warc", b"".join), ("a.warc.gz", packed)])
def test_each_page_of_a_web_archive_is_a_report(tmp_path: Path, name: str, pack: Pack) -> None:
    info = warc_record(b"software: crawler", kind="warcinfo", http=b"")
    ask = warc_record(b"", kind="request", http=b"GET / HTTP/1.1\r\nHost: harmapost.example\r\n\r\n")
    gone = warc_record(b"gone", http=b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n")
    picture = warc_record(b"\x89PNG", http=b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n")
    first, last = read_bytes(tmp_path, name, pack([info, ask, FIRST, gone, picture, LAST]))
    assert isinstance(first, Report)
    assert isinstance(last, Report)
    assert (first.name, first.url) == (f"{name}:3", "https://www.harmapost.example/first")
    assert first.retrieved == datetime(2016, 12, 6, 8, 30, tzinfo=UTC)
    assert first.raw_hash == hashlib.sha256(PAGE).hexdigest()
    assert first.text == BODY
    assert last.name == f"{name}:6"


def test_documents_and_plain_pages_of_a_web_archive_are_read(tmp_path: Path) -> None:
    records = [
        warc_record(pdf([PARAGRAPHS]), http=b"HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n\r\n"),
        warc_record(BODY.encode(), http=b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n"),
        warc_record(b"User-agent: *", url="https://a.example/robots.txt", http=b"HTTP/1.1 200 OK\r\n\r\n"),
    ]
    found = read_bytes(tmp_path, "a.warc", b"".join(records))
    assert [item.source for item in found if isinstance(item, Report)] == ["harmapost.example"] * 2
    assert problems(found) == []


@pytest.mark.parametrize(
    ("body", "head"),
    [
        (gzip.compress(PAGE), b"Content-Encoding: gzip"),
        (zlib.compress(PAGE), b"Content-Encoding: deflate"),
        (zlib.compress(PAGE)[2:-4], b"Content-Encoding: deflate"),
        (brotli.compress(PAGE), b"Content-Encoding: br"),
        (b"%x\r\n%s\r\n0\r\n\r\n" % (len(PAGE), PAGE), b"Transfer-Encoding: chunked"),
        (PAGE, b"Transfer-Encoding: chunked"),
    ],
)
def test_codings_of_a_body_are_taken_off(tmp_path: Path, body: bytes, head: bytes) -> None:
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + head + b"\r\n\r\n"
    (report,) = read_bytes(tmp_path, "a.warc", warc_record(body, http=http))
    assert isinstance(report, Report)
    assert report.raw_hash == hashlib.sha256(PAGE).hexdigest()


@pytest.mark.parametrize(
    ("body", "head", "reason"),
    [
        (b"no gzip", b"Content-Encoding: gzip", "gzip coding is broken"),
        (gzip.compress(PAGE)[:-9], b"Content-Encoding: gzip", "cut short"),
        (brotli.compress(PAGE)[:-5], b"Content-Encoding: br", "cut short"),
        (gzip.compress(bytes(3_000_000)), b"Content-Encoding: gzip", "unpacks to more than"),
        (brotli.compress(bytes(3_000_000)), b"Content-Encoding: br", "unpacks to more than"),
        (b"5\r\nab", b"Transfer-Encoding: chunked", "chunks of its body are broken"),
        (b"x", b"Content-Encoding: zstd", "'zstd', which is not read"),
    ],
)
def test_broken_body_is_a_problem_and_the_rest_goes_on(
    tmp_path: Path, body: bytes, head: bytes, reason: str
) -> None:
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + head + b"\r\n\r\n"
    (tmp_path / "a.warc").write_bytes(FIRST + warc_record(body, http=http) + LAST)
    found = list(read([tmp_path], limited(1_000_000)))
    assert urls(found) == BOTH
    ((line, told),) = problems(found)
    assert line == 2
    assert reason in told


@pytest.mark.parametrize(
    "broken",
    [
        b"garbage\r\n\r\n",
        b"\0" * 1000,
        b"WARC/1.0\r\nX: " + b"a" * 200_000 + b"\r\n\r\n",
        b"WARC/1.0\r\n" + b"X: a\r\n" * 100_000 + b"\r\n",
        *(warc_record(PAGE, length=length) for length in (60, 1, -5, "x", "", 10**6, 10**18, 10**30)),
    ],
)
@pytest.mark.parametrize(("name", "pack"), [("a.warc", b"".join), ("a.warc.gz", packed)])
def test_broken_record_is_a_problem_and_the_rest_goes_on(
    tmp_path: Path, broken: bytes, name: str, pack: Pack
) -> None:
    found = read_bytes(tmp_path, name, pack([FIRST, broken, LAST]))
    assert [url for url in urls(found) if url in BOTH] == BOTH
    assert problems(found)


def test_broken_gzip_member_is_a_problem_and_the_rest_goes_on(tmp_path: Path) -> None:
    bad = bytearray(packed([FIRST]))
    bad[40:60] = bytes(20)
    found = read_bytes(tmp_path, "a.warc.gz", packed([FIRST]) + bytes(bad) + packed([LAST]))
    assert urls(found) == BOTH
    assert len(problems(found)) == 1


@pytest.mark.parametrize(("name", "pack"), [("a.warc", b"".join), ("a.warc.gz", packed)])
def test_archive_that_is_cut_short_says_so(tmp_path: Path, name: str, pack: Pack) -> None:
    found = read_bytes(tmp_path, name, pack([FIRST, LAST])[:-100])
    assert urls(found) == BOTH[:1]
    ((line, reason),) = problems(found)
    assert line == 2
    assert "cut short" in reason or "broken" in reason


def test_record_over_the_limit_is_a_problem_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "a.warc").write_bytes(FIRST + warc_record(PAGE * 50) + LAST)
    (tmp_path / "b.warc.gz").write_bytes(packed([FIRST, warc_record(PAGE * 50), LAST]))
    found = list(read([tmp_path], limited(len(PAGE) + 10)))
    assert urls(found) == BOTH * 2
    assert all("too large" in reason for _, reason in problems(found))


def test_web_archive_in_a_tar_file_is_read(tmp_path: Path) -> None:
    found = read_bytes(tmp_path, "a.tar.gz", tarred({"x/crawl.warc.gz": packed([FIRST, LAST])}, mode="gz"))
    assert urls(found) == BOTH


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "the file is empty"),
        (b"hello world", "not a web archive"),
        (warc_record(b"", kind="request", http=b"GET / HTTP/1.1\r\n\r\n"), "the archive holds no page"),
    ],
)
def test_archive_without_pages_is_one_problem(tmp_path: Path, raw: bytes, reason: str) -> None:
    assert [told for _, told in problems(read_bytes(tmp_path, "a.warc", raw))] == [reason]

"""Reads a synthetic web archive, or JSON lines, and says how much memory that took: `python -m bench.inputs`.

The file is written first, record by record, to a temporary folder: `--records` pages of about
`--page-bytes` each, or with `--lines` as many reports of a few words, one a line. Memory is the most that
the process ever had (`ru_maxrss`), after a tenth of the records and after all of them: the two are alike
where it does not grow with the file.
"""

from __future__ import annotations

import argparse
import gzip
import json
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from sitrep.model import Problem
from sitrep.reading import read

BAR_MB = 600
TOWNS = ("Harma", "Kafr Zein", "Marat Harma", "Tell Zein", "Qasr al-Wadi")
SCRIPT = "<script>var shown = [%s];</script>"


def page(number: int, size: int) -> bytes:
    """A page of news with scripts around it, of about `size` bytes; no two are the same."""
    town = TOWNS[number % len(TOWNS)]
    paragraphs = "".join(
        f"<p>Government troops entered quarter {number + at} of {town} on Tuesday after two days of "
        f"shelling, and {at + 2} people were wounded when a shell hit the market, its hospital said.</p>"
        for at in range(12)
    )
    head = f"<html lang='en'><head><title>Army enters {town}, day {number}</title>"
    body = (
        f"</head><body><article><h1>Army enters {town}, day {number}</h1>{paragraphs}</article></body></html>"
    )
    filler = SCRIPT % ("0," * (max(0, size - len(head) - len(body)) // 2))
    return (head + filler + body).encode()


def record(number: int, size: int) -> bytes:
    """A page as a record of a web archive."""
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page(number, size)
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://news.example/2021/03/02/{number}\r\n"
        f"WARC-Date: 2021-03-02T09:00:00Z\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def write(path: Path, records: int, size: int) -> int:
    """Writes the archive, packed where its name says so; returns its bytes, unpacked."""
    written = 0
    with path.open("wb") as stream:
        for number in range(records):
            raw = record(number, size)
            written += len(raw)
            stream.write(gzip.compress(raw, 1) if path.suffix == ".gz" else raw)
    return written


def write_lines(path: Path, records: int) -> int:
    """Writes reports, a line of JSON each; returns their bytes."""
    with path.open("w", encoding="utf-8") as stream:
        for number in range(records):
            text = f"Government troops entered quarter {number} of {TOWNS[number % len(TOWNS)]} on Tuesday."
            report = {"id": f"wire-{number}", "published": "2021-03-02", "text": text, "language": "en"}
            stream.write(f"{json.dumps(report)}\n")
    return path.stat().st_size


def peak_mb() -> float:
    """The most memory that this process ever had, in MB of a million bytes."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6


def measure(path: Path, records: int) -> Iterator[str]:
    """Reads the archive, and tells what that took, line by line."""
    start = time.perf_counter()
    early = 0.0
    problems = reports = 0
    for item in read([path]):
        problems += isinstance(item, Problem)
        reports += not isinstance(item, Problem)
        if reports == max(1, records // 10):
            early = peak_mb()
    seconds = time.perf_counter() - start
    late = peak_mb()
    yield f"reports           {reports}, and {problems} problems"
    yield f"reports a second  {reports / seconds:.0f}"
    yield f"peak memory       {early:.0f} MB after a tenth, {late:.0f} MB after all: {late / early:.2f} times"
    yield f"the bar           {BAR_MB} MB: {'held' if late < BAR_MB else 'NOT HELD'}"


def main() -> None:
    """Parses the options, writes the archive and measures."""
    parser = argparse.ArgumentParser(prog="python -m bench.inputs", description=__doc__)
    parser.add_argument("--records", type=int, default=20_000)
    parser.add_argument("--page-bytes", type=int, default=50_000)
    parser.add_argument("--lines", action="store_true", help="JSON lines in the archive's stead")
    parser.add_argument("--packed", action="store_true", help="pack each record, as crawlers do")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if options.lines:
            path = Path(folder) / "wire.jsonl"
            size = write_lines(path, options.records)
        else:
            path = Path(folder) / ("crawl.warc.gz" if options.packed else "crawl.warc")
            size = write(path, options.records, options.page_bytes)
        print(f"file              {options.records} records, {size / 1e6:.0f} MB")
        for line in measure(path, options.records):
            print(line)


if __name__ == "__main__":
    main()

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reading_samples import BODY, COMMON, TITLE, limited, page

import sitrep.reading
from sitrep.model import Problem, Report
from sitrep.reading import count_inputs, read

ARTICLE = f"{TITLE}\n\n{BODY}"


def names(found: list[Report | Problem]) -> list[str]:
    return [item.name if isinstance(item, Report) else f"! {item.reason}" for item in found]


def test_public_names_are_sorted() -> None:
    assert sitrep.reading.__all__ == sorted(sitrep.reading.__all__)


def test_folder_is_read_with_all_below_it_in_sorted_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/1/x.TXT", "a/one/x.txt", "c.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(page() if name == "c.html" else ARTICLE)
    found = list(read([tmp_path]))
    assert names(found) == ["a/1/x.TXT", "a/one/x.txt", "a/z.txt", "b.txt", "c.html"]
    assert [item.source for item in found] == ["a", "one", "a", None, None]


def test_report_carries_the_hash_of_the_raw_bytes(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(ARTICLE.encode() + b"\r\n")
    (report,) = read([tmp_path / "a.txt"])
    assert isinstance(report, Report)
    assert report.raw_hash == hashlib.sha256(ARTICLE.encode() + b"\r\n").hexdigest()


def test_what_a_folder_holds_besides_reports_is_skipped_or_named(tmp_path: Path) -> None:
    for name in ("README", "readme.txt", "LICENSE.txt", "notes.md", ".hidden.txt", ".git/a.txt", "a.odt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(ARTICLE)
    assert list(read([tmp_path])) == [
        Problem(source=(tmp_path / "a.odt").as_posix(), reason="not a kind of file that Sitrep reads")
    ]


def test_folder_of_pictures_of_a_saved_page_is_skipped(tmp_path: Path) -> None:
    for name in ("market.html", "market_files/logo.png", "lost_files/logo.png"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(page())
    assert names(list(read([tmp_path]))) == ["! not a kind of file that Sitrep reads", "market.html"]


def test_file_that_is_named_itself_is_read_whatever_it_is_called(tmp_path: Path) -> None:
    (tmp_path / "README.txt").write_text(ARTICLE)
    assert names(list(read([tmp_path / "README.txt"]))) == ["README.txt"]


def test_inputs_that_cannot_be_read_are_problems_in_their_place(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE)
    (tmp_path / "empty").mkdir()
    (tmp_path / "broken.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "loop").symlink_to(tmp_path)
    os.mkfifo(tmp_path / "pipe.txt")
    inputs = [tmp_path / "gone.txt", tmp_path / "empty", tmp_path]
    assert names(list(read(inputs))) == [
        "! no such file",
        "! the folder holds no file that Sitrep reads",
        "a.txt",
        "! a link to a file that is not there",
        "! a link to a folder, which is not followed",
        "! not a regular file",
    ]


def test_file_of_fifty_megabytes_is_refused_by_its_size(tmp_path: Path) -> None:
    for name in ("a.txt", "a.html"):
        with (tmp_path / name).open("wb") as stream:
            stream.truncate(52_400_000)
    reason = "too large: 52.4 MB, the limit is 20.0 MB"
    assert [str(item) for item in read([tmp_path])] == [
        f"{(tmp_path / name).as_posix()}: {reason}" for name in ("a.html", "a.txt")
    ]


def test_limit_of_size_can_be_set(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE)
    size = len(ARTICLE.encode())
    assert names(list(read([tmp_path], limited(size)))) == ["a.txt"]
    (problem,) = read([tmp_path], limited(size - 1))
    assert str(problem).endswith(f"too large: {size} bytes, the limit is {size - 1} bytes")


def test_name_that_is_no_utf8_can_be_printed(tmp_path: Path) -> None:
    raw = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    Path(os.fsdecode(raw)).write_text(ARTICLE)
    (report,) = read([tmp_path])
    assert isinstance(report, Report)
    assert report.name == "caf\ufffd.txt"


def test_reading_twice_gives_the_same(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE)
    (tmp_path / "b.html").write_text(page())
    assert list(read([tmp_path])) == list(read([tmp_path]))


def test_no_inputs_are_no_reports() -> None:
    assert list(read([])) == []
    assert count_inputs([]) == 0


raw_bytes = st.one_of(
    st.binary(max_size=400),
    st.lists(
        st.sampled_from(
            [
                b'{"text": "a"}',
                b'{"id": "1", "text": "b"}',
                b"\n",
                b"\r\n",
                b"<html><body><p>",
                b"\x00",
                b"{",
                b" ",
            ]
        )
    ).map(b"".join),
    st.text().map(str.encode),
)


@pytest.mark.parametrize("suffix", [".txt", ".html", ".jsonl"])
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=15)
@given(raws=st.lists(raw_bytes, min_size=1, max_size=20))
def test_any_bytes_are_reports_or_problems_and_counted(
    tmp_path: Path, suffix: str, raws: list[bytes]
) -> None:
    paths = [tmp_path / f"{at}{suffix}" for at in range(len(raws))]
    for path, raw in zip(paths, raws, strict=True):
        path.write_bytes(raw)
    found = list(read(paths, COMMON))
    assert count_inputs(paths) == len(found) >= len(paths)
    for item in found:
        if isinstance(item, Report):
            assert item.text.strip()
            assert len(item.id) == 64
        else:
            assert item.reason

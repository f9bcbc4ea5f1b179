from __future__ import annotations

import bz2
import gzip
import hashlib
import io
import lzma
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from containers import link, tarred, zipped
from reading_samples import BODY, TITLE, page, read_bytes

from sitrep.model import Problem, Report
from sitrep.reading import Options, count_inputs, load_limits, read
from sitrep.reading.limits import ArchiveLimits

ARTICLE = f"{TITLE}\n\n{BODY}".encode()
FILES = {
    "harma-post/a.txt": ARTICLE,
    "harma-post/2016/b.html": page().encode(),
    "wire.jsonl": b'{"id": "w1", "text": "They left the town on Monday."}\n',
    "README.md": b"about",
    "__MACOSX/._a.txt": b"fork",
}
Pack = Callable[[Mapping[str, bytes]], bytes]

PACKERS: dict[str, Pack] = {
    "a.zip": zipped,
    "a.tar": tarred,
    "a.tar.gz": lambda files: tarred(files, mode="gz"),
    "a.tgz": lambda files: tarred(files, mode="gz"),
    "a.tar.bz2": lambda files: tarred(files, mode="bz2"),
    "a.tar.xz": lambda files: tarred(files, mode="xz"),
}


def reports(found: list[Report | Problem]) -> list[tuple[str, str | None]]:
    return [(item.name, item.source) for item in found if isinstance(item, Report)]


def bounded(**bounds: int) -> ArchiveLimits:
    return replace(load_limits().archive, **bounds)


def read_bounded(path: Path, **bounds: int) -> list[str]:
    limits = replace(load_limits(), archive=bounded(**bounds))
    return [
        item.name if isinstance(item, Report) else f"! {item.reason}"
        for item in read([path], Options(limits=limits))
    ]


@pytest.mark.parametrize("name", PACKERS)
def test_archive_is_read_as_a_folder_is(tmp_path: Path, name: str) -> None:
    found = read_bytes(tmp_path, name, PACKERS[name](FILES))
    assert reports(found) == [
        (f"{name}/harma-post/a.txt", "harma-post"),
        (f"{name}/harma-post/2016/b.html", "harma-post"),
        ("w1", "a"),
    ]
    assert len(found) == 3
    assert found[0].raw_hash == hashlib.sha256(ARTICLE).hexdigest()  # type: ignore[union-attr]
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert count_inputs([tmp_path]) is None


@pytest.mark.parametrize("name", ["wire.jsonl.gz", "report.txt.xz", "page.html.bz2"])
def test_packed_file_is_read_as_the_file_in_it(tmp_path: Path, name: str) -> None:
    packers: dict[str, Callable[[bytes], bytes]] = {
        "gz": gzip.compress,
        "bz2": bz2.compress,
        "xz": lzma.compress,
    }
    inner, suffix = name.rsplit(".", 1)
    content = {"wire.jsonl": FILES["wire.jsonl"], "report.txt": ARTICLE, "page.html": page().encode()}[inner]
    (report,) = read_bytes(tmp_path, name, packers[suffix](content))
    assert isinstance(report, Report)
    assert report.name == ("w1" if inner == "wire.jsonl" else inner)


@pytest.mark.parametrize("pack", [zipped, tarred])
@pytest.mark.parametrize(
    "name", ["../a.txt", "x/../../a.txt", "/etc/a.txt", "C:\\a.txt", "..\\a.txt", "x\\..\\..\\a.txt"]
)
def test_name_that_leads_out_of_an_archive_is_refused(tmp_path: Path, pack: Pack, name: str) -> None:
    suffix = "zip" if pack is zipped else "tar"
    problem, report = read_bytes(tmp_path, f"a.{suffix}", pack({name: ARTICLE, "b.txt": ARTICLE}))
    assert isinstance(problem, Problem)
    assert problem.reason == "its name leads out of the archive: not read"
    assert isinstance(report, Report)


def test_links_and_devices_in_an_archive_are_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_bytes(ARTICLE)
    links = [
        link("soft.txt", str(secret)),
        link("hard.txt", str(secret), b"1"),
        link("pipe.txt", "", b"6"),
        link("disk.txt", "", b"4"),
    ]
    found = read_bytes(tmp_path, "a.tar", tarred({"b.txt": ARTICLE}, links))
    assert [getattr(item, "reason", item) for item in found[:4]] == [
        "a link or a device, which is not followed"
    ] * 4
    assert reports(found) == [("a.tar/b.txt", "a")]


def test_link_in_a_zip_is_not_followed(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        entry = zipfile.ZipInfo("soft.txt")
        entry.external_attr = 0o120777 << 16
        archive.writestr(entry, "/etc/passwd")
    (problem,) = read_bytes(tmp_path, "a.zip", buffer.getvalue())
    assert isinstance(problem, Problem)
    assert problem.reason == "a link or a device, which is not followed"


@pytest.mark.parametrize(("name", "pack"), [("a.zip", zipped), ("a.tar.gz", lambda f: tarred(f, mode="gz"))])
def test_bombs_go_off_harmlessly_and_the_rest_is_read(tmp_path: Path, name: str, pack: Pack) -> None:
    path = tmp_path / name
    path.write_bytes(pack({"a.txt": ARTICLE, "bomb.jsonl": b" " * 3_000_000, "c.txt": ARTICLE}))
    found = read_bounded(path, ratio=50, ratio_from_bytes=100_000)
    assert found[0] == f"{name}/a.txt"
    assert "grows to more than 50 times its size" in found[1]
    assert (
        found[-1] == f"{name}/c.txt"
        if name == "a.zip"
        else "the rest of the archive is not read" in found[-1]
    )


def test_archive_of_too_many_files_is_read_up_to_the_limit(tmp_path: Path) -> None:
    files = {f"{at}.txt": ARTICLE for at in range(5)}
    for name, pack in (("a.zip", zipped), ("a.tar", tarred)):
        (tmp_path / name).write_bytes(pack(files))
        found = read_bounded(tmp_path / name, members=3)
        assert [one for one in found if not one.startswith("!")] == [f"{name}/{at}.txt" for at in range(3)]
        assert any("3" in one for one in found if one.startswith("!"))


def test_archive_that_holds_too_much_is_read_up_to_the_limit(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped({f"{at}.txt": ARTICLE for at in range(5)}))
    found = read_bounded(tmp_path / "a.zip", total_bytes=2 * len(ARTICLE) + 10)
    assert found[:2] == ["a.zip/0.txt", "a.zip/1.txt"]
    assert all("holds more than" in one for one in found[2:])


def test_list_of_files_without_end_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped({f"{at}.txt": b"" for at in range(50)}))
    (found,) = read_bounded(tmp_path / "a.zip", directory_bytes=1000)
    assert "its list of files takes" in found


def test_head_of_a_tar_file_without_end_is_not_read(tmp_path: Path) -> None:
    files = {"x" * 900_000 + ".txt": ARTICLE}
    (tmp_path / "a.tar.gz").write_bytes(tarred(files, mode="gz"))
    found = read_bounded(tmp_path / "a.tar.gz", header_bytes=100_000)
    assert found == ["! a head between its files is too large; the rest of the archive is not read"]


def test_archive_inside_an_archive_is_named_and_not_opened(tmp_path: Path) -> None:
    (problem,) = read_bytes(tmp_path, "a.zip", zipped({"b.zip": zipped({"c.txt": ARTICLE})}))
    assert isinstance(problem, Problem)
    assert problem.reason == "an archive inside an archive, which is not opened"


@pytest.mark.parametrize("name", PACKERS)
def test_archive_that_is_cut_short_is_read_up_to_there(tmp_path: Path, name: str) -> None:
    noise = b"".join(hashlib.sha256(bytes([at])).hexdigest().encode() for at in range(200))
    raw = PACKERS[name]({"a.txt": ARTICLE, "b.txt": noise, "c.txt": ARTICLE})
    found = read_bytes(tmp_path, name, raw[: len(raw) * 2 // 3])
    assert any(isinstance(item, Problem) for item in found)
    if name == "a.tar":
        assert reports(found)[:1] == [(f"{name}/a.txt", "a")]

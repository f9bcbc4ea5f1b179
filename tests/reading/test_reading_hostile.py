from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hostile import ARTICLE, SECRET, cases
from hypothesis import strategies as st

from sitrep.model import Problem, Report
from sitrep.reading import Options, read

CASES = list(cases())
SECONDS = 20  # for one case, on a machine that does other things as well; most take a hundredth of one


@pytest.fixture(scope="module")
def options() -> Options:
    """One set of options, so that what tells languages apart is loaded once."""
    return Options()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder for a hostile input, with a good one on either side, and a secret outside."""
    (tmp_path / "secret.txt").write_text(SECRET)
    inside = tmp_path / "in"
    inside.mkdir()
    for name in ("0.txt", "z.txt"):
        (inside / name).write_bytes(ARTICLE)
    return inside


def test_there_are_hundreds_of_hostile_inputs() -> None:
    assert len(CASES) >= 200
    assert len(set(CASES)) > 0.9 * len(CASES)


@pytest.mark.parametrize(("name", "raw"), CASES, ids=[f"{at}-{name}" for at, (name, _) in enumerate(CASES)])
def test_hostile_input_does_no_harm_and_the_rest_is_read(
    folder: Path, options: Options, name: str, raw: bytes
) -> None:
    (folder / name).write_bytes(raw)
    before = sorted(folder.parent.rglob("*"))
    start = time.monotonic()
    found = list(read([folder], options))
    assert time.monotonic() - start < SECONDS
    first, *between, last = found
    assert isinstance(first, Report)
    assert isinstance(last, Report)
    assert (first.name, last.name) == ("0.txt", "z.txt")
    assert between
    for item in between:
        assert_sound(item, folder / name)
    assert sorted(folder.parent.rglob("*")) == before


def assert_sound(item: Report | Problem, path: Path) -> None:
    """A report has words of the input alone, and a Problem says of it what is wrong."""
    if isinstance(item, Report):
        assert item.text.strip()
        assert SECRET not in item.text
        assert "root:" not in item.text
        assert "\0" not in item.text
        assert len(item.id) == 64
    else:
        assert item.source.startswith(path.as_posix())
        assert item.reason
        assert "\n" not in item.reason
        assert len(str(item)) < 2000


# Any bytes ---------------------------------------------------------------------------

KINDS = (
    ".txt",
    ".html",
    ".jsonl",
    ".json",
    ".csv",
    ".eml",
    ".docx",
    ".pdf",
    ".warc",
    ".warc.gz",
    ".zip",
    ".tar",
    ".tar.gz",
    ".txt.xz",
)


def torn(raw: bytes) -> st.SearchStrategy[bytes]:
    """A file with pieces of it changed, dropped or repeated."""
    place = st.integers(0, max(0, len(raw) - 1))
    cut = st.tuples(place, st.integers(0, 40), st.binary(max_size=40))

    def apply(cuts: list[tuple[int, int, bytes]]) -> bytes:
        done = raw
        for at, length, part in cuts:
            done = done[:at] + part + done[at + length :]
        return done

    return st.lists(cut, min_size=1, max_size=4).map(apply)


@pytest.mark.parametrize("kind", KINDS)
def test_any_bytes_are_read_or_refused(
    tmp_path: Path,
    options: Options,
    kind: str,
    fuzz: Callable[[st.SearchStrategy[bytes], Callable[[bytes], None]], None],
) -> None:
    samples = [raw for name, raw in CASES if name == f"a{kind}" and len(raw) < 20_000] or [b"x"]

    def check(raw: bytes) -> None:
        path = tmp_path / f"a{kind}"
        path.write_bytes(raw)
        found = list(read([path], options))
        assert found
        for item in found:
            assert_sound(item, path)

    fuzz(st.one_of(st.sampled_from(samples).flatmap(torn), st.binary(max_size=500)), check)

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import settings
from platformdirs import user_cache_path

from commandline import EXAMPLE, Run, run_here, sitrep
from newsfolder import write_good
from sitrep import flow
from sitrep.record import Record

# Machines are shared: a slow moment is no failure.
settings.register_profile("steady", deadline=None)
settings.load_profile("steady")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--fuzz-seconds", type=float, default=0, help="Seconds to fuzz each kind of input for.")


@pytest.fixture(scope="session")
def cache() -> Path:
    """Where compiled gazetteers are kept: the user's, so that one is compiled once."""
    return user_cache_path("sitrep")


@pytest.fixture(scope="session")
def syria(cache: Path) -> Iterator[flow.Desk]:
    desk = flow.desk("syria", cache)
    yield desk
    desk.gazetteer.close()


@pytest.fixture(scope="session")
def world(cache: Path) -> Iterator[flow.Desk]:
    desk = flow.desk("world", cache)
    yield desk
    desk.gazetteer.close()


@pytest.fixture
def run(syria: flow.Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command inside this process, in an empty folder; the desk for Syria is loaded once for all."""
    load = flow.desk

    def desk(name: str, cache: Path, *, sieves: bool = True) -> flow.Desk:
        return replace(syria, sieves=sieves) if name == "syria" else load(name, cache, sieves=sieves)

    monkeypatch.setattr(flow, "desk", desk)
    return lambda *words, cwd=tmp_path: run_here(words, cwd)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, cache: Path, syria: object) -> Path:  # noqa: ARG001 - compiles the gazetteer
    """A folder in which the example is built: its record, and what was written to `out`."""
    folder = tmp_path_factory.mktemp("built")
    done = sitrep("build", EXAMPLE, "-o", "out", "--theatre", "syria", cache=cache, cwd=folder)
    assert done.returncode == 3, done.stderr
    assert "wire.jsonl:2" in done.stderr
    assert "2016-12-09-front.txt" in done.stderr
    return folder


@pytest.fixture(scope="session")
def kept(syria: flow.Desk, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder whose record holds the good reports."""
    folder = tmp_path_factory.mktemp("kept")
    with Record.open(folder / "sitrep.db") as ledger:
        flow.read([write_good(folder / "in")], ledger, syria)
    return folder

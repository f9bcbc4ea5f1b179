from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from platformdirs import user_cache_path

from sitrep import flow

# Machines are shared: a slow moment is no failure.
settings.register_profile("steady", deadline=None)
settings.load_profile("steady")


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

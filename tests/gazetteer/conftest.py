from __future__ import annotations

from collections.abc import Iterator

import pytest
from small_world import small_gazetteer

from sitrep.gazetteer import Gazetteer


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gazetteer]:
    """The small world with the theatre's places."""
    gazetteer = small_gazetteer(tmp_path_factory.mktemp("gazetteer") / "small.sqlite")
    yield gazetteer
    gazetteer.close()

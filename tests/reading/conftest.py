from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import SearchStrategy

Fuzz = Callable[[SearchStrategy[bytes], Callable[[bytes], None]], None]


@pytest.fixture
def fuzz(request: pytest.FixtureRequest) -> Fuzz:
    """Checks a few examples of a strategy, then new ones for `--fuzz-seconds`."""
    seconds = float(request.config.getoption("--fuzz-seconds"))
    slow = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture]

    def run(strategy: SearchStrategy[bytes], check: Callable[[bytes], None]) -> None:
        few = settings(max_examples=15, deadline=None, suppress_health_check=slow, database=None)
        many = settings(few, max_examples=300)
        end = time.monotonic() + seconds
        few(given(strategy)(check))()
        while time.monotonic() < end:
            many(given(strategy)(check))()

    return run

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, settings


@pytest.fixture
def fuzz(request: pytest.FixtureRequest) -> Callable[[Callable[[], object]], None]:
    """Runs a property over a few examples, or over new ones for `--fuzz-seconds`."""
    seconds = float(request.config.getoption("--fuzz-seconds"))
    slow = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture]

    def run(check: Callable[[], object]) -> None:
        few = settings(max_examples=15, deadline=None, suppress_health_check=slow, database=None)
        many = settings(few, max_examples=300, derandomize=False)
        end = time.monotonic() + seconds
        few(check)()
        while time.monotonic() < end:
            many(check)()

    return run

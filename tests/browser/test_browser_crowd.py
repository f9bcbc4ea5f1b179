"""A page of a crowded war stays small and moves from day to day without a wait."""

from __future__ import annotations

from pathlib import Path

import pytest

playwright = pytest.importorskip("playwright.sync_api")
from playwright.sync_api import Browser  # noqa: E402 - only where it is there

from bench.page.crowd import Size, crowd  # noqa: E402
from bench.page.measuring import measure  # noqa: E402
from sitrep.publish import page  # noqa: E402


def test_crowded_page_is_small_and_moves_fast(browser: Browser, tmp_path: Path) -> None:
    file = tmp_path / "index.html"
    file.write_bytes(page(crowd(Size(incidents=2_000, places=300, days=400))))
    found = measure(browser, file)
    assert found.megabytes < 4
    assert found.busy_s < 4
    assert found.worst_ms < 120

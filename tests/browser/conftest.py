from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from visits import CHROMIUM, FLAGS, SIZES, Open, Visit, opened

playwright = pytest.importorskip("playwright.sync_api")
import aleppo  # noqa: E402 - from the folder that `visits` names
from playwright.sync_api import Browser, sync_playwright  # noqa: E402

from sitrep.publish import Edition  # noqa: E402


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        pytest.skip(f"there is no browser at {CHROMIUM}")
    with sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session", params=SIZES)
def _shared(
    browser: Browser, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Visit]:
    """One visit a size, which all tests share; it ends without an error and without a request."""
    file = tmp_path_factory.mktemp("page") / "index.html"
    visit = opened(browser, file, aleppo.picture(), size=request.param, address="")
    yield visit
    assert visit.errors == []
    assert [url for url in visit.requests if not url.startswith(("file:", "blob:", "data:"))] == []
    visit.page.context.close()


@pytest.fixture
def visit(_shared: Visit) -> Visit:
    """The shared visit, back where it started."""
    _shared.go()
    return _shared


@pytest.fixture
def open_page(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Opens a page of one's own: of another edition, size, title or language."""
    contexts = []

    def open_it(
        edition: Edition | None = None,
        *,
        address: str = "",
        size: str = "desk",
        title: str = "Around Aleppo",
    ) -> Visit:
        shown = replace(edition or aleppo.picture(), title=title)
        one = opened(browser, tmp_path / "index.html", shown, size=size, address=address)
        contexts.append(one.page.context)
        return one

    yield open_it
    for context in contexts:
        context.close()

"""Visits to the page in a real browser, opened from a file, with no network."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Final

import pytest

playwright = pytest.importorskip("playwright.sync_api")
from playwright.sync_api import Browser, Dialog, Page, expect  # noqa: E402 - only where it is there

sys.path.append(str(Path(__file__).parents[1] / "publish"))

from sitrep.publish import Edition  # noqa: E402
from sitrep.publish import page as publish  # noqa: E402

CHROMIUM: Final = Path("/usr/bin/chromium")
FLAGS: Final = ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"]
SIZES: Final = {"desk": {"width": 1280, "height": 800}, "phone": {"width": 390, "height": 844}}

PATIENCE_MS: Final = 60_000  # machines are shared: a slow moment is no failure

# Where every test begins: what it does not say, an address leaves as it is by default.
START: Final = {"date": "2016-12-09", "days": "7", "tab": "incidents"}

# Resolves when the page has heard of its new address.
GO: Final = """asked => new Promise(done => {
  const before = location.href;
  addEventListener("hashchange", () => done(), { once: true });
  location.hash = asked;
  if (location.href === before) done();
})"""


@dataclass
class Visit:
    """An opened page, its size, and what it did that it should not."""

    page: Page
    size: str
    errors: list[str]
    requests: list[str]

    def dismiss(self, dialog: Dialog) -> None:
        """Note that something opened a dialog, and close it."""
        self.errors.append(dialog.message)
        dialog.dismiss()

    def settle(self) -> None:
        """Wait until the map has drawn all that it was told to."""
        self.page.wait_for_selector("html[data-ready=true]", state="attached")

    def options(self) -> Page:
        """The page with what can be asked of its dates in sight: on a phone that is behind a button."""
        opener = self.page.locator(".opener[aria-expanded=false]")
        if opener.is_visible():
            opener.click()
        return self.page

    def map_image(self) -> bytes:
        """What the map shows once it has drawn all."""
        self.settle()
        return self.page.locator("#map").screenshot()

    def grave(self) -> list[tuple[str, str]]:
        """What the checker of accessibility finds that is serious or critical, with its first element."""
        self.page.evaluate(files("sitrep.publish").joinpath("page", "axe.min.js").read_text("utf-8"))
        found = self.page.evaluate("axe.run(document, {resultTypes: ['violations']}).then(r => r.violations)")
        return [
            (one["id"], one["nodes"][0]["html"][:200])
            for one in found
            if one["impact"] in {"serious", "critical"}
        ]

    def go(self, **parts: str) -> Page:
        """Show what an address asks for, from a clean start."""
        asked = "&".join(f"{key.replace('_', '-')}={value}" for key, value in (START | parts).items())
        self.page.evaluate(GO, asked)
        return self.page


Open = Callable[..., Visit]


def opened(browser: Browser, file: Path, edition: Edition, *, size: str, address: str) -> Visit:
    """The page of an edition, written to a file and opened at an address."""
    file.write_bytes(publish(edition))
    context = browser.new_context(
        viewport=SIZES[size],  # type: ignore[arg-type] # a size
        reduced_motion="reduce",
        locale="en-GB",
    )
    context.set_default_timeout(PATIENCE_MS)
    expect.set_options(timeout=PATIENCE_MS)
    page = context.new_page()
    one = Visit(page, size, [], [])
    page.on("console", lambda said: one.errors.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: one.errors.append(str(error)))
    page.on("request", lambda request: one.requests.append(request.url))
    page.on("dialog", one.dismiss)
    page.goto(f"{file.as_uri()}{address}")
    one.settle()
    return one


def shares(page: Page) -> dict[str, int]:
    """What the legend says that each side holds."""
    rows = page.locator(".shares li").all()
    return {row.locator(".name").inner_text(): int(row.locator("b").inner_text()) for row in rows}

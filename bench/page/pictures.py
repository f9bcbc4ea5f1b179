"""Takes the pictures of the page that the docs show: python -m bench.page.pictures PAGE [FOLDER].

PAGE is that of `examples/aleppo-2016`; FOLDER is docs/images where none is given.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, sync_playwright

from bench.page.measuring import CHROMIUM, FLAGS


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A file's name, what the address asks for, how wide and high, in which colours, and what is opened."""

    name: str
    address: str
    size: tuple[int, int] = (1280, 800)
    scheme: Literal["light", "dark"] = "light"
    opened: str = ""


PHONE = (390, 844)
PICTURES = (
    Picture(
        name="page-2016-12-01", address="date=2016-12-01&days=30&tab=harm", opened=".harm summary >> nth=1"
    ),
    Picture(name="page-2016-12-04", address="date=2016-12-04"),
    Picture(name="page-2016-12-13", address="date=2016-12-13&against=2016-11-28&tab=changes"),
    Picture(name="page-phone", address="date=2016-12-04", size=PHONE),
    Picture(name="page-phone-ar", address="date=2016-12-13&lang=ar&tab=places", size=PHONE),
    Picture(
        name="page-dark",
        address="date=2016-12-04&place=syria:dahret-awwad:36.1983,37.1990",
        scheme="dark",
    ),
)


def take(browser: Browser, page: Path, picture: Picture, folder: Path) -> None:
    """Writes one picture."""
    wide, high = picture.size
    context = browser.new_context(
        viewport={"width": wide, "height": high},
        color_scheme=picture.scheme,
        reduced_motion="reduce",
        locale="en-GB",
    )
    tab = context.new_page()
    tab.goto(f"{page.resolve().as_uri()}#{picture.address}")
    tab.wait_for_selector("html[data-ready=true]", state="attached", timeout=120_000)
    if picture.opened:
        tab.locator(picture.opened).click()
    tab.screenshot(path=folder / f"{picture.name}.png")
    context.close()


def main(page: Path, folder: Path = Path("docs/images")) -> None:
    """Takes them all."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for picture in PICTURES:
            take(browser, page, picture, folder)
        browser.close()


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))

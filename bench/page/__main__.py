"""Measures the page of two made-up wars in headless Chromium: python -m bench.page."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

from bench.page.crowd import crowd, sizes
from bench.page.measuring import CHROMIUM, FLAGS, measure
from sitrep import publish


def main() -> None:
    """Prints a line for each war, and how the larger compares with the smaller."""
    found = []
    with TemporaryDirectory() as folder, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for size in sizes():
            file = Path(folder) / "index.html"
            file.write_bytes(publish.page(crowd(size)))
            measure(browser, file)  # a browser's first page bears its own start
            one = measure(browser, file)
            found.append(one)
            print(
                f"{size.incidents} incidents, {size.places} places, {size.days} days: "
                f"{one.megabytes:.1f} MB, usable after {one.ready_s:.1f} s "
                f"(its thread ran {one.busy_s:.1f} s), "
                f"a change of date {one.middle_ms:.0f} ms of script (worst {one.worst_ms:.0f} ms)"
            )
        browser.close()
    small, large = found
    print(
        f"ten times the war: {large.megabytes / small.megabytes:.1f} times the size, "
        f"{large.middle_ms / small.middle_ms:.1f} times the script"
    )


if __name__ == "__main__":
    main()

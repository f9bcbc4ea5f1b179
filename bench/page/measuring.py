"""How a browser fares with a page: how soon it can be used, and how long a change of date keeps it busy."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser

STEPS = 25

# Moves the slider from day to day, near and far; the time of each move's script, in milliseconds.
MOVES = """steps => {
  const day = document.getElementById("day");
  const [first, last] = [Number(day.min), Number(day.max)];
  return Array.from({ length: steps }, (_, nth) => {
    const to = nth % 2 ? Number(day.value) + 1 : first + Math.round((last - first) * (nth + 1) / (steps + 1));
    const start = performance.now();
    day.value = String(to);
    day.dispatchEvent(new Event("input"));
    return performance.now() - start;
  });
}"""


@dataclass(frozen=True, kw_only=True)
class Measured:
    """Megabytes of the file; seconds until its list answers; milliseconds of script for a change of date."""

    megabytes: float
    ready_s: float
    middle_ms: float
    worst_ms: float


def measure(browser: Browser, file: Path) -> Measured:
    """Opens a page and moves through its days."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(file.as_uri())
    page.wait_for_selector("#panel .row")
    ready = page.evaluate("performance.now()") / 1000  # answered by the page itself, once it is free
    page.wait_for_selector("html[data-ready=true]", state="attached", timeout=120_000)
    moves = page.evaluate(MOVES, STEPS)
    page.close()
    return Measured(
        megabytes=file.stat().st_size / 1e6, ready_s=ready, middle_ms=median(moves), worst_ms=max(moves)
    )

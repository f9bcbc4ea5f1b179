"""How a browser fares with a page: how soon it can be used, and how long a change of date keeps it busy."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser

STEPS = 25

# Moves the slider from day to day, near and far. The time of each move's script, in milliseconds: that until
# the date, the lists and the counts have answered, and that which tells the map once they have been painted.
MOVES = """async steps => {
  const day = document.getElementById("day");
  const [first, last] = [Number(day.min), Number(day.max)];
  const moves = [];
  for (let nth = 0; nth < steps; nth += 1) {
    const told = new Promise(done => new PerformanceObserver((list, self) => {
      for (const { duration } of list.getEntriesByName("sitrep:work")) {
        self.disconnect();
        done(duration);
      }
    }).observe({ type: "measure" }));
    const to = nth % 2 ? Number(day.value) + 1 : first + Math.round((last - first) * (nth + 1) / (steps + 1));
    const start = performance.now();
    day.value = String(to);
    day.dispatchEvent(new Event("input"));
    const answered = performance.now() - start;
    moves.push(answered + await told);
  }
  return moves;
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
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.goto(file.as_uri())
    page.wait_for_selector("#panel .row")
    ready = page.evaluate("performance.now()") / 1000  # answered by the page itself, once it is free
    page.wait_for_selector("html[data-ready=true]", state="attached", timeout=120_000)
    moves = page.evaluate(MOVES, STEPS)
    page.close()
    return Measured(
        megabytes=file.stat().st_size / 1e6, ready_s=ready, middle_ms=median(moves), worst_ms=max(moves)
    )

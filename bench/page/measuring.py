"""How a browser fares with a page: how soon it can be used, and how long a change of date keeps it busy."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, CDPSession

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"]
STEPS = 15

# Moves the slider, near and far by turns, and ends when the page has told the map: once the date, the lists
# and the counts have been painted.
MOVE = """([nth, steps]) => new Promise(done => {
  new PerformanceObserver((list, self) => {
    if (list.getEntriesByName("sitrep:work").length > 0) {
      self.disconnect();
      done();
    }
  }).observe({ type: "measure" });
  const day = document.getElementById("day");
  const [first, last] = [Number(day.min), Number(day.max)];
  day.value = String(
    nth % 2 ? Number(day.value) + 1 : first + Math.round((last - first) * (nth + 1) / (steps + 1))
  );
  day.dispatchEvent(new Event("input"));
})"""


@dataclass(frozen=True, kw_only=True)
class Measured:
    """Megabytes of the file; seconds until its list answers; milliseconds of script for a change of date.

    `ready_s` is by the clock. `busy_s`, of that, and script are the time that the page's thread ran, so that
    other work of the machine does not count.
    """

    megabytes: float
    ready_s: float
    busy_s: float
    middle_ms: float
    worst_ms: float


def measure(browser: Browser, file: Path) -> Measured:
    """Opens a page and moves through its days."""
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.goto(file.as_uri(), wait_until="commit")
    thread = page.context.new_cdp_session(page)
    thread.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.wait_for_selector("#panel .row")
    ready = page.evaluate("performance.now()") / 1000  # answered by the page itself, once it is free
    busy = _ran(thread, "TaskDuration")
    moves = []
    for nth in range(STEPS):
        page.wait_for_selector("html[data-ready=true]", state="attached", timeout=120_000)
        before = _ran(thread, "ScriptDuration")
        page.evaluate(MOVE, [nth, STEPS])
        moves.append((_ran(thread, "ScriptDuration") - before) * 1000)
    page.close()
    return Measured(
        megabytes=file.stat().st_size / 1e6,
        ready_s=ready,
        busy_s=busy,
        middle_ms=median(moves),
        worst_ms=max(moves),
    )


def _ran(thread: CDPSession, what: str) -> float:
    """For how long the page's thread has run, in seconds: a kind of work, by the browser's name for it."""
    metrics = {one["name"]: one["value"] for one in thread.send("Performance.getMetrics")["metrics"]}
    return float(metrics[what])

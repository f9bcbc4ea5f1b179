from __future__ import annotations

from pathlib import Path

import pytest

from commandline import Run
from sitrep import reading

FEED = '[[feeds]]\nurl = "http://127.0.0.1:9/rss"\n'


def test_watch_says_what_each_feed_brought_and_what_failed(run: Run, tmp_path: Path) -> None:
    (tmp_path / "feeds.toml").write_text(FEED)
    done = run("watch", "feeds.toml", "--once", "--theatre", "syria")
    assert done.status == 3
    assert "it leads to 127.0.0.1, which is not on the public network" in done.err
    assert done.out.splitlines()[0].endswith(
        "http://127.0.0.1:9/rss: 0 new reports, 0 new claims, 1 problems"
    )
    (tmp_path / "feeds.toml").write_text("")
    assert run("watch", "feeds.toml", "--theatre", "syria").status == 2


def test_watch_that_is_stopped_ends_cleanly(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(reading.SystemClock, "sleep", stop)
    (tmp_path / "feeds.toml").write_text(FEED)
    done = run("watch", "feeds.toml", "--theatre", "syria")
    assert (done.status, done.out.splitlines()[-1]) == (3, "stopped; what was read is in the record")
    assert "Traceback" not in done.err

"""A process killed while it appends leaves whole reports behind, and nothing else."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from sitrep.record import Record

# Appends reports until the third one's statement named in argv[2] is due (or done, by argv[3]);
# then it says so and waits for its end.
CHILD = """
import sys
from datetime import date
from sqlalchemy import Engine, event
from sitrep.model import Claim, Control, Report
from sitrep.record import Record

path, table, moment = sys.argv[1:]
seen = 0

def stop(connection, cursor, statement, parameters, context, executemany):
    global seen
    seen += statement.startswith(f"INSERT INTO {table}")
    if seen == 3:
        print("in the middle", flush=True)
        sys.stdin.read()

event.listen(Engine, moment, stop)
with Record.open(path) as record:
    for number in range(9):
        report = Report(name=str(number), source=None, url=None, title="", text="Three towns fell.",
                        language="en", published=None, retrieved=None, raw_hash=str(number))
        claims = [
            Claim(passage=report.passage(0, 5), speaker=None, when=None, where=None,
                  fact=Control(status="captured", side=side), confidence=1.0, reader="r", version="1")
            for side in ("a", "b", "c")
        ]
        record.append(report, claims)
"""


@pytest.mark.parametrize("table", ["reports", "readings", "claims"])
@pytest.mark.parametrize("moment", ["before_cursor_execute", "after_cursor_execute"])
def test_killed_process_leaves_whole_reports_only(tmp_path: Path, table: str, moment: str) -> None:
    path = tmp_path / "war.db"
    command = [sys.executable, "-c", CHILD, str(path), table, moment]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as child:  # noqa: S603 (our own words)
        assert child.stdout is not None
        assert child.stdout.readline() == "in the middle\n"
        child.send_signal(signal.SIGKILL)
    assert child.returncode == -signal.SIGKILL
    with Record.open(path, create=False) as record:
        reports = record.reports()
        assert {report.name for report in reports} == {"0", "1"}
        assert all(len(record.claims(report=report.id)) == 3 for report in reports)
        assert record.counts()["claims"] == 6

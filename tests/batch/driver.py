"""A run in a process of its own, which can be stopped at a moment: `driver.py START RECORD ALIVE MOMENT NTH`.

START says how its workers start. At the NTH time that MOMENT comes it says so and waits for its end.
ALIVE is a pipe that its workers hold open. Without a moment it goes on to the end.
"""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import cast, get_args

from sqlalchemy import Engine, event
from stub_coder import keep, reading, watched_work

from sitrep import batch

REPORTS = 30
SIZE = batch.ShardSize(entries=4)


def stop_at(moment: str, nth: int) -> None:
    """Waits when the nth statement that begins so is due, or the nth shard is finished."""
    left = nth

    def come(*_: object) -> None:
        nonlocal left
        left -= 1
        if left == 0:
            sys.stdout.write("here\n")
            sys.stdout.flush()
            sys.stdin.read()

    if moment == "finished":
        write = batch.Spool.write

        def write_and_come(self: batch.Spool, key: str, lines: list[bytes]) -> None:
            write(self, key, lines)
            come()

        batch.Spool.write = write_and_come  # type: ignore[method-assign,assignment] # this process alone
    elif moment == "committed":
        drop = batch.Spool.drop

        def come_and_drop(self: batch.Spool, key: str) -> None:
            come()
            drop(self, key)

        batch.Spool.drop = come_and_drop  # type: ignore[method-assign] # likewise
    else:
        event.listen(
            Engine,
            "before_cursor_execute",
            lambda _, __, statement, *___: come() if statement.startswith(moment) else None,
        )


def main() -> None:
    start, record, alive, *stop = sys.argv[1:]
    if stop:
        stop_at(stop[0], int(stop[1]))
    spool = batch.Spool(Path(record).with_suffix(".shards"))
    assert start in get_args(batch.Start)
    with batch.Processes(partial(watched_work, alive), 2, cast("batch.Start", start)) as crew:
        keep(reading(REPORTS), Path(record), batch.Workers(lambda: crew, spool, SIZE))


if __name__ == "__main__":
    main()

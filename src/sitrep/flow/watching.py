"""Watching feeds: each is read into the record when it is due."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sitrep import reading
from sitrep.flow.building import Summary, read
from sitrep.flow.loading import Desk
from sitrep.record import Record


def watch(
    feeds: Sequence[reading.Feed],
    record: Record,
    desk: Desk,
    web: reading.Web,
    clock: reading.Clock,
    options: reading.Options,
    once: bool = False,
) -> Iterator[tuple[reading.Feed, Summary]]:
    """Reads feeds into the record, each when it is due, and gives what each brought; ends only if `once`.

    What fails is a problem of the record, and is asked for again later and later.
    """
    rounds = reading.Rounds(feeds, options.limits.network, clock.elapsed())
    while True:
        for feed in rounds.due(clock.elapsed()):
            asked = replace(options, web=replace(web, hosts=feed.hosts))
            summary = read([feed.url], record, desk, options=asked)
            failed = any(problem.source == feed.url for problem in summary.problems)
            rounds.done(feed, failed, clock.elapsed())
            yield feed, summary
        if once:
            return
        clock.sleep(rounds.wait(clock.elapsed()))

"""What a report prints: whose story, what it changed of it, and the claims that were read from it."""

from __future__ import annotations

from collections.abc import Iterator

from sitrep.weighing.versions import Change, version
from sitrep.weighing.why.claims import listed
from sitrep.weighing.why.files import Files
from sitrep.weighing.why.reason import Reason
from sitrep.weighing.why.words import count, short


def of_report(report_id: str, files: Files) -> Reason:
    """A report: the other prints of its story, what it says otherwise than the one it copies, its claims."""
    claims = [key for key, one in files.claims.items() if one.claim.passage.report == report_id]
    return Reason(_line(report_id, files), (*_story(report_id, files), *listed("says", claims, files)))


def _story(report_id: str, files: Files) -> Iterator[Reason]:
    story = files.stories[report_id]
    others = tuple(Reason(_line(other, files)) for other in sorted(story - {report_id}))
    if not others:
        yield Reason("no other print of its story is known")
        return
    yield Reason(f"one of {count(len(story), 'print')} of a story, with", others)
    made = version(report_id, story, files.reports)
    if made is None:
        yield Reason("the first print of its story")
    else:
        changes = tuple(Reason(_told(change)) for change in made.changes)
        title = f"copies {_line(made.copied, files)}: {made.same:.0%} of its words are found there in a row"
        yield Reason(title, changes or (Reason("nothing is changed"),))


def _told(change: Change) -> str:
    before, after = change.before, change.after
    if before is None:
        return f"added: “{after.quote}”" if after else ""
    return f"changed: “{before.quote}” to “{after.quote}”" if after else f"dropped: “{before.quote}”"


def _line(report_id: str, files: Files) -> str:
    report = files.reports[report_id]
    outlet = report.source or report.name
    return f"“{report.title}” — {outlet}, {report.published or 'no day given'} (report {short(report_id)})"

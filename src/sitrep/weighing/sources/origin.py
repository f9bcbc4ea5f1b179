"""Origins: whose word a claim is, however many print it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from sitrep.model import Outlet, Report
from sitrep.weighing.folding import fold
from sitrep.weighing.sources.directory import Directory
from sitrep.weighing.types import CIVILIANS

# Who tells what others saw: of several that a credit names, the word is that of the first kind here.
_NEAREST_FIRST = ("party", "monitor", "outlet", "agency")


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Whose word it is. Claims of one `key` are one source; `known` False: no theatre has it.

    `leans` is the side it leans to on the day of the report; `own` are the sides whose gain is its
    own: that one, and its allies. `quoted_by` is the outlet by which alone an undescribed speaker is
    known.
    """

    key: str
    name: str
    leans: str | None
    known: bool
    own: frozenset[str] = frozenset()
    quoted_by: Origin | None = None

    @property
    def root(self) -> str:
        """The key of the source that answers for it: an outlet, for its undescribed speakers too."""
        return (self.quoted_by or self).key

    @property
    def account(self) -> str:
        """The key under which its record is kept: that of all undescribed speakers of an outlet is one."""
        return f"{self.root}:others" if self.quoted_by else self.key

    @property
    def account_name(self) -> str:
        """What that record goes by."""
        return f"others in {self.quoted_by.name}" if self.quoted_by else self.name


def origin(speaker: str | None, report: Report, directory: Directory) -> Origin:
    """Whose word a claim is that `report` credits to `speaker` (None: the outlet's own).

    A speaker is an outlet or monitor of the theatre, or one of its actors, who speaks for its
    side. Any other speaker is known only by the outlet that quotes it: it leans as that outlet
    does, and a neutral outlet's unknown speaker stays unknown.
    """
    day = report.published
    outlet = directory.outlet_of(report)
    quoting = _described(outlet, day, directory) if outlet else _undescribed(report)
    if speaker is None:
        return quoting
    voice = _voice(speaker, outlet, day, directory)
    if voice is not None:
        return _described(voice, day, directory)
    actor = directory.actor_named(speaker, day)
    side = actor.side_on(day) if actor else None
    if actor is not None and side is not None and side != CIVILIANS:
        return _leaning(f"actor:{actor.id}", actor.name, side, directory)
    key = f"{quoting.key}:{fold(speaker)}"
    return replace(quoting, key=key, name=speaker, known=quoting.leans is not None, quoted_by=quoting)


def _voice(speaker: str, printer: Outlet | None, day: date | None, directory: Directory) -> Outlet | None:
    """The outlet or monitor whose word it is, of all that a credit names.

    A party before a monitor, a monitor before the press, and another before the outlet that prints
    it, since each only passes on what it has of the one before; then one that leans, which is the
    careful reading; then the longest name ("Aleppo Media Centre" before "Media Centre").
    """

    def nearness(named: tuple[str, Outlet]) -> tuple[object, ...]:
        name, outlet = named
        kind = _NEAREST_FIRST.index(outlet.kind)
        return outlet is printer, kind, outlet.leans_on(day) is None, -len(name), name

    named = directory.outlets_named_in(speaker)
    return min(named, key=nearness)[1] if named else None


def _described(outlet: Outlet, day: date | None, directory: Directory) -> Origin:
    return _leaning(f"outlet:{outlet.id}", outlet.name, outlet.leans_on(day), directory)


def _leaning(key: str, name: str, leans: str | None, directory: Directory) -> Origin:
    own = frozenset((leans, *directory.allies.get(leans, ()))) if leans else frozenset()
    return Origin(key=key, name=name, leans=leans, known=True, own=own)


def _undescribed(report: Report) -> Origin:
    """An outlet that no theatre has; without so much as a name, each report is its own source."""
    if report.source:
        return Origin(key=f"source:{fold(report.source)}", name=report.source, leans=None, known=False)
    return Origin(key=f"report:{report.id}", name=report.name, leans=None, known=False)

"""Loading what commands need: theatres, their gazetteers, and coders for them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sitrep import coding, theatres
from sitrep.coding import Coder
from sitrep.gazetteer import Gazetteer, gazetteer_for
from sitrep.model import Problem, Report, Theatre

if TYPE_CHECKING:
    from sitrep.record import OfTheatre, Record

DEFAULT_THEATRE = "world"  # the theatre of a record that has none


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What reading needs, loaded once: the theatre, its gazetteer, and the coders for it.

    `name` is what the theatre was loaded by: a name, or a folder's full path. `coder` is Sitrep's
    own; `others` read other languages, or stand in for it in its own. Where it `sieves`, reports
    without a word of what a coder reads are not coded.
    """

    name: str
    theatre: Theatre
    gazetteer: Gazetteer
    coder: Coder
    others: tuple[Coder, ...] = ()
    sieves: bool = True

    @property
    def of_theatre(self) -> OfTheatre:
        """What a record remembers of the theatre."""
        from sitrep.record import OfTheatre  # noqa: PLC0415 -- its database takes long to load

        return OfTheatre(self.theatre.id, self.name)

    def coder_of(self, report: Report) -> Coder | None:
        """The coder of a report's language, or what stands in for it where its sieve drops the report."""
        coders = (*self.others, self.coder)
        found = next((coder for coder in coders if coder.language == report.language), None)
        return coding.sieved(found, report) if found and self.sieves else found

    def uncoded(self, report: Report) -> Problem:
        """Says that a report is in a language that no coder reads."""
        if report.language == "und":
            told = "its words are too few to tell their language"
        else:
            told = f"its language is {report.language!r}"
        read = " and ".join(repr(coder.language) for coder in (self.coder, *self.others))
        reason = f"kept but not coded: {told}, and there is a coder for {read}"
        return Problem(source=report.name, reason=reason)


def desk(theatre: str, cache: Path, *, sieves: bool = True) -> Desk:
    """Loads a theatre by name or folder; compiles its gazetteer into `cache` the first time.

    Raises TheatreError for a theatre with mistakes, UsageError for one that is not there.
    """
    folder = theatres.read(theatre)
    gazetteer = gazetteer_for(theatres.places_key(theatre), lambda: folder.places, cache)
    return Desk(
        name=full_name(theatre),
        theatre=folder.theatre,
        gazetteer=gazetteer,
        coder=coding.load_coder(folder.theatre, gazetteer, folder.states),
        others=coding.load_others(folder.theatre, gazetteer, folder.states),
        sieves=sieves,
    )


def full_name(theatre: str) -> str:
    """What a theatre can be loaded by from anywhere: its name, or its folder's full path."""
    return theatre if theatre in theatres.names() else str(Path(theatre).resolve())


def places(theatre: str, cache: Path) -> Gazetteer:
    """The gazetteer of a theatre, compiled into `cache` the first time. Raises as `desk` does."""
    return gazetteer_for(theatres.places_key(theatre), lambda: theatres.places(theatre), cache)


def theatre_of(record: Record, given: str | None = None) -> str:
    """The name or folder of the theatre that a record is asked about: the one given, or its own."""
    own = record.theatre
    return given or (own.name if own else DEFAULT_THEATRE)

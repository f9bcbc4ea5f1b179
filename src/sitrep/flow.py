"""The main flow and its steps: what each command of `sitrep` calls, for those who call from Python."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from sitrep import __version__, coding, framing, publish, reading, scoring, theatres, weighing
from sitrep.coding import Coder
from sitrep.errors import UsageError
from sitrep.gazetteer import Gazetteer, gazetteer_for
from sitrep.model import Evidence, Json, Problem, Report, Situation, Theatre, When
from sitrep.record import Reader, Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What reading needs, loaded once: the theatre, its gazetteer, and a coder for it."""

    theatre: Theatre
    gazetteer: Gazetteer
    coder: Coder


def desk(theatre: str, cache: Path) -> Desk:
    """Loads a theatre by name or folder; compiles its gazetteer into `cache` the first time.

    Raises TheatreError for a theatre with mistakes, UsageError for one that is not there.
    """
    loaded = theatres.load(theatre)
    gazetteer = gazetteer_for(theatres.places_key(theatre), lambda: theatres.places(theatre), cache)
    return Desk(
        theatre=loaded,
        gazetteer=gazetteer,
        coder=coding.load_coder(loaded, gazetteer, theatres.states(theatre)),
    )


@dataclass(slots=True)
class Summary:
    """What a run did: reports read and new, claims new, and the inputs that failed, with reasons."""

    reports: int = 0
    new_reports: int = 0
    new_claims: int = 0
    uncoded: int = 0
    problems: list[Problem] = field(default_factory=list)


def build(
    inputs: Sequence[Path],
    out: Path,
    record: Record,
    desk: Desk,
    seen: Callable[[], None] = lambda: None,
    options: reading.Options | None = None,
) -> tuple[Summary, Situation]:
    """The main job: reads the inputs into the record, and writes the page and tables to `out`.

    `options` says how to read. `seen` is called after each report or problem, for a progress bar.
    Nothing is written to `out` where no input could be read.
    """
    summary = read(inputs, record, desk, seen, options)
    evidence = record.evidence(desk.theatre)
    situation = weighing.situation(evidence)
    if summary.reports:
        write(out, evidence, situation, summary.problems)
    return summary, situation


def read(
    inputs: Sequence[Path],
    record: Record,
    desk: Desk,
    seen: Callable[[], None] = lambda: None,
    options: reading.Options | None = None,
) -> Summary:
    """Reads and codes the inputs into the record; a bad input is a problem, kept beside the rest."""
    summary = Summary()
    for item in reading.read(inputs, options):
        if isinstance(item, Problem):
            summary.problems.append(item)
        else:
            _keep(item, record, desk.coder, summary)
        seen()
    record.append_problems(summary.problems)
    return summary


def _keep(report: Report, record: Record, coder: Coder, summary: Summary) -> None:
    reader = Reader(coder.name, coder.version)
    summary.reports += 1
    if report.language != coder.language:
        summary.uncoded += 1
        summary.problems.append(_uncoded(report, coder))
        appended = record.append(report, ())
    elif record.was_read(report.id, reader):
        return
    else:
        appended = record.append(report, coder(report), reader)
    summary.new_reports += appended.report
    summary.new_claims += appended.claims


def _uncoded(report: Report, coder: Coder) -> Problem:
    """Says that a report is in a language that the coder does not read."""
    reason = f"not coded: its language is {report.language!r}, and the coder reads {coder.language!r}"
    return Problem(source=report.name, reason=reason)


def write(
    out: Path, evidence: Evidence, situation: Situation, problems: Sequence[Problem]
) -> tuple[Path, ...]:
    """Writes the page and the tables to a folder, and says which files."""
    history = weighing.history(evidence)
    title = evidence.theatre.title
    files = {
        "index.html": publish.page(evidence, situation, history, problems, title, __version__),
        "incidents.csv": publish.incidents_csv(situation, evidence),
        "control.csv": publish.control_csv(history, evidence),
        "harm.csv": publish.harm_csv(situation, evidence),
        "situation.geojson": publish.situation_geojson(situation, evidence),
        "words.csv": publish.words_csv(
            framing.word_uses(evidence.reports.values(), framing.load()), evidence
        ),
        "problems.csv": publish.problems_csv(problems),
    }
    out.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (out / name).write_bytes(content)
    return tuple(out / name for name in files)


def code(
    inputs: Sequence[Path], desk: Desk, options: reading.Options | None = None
) -> Iterator[dict[str, Json] | Problem]:
    """Each report's claims in the coding guide's form; keeps nothing."""
    for item in reading.read(inputs, options):
        if isinstance(item, Problem):
            yield item
        elif item.language != desk.coder.language:
            yield _uncoded(item, desk.coder)
        else:
            yield coding.coded(item, desk.coder(item))


def annotate(
    inputs: Sequence[Path], desk: Desk, options: reading.Options | None = None
) -> Iterator[dict[str, Json] | Problem]:
    """What each report names: toponyms, times and actors, with offsets into its text."""
    for item in reading.read(inputs, options):
        yield item if isinstance(item, Problem) else coding.annotated(item, desk.coder.annotate(item))


def show(record: Record, theatre: str, on: date | None = None, known_at: date | None = None) -> Situation:
    """The picture of a record on a day; what happened is narrowed to that day where one is given."""
    situation = weighing.situation(record.evidence(theatres.load(theatre)), on, known_at)
    if on is None:
        return situation
    that_day = When(first=on, last=on)
    return replace(
        situation, incidents=tuple(i for i in situation.incidents if i.when and i.when.meets(that_day))
    )


def why(
    record: Record, theatre: str, subject: str, on: date | None = None, known_at: date | None = None
) -> weighing.Reason:
    """The reasons for an incident, a holder or a claim, down to the quoted sentences."""
    return weighing.why(subject, record.evidence(theatres.load(theatre)), on, known_at)


def score(
    gold: Path, coded: Path, reports: Sequence[Path] = ()
) -> tuple[scoring.Comparison, tuple[Problem, ...]]:
    """Compares coded reports with gold ones; `reports`, where given, are what was coded.

    Also the reports that could not be read, with reasons. Raises CodingsError where a file has a line
    that holds no coded report.
    """
    items = list(reading.read(reports))
    by_name = {item.name: item for item in items if isinstance(item, Report)}
    found = scoring.compare(scoring.read_codings(gold), scoring.read_codings(coded), by_name)
    return found, tuple(item for item in items if isinstance(item, Problem))


def day(text: str) -> date:
    """A day from ISO text. Raises UsageError where it is none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"{text!r} is not a day: write it as 2016-12-04") from None

from __future__ import annotations

from dataclasses import dataclass, replace
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from newsfolder import FRENCH
from sitrep import flow
from sitrep.coding import load_others
from sitrep.coding.others import GROUP
from sitrep.coding.scan import Scan
from sitrep.errors import UsageError
from sitrep.model import Claim, Report
from sitrep.record import Reader, Record
from sitrep.sieve import Sieve


@dataclass(frozen=True)
class OtherCoder:
    """A coder that another package brings, and that finds nothing."""

    language: str = "fr"
    name: str = "lecteur"
    version: str = "1"
    sieve: Sieve | None = None

    def annotate(self, report: Report) -> Scan:
        raise NotImplementedError(report.name)

    def __call__(self, report: Report) -> tuple[Claim, ...]:
        assert report.language == self.language
        return ()


def load_french(*_: object) -> OtherCoder:
    return OtherCoder()


def load_nothing() -> None:
    """Takes none of what a loader is given."""


def point(function: str, name: str = "fr") -> EntryPoint:
    return EntryPoint(name=name, value=f"{__name__}:{function}", group=GROUP)


def test_report_is_read_by_the_coder_of_its_language(syria: flow.Desk, tmp_path: Path) -> None:
    (other,) = load_others(syria.theatre, syria.gazetteer, found=[point("load_french")])
    desk = replace(syria, others=(other,))
    (tmp_path / "quartier.txt").write_text(FRENCH, encoding="utf-8")
    with Record.open(tmp_path / "s.db") as ledger:
        summary = flow.read([tmp_path / "quartier.txt"], ledger, desk)
        (report,) = ledger.reports()
        assert (report.id, Reader("lecteur", "1")) in ledger.readings([report.id])
    assert (summary.reports, summary.uncoded, summary.problems) == (1, 0, [])


def test_without_packages_there_is_no_other_coder(syria: flow.Desk) -> None:
    assert load_others(syria.theatre, syria.gazetteer, found=[]) == ()
    assert syria.others == ()


@pytest.mark.parametrize(
    ("points", "reason"),
    [
        ([point("load_french"), point("load_french", "fr2")], "two coders read 'fr'"),
        ([point("no_such")], "the coder 'fr' .* cannot be loaded"),
        ([point("load_nothing")], "the coder 'fr' .* cannot be loaded"),
    ],
)
def test_coder_that_cannot_be_used_is_named(syria: flow.Desk, points: list[EntryPoint], reason: str) -> None:
    with pytest.raises(UsageError, match=reason):
        load_others(syria.theatre, syria.gazetteer, found=points)

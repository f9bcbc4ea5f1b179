"""Coding sentences in tests, and the facts of what comes out."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple, Protocol

from sitrep import coding, flow
from sitrep.coding.scan import Scan
from sitrep.model import Report

Coded = dict[str, Any]


class Code(Protocol):
    def __call__(self, text: str, published: str | None = "2016-12-05", title: str = "") -> Coded: ...


class Scans(Protocol):
    def __call__(self, text: str, published: str | None = "2016-12-05") -> Scan: ...


class Found(NamedTuple):
    """The facts of a report, each list as a set."""

    control: set[tuple[Any, ...]]
    events: set[tuple[Any, ...]]
    harm: set[tuple[Any, ...]]


NOTHING = Found(set(), set(), set())


def report(text: str, published: str | None = "2016-12-05", title: str = "") -> Report:
    return Report(
        name="r",
        source=None,
        url=None,
        title=title,
        text=text,
        language="en",
        published=date.fromisoformat(published) if published else None,
        retrieved=None,
        raw_hash="",
    )


def coded(desk: flow.Desk, text: str, published: str | None = "2016-12-05", title: str = "") -> Coded:
    """A text coded as one report, in the coding guide's form."""
    given = report(text, published, title)
    return coding.coded(given, desk.coder(given))


def found(record: Coded) -> Found:
    return Found(held(record), happened(record), hurt(record))


def held(record: Coded) -> set[tuple[str | None, str | None, str]]:
    """Place (or what a nameless one lies in), side, status."""
    return {(c["place"] or c["in"], c["side"], c["status"]) for c in record["control"]}


def happened(record: Coded) -> set[tuple[str, str | None, str | None, str | None]]:
    """Type, place (or what a nameless one lies in), who did it, against whom."""
    return {(e["type"], e["place"] or e["in"], e["side1"], e["side2"]) for e in record["events"]}


def hurt(record: Coded) -> set[tuple[str, int | str | None, str]]:
    """Outcome, number or words, group."""
    return {
        (h["outcome"], h.get("words") if h["count"] is None else h["count"], h["who"]) for h in record["harm"]
    }


def entries(record: Coded) -> list[dict[str, Any]]:
    """Every entry of every list."""
    return [entry for kind in ("control", "events", "harm", "statements") for entry in record[kind]]

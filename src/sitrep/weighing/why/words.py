"""How reasons name things."""

from __future__ import annotations

from sitrep.model import Control, Event, Fact, Harm, Incident, Toll, Where

SHOWN_ID = 12


def short(whole_id: str) -> str:
    """An id as it is shown: enough of it to ask by."""
    return whole_id[:SHOWN_ID]


def count(number: int, noun: str) -> str:
    """A number of things."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def spelled(where: Where | None) -> str:
    """A place as it is named."""
    return ", ".join(part for part in (where.name, where.within) if part) if where else "no place given"


def headline(incident: Incident) -> str:
    """An incident in a line: what, where, when, and who against whom."""
    parties = " against ".join(side for side in (incident.side1, incident.side2) if side)
    parts = [incident.type, spelled(incident.where), str(incident.when or "no day given"), parties]
    return ", ".join(part for part in parts if part)


def counted(toll: Toll) -> str:
    """What a toll counts: "killed, civilian"."""
    who = " ".join(part for part in (toll.who, f"({toll.side})" if toll.side else "") if part)
    part = ", counted in another toll" if toll.part_of else ""
    return f"{toll.outcome}, {who}{part}"


def figures(toll: Toll) -> str:
    """A toll's best figure with its range, or its words."""
    if toll.low is None or toll.best is None or toll.high is None:
        return ", ".join(toll.words) or "no number given"
    span = f" ({toll.low.count} to {toll.high.count})" if toll.low.count < toll.high.count else ""
    return f"{toll.best.count}{span}"


def coded(fact: Fact) -> str:
    """A fact in a few words."""
    if isinstance(fact, Control):
        return " ".join(["control:", fact.side or "nobody named", fact.status])
    if isinstance(fact, Event):
        return f"event: {fact.type}"
    if isinstance(fact, Harm):
        amount = fact.words if fact.count is None else str(fact.count)
        return f"harm: {fact.outcome}, {fact.who}, {amount or 'no number'}, {fact.modifier}"
    return "statement"

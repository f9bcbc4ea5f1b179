"""How two entries of one fact differ in a field, in words."""

from __future__ import annotations

from collections.abc import Iterator

from sitrep.scoring.entry import Entry
from sitrep.scoring.figures import sides_agree
from sitrep.scoring.matching import Field
from sitrep.scoring.names import Names


def difference(field: Field, gold: Entry, coded: Entry) -> str:
    """`missed`, `invented` or `wrong`, after the field's name."""
    return _difference(field, _value(field, gold), _value(field, coded))


def flaws(gold: Entry, coded: Entry, names: Names) -> Iterator[str]:
    """What is not right in an entry that counts as right."""
    yield from _date_flaw(gold, coded)
    if not names.alike(gold.said_by, coded.said_by):
        yield _difference("speaker", gold.said_by, coded.said_by)
    if gold.kind == "events" and not sides_agree(gold, coded, names):
        yield from _party_flaws(gold, coded, names)
    if gold.kind == "harm":
        if not names.alike(gold.where, coded.where):
            yield _difference("place", gold.where, coded.where)
        if not names.same_side(gold.side, coded.side):
            yield _difference("side", gold.side, coded.side)
        if not names.same_side(gold.by_side, coded.by_side):
            yield _difference("by side", gold.by_side, coded.by_side)


def _date_flaw(gold: Entry, coded: Entry) -> Iterator[str]:
    one, other = gold.days, coded.days
    if not one and not other:
        return
    if not one or not other or not one.meet(other):
        yield _difference("date", gold.date, coded.date)


def _party_flaws(gold: Entry, coded: Entry, names: Names) -> Iterator[str]:
    """Which party of an event is not right; both where each is the other's."""
    wanted, given = (gold.side1, gold.side2), (coded.side1, coded.side2)
    if names.same_side(wanted[0], given[1]) and names.same_side(wanted[1], given[0]):
        return
    for name, one, other in zip(("side 1", "side 2"), wanted, given, strict=True):
        if not names.same_side(one, other):
            yield _difference(name, one, other)


def _value(field: Field, entry: Entry) -> object:
    if field == "place":
        return entry.where or entry.also
    return entry.quantity if field == "count" else getattr(entry, field)


def _difference(name: str, gold: object, coded: object) -> str:
    if not coded:
        return f"{name} missed"
    return f"{name} wrong" if gold else f"{name} invented"

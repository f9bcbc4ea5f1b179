from __future__ import annotations

from typing import Any

import pytest

from bench.accuracy.crowd import crowd_figures
from bench.accuracy.dates import date_figures, days
from bench.accuracy.places import place_figures
from sitrep.scoring.figures import Share
from sitrep.scoring.names import load_names


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2013-03-22", ("2013-03-22", "2013-03-22")),
        ("2013-03-22T09:30", ("2013-03-22", "2013-03-22")),
        ("2012-02", ("2012-02-01", "2012-02-29")),
        ("2012", ("2012-01-01", "2012-12-31")),
        ("2013-W11", ("2013-03-11", "2013-03-17")),
        ("2013-W11-WE", ("2013-03-16", "2013-03-17")),
        ("2013-Q4", ("2013-10-01", "2013-12-31")),
        ("2013-H1", ("2013-01-01", "2013-06-30")),
        ("2013-H2", ("2013-07-01", "2013-12-31")),
        ("199", ("1990-01-01", "1999-12-31")),
        ("2012-SU", None),
        ("P1M", None),
        ("PRESENT_REF", None),
        (None, None),
    ],
)
def test_times_mean_stretches_of_the_calendar(value: str | None, expected: tuple[str, str] | None) -> None:
    assert days(value) == expected


def time(start: int, end: int, first: str, last: str | None = None) -> dict[str, Any]:
    return {"start": start, "end": end, "first": first, "last": last or first}


def test_dates_are_found_by_their_span_and_right_by_their_days() -> None:
    gold = {
        "id": "r",
        "timexes": [
            {"start": 0, "end": 6, "type": "DATE", "value": "2013-03-22"},
            {"start": 10, "end": 20, "type": "TIME", "value": "2013-03-23TNI"},
            {"start": 30, "end": 40, "type": "DATE", "value": "2013-03"},
            {"start": 50, "end": 60, "type": "DURATION", "value": "P1M"},
            {"start": 70, "end": 75, "type": "DATE", "value": "FUTURE_REF"},
        ],
    }
    times = [time(3, 6, "2013-03-22"), time(10, 20, "2013-03-22"), time(50, 60, "2013-03-01", "2013-03-31")]
    found = date_figures([gold], {"r": {"times": times}})
    assert (found.found, found.right) == (Share(right=2, of=3), Share(right=1, of=3))


def test_reports_that_were_not_read_count_as_empty() -> None:
    gold = {"id": "r", "timexes": [{"start": 0, "end": 6, "type": "DATE", "value": "2013"}]}
    assert date_figures([gold], {}).found == Share(right=0, of=1)
    assert place_figures([{"id": "r", "toponyms": [toponym(0, 4, 36.2)]}], {}).recall == Share(right=0, of=1)


def toponym(start: int, end: int, lat: float | None) -> dict[str, Any]:
    return {"start": start, "end": end, "lat": lat, "lon": None if lat is None else 37.0}


def test_places_are_recognised_by_span_and_near_within_100_miles() -> None:
    gold = [toponym(0, 6, 36.0), toponym(10, 16, 36.0), toponym(20, 26, 36.0), toponym(30, 36, None)]
    given = [
        toponym(0, 6, 37.4),  # some 156 km off
        toponym(12, 20, 37.5),  # some 167 km off
        toponym(20, 23, None),
        toponym(50, 55, 36.0),
    ]
    found = place_figures([{"id": "r", "toponyms": gold}], {"r": {"toponyms": given}})
    assert (found.precision, found.recall) == (Share(right=3, of=4), Share(right=3, of=4))
    assert found.f1 == 0.75
    assert (found.near_of_all, found.near_of_resolved) == (Share(right=1, of=3), Share(right=1, of=2))


CROWD = {
    "civilians": 6,
    "noncivilians": 0,
    "children": 2,
    "women": 0,
    "cause_of_death": "shelling",
    "actor": "armed opposition groups",
    "location": "deir ezzor",
}


def test_crowd_slots_are_found_anywhere_in_the_report() -> None:
    coded = {
        "events": [
            {"type": "Armed clash", "place": "Tell Amber", "side1": "government"},
            {"type": "Air/drone strike", "place": None, "in": "Deir al-Zour", "side1": None},
        ],
        "harm": [
            {"outcome": "killed", "count": 6, "who": "unspecified", "by_side": "opposition"},
            {"outcome": "injured", "count": 2, "who": "child"},
        ],
    }
    found = crowd_figures([{"id": "r", "crowd": CROWD}], {"r": coded}, load_names())
    assert {slot: share.right for slot, share in found.slots.items()} == {
        "civilians": 1,
        "children": 0,
        "cause": 1,
        "actor": 1,
        "location": 1,
    }
    assert found.victims == Share(right=1, of=2)
    assert found.mean == 0.8


def test_crowd_slots_that_are_left_open_do_not_count() -> None:
    crowd = {**CROWD, "civilians": 0, "children": 0, "cause_of_death": "unknown", "actor": "not identified"}
    found = crowd_figures([{"id": "r", "crowd": crowd}], {}, load_names())
    assert found.slots == {"location": Share(right=0, of=1)}

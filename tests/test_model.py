from __future__ import annotations

import hashlib
import re
from dataclasses import FrozenInstanceError, replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sitrep.model import (
    Actor,
    Allegiance,
    Claim,
    Control,
    Event,
    Fact,
    Harm,
    Incident,
    Passage,
    Place,
    Report,
    Ruling,
    When,
    Where,
    digest,
)

DAYS = st.dates(min_value=date(2010, 1, 1), max_value=date(2020, 12, 31))
TEXT = "The army took the mill. Two people were hurt."


@st.composite
def whens(draw: st.DrawFn) -> When:
    first, last = sorted(draw(st.tuples(DAYS, DAYS)))
    return When(
        first=first if draw(st.booleans()) else None,
        last=last if draw(st.booleans()) else None,
        words=draw(st.none() | st.just("then")),
    )


def report(**changes: Any) -> Report:  # noqa: ANN401 - fields of any type
    given_report = Report(
        name="r1",
        source="mill-post",
        url=None,
        title="The mill",
        text=TEXT,
        language="en",
        published=date(2016, 12, 5),
        retrieved=datetime(2016, 12, 6, tzinfo=UTC),
        raw_hash="00",
    )
    return replace(given_report, **changes)


MILL = Place(id="x:mill", name="Mill", lat=36.0, lon=37.0, radius_km=1.0, kind="settlement")
CLAIM = Claim(
    passage=report().passage(0, 22),
    speaker="activists",
    when=When(first=date(2016, 12, 4), last=date(2016, 12, 4), words="yesterday"),
    where=Where(name="the mill", within="Aleppo", place=MILL),
    fact=Control(status="captured", side="government", actor="army"),
    confidence=0.6,
    reader="rules-en",
    version="1",
)


# Ids ---------------------------------------------------------------------------------


def test_id_is_the_same_on_every_machine() -> None:
    canonical = '["claim","a",null,{"b":1,"c":"é"}]'
    expected = "086963696ae971ca9dd385c48e93cd3692b1468061c38a689b86cee3ffb5839a"
    assert hashlib.sha256(canonical.encode("utf-8")).hexdigest() == expected
    assert digest("claim", "a", None, {"c": "é", "b": 1}) == expected


@given(st.lists(st.text(max_size=6), max_size=4), st.lists(st.text(max_size=6), max_size=4))
def test_digest_never_confuses_one_list_of_fields_with_another(a: list[str], b: list[str]) -> None:
    assert (digest("x", *a) == digest("x", *b)) == (a == b)


def test_digest_tells_kinds_and_missing_values_apart() -> None:
    ids = {
        digest("report", "a"),
        digest("claim", "a"),
        digest("claim", None),
        digest("claim", "None"),
        digest("claim"),
    }
    assert len(ids) == 5
    assert all(re.fullmatch("[0-9a-f]{64}", one) for one in ids)


@pytest.mark.parametrize(
    "changes",
    [
        {"name": "another input"},
        {"language": "ar"},
        {"retrieved": None},
        {"byline": "A. Reporter"},
        {"notes": ("year inferred",)},
    ],
)
def test_report_id_ignores_how_it_was_come_by(changes: dict[str, Any]) -> None:
    assert report(**changes).id == report().id


@pytest.mark.parametrize(
    "changes",
    [
        {"source": "other-post"},
        {"url": "https://example.org/mill"},
        {"title": "A mill"},
        {"text": TEXT + " It burned."},
        {"published": date(2016, 12, 6)},
        {"published": None},
        {"raw_hash": "01"},
    ],
)
def test_report_silently_edited_is_another_report(changes: dict[str, Any]) -> None:
    assert report(**changes).id != report().id


@pytest.mark.parametrize(
    "changes",
    [
        {"confidence": 0.1},
        {"version": "2"},
        {"when": When(first=date(2016, 12, 4), last=date(2016, 12, 4), words="on Sunday")},
        {"where": Where(name="the mill", within="Aleppo", place=None)},
        {"where": Where(name="the mill", within="Aleppo", place=replace(MILL, lat=35.0))},
        {"passage": replace(CLAIM.passage, quote="as another edition has it")},
    ],
)
def test_claim_found_by_a_better_reader_is_the_same_claim(changes: dict[str, Any]) -> None:
    assert replace(CLAIM, **changes).id == CLAIM.id


@pytest.mark.parametrize(
    "changes",
    [
        {"speaker": None},
        {"speaker": "SANA"},
        {"when": None},
        {"when": When(first=date(2016, 12, 4), last=None)},
        {"where": None},
        {"where": Where(name="the mill")},
        {"where": Where(name=None, within="Aleppo")},
        {"fact": Control(status="holds", side="government", actor="army")},
        {"fact": Control(status="captured", side="opposition", actor="army")},
        {"fact": Control(status="captured", side="government", actor="army", count=2)},
        {"reader": "another reader"},
        {"passage": report().passage(0, 21)},
        {"passage": report().passage(0, 8, "title")},
        {"passage": report(source="other-post").passage(0, 22)},
    ],
)
def test_claim_that_says_otherwise_is_another_claim(changes: dict[str, Any]) -> None:
    assert replace(CLAIM, **changes).id != CLAIM.id


def test_claim_of_an_event_counts_its_further_places() -> None:
    one = replace(CLAIM, fact=Event(type="Armed clash"))
    two = replace(CLAIM, fact=Event(type="Armed clash", also=(Where(name="the bridge"),)))
    placed = replace(CLAIM, fact=Event(type="Armed clash", also=(Where(name="the bridge", place=MILL),)))
    assert one.id != two.id
    assert two.id == placed.id


def test_claim_says_its_kind() -> None:
    facts: list[Fact] = [
        Control(status="holds", side=None),
        Event(type="Other"),
        Harm(outcome="killed", who="civilian"),
    ]
    assert [replace(CLAIM, fact=fact).kind for fact in facts] == ["control", "event", "harm"]


@given(st.permutations(["c1", "c2", "c3"]))
def test_ids_over_claims_do_not_depend_on_their_order(claims: list[str]) -> None:
    def incident(claims: tuple[str, ...]) -> Incident:
        return Incident(type="Armed clash", when=None, where=None, side1=None, side2=None, claims=claims)

    def ruling(claims: tuple[str, ...]) -> Ruling:
        at = datetime(2016, 12, 6, tzinfo=UTC)
        return Ruling(kind="same", claims=claims, by="an editor", at=at, why="one raid")

    assert incident(tuple(claims)).id == incident(("c1", "c2", "c3")).id
    assert ruling(tuple(claims)).id == ruling(("c1", "c2", "c3")).id


def test_nouns_are_frozen() -> None:
    with pytest.raises(FrozenInstanceError):
        CLAIM.confidence = 1.0  # type: ignore[misc] # that it is refused is what is shown


# Passages ----------------------------------------------------------------------------


@given(st.text(min_size=1, max_size=60), st.data())
def test_passage_quotes_exactly(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    for part, whole in (("text", report(text=text)), ("title", report(title=text))):
        passage = whole.passage(start, end, part)  # type: ignore[arg-type] # the two parts there are
        assert passage == Passage(
            report=whole.id, part=passage.part, start=start, end=end, quote=text[start:end]
        )
        assert passage.part == part


@pytest.mark.parametrize(
    ("start", "end"), [(-1, 3), (3, 3), (4, 2), (0, len(TEXT) + 1), (len(TEXT), len(TEXT) + 1)]
)
def test_passage_outside_the_text_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="no passage"):
        report().passage(start, end)


# Times -------------------------------------------------------------------------------


@given(DAYS, DAYS)
def test_when_refuses_to_run_backwards(a: date, b: date) -> None:
    assume(a != b)
    first, last = sorted((a, b))
    assert When(first=first, last=last).first == first
    with pytest.raises(ValueError, match="backwards"):
        When(first=last, last=first)


@given(whens(), whens())
def test_meets_is_symmetric(a: When, b: When) -> None:
    assert a.meets(b) == b.meets(a)
    assert a.meets(a)


@given(whens(), whens())
def test_meets_says_whether_a_day_is_in_both(a: When, b: When) -> None:
    low, high = date(2000, 1, 1), date(2030, 12, 31)
    first = max(a.first or low, b.first or low)
    last = min(a.last or high, b.last or high)
    assert a.meets(b) == (first <= last)


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        (date(2016, 12, 4), date(2016, 12, 4), "2016-12-04"),
        (date(2016, 11, 28), date(2016, 12, 4), "2016-11-28/2016-12-04"),
        (date(2016, 11, 28), None, "2016-11-28/"),
        (None, date(2016, 12, 4), "/2016-12-04"),
    ],
)
def test_when_is_written_as_the_coding_guide_writes_it(
    first: date | None, last: date | None, text: str
) -> None:
    assert str(When(first=first, last=last)) == text


# Sides -------------------------------------------------------------------------------


def test_side_of_an_actor_is_that_of_the_day() -> None:
    turned = date(2014, 6, 1)
    band = Actor(
        id="band",
        name="The Band",
        kind="group",
        allegiances=(Allegiance(side="red", last=date(2014, 5, 31)), Allegiance(side="blue", first=turned)),
    )
    assert band.side_on(date(2013, 1, 1)) == "red"
    assert band.side_on(turned) == "blue"
    assert band.side_on(None) == "blue"
    assert replace(band, allegiances=band.allegiances[:1]).side_on(turned) is None

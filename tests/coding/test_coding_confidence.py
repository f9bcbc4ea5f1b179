from __future__ import annotations

import pytest
from codings import Code
from hypothesis import given
from hypothesis import strategies as st

from sitrep.coding.confidence import Confidence
from sitrep.coding.lexicon import load

WEIGHTS = load().confidence
MARKS = ("day: own", "place: own", "nameless", "never met before")


@pytest.fixture
def confidence() -> Confidence:
    return Confidence({"event": {"base": -1.0, "day: own": 1.0, "nameless": -2.0}})


def test_marks_add_up_to_the_chance_of_being_right(confidence: Confidence) -> None:
    assert confidence.of("event", ["day: own"]) == 0.5
    assert confidence.of("event", ["day: own", "nameless"]) < confidence.of("event", [])


@given(st.sets(st.sampled_from(MARKS)))
def test_mark_without_a_weight_counts_nothing(marks: set[str]) -> None:
    confidence = Confidence(WEIGHTS)
    assert confidence.of("harm", marks | {"never met before"}) == confidence.of(
        "harm", marks - {"never met before"}
    )
    assert 0 <= confidence.of("harm", marks) <= 1


def test_plain_telling_is_surer_than_one_with_gaps(code: Code) -> None:
    plain = code("Rebels captured the village of Dabiq on Sunday.")["control"]
    gaps = code("Azaz was quiet. Troops later advanced and the hill was captured.")["control"]
    assert plain[0]["confidence"] > max((c["confidence"] for c in gaps), default=0)

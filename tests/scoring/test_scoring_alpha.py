from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from sitrep.scoring.alpha import alpha, interval, nominal, ratio

# The worked examples of Krippendorff (2011): a row of values an observer, a column a unit, "." for none.
TWO_OBSERVERS_TWO_VALUES = ("0100000010", "1110010000")
TWO_OBSERVERS_MANY_VALUES = ("aabbdcccedda", "babbbccceddd")
FOUR_OBSERVERS_SOME_MISSING = ("123321412...", "1233224125.3", ".3332342251.", "12332441251.")


@pytest.mark.parametrize(
    ("observers", "difference", "published"),
    [
        (TWO_OBSERVERS_TWO_VALUES, nominal, 0.095),
        (TWO_OBSERVERS_MANY_VALUES, nominal, 0.692),
        (FOUR_OBSERVERS_SOME_MISSING, nominal, 0.743),
        (FOUR_OBSERVERS_SOME_MISSING, interval, 0.849),
        (FOUR_OBSERVERS_SOME_MISSING, ratio, 0.797),
    ],
)
def test_alpha_is_that_of_the_published_examples(
    observers: tuple[str, ...], difference: Callable[[Any, Any], float], published: float
) -> None:
    units = [[_value(mark) for mark in unit] for unit in zip(*observers, strict=True)]
    assert alpha(units, difference) == pytest.approx(published, abs=0.0005)


def _value(mark: str) -> int | str | None:
    if mark == ".":
        return None
    return int(mark) if mark.isdigit() else mark


@pytest.mark.parametrize(
    ("units", "expected"),
    [
        ([("a", "a"), ("b", "b")], 1.0),
        ([("a", "b"), ("b", "a")], -0.5),
        ([("a", "a"), ("a", "a")], None),  # one value alone: chance would agree as well
        ([("a", None), (None, "b")], None),
        ([], None),
    ],
)
def test_alpha_is_one_in_agreement_and_says_nothing_of_nothing(
    units: list[tuple[str | None, str | None]], expected: float | None
) -> None:
    assert alpha(units, nominal) == expected


@pytest.mark.parametrize(("one", "other", "expected"), [(0, 0, 0.0), (0, 5, 1.0), (5, 15, 0.25)])
def test_ratio_is_by_proportion(one: int, other: int, expected: float) -> None:
    assert ratio(one, other) == ratio(other, one) == expected

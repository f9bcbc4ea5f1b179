from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.sieve.fit import highest
from bench.sieve.quotes import sentences_of

SENTENCES = ["Shells hit Azaz.", "Four people were killed there, a medic said.", "He did not say more."]


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("four people were killed", [1]),
        ("Shells hit Azaz. Four people were killed there", [0]),
        ("four people were killed, a medic said", [1]),
        ("nobody was hurt", []),
    ],
)
def test_quote_is_found_in_the_sentence_that_it_stands_in(quote: str, found: list[int]) -> None:
    assert list(sentences_of([quote], SENTENCES)) == found


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 3)), min_size=1), st.integers(0, 5))
def test_no_more_entries_are_told_below_the_least_weight_than_may_be_lost(
    rows: list[tuple[int, int]], spared: int
) -> None:
    weighed, told = (np.array(column, dtype=float) for column in zip(*[*rows, (10, 6)], strict=True))
    assert told[weighed < highest(weighed, told, spared)].sum() <= spared

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitrep.coding.harm.quantities import Quantity, QuantityFinder
from sitrep.coding.lexicon import load
from sitrep.coding.words import words

FINDER = QuantityFinder(load().numbers)
ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
]
ONES += ["thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def quantities(text: str) -> list[Quantity]:
    return FINDER.find(text, words(text))


def only(text: str) -> Quantity:
    (quantity,) = quantities(text)
    return quantity


def spelled(n: int) -> str:
    """A number below a hundred in words."""
    return ONES[n] if n < 20 else TENS[n // 10] + (f"-{ONES[n % 10]}" if n % 10 else "")


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("five people", 5),
        ("twenty-one people", 21),
        ("twenty one people", 21),
        ("a hundred men", 100),
        ("two hundred and five men", 205),
        ("a dozen shells", 12),
        ("three dozen shells", 36),
        ("half a dozen shells", 6),
        ("half a million people", 500_000),
        ("6.4 million people", 6_400_000),
        ("two thousand men", 2_000),
        ("1,250 fighters", 1_250),
        ("12,345,678 people", 12_345_678),
        ("1250 fighters", 1_250),
        ("one of them", 1),
    ],
)
def test_numbers_are_read_from_words_and_digits(text: str, count: int) -> None:
    quantity = only(text)
    assert (quantity.count, quantity.words, quantity.modifier) == (count, None, "exact")


@pytest.mark.parametrize(
    ("text", "count", "modifier"),
    [
        ("at least 12 people", 12, "at_least"),
        ("more than 30 people", 30, "at_least"),
        ("no fewer than nine people", 9, "at_least"),
        ("over 90 people", 90, "at_least"),
        ("ten or more people", 10, "at_least"),
        ("about 50 people", 50, "about"),
        ("nearly 400 people", 400, "about"),
        ("some 8,000 people", 8_000, "about"),
        ("an estimated 300 people", 300, "about"),
        ("up to 60 people", 60, "up_to"),
        ("fewer than ten people", 10, "up_to"),
    ],
)
def test_modifier_says_how_exact_a_number_is(text: str, count: int, modifier: str) -> None:
    quantity = only(text)
    assert (quantity.count, quantity.modifier) == (count, modifier)
    assert quantity.start == 0


@pytest.mark.parametrize(
    ("text", "vague"),
    [
        ("dozens of people", "dozens"),
        ("scores were hurt", "scores"),
        ("several men", "several"),
        ("a few men", "few"),
        ("a large number of men", "large number"),
        ("hundreds of people", "hundreds"),
        ("tens of thousands of people", "tens of thousands"),
        ("several hundred people", "several hundred"),
    ],
)
def test_vague_words_are_kept_and_are_no_number(text: str, vague: str) -> None:
    quantity = only(text)
    assert (quantity.count, quantity.words, quantity.modifier) == (None, vague, "about")


@pytest.mark.parametrize("text", ["29 more", "three others", "another four", "ten additional men"])
def test_numbers_that_add_to_those_before_say_so(text: str) -> None:
    assert only(text).more


@pytest.mark.parametrize(
    "text", ["40 per cent", "40 percent", "40%", "at 5 pm", "one day", "the 46th brigade", "the town of Azaz"]
)
def test_shares_hours_and_ordinals_count_nobody(text: str) -> None:
    assert quantities(text) == []


@given(
    st.integers(0, 99),
    st.sampled_from([("", 1), (" hundred", 100), (" thousand", 1_000), (" million", 1_000_000)]),
)
def test_any_number_in_words_is_found_back(n: int, scale: tuple[str, int]) -> None:
    assert only(f"{spelled(n)}{scale[0]} people").count == n * scale[1]


@given(st.integers(1, 9), st.integers(1, 19))
def test_hundreds_in_words_take_the_rest_with_them(hundreds: int, rest: int) -> None:
    assert only(f"{ONES[hundreds]} hundred and {ONES[rest]} people").count == 100 * hundreds + rest


@given(st.integers(0, 1_999_999_999), st.sampled_from(["{}", "{:,}"]))
def test_any_number_in_digits_is_found_back(n: int, form: str) -> None:
    assert only(f"{form.format(n)} people").count == n


@given(
    st.text(max_size=80)
    | st.lists(
        st.sampled_from(
            [
                *ONES,
                "at least",
                "12",
                "1,250",
                "hundred",
                "and",
                "dozens",
                "of",
                "half",
                "a",
                "million",
                "-",
                ".",
                ",",
                "several",
                "more",
            ]
        ),
        max_size=15,
    ).map(" ".join)
)
def test_quantities_say_a_number_or_words_and_where_they_stand(text: str) -> None:
    for quantity in quantities(text):
        assert (quantity.count is None) != (quantity.words is None)
        assert 0 <= quantity.start < quantity.end <= len(text)
        assert (
            quantity.words is None
            or quantity.words.split()[-1] in text[quantity.start : quantity.end].lower()
        )

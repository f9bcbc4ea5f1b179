from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitrep.coding.lexicon import load
from sitrep.coding.times.timex import TimeGrammar

GRAMMAR = TimeGrammar(load().time)
MONDAY = date(2016, 12, 5)
DAYS = st.dates(min_value=date(1950, 1, 1), max_value=date(2045, 12, 31))
FORMATS = [
    "%Y-%m-%d",
    "%d %B %Y",
    "%B %d, %Y",
    "%B %d %Y",
    "%d %b %Y",
    "%b. %d, %Y",
    "%dth of %B %Y",
    "%A, %d %B %Y",
]
PIECES = [
    "Monday",
    "last",
    "this",
    "next",
    "week",
    "May",
    "may",
    "March",
    "3",
    "5",
    "12",
    "2015",
    "2016",
    "since",
    "until",
    "ago",
    "two",
    "days",
    "the past",
    "the next day",
    "a year earlier",
    "the third quarter",
    "Easter",
    "Ramadan",
    "at dawn",
    "will",
    "said",
    "in two weeks",
    "that month",
    "-",
    ",",
    "to",
    "and",
    "early",
    "yesterday",
    "overnight",
    "1990s",
    "summer",
    "Dec.",
]


def spans(text: str, published: date | None = MONDAY) -> list[tuple[str, str]]:
    return [(m.first.isoformat(), m.last.isoformat()) for m in GRAMMAR.find(text, published)]


def day(text: str) -> tuple[str, str]:
    return text, text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on Monday", day("2016-12-05")),
        ("on Sunday", day("2016-12-04")),
        ("late on Tuesday", day("2016-11-29")),
        ("Friday's raid", day("2016-12-02")),
        ("this Saturday", day("2016-12-03")),
        ("last Monday", day("2016-11-28")),
        ("last Friday", day("2016-12-02")),
        ("next Tuesday", day("2016-12-06")),
        ("on Sat", day("2016-12-03")),
    ],
)
def test_weekday_is_the_nearest_on_or_before_publication(text: str, expected: tuple[str, str]) -> None:
    assert spans(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("today", day("2016-12-05")),
        ("overnight", day("2016-12-05")),
        ("yesterday", day("2016-12-04")),
        ("the day before yesterday", day("2016-12-03")),
        ("tomorrow", day("2016-12-06")),
        ("two days ago", day("2016-12-03")),
        ("last week", ("2016-11-28", "2016-12-04")),
        ("a week ago", ("2016-11-28", "2016-12-04")),
        ("this week", ("2016-12-05", "2016-12-11")),
        ("last weekend", ("2016-12-03", "2016-12-04")),
        ("earlier this month", ("2016-12-01", "2016-12-31")),
        ("last month", ("2016-11-01", "2016-11-30")),
        ("three months ago", ("2016-09-01", "2016-09-30")),
        ("last year", ("2015-01-01", "2015-12-31")),
        ("over the past three days", ("2016-12-02", "2016-12-05")),
        ("in the past 24 hours", ("2016-12-04", "2016-12-05")),
    ],
)
def test_words_about_publication_are_spans_of_days(text: str, expected: tuple[str, str]) -> None:
    assert spans(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3-5 December", ("2016-12-03", "2016-12-05")),
        ("from 3 to 5 December 2015", ("2015-12-03", "2015-12-05")),
        ("December 3 and 4", ("2016-12-03", "2016-12-04")),
        ("in November", ("2016-11-01", "2016-11-30")),
        ("in March", ("2016-03-01", "2016-03-31")),
        ("late November 2014", ("2014-11-01", "2014-11-30")),
        ("in 2014", ("2014-01-01", "2014-12-31")),
        ("early 2015", ("2015-01-01", "2015-12-31")),
        ("summer 2015", ("2015-06-01", "2015-08-31")),
        ("the winter of 2015", ("2015-12-01", "2016-02-29")),
        ("in the 1990s", ("1990-01-01", "1999-12-31")),
    ],
)
def test_ranges_and_wide_times_are_no_single_day(text: str, expected: tuple[str, str]) -> None:
    assert spans(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3 December", "2016-12-03"),  # days ago
        ("20 October", "2016-10-20"),  # weeks ago
        ("15 December", "2016-12-15"),  # some days ahead, the last long past
        ("They fled on 20 February", "2016-02-20"),  # told as past
        ("January 2", "2017-01-02"),
    ],
)
def test_day_without_a_year_is_the_one_near_publication(text: str, expected: str) -> None:
    assert spans(text) == [day(expected)]


@pytest.mark.parametrize(
    ("text", "open_start", "open_end"),
    [
        ("held since Tuesday", False, True),
        ("held since July 2015", False, True),
        ("held since late October", False, True),
        ("held until Friday", True, False),
        ("it had fallen by Friday", True, False),
        ("held on Friday", False, False),
    ],
)
def test_since_and_until_are_open_at_one_end(text: str, open_start: bool, open_end: bool) -> None:
    (mention,) = GRAMMAR.find(text, MONDAY)
    assert (mention.open_start, mention.open_end) == (open_start, open_end)


@pytest.mark.parametrize(
    "text",
    [
        "they may advance",
        "every Monday",
        "Jan met Sun Yi",
        "hotline 1735",
        "on the third day of the raid",
        "they may 3 times retreat",
        "they march on",
        "a march of 20 miles",
        "the sun rose where he sat",
        "2016 people fled",
        "2,016 of them",
        "it cost $2016",
        "two days later",
        "for four years",
        "on 31 June 2016",
        "on 29 February 2015",
        "2016-13-41",
    ],
)
def test_words_that_look_like_times_are_none(text: str) -> None:
    assert spans(text) == []


def test_capitals_tell_may_and_march_from_the_verbs() -> None:
    text = "In May the column may march; in March it halted."
    assert spans(text) == [("2016-05-01", "2016-05-31"), ("2016-03-01", "2016-03-31")]


def test_without_a_day_of_publication_only_full_dates_are_found() -> None:
    text = "On Monday, two days ago, in March and on 4 December; on 3 December 2016, and in 2015"
    assert spans(text, None) == [day("2016-12-03"), ("2015-01-01", "2015-12-31")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The king will meet the envoys on Tuesday", "2016-12-06"),
        ("On Tuesday, the king will meet the envoys", "2016-12-06"),
        ("The king met the envoys on Tuesday", "2016-11-29"),
        ("The envoys, who will leave soon, met the king on Tuesday", "2016-11-29"),
        ("The bridge should be opened on 3 February", "2017-02-03"),
        ("The bridge was blown up on 3 February", "2016-02-03"),
        ("The envoys could not be reached on Tuesday", "2016-11-29"),
        ("Ten may have been killed on Tuesday", "2016-11-29"),
        ("The truce will end. Tuesday was quiet", "2016-11-29"),
        ("The truce had been set to end on Tuesday", "2016-11-29"),
        ("He had planned to leave on Tuesday", "2016-11-29"),
    ],
)
def test_where_a_clause_looks_decides_between_the_last_and_the_next(text: str, expected: str) -> None:
    assert spans(text) == [day(expected)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On 4 May 2014 the siege began. The next day the bridge fell.", day("2014-05-05")),
        ("On 4 May 2014 the siege began. Two days later the bridge fell.", day("2014-05-06")),
        ("On 4 May 2014 the siege began. A week earlier the bridge fell.", ("2014-04-21", "2014-04-27")),
        ("On 4 May 2014 the siege began. The same day the bridge fell.", day("2014-05-04")),
        ("On 4 May 2014 the siege began. At dawn the bridge fell.", day("2014-05-04")),
        ("On 4 May 2014 the siege began. That month the bridge fell.", ("2014-05-01", "2014-05-31")),
        ("On 4 May 2014 the siege began. The bridge fell on June 3 of that year.", day("2014-06-03")),
        ("It was 5 in May 2014, and 3 in the same month a year earlier.", ("2013-05-01", "2013-05-31")),
        ("The bridge fell on 4 May 2014, a day after the siege began", day("2014-05-03")),
    ],
)
def test_narrative_counts_from_the_day_told_last(text: str, expected: tuple[str, str]) -> None:
    assert spans(text)[-1] == expected
    assert spans(text, None)[-1] == expected


def test_last_alone_is_the_unit_before_the_one_just_told() -> None:
    assert spans("Prices rose as fast this year as last.")[1:] == [("2015-01-01", "2015-12-31")]
    assert spans("He was as glad as last.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("since last Christmas", day("2015-12-25")),
        ("at Easter", day("2016-03-27")),
        ("on Good Friday 2015", day("2015-04-03")),
        ("on Thanksgiving Day", day("2016-11-24")),
        ("during Ramadan", ("2016-06-06", "2016-07-06")),
        ("in the second quarter of 2015", ("2015-04-01", "2015-06-30")),
        ("the first half of last year", ("2015-01-01", "2015-06-30")),
        ("the third quarter", ("2016-07-01", "2016-09-30")),
        ("over the weekend", ("2016-12-03", "2016-12-04")),
        ("in the '80s", ("1980-01-01", "1989-12-31")),
        ("the nineteenth century", ("1801-01-01", "1900-12-31")),
        ("nineteen ninety-six", ("1996-01-01", "1996-12-31")),
        ("the war of 1980-88", ("1980-01-01", "1988-12-31")),
        ("overnight Saturday to Sunday", ("2016-12-03", "2016-12-04")),
        ("overnight on Saturday", day("2016-12-03")),
        ("Tuesday of last week", day("2016-11-29")),
        ("Sunday the 4th", day("2016-12-04")),
        ("They fled on Friday the 13th", day("2016-05-13")),
        ("talks will open a week from Friday", day("2016-12-16")),
        ("since mid-2012", ("2012-01-01", "2012-12-31")),
        ("2014's second quarter", ("2014-04-01", "2014-06-30")),
        ("in May last year", ("2015-05-01", "2015-05-31")),
        ("between March and June 2014", ("2014-03-01", "2014-03-31")),
        ("on 11/02/89", day("1989-11-02")),
        ("on 25/12/2015", day("2015-12-25")),
        ("on 3/5/2016", day("2016-05-03")),
        ("since 9/11", day("2001-09-11")),
        ("on March the eleventh", day("2016-03-11")),
        ("July fourth", day("2016-07-04")),
        ("in the nineteen sixties", ("1960-01-01", "1969-12-31")),
        ("the year two thousand", ("2000-01-01", "2000-12-31")),
        ("since the start of the year", ("2016-01-01", "2016-12-31")),
        ("this past Friday", day("2016-12-02")),
        ("several days ago", ("2016-11-28", "2016-12-03")),
    ],
)
def test_calendar_of_holidays_quarters_and_centuries(text: str, expected: tuple[str, str]) -> None:
    assert spans(text + ", they fled")[0] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on the last Sunday in October", day("2016-10-30")),
        ("on the first Monday of October 2015", day("2015-10-05")),
        ("in the second week of October", ("2016-10-08", "2016-10-14")),
        ("in the last week of October", ("2016-10-25", "2016-10-31")),
        ("over the last weekend of October", ("2016-10-29", "2016-10-30")),
        ("on the last day of February", day("2016-02-29")),
        ("on the third of October", day("2016-10-03")),
        ("two Sundays ago", day("2016-11-27")),
        ("the Sunday before last", day("2016-11-27")),
        ("a week ago Tuesday", day("2016-11-22")),
        ("Tuesday two weeks ago", day("2016-11-15")),
        ("a year ago today", day("2015-12-05")),
        ("two years ago yesterday", day("2014-12-04")),
        ("a century ago", ("1916-01-01", "1916-12-31")),
        ("an hour ago", day("2016-12-05")),
        ("48 hours ago", day("2016-12-03")),
        ("over the past week", ("2016-11-28", "2016-12-05")),
        ("the week of 17 October", ("2016-10-17", "2016-10-23")),
        ("in the first three months of 2015", ("2015-01-01", "2015-03-31")),
        ("in the last two months of last year", ("2015-11-01", "2015-12-31")),
        ("in October '88", ("1988-10-01", "1988-10-31")),
        ("by the month's end", ("2016-12-01", "2016-12-31")),
        ("at 9.30 p.m. local time", day("2016-12-05")),
        ("at 0400 GMT", day("2016-12-05")),
        ("between March and May", ("2016-03-01", "2016-03-31")),
    ],
)
def test_ranks_hours_and_rounds_of_the_calendar(text: str, expected: tuple[str, str]) -> None:
    assert spans(text + ", they fled")[0] == expected


@pytest.mark.parametrize("rank", ["fifth Sunday", "sixth week", "thirtieth day"])
def test_rank_that_a_month_has_not_is_no_day(rank: str) -> None:
    assert spans(f"on the {rank} of February 2015, they fled") == []


@given(DAYS, st.sampled_from(FORMATS), DAYS)
def test_any_written_date_is_found_back(written: date, form: str, published: date) -> None:
    text = f"The mill burned on {written.strftime(form)}, people said."
    found = GRAMMAR.find(text, published)
    full = [m for m in found if any(c.isdigit() for c in text[m.start : m.end])]
    assert [(m.first, m.last) for m in full] == [(written, written)]


@given(st.integers(0, 6), DAYS)
def test_weekday_is_never_after_publication_nor_a_week_before(weekday: int, published: date) -> None:
    name = (date(2024, 1, 1) + timedelta(days=weekday)).strftime("%A")
    (mention,) = GRAMMAR.find(f"on {name}", published)
    assert mention.first == mention.last
    assert mention.first.weekday() == weekday
    assert 0 <= (published - mention.first).days < 7


@given(st.lists(st.sampled_from(PIECES), max_size=20).map(" ".join) | st.text(max_size=120), st.none() | DAYS)
def test_mentions_stand_in_order_and_never_overlap(text: str, published: date | None) -> None:
    found = GRAMMAR.find(text, published)
    assert all(m.first <= m.last and 0 <= m.start < m.end <= len(text) for m in found)
    assert all(a.end <= b.start for a, b in pairwise(found))

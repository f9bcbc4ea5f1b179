from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitrep.reading.dates import Calendar, load_calendar

CALENDAR = load_calendar()

FORMATS = (
    "{day} {month} {year}",
    "{day} {short} {year}",
    "{day:02} {short} {year}",
    "{month} {day}, {year}",
    "{short}. {day}, {year}",
    "{short} {day} {year}",
    "{short} {day:02}{year}",
    "{weekday} {day} {month} {year}",
    "{weekday}, {month} {day}, {year}",
    "{shortday} {short} {day} {year}",
    "{year}-{number:02}-{day:02}",
    "{day:02}.{number:02}.{year}",
    "{day:02}-{number:02}-{year}",
    "{day:02}/{number:02}/{year}",
)


@pytest.fixture
def calendar() -> Calendar:
    return load_calendar()


@given(
    day=st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)),
    form=st.sampled_from(FORMATS),
    before=st.sampled_from(["", "Published: ", "(updated 1954 ", "Aleppo, "]),
)
def test_find_reads_back_any_formatted_date(day: date, form: str, before: str) -> None:
    words = form.format(
        day=day.day,
        year=day.year,
        number=day.month,
        month=day.strftime("%B"),
        short=day.strftime("%b"),
        weekday=day.strftime("%A"),
        shortday=day.strftime("%a"),
    )
    (written,) = CALENDAR.find(before + words + " 14:28")
    assert written.words == words
    assert day in written.days([])
    assert written.fits(day)


@given(st.text())
def test_find_gives_only_days_that_exist_at_their_own_place(text: str) -> None:
    for written in CALENDAR.find(text):
        assert text[written.start : written.end] == written.words
        assert written.days([2000])


@pytest.mark.parametrize(
    ("words", "readings", "year", "weekday"),
    [
        ("Monday 5 December", ((12, 5),), None, 0),
        ("5th of December, 2016", ((12, 5),), 2016, None),
        ("Wed Jun 15 2016", ((6, 15),), 2016, 2),
        ("Jun 152016", ((6, 15),), 2016, None),
        ("SEPT 11", ((9, 11),), None, None),
        ("08.04.2017", ((4, 8),), 2017, None),
        ("01-11-2014", ((11, 1),), 2014, None),
        ("12-25-2014", ((12, 25),), 2014, None),
        ("04/08/2017", ((8, 4), (4, 8)), 2017, None),
        ("05/05/2017", ((5, 5),), 2017, None),
        ("13/08/2017", ((8, 13),), 2017, None),
    ],
)
def test_find_reads_how_news_writes_dates(
    calendar: Calendar,
    words: str,
    readings: tuple[tuple[int, int], ...],
    year: int | None,
    weekday: int | None,
) -> None:
    (written,) = calendar.find(words)
    assert (written.readings, written.year, written.weekday) == (readings, year, weekday)


@pytest.mark.parametrize(
    "text",
    [
        "They may 5 times march 3 miles",
        "31 February 2016",
        "29.02.2015",
        "the 10-13 November offensive",
        "the 10–13 November offensive",
        "version 1.2.2016.3",
        "Resolution 2254 (2015) of 14 members",
    ],
)
def test_find_takes_no_other_words_or_numbers_for_a_date(calendar: Calendar, text: str) -> None:
    assert list(calendar.find(text)) == []

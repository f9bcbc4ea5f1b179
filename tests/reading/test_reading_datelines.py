from __future__ import annotations

from datetime import date

import pytest

from sitrep.reading.datelines import (
    Dateline,
    DatelineRules,
    Evidence,
    Kind,
    dated,
    head_dateline,
    line_dates,
    load_dateline_rules,
)


@pytest.fixture(scope="module")
def rules() -> DatelineRules:
    return load_dateline_rules()


def datelines(rules: DatelineRules, *lines: str) -> list[Dateline]:
    found = [line_dates(line, rules) for line in lines]
    return [dateline for line in found if line for dateline in line.datelines]


def evidence(metadata: date | None = None, text: str = "") -> Evidence:
    return Evidence(metadata=metadata, given_by="published", text=text)


@pytest.mark.parametrize(
    ("line", "kinds", "rest"),
    [
        ("Monday 5 December", [Kind.BARE], ""),
        ("Published: 5 December 2016 14:28 GMT", [Kind.PUBLISHED], ""),
        ("Date of publication 15 June 2016", [Kind.PUBLISHED], ""),
        ("Last updated at 6 December 2016, 9:30 pm", [Kind.UPDATED], ""),
        ("Posted on Dec 5, 2016 | Updated on Dec 6, 2016", [Kind.PUBLISHED, Kind.UPDATED], ""),
        ("By James Hall | 5 December 2016", [Kind.BARE], "By James Hall"),
        ("Rebels took the town on 5 December", [Kind.BARE], "Rebels took town"),
    ],
)
def test_line_dates_tells_what_each_date_is_of(
    rules: DatelineRules, line: str, kinds: list[Kind], rest: str
) -> None:
    found = line_dates(line, rules)
    assert found is not None
    assert [dateline.kind for dateline in found.datelines] == kinds
    assert found.rest == rest


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("HARMA, Syria, Dec. 5 (Solstice) — Troops entered the town.", "Dec. 5"),
        ("HARMA, Isle, Sept 14 (Solstice News) - Troops entered the town.", "Sept 14"),
        ("HARMA (Solstice) 12 December Troops entered the town.", "12 December"),
        ("HARMA, December 5. /SOLSTICE/. Troops entered the town.", "December 5"),
        ("Kafr Zein, 5 December 2016 (Solstice) – Troops entered.", "5 December 2016"),
        ("Wed Jun 15 2016 Guards left the bridge at Harma.", "Wed Jun 15 2016"),
        ("Last updated at Jun 152016 - Strike near Harma", "Jun 152016"),
        ("Posted on June 15 2016 by Ann Lee Bridge lost at Harma", "June 15 2016"),
        ("(Adds details)\n\nHARMA, Dec. 5 (Solstice) - Troops entered.", "Dec. 5"),
        ("Troops enter Harma\nBy Ann Lee\n\n5 December 2016\n\nTroops entered.", "5 December 2016"),
        ("08.04.2017) - Toll rises in Harma", "08.04.2017"),
        ("Bomb in Harma kills three Monitor AFP Tuesday 6 May 2014 A bomb", "Tuesday 6 May 2014"),
    ],
)
def test_head_dateline_is_found(rules: DatelineRules, text: str, words: str) -> None:
    found = head_dateline(text, "Bomb in Harma kills three", rules)
    assert found is not None
    assert found.written.words == words


@pytest.mark.parametrize(
    "text",
    [
        "On 5 December 2016 Syrian troops entered the town.",
        "5 December 2016 was the worst day of the siege.",
        "March 5 fighters were killed in the town of Harma.",
        "Seven people were killed on Monday 5 December 2016. The town is quiet.",
        "President Ali Hadi said on December 5 - a Monday - that the town would hold.",
        "Survey of 3 March to 9 April 2022. Later deaths are left out.",
        "1. Harma: On June 15 2016 - the town was hit.",
        "Nov. 4, 2020 — The siege begins.\n\nNov. 9, 2020 — The road is cut.",
        "The town has been quiet, its mayor said on Monday.\n\n5 December 2016 Troops entered it.",
        f"{'Nothing is known of the town. ' * 12}HARMA, Dec. 5 (Solstice) - Troops",
    ],
)
def test_head_dateline_is_no_date_of_a_sentence(rules: DatelineRules, text: str) -> None:
    assert head_dateline(text, "Troops enter Harma", rules) is None


def test_dated_gives_the_year_that_weekday_and_text_allow(rules: DatelineRules) -> None:
    found = dated(datelines(rules, "Monday 5 December"), evidence(text="Offensive (2016); since 2010"))
    assert found.day == date(2016, 12, 5)
    assert found.notes == ("year inferred: 2016 (the weekday and a year in the text)",)


def test_dated_leaves_the_day_open_where_several_years_fit(rules: DatelineRules) -> None:
    found = dated(datelines(rules, "Monday 5 December"), evidence(text="In 2011 and in 2016 again"))
    assert found.day is None
    assert found.notes == ('"Monday 5 December" names no year: it can be 2011-12-05 or 2016-12-05',)


def test_dated_takes_no_year_of_the_text_without_a_weekday(rules: DatelineRules) -> None:
    found = dated(datelines(rules, "5 December"), evidence(text="The war began in 2011."))
    assert found.day is None
    assert found.notes == ('"5 December" names no year: it can be 2011-12-05',)


def test_dated_takes_the_year_of_another_dateline(rules: DatelineRules) -> None:
    found = dated(datelines(rules, "Saturday 31 December", "Updated: 1 January 2017"), evidence())
    assert found.day == date(2016, 12, 31)
    assert found.notes == ("year inferred: 2016 (another date of the page)",)


def test_dated_takes_the_year_of_the_metadata(rules: DatelineRules) -> None:
    lines = datelines(rules, "31 December")
    assert dated(lines, evidence(date(2017, 1, 2))).notes == (
        "year inferred: 2016 (from published)",
        "published says 2017-01-02, the dateline 2016-12-31: the dateline wins",
    )
    assert dated(lines, evidence(date(2016, 12, 31))).notes == ()


def test_dated_keeps_the_metadata_where_the_weekday_fits_no_year_near_it(rules: DatelineRules) -> None:
    found = dated(datelines(rules, "Friday 5 December"), evidence(date(2016, 12, 5)))
    assert found.day == date(2016, 12, 5)
    assert found.notes == ('"Friday 5 December" does not fit published',)


@pytest.mark.parametrize(
    ("line", "metadata", "day"),
    [
        ("Tuesday 04/08/2015", None, date(2015, 8, 4)),
        ("04/08/2017", date(2017, 4, 9), date(2017, 4, 8)),
        ("04/08/2017", date(2017, 8, 3), date(2017, 8, 4)),
        ("04/08/2017", None, None),
        ("04/08/2017", date(2017, 6, 8), date(2017, 6, 8)),
    ],
)
def test_dated_settles_day_and_month_by_weekday_or_metadata(
    rules: DatelineRules, line: str, metadata: date | None, day: date | None
) -> None:
    assert dated(datelines(rules, line), evidence(metadata)).day == day


def test_dated_notes_what_an_ambiguous_date_can_be(rules: DatelineRules) -> None:
    found = dated(datelines(rules, "04/08/2017"), evidence())
    assert found.notes == ('"04/08/2017" can be 2017-08-04 or 2017-04-08',)


def test_dated_believes_a_dateline_over_the_metadata_and_says_so(rules: DatelineRules) -> None:
    found = dated(datelines(rules, "5 December 2016"), evidence(date(2016, 12, 6)))
    assert found.day == date(2016, 12, 5)
    assert found.notes == ("published says 2016-12-06, the dateline 2016-12-05: the dateline wins",)


def test_dated_does_not_believe_a_dateline_years_off(rules: DatelineRules) -> None:
    found = dated(datelines(rules, "5 December 2011"), evidence(date(2016, 12, 6)))
    assert found.day == date(2016, 12, 6)
    assert "too far off" in found.notes[0]


def test_dated_takes_the_date_of_an_update_only_where_there_is_no_other(rules: DatelineRules) -> None:
    update = datelines(rules, "Last updated 7 December 2016")
    assert dated(update, evidence()).day == date(2016, 12, 7)
    assert dated(update, evidence(date(2016, 12, 5))).day == date(2016, 12, 5)
    both = [*update, *datelines(rules, "Published 5 December 2016")]
    assert dated(both, evidence()) == dated(both[::-1], evidence())
    assert dated(both, evidence()).day == date(2016, 12, 5)


def test_dated_notes_a_wrong_weekday_and_a_second_date(rules: DatelineRules) -> None:
    lines = datelines(rules, "Published Friday 5 December 2016", "6 December 2016")
    assert dated(lines, evidence()).notes == (
        'the weekday of "Friday 5 December 2016" is wrong',
        'the page also says "6 December 2016"',
    )


def test_dated_is_undated_without_dateline_and_metadata() -> None:
    assert dated([], evidence(text="In 2016")).day is None

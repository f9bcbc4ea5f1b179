from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from reading_samples import BODY, PARAGRAPHS, TITLE, one_problem, one_report

from sitrep.reading.formats.plain import paragraphs


def test_text_is_the_body_without_head_and_furniture(tmp_path: Path) -> None:
    report = one_report(
        tmp_path,
        "a.txt",
        f"{TITLE}\n\nMarket of Harma in 2016.jpg\n\nBy Lina Haddad\n\nMonday 5 December\n\n{BODY}\n\n"
        "Image Source:\n\nLeave a Reply\n\nFill in your details below or click an icon to log in: Logo\n\n"
        "My cousin lives there and says that it has been quiet for days.\n\nConnecting to %s",
    )
    assert report.text == BODY
    assert report.title == TITLE
    assert report.byline == "Lina Haddad"
    assert report.published == date(2016, 12, 5)
    assert report.notes == ("year inferred: 2016 (the weekday and a year in the text)",)
    assert report.language == "en"
    assert report.retrieved is None


def test_text_keeps_an_agency_dateline_and_takes_its_date(tmp_path: Path) -> None:
    body = f"HARMA, Syria, Dec. 5 (Solstice) — {BODY}"
    report = one_report(tmp_path, "a.txt", f"{TITLE}\nPublished: 6 December 2016\n\n{body}")
    assert report.text == body
    assert report.published == date(2016, 12, 5)
    assert report.notes == (
        "year inferred: 2016 (another date of the page)",
        'the page also says "6 December 2016"',
    )


def test_header_lines_fill_the_report(tmp_path: Path) -> None:
    report = one_report(
        tmp_path,
        "a.txt",
        f"Source: The Harma Post\nURL: https://harmapost.example/2016/12/05/market\nAuthor: Bo Chen\n"
        f"Language: en-GB\n\n{TITLE}\n\n{BODY}",
    )
    assert report.source == "The Harma Post"
    assert report.url == "https://harmapost.example/2016/12/05/market"
    assert report.byline == "Bo Chen"
    assert report.language == "en"
    assert report.published == date(2016, 12, 5)
    assert report.text == BODY


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Lina Haddad", "Lina Haddad"),
        ("By Lina Haddad and Bo Chen in Harma", "Lina Haddad and Bo Chen"),
        ("Lina Haddad reports", "Lina Haddad"),
        ("Lina Haddad reports from Harma", "Lina Haddad"),
        ("By Omar al-Khalid | Monday 5 December 2016", "Omar al-Khalid"),
        ("Reuters staff", "Reuters staff"),
        ("AFP", "AFP"),
        ("(AP)", "AP"),
        ("By Foreign Correspondent", "Foreign Correspondent"),
        ("By our Harma correspondent", "our Harma correspondent"),
    ],
)
def test_byline_is_taken_from_the_head(tmp_path: Path, line: str, byline: str) -> None:
    report = one_report(tmp_path, "a.txt", f"{TITLE}\n\n{line}\n\n{BODY}")
    assert report.byline == byline
    assert report.text == BODY


@pytest.mark.parametrize(
    "caption",
    [
        "Harma offensive (2016).svg",
        "Photo: A bakery in Harma after the strike",
        "A bakery in Harma after the strike (File photo)",
        "File photo of a bakery in Harma",
        "Smoke over Harma. Getty Images",
        "A bakery in Harma after the strike. Picture: Solstice",
    ],
)
def test_captions_are_no_part_of_the_text(tmp_path: Path, caption: str) -> None:
    report = one_report(
        tmp_path, "a.txt", f"{caption}\n{TITLE}\n\n{PARAGRAPHS[0]}\n\n{caption}\n\n{PARAGRAPHS[1]}"
    )
    assert report.title == TITLE
    assert report.text == "\n\n".join(PARAGRAPHS[:2])


@pytest.mark.parametrize("line", ["Lina Haddad", "Lina Haddad and Bo Chen", "Solstice News Agency"])
def test_name_alone_is_a_byline_only_above_a_dateline(tmp_path: Path, line: str) -> None:
    report = one_report(tmp_path, "a.txt", f"{TITLE}\n\n{line}\n\nMonday 5 December 2016\n\n{BODY}")
    assert (report.byline, report.text) == (line, BODY)
    report = one_report(tmp_path, "a.txt", f"{TITLE}\n\n{line}\n\n{BODY}")
    assert (report.byline, report.text) == (None, f"{line}\n\n{BODY}")


def test_file_name_lends_a_dateline_its_year_but_dates_nothing_itself(tmp_path: Path) -> None:
    body = f"HARMA, Dec. 31 (Solstice) — {BODY}"
    report = one_report(tmp_path, "2017-01-02-market.txt", f"{TITLE}\n\n{body}")
    assert report.published == date(2016, 12, 31)
    assert report.notes == ("year inferred: 2016 (from the file's name)",)
    assert one_report(tmp_path, "2017-01-02-market.txt", f"{TITLE}\n\n{BODY}").published is None


def test_dateline_may_name_the_place_too(tmp_path: Path) -> None:
    report = one_report(tmp_path, "a.txt", f"{TITLE}\n\nKafr Zein, 5 December 2016\n\n{BODY}")
    assert report.published == date(2016, 12, 5)
    assert report.text == BODY


def test_labelled_date_below_the_text_is_the_dateline(tmp_path: Path) -> None:
    report = one_report(tmp_path, "a.txt", f"{TITLE}\n\n{BODY}\n\nPublished on 5 December 2016")
    assert report.published == date(2016, 12, 5)
    assert report.text == BODY


def test_days_of_a_diary_stay_and_date_nothing(tmp_path: Path) -> None:
    diary = f"4 December 2016\n\n{PARAGRAPHS[0]}\n\n5 December 2016\n\n{PARAGRAPHS[1]}"
    report = one_report(tmp_path, "a.txt", f"{TITLE}\n\n{diary}")
    assert report.text == diary
    assert report.published is None


def test_text_without_a_title_keeps_its_first_sentence(tmp_path: Path) -> None:
    body = f"HARMA, Dec 5, 2016 (Solstice) - {BODY}"
    report = one_report(tmp_path, "a.txt", body)
    assert report.title == ""
    assert report.text == body


def test_first_line_is_a_title_unless_it_is_a_sentence(tmp_path: Path) -> None:
    report = one_report(tmp_path, "a.txt", BODY)
    assert (report.title, report.text) == ("", BODY)
    report = one_report(tmp_path, "a.txt", f"Harma falls.\n\n{BODY}")
    assert (report.title, report.text) == ("Harma falls.", BODY)


def test_single_line_is_the_text(tmp_path: Path) -> None:
    report = one_report(tmp_path, "a.txt", TITLE)
    assert (report.title, report.text) == ("", TITLE)


def test_nothing_but_furniture_is_a_problem(tmp_path: Path) -> None:
    problem = one_problem(tmp_path, "a.txt", b"Leave a Reply\n\nLog in\n\nConnecting to %s\n")
    assert problem.reason == "nothing but page furniture"


def test_paragraphs_joins_lines_that_an_editor_wrapped() -> None:
    wrapped = (
        "The army entered the old market of\nMarat Harma on Tuesday after two\ndays of shelling.\n"
        "\nA short line.\nAnother short line.\n"
    )
    assert paragraphs(wrapped) == [
        "The army entered the old market of Marat Harma on Tuesday after two days of shelling.",
        "A short line.",
        "Another short line.",
    ]


def test_paragraphs_keeps_lines_that_are_paragraphs_themselves() -> None:
    assert paragraphs("\n".join(PARAGRAPHS)) == list(PARAGRAPHS)
    assert paragraphs("\r\n\r\n".join(PARAGRAPHS)) == list(PARAGRAPHS)

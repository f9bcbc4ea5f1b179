from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from reading_samples import BODY, FOOTER, NAVIGATION, PARAGRAPHS, TITLE, one_problem, one_report, page

from sitrep.model import Report
from sitrep.reading import read

META = """<meta property="og:title" content="Army enters the old market of Marat Harma">
<meta property="og:site_name" content="The Harma Post">
<meta property="article:published_time" content="2017-03-15T06:12:00Z">
<meta name="author" content="Lina Haddad">
<link rel="canonical" href="https://harmapost.example/world/market">"""


def test_page_is_a_report(tmp_path: Path) -> None:
    report = one_report(tmp_path, "a.html", page(head=META))
    assert report.text == BODY
    assert report.title == TITLE
    assert report.source == "The Harma Post"
    assert report.byline == "Lina Haddad"
    assert report.url == "https://harmapost.example/world/market"
    assert report.language == "en"
    assert report.published == date(2017, 3, 15)
    assert report.notes == ()


@pytest.mark.parametrize(
    "dateline",
    [
        "<span class='dateline'>14 March 2017</span>",
        "<p>Published: Tuesday 14 March 2017, 18:05 GMT</p>",
        "<div><time>14 March 2017</time></div>",
        "<p>Tuesday 14 March</p>",
    ],
)
def test_visible_dateline_outranks_the_metadata(tmp_path: Path, dateline: str) -> None:
    report = one_report(tmp_path, "a.html", page(head=META, dateline=dateline))
    assert report.published == date(2017, 3, 14)
    assert (
        report.notes[-1] == "the page's metadata says 2017-03-15, the dateline 2017-03-14: the dateline wins"
    )
    assert report.text == BODY


def test_dates_above_the_heading_and_below_the_text_count_for_nothing(tmp_path: Path) -> None:
    report = one_report(
        tmp_path,
        "a.html",
        page(head=META, above="<p>Friday 1 June 2018</p>", below="<aside><p>2 May 2018</p></aside>"),
    )
    assert report.published == date(2017, 3, 15)


def test_date_of_the_story_is_not_that_of_the_page(tmp_path: Path) -> None:
    report = one_report(
        tmp_path, "a.html", page(below="<p>The town first fell to the rebels on 2014-06-10, he said.</p>")
    )
    assert report.published is None


def test_agency_dateline_of_a_page_counts(tmp_path: Path) -> None:
    html = page(head=META).replace("<p>Government", "<p>HARMA, March 14 (Solstice) - Government")
    report = one_report(tmp_path, "a.html", html)
    assert report.published == date(2017, 3, 14)
    assert report.text.startswith("HARMA, March 14 (Solstice) - Government")


def test_day_in_the_address_counts_where_nothing_else_does(tmp_path: Path) -> None:
    html = page(head='<link rel="canonical" href="https://harmapost.example/2017/03/15/market">')
    assert one_report(tmp_path, "a.html", html).published == date(2017, 3, 15)


def test_furniture_that_is_left_in_the_article_goes(tmp_path: Path) -> None:
    below = (
        '<p>Read more: <a href="/x">The road to Kafr Zein</a></p><p>Image Source: Harma Notes</p>'
        "<p>Tags: Harma, army</p>"
    )
    assert one_report(tmp_path, "a.html", page(below=below)).text == BODY


def test_lists_are_text_and_tables_are_not(tmp_path: Path) -> None:
    below = (
        "<h2>What is known</h2><ul><li>The army holds the market, its spokesman said on Tuesday.</li></ul>"
        "<table><tr><td>Bakery</td><td>7</td></tr></table>"
    )
    text = one_report(tmp_path, "a.html", page(below=below)).text
    assert text == f"{BODY}\n\nWhat is known\n\nThe army holds the market, its spokesman said on Tuesday."


def test_title_of_a_blog_is_that_of_the_entry(tmp_path: Path) -> None:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    html = (
        f"<html><head><title>Harma notes: {TITLE}</title></head><body><div><h1>Harma notes</h1></div>"
        f"<div class='post'><h2 class='entry-title'>{TITLE}</h2><p>Tuesday 14 March 2017</p>{body}</div>"
        "<div id='respond'><h3>Leave a Reply</h3></div></body></html>"
    )
    report = one_report(tmp_path, "a.html", html)
    assert (report.title, report.published, report.text) == (TITLE, date(2017, 3, 14), BODY)


def test_page_in_a_layout_table_is_read(tmp_path: Path) -> None:
    body = "<br><br>".join(PARAGRAPHS)
    html = (
        f"<html><head><title>{TITLE}</title></head><body><table><tr><td>menu<td>{body}</table></body></html>"
    )
    assert PARAGRAPHS[-1] in one_report(tmp_path, "a.htm", html).text


def test_fragment_of_a_page_is_read(tmp_path: Path) -> None:
    fragment = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    assert one_report(tmp_path, "a.html", fragment).text == BODY


def test_address_that_a_browser_noted_is_the_url(tmp_path: Path) -> None:
    html = "<!-- saved from url=(0031)https://harmapost.example/market -->\n" + page()
    assert one_report(tmp_path, "a.html", html).url == "https://harmapost.example/market"


def test_language_is_detected_where_the_page_names_none(tmp_path: Path) -> None:
    assert one_report(tmp_path, "a.html", page(lang="")).language == "en"
    assert one_report(tmp_path, "a.html", page(lang=' lang="en_US"')).language == "en"


@pytest.mark.parametrize(
    "html",
    [
        f"<html><head><title>The Harma Post</title></head><body>{NAVIGATION}{FOOTER}</body></html>",
        "<html><body><form><label>User</label><input><button>Log in</button></form></body></html>",
        "<html></html>",
        "<html><body><p></p></body></html>",
        "no page at all",
        "<",
        "<svg><title>A drawing</title></svg>",
        "<div>" * 5000,
        "<?xml version='1.0' encoding='utf-16'?><a/>",
    ],
)
def test_page_without_an_article_is_a_problem(tmp_path: Path, html: str) -> None:
    assert one_problem(tmp_path, "a.html", html.encode()).reason == "no article found in the page"


def test_reports_of_pages_do_not_depend_on_their_order(tmp_path: Path) -> None:
    other = page(dateline="<p>2 May 2016</p>").replace("Marat Harma", "Kafr Zein")
    (tmp_path / "a.html").write_text(page(head=META))
    (tmp_path / "b.html").write_text(other)
    names = ["a.html", "b.html", "a.html", "a.html", "b.html"]
    found = [item for item in read([tmp_path / name for name in names]) if isinstance(item, Report)]
    assert [report.name for report in found] == names
    assert found[0] == found[2] == found[3]
    assert found[1] == found[4]


def test_pages_are_read_without_a_word_on_standard_error(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.html").write_text("<")
    (tmp_path / "b.html").write_text(page(head=META))
    assert len(list(read([tmp_path]))) == 2
    assert capfd.readouterr() == ("", "")

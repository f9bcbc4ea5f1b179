"""What the page must do, at a desk's and at a phone's size."""

from __future__ import annotations

import csv
import io
import json
import re
import struct
from itertools import pairwise
from typing import Literal

import pytest
from visits import SIZES, Visit, shares

playwright = pytest.importorskip("playwright.sync_api")
from playwright.sync_api import Page, expect  # noqa: E402 - only where it is there


def day(page: Page) -> str:
    """The day that the slider stands at, as its reader hears it."""
    return (page.locator("#day").get_attribute("aria-valuetext") or "").replace(",", "")  # ICU's choice


# The date --------------------------------------------------------------------------------


def test_slider_changes_date_map_legend_list_and_counts(visit: Visit) -> None:
    page = visit.page
    before = visit.map_image()
    assert shares(page)["Government"] == 8
    page.locator("#day").fill(page.locator("#day").get_attribute("min") or "")
    assert day(page) == "Monday 21 November 2016"
    assert shares(page) == {"Government": 2, "Opposition": 4, "Unknown": 1}
    expect(page.locator("#panel .group h3").first).to_have_text(re.compile("Monday.? 21 November"))
    assert "date=2016-11-21" in page.url
    assert visit.map_image() != before


def test_brush_chooses_a_range_and_a_click_one_day(visit: Visit) -> None:
    page = visit.go(days="1")
    box = page.locator(".brush").bounding_box()
    assert box
    y = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + box["width"] * 0.2, y)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.7, y, steps=3)
    page.mouse.up()
    days = int(page.locator("#days").input_value())
    assert 8 <= days <= 11
    page.mouse.click(box["x"] + 1, y)
    assert day(page) == "Monday 21 November 2016"


def test_bars_count_days_weeks_or_months(visit: Visit) -> None:
    page = visit.options()
    counts = {}
    for bars in ("day", "week", "month"):
        page.locator("#bars").select_option(bars)
        counts[bars] = page.locator(".histogram .sure").count()
    assert counts["day"] > counts["week"] > counts["month"] == 2
    assert "bars=month" in page.url


def test_bars_and_counts_follow_the_filters(visit: Visit) -> None:
    page = visit.page
    every = page.locator(".histogram .sure").count()
    visit.go(only_kind="air")
    assert 0 < page.locator(".histogram .sure").count() < every


def test_last_days_widen_and_narrow_the_list(visit: Visit) -> None:
    page = visit.options()
    many = page.locator("#panel .row").count()
    page.locator("#days").select_option("1")
    assert page.locator("#panel .row").count() < many


def test_arrow_keys_step_and_the_space_bar_plays_to_the_end(visit: Visit) -> None:
    page = visit.page
    page.locator("h1").click()
    page.keyboard.press("ArrowLeft")
    assert day(page) == "Thursday 8 December 2016"
    page.keyboard.press("Shift+ArrowLeft")
    assert day(page) == "Thursday 1 December 2016"
    visit.go(date="2016-12-08")
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Pause")).to_be_visible()
    expect(page.get_by_role("button", name="Play")).to_be_visible()
    assert day(page) == "Friday 9 December 2016"


# Evidence ------------------------------------------------------------------------------------


def test_incident_shows_each_claim_in_its_sentence_with_speaker_leaning_and_weight(visit: Visit) -> None:
    page = visit.go(date="2016-12-01", days="1")
    page.get_by_role("button", name="Air/drone strike").click()
    expect(page.locator("#panel h2")).to_have_text("Air/drone strike")
    expect(page.locator(".card")).to_have_count(3)
    marks = page.locator(".card", has_text="Northern Post").locator("mark").all_inner_texts()
    assert marks == ["the report from al-Jazmati tells of this: air/drone strike", "15 civilians were killed"]
    courier = page.locator(".card", has=page.locator("header b", has_text="Aleppo Courier"))
    expect(courier.locator("header")).to_contain_text("leans to Opposition")
    expect(courier.locator(".claims li").first).to_contain_text("according to Human Rights Watchpost")
    expect(courier.locator(".claims li").first).to_contain_text("weighs 1.00")
    link = courier.get_by_role("link", name="Open the report")
    expect(link).to_have_attribute("href", "https://example.org/aleppo-courier/2016-12-01")
    courier.get_by_text("Whole report").click()
    expect(courier.locator(".whole")).to_contain_text("Telephone lines to the city were cut")


def test_place_says_by_which_rule_it_is_held_and_how_it_changed(visit: Visit) -> None:
    page = visit.go(date="2016-12-04", tab="places", place="test:al-Jazmati")
    expect(page.locator(".standing")).to_contain_text("Held by Government since 4 Dec 2016")
    page.get_by_text("By which rule").click()
    expect(page.locator(".why")).to_contain_text("at least one source that gains nothing by it")
    expect(page.locator("#panel")).to_contain_text("No report speaks against it.")
    expect(page.locator(".changes li")).to_have_count(3)
    page.locator(".changes li button").last.click()
    assert "date=2016-11-21" in page.url


# Two dates, and what was known -----------------------------------------------------------------


def test_two_dates_compare_as_a_list_and_on_the_map(visit: Visit) -> None:
    before = visit.map_image()
    page = visit.options()
    page.locator("#against").fill("2016-11-28")
    expect(page.locator("#panel")).to_contain_text("Opposition → Government")
    expect(page.locator("#panel .row", has_text="al-Jazmati")).to_contain_text("takes it from Opposition")
    expect(page.locator("#panel .row", has_text="Salah al-Din")).to_have_count(0)
    assert "against=2016-11-28" in page.url
    assert visit.map_image() != before


def test_what_was_known_that_evening_leaves_out_later_news(visit: Visit) -> None:
    page = visit.go(date="2016-12-05", tab="places", place="test:al-Jazmati")
    expect(page.locator(".standing")).to_contain_text("Held by Government")
    visit.options().get_by_label("As known then").check()
    expect(page.locator(".standing")).to_contain_text("Contested by Opposition")
    assert "known=evening" in page.url


# Harm ------------------------------------------------------------------------------------------


def test_tolls_are_ranges_by_group_that_lead_to_who_says_which(visit: Visit) -> None:
    page = visit.go(date="2016-12-01", days="1", tab="harm")
    killed = page.locator(".harm details", has_text="civilians killed")
    assert killed.locator(".figures").inner_text().split() == ["low", "15", "best", "21", "high", "25"]
    expect(killed.locator(".over").first).to_have_text("over 1 incident")
    killed.locator("summary").click()
    expect(killed.locator(".entry")).to_contain_text("Human Rights Watchpost, in Aleppo Courier")
    expect(killed.locator("caption")).to_have_text("Who says which")
    killed.locator(".entry button").click()
    table = page.locator("#panel .toll-table tbody tr").first
    assert table.locator("td").all_inner_texts() == ["15", "21", "25"]
    table.get_by_role("button", name="15").click()
    expect(page.locator(".claims li.found")).to_contain_text("15 civilians killed")


# Filters and the address --------------------------------------------------------------------


def test_filters_narrow_all_say_how_many_and_stand_in_the_address(visit: Visit) -> None:
    page = visit.go(days="30")
    page.get_by_role("button", name="Filter").click()
    choice = page.locator(".facets label", has_text="Air strike")
    many = int(choice.locator("small").inner_text())
    choice.locator("input").check()
    rows = page.locator("#panel .row", has=page.locator("b", has_text="Air/drone strike"))
    assert rows.count() == many
    assert "only-kind=air" in page.url
    page.locator(".facets summary", has_text="Standing of places").click()
    page.locator(".facets label", has_text="Besieged").locator("input").check()
    assert shares(page) == {"Islamic State": 1}
    address = page.url.split("#")[1]
    page.get_by_role("button", name="Clear all").click()
    assert "only-" not in page.url
    page.evaluate("hash => { location.hash = hash }", address)
    expect(page.locator(".chip")).to_have_count(2)
    assert shares(page) == {"Islamic State": 1}
    page.get_by_role("button", name="Filter", exact=True).click()


@pytest.mark.parametrize(
    ("facet", "value"),
    [
        ("side", "sdf"),
        ("actor", "army"),
        ("place", "test:al-Bab"),
        ("outlet", "Northern Post"),
        ("status", "claimed"),
        ("sure", "90"),
    ],
)
def test_each_filter_keeps_less_than_all(visit: Visit, facet: str, value: str) -> None:
    count = "#tab-places small" if facet in {"status", "sure"} else "#tab-incidents small"
    page = visit.go(days="30")
    every = int(page.locator(count).inner_text())
    visit.go(days="30", **{f"only_{facet}": value})
    expect(page.locator(".chip")).to_have_count(1)
    assert 0 <= int(page.locator(count).inner_text()) < every


# Search, places and actors -----------------------------------------------------------------


@pytest.mark.parametrize("spelling", ["karm al jazmati", "Jezmaty", "الجزماتي", "جزماتي"])
def test_search_finds_a_place_by_any_spelling(visit: Visit, spelling: str) -> None:
    page = visit.page
    page.get_by_role("combobox", name="Find a place or an actor").fill(spelling)
    expect(page.locator("#found").get_by_role("option").first).to_contain_text("al-Jazmati")
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2")).to_have_text("al-Jazmati")
    expect(page.locator("#panel")).to_contain_text("الجزماتي")


def test_search_finds_an_actor_by_an_alias_and_opens_its_page(visit: Visit) -> None:
    page = visit.page
    page.get_by_role("combobox", name="Find a place or an actor").fill("government fighters")
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2")).to_have_text("Government army")
    expect(page.locator("#panel")).to_contain_text("the army of the state")
    assert page.locator("#panel .card").count() > 0
    assert "actor=army" in page.url


def test_search_says_where_nothing_goes_by_a_name(visit: Visit) -> None:
    page = visit.page
    page.get_by_role("combobox", name="Find a place or an actor").fill("Timbuktu")
    expect(page.locator("#found").get_by_role("option")).to_have_text("Nothing goes by this name here.")
    page.keyboard.press("Escape")


# What is off the map, and words ------------------------------------------------------------


def test_what_is_off_the_map_is_counted_and_listed(visit: Visit) -> None:
    page = visit.page
    tab = page.get_by_role("tab", name="Off map")
    expect(tab.locator("small")).to_have_text("2")
    tab.click()
    expect(page.locator("#panel")).to_contain_text("Bustan al-Zahir, Aleppo")
    expect(page.locator("#panel")).to_contain_text("no date given")
    page.get_by_role("tab", name="Problems").click()
    expect(page.locator(".problems")).to_contain_text("reports/wire.jsonl, line 212")


def test_words_of_outlets_stand_side_by_side(visit: Visit) -> None:
    page = visit.go(tab="words")
    heads = page.locator(".words thead th > bdi").all_inner_texts()
    assert set(heads) == {"State Wire", "Aleppo Courier"}
    row = page.locator(".words tbody tr", has_text="captured")
    expect(row).to_contain_text("liberated ×3")
    row.locator("summary").click()
    expect(row.locator("blockquote")).to_contain_text("Our correspondents sent these notes")
    expect(row.get_by_role("link", name="Open the report")).to_be_visible()


# Taking away ------------------------------------------------------------------------------


def test_what_is_shown_can_be_taken_away_with_a_citation(visit: Visit) -> None:
    page = visit.go(date="2016-12-01", days="1", only_kind="air")
    page.get_by_role("button", name="Take away").click()
    sheet = page.get_by_role("dialog")

    def taken(name: str) -> bytes:
        with page.expect_download() as coming:
            sheet.get_by_role("button", name=name).click()
        return coming.value.path().read_bytes()

    rows = list(csv.DictReader(io.StringIO(taken("Incidents, CSV").decode())))
    assert [(row["type"], row["killed_low"], row["killed_high"]) for row in rows] == [
        ("Air/drone strike", "15", "25")
    ]
    control = list(csv.DictReader(io.StringIO(taken("Control, CSV").decode())))
    assert len(control) == sum(shares(page).values())
    layers = [feature["properties"]["layer"] for feature in json.loads(taken("Both, GeoJSON"))["features"]]
    assert (layers.count("incident"), layers.count("holding")) == (len(rows), len(control))
    image = taken("Map, PNG")
    assert image.startswith(b"\x89PNG")
    wide, high = struct.unpack(">2I", image[16:24])
    box = page.locator("#map canvas").bounding_box()
    assert box
    assert wide == box["width"]
    assert high > box["height"] + 100  # a title above the map, and a key and a citation under it
    cited = sheet.get_by_label("How to cite it").input_value()
    assert re.search(r"Around Aleppo.*1 December 2016.*Narrowed to kind air.*Sitrep v0\.0\.1", cited)
    sheet.get_by_role("button", name="Close").click()


def test_print_leaves_out_what_paper_cannot_use(visit: Visit) -> None:
    page = visit.page
    page.emulate_media(media="print")
    expect(page.locator("#search")).to_be_hidden()
    expect(page.locator(".options")).to_be_hidden()
    expect(page.locator(".legend")).to_be_visible()
    for part in (".opener", ".play", "[role=tablist]"):
        expect(page.locator(part)).to_be_hidden()
    parts = ["#map", ".legend", ".timeline", "#panel .row >> nth=0", ".foot"]
    boxes = [box for part in parts if (box := page.locator(part).bounding_box())]
    assert len(boxes) == len(parts)
    for above, below in pairwise(boxes):
        assert above["y"] + above["height"] <= below["y"] + 1  # nothing lies over anything else
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator(".cited")).to_contain_text("read and weighed by Sitrep v0.0.1")
    page.emulate_media(media="screen")


# For everyone -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "parts",
    [
        {},
        {"tab": "harm", "days": "30"},
        {"tab": "words"},
        {"tab": "changes", "against": "2016-11-28"},
        {"place": "test:al-Jazmati", "only_kind": "air"},
        {"tab": "unmapped"},
        {"actor": "army"},
    ],
    ids=["start", "harm", "words", "changes", "place", "unmapped", "actor"],
)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_checker_finds_nothing_serious(
    visit: Visit, scheme: Literal["light", "dark"], parts: dict[str, str]
) -> None:
    visit.page.emulate_media(color_scheme=scheme)
    visit.go(**parts)
    assert visit.grave() == []
    visit.page.emulate_media(color_scheme="light")


@pytest.mark.parametrize("name", ["Take away", "About", "Filter"])
def test_checker_finds_nothing_serious_in_what_opens(visit: Visit, name: str) -> None:
    button = visit.page.get_by_role("button", name=name, exact=True)
    button.click()
    assert visit.grave() == []
    if name == "Filter":
        button.click()
    else:
        visit.page.get_by_role("dialog").get_by_role("button", name="Close").click()


def test_keyboard_moves_through_tabs_and_opens_and_closes(visit: Visit) -> None:
    page = visit.page
    page.get_by_role("tab", name="Events").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("tab", name="Places")).to_be_focused()
    row = page.locator("#panel .row").first
    row.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2")).to_be_focused()
    page.keyboard.press("Escape")
    expect(row).to_be_focused()


def test_nothing_scrolls_sideways(visit: Visit) -> None:
    page = visit.page
    for parts in ({}, {"tab": "words"}, {"tab": "harm"}, {"place": "test:al-Jazmati"}):
        visit.go(**parts)
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide == SIZES[visit.size]["width"], parts


def test_page_lets_no_text_become_markup(visit: Visit) -> None:
    blocked = visit.page.evaluate(
        "() => { try { document.body.innerHTML = '<b>x</b>'; return false } catch { return true } }"
    )
    assert blocked is True
    visit.errors[:] = [said for said in visit.errors if "TrustedHTML" not in said]

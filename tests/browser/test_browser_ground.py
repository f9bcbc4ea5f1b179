"""Control as ground: cells, rings and textures on the map, at a desk's and at a phone's size."""

from __future__ import annotations

import re
from math import dist

import pytest
from visits import Visit, shares

playwright = pytest.importorskip("playwright.sync_api")
from playwright.sync_api import expect  # noqa: E402 - only where it is there

# What share of the map's middle has the colours of what is drawn beside it: little, under a disc.
PLAIN_MIDDLE = """() => {
  const map = document.querySelector("#map canvas");
  const read = document.createElement("canvas").getContext("2d");
  [read.canvas.width, read.canvas.height] = [map.width, map.height];
  read.drawImage(map, 0, 0);
  const colours = (x, y) => {
    const { data } = read.getImageData(x - 9, y - 9, 18, 18);
    return Array.from({ length: data.length / 4 }, (_, nth) => data.slice(nth * 4, nth * 4 + 3).join());
  };
  const [x, y] = [Math.round(map.width / 2), Math.round(map.height / 2)];
  const [middle, beside] = [colours(x, y), new Set(colours(x, y + 60))];
  return middle.filter((colour) => beside.has(colour)).length / middle.length;
}"""


# The colour of a pixel a little beside the middle of the map.
BESIDE_THE_MIDDLE = """() => {
  const map = document.querySelector("#map canvas");
  const read = document.createElement("canvas").getContext("2d");
  read.drawImage(map, 60 - map.width / 2, 60 - map.height / 2);
  return [...read.getImageData(95, 95, 1, 1).data.slice(0, 3)];
}"""


def click_map_at(visit: Visit, camera: str) -> None:
    """Click a little beside the middle of the map, which a disc would not reach."""
    page = visit.go(map=camera)
    visit.settle()
    page.locator("#map").scroll_into_view_if_needed()
    box = page.locator("#map").bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] / 2 + 20, box["y"] + box["height"] / 2 + 20)


def test_click_within_a_cell_opens_its_place_and_beyond_its_reach_nothing(visit: Visit) -> None:
    click_map_at(visit, "14/37.1935/36.1990")
    expect(visit.page.locator("#panel h2")).to_have_text("al-Jazmati")
    click_map_at(visit, "13/36.9/36.35")  # open country
    expect(visit.page.locator("#panel h2")).to_have_count(0)


def test_a_vague_place_is_a_ring_and_no_pin(visit: Visit) -> None:
    def plain(camera: str) -> float:
        page = visit.go(map=camera)
        visit.settle()
        return float(page.evaluate(PLAIN_MIDDLE))

    assert plain("11/37.02/35.98") > 0.2  # an area of 15 km, but for its name
    assert plain("7/37.517/36.37") < 0.1  # a town


def test_a_holding_fades_as_its_last_word_grows_old(visit: Visit) -> None:
    def from_bare_land(date: str) -> float:
        visit.go(date=date, days="1", map="14/37.105/36.173")  # Hamdaniya, of which nothing new is heard
        visit.settle()
        return dist(visit.page.evaluate(BESIDE_THE_MIDDLE), (0xF7, 0xF4, 0xEE))

    assert from_bare_land("2016-11-22") > from_bare_land("2016-12-09") + 10


def test_every_standing_has_a_texture_of_its_own(visit: Visit) -> None:
    visit.go()
    looks = visit.page.locator(".how .two > li > .swatch").evaluate_all(
        "nodes => nodes.map(node => getComputedStyle(node).backgroundImage)"
    )
    assert len(set(looks)) == len(looks) == 5


def test_legend_opens_the_places_of_a_side(visit: Visit) -> None:
    page = visit.page
    page.locator(".shares button", has_text="Opposition").click()
    expect(page.get_by_role("tab", name="Places")).to_have_attribute("aria-selected", "true")
    assert "only-side=opposition" in page.url
    assert shares(page).keys() <= {"Opposition", "Contested"}


def test_address_keeps_where_the_map_is(visit: Visit) -> None:
    page = visit.page
    visit.settle()
    page.locator("#map").hover()
    page.mouse.wheel(0, -600)
    expect(page).to_have_url(re.compile("map="))

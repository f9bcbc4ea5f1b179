"""Pages of other editions: hostile texts, nothing at all, far dates, another language."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import pytest
from tiles import archive
from visits import SIZES, Open

playwright = pytest.importorskip("playwright.sync_api")
import aleppo  # noqa: E402 - from the folder that `visits` names
from playwright.sync_api import expect  # noqa: E402 - only where it is there

from sitrep.model import AsKnown, Harm, Outlet, Problem, Ruling, Situation  # noqa: E402
from sitrep.publish import Edition  # noqa: E402

HOSTILE: Final = '"><img src=x onerror="alert(1)"></script><script>alert(2)</script><svg onload=alert(3)>'


def hostile() -> Edition:
    """The picture with markup in every text that a report or a theatre can bring in."""
    plain = aleppo.picture()
    evidence = plain.evidence
    reports = {
        key: replace(
            report,
            text=report.text + HOSTILE,
            title=HOSTILE,
            url="javascript:alert(4)",
            source=HOSTILE,
        )
        for key, report in evidence.reports.items()
    }
    claims = tuple(replace(claim, speaker=HOSTILE) for claim in evidence.claims)
    renamed = {old.id: new.id for old, new in zip(evidence.claims, claims, strict=True)}
    places = {name: replace(place, name=f"{name} {HOSTILE}") for name, place in aleppo.PLACES.items()}
    theatre = replace(
        evidence.theatre,
        title=HOSTILE,
        credits=(HOSTILE,),
        sides=tuple(replace(side, name=f"{side.name} {HOSTILE}") for side in evidence.theatre.sides),
        actors=tuple(replace(actor, name=HOSTILE) for actor in evidence.theatre.actors),
        outlets=(Outlet(id="x", name=HOSTILE, kind="outlet"),),
    )
    return replace(
        plain,
        evidence=replace(evidence, reports=reports, claims=claims, theatre=theatre),
        situation=replace(
            plain.situation,
            incidents=tuple(
                replace(
                    incident,
                    tolls=(),
                    type=HOSTILE,
                    claims=tuple(renamed[claim] for claim in incident.claims),
                )
                for incident in plain.situation.incidents
            ),
        ),
        history=tuple(
            replace(
                holding,
                place=places[holding.place.name],
                claims_for=tuple(renamed[claim] for claim in holding.claims_for),
            )
            for holding in plain.history
        ),
        evenings=(),
        words=tuple(replace(use, outlet=HOSTILE, term=HOSTILE) for use in plain.words),
        names={place.id: (HOSTILE,) for place in places.values()},
        problems=(Problem(source=HOSTILE, reason=HOSTILE),),
    )


def test_hostile_texts_show_as_words_and_do_nothing(open_page: Open) -> None:
    one = open_page(hostile(), title=HOSTILE, size="phone")
    page = one.page
    for parts in (
        {"tab": "incidents"},
        {"tab": "places"},
        {"tab": "words"},
        {"tab": "unmapped"},
        {"tab": "problems"},
        {"actor": "army"},
        {"place": "test:Qaterji"},
    ):
        one.go(**parts)
        expect(page.locator("#panel")).to_contain_text('<img src=x onerror="alert(1)">')
        assert page.evaluate("document.documentElement.scrollWidth") == SIZES["phone"]["width"], parts
    page.locator(".card summary").first.click()
    expect(page.locator(".whole")).to_contain_text("</script><script>alert(2)</script>")
    page.locator("#search").fill("the army of the state")
    expect(page.locator("#found")).to_contain_text("<img src=x")
    one.settle()
    assert page.locator("img, iframe, object, script[src], [onerror], [onload]").count() == 0
    assert page.locator("a[href^=javascript]").count() == 0
    assert one.errors == []


def test_empty_picture_says_so(open_page: Open) -> None:
    plain = aleppo.picture()
    nothing = replace(
        plain,
        evidence=replace(plain.evidence, claims=(), reports={}),
        situation=Situation(on=None, known_at=None, incidents=(), holdings=(), running=()),
        history=(),
        evenings=(),
        words=(),
        problems=(),
    )
    one = open_page(nothing, size="phone")
    for tab, words in (
        ("Events", "No report gives an incident with a date"),
        ("Places", "says who holds a place"),
        ("Harm", "No incident shown says who was hurt"),
        ("Words", "No outlet uses a word"),
        ("Off map", "Everything that was read has a place and a date"),
    ):
        one.page.get_by_role("tab", name=tab).click()
        expect(one.page.locator("#panel")).to_contain_text(words)
    assert one.errors == []


def test_far_dates_are_left_out_of_the_slider_until_asked_for(open_page: Open) -> None:
    plain = aleppo.picture()
    first = plain.history[0]
    old = replace(first, on=first.on.replace(year=2012), age_days=0, since=None)
    one = open_page(replace(plain, history=(old, *plain.history)), size="phone")
    start = int(one.page.locator("#day").get_attribute("min") or 0)
    one.options().get_by_role("button", name="+ 1 date from 21 Nov 2012").click()
    assert int(one.page.locator("#day").get_attribute("min") or 0) == start - 4 * 365 - 1


def test_arabic_runs_from_right_to_left_and_names_places_in_arabic(open_page: Open) -> None:
    one = open_page(address="#lang=ar&date=2016-12-04&tab=places", size="phone")
    page = one.page
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    expect(page.get_by_role("tab", name="الأماكن")).to_have_attribute("aria-selected", "true")
    expect(page.locator("#panel .row", has_text="الجزماتي")).to_have_count(1)
    assert one.grave() == []
    assert page.evaluate("document.documentElement.scrollWidth") == SIZES["phone"]["width"]
    assert one.errors == []


def test_safe_colours_take_the_place_of_the_theatre_s(open_page: Open) -> None:
    def colour(address: str) -> str:
        dot = open_page(address=f"#date=2016-12-01{address}", size="phone").page.locator("#panel .dot").first
        return str(dot.evaluate("node => getComputedStyle(node).backgroundColor"))

    assert colour("") != colour("&palette=safe")


def retold() -> Edition:
    """The picture, in which two of the three reports on the strike of 1 December came out two days later."""
    plain = aleppo.picture()
    (final,) = (
        one
        for one in plain.situation.incidents
        if one.type == "Air/drone strike" and one.when and one.when.first == aleppo.day(10)
    )
    (toll, *_) = final.tolls
    assert toll.low
    reports = {claim.id: claim.passage.report for claim in plain.evidence.claims}
    first = toll.low.claim
    alone = replace(
        final,
        claims=tuple(claim for claim in final.claims if reports[claim] == reports[first]),
        tolls=(replace(toll, best=toll.low, high=toll.low, claims=(first,)),),
    )
    late = aleppo.day(12)
    told = (
        AsKnown(incident=alone, since=aleppo.day(10), until=late),
        AsKnown(incident=final, since=late, until=None),
    )
    return replace(plain, retellings=told)


@pytest.mark.parametrize("size", SIZES)
def test_an_evening_has_no_figure_that_came_out_later(open_page: Open, size: str) -> None:
    one = open_page(retold(), address="#date=2016-12-01&days=1", size=size)
    rows = one.page.locator("#panel .row", has_text="Air/drone strike")
    expect(rows).to_contain_text("21 civilians killed (15–25)")
    one.options().get_by_label("As known then").check()
    expect(rows).to_contain_text("15 civilians killed")
    expect(rows).not_to_contain_text("25")
    rows.click()
    expect(one.page.locator(".card")).to_have_count(1)
    one.go(date="2016-12-03", days="3", known="evening")
    expect(rows).to_contain_text("21 civilians killed (15–25)")


def test_a_corrected_claim_shows_as_it_was_read_and_as_it_should_read(open_page: Open) -> None:
    plain = aleppo.picture()
    (read, *_) = (one for one in plain.evidence.claims if isinstance(one.fact, Harm) and one.fact.count == 15)
    assert isinstance(read.fact, Harm)
    ruling = Ruling(
        kind="correct",
        claims=(read.id,),
        by="Rana",
        at=datetime(2017, 1, 3, tzinfo=UTC),
        why="The scan reads 16.",
        amends=(("count", 16),),
    )
    meant = replace(read, fact=replace(read.fact, count=16))
    one = open_page(
        replace(plain, rulings=(ruling,), corrected={read.id: meant}),
        address="#date=2016-12-01&days=1",
        size="phone",
    )
    one.page.locator("#panel .row", has_text="Air/drone strike").click()
    claim = one.page.locator(".claims li", has_text="Rana")
    expect(claim.locator(".coded")).to_have_text("15 civilians killed")
    expect(claim.locator(".ruling")).to_contain_text("Corrected by Rana on 3 Jan 2017: 16 civilians killed")
    expect(claim.locator("q")).to_have_text("The scan reads 16.")


@pytest.mark.parametrize("size", SIZES)
def test_roads_come_from_a_file_of_the_reader_s_own(open_page: Open, size: str, tmp_path: Path) -> None:
    one = open_page(address="#map=9/37.1/36.2", size=size)
    page = one.page
    before = one.map_image()
    page.get_by_role("button", name="About").click()
    chooser = page.get_by_label("Rivers and roads from a PMTiles file")
    spoilt, roads = tmp_path / "notes.pmtiles", tmp_path / "roads.pmtiles"
    spoilt.write_bytes(b"no tiles at all" * 20)
    chooser.set_input_files(spoilt)
    expect(page.get_by_role("dialog")).to_contain_text("notes.pmtiles can not be drawn")
    roads.write_bytes(archive("roads", [(2470, 1500), (2470, 1700)]))
    chooser.set_input_files(roads)
    expect(page.get_by_role("dialog")).to_contain_text("roads.pmtiles is drawn.")
    page.get_by_role("dialog").get_by_role("button", name="Close").click()
    drawn = one.map_image()
    assert drawn != before
    page.emulate_media(color_scheme="dark")
    assert one.map_image() != drawn
    assert one.errors == []
    assert [url for url in one.requests if not url.startswith(("file:", "blob:", "data:"))] == []


@pytest.mark.parametrize("size", SIZES)
def test_whose_border_is_drawn_is_the_reader_s_choice(open_page: Open, size: str) -> None:
    one = open_page(address="#map=7.5/33.4/35.2", size=size)
    held = one.map_image()
    one.page.get_by_role("button", name="About").click()
    one.page.get_by_label("Disputed borders").select_option("cyprus")
    one.page.wait_for_url("**borders=cyprus**")
    assert one.map_image() != held

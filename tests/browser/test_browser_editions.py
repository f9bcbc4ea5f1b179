"""Pages of other editions: hostile texts, nothing at all, far dates, another language."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import pytest
from visits import SIZES, Open

playwright = pytest.importorskip("playwright.sync_api")
import aleppo  # noqa: E402 - from the folder that `visits` names
from playwright.sync_api import expect  # noqa: E402 - only where it is there

from sitrep.model import Outlet, Problem, Situation  # noqa: E402
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
        ("Off the map", "Everything that was read has a place and a date"),
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
    one.page.get_by_role("button", name="+ 1 date from 21 Nov 2012").click()
    assert int(one.page.locator("#day").get_attribute("min") or 0) == start - 4 * 365 - 1


def test_arabic_runs_from_right_to_left_and_names_places_in_arabic(open_page: Open) -> None:
    one = open_page(address="#lang=ar&date=2016-12-04&tab=places", size="phone")
    page = one.page
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    expect(page.get_by_role("tab", name="الأماكن")).to_have_attribute("aria-selected", "true")
    expect(page.locator("#panel .row", has_text="الجزماتي")).to_have_count(1)
    assert page.evaluate("document.documentElement.scrollWidth") == SIZES["phone"]["width"]
    assert one.errors == []


def test_safe_colours_take_the_place_of_the_theatre_s(open_page: Open) -> None:
    def colour(address: str) -> str:
        dot = open_page(address=f"#date=2016-12-01{address}", size="phone").page.locator("#panel .dot").first
        return str(dot.evaluate("node => getComputedStyle(node).backgroundColor"))

    assert colour("") != colour("&palette=safe")

"""The page as a reader meets it: opened from a file, in a browser, with no network."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import pytest

playwright = pytest.importorskip("playwright.sync_api")
from playwright.sync_api import Browser, Dialog, Page, expect, sync_playwright  # noqa: E402 - only where it is there

sys.path.append(str(Path(__file__).parents[1] / "publish"))
import aleppo  # noqa: E402 - from the folder just named

from sitrep.model import Outlet, Problem, Situation  # noqa: E402
from sitrep.publish import page as publish  # noqa: E402

CHROMIUM: Final = Path("/usr/bin/chromium")
FLAGS: Final = ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"]
DESK: Final = {"width": 1440, "height": 900}
PHONE: Final = {"width": 390, "height": 844}

pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason=f"there is no browser at {CHROMIUM}")


@dataclass
class Visit:
    """An opened page, and what it did that it should not."""

    page: Page
    errors: list[str]
    requests: list[str]

    def dismiss(self, dialog: Dialog) -> None:
        """Note that something opened a dialog, and close it."""
        self.errors.append(dialog.message)
        dialog.dismiss()

    def settle(self) -> None:
        """Wait until the map has drawn all that it was told to."""
        self.page.wait_for_selector("html[data-ready=true]", state="attached")


Open = Callable[..., Visit]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def visit(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    contexts = []

    def opened(
        picture: aleppo.Picture | None = None,
        *,
        address: str = "",
        size: dict[str, int] = DESK,
        title: str = "Around Aleppo",
    ) -> Visit:
        shown = picture or aleppo.picture()
        file = tmp_path / "index.html"
        file.write_bytes(
            publish(shown.evidence, shown.situation, shown.history, shown.problems, title, "0.0.1")
        )
        context = browser.new_context(viewport=size, reduced_motion="reduce")  # type: ignore[arg-type] # a size
        contexts.append(context)
        page = context.new_page()
        one = Visit(page, [], [])
        page.on("console", lambda said: one.errors.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: one.errors.append(str(error)))
        page.on("request", lambda request: one.requests.append(request.url))
        page.on("dialog", one.dismiss)
        page.goto(f"{file.as_uri()}{address}")
        one.settle()
        return one

    yield opened
    for context in contexts:
        context.close()


def shares(page: Page) -> dict[str, int]:
    """What the legend says that each side holds."""
    rows = page.locator(".shares li").all()
    return {row.locator(".name").inner_text(): int(row.locator("b").inner_text()) for row in rows}


def test_page_opens_without_error_or_request(visit: Open) -> None:
    one = visit()
    one.page.keyboard.press("ArrowLeft")
    one.settle()
    assert one.errors == []
    assert [url for url in one.requests if not url.startswith(("file:", "blob:", "data:"))] == []
    expect(one.page).to_have_title("Around Aleppo")


def test_page_draws_the_holders_on_the_map(visit: Open) -> None:
    one = visit()
    before = one.page.locator("#map").screenshot()
    one.page.locator("#day").fill(one.page.locator("#day").get_attribute("min") or "")
    one.settle()
    assert one.page.locator("#map").screenshot() != before


def test_slider_changes_date_legend_and_list(visit: Open) -> None:
    one = visit()
    assert shares(one.page)["Government"] == 8
    one.page.locator("#day").fill(one.page.locator("#day").get_attribute("min") or "")
    expect(one.page.locator(".timeline .day .long")).to_have_text("Monday, 21 November 2016")
    assert shares(one.page) == {"Government": 2, "Opposition": 4, "Unknown": 1}
    expect(one.page.locator("#panel .group h3")).to_have_text(re.compile("Monday.? 21 November"))
    assert "date=2016-11-21" in one.page.url


def test_address_leads_back_to_what_was_seen(visit: Open) -> None:
    one = visit(address="#date=2016-12-04&days=3&tab=places&place=test%3Aal-Jazmati")
    expect(one.page.locator("#panel h2")).to_have_text("al-Jazmati")
    expect(one.page.locator(".standing")).to_contain_text("Held by Government since 4 Dec 2016")
    expect(one.page.locator("#days")).to_have_value("3")


def test_click_on_an_incident_shows_each_claim_in_its_sentence(visit: Open) -> None:
    one = visit(address="#date=2016-12-01&days=1")
    one.page.get_by_role("button", name="Air/drone strike").click()
    expect(one.page.locator("#panel h2")).to_have_text("Air/drone strike")
    expect(one.page.locator(".card")).to_have_count(3)
    marks = one.page.locator(".card", has_text="Northern Post").locator("mark").all_inner_texts()
    assert marks == ["the report from al-Jazmati tells of this: air/drone strike", "15 civilians were killed"]
    courier = one.page.locator(".card", has=one.page.locator("header b", has_text="Aleppo Courier"))
    expect(courier.locator("header")).to_contain_text("leans to Opposition")
    expect(courier.locator(".claims li").first).to_contain_text("according to Human Rights Watchpost")
    link = courier.get_by_role("link", name="Open the report")
    expect(link).to_have_attribute("href", "https://example.org/aleppo-courier/2016-12-01")


def test_toll_shows_low_best_and_high_with_their_claims(visit: Open) -> None:
    one = visit(address="#date=2016-12-01&days=1")
    row = one.page.get_by_role("button", name="Air/drone strike")
    expect(row.locator(".toll").first).to_have_text("21 civilians killed (15–25)")
    row.click()
    killed = one.page.locator(".toll-table tbody tr").first
    assert killed.locator("td").all_inner_texts() == ["15", "21", "25"]
    killed.get_by_role("button", name="15").click()
    expect(one.page.locator(".claims li.found")).to_contain_text("15 civilians killed")


def test_click_on_the_map_opens_the_place(visit: Open) -> None:
    one = visit()
    box = one.page.locator("#map").bounding_box()
    assert box is not None
    opened = one.page.locator("#panel h2")
    one.page.mouse.move(box["x"] + box["width"] * 0.6, box["y"] + box["height"] * 0.5)
    for x in range(330, int(box["width"]) - 80, 24):  # the map's own projection decides where places lie
        one.page.mouse.click(box["x"] + x, box["y"] + box["height"] * 0.46)
        if opened.count():
            break
    expect(opened).to_have_count(1)


def test_whole_report_opens_with_its_marks(visit: Open) -> None:
    one = visit(address="#date=2016-12-01&days=1")
    one.page.get_by_role("button", name="Air/drone strike").click()
    card = one.page.locator(".card").first
    card.get_by_text("Whole report").click()
    expect(card.locator(".whole")).to_contain_text("Telephone lines to the city were cut")
    assert card.locator(".whole mark").count() >= 1


def test_what_is_off_the_map_is_counted_and_listed(visit: Open) -> None:
    one = visit()
    tab = one.page.get_by_role("tab", name="Off the map")
    expect(tab.locator("small")).to_have_text("2")
    tab.click()
    expect(one.page.locator("#panel")).to_contain_text("Bustan al-Zahir, Aleppo")
    expect(one.page.locator("#panel")).to_contain_text("no date given")
    one.page.get_by_role("tab", name="Problems").click()
    expect(one.page.locator(".problems")).to_contain_text("reports/wire.jsonl, line 212")


HOSTILE: Final = '"><img src=x onerror="alert(1)"></script><script>alert(2)</script><svg onload=alert(3)>'


def hostile() -> aleppo.Picture:
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
        outlets=(Outlet(id="x", name=HOSTILE, kind="outlet"),),
    )
    return aleppo.Picture(
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
        problems=(Problem(source=HOSTILE, reason=HOSTILE),),
    )


def test_hostile_texts_show_as_words_and_do_nothing(visit: Open) -> None:
    one = visit(hostile(), title=HOSTILE)
    for address in ("#tab=incidents", "#tab=places", "#tab=unmapped", "#tab=problems", "#place=test:Qaterji"):
        one.page.evaluate("address => { location.hash = address }", address)
        expect(one.page.locator("#panel")).to_contain_text('<img src=x onerror="alert(1)">')
    one.page.locator(".card summary").first.click()
    expect(one.page.locator(".whole")).to_contain_text("</script><script>alert(2)</script>")
    one.settle()
    assert one.page.locator("img, iframe, object, script[src], [onerror], [onload]").count() == 0
    assert one.page.locator("a[href^=javascript]").count() == 0
    assert one.errors == []


def test_page_lets_no_text_become_markup(visit: Open) -> None:
    one = visit()
    blocked = one.page.evaluate(
        "() => { try { document.body.innerHTML = '<b>x</b>'; return false } catch { return true } }"
    )
    assert blocked is True


def test_phone_has_no_sideways_scroll_and_shows_all(visit: Open) -> None:
    one = visit(size=PHONE)
    wide = "document.documentElement.scrollWidth"
    assert one.page.evaluate(wide) == PHONE["width"]
    one.page.locator("#panel .row").first.click()
    expect(one.page.locator("#panel h2")).to_be_in_viewport()
    assert one.page.evaluate(wide) == PHONE["width"]


def test_long_names_do_not_widen_the_page(visit: Open) -> None:
    one = visit(hostile(), size=PHONE, title="A" * 200)
    assert one.page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]


def test_keyboard_steps_days_tabs_and_closes(visit: Open) -> None:
    one = visit()
    day = one.page.locator(".timeline .day .long")
    one.page.keyboard.press("ArrowLeft")
    expect(day).to_have_text("Thursday, 8 December 2016")
    one.page.keyboard.press("Shift+ArrowLeft")
    expect(day).to_have_text("Thursday, 1 December 2016")
    one.page.get_by_role("tab", name="Events").focus()
    one.page.keyboard.press("ArrowRight")
    expect(one.page.get_by_role("tab", name="Places")).to_be_focused()
    expect(day).to_have_text("Thursday, 1 December 2016")
    row = one.page.locator("#panel .row").first
    row.focus()
    one.page.keyboard.press("Enter")
    expect(one.page.locator("#panel h2")).to_be_focused()
    one.page.keyboard.press("Escape")
    expect(row).to_be_focused()


def test_play_runs_to_the_end_and_stops(visit: Open) -> None:
    one = visit(address="#date=2016-12-07")
    one.page.keyboard.press("Space")
    expect(one.page.get_by_role("button", name="Pause")).to_be_visible()
    expect(one.page.locator(".timeline .day .long")).to_have_text("Friday, 9 December 2016")
    expect(one.page.get_by_role("button", name="Play")).to_be_visible()


def test_empty_picture_says_so(visit: Open) -> None:
    plain = aleppo.picture()
    nothing = aleppo.Picture(
        evidence=replace(plain.evidence, claims=(), reports={}),
        situation=Situation(on=None, known_at=None, incidents=(), holdings=(), running=()),
        history=(),
        problems=(),
    )
    one = visit(nothing)
    expect(one.page.locator("#panel")).to_contain_text("No report gives an incident with a date")
    one.page.get_by_role("tab", name="Places").click()
    expect(one.page.locator("#panel")).to_contain_text("says who holds a place")
    assert one.errors == []


def test_far_dates_are_left_out_of_the_slider_until_asked_for(visit: Open) -> None:
    plain = aleppo.picture()
    first = plain.history[0]
    old = replace(first, on=first.on.replace(year=2012), age_days=0, since=None)
    one = visit(replace(plain, history=(old, *plain.history)))
    start = int(one.page.locator("#day").get_attribute("min") or 0)
    one.page.get_by_role("button", name="+ 1 date from 21 Nov 2012").click()
    assert int(one.page.locator("#day").get_attribute("min") or 0) == start - 4 * 365 - 1

"""The page as `sitrep serve` hands it out: the same one, and a reload shows what is new."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest

playwright = pytest.importorskip("playwright.sync_api")
import aleppo  # noqa: E402 - from the folder that `visits` names
from playwright.sync_api import Browser, expect  # noqa: E402 - only where it is there
from visits import SIZES  # noqa: E402

from sitrep.cli.serving import Kept, server  # noqa: E402
from sitrep.publish import page as publish  # noqa: E402


@pytest.mark.parametrize("size", SIZES)
def test_served_page_works_asks_for_nothing_else_and_follows_the_record(browser: Browser, size: str) -> None:
    titles = ["Around Aleppo"]
    kept = Kept(lambda: titles[-1], lambda: publish(replace(aleppo.picture(), title=titles[-1])))
    with server(kept, 0) as one:
        thread = threading.Thread(target=one.serve_forever)
        thread.start()
        try:
            context = browser.new_context(viewport=SIZES[size])  # type: ignore[arg-type] # a size
            page, asked, errors = context.new_page(), [], []
            page.on("request", lambda request: asked.append(request.url))
            page.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
            address = f"http://127.0.0.1:{one.server_port}/"
            page.goto(f"{address}#date=2016-12-09&place=test:al-Bab")
            page.wait_for_selector("html[data-ready=true]", state="attached", timeout=60_000)
            expect(page.locator("#panel h2")).to_have_text("al-Bab")
            titles.append("Around Aleppo, a day later")
            page.reload()
            expect(page.locator("h1")).to_have_text("Around Aleppo, a day later")
            expect(page.locator("#panel h2")).to_have_text("al-Bab")
            page.wait_for_selector("html[data-ready=true]", state="attached", timeout=60_000)
            assert errors == []
            assert {url.partition("#")[0] for url in asked if not url.startswith(("blob:", "data:"))} == {
                address
            }
            context.close()
        finally:
            one.shutdown()
            thread.join()

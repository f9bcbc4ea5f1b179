"""Loaded words are counted for each outlet, wherever its reports use them."""

from __future__ import annotations

import tomllib
from collections import Counter
from datetime import date
from importlib.resources import files

import pytest

from sitrep.framing import LoadedWords, load, word_uses
from sitrep.model import Report, WordUse

WORDS = load()


def report(text: str, source: str | None = "Hill Post", day: int = 5, title: str = "") -> Report:
    return Report(
        name=f"{source}-{day}",
        source=source,
        url=None,
        title=title,
        text=text,
        language="en",
        published=date(2016, 12, day),
        retrieved=None,
        raw_hash=text,
    )


def counts(*reports: Report) -> dict[tuple[str | None, str], tuple[int, int]]:
    """Outlet and term: how often, and how often inside quotation marks."""
    return {(use.outlet, use.term): (use.count, use.quoted) for use in word_uses(reports, WORDS)}


@pytest.mark.parametrize(
    ("text", "term", "neutral"),
    [
        ("Troops liberated the town.", "liberated", "captured"),
        ("The LIBERATION of the town.", "liberated", "captured"),
        ("The regime's planes returned.", "regime", "government"),
        ("Terrorist-held areas were hit.", "terrorists", "fighters"),
        ("The Zionist\nentity struck again.", "Zionist entity", "Israel"),
        ("Nine were martyred.", "martyred", "killed"),
        ("The so-called caliphate.", "so-called", ""),
        ("The heroic army came.", "heroic", ""),
    ],
)
def test_loaded_word_is_found_in_its_forms_with_its_neutral_word(text: str, term: str, neutral: str) -> None:
    (use,) = word_uses([report(text)], WORDS)
    assert (use.term, use.neutral, use.count) == (term, neutral, 1)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Troops captured the town.",
        "The regimental band played.",
        "An unliberated mind.",
        "A gangster film.",
    ],
)
def test_plain_words_are_not_counted(text: str) -> None:
    assert word_uses([report(text)], WORDS) == ()


def test_outlets_are_counted_apart_and_an_outlet_over_all_its_reports() -> None:
    found = counts(
        report("The regime liberated the hill.", "Hill Post", 4),
        report("Regime planes came. The regime fell.", "Hill Post", 5),
        report("The regime left.", "Vale Times"),
        report("A regime.", None),
    )
    assert found == {
        (None, "regime"): (1, 0),
        ("Hill Post", "liberated"): (1, 0),
        ("Hill Post", "regime"): (3, 0),
        ("Vale Times", "regime"): (1, 0),
    }


def test_words_of_others_are_told_from_the_outlets_own() -> None:
    found = counts(
        report("“We killed the terrorists,” he said of the terrorists.", title='"Terrorists" flee')
    )
    assert found == {("Hill Post", "terrorists"): (3, 2)}


def test_first_use_is_the_earliest_and_quotes_the_report() -> None:
    late = report("At last the thugs left.", day=9)
    early = report(
        "Nobody saw the thugs who came in the night before the fair and broke every window.", day=2
    )
    (use,) = word_uses([late, early], WORDS)
    assert use.reports == 2
    assert (use.first.report, use.first.quote) == (
        early.id,
        "Nobody saw the thugs who came in the night before the fair",
    )
    assert early.text[use.first.start : use.first.end] == use.first.quote


def test_order_of_reports_changes_nothing() -> None:
    reports = [report("Thugs and bandits.", day=3), report("Bandits.", "Vale Times"), report("Thugs.", day=1)]
    assert word_uses(reports, WORDS) == word_uses(reversed(reports), WORDS)


def test_every_form_leads_to_one_term() -> None:
    data = tomllib.loads((files("sitrep.framing") / "loaded.toml").read_text(encoding="utf-8"))
    forms = Counter(form.casefold() for term, word in data.items() for form in (term, *word["forms"]))
    assert [form for form, times in forms.items() if times > 1] == []


def test_mark_that_is_never_closed_takes_nothing_in() -> None:
    words = LoadedWords(forms={"thug": "thug"}, neutral={"thug": "fighter"})
    (use,) = word_uses([report('He said "go.\n\nA thug came. ' + "x " * 400 + '"')], words)
    assert isinstance(use, WordUse)
    assert use.quoted == 0

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from plain_report import report

from sitrep import flow
from sitrep.coding.english import EnglishCoder
from sitrep.model import Report

PLAIN = Path(__file__).parents[1] / "coding"
FACT = "Shells killed four people in Azaz on Monday."
SMALL_TALK = "It is hard to say so, and not many do."


def passing(desk: flow.Desk, text: str) -> list[str]:
    """The sentences of a text that are parsed."""
    coder, one = desk.coder, on_monday(text)
    assert isinstance(coder, EnglishCoder)
    named = coder.named(one, coder.annotate(one))
    return [n.sentence.text for n in named if coder.sentence_sieve.passes(n.sentence.text, n.kinds)]


def on_monday(text: str) -> Report:
    return report(text, published=date(2016, 12, 5))


def test_small_talk_is_dropped_and_facts_pass(syria: flow.Desk) -> None:
    assert passing(syria, f"{FACT} {SMALL_TALK} {FACT}") == [FACT, FACT]


@pytest.mark.parametrize(
    "sentences",
    [
        [SMALL_TALK],
        [FACT, "He said: “It is so.", "Nobody knows.”"],
        [FACT, 'He said: "It is so.', 'Nobody knows."'],
    ],
)
def test_opening_and_both_ends_of_a_quotation_pass(syria: flow.Desk, sentences: list[str]) -> None:
    assert passing(syria, " ".join(sentences)) == sentences


@pytest.mark.parametrize("kind", ["control", "events", "harm"])
def test_plain_facts_pass_wherever_they_stand(world: flow.Desk, kind: str) -> None:
    lines = (PLAIN / f"plain_{kind}.txt").read_text(encoding="utf-8").splitlines()
    facts = [line.partition(" => ")[0] for line in lines if line and not line.startswith("#")]
    dropped = [f for f in facts if not " ".join(passing(world, f"{SMALL_TALK} {f}")).endswith(f)]
    assert len(dropped) <= 0.02 * len(facts), "\n".join(dropped)


def test_nothing_but_small_talk_makes_no_claims(syria: flow.Desk) -> None:
    assert syria.coder(on_monday(" ".join([SMALL_TALK] * 5))) == ()


def test_report_is_read_alike_whether_small_talk_is_parsed_or_not(
    syria: flow.Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    coder = syria.coder
    assert isinstance(coder, EnglishCoder)
    text = f"{FACT} {SMALL_TALK} {SMALL_TALK} Nine were wounded, a medic said."
    sieved = coder(on_monday(text))
    assert len(sieved) > 1
    monkeypatch.setattr(coder, "sentence_sieve", replace(coder.sentence_sieve, least=-1000.0))
    assert coder(on_monday(text)) == sieved

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

import pytest
from scored import Fields, codings, control, event, harm

from sitrep.model import Report
from sitrep.scoring import compare, fault_lines
from sitrep.scoring.causes import Fault


def faults(gold: dict[str, list[Fields]], coded: dict[str, list[Fields]]) -> Counter[tuple[str, bool, bool]]:
    """Cause, whether gold and whether coded stands in it: of each miss and extra."""
    found = compare(codings(**gold), codings(**coded), {}).faults
    return Counter((f.cause, f.gold is not None, f.coded is not None) for f in found if not f.flaw)


@pytest.mark.parametrize(
    ("kind", "gold", "coded", "cause"),
    [
        ("control", control(), control(place=None), "place missed"),
        ("control", control(), control(place="Port Sorrel"), "place wrong"),
        ("control", control(), control(side="moor league"), "side wrong"),
        ("control", control(side=None), control(), "side invented"),
        ("control", control(), control(status="holds"), "status wrong"),
        ("control", control(), control(side=None, status="holds"), "side missed + status wrong"),
        ("events", event(), event(type="Attack"), "type wrong"),
        ("events", event(date="2016-12-04"), event(date="2016-12-05"), "date wrong"),
        ("harm", harm(), harm(count=7), "count wrong"),
        ("harm", harm(), harm(count=None), "count missed"),
        ("harm", harm(), harm(who="child"), "who wrong"),
        ("harm", harm(), harm(outcome="injured"), "outcome wrong"),
    ],
)
def test_fields_that_differ_are_the_cause(kind: str, gold: Fields, coded: Fields, cause: str) -> None:
    assert faults({kind: [gold]}, {kind: [coded]}) == {(cause, True, True): 1}


def test_one_fact_told_by_two_passages_is_known_by_its_place() -> None:
    gold = control(quote="the crown took Tell Amber at dawn")
    assert faults({"control": [gold]}, {"control": [control(quote="a town fell", side="league")]}) == {
        ("side wrong", True, True): 1
    }


MISSED = event(place="Port Sorrel", type="Attack", date="2016-12-01", quote="shot two herders in Port Sorrel")


@pytest.mark.parametrize(
    ("coded", "cause"),
    [
        ({}, "nothing coded"),
        ({"harm": [harm(quote="two herders in Port Sorrel")]}, "other kind"),
        ({"events": [event(place="Old Port Sorrel", type="Attack", quote="Port Sorrel")]}, None),
    ],
)
def test_miss_is_told_by_what_was_coded_of_its_passage(
    coded: dict[str, list[Fields]], cause: str | None
) -> None:
    expected = {(cause, True, False): 1} if cause else {}
    found = faults({"events": [MISSED]}, coded)
    assert {key: n for key, n in found.items() if key[1] and not key[2]} == expected


def test_miss_whose_like_answers_another_entry_is_merged() -> None:
    both = [harm(count=2, who="woman"), harm(count=2, who="child")]
    assert faults({"harm": both}, {"harm": both[:1]}) == {("merged", True, False): 1}


def test_miss_beside_another_fact_of_its_passage_is_half_a_passage() -> None:
    words = "six people died and 30 houses burned as 12 fled"
    gold = [harm(quote=words), harm(quote=words, outcome="displaced", count=12, who="unspecified")]
    assert faults({"harm": gold}, {"harm": gold[:1]}) == {("passage half read", True, False): 1}


@pytest.mark.parametrize(
    ("extra", "cause"),
    [
        (control(), "split"),
        (control(quote="the town is ours"), "repeated"),
        (control(place="Port Sorrel", side="league", status="lost"), "passage over-read"),
        (control(place="Port Sorrel", quote="the boats at Port Sorrel"), "not told"),
        (control(place="Port Sorrel", quote="a market was bombed"), "other kind"),
    ],
)
def test_extra_is_told_by_what_gold_has_from_its_passage(extra: Fields, cause: str) -> None:
    gold = {"control": [control()], "events": [event(quote="a market was bombed")]}
    assert faults(gold, {**gold, "control": [control(), extra]}) == {(cause, False, True): 1}


def test_right_entries_have_flaws_in_the_fields_that_score_does_not_ask_for() -> None:
    gold = {
        "events": [event(date="2016-12-04", side1="crown", side2="league")],
        "harm": [harm(said_by="medics", place="Tell Amber", by_side="league")],
    }
    coded = {
        "events": [event(said_by="the mayor", side1="league", side2="moor")],
        "harm": [harm(said_by="a nurse", place="Port Sorrel", side="crown")],
    }
    found = compare(codings(**gold), codings(**coded), {}).faults
    assert Counter(f.cause for f in found if f.flaw) == Counter(
        (
            *("date missed", "speaker invented", "side 1 wrong", "side 2 wrong"),
            *("speaker wrong", "place wrong", "side invented", "by side missed"),
        )
    )


def test_sides_in_the_other_order_are_no_flaw() -> None:
    gold = {"events": [event(side1="crown", side2="league")]}
    assert faults(gold, {"events": [event(side1="league", side2="crown")]}) == {}


TEXT = "Shells fell on Tell Amber.\nThe crown said its men had been hit. Six people died, and nine were hurt."


def report(text: str = TEXT) -> Report:
    return Report(
        name="r1",
        source=None,
        url=None,
        title="Tell Amber shelled",
        text=text,
        language="en",
        published=date(2016, 12, 5),
        retrieved=None,
        raw_hash="",
    )


@pytest.mark.parametrize(
    ("quotes", "same"),
    [
        (("Six people died", "nine were hurt"), True),
        (("its men had been hit", "Six people died"), False),
        (("Tell Amber shelled", "Shells fell on Tell Amber"), False),
        (("Tell Amber shelled", "Tell Amber shelled"), True),
    ],
)
def test_reports_tell_which_quotes_share_a_sentence(quotes: tuple[str, str], same: bool) -> None:
    gold, coded = harm(quote=quotes[0]), harm(quote=quotes[1], count=9, outcome="injured", who="combatant")
    found = compare(codings(harm=[gold]), codings(harm=[coded]), {"r1": report()}).faults
    assert (len(found) == 1) is same


def test_lines_count_each_cause_and_show_as_many_examples_as_asked_for() -> None:
    gold: Any = {"harm": [harm(count=n, quote=f"{n} died") for n in (1, 2, 3)]}
    found = compare(codings(**gold), codings(), {})
    lines = list(fault_lines(found, 2))
    assert [line.split() for line in lines if "nothing coded" in line] == [["3", "0", "nothing", "coded"]]
    assert sum("died" in line for line in lines) == 2


def test_examples_show_the_sentence_where_reports_are_given() -> None:
    found = compare(codings(harm=[harm(quote="Six people died")]), codings(), {"r1": report()})
    assert "        in  Six people died, and nine were hurt." in list(fault_lines(found, 1))


def test_fault_holds_both_entries() -> None:
    (fault,) = compare(codings(control=[control()]), codings(control=[control(side="league")]), {}).faults
    assert isinstance(fault, Fault)
    assert fault.gold
    assert fault.coded
    assert (fault.gold.side, fault.coded.side) == ("isle crown", "league")

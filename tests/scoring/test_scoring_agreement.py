from __future__ import annotations

import pytest
from scored import Fields, codings, control, event, harm

from sitrep.scoring import compare
from sitrep.scoring.agreement import Agreement
from sitrep.scoring.figures import Share


def agreement(field: str, gold: dict[str, list[Fields]], coded: dict[str, list[Fields]]) -> Agreement:
    found = compare(codings(**gold), codings(**coded), {}).agreements
    (one,) = (each for each in found if each.field == field)
    return one


def test_entries_are_paired_whatever_they_say_in_the_field_that_is_judged() -> None:
    gold = {"control": [control(), control(place="Port Sorrel", quote="Port Sorrel stayed with the league")]}
    coded = {
        "control": [
            control(place="Port Sorrel", status="holds", quote="Port Sorrel stayed with the league"),
            control(status="holds"),
        ]
    }
    status = agreement("status", gold, coded)
    assert status.same == Share(right=0, of=2)
    assert agreement("side", gold, coded).same == Share(right=2, of=2)


def test_numbers_of_one_passage_are_told_apart_by_their_outcome() -> None:
    words = "six people died and nine were hurt"
    gold = {"harm": [harm(quote=words), harm(quote=words, outcome="injured", count=9)]}
    coded = {"harm": [harm(quote=words, outcome="injured", count=10), harm(quote=words)]}
    counts = agreement("count", gold, coded)
    assert counts.same == Share(right=1, of=2)
    assert counts.metric == "ratio"
    assert counts.alpha == pytest.approx(0.96, abs=0.001)


def test_sides_agree_by_name() -> None:
    gold = {"control": [control(side="afghan army"), control(side="taliban", quote="the hills")]}
    coded = {"control": [control(side="afghan government"), control(side="taliban", quote="the hills")]}
    side = agreement("side", gold, coded)
    assert (side.same, side.alpha) == (Share(right=2, of=2), 1.0)


def test_what_one_coder_alone_gives_or_leaves_open_is_no_unit() -> None:
    gold = {"harm": [harm(), harm(count=None, words="dozens", quote="dozens more")]}
    coded = {"harm": [harm(), harm(count=40, quote="dozens more"), harm(count=2, quote="two on a bridge")]}
    assert agreement("count", gold, coded).same == Share(right=1, of=1)


def test_a_field_in_which_nothing_varies_has_no_alpha() -> None:
    one = {"events": [event()]}
    kind = agreement("type", one, one)
    assert (kind.same, kind.alpha) == (Share(right=1, of=1), None)

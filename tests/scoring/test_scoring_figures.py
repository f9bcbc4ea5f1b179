from __future__ import annotations

from typing import Any

import pytest
from scored import Fields, codings, control, event, harm

from sitrep.scoring import compare
from sitrep.scoring.figures import Share, Tally
from sitrep.scoring.names import Names, load_names


@pytest.fixture(scope="module")
def names() -> Names:
    return load_names()


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("al-Jazmati", "Jazmati", True),
        ("the town of Saraqib", "Saraqeb", False),  # "of" is no word that is left aside
        ("Saraqib", "Saraqeb", True),
        ("Hama province", "Hama", True),
        ("Hama", "Homs", False),
        ("Eastern Ghouta", "Ghouta", True),
        ("Nubl", "north of Nubl", False),  # too short to be found in another name
        ("Camp City", "camp city", True),  # what is left aside is all that there is
        (None, None, True),
        (None, "Hama", False),
    ],
)
def test_names_are_alike_by_spelling(names: Names, one: str | None, other: str | None, alike: bool) -> None:
    assert names.alike(one, other) is names.alike(other, one) is alike


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("afghan army", "afghan government", True),
        ("ukraine", "ukrainian forces", True),
        ("us", "american army", True),
        ("isis", "Islamic State", True),
        ("sudan", "sudanese army", True),
        ("mali", "malawi", False),
        ("iran", "iraq", False),
        ("army", "government", False),
        ("free syrian army", "free syrian forces", True),
        (None, "government", False),
        (None, None, True),
    ],
)
def test_sides_are_the_same_by_name(names: Names, one: str | None, other: str | None, same: bool) -> None:
    assert names.same_side(one, other) is names.same_side(other, one) is same


@pytest.mark.parametrize(
    ("kind", "gold", "coded", "strict", "lenient"),
    [
        ("control", control(), control(), 1, 1),
        ("control", control(), control(place="Tall Amber"), 1, 1),
        ("control", control(), control(status="holds"), 0, 1),
        ("control", control(), control(side="moor league"), 0, 0),
        ("control", control(place=None, **{"in": "Amber Vale"}), control(place="Amber Vale"), 1, 1),
        ("events", event(), event(place="Port Sorrel"), 0, 1),
        ("events", event(also=["Port Sorrel"]), event(place="Port Sorrel"), 1, 1),
        ("events", event(date="2016-12"), event(date="2016-12-04"), 1, 1),
        ("events", event(date="2016-11-28/2016-12-04"), event(date="2016-12-04"), 1, 1),
        ("events", event(date="2016-12-05/"), event(date="2016-12-04"), 0, 1),
        ("events", event(date="/2016-12-05"), event(date="2016-12-04"), 1, 1),
        ("events", event(date="2016-12-04"), event(), 1, 1),
        ("events", event(), event(type="Attack"), 0, 0),
        ("harm", harm(), harm(who="unspecified"), 0, 1),
        ("harm", harm(), harm(count=7), 0, 0),
        ("harm", harm(count=None, words="Dozens"), harm(count=None, words="dozens"), 1, 1),
        ("harm", harm(count=None, words="dozens"), harm(count=12), 0, 0),
    ],
)
def test_entries_answer_each_other_where_what_must_agree_agrees(
    kind: str, gold: Fields, coded: Fields, strict: int, lenient: int
) -> None:
    one, other = {kind: [gold]}, {kind: [coded]}
    kinds: Any = compare(codings(**one), codings(**other), {}).figures.kinds
    assert (kinds[kind].strict.hit, kinds[kind].lenient.hit) == (strict, lenient)


def test_an_entry_answers_one_and_the_closest_first() -> None:
    gold = codings(harm=[harm(said_by="medics"), harm(said_by="the mayor")])
    coded = codings(harm=[harm(said_by="the mayor"), harm(count=3)])
    found = compare(gold, coded, {}).figures.kinds["harm"]
    assert found.strict == Tally(gold=2, coded=2, hit=1)
    assert found.said_by == Share(right=1, of=1)


def test_figures_are_shares_and_the_headline_their_mean() -> None:
    gold = codings(control=[control()], events=[event(), event(place="Port Sorrel")], harm=[harm()])
    coded = codings(control=[control()], events=[event()], harm=[harm(), harm(count=2), harm(count=3)])
    found = compare(gold, coded, {}).figures
    assert [round(k.strict.f1, 3) for k in found.kinds.values()] == [1.0, 0.667, 0.5]
    assert found.kinds["harm"].strict.precision == pytest.approx(1 / 3)
    assert found.f1 == pytest.approx((1 + 2 / 3 + 1 / 2) / 3)


def test_other_fields_are_judged_over_pairs_where_gold_gives_them() -> None:
    gold = codings(
        events=[
            event(date="2016-12-04", said_by="medics", side1="crown", side2="league"),
            event(place="Port Sorrel", side1="crown", side2=None),
        ]
    )
    coded = codings(
        events=[
            event(said_by="hospital medics", side1="league", side2="crown"),
            event(place="Port Sorrel", date="2016-12-04", side1="league"),
        ]
    )
    found = compare(gold, coded, {}).figures.kinds["events"]
    assert (found.date, found.said_by, found.sides) == (
        Share(right=0, of=1),
        Share(right=1, of=1),
        Share(right=1, of=2),
    )


def test_reports_of_one_side_alone_are_counted_and_named() -> None:
    gold = {**codings("a", harm=[harm()]), **codings("b", harm=[harm()])}
    coded = {**codings("b", harm=[harm()]), **codings("c", harm=[harm(), harm()])}
    found = compare(gold, coded, {})
    assert (found.uncoded, found.unasked) == (("a",), ("c",))
    assert found.figures.kinds["harm"].strict == Tally(gold=2, coded=1, hit=1)


def test_nothing_against_nothing_is_no_division_by_nothing() -> None:
    found = compare(codings(), codings(), {}).figures
    assert found.f1 == 0.0
    assert found.kinds["events"].date.accuracy is None

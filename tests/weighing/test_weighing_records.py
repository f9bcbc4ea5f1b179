"""How later words of others bear out or refute a source, and what that makes of its weight."""

from __future__ import annotations

import dataclasses
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from newsroom import FORD, MILL, captured, day, evidence, holds, killed, lost, on, paper, ruling, says
from newsstand import newsstands

from sitrep.model import Control, Evidence, Fact, Report, TrackRecord
from sitrep.weighing import situation
from sitrep.weighing.sources.beta import interval, share_below
from sitrep.weighing.weighed import weigh, weighed

NORTH_TAKES = captured("north", "south")


def told(*said: tuple[Report, Fact, int | None], where: object = FORD) -> Evidence:
    """Each report's claim about the Ford, on a day."""
    claims = [says(report, fact, where, when) for report, fact, when in said]  # type: ignore[arg-type]
    return evidence([report for report, _, _ in said], claims)


def record(of: Evidence, source: str = "outlet:star") -> TrackRecord:
    return next(one for one in situation(of).sources if one.source == source)


def fared(*said: tuple[Report, Fact, int | None]) -> tuple[int, int]:
    """How often the Star was borne out and refuted."""
    found = record(told(*said))
    return found.borne_out, found.refuted


STAR = (paper("star", 0), NORTH_TAKES, 0)


@pytest.mark.parametrize(
    ("later", "expected"),
    [
        ((paper("herald", 3), holds("north"), 3), (1, 0)),
        ((paper("herald", 3), holds("south"), 3), (0, 1)),
        ((paper("herald", 1), captured("north"), 0), (1, 0)),
        ((paper("herald", 8), captured("north"), 8), (0, 1)),
        ((paper("herald", 8), captured("south", "north"), 8), (1, 0)),
        ((paper("herald", 8), lost("north"), 8), (1, 0)),
        ((paper("herald", 2), lost("south"), 1), (0, 0)),
        ((paper("herald", 2), lost("north"), 1), (0, 1)),
        ((paper("herald", 40), holds("south"), 40), (0, 0)),
        ((paper("herald", 3), holds("south"), -1), (0, 0)),
        ((paper("herald", -1), holds("north"), 0), (0, 0)),
        ((paper("herald", 3), Control(status="contested", side="south"), 3), (0, 0)),
        ((paper("herald", 3), Control(status="holds", side="south", share=0.4), 3), (0, 0)),
    ],
)
def test_word_of_another_judges_by_what_it_says_of_the_place_then(
    later: tuple[Report, Fact, int], expected: tuple[int, int]
) -> None:
    assert fared(STAR, later) == expected


def test_holder_of_the_day_before_a_change_is_no_lie() -> None:
    held = (paper("star", 0), holds("north"), 0)
    assert fared(held, (paper("herald", 1), captured("south"), 1)) == (0, 0)
    assert fared(held, (paper("herald", 1), captured("south", "north"), 1)) == (1, 0)
    assert fared(held, (paper("herald", 1), captured("south"), 0)) == (0, 1)


def test_newer_change_of_hands_ends_what_can_be_said_of_the_older() -> None:
    back = (paper("cross", 6), captured("south"), 6)
    assert fared(STAR, back, (paper("herald", 9), holds("south"), 9)) == (0, 0)
    assert fared(STAR, (paper("herald", 9), holds("south"), 9)) == (0, 1)


@pytest.mark.parametrize("source", ["compass", "star", "Northern Staff"])
def test_friends_do_not_bear_each_other_out(source: str) -> None:
    assert fared(STAR, (paper(source, 1), holds("north"), 1)) == (0, 0)


def test_what_a_source_says_for_its_own_side_judges_nobody() -> None:
    assert fared(STAR, (paper("cross", 1), holds("south"), 1)) == (0, 0)
    assert fared(STAR, (paper("cross", 1), holds("north"), 1)) == (1, 0)


def test_copies_of_one_story_and_quotes_of_one_monitor_judge_as_one() -> None:
    text = "The banner of the north flies over the ford since noon, and the road is quiet."
    prints = [(paper(name, 1, text), holds("south"), 1) for name in ("herald", "wire")]
    others = [(paper(f"paper {number}", 1), holds("north"), 1) for number in (1, 2)]
    assert fared(STAR, *others) == (1, 0)
    assert fared(STAR, *others, *prints) == (1, 0)  # 0.6 and 0.6 against 0.9
    quotes = [
        says(paper(name, 1), holds("south"), when=1, speaker="the Watch") for name in ("herald", "wire")
    ]
    known = told(STAR, *others)
    quoted = dataclasses.replace(
        known,
        claims=(*known.claims, *quotes),
        reports={**known.reports, **{r.id: r for r in (paper("herald", 1), paper("wire", 1))}},
    )
    assert (record(quoted).borne_out, record(quoted).refuted) == (1, 0)


def test_speakers_of_an_outlet_share_a_record_and_do_not_judge_it() -> None:
    herald = paper("herald", 0)
    claims = [says(herald, NORTH_TAKES, when=0), says(herald, holds("north"), when=0, speaker="a resident")]
    claims.append(says(herald, holds("north"), MILL, when=0, speaker="a nurse"))
    judge = paper("wire", 2)
    found = situation(evidence([herald], claims)).sources
    assert [(one.name, one.claims, one.told) for one in found] == [
        ("The Herald", 1, 0),
        ("others in The Herald", 2, 0),
    ]
    judged = situation(evidence([herald, judge], [*claims, says(judge, holds("north"), when=2)])).sources
    assert {one.name: one.borne_out for one in judged} == {
        "Isle Wire": 0,
        "The Herald": 1,
        "others in The Herald": 1,
    }


def test_repeating_a_claim_within_a_week_counts_once() -> None:
    again = [(paper("star", number), NORTH_TAKES, number) for number in (1, 2)]
    assert fared(STAR, *again, (paper("herald", 3), holds("north"), 3)) == (1, 0)


@pytest.mark.parametrize(("later", "expected"), [(9, (1, 0)), (20, (1, 0)), (21, (0, 1)), (4, (0, 1))])
def test_toll_is_judged_by_later_counts_of_the_same_place_day_and_group(
    later: int, expected: tuple[int, int]
) -> None:
    assert fared((paper("star", 0), killed(10), 0), (paper("herald", 1), killed(later), 0)) == expected


def test_source_is_judged_by_its_last_count() -> None:
    early, late = (paper("star", 0), killed(2), 0), (paper("star", 1), killed(30), 0)
    assert fared(early, late, (paper("herald", 2), killed(28), 0)) == (1, 0)


def boasts(number: int, *, true: bool) -> list[tuple[Report, Fact, int]]:
    """Captures that the Star claims, and what the Herald says of each two days later."""
    holder = holds("north" if true else "south")
    pairs = (
        ((paper("star", at), NORTH_TAKES, at), (paper("herald", at + 2), holder, at + 2))
        for at in range(0, 40 * number, 40)
    )
    return [one for pair in pairs for one in pair]


def test_weight_moves_from_interest_towards_the_record() -> None:
    def weight(known: Evidence) -> float:
        return next(one.weight for one in weigh(known, None) if one.origin.key == "outlet:star")

    def because(known: Evidence) -> str:
        found = weighed(known)
        return next(found.records.because(one) for one in found.claims if one.origin.key == "outlet:star")

    assert (weight(told(STAR)), because(told(STAR))) == (0.25, "for its own side")
    good, bad = told(*boasts(7, true=True)), told(*boasts(7, true=False))
    assert weight(bad) == 0.10  # 4 · 0.25 / (4 + 6): a claim does not count for itself
    assert weight(good) == 0.75  # (4 · 0.24 + 6) / (4 + 6), over 0.95
    assert because(good) == "for its own side: 0.25; others of its like borne out 6 of 6 times"


def test_record_is_told_by_kind_and_bearing() -> None:
    found = record(told(*boasts(3, true=True), (paper("star", 200), holds("south"), 200)))
    assert [(part.kind, part.bearing, part.claims, part.told) for part in found.parts] == [
        ("control", "against its own side", 1, 0),
        ("control", "for its own side", 3, 3),
    ]
    assert (found.leans, found.claims, found.told) == ("north", 4, 3)
    assert found.low < found.reliability < found.high
    assert found.weight is None


# What holds of every record -----------------------------------------------------------


def weights(known: Evidence) -> list[dict[str, object]]:
    """All that is known of each claim that counts, its weight too."""
    return [{f.name: getattr(one, f.name) for f in dataclasses.fields(one)} for one in weigh(known)]


@given(newsstands(), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_weights_know_no_order_no_duplicates_and_no_retracted_claim(known: Evidence, random: Random) -> None:
    bare = dataclasses.replace(known, rulings=())
    shuffled = random.sample(bare.claims, len(bare.claims))
    assert weights(dataclasses.replace(bare, claims=(*shuffled, *shuffled))) == weights(bare)
    if bare.claims:
        out = random.choice(bare.claims)
        without = dataclasses.replace(bare, claims=tuple(c for c in bare.claims if c.id != out.id))
        assert weights(dataclasses.replace(bare, rulings=(ruling("retract", out),))) == weights(without)


states = st.sampled_from(
    [holds("north"), holds("south"), captured("north"), captured("south"), lost("north")]
)
words = st.tuples(st.sampled_from(["star", "cross", "wire", "herald", "x"]), st.integers(0, 12), states)


@given(st.lists(words, max_size=8), st.sampled_from(["wire", "compass", "cross", "y"]), st.integers(0, 12))
@settings(max_examples=200, deadline=None)
def test_more_agreement_never_lowers_a_reliability(
    said: list[tuple[str, int, Control]], friend: str, later: int
) -> None:
    others = [(paper(source, at), fact, at) for source, at, fact in said if source != "star"]
    known = told(STAR, *others)
    agreed = told(STAR, *others, (paper(friend, later, "A word more."), holds("north"), later))
    assert record(agreed).reliability >= record(known).reliability


@given(st.floats(0.5, 60), st.floats(0.5, 60))
@settings(max_examples=60, deadline=None)
def test_interval_of_a_beta_leaves_as_much_on_either_side(a: float, b: float) -> None:
    low, high = interval(a, b, 0.9)
    assert 0.0 <= low < high <= 1.0
    assert share_below(a, b, low) == pytest.approx(0.05, abs=1e-3)
    assert share_below(a, b, high) == pytest.approx(0.95, abs=1e-3)


def test_share_below_is_that_of_simple_cases() -> None:
    assert share_below(1, 1, 0.3) == pytest.approx(0.3)
    assert share_below(2, 1, 0.5) == pytest.approx(0.25)
    assert share_below(3, 2, 0.5) == pytest.approx(0.3125)


def test_known_at_forgets_verdicts_of_later_reports() -> None:
    known = told(STAR, (paper("herald", 3), holds("north"), 3))
    (record_then,) = situation(known, known_at=day(2)).sources
    assert record_then.told == 0
    assert record(known).told == 1


def test_span_of_days_says_who_holds_a_place_not_since_when() -> None:
    vague = says(STAR[0], NORTH_TAKES, when=on(0, 8))
    herald = paper("herald", 9)
    later = evidence([STAR[0], herald], [vague, says(herald, holds("north"), when=9)])
    assert record(later).borne_out == 1

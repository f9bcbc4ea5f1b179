"""What was known on an evening is what a picture made of that evening's reports alone would say."""

from __future__ import annotations

from hypothesis import given, settings
from newsroom import captured, clash, day, evidence, holds, paper, says
from newsstand import newsstands

from sitrep.model import Evidence, Holding
from sitrep.weighing import evenings, history, holdings, worths


def as_known(told: Evidence) -> list[tuple[int, str | None, str]]:
    return [((one.on - day(0)).days, one.side, one.standing) for one in evenings(told)]


def test_news_counts_from_the_evening_on_which_it_came_out() -> None:
    early, late = paper("The Herald", 0), paper("The Herald", 5)
    told = evidence(
        [early, late], [says(early, holds("south"), when=0), says(late, captured("north"), when=2)]
    )
    assert as_known(told) == [(0, "south", "held"), (5, "north", "held")]
    assert [(one.on - day(0)).days for one in history(told)] == [0, 2]


def test_silence_ends_what_is_known_though_reports_go_on_about_other_things() -> None:
    early, late = paper("The Herald", 0), paper("The Herald", 200)
    told = evidence([early, late], [says(early, holds("south"), when=0), says(late, clash(), when=200)])
    assert [standing for _, _, standing in as_known(told)] == ["held", "unknown"]
    assert as_known(told)[1][0] == [(one.on - day(0)).days for one in history(told)][1]


def test_report_of_no_known_day_was_known_on_no_evening() -> None:
    undated = paper("The Herald", None)
    assert evenings(evidence([undated], [says(undated, holds("south"), when=0)])) == ()


@given(newsstands())
@settings(max_examples=50, deadline=None)
def test_last_evening_is_the_picture_of_that_evening(told: Evidence) -> None:
    last: dict[str, Holding] = {}
    for one in evenings(told):
        last[one.place.id] = one
    for place, then in last.items():
        alone = {one.place.id: one for one in holdings(told, then.on, known_at=then.on)}
        assert (alone[place].side, alone[place].standing) == (then.side, then.standing)


def test_worth_of_a_claim_is_what_its_source_weighs() -> None:
    star, herald = paper("Northern Star"), paper("The Herald")
    own, neutral = says(star, holds("north")), says(herald, holds("north"))
    found = worths(evidence([star, herald], [own, neutral]))
    assert found[own.id].weight < found[neutral.id].weight == 1.0
    assert found[own.id].bearing == "for its own side"

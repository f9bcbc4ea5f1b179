from __future__ import annotations

from collections.abc import Sequence

import pytest
from newsroom import FORD, MILL, THEATRE, at, captured, day, evidence, holds, lost, on, paper, says

from sitrep.model import Claim, Control, Holding, Report, Status, Where
from sitrep.weighing import history, situation


class Desk:
    """Collects what papers say of Ford, and shows the picture."""

    def __init__(self) -> None:
        self.reports: list[Report] = []
        self.claims: list[Claim] = []

    def hears(
        self, outlet: str | None, fact: Control, published: int, when: object = None, where: object = FORD
    ) -> str:
        report = paper(outlet, published, f"{outlet} of day {published}, item {len(self.reports)}.")
        claim = says(report, fact, where, when)  # type: ignore[arg-type]  # passed on as they are
        self.reports.append(report)
        self.claims.append(claim)
        return claim.id

    def holding(self, on_day: int | None = None) -> Holding:
        (holding,) = self.holdings(on_day)
        return holding

    def holdings(self, on_day: int | None = None) -> tuple[Holding, ...]:
        picture = situation(evidence(self.reports, self.claims), None if on_day is None else day(on_day))
        return picture.holdings

    def history(self) -> list[tuple[int, str | None, str]]:
        found = history(evidence(self.reports, self.claims))
        return [((one.on - day(0)).days, one.side, one.standing) for one in found]


@pytest.fixture
def desk() -> Desk:
    return Desk()


def stands(holding: Holding) -> tuple[str | None, str]:
    return holding.side, holding.standing


def status(word: Status, side: str, from_side: str | None = None) -> Control:
    return Control(status=word, side=side, from_side=from_side)


def test_neutral_source_alone_makes_a_place_held(desk: Desk) -> None:
    claim = desk.hears("herald", captured("north"), 1, when=0)
    holding = desk.holding()
    assert stands(holding) == ("north", "held")
    assert (holding.place, holding.since, holding.age_days) == (FORD, day(0), 1)
    assert (holding.claims_for, holding.claims_against) == ((claim,), ())


@pytest.mark.parametrize("fact", [captured("south"), holds("south")])
def test_side_against_its_interest_makes_a_place_held(desk: Desk, fact: Control) -> None:
    desk.hears("star", fact, 0)
    assert stands(desk.holding()) == ("south", "held")


def test_interested_sources_alone_make_a_claim_however_many(desk: Desk) -> None:
    report = paper("star", 0)
    desk.reports.append(report)
    desk.claims += [says(report, captured("north"), speaker=f"soldier {number}") for number in range(9)]
    assert stands(desk.holding()) == ("north", "claimed")
    desk.hears("somebody", captured("north"), 1)
    assert stands(desk.holding()) == ("north", "held")


def test_one_unknown_source_makes_a_claim_and_two_make_it_held(desk: Desk) -> None:
    desk.hears("somebody", captured("north"), 0)
    assert stands(desk.holding()) == ("north", "claimed")
    desk.hears("somebody", captured("north"), 1)
    assert stands(desk.holding()) == ("north", "claimed")
    desk.hears("another", captured("north"), 1)
    assert stands(desk.holding()) == ("north", "held")


def test_interested_word_does_not_move_a_held_place_but_is_shown(desk: Desk) -> None:
    neutral = desk.hears("herald", holds("south"), 0)
    boast = desk.hears("star", captured("north"), 1)
    holding = desk.holding()
    assert stands(holding) == ("south", "held")
    assert (holding.claims_for, holding.claims_against) == ((neutral,), (boast,))


def test_enough_independent_words_move_a_held_place(desk: Desk) -> None:
    desk.hears("herald", holds("south"), 0)
    desk.hears("star", captured("north"), 1)
    desk.hears("somebody", captured("north"), 2)
    assert stands(desk.holding(2)) == ("south", "held")
    desk.hears("another", captured("north"), 3)
    holding = desk.holding(3)
    assert stands(holding) == ("north", "held")
    assert holding.since == day(1)


def test_answered_claims_do_not_add_up_against_the_holder(desk: Desk) -> None:
    desk.hears("herald", holds("south"), 0)
    desk.hears("somebody", captured("north"), 1)
    desk.hears("herald", holds("south"), 2)
    desk.hears("another", captured("north"), 3)
    assert stands(desk.holding()) == ("south", "held")


def test_latest_word_wins_among_the_weighty(desk: Desk) -> None:
    for number, side in enumerate(("south", "north", "south")):
        desk.hears("herald", captured(side), number)
    assert desk.history() == [(0, "south", "held"), (1, "north", "held"), (2, "south", "held")]


def test_weak_word_gives_way_to_one_as_weak_and_later(desk: Desk) -> None:
    desk.hears("star", captured("north"), 0)
    desk.hears("cross", captured("south"), 10)
    assert desk.history() == [(0, "north", "claimed"), (10, "south", "claimed")]


@pytest.mark.parametrize("word", ["lost", "withdrew"])
def test_claim_borne_out_by_the_losers_outlet_is_held(desk: Desk, word: Status) -> None:
    desk.hears("herald", holds("south"), 0)
    boast = desk.hears("star", captured("north", "south"), 1)
    admitted = desk.hears("cross", status(word, "south"), 2)
    holding = desk.holding()
    assert stands(holding) == ("north", "held")
    assert holding.since == day(1)
    assert holding.claims_for == (boast, admitted)


def test_claim_already_standing_is_borne_out_too(desk: Desk) -> None:
    desk.hears("star", captured("north", "south"), 1)
    assert stands(desk.holding()) == ("north", "claimed")
    desk.hears("cross", lost("south"), 2)
    assert stands(desk.holding()) == ("north", "held")


def test_capture_after_an_admitted_loss_is_held(desk: Desk) -> None:
    desk.hears("herald", holds("south"), 0)
    admitted = desk.hears("cross", lost("south"), 1)
    assert stands(desk.holding()) == (None, "unknown")
    assert desk.holding().probability == 0.0
    assert desk.holding().claims_for == (admitted,)
    desk.hears("star", captured("north"), 2)
    assert stands(desk.holding()) == ("north", "held")


def test_enemys_word_that_a_side_left_is_not_enough(desk: Desk) -> None:
    desk.hears("herald", holds("south"), 0)
    boast = desk.hears("star", lost("south"), 1)
    holding = desk.holding()
    assert stands(holding) == ("south", "held")
    assert holding.claims_against == (boast,)


def test_capture_by_nobody_named_is_a_loss(desk: Desk) -> None:
    desk.hears("herald", holds("south"), 0)
    desk.hears("herald", Control(status="captured", side=None, from_side="south"), 1)
    assert stands(desk.holding()) == (None, "unknown")


def test_two_weighty_captures_of_one_day_leave_the_place_claimed(desk: Desk) -> None:
    claims = {
        side: desk.hears(outlet, captured(side), 1, when=0)
        for side, outlet in (("north", "herald"), ("south", "wire"))
    }
    holding = desk.holding()
    assert holding.standing == "claimed"
    assert {*holding.claims_for, *holding.claims_against} == set(claims.values())
    assert holding.claims_against
    assert holding.probability == pytest.approx(0.5, abs=0.02)


def test_what_was_held_before_the_capture_of_the_day_is_not_against_it(desk: Desk) -> None:
    report = paper("herald", 1)
    desk.reports.append(report)
    before = says(report, holds("south"))
    taken = says(report, captured("north"), when=0, start=4)
    desk.claims += [before, taken]
    holding = desk.holding()
    assert stands(holding) == ("north", "held")
    assert holding.claims_against == ()


def test_fighting_inside_stands_beside_the_holder(desk: Desk) -> None:
    held = desk.hears("herald", holds("south"), 0)
    fight = desk.hears("wire", status("contested", "north", "south"), 1)
    holding = desk.holding()
    assert stands(holding) == ("south", "contested")
    assert holding.claims_for == (held, fight)
    assert 0.5 < holding.probability < desk.holding(0).probability


def test_siege_stands_beside_the_holder_and_lowers_no_chance(desk: Desk) -> None:
    desk.hears("herald", holds("south"), 0)
    desk.hears("wire", status("besieged", "north"), 1)
    holding = desk.holding()
    assert stands(holding) == ("south", "besieged")
    assert holding.probability > 0.9


def test_fight_without_a_known_holder_is_for_the_defender(desk: Desk) -> None:
    desk.hears("herald", status("contested", "north", "south"), 0)
    assert stands(desk.holding()) == ("south", "contested")
    assert desk.holding().since is None


def test_attackers_word_of_fighting_is_shown_but_not_enough(desk: Desk) -> None:
    desk.hears("herald", holds("south"), 0)
    boast = desk.hears("star", status("contested", "north", "south"), 1)
    holding = desk.holding()
    assert stands(holding) == ("south", "held")
    assert holding.claims_against == (boast,)


def test_next_sufficient_word_ends_fight_and_siege(desk: Desk) -> None:
    desk.hears("herald", holds("south"), 0)
    desk.hears("wire", status("contested", "north", "south"), 1)
    desk.hears("wire", status("besieged", "north"), 1)
    desk.hears("star", holds("north"), 2)
    assert desk.holding().standing == "contested"
    desk.hears("herald", captured("north", "south"), 3)
    assert stands(desk.holding()) == ("north", "held")


def test_siege_stands_until_the_place_changes_hands(desk: Desk) -> None:
    desk.hears("herald", holds("south"), 0)
    desk.hears("wire", status("besieged", "north"), 1)
    desk.hears("herald", holds("south"), 2)
    assert stands(desk.holding()) == ("south", "besieged")
    desk.hears("herald", captured("east"), 3)
    assert stands(desk.holding()) == ("east", "held")


@pytest.mark.parametrize("word", ["contested", "besieged"])
def test_fight_and_siege_lapse_when_nobody_tells_of_them(desk: Desk, word: Status) -> None:
    desk.hears("herald", holds("south"), 0)
    desk.hears("wire", status(word, "north"), 1)
    for later in (60, 91, 92):
        desk.hears("cross", holds("south"), later)
    assert [desk.holding(number).standing for number in (60, 91, 92)] == [word, word, "held"]


def test_holders_own_word_does_not_end_a_fight(desk: Desk) -> None:
    desk.hears("herald", holds("south"), 0)
    desk.hears("wire", status("contested", "north", "south"), 1)
    desk.hears("cross", holds("south"), 2)
    assert stands(desk.holding()) == ("south", "contested")


def test_interested_capture_does_not_end_a_fight(desk: Desk) -> None:
    desk.hears("star", captured("north"), 0)
    desk.hears("wire", status("contested", "south", "north"), 1)
    desk.hears("cross", captured("south"), 2)
    assert desk.holding().standing == "contested"


def test_source_counts_by_its_weightiest_word(desk: Desk) -> None:
    desk.hears("star", status("contested", "south", "north"), 0)
    desk.hears("star", status("contested", "north", "south"), 1)
    assert desk.holding().standing == "contested"


def test_picture_fades_to_unknown(desk: Desk) -> None:
    desk.hears("herald", captured("north"), 0)
    fresh, older, old = (desk.holding(number) for number in (0, 90, 91))
    assert [stands(one) for one in (fresh, older, old)] == [("north", "held")] * 2 + [("north", "unknown")]
    assert [one.age_days for one in (fresh, older, old)] == [0, 90, 91]
    assert fresh.probability > older.probability > old.probability > 0.5


def test_history_tells_the_day_a_picture_grew_too_old(desk: Desk) -> None:
    desk.hears("herald", captured("north"), 0)
    desk.hears("herald", captured("north"), 200, where=MILL)
    assert desk.history() == [(0, "north", "held"), (91, "north", "unknown"), (200, "north", "held")]


def test_weaker_word_moves_a_place_whose_picture_is_too_old() -> None:
    for later, expected in ((20, ("south", "held")), (300, ("north", "claimed"))):
        desk = Desk()
        desk.hears("herald", holds("south"), 0)
        new = desk.hears("somebody", captured("north"), later)
        holding = desk.holding()
        assert stands(holding) == expected
    assert (holding.claims_for, holding.claims_against) == ((new,), ())


def test_word_after_a_picture_grew_too_old_begins_anew(desk: Desk) -> None:
    desk.hears("herald", captured("north"), 0)
    again = desk.hears("herald", holds("north"), 120)
    holding = desk.holding()
    assert stands(holding) == ("north", "held")
    assert (holding.since, holding.claims_for) == (day(120), (again,))


def test_holder_by_later_words_alone_is_claimed(desk: Desk) -> None:
    boast = desk.hears("star", captured("north"), 0)
    taken = desk.hears("herald", captured("north", "south"), 5)
    holding = desk.holding(0)
    assert stands(holding) == ("south", "claimed")
    assert (holding.claims_for, holding.claims_against, holding.since) == ((taken,), (boast,), None)
    assert desk.history() == [(0, "south", "claimed"), (5, "north", "held")]


def test_claim_without_a_day_counts_from_its_report(desk: Desk) -> None:
    desk.hears("herald", captured("north"), 3)
    assert desk.holdings(2) == ()
    assert desk.holding(3).since == day(3)


def test_change_within_a_span_counts_from_its_end_or_its_report(desk: Desk) -> None:
    desk.hears("herald", captured("north"), 5, when=on(0, 3))
    desk.hears("herald", captured("north"), 5, when=on(0, 9), where=MILL)
    desk.hears("wire", holds("north"), 5, when=on(1, 6), where=at(FORD))
    assert desk.history() == [(1, "north", "held"), (3, "north", "held"), (5, "north", "held")]


def test_state_of_some_time_in_a_long_span_counts_from_its_end_or_its_report(desk: Desk) -> None:
    desk.hears("herald", holds("north"), 30, when=on(-200, 20))
    desk.hears("herald", holds("south"), 30, when=on(-200, 100), where=MILL)
    assert desk.history() == [(20, "north", "held"), (30, "south", "held")]


def test_state_that_lasts_since_a_day_holds_from_then_to_its_report(desk: Desk) -> None:
    desk.hears("herald", holds("south"), 30, when=on(-200, open_end=True))
    desk.hears("herald", captured("north"), 150, where=MILL)
    assert desk.history()[:2] == [(-200, "south", "held"), (121, "south", "unknown")]
    middle, end = desk.holdings(-50)[0], desk.holdings(30)[0]
    assert (middle.standing, middle.age_days, middle.since) == ("held", 0, day(-200))
    assert (end.standing, end.age_days) == ("held", 0)
    assert end.probability == pytest.approx(middle.probability, abs=0.01)


def test_state_that_lasted_until_the_reports_own_news_ends_there(desk: Desk) -> None:
    report = paper("herald", 30)
    desk.reports.append(report)
    before = says(report, holds("south"), when=on(-20, open_end=True))
    taken = says(report, captured("north"), when=29, start=4)
    desk.claims += [before, taken]
    assert desk.history() == [(-20, "south", "held"), (29, "north", "held")]


def test_state_that_lasts_since_a_day_answers_what_was_said_between(desk: Desk) -> None:
    boast = desk.hears("herald", captured("north"), 0)
    assert desk.history() == [(0, "north", "held")]
    lasting = desk.hears("wire", holds("south"), 30, when=on(-20, open_end=True))
    assert {side for _, side, _ in desk.history()} == {"south"}
    assert (desk.holding(0).claims_for, desk.holding(0).claims_against) == ((lasting,), (boast,))
    assert (desk.holding().claims_for, desk.holding().claims_against) == ((lasting,), ())


def test_claim_of_a_day_after_the_last_report_does_not_count_yet(desk: Desk) -> None:
    desk.hears("herald", holds("south"), 0)
    desk.hears("herald", captured("north"), 1, when=8)
    assert stands(desk.holding()) == ("south", "held")
    assert stands(desk.holding(8)) == ("north", "held")


@pytest.mark.parametrize(
    ("fact", "where"),
    [
        (Control(status="captured", side="north", share=0.4), at(FORD)),
        (Control(status="captured", side="north", share=0.4), Where(name=None, within="Ford", place=FORD)),
        (Control(status="captured", side="north", count=2), at(FORD)),
        (captured("north"), Where(name=None, within="Ford", place=FORD)),
        (captured("north"), Where(name="Nowhere")),
        (captured("north"), None),
    ],
)
def test_shares_unnamed_parts_and_unresolved_names_move_no_place(
    desk: Desk, fact: Control, where: Where
) -> None:
    desk.hears("herald", fact, 0, where=where)
    assert desk.holdings() == ()


def test_copies_of_one_story_weigh_once() -> None:
    text = "Ford has changed hands, a traveller who came over the hills told this paper on Sunday."
    reports = [paper(outlet, 0, text) for outlet in ("somebody", "another", "third")]
    claims = [says(report, captured("north")) for report in reports]
    (holding,) = situation(evidence(reports, claims)).holdings
    assert stands(holding) == ("north", "claimed")
    assert set(holding.claims_for) == {claim.id for claim in claims}


def test_story_printed_by_an_agency_that_day_is_the_agencys() -> None:
    text = "Ford has changed hands, a traveller who came over the hills told this paper on Sunday."
    for outlets in (("star", "wire"), ("wire", "star")):
        reports = [paper(outlet, 0, text) for outlet in outlets]
        claims = [says(report, captured("north")) for report in reports]
        (holding,) = situation(evidence(reports, claims)).holdings
        assert stands(holding) == ("north", "held")
    earlier = [paper("star", 0, text), paper("wire", 1, text)]
    claims = [says(report, captured("north")) for report in earlier]
    (holding,) = situation(evidence(earlier, claims)).holdings
    assert stands(holding) == ("north", "claimed")


def test_history_of_nothing_is_empty() -> None:
    assert history(evidence([], [], theatre=THEATRE)) == ()


def test_history_comes_by_place_then_day(desk: Desk) -> None:
    for place in (MILL, FORD):
        for number in (1, 0):
            desk.hears("herald", captured("north"), number, where=place)
    found: Sequence[Holding] = history(evidence(desk.reports, desk.claims))
    assert [(one.place.id, one.on) for one in found] == sorted((one.place.id, one.on) for one in found)
    assert len(found) == 4

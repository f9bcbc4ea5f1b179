from __future__ import annotations

from collections.abc import Sequence

from newsroom import FORD, FORD_BRIDGE, MILL, evidence, killed, on, paper, says, shelling

from sitrep.model import Claim, Harm, Report, Toll
from sitrep.weighing import situation

EARLY, LATE = paper("herald", 1), paper("herald", 2)
WIRE, STAR, CROSS = paper("wire", 1), paper("star", 1), paper("cross", 1)
PAPERS = (EARLY, LATE, WIRE, STAR, CROSS)


def tolls(*told: tuple[Report, Harm] | Claim, reports: Sequence[Report] = PAPERS) -> tuple[Toll, ...]:
    claims = [one if isinstance(one, Claim) else says(*one, when=0) for one in told]
    incidents = situation(evidence(reports, claims)).incidents
    assert len(incidents) == 1
    return incidents[0].tolls


def figures(toll: Toll) -> tuple[int | None, ...]:
    return tuple(bound.count if bound else None for bound in (toll.low, toll.best, toll.high))


def test_toll_gives_low_best_and_high_with_their_claims() -> None:
    claims = [
        says(report, killed(number), when=0)
        for report, number in ((EARLY, 9), (WIRE, 9), (STAR, 5), (CROSS, 12))
    ]
    (toll,) = tolls(*claims)
    assert figures(toll) == (5, 9, 12)
    assert toll.low is not None
    assert toll.low.claim == claims[2].id
    assert toll.claims == tuple(sorted(claim.id for claim in claims))


def test_best_is_the_figure_of_the_weightiest_source() -> None:
    (toll,) = tolls(
        (WIRE, killed(4, by_side="south")),
        (STAR, killed(30, by_side="south")),
        (paper("compass", 1), killed(30, by_side="south")),
        reports=(*PAPERS, paper("compass", 1)),
    )
    assert figures(toll) == (4, 4, 30)


def test_best_among_equals_is_the_figure_that_more_sources_give() -> None:
    (toll,) = tolls((EARLY, killed(7)), (WIRE, killed(8)), (CROSS, killed(8)))
    assert figures(toll) == (7, 8, 8)


def test_best_among_equals_is_then_the_latest() -> None:
    (toll,) = tolls((LATE, killed(7)), (WIRE, killed(8)))
    assert figures(toll) == (7, 7, 8)


def test_best_among_equals_is_last_the_lower_middle_one() -> None:
    (toll,) = tolls((EARLY, killed(7)), (WIRE, killed(8)))
    assert figures(toll) == (7, 7, 8)
    (toll,) = tolls((EARLY, killed(1)), (WIRE, killed(44)), (STAR, killed(48)), (CROSS, killed(50)))
    assert figures(toll) == (1, 44, 50)


def test_a_partys_count_of_its_enemys_dead_weighs_little() -> None:
    enemy = {"who": "combatant", "side": "south"}
    (toll,) = tolls(
        (STAR, killed(90, **enemy)),
        (paper("nobody", 1), killed(20, **enemy)),
        reports=(*PAPERS, paper("nobody", 1)),
    )
    assert figures(toll) == (20, 20, 90)


def test_later_figure_of_the_same_source_replaces_the_earlier() -> None:
    (toll,) = tolls((EARLY, killed(7)), (LATE, killed(10)))
    assert figures(toll) == (10, 10, 10)
    assert len(toll.claims) == 2


def test_later_figure_of_another_source_replaces_nothing() -> None:
    (toll,) = tolls((WIRE, killed(7)), (LATE, killed(10)))
    assert figures(toll) == (7, 10, 10)


def test_later_figure_of_the_same_speaker_replaces_that_in_another_outlet() -> None:
    (toll,) = tolls(
        says(WIRE, killed(7), when=0, speaker="Isle Watch"),
        says(LATE, killed(10), when=0, speaker="the Watch"),
    )
    assert figures(toll) == (10, 10, 10)


def test_later_vague_word_replaces_no_figure() -> None:
    (toll,) = tolls((EARLY, killed(7)), (LATE, killed(None, words="several")))
    assert figures(toll) == (7, 7, 7)
    assert toll.words == ("several",)


def test_vague_words_alone_leave_the_bounds_open() -> None:
    (toll,) = tolls((EARLY, killed(None, words="dozens")), (WIRE, killed(None, words="many")))
    assert figures(toll) == (None, None, None)
    assert toll.words == ("dozens", "many")


def test_figures_of_copies_count_once() -> None:
    text = "Shells fell on Ford before dawn and eight people died there, the mayor told our reporter."
    copies = [paper(outlet, 1, text) for outlet in ("herald", "star", "cross")]
    (toll,) = tolls(
        *((copy, killed(8)) for copy in copies),
        (WIRE, killed(6)),
        (paper("watch", 1), killed(6)),
        reports=(*copies, WIRE, paper("watch", 1)),
    )
    assert figures(toll) == (6, 6, 8)


def test_parts_are_kept_apart_and_not_added() -> None:
    whole, part = killed(20), killed(3, part_of=True)
    found = tolls((EARLY, whole), (EARLY, part))
    assert [(figures(toll), toll.part_of) for toll in found] == [((20, 20, 20), False), ((3, 3, 3), True)]


def test_outcomes_groups_and_sides_are_kept_apart() -> None:
    found = tolls(
        (EARLY, Harm(outcome="injured", who="civilian", count=6)),
        (EARLY, killed(2)),
        (EARLY, killed(3, who="combatant", side="north")),
        (EARLY, killed(4, who="combatant", side="south")),
    )
    assert [(toll.outcome, toll.who, toll.side) for toll in found] == [
        ("killed", "civilian", None),
        ("killed", "combatant", "north"),
        ("killed", "combatant", "south"),
        ("injured", "civilian", None),
    ]


def test_unnamed_side_is_taken_for_the_only_one_named() -> None:
    unnamed = (EARLY, killed(3, who="combatant"))
    north, south = (
        (WIRE, killed(4, who="combatant", side="north")),
        (WIRE, killed(5, who="combatant", side="south")),
    )
    assert [figures(toll) for toll in tolls(unnamed, north)] == [(3, 3, 4)]
    assert len(tolls(unnamed, north, south)) == 3


def test_a_partys_count_is_never_best_over_anothers_and_alone_is_remarked() -> None:
    enemy = {"who": "combatant", "side": "south"}
    compass = paper("compass", 2)
    claims = [says(report, killed(90, **enemy), when=0) for report in (STAR, compass)]
    (alone,) = tolls(*claims, reports=(*PAPERS, compass))
    assert figures(alone) == (90, 90, 90)
    assert alone.grade == "weak"
    assert any("gains" in remark for remark in alone.remarks)
    (toll,) = tolls(*claims, says(EARLY, killed(5, **enemy), when=0), reports=(*PAPERS, compass))
    assert figures(toll) == (5, 5, 90)
    assert toll.remarks == ()


def test_a_sides_count_of_its_own_dead_is_a_floor() -> None:
    own = {"who": "combatant", "side": "north"}
    (toll,) = tolls((STAR, killed(6, **own)), (EARLY, killed(10, **own)), (WIRE, killed(4, **own)))
    assert figures(toll) == (4, 10, 10)


def test_an_old_figure_quoted_again_replaces_nothing() -> None:
    watch, later = paper("watch", 2), paper("wire", 3)
    (toll,) = tolls(
        says(EARLY, killed(7), when=0, speaker="the Watch"),
        says(watch, killed(10), when=0),
        says(later, killed(7), when=0, speaker="Isle Watch"),
        reports=(*PAPERS, watch, later),
    )
    assert figures(toll) == (10, 10, 10)


def test_parts_that_are_more_than_the_whole_are_remarked_and_stay() -> None:
    found = tolls(
        (EARLY, killed(5)),
        (EARLY, killed(3, who="child", part_of=True)),
        (WIRE, killed(4, who="woman", part_of=True)),
    )
    assert [(toll.who, figures(toll)) for toll in found] == [
        ("child", (3, 3, 3)),
        ("civilian", (5, 5, 5)),
        ("woman", (4, 4, 4)),
    ]
    assert [bool(toll.remarks) for toll in found] == [False, True, False]
    assert "3 (child) and 4 (woman) of at most 5" in found[1].remarks[0]


def test_parts_that_add_up_are_not_remarked() -> None:
    found = tolls(
        (EARLY, killed(7)),
        (EARLY, killed(3, who="child", part_of=True)),
        (WIRE, killed(4, who="medic", part_of=True)),
    )
    assert [toll.remarks for toll in found] == [(), (), ()]


def test_up_to_bounds_only_from_above() -> None:
    (toll,) = tolls((EARLY, killed(5)), (WIRE, killed(20, modifier="up_to")))
    assert figures(toll) == (5, 5, 20)
    (alone,) = tolls((WIRE, killed(20, modifier="up_to")))
    assert figures(alone) == (20, 20, 20)


def test_running_totals_stand_apart_from_incidents() -> None:
    shells = says(EARLY, shelling(), when=0)
    total = says(EARLY, killed(400, scope="cumulative"), when=on(-30, open_end=True))
    found = situation(evidence(PAPERS, [shells, total]))
    assert [figures(toll) for toll in found.running] == [(400, 400, 400)]
    assert (found.running[0].where, found.running[0].when) == (total.where, total.when)
    assert [incident.tolls for incident in found.incidents] == [()]


def test_running_totals_are_one_series_for_each_place_and_first_day() -> None:
    claims = [
        says(report, killed(number, scope="cumulative"), place, on(first, open_end=True))
        for report, number, place, first in (
            (EARLY, 400, FORD, -30),
            (LATE, 420, FORD, -30),
            (WIRE, 90, FORD, -5),
            (WIRE, 80, MILL, -30),
        )
    ]
    found = situation(evidence(PAPERS, claims)).running
    assert sorted(figures(toll) for toll in found) == [(80, 80, 80), (90, 90, 90), (420, 420, 420)]


def test_running_totals_are_held_against_the_incidents_of_their_place_and_time() -> None:
    hit = [
        says(report, killed(number), place, when)
        for report, number, place, when in (
            (EARLY, 4, FORD, 0),
            (WIRE, 6, FORD, 0),
            (EARLY, 10, FORD_BRIDGE, 1),
            (EARLY, 100, MILL, 1),
            (EARLY, 1000, FORD, -9),
        )
    ]
    total = says(LATE, killed(400, scope="cumulative"), when=on(-5, 2))
    (toll,) = situation(evidence(PAPERS, [*hit, total])).running
    assert toll.remarks == ("incidents in this record add up to 14 to 16",)
    (unheld,) = situation(evidence(PAPERS, [total])).running
    assert unheld.remarks == ()


def test_incidents_are_added_up_without_parts_other_outcomes_or_other_sides() -> None:
    fighters = {"who": "combatant", "side": "north"}
    hurt = (
        killed(4, **fighters),
        killed(2, who="child", part_of=True),
        killed(9, who="combatant", side="south"),
        Harm(outcome="injured", who="combatant", side="north", count=7),
    )
    claims = [says(EARLY, harm, when=0) for harm in hurt]
    total = says(LATE, killed(50, scope="cumulative", **fighters), when=on(-5, open_end=True))
    (toll,) = situation(evidence(PAPERS, [*claims, total])).running
    assert "incidents in this record add up to 4" in toll.remarks

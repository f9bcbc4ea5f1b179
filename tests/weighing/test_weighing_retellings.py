"""An incident of which later reports told more was on each evening what was known of it by then."""

from __future__ import annotations

from hypothesis import given, settings
from newsroom import clash, day, evidence, killed, paper, says, shelling
from newsstand import newsstands

from sitrep.model import Evidence
from sitrep.weighing import retellings, situation


def test_a_later_toll_is_not_known_before_its_evening() -> None:
    early, late = paper("The Herald", 0), paper("Isle Wire", 3)
    blow, few = says(early, shelling(), when=0), says(early, killed(4), when=0)
    again, many = says(late, shelling(), when=0), says(late, killed(9), when=0)
    told = evidence([early, late], [blow, few, again, many])
    (whole,) = situation(told).incidents
    first, last = retellings(told, (whole,))
    assert [(one.since, one.until) for one in (first, last)] == [(day(0), day(3)), (day(3), None)]
    highs = [one.incident.tolls[0].high for one in (first, last)]
    assert [high and high.count for high in highs] == [4, 9]
    assert last.incident == whole


def test_what_one_day_told_was_never_known_otherwise() -> None:
    one, other = paper("The Herald", 0), paper("Isle Wire", 0)
    told = evidence([one, other], [says(one, clash(), when=0), says(other, clash(), when=0)])
    assert retellings(told, situation(told).incidents) == ()


@given(newsstands())
@settings(max_examples=50, deadline=None)
def test_forms_of_an_incident_follow_each_other_to_the_last(told: Evidence) -> None:
    now = situation(told).incidents
    days = {claim.id: told.reports[claim.passage.report].published for claim in told.claims}
    final = [one.incident for one in retellings(told, now) if one.until is None]
    assert set(final) <= set(now)
    for whole in final:
        forms = [one for one in retellings(told, [whole]) if one.incident != whole]
        (last,) = (one for one in retellings(told, [whole]) if one.incident == whole)
        assert all(one.until and one.since < one.until <= last.since for one in forms)
        assert {claim for one in forms for claim in one.incident.claims} <= set(whole.claims)
        for one in forms:
            assert all((known := days[claim]) and known <= one.since for claim in one.incident.claims)

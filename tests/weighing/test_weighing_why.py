from __future__ import annotations

from dataclasses import replace

import pytest
from newsroom import (
    FORD,
    MILL,
    at,
    captured,
    clash,
    day,
    evidence,
    holds,
    killed,
    paper,
    ruling,
    says,
    shelling,
    undo,
)

from sitrep.errors import RecordError
from sitrep.model import Evidence, Ruling, Where
from sitrep.weighing import Reason, situation, why

HERALD, STAR, LATER = paper("herald", 0), paper("star", 1), paper("herald", 2)
SHELLS = says(HERALD, shelling(), when=0)
DEAD = says(HERALD, killed(4, event=SHELLS.id), when=0)
MORE_DEAD = says(LATER, killed(6), when=0)
BOAST = says(STAR, killed(30, by_side="south"), when=0, speaker="a soldier")
TAKEN = says(STAR, captured("north"), when=1)
HELD = says(HERALD, holds("south"), when=0)
EVIDENCE = evidence([HERALD, STAR, LATER], [SHELLS, DEAD, MORE_DEAD, BOAST, TAKEN, HELD])


def ruled(*rulings: Ruling) -> Evidence:
    return replace(EVIDENCE, rulings=rulings)


def text(reason: Reason, depth: int = 0) -> str:
    lines = ["  " * depth + reason.line, *(text(child, depth + 1) for child in reason.children)]
    return "\n".join(lines)


def test_why_of_a_place_gives_the_words_for_and_against() -> None:
    for subject in (FORD.id, "ford"):
        reason = why(subject, EVIDENCE)
        (incident,) = situation(EVIDENCE).incidents
        assert reason.line.startswith("Ford (p:ford) on 2020-05-03: held, south since 2020-05-01")
        assert [child.line.split(":")[0] for child in reason.children] == [
            "for",
            "against",
            "chances",
            "incidents here",
        ]
        assert f"{incident.id[:12]} Shelling" in text(reason)
        (against,) = reason.children[1].children
        assert against.line == "“star of day 1.” — the outlet itself, in star, 2020-05-02"
        assert "weight 0.25: for its own side; Northern Star leans to north" in text(against)


def test_why_of_an_incident_leads_from_tolls_to_sentences() -> None:
    (incident,) = situation(EVIDENCE).incidents
    told = text(why(incident.id[:8], EVIDENCE))
    assert told.startswith(
        "Shelling/artillery/missile attack, Ford, 2020-05-01, south against civilians (4 claims"
    )
    assert "killed, civilian: 6 (6 to 30)" in told
    assert "best 6" in told
    assert "high 30" in told
    assert "replaced by a later figure of the same source" in told
    assert "a soldier, in star" in told
    assert "coded as harm: killed, civilian, 4, exact" in told


def test_why_of_an_incident_tells_what_joined_its_claims() -> None:
    (incident,) = situation(EVIDENCE).incidents
    (join, *_) = incident.joins
    told = text(why(incident.id, EVIDENCE))
    parts = ", ".join(f"{name} {value:.2f}" for name, value in join.parts)
    assert f"alike by {join.score:.2f}: {parts}" in told
    there = says(STAR, shelling(), MILL, when=40)
    joined = replace(ruled(ruling("same", SHELLS, there)), claims=(*EVIDENCE.claims, there))
    (whole,) = situation(joined).incidents
    assert "ruled same by editor on 2020-06-01: it is so" in text(why(whole.id, joined))


def test_why_of_a_place_that_nobody_is_said_to_hold_lists_what_happened_there() -> None:
    shells = says(HERALD, shelling(), MILL, when=0)
    told = why("mill", evidence([HERALD], [shells]))
    assert told.line == "Mill (p:mill): no word of who holds it"
    weir = says(HERALD, clash(), Where(name="Old Weir"), when=0)
    total = says(HERALD, killed(70, scope="cumulative"), Where(name="Old Weir"), when=0)
    told = why("the old weir", evidence([HERALD], [weir, total]))
    assert [child.line for child in told.children] == ["running totals", "incidents here"]
    assert "best 70" in text(told)


def test_why_of_a_claim_leads_up_to_what_it_counts_for() -> None:
    (incident,) = situation(EVIDENCE).incidents
    told = text(why(MORE_DEAD.id, EVIDENCE))
    assert f"incident {incident.id[:12]}: Shelling/artillery/missile attack, Ford" in told
    assert "low and best of killed, civilian: 6 (6 to 30)" in told
    assert "against Ford: south, held" in text(why(TAKEN.id, EVIDENCE))


def test_why_of_a_claim_tells_how_it_was_ruled() -> None:
    told = text(why(TAKEN.id[:10], ruled(ruling("retract", TAKEN))))
    assert "coded as control: north captured" in told
    assert "ruled retract by editor on 2020-06-01: it is so" in told
    assert "nothing: it is retracted" in told


def test_why_of_a_corrected_claim_tells_what_it_should_have_said() -> None:
    corrected = ruled(ruling("correct", MORE_DEAD, amends=(("count", 9), ("place", at(FORD)))))
    told = text(why(MORE_DEAD.id, corrected))
    assert "coded as harm: killed, civilian, 9, exact" in told
    assert "ruled correct (count: 9, place: Ford (p:ford)) by editor on 2020-06-01: it is so" in told


def test_why_of_a_ruling_tells_what_it_is_over_and_whether_it_stands() -> None:
    retracts = ruling("retract", TAKEN)
    told = text(why(retracts.id[:8], ruled(retracts)))
    assert told.startswith("ruled retract by editor on 2020-06-01: it is so (ruling ")
    assert "“star of day 1.” — the outlet itself" in told
    back = undo(retracts)
    both = ruled(retracts, back)
    assert why(retracts.id, both).line.endswith("no longer stands")
    assert why(back.id, both).line.startswith(f"takes back ruling {retracts.id[:12]} by editor")


def test_why_as_known_at_a_day_knows_no_later_words() -> None:
    assert "replaced" not in text(
        why(situation(EVIDENCE, known_at=day(1)).incidents[0].id, EVIDENCE, known_at=day(1))
    )
    with pytest.raises(RecordError, match="nothing goes by"):
        why(MORE_DEAD.id, EVIDENCE, known_at=day(1))


def test_why_of_a_source_tells_how_it_was_borne_out() -> None:
    claim, proof = says(STAR, captured("north"), when=1), says(LATER, captured("north"), when=1)
    told = text(why("Northern Star", evidence([STAR, LATER], [claim, proof])))
    assert "leans to north" in told
    assert "of 1 claims that could be judged, 1 were borne out by later words of others, 0 refuted" in told


@pytest.mark.parametrize("subject", ["nowhere", "0" * 64, DEAD.id[:5], ""])
def test_why_of_nothing_known_is_refused(subject: str) -> None:
    with pytest.raises(RecordError, match="nothing goes by"):
        why(subject, EVIDENCE)


def test_why_of_an_ambiguous_name_is_refused() -> None:
    twin = type(FORD)(id="p:ford2", name="Ford", lat=9.0, lon=9.0, radius_km=1.0, kind="town")
    with_twin = evidence([HERALD], [HELD, says(HERALD, holds("north"), twin)])
    with pytest.raises(RecordError, match="2 things go by"):
        why("Ford", with_twin)

from __future__ import annotations

import pytest
from scored import codings, control, harm

from sitrep.scoring import compare
from sitrep.scoring.calibration import Judged, calibration
from sitrep.scoring.figures import Share


def test_claims_are_binned_by_confidence_with_the_share_right() -> None:
    claims = [
        Judged(confidence=0.6, right=True),
        Judged(confidence=0.64, right=False),
        Judged(confidence=0.9, right=True),
        Judged(confidence=1.0, right=True),
    ]
    found = calibration(claims)
    assert [(one.low, one.high, one.share) for one in found.bins] == [
        (0.6, 0.7, Share(right=1, of=2)),
        (0.9, 1.0, Share(right=2, of=2)),
    ]
    assert found.bins[0].confidence == pytest.approx(0.62)
    assert found.sure == Share(right=2, of=2)
    assert found.error == pytest.approx((2 * 0.12 + 2 * 0.05) / 4)


def test_no_claims_have_no_error() -> None:
    found = calibration([])
    assert (found.bins, found.sure, found.error) == ((), Share(right=0, of=0), None)


def test_a_claim_is_right_where_it_answers_a_gold_one() -> None:
    gold = codings(control=[control()], harm=[harm()])
    coded = codings(control=[control(confidence=0.95)], harm=[harm(), harm(count=2, confidence=0.92)])
    assert compare(gold, coded, {}).calibration.sure == Share(right=1, of=2)

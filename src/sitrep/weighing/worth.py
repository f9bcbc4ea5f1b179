"""Worth: what each claim weighs, and why, for those who show it beside the claim."""

from __future__ import annotations

from collections.abc import Mapping

from sitrep.model import Evidence, Worth
from sitrep.weighing.memo import Memo
from sitrep.weighing.weighed import weigh


def worths(evidence: Evidence, memo: Memo | None = None) -> Mapping[str, Worth]:
    """The worth of each claim that counts, by its id; retracted ones have none."""
    return {one.id: Worth(weight=one.weight, bearing=one.bearing) for one in weigh(evidence, None, memo)}

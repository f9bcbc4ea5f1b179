"""Why a source is believed as far as it is."""

from __future__ import annotations

from sitrep.model import TrackRecord
from sitrep.weighing.why.reason import Reason


def of_source(record: TrackRecord) -> Reason:
    """A source: how often later words of others bore it out, and what is made of that."""
    leaning = f"leans to {record.leans}" if record.leans else "leans to no side"
    chance = f"{record.reliability:.2f} ({record.low:.2f} to {record.high:.2f})"
    judged = f"of {record.told} claims that could be judged, {record.borne_out} were borne out"
    return Reason(
        f"{record.name} ({record.source}): {leaning}; what it says is so with chance {chance}",
        (Reason(f"{judged} by later words of others, {record.refuted} refuted"),),
    )

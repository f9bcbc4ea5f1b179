"""What a comparison found, as JSON."""

from __future__ import annotations

from collections import Counter

from sitrep.model import Json
from sitrep.scoring.calibration import Calibration
from sitrep.scoring.comparison import Comparison
from sitrep.scoring.figures import KindFigures, Share, Tally


def as_json(found: Comparison) -> dict[str, Json]:
    """Figures by kind, the headline, agreement, confidence, and how many faults of each cause."""
    faults = Counter(
        (fault.kind, fault.cause, bool(fault.gold), bool(fault.coded), fault.flaw) for fault in found.faults
    )
    return {
        **{kind: _kind(figures) for kind, figures in found.figures.kinds.items()},
        "F1": found.figures.f1,
        "reports": {"gold": found.figures.reports, "coded": found.coded},
        "uncoded": list(found.uncoded),
        "unasked": list(found.unasked),
        "agreement": [
            {
                "kind": one.kind,
                "field": one.field,
                "metric": one.metric,
                "alpha": one.alpha,
                **_share(one.same),
            }
            for one in found.agreements
        ],
        "confidence": _calibration(found.calibration),
        "faults": [
            {"kind": kind, "cause": cause, "missed": missed, "extra": extra, "flaw": flaw, "count": count}
            for (kind, cause, missed, extra, flaw), count in faults.most_common()
        ],
    }


def _kind(figures: KindFigures) -> dict[str, Json]:
    shares = {"date": figures.date, "said_by": figures.said_by, "sides": figures.sides}
    return {
        "strict": _tally(figures.strict),
        "lenient": _tally(figures.lenient),
        **{name: _share(share) for name, share in shares.items() if share.of},
    }


def _tally(tally: Tally) -> dict[str, Json]:
    return {
        "P": tally.precision,
        "R": tally.recall,
        "F1": tally.f1,
        "gold": tally.gold,
        "coded": tally.coded,
        "hit": tally.hit,
    }


def _share(share: Share) -> dict[str, Json]:
    return {"right": share.right, "of": share.of, "accuracy": share.accuracy}


def _calibration(found: Calibration) -> dict[str, Json]:
    return {
        "bins": [
            {"low": one.low, "high": one.high, "confidence": one.confidence, **_share(one.share)}
            for one in found.bins
        ],
        "sure": _share(found.sure),
        "error": found.error,
    }

"""The nouns: frozen values that the layers hand to each other. Times are dates, or aware UTC."""

from sitrep.model.claim import Claim
from sitrep.model.difference import Difference, IncidentChange, IncidentGone, TollChange, Turn
from sitrep.model.evidence import Amended, Evidence, Ruling, RulingKind
from sitrep.model.fact import (
    Control,
    Event,
    Fact,
    Harm,
    Modifier,
    Outcome,
    Scope,
    Statement,
    Status,
    Who,
)
from sitrep.model.ids import Json, digest, iso
from sitrep.model.picture import (
    Bound,
    Grade,
    Holding,
    Incident,
    Join,
    Share,
    Situation,
    Standing,
    Toll,
    TrackRecord,
    Worth,
)
from sitrep.model.report import Part, Passage, Problem, Report
from sitrep.model.setting import NamedPlace, Place, When, Where
from sitrep.model.theatre import Actor, Alias, Allegiance, Outlet, Side, Theatre, within_days
from sitrep.model.words import WordUse

__all__ = [
    "Actor",
    "Alias",
    "Allegiance",
    "Amended",
    "Bound",
    "Claim",
    "Control",
    "Difference",
    "Event",
    "Evidence",
    "Fact",
    "Grade",
    "Harm",
    "Holding",
    "Incident",
    "IncidentChange",
    "IncidentGone",
    "Join",
    "Json",
    "Modifier",
    "NamedPlace",
    "Outcome",
    "Outlet",
    "Part",
    "Passage",
    "Place",
    "Problem",
    "Report",
    "Ruling",
    "RulingKind",
    "Scope",
    "Share",
    "Side",
    "Situation",
    "Standing",
    "Statement",
    "Status",
    "Theatre",
    "Toll",
    "TollChange",
    "TrackRecord",
    "Turn",
    "When",
    "Where",
    "Who",
    "WordUse",
    "Worth",
    "digest",
    "iso",
    "within_days",
]

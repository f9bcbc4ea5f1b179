"""Publishing: the picture as bytes: the page, the tables and the exchange formats."""

from sitrep.publish.difference import difference_json
from sitrep.publish.edition import Edition
from sitrep.publish.geojson import situation_geojson
from sitrep.publish.page import page
from sitrep.publish.tables import (
    control_csv,
    harm_csv,
    incidents_csv,
    problems_csv,
    sources_csv,
    words_csv,
)

__all__ = [
    "Edition",
    "control_csv",
    "difference_json",
    "harm_csv",
    "incidents_csv",
    "page",
    "problems_csv",
    "situation_geojson",
    "sources_csv",
    "words_csv",
]

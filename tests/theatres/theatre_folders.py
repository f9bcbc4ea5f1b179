"""A small theatre to write into a folder, whole or with one thing wrong."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

SMALL: Mapping[str, str] = {
    "theatre.toml": """\
id = "isle"
title = "The war of the isle"
bounds = [10.0, 40.0, 12.0, 42.0]
countries = ["IT"]
credits = ["Street names: the survey"]

[[sides]]
id = "crown"
name = "The Crown"
colour = "#C1121f"
pattern = "solid"
state = true

[[sides]]
id = "league"
name = "The Free League"
colour = "#2a9d8f"
pattern = "diagonal"

[places]
"places.csv" = "Places: the survey"
""",
    "actors.csv": """\
id,name,kind,side,first,last,aliases
army,Royal Army,state,crown,,,the army|Royal Guards
league,Free League,group,league,,,Leaguers|League of the Isle@1991-03-01..
harbour-watch,Harbour Watch,group,crown,,1991-05-31,the Watch
harbour-watch,,,league,1991-06-01,,Harbour Guard

residents,residents,people,,,,villagers
""",
    "outlets.csv": """\
id,name,kind,leans,aliases
royal-gazette,Royal Gazette,outlet,crown,Gazette
isle-post,Isle Post,agency,,
harbour-radio,Harbour Radio,outlet,league@1991-06-02..|crown@..1991-05-31,
""",
    "places.csv": """\
name,aliases,lat,lon,kind,radius_km,within,admin1,country
Port Town,Portville|بورت,41.0,11.0,city,,,North,IT
Old Town,,41.002,11.003,neighbourhood,0.5,Port Town,North,IT
""",
}


def write_theatre(folder: Path, **changed: str) -> Path:
    """Write the small theatre, with `changed` files by name (dots as two underscores) in their place."""
    files = {**SMALL, **{name.replace("__", "."): text for name, text in changed.items()}}
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def with_line(name: str, line: int, text: str) -> str:
    """The small theatre's file of this name with one line (from 1) replaced."""
    lines = SMALL[name].splitlines()
    lines[line - 1] = text
    return "\n".join(lines) + "\n"

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from theatre_folders import SMALL, write_theatre

from sitrep import theatres
from sitrep.errors import TheatreError, UsageError
from sitrep.model import Alias, Allegiance


def test_load_gives_what_the_folder_says(tmp_path: Path) -> None:
    theatre = theatres.load(write_theatre(tmp_path))
    assert (theatre.id, theatre.title, theatre.countries) == ("isle", "The war of the isle", ("IT",))
    assert theatre.bounds == (10.0, 40.0, 12.0, 42.0)
    assert theatre.credits == ("Street names: the survey", "Places: the survey")
    assert [(side.id, side.colour, side.state) for side in theatre.sides] == [
        ("crown", "#c1121f", True),
        ("league", "#2a9d8f", False),
    ]
    assert [outlet.leans_on(None) for outlet in theatre.outlets] == ["crown", None, "league"]


def test_outlet_leans_as_on_the_day(tmp_path: Path) -> None:
    outlets = {outlet.id: outlet for outlet in theatres.load(write_theatre(tmp_path)).outlets}
    days = (date(1900, 1, 1), date(1991, 5, 31), date(1991, 6, 1), date(1991, 6, 2), date(2000, 1, 1))
    radio = outlets["harbour-radio"]
    assert [radio.leans_on(day) for day in days] == ["crown", "crown", None, "league", "league"]
    assert [outlets["royal-gazette"].leans_on(day) for day in (None, *days)] == ["crown"] * 6


def test_outlet_whose_leaning_ended_leans_to_nobody_still(tmp_path: Path) -> None:
    text = "id,name,kind,leans,aliases\npost,Post,outlet,crown@..1991-05-31,\n"
    (post,) = theatres.load(write_theatre(tmp_path, outlets__csv=text)).outlets
    assert post.leans_on(None) is None


def test_load_takes_a_path_written_as_text(tmp_path: Path) -> None:
    assert theatres.load(str(write_theatre(tmp_path))).id == "isle"


def test_load_reads_a_byte_order_mark_and_windows_line_ends(tmp_path: Path) -> None:
    folder = write_theatre(tmp_path)
    text = "\ufeff" + SMALL["actors.csv"].replace("\n", "\r\n")
    (folder / "actors.csv").write_bytes(text.encode())
    assert theatres.load(folder).actors[0].id == "army"


def test_actor_bears_its_own_name_and_the_aliases_of_all_its_rows(tmp_path: Path) -> None:
    actors = {actor.id: actor for actor in theatres.load(write_theatre(tmp_path)).actors}
    assert actors["harbour-watch"].aliases == (
        Alias(name="Harbour Watch"),
        Alias(name="the Watch"),
        Alias(name="Harbour Guard"),
    )
    assert Alias(name="League of the Isle", first=date(1991, 3, 1)) in actors["league"].aliases


def test_actor_changes_side_on_its_day(tmp_path: Path) -> None:
    actors = {actor.id: actor for actor in theatres.load(write_theatre(tmp_path)).actors}
    watch = actors["harbour-watch"]
    assert watch.side_on(date(1991, 5, 31)) == "crown"
    assert watch.side_on(date(1991, 6, 1)) == "league"
    assert watch.side_on(None) == "league"
    assert actors["residents"].allegiances == ()


def test_actor_rows_may_come_in_any_order_of_days(tmp_path: Path) -> None:
    rows = SMALL["actors.csv"].splitlines()
    rows[3:5] = [
        "harbour-watch,Harbour Watch,group,league,1991-06-01,,",
        "harbour-watch,,,crown,,1991-05-31,",
    ]
    folder = write_theatre(tmp_path, actors__csv="\n".join(rows))
    watch = next(actor for actor in theatres.load(folder).actors if actor.id == "harbour-watch")
    assert watch.allegiances == (
        Allegiance(side="crown", last=date(1991, 5, 31)),
        Allegiance(side="league", first=date(1991, 6, 1)),
    )


def test_own_name_with_days_bears_only_those(tmp_path: Path) -> None:
    actors = "id,name,kind,side,first,last,aliases\nguard,New Guard,group,crown,,,New Guard@1991-01-01..\n"
    theatre = theatres.load(write_theatre(tmp_path, actors__csv=actors))
    assert theatre.actors[0].aliases == (Alias(name="New Guard", first=date(1991, 1, 1)),)


def test_one_name_may_lead_to_two_actors_on_different_days(tmp_path: Path) -> None:
    actors = (
        "id,name,kind,side,first,last,aliases\n"
        "old,Old Guard,group,crown,,,Guard@..1990-12-31\n"
        "new,New Guard,group,league,,,Guard@1991-01-01..\n"
    )
    assert len(theatres.load(write_theatre(tmp_path, actors__csv=actors)).actors) == 2


def test_places_give_points_names_and_default_radius(tmp_path: Path) -> None:
    port, old = theatres.places(write_theatre(tmp_path))
    assert port.names == ("Port Town", "Portville", "بورت")
    assert (port.place.lat, port.place.lon, port.place.radius_km) == (41.0, 11.0, 5.0)
    assert (port.place.admin1, port.place.country, port.place.within) == ("North", "IT", ())
    assert (old.place.radius_km, old.place.within) == (0.5, ("Port Town",))
    assert old.place.id == "isle:old-town:41.0020,11.0030"
    assert old.place.gazetteer == "isle/places"


def test_places_keep_their_ids_when_rows_move(tmp_path: Path) -> None:
    head, *rows = SMALL["places.csv"].splitlines()
    moved = write_theatre(tmp_path / "moved", places__csv="\n".join([head, *reversed(rows)]))
    before = {named.place.id for named in theatres.places(write_theatre(tmp_path / "as-is"))}
    assert {named.place.id for named in theatres.places(moved)} == before


def test_places_key_follows_the_places_and_nothing_else(tmp_path: Path) -> None:
    as_is = write_theatre(tmp_path / "as-is")
    other_actors = write_theatre(tmp_path / "actors", actors__csv=SMALL["actors.csv"].replace("Royal", "Old"))
    other_place = write_theatre(tmp_path / "place", places__csv=SMALL["places.csv"].replace("41.0,", "41.1,"))
    key = theatres.places_key(as_is)
    assert key == theatres.places_key(other_actors)
    assert key != theatres.places_key(other_place)
    assert len(key) == 64


def test_theatre_without_places_has_none(tmp_path: Path) -> None:
    toml = SMALL["theatre.toml"].split("[places]")[0]
    folder = write_theatre(tmp_path, theatre__toml=toml)
    (folder / "places.csv").unlink()
    assert theatres.places(folder) == ()


def test_open_sides_take_any_lower_case_name(tmp_path: Path) -> None:
    top, _, places = SMALL["theatre.toml"].partition("[[sides]]")
    toml = f"{top}open_sides = true\n[places]{places.partition('[places]')[2]}"
    actors = "id,name,kind,side,first,last,aliases\nm23,M23,group,m23 rebels,,,\n"
    theatre = theatres.load(write_theatre(tmp_path, theatre__toml=toml, actors__csv=actors))
    assert theatre.sides == ()
    assert theatre.actors[0].side_on(None) == "m23 rebels"
    actors = actors.replace("m23 r", "M23 r")
    capital = write_theatre(tmp_path / "capital", theatre__toml=toml, actors__csv=actors)
    with pytest.raises(TheatreError, match=r"actors.csv:2: side 'M23 rebels' is not in lower case"):
        theatres.load(capital)


def test_unknown_name_says_which_are_known() -> None:
    with pytest.raises(UsageError, match=r"no theatre 'atlantis'.*syria, world"):
        theatres.load("atlantis")


def test_path_of_no_folder_is_refused(tmp_path: Path) -> None:
    for step in (theatres.load, theatres.places, theatres.places_key):
        with pytest.raises(UsageError, match="no theatre"):
            step(tmp_path / "nowhere")

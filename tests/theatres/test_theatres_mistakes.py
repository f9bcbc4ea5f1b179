from __future__ import annotations

from pathlib import Path

import pytest
from theatre_folders import SMALL, with_line, write_theatre

from sitrep import theatres
from sitrep.errors import TheatreError


def mistakes(folder: Path) -> tuple[str, ...]:
    with pytest.raises(TheatreError) as told:
        theatres.load(folder)
    return told.value.mistakes


@pytest.mark.parametrize(
    ("line", "text", "told"),
    [
        (1, "id = isle", "theatre.toml:1: is not TOML"),
        (1, 'id = "The Isle"', "theatre.toml:1: id 'The Isle' is not lower-case"),
        (2, "", "theatre.toml: title must be a text"),
        (2, "title = 3", "theatre.toml:2: title must be a text"),
        (3, "bounds = [10.0, 40.0, 12.0]", "theatre.toml:3: bounds must be four numbers"),
        (3, "bounds = [12.0, 40.0, 10.0, 42.0]", "theatre.toml:3: bounds must run west < east"),
        (3, "bounds = [10.0, 40.0, 12.0, 92.0]", "theatre.toml:3: bounds must run west < east"),
        (4, 'countries = ["Italy"]', "theatre.toml:4: country 'Italy' is not an ISO 3166 code"),
        (5, 'credits = "the survey"', "theatre.toml:5: credits must be a list of texts"),
        (5, "colours = 2", "theatre.toml:5: unknown key 'colours'"),
        (9, 'name = ""', "theatre.toml:7: a side must have name as a text"),
        (10, 'colour = "red"', "theatre.toml:7: bad colour 'red'"),
        (12, "state = 1", "theatre.toml:7: state of a side must be true or false"),
        (12, "size = 1", "theatre.toml:7: unknown key 'size' in a side"),
        (15, 'id = "crown"', "theatre.toml:14: duplicate side 'crown'"),
        (15, 'id = "The League"', "theatre.toml:14: side 'The League' is not lower-case"),
        (18, 'pattern = "stripes"', "theatre.toml:14: unknown pattern 'stripes'"),
        (21, '"villages.csv" = "us"', "theatre.toml: [places] does not say whom to credit for places.csv"),
        (21, '"villages.csv" = "us"', "theatre.toml: [places] credits villages.csv, which is not there"),
        (21, '"places.csv" = 1', "theatre.toml:20: [places] must give each file of places its credit"),
    ],
)
def test_settings_mistake_is_told_with_its_line(tmp_path: Path, line: int, text: str, told: str) -> None:
    found = mistakes(write_theatre(tmp_path, theatre__toml=with_line("theatre.toml", line, text)))
    assert any(mistake.startswith(told) for mistake in found), found


def test_sides_that_look_alike_are_told(tmp_path: Path) -> None:
    toml = SMALL["theatre.toml"].replace("#2a9d8f", "#c1121f").replace('"diagonal"', '"solid"')
    assert mistakes(write_theatre(tmp_path, theatre__toml=toml)) == (
        "theatre.toml:14: 'league' looks like 'crown': same colour and pattern",
    )


def test_theatre_without_sides_is_told(tmp_path: Path) -> None:
    toml = 'id = "any"\ntitle = "Any"\nbounds = [10, 40, 12, 42]\n[places]\n"places.csv" = "us"\n'
    assert "theatre.toml: has no [[sides]], and open_sides is not true" in mistakes(
        write_theatre(tmp_path, theatre__toml=toml)
    )


@pytest.mark.parametrize(
    ("line", "text", "told"),
    [
        (1, "id,name,kind,side,first,last", "actors.csv:1: missing column 'aliases'"),
        (1, "id,name,kind,side,first,last,aliases,note", "actors.csv:1: unknown column 'note'"),
        (1, "id,id,name,kind,side,first,last,aliases", "actors.csv:1: column 'id' twice"),
        (2, "army,Royal Army,state,crown,,", "actors.csv:2: has 6 cells, not 7"),
        (2, "Army!,Royal Army,state,crown,,,", "actors.csv:2: id 'Army!' is not lower-case"),
        (2, "army,,state,crown,,,", "actors.csv:2: has no name"),
        (2, "army,Royal Army,band,crown,,,", "actors.csv:2: unknown kind 'band'"),
        (
            2,
            "army,Royal Army,state,king,,,",
            "actors.csv:2: unknown side 'king' (the sides are crown, league)",
        ),
        (2, "army,Royal Army,state,,,,", "actors.csv:2: has no side"),
        (2, "army,Royal Army,state,crown,1990,,", "actors.csv:2: '1990' is not a day (YYYY-MM-DD)"),
        (2, "army,Royal Army,state,crown,1990-02-30,,", "actors.csv:2: '1990-02-30' is not a day of the"),
        (
            2,
            "army,Royal Army,state,crown,1991-01-01,1990-01-01,",
            "actors.csv:2: 1991-01-01..1990-01-01 runs back",
        ),
        (
            2,
            "army,Royal Army,state,crown,,,Guards@1990",
            "actors.csv:2: alias 'Guards@1990': dates are written",
        ),
        (2, "army,Royal Army,state,crown,,,Guards@..", "actors.csv:2: alias 'Guards@..': dates are written"),
        (2, "army,Royal Army,state,crown,,,@1990-01-01..", "actors.csv:2: alias '@1990-01-01..' has no name"),
        (2, "army,Royal Army,state,crown,,,G@x..", "actors.csv:2: alias 'G@x..': 'x' is not a day"),
        (
            2,
            "army,Royal Army,state,crown,,,leaguers",
            "actors.csv:3: duplicate alias 'Leaguers': it leads to both",
        ),
        (
            2,
            "army,Royal Army,state,crown,,,Royal-Army|royal army",
            "actors.csv:2: duplicate alias 'royal army'",
        ),
        (
            4,
            "army,Harbour Watch,group,crown,,,",
            "actors.csv:4: duplicate id 'army': name is 'Harbour Watch'",
        ),
        (
            5,
            "harbour-watch,,,league,1991-05-31,,",
            "actors.csv:5: duplicate id 'harbour-watch': two of its rows",
        ),
        (7, '"residents,residents,people,,,,', "actors.csv:7: is not CSV"),
    ],
)
def test_actor_mistake_is_told_with_its_line(tmp_path: Path, line: int, text: str, told: str) -> None:
    found = mistakes(write_theatre(tmp_path, actors__csv=with_line("actors.csv", line, text)))
    assert any(mistake.startswith(told) for mistake in found), found


@pytest.mark.parametrize(
    ("line", "text", "told"),
    [
        (2, "Gazette!,Royal Gazette,outlet,crown,", "outlets.csv:2: id 'Gazette!' is not lower-case"),
        (2, "royal-gazette,,outlet,crown,", "outlets.csv:2: has no name"),
        (2, "royal-gazette,Royal Gazette,paper,crown,", "outlets.csv:2: unknown kind 'paper'"),
        (2, "royal-gazette,Royal Gazette,outlet,king,", "outlets.csv:2: unknown side 'king'"),
        (
            2,
            "royal-gazette,Royal Gazette,outlet,crown|league,",
            "outlets.csv:2: leans to two sides on the same",
        ),
        (
            2,
            "royal-gazette,Royal Gazette,outlet,crown@1991,",
            "outlets.csv:2: leaning 'crown@1991': dates are written",
        ),
        (3, "royal-gazette,Isle Post,agency,,", "outlets.csv:3: duplicate id 'royal-gazette'"),
        (
            3,
            "isle-post,Isle Post,agency,,gazette",
            "outlets.csv:3: duplicate alias 'gazette': it leads to both",
        ),
    ],
)
def test_outlet_mistake_is_told_with_its_line(tmp_path: Path, line: int, text: str, told: str) -> None:
    found = mistakes(write_theatre(tmp_path, outlets__csv=with_line("outlets.csv", line, text)))
    assert any(mistake.startswith(told) for mistake in found), found


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (",,41.0,11.0,city,,,,", "has no name"),
        ("Port,,141.0,11.0,city,,,,", "lat 141 lies outside of ±90"),
        ("Port,,41.0,-190,city,,,,", "lon -190 lies outside of ±180"),
        ("Port,,11.0,41.0,city,,,,", "point 11.0, 41.0 lies outside of the theatre's bounds"),
        ("Port,,north,11.0,city,,,,", "lat 'north' is not a number"),
        ("Port,,nan,11.0,city,,,,", "lat 'nan' is not a number"),
        ("Port,,,11.0,city,,,,", "lat '' is not a number"),
        ("Port,,41.0,11.0,haven,,,,", "unknown kind 'haven'"),
        ("Port,,41.0,11.0,city,0,,,", "radius_km '0' is not above zero"),
        ("Port,,41.0,11.0,city,wide,,,", "radius_km 'wide' is not a number"),
        ("Port,,41.0,11.0,city,,,,Italy", "country 'Italy' is not an ISO 3166 code"),
        ("old-town,,41.002,11.003,camp,,,,", "duplicate place 'old-town', as in places.csv:3"),
    ],
)
def test_place_mistake_is_told_with_its_line(tmp_path: Path, row: str, told: str) -> None:
    found = mistakes(write_theatre(tmp_path, places__csv=SMALL["places.csv"] + row + "\n"))
    assert len(found) == 1
    assert found[0].startswith(f"places.csv:4: {told}")


def test_one_row_with_two_mistakes_tells_both(tmp_path: Path) -> None:
    places = SMALL["places.csv"] + "Port,,91,11.0,haven,,,,\n"
    (found,) = mistakes(write_theatre(tmp_path, places__csv=places))
    assert "lies outside of ±90" in found
    assert "unknown kind 'haven'" in found


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("IT,Italy,,,,Italian,Italians,", "has no capitals"),
        ("ITA,Italy,,,,Italian,Italians,Rome", "code 'ITA' is not an ISO 3166 code"),
        ("FR,Gaul,,,,Gaulish,Gauls,Lyon", "duplicate code 'FR'"),
        ("IT,Italy,Italy,,,Italian,Italians,Rome", "unknown side 'Italy'"),
        (
            "IT,Italy,crown,Italian government,,Italian,Italians,Rome",
            "government 'Italian government' is not",
        ),
        ("IT,Royal Army,crown,,,Italian,Italians,Rome", "duplicate alias 'Royal Army'"),
    ],
)
def test_state_mistake_is_told_with_its_line(tmp_path: Path, row: str, told: str) -> None:
    header = "code,name,side,government,names,adjectives,people,capitals"
    states = f"{header}\nFR,France,crown,,,French,French,Paris\n{row}\n"
    found = mistakes(write_theatre(tmp_path, states__csv=states))
    assert any(mistake.startswith(f"states.csv:3: {told}") for mistake in found), found


def test_state_of_no_side_of_the_theatre_is_told(tmp_path: Path) -> None:
    header = "code,name,side,government,names,adjectives,people,capitals"
    folder = write_theatre(tmp_path, states__csv=f"{header}\nFR,France,,,,French,French,Paris\n")
    assert mistakes(folder) == ("states.csv:2: unknown side 'france' (the sides are crown, league)",)


def test_missing_files_are_told(tmp_path: Path) -> None:
    folder = write_theatre(tmp_path)
    for name in ("theatre.toml", "actors.csv", "outlets.csv"):
        (folder / name).unlink()
    found = mistakes(folder)
    for name in ("theatre.toml", "actors.csv", "outlets.csv"):
        assert f"{name}: is missing" in found


def test_places_key_tells_of_broken_settings(tmp_path: Path) -> None:
    with pytest.raises(TheatreError, match=r"theatre.toml: is missing"):
        theatres.places_key(tmp_path)


def test_empty_table_is_told(tmp_path: Path) -> None:
    (found,) = mistakes(write_theatre(tmp_path, outlets__csv="\n\n"))
    assert found.startswith("outlets.csv: is empty; its first line names the columns id,name,kind,leans")


def test_misspelt_table_is_told(tmp_path: Path) -> None:
    (found,) = mistakes(write_theatre(tmp_path, outlet__csv="id\n"))
    assert found.startswith("outlet.csv: is no file of a theatre")


def test_text_that_is_not_utf8_is_told_with_its_line(tmp_path: Path) -> None:
    folder = write_theatre(tmp_path)
    (folder / "outlets.csv").write_bytes(SMALL["outlets.csv"].encode() + b"caf\xe9,Caf\xe9,outlet,,\n")
    assert mistakes(folder) == ("outlets.csv:5: is not UTF-8 (byte 0xe9)",)


def test_line_counts_the_file_and_not_the_rows(tmp_path: Path) -> None:
    places = SMALL["places.csv"] + '\n"Two\nLines",,41,11.5,city,,,,\nPort,,91,11.0,city,,,,\n'
    assert mistakes(write_theatre(tmp_path, places__csv=places)) == (
        "places.csv:7: lat 91 lies outside of ±90",
    )


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    folder = write_theatre(
        tmp_path,
        theatre__toml=with_line("theatre.toml", 10, 'colour = "red"'),
        actors__csv=with_line("actors.csv", 2, "army,Royal Army,state,king,,,"),
        outlets__csv=with_line("outlets.csv", 2, "royal-gazette,Royal Gazette,paper,crown,"),
        places__csv=SMALL["places.csv"] + "Port,,91,11.0,city,,,,\n",
    )
    assert [mistake.split(": ")[0] for mistake in mistakes(folder)] == [
        "theatre.toml:7",
        "actors.csv:2",
        "outlets.csv:2",
        "places.csv:4",
    ]


def test_error_reads_as_one_mistake_a_line(tmp_path: Path) -> None:
    folder = write_theatre(tmp_path, outlets__csv="\n")
    (folder / "actors.csv").unlink()
    with pytest.raises(TheatreError) as told:
        theatres.load(folder)
    assert str(told.value).splitlines() == list(told.value.mistakes)

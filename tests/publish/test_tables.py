from __future__ import annotations

import csv
import dataclasses
import io

import pytest
from isle import (
    CROSS,
    DEAD,
    EVIDENCE,
    HELD,
    HOLDING,
    HURT,
    MANY,
    MORE,
    OURS,
    PLACED,
    SHELLS,
    SITUATION,
    UNPLACED,
)

from sitrep.errors import SitrepError
from sitrep.model import Problem, Situation, TrackRecord
from sitrep.publish.tables import control_csv, harm_csv, incidents_csv, problems_csv, sources_csv


def rows(table: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(table.decode(), newline="")))


def test_incidents_have_a_row_each_with_place_and_sources() -> None:
    placed, unplaced = rows(incidents_csv(SITUATION, EVIDENCE))
    assert placed == {
        "incident": PLACED.id,
        "type": "Grenade",
        "date_first": "2020-05-01",
        "date_last": "2020-05-01",
        "place": "Ford",
        "place_in": "Isle",
        "place_id": "geo:1",
        "lat": "-1.5",
        "lon": "30.25",
        "radius_km": "2.5",
        "side1": "south",
        "side2": "north",
        "claims": f"{SHELLS.id}; {DEAD.id}; {MORE.id}",
        "quotes": "'=SUM(A1) was painted on the wall | four died | ten later",
        "speakers": "'@mayor",
        "outlets": "The Herald",
        "reports": "one",
        "urls": "https://herald.example/1",
    }
    assert (unplaced["incident"], unplaced["place"], unplaced["date_first"]) == (UNPLACED.id, "the hills", "")
    assert [unplaced[column] for column in ("place_id", "lat", "lon", "radius_km")] == [""] * 4


def test_control_has_a_row_for_each_change() -> None:
    (row,) = rows(control_csv([HOLDING], EVIDENCE))
    assert row == {
        "place_id": "geo:1",
        "place": "Ford",
        "lat": "-1.5",
        "lon": "30.25",
        "radius_km": "2.5",
        "admin1": "",
        "country": "XX",
        "date": "2020-05-01",
        "side": "north",
        "standing": "held",
        "probability": "0.877",
        "since": "",
        "age_days": "0",
        "quote": "Ford is ours",
        "claims_for": HELD.id,
        "speakers_for": "",
        "outlets_for": "The Herald",
        "claims_against": OURS.id,
        "speakers_against": "",
        "outlets_against": "'-Cross-",
    }


def test_harm_has_a_row_for_each_toll() -> None:
    killed, hurt = rows(harm_csv(SITUATION, EVIDENCE))
    assert (killed["incident"], killed["scope"], killed["part_of"]) == (PLACED.id, "incident", "false")
    assert [killed[bound] for bound in ("low", "best", "high")] == ["4", "4", "10"]
    assert [killed[f"{bound}_claim"] for bound in ("low", "best", "high")] == [DEAD.id, DEAD.id, MORE.id]
    assert (killed["quote"], killed["place"], killed["date_first"]) == ("four died", "Ford", "2020-05-01")
    assert (hurt["incident"], hurt["scope"], hurt["part_of"]) == ("", "cumulative", "true")
    assert (hurt["low"], hurt["best"], hurt["high"], hurt["words"]) == ("", "", "", "many")
    assert (hurt["quote"], hurt["claims"], hurt["outlets"]) == ("Förd", MANY.id, "'-Cross-")
    assert (hurt["place"], hurt["date_first"], hurt["date_last"]) == ("the hills", "2020-05-01", "")


def test_sources_have_a_row_each_and_one_for_each_part() -> None:
    part = TrackRecord(
        source="outlet:post",
        name="=Post",
        leans="north",
        kind="control",
        bearing="for its own side",
        claims=3,
        told=2,
        borne_out=1,
        refuted=1,
        reliability=0.32504,
        low=0.1,
        high=0.6,
        weight=0.35,
    )
    whole = dataclasses.replace(part, kind=None, bearing=None, weight=None, claims=7, parts=(part,))
    first, second = rows(sources_csv(dataclasses.replace(SITUATION, sources=(whole,))))
    assert (first["name"], first["kind"], first["claims"], first["weight"]) == ("'=Post", "", "7", "")
    assert (second["bearing"], second["claims"], second["weight"]) == ("for its own side", "3", "0.35")
    assert (second["borne_out"], second["refuted"], second["reliability"]) == ("1", "1", "0.325")


def test_problems_have_a_row_each() -> None:
    table = problems_csv(
        [Problem(source="=a.html", reason="no text"), Problem(source="b", reason="x", line=3)]
    )
    assert table == b"source,line,reason\n'=a.html,,no text\nb,3,x\n"


def test_tables_without_rows_keep_their_header() -> None:
    empty = Situation(on=None, known_at=None, incidents=(), holdings=(), running=())
    for table in (
        incidents_csv(empty, EVIDENCE),
        harm_csv(empty, EVIDENCE),
        control_csv([], EVIDENCE),
        problems_csv([]),
    ):
        assert table.count(b"\n") == 1
        assert table.decode().strip().replace("_", "").replace(",", "").isalnum()


def test_every_row_has_every_column() -> None:
    for table in (
        incidents_csv(SITUATION, EVIDENCE),
        harm_csv(SITUATION, EVIDENCE),
        control_csv([HOLDING], EVIDENCE),
    ):
        lengths = {len(row) for row in csv.reader(io.StringIO(table.decode(), newline=""))}
        assert len(lengths) == 1


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_words_begin_as_a_formula(start: str) -> None:
    hostile = dataclasses.replace(UNPLACED, type=f"{start}cmd", side1=f"{start}1+1")
    (row,) = rows(incidents_csv(dataclasses.replace(SITUATION, incidents=(hostile,)), EVIDENCE))
    shown = start.replace("\r", "\n")
    assert (row["type"], row["side1"]) == (f"'{shown}cmd", f"'{shown}1+1")


def test_tables_keep_line_breaks_and_quotation_marks_of_the_words() -> None:
    report = dataclasses.replace(CROSS, text='He said\n"no", twice.')
    claim = dataclasses.replace(HELD, passage=report.passage(0, 14))
    evidence = dataclasses.replace(EVIDENCE, claims=(claim,), reports={report.id: report})
    (row,) = rows(
        control_csv([dataclasses.replace(HOLDING, claims_for=(claim.id,), claims_against=())], evidence)
    )
    assert row["quote"] == 'He said\n"no", '


def test_a_claim_that_the_evidence_lacks_is_an_error() -> None:
    bare = dataclasses.replace(EVIDENCE, claims=())
    with pytest.raises(SitrepError, match="does not hold"):
        incidents_csv(SITUATION, bare)


def test_running_total_without_a_place_has_empty_cells() -> None:
    placeless = dataclasses.replace(HURT, where=None, when=None)
    (row,) = rows(harm_csv(dataclasses.replace(SITUATION, incidents=(), running=(placeless,)), EVIDENCE))
    assert (row["place"], row["lat"], row["date_first"]) == ("", "", "")

"""The example, asked as its readers would: what it was made to show, it shows."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from commandline import Run

Shown = Callable[..., str]


@pytest.fixture
def ask(run: Run, built: Path) -> Shown:
    """What a command prints of the example's record."""

    def asked(*words: str) -> str:
        done = run(*words, cwd=built)
        assert (done.status, done.err) == (0, "")
        return done.out

    return asked


def cells(out: str, first: str) -> list[str]:
    """The cells of the one row of a table that begins so."""
    rows = [line.split("│")[1:-1] for line in out.splitlines() if line.startswith("│")]
    (found,) = ([cell.strip() for cell in row] for row in rows if row[0].strip() == first)
    return found


def incident_at(ask: Shown, place: str, hurt: str, *words: str) -> str:
    """The id of the one incident of a place with a toll."""
    rows = [line.split("│") for line in ask("show", *words).splitlines() if place in line and hurt in line]
    (found,) = (row[1].strip() for row in rows)
    return found


@pytest.mark.parametrize("place", ["Jazmati", "Dahret Awwad"])
def test_state_side_claim_is_claimed_until_a_neutral_source_has_it(ask: Shown, place: str) -> None:
    that_day = ("--on", "2016-12-04", "--known-at")
    assert cells(ask("show", *that_day, "2016-12-04"), place)[1:3] == ["government", "claimed"]
    assert cells(ask("show", *that_day, "2016-12-05"), place)[1:3] == ["government", "held"]
    told = json.loads(ask("diff", *that_day, "2016-12-04", "--known-at", "2016-12-05", "--json"))
    (turn,) = (one for one in told["standings"] if one["place"] == place)
    assert (turn["before"]["standing"], turn["after"]["standing"]) == ("claimed", "held")
    for claim in turn["claims"]:
        why = ask("why", claim["id"])
        assert "in syria-tally-monitor, 2016-12-05" in why
        assert "neutral" in why


def test_quarter_that_its_holders_deny_to_have_lost_is_taken_when_they_concede_it(ask: Shown) -> None:
    denied = ask("why", "Myassar", "--on", "2016-12-04", "--known-at", "2016-12-05")
    assert "government since" not in denied.splitlines()[0]
    conceded = ask("why", "Myassar", "--on", "2016-12-04", "--known-at", "2016-12-07")
    assert "government since 2016-12-04" in conceded.splitlines()[0]
    assert "in free-aleppo-dispatch, 2016-12-07" in conceded
    assert "against its own side" in conceded


def test_rival_tolls_give_a_range_that_names_both(ask: Shown) -> None:
    why = ask("why", incident_at(ask, "Kafr Nabl", "21 to 26 killed"))
    toll = why[why.index("killed, unspecified: 21 (21 to 26)") :]
    best, high = toll.split("high 26")
    assert "— the outlet itself, in syria-tally-monitor, 2016-12-05" in best
    assert "— White Helmets, in free-aleppo-dispatch, 2016-12-04" in high


def test_wire_copy_counts_once(ask: Shown) -> None:
    why = ask("why", incident_at(ask, "Jubb al-Qubba", "26 killed"))
    # Two papers print an agency's story with three speakers; a monitor of its own tells of the same.
    assert "(13 claims of 4 sources;" in why.splitlines()[0]
    assert "rescue workers leans" not in why  # as the paper does that prints the story first
    papers = ("harbour-chronicle", "bosphorus-evening")
    assert min(why.count(f"in {paper}, 2016-12-01") for paper in papers) > 3
    assert "one of 2 prints of a story" in why


def test_what_was_reported_on_the_7th_is_not_known_on_the_5th(ask: Shown) -> None:
    early, late = ("--known-at", "2016-12-05"), ("--known-at", "2016-12-07")
    told: dict[str, Any] = json.loads(ask("diff", "--on", "2016-12-07", *early, *late, "--json"))
    claims = [claim for turn in (*told["hands"], *told["standings"]) for claim in turn["claims"]]
    sources = [ask("why", claim["id"]).splitlines()[0] for claim in claims]
    assert any("2016-12-07" in line for line in sources)
    assert "in free-aleppo-dispatch, 2016-12-07" not in ask("why", "Myassar", *early)
    assert "al-Marjeh" in ask("show", *late)
    assert "al-Marjeh" not in ask("show", *early)


def test_ruling_changes_the_picture_and_undo_brings_it_back(run: Run, built: Path, tmp_path: Path) -> None:
    shutil.copy(built / "sitrep.db", tmp_path)
    before = run("show").out
    found = cells(run("show", "--on", "2016-12-04", "--known-at", "2016-12-05").out, "Jazmati")
    told = json.loads(
        run(
            "diff", "--on", "2016-12-04", "--known-at", "2016-12-04", "--known-at", "2016-12-05", "--json"
        ).out
    )
    (turn,) = (one for one in told["standings"] if one["place"] == found[0])
    proof = [claim["id"] for claim in turn["claims"]]
    done = run("rule", "retract", *proof, "--by", "Ada", "--why", "the bulletin was withdrawn")
    ruling = done.out.split("ruling ")[1].split(":")[0]
    after = run("show", "--on", "2016-12-04", "--known-at", "2016-12-05").out
    assert cells(after, "Jazmati")[1:3] == ["government", "claimed"]
    assert run("rule", "undo", ruling, "--by", "Ada", "--why", "it was not").status == 0
    assert run("show").out == before

from __future__ import annotations

import json
from pathlib import Path

import pytest

from commandline import Run


def test_diff_of_two_days_of_publication_tells_what_the_later_reports_changed(run: Run, kept: Path) -> None:
    done = run("diff", "--known-at", "2016-12-04", "--known-at", "2016-12-06", cwd=kept)
    assert (done.status, done.err) == (0, "")
    assert "as known on 2016-12-04 to that of the last day, as known on 2016-12-06" in done.out
    hands = done.out.split("What changed hands")[1].split("What happened")[0]
    assert "Jazmati" in hands
    assert "“The army captured al-Jazmati on Sunday”" in hands
    assert "Saraqib" in done.out
    assert "Nubl" not in done.out


def test_diff_as_json_names_the_claims_and_their_words(run: Run, kept: Path) -> None:
    done = run("diff", "--on", "2016-12-03", "--on", "2016-12-05", "--json", cwd=kept)
    (told,) = map(json.loads, done.out.splitlines())
    assert (told["before"]["on"], told["after"]["on"]) == ("2016-12-03", "2016-12-05")
    (turn,) = told["hands"]
    assert (turn["place"], turn["before"], turn["after"]["side"]) == ("Jazmati", None, "government")
    assert [claim["quote"] for claim in turn["claims"]] == ["The army captured al-Jazmati on Sunday"]
    assert {one["where"]["name"] for one in told["new"]} == {"al-Jazmati", "Saraqib"}
    assert (told["changed"], told["gone"]) == ([], [])


def test_diff_of_a_day_with_itself_tells_nothing(run: Run, kept: Path) -> None:
    done = run("diff", "--on", "2016-12-05", "--on", "2016-12-05", "--known-at", "2016-12-06", cwd=kept)
    assert done.out.splitlines()[-1] == "Nothing changed."


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((), "give --on or --known-at twice"),
        (("--on", "2016-12-05"), "give --on or --known-at twice"),
        (("--on", "2016-12-05") * 3, "give --on or --known-at twice"),
        (("--on", "2016-12-05", "--on", "never"), "'never' is not a day"),
    ],
)
def test_diff_of_other_than_two_pictures_exits_2(
    run: Run, kept: Path, words: tuple[str, ...], told: str
) -> None:
    done = run("diff", *words, cwd=kept)
    assert (done.status, done.out) == (2, "")
    assert told in done.err

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from commandline import EXAMPLE, Done, Run, sitrep
from newsfolder import FAILS, contents, write_bad, write_good
from sitrep import __version__
from sitrep.record import Record

# In processes of their own -----------------------------------------------------------


def test_build_writes_page_tables_and_problems(built: Path) -> None:
    assert contents(built / "out").keys() == {
        "index.html",
        "incidents.csv",
        "control.csv",
        "harm.csv",
        "situation.geojson",
        "problems.csv",
        "words.csv",
        "sources.csv",
    }
    with (built / "out" / "problems.csv").open(encoding="utf-8") as rows:
        assert len(list(csv.DictReader(rows))) == 2


def test_build_again_is_a_no_op_with_the_same_bytes(built: Path, cache: Path) -> None:
    before = contents(built / "out")
    done = sitrep("build", EXAMPLE, "-o", "out", "--theatre", "syria", cache=cache, cwd=built)
    assert "(0 new)" in done.stdout
    assert contents(built / "out") == before


def test_output_does_not_depend_on_the_working_folder(built: Path, cache: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "else" / "where"
    elsewhere.mkdir(parents=True)
    words = (
        "build",
        EXAMPLE,
        "-o",
        tmp_path / "out",
        "--theatre",
        "syria",
        "--record",
        tmp_path / "r" / "s.db",
    )
    assert sitrep(*words, cache=cache, cwd=elsewhere).returncode == 3
    assert contents(tmp_path / "out") == contents(built / "out")
    assert list(elsewhere.iterdir()) == []


def test_code_prints_json_lines_alone(tmp_path: Path, cache: Path, syria: object) -> None:  # noqa: ARG001 - compiles the gazetteer
    folder = write_bad(write_good(tmp_path / "in"))
    done = sitrep("code", "in", "--theatre", "syria", cache=cache, cwd=tmp_path)
    assert done.returncode == 3
    coded = [json.loads(line) for line in done.stdout.splitlines()]
    assert [record["id"] for record in coded] == ["capture.txt", "w1", "w2"]
    assert [c["place"] for c in coded[0]["control"]] == ["al-Jazmati"]
    assert len(done.stderr.splitlines()) == len(FAILS)
    assert [path for path in tmp_path.iterdir() if path != folder] == []


# Bad inputs --------------------------------------------------------------------------


def test_each_bad_input_is_one_line_and_the_rest_is_done(run: Run, tmp_path: Path) -> None:
    write_bad(write_good(tmp_path / "in"))
    done = run("build", "in", "gone.txt", "-o", "out", "--theatre", "syria")
    assert done.status == 3
    expected = {f"in/{where}": why for where, why in FAILS.items()} | {"gone.txt": "no such file"}
    lines = done.err.strip().splitlines()
    assert len(lines) == len(expected)
    for where, why in expected.items():
        (line,) = (line for line in lines if line.startswith(f"sitrep: {where}: "))
        assert why in line
    with (tmp_path / "out" / "problems.csv").open(encoding="utf-8") as rows:
        found = list(csv.DictReader(rows))
    assert {f"{r['source']}{':' if r['line'] else ''}{r['line']}" for r in found} == expected.keys()
    assert "3 (3 new)" in done.out


@pytest.mark.parametrize("command", ["code", "annotate"])
def test_what_is_printed_is_json_lines_alone(run: Run, tmp_path: Path, command: str) -> None:
    write_bad(write_good(tmp_path / "in"))
    done = run(command, "in", "--theatre", "syria")
    assert done.status == 3
    assert [json.loads(line)["id"] for line in done.out.splitlines()] == ["capture.txt", "w1", "w2"]
    assert len(done.err.splitlines()) == len(FAILS)


def test_table_is_read_by_the_names_of_its_columns_and_its_bytes_are_kept(run: Run, tmp_path: Path) -> None:
    row = "2016-12-06;Jets bombed Saraqib on Monday, killing two people.\n"
    (tmp_path / "a.csv").write_text(f"day;words\n{row}", encoding="utf-8")
    names = "published=day,text=words"
    done = run("code", "a.csv", "--theatre", "syria", "--columns", names, "--keep-raw", "raw")
    assert (done.status, json.loads(done.out)["published"]) == (0, "2016-12-06")
    assert [path.read_text() for path in (tmp_path / "raw").glob("*/*")] == [row]
    assert run("code", "a.csv", "--columns", "heading=day", "--theatre", "syria").status == 2


def test_raw_bytes_that_cannot_be_kept_stop_the_reading(run: Run, tmp_path: Path) -> None:
    write_good(tmp_path / "in")
    (tmp_path / "raw").write_text("a file where the folder should be")
    done = run("code", "in", "--theatre", "syria", "--keep-raw", "raw")
    assert (done.status, done.out) == (1, "")
    assert done.err.startswith("sitrep: cannot keep raw bytes in raw: ")


# Exit statuses -----------------------------------------------------------------------


@pytest.mark.parametrize("command", [("build", "-o", "out"), ("read",), ("code",), ("annotate",)])
def test_status_says_whether_all_some_or_nothing_was_done(
    run: Run, tmp_path: Path, command: tuple[str, ...]
) -> None:
    good = write_good(tmp_path / "good")
    bad = write_bad(tmp_path / "bad")
    for inputs, status in (((good,), 0), ((good, bad), 3), ((bad,), 1), (("gone.txt",), 1)):
        done = run(*command, *inputs, "--theatre", "syria")
        assert (done.status, bool(done.err.strip())) == (status, status != 0), inputs
        assert "Traceback" not in done.err


def test_nothing_is_written_where_nothing_could_be_read(run: Run, tmp_path: Path) -> None:
    done = run("build", write_bad(tmp_path / "bad"), "-o", "out", "--theatre", "syria")
    assert (done.status, done.out) == (1, "")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("show", "--on", "yesterday"), "'yesterday' is not a day"),
        (("show", "--on", "2016-13-04"), "'2016-13-04' is not a day"),
        (("show", "--known-at", "5.12.2016"), "'5.12.2016' is not a day"),
        (("why", "Jazmati", "--on", "2016-02-30"), "'2016-02-30' is not a day"),
        (("code", "x.txt", "--theatre", "atlantis"), "no theatre 'atlantis'"),
        (("build", "x.txt"), "--out"),
        (("build", "-o", "out"), "inputs"),
        (("forecast",), "forecast"),
        (("show", "--colour"), "--colour"),
        ((), ""),
    ],
)
def test_request_that_makes_no_sense_exits_2(run: Run, words: tuple[str, ...], told: str) -> None:
    done = run(*words)
    assert done.status == 2
    assert told in done.err
    assert "Traceback" not in done.err


def test_version_is_printed(run: Run) -> None:
    assert run("--version") == Done(0, f"{__version__}\n", "")


# Theatres and records with mistakes --------------------------------------------------


def test_theatre_with_mistakes_names_each_by_file_and_row(run: Run, tmp_path: Path) -> None:
    theatre = tmp_path / "isle"
    theatre.mkdir()
    (theatre / "theatre.toml").write_text(
        'id = "isle"\ntitle = "The isle"\nbounds = [10.0, 40.0, 12.0, 42.0]\n\n[[sides]]\nid = "crown"\n'
        'name = "Crown"\ncolour = "#c1121f"\npattern = "solid"\n',
        encoding="utf-8",
    )
    (theatre / "actors.csv").write_text(
        "id,name,kind,side,first,last,aliases\narmy,Army,state,crown,,,\nband,Band,group,nobody,,,\n",
        encoding="utf-8",
    )
    (theatre / "outlets.csv").write_text("id,name,kind,leans,aliases\npost,Post,rumour,,\n", encoding="utf-8")
    write_good(tmp_path / "in")
    done = run("code", "in", "--theatre", "isle")
    assert (done.status, done.out) == (1, "")
    assert [line.split(": ")[1] for line in done.err.splitlines()] == ["actors.csv:3", "outlets.csv:2"]
    assert "'nobody'" in done.err


def test_theatre_that_is_not_toml_is_named_by_line(run: Run, tmp_path: Path) -> None:
    theatre = tmp_path / "isle"
    theatre.mkdir()
    (theatre / "theatre.toml").write_text('id = "isle"\ntitle = \n', encoding="utf-8")
    done = run("show", "--theatre", "isle", "--record", _empty_record(tmp_path))
    assert done.status == 1
    assert done.err.startswith("sitrep: theatre.toml:2: ")


def _empty_record(folder: Path) -> Path:
    with Record.open(folder / "empty.db"):
        return folder / "empty.db"


@pytest.mark.parametrize("command", [("show",), ("why", "Jazmati")])
def test_record_that_is_none_is_refused_and_not_made(
    run: Run, tmp_path: Path, command: tuple[str, ...]
) -> None:
    junk = tmp_path / "junk.db"
    junk.write_text("no record", encoding="utf-8")
    for name, told in (("gone.db", "no record here"), ("junk.db", "junk.db")):
        done = run(*command, "--theatre", "syria", "--record", name)
        assert (done.status, done.out) == (1, "")
        assert told in done.err
    assert [path.name for path in tmp_path.iterdir()] == ["junk.db"]


# Asking ------------------------------------------------------------------------------


def test_read_keeps_what_show_then_shows(run: Run, tmp_path: Path) -> None:
    write_good(tmp_path / "in")
    done = run("read", "in", "--theatre", "syria")
    assert done.status == 0
    assert done.out.splitlines()[0] == "3 reports read, 3 of them new"
    assert run("read", "in", "--theatre", "syria").out.splitlines()[0] == "3 reports read, 0 of them new"
    assert {path.name for path in tmp_path.iterdir()} == {"in", "sitrep.db"}
    assert "Jazmati" in run("show", "--theatre", "syria").out


def test_show_on_a_day_shows_who_held_what_and_what_happened_on_it(run: Run, kept: Path) -> None:
    on_sunday = run("show", "--on", "2016-12-04", "--theatre", "syria", cwd=kept)
    assert (on_sunday.status, on_sunday.err) == (0, "")
    assert "12 killed (combatant)" in on_sunday.out
    assert "Saraqib" not in on_sunday.out
    on_monday = run("show", "--on", "2016-12-05", "--theatre", "syria", cwd=kept)
    assert "2 killed" in on_monday.out
    assert "Jazmati" in on_monday.out
    assert "12 killed" not in on_monday.out


def test_show_shows_running_totals_beside_incidents_and_shares_beside_parts(run: Run, tmp_path: Path) -> None:
    told = (
        "The army controls 60 per cent of Aleppo city. Jets bombed Saraqib on Monday, killing two people.",
        "At least 300 people have been killed in Saraqib since 15 November. Rebels hold al-Jazmati.",
    )
    with (tmp_path / "in.jsonl").open("w", encoding="utf-8") as file:
        for number, text in enumerate(told):
            report = {"id": str(number), "source": "mill-post", "published": "2016-12-06", "title": "News"}
            file.write(json.dumps({**report, "text": text}) + "\n")
    assert run("read", "in.jsonl", "--theatre", "syria").status == 0
    cells = [
        [cell.strip() for cell in line.split("│")[1:-1]]
        for line in run("show").out.splitlines()
        if line.startswith("│")
    ]
    assert [
        "Saraqib", "2016-11-15/", "", "300 killed", "300", "incidents in this record add up to 2",
    ] in cells  # fmt: skip
    (share,) = (row for row in cells if "60%" in row)
    assert share[:-1] == ["Aleppo", "2016-12-06", "government", "60%", "0%", "1", "too few parts to say"]
    assert "60%" in run("why", share[-1]).out


def test_sources_shows_how_each_has_borne_out(run: Run, kept: Path) -> None:
    done = run("sources", "--parts", "--theatre", "syria", cwd=kept)
    assert (done.status, done.err) == (0, "")
    assert "control, of unknown leaning" in done.out
    assert "control, " not in run("sources", "--theatre", "syria", cwd=kept).out


def test_show_known_at_leaves_out_what_was_published_later(run: Run, kept: Path) -> None:
    early = run("show", "--known-at", "2016-12-06", "--theatre", "syria", cwd=kept).out
    assert "Saraqib" in early
    assert "Nubl" not in early
    assert "Nubl" in run("show", "--theatre", "syria", cwd=kept).out


def test_why_goes_by_place_incident_and_claim_down_to_the_sentence(run: Run, kept: Path) -> None:
    by_place = run("why", "Jazmati", "--theatre", "syria", cwd=kept)
    assert (by_place.status, by_place.err) == (0, "")
    assert "“The army captured al-Jazmati on Sunday” — activists, in capture.txt, 2016-12-05" in by_place.out
    claim = by_place.out.split("(claim ")[1].split(")")[0]
    assert "captured al-Jazmati" in run("why", claim, "--theatre", "syria", cwd=kept).out
    shown = run("show", "--on", "2016-12-05", "--theatre", "syria", cwd=kept).out
    incident = next(line.split("│")[1].strip() for line in shown.splitlines() if "Saraqib" in line)
    by_incident = run("why", incident, "--theatre", "syria", cwd=kept).out
    assert "Jets bombed Saraqib" in by_incident
    assert "mill-post" in by_incident


@pytest.mark.parametrize("subject", ["ffffffff", "abc", "Atlantis"])
def test_why_of_nothing_known_exits_1(run: Run, kept: Path, subject: str) -> None:
    done = run("why", subject, "--theatre", "syria", cwd=kept)
    assert (done.status, done.out) == (1, "")
    assert done.err.startswith(f"sitrep: nothing goes by '{subject}'")


# Scoring -----------------------------------------------------------------------------


def test_score_compares_what_code_prints_with_gold(run: Run, tmp_path: Path) -> None:
    write_good(tmp_path / "in")
    coded = run("code", "in", "--theatre", "syria").out
    (tmp_path / "gold.jsonl").write_text(coded, encoding="utf-8")
    kept = coded.splitlines()[1:]
    (tmp_path / "coded.jsonl").write_text("\n".join([*kept, '{"id": "other"}']), encoding="utf-8")
    assert json.loads(run("score", "gold.jsonl", "gold.jsonl", "--json").out)["F1"] == 1.0
    done = run("score", "gold.jsonl", "coded.jsonl", "--errors", "1", "--reports", "in")
    assert done.status == 0
    assert done.err.splitlines() == [
        "sitrep: 1 of 3 reports are not coded, and count as coded empty: capture.txt",
        "sitrep: 1 of 3 coded reports are not in gold, and are left out: other",
    ]
    assert done.out.splitlines()[3].startswith("F1 0.")
    assert "nothing coded" in done.out
    assert "in  The army captured al-Jazmati" in done.out


def test_score_names_reports_that_could_not_be_read_and_does_the_rest(run: Run, tmp_path: Path) -> None:
    (tmp_path / "gold.jsonl").write_text('{"id": "a"}\n', encoding="utf-8")
    done = run("score", "gold.jsonl", "gold.jsonl", "--reports", "gone.jsonl")
    assert (done.status, done.err) == (3, "sitrep: gone.jsonl: no such file\n")
    assert done.out.startswith("control")


def test_score_names_each_bad_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "gold.jsonl").write_text('{"id": "a"}\n[]\n{"id": 7}\n', encoding="utf-8")
    done = run("score", "gold.jsonl", "gold.jsonl")
    assert (done.status, done.out) == (1, "")
    assert [line.split(": ")[1] for line in done.err.splitlines()] == ["gold.jsonl:2", "gold.jsonl:3"]

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLE = Path(__file__).parents[1] / "examples" / "aleppo-2016"


def sitrep(*words: object, cache: Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from sitrep.cli import main; main()", *map(str, words)]
    environment = {**os.environ, "SITREP_CACHE": str(cache)}
    return subprocess.run(command, capture_output=True, text=True, cwd=cwd, env=environment, check=False)  # noqa: S603 - our own command


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, cache: Path, syria: object) -> Path:  # noqa: ARG001 - compiles the gazetteer
    folder = tmp_path_factory.mktemp("built")
    done = sitrep("build", EXAMPLE, "-o", "out", "--theatre", "syria", cache=cache, cwd=folder)
    assert done.returncode == 3, done.stderr
    assert "wire.jsonl:2" in done.stderr
    assert "2016-12-09-front.txt" in done.stderr
    return folder


def test_build_writes_page_tables_and_problems(built: Path) -> None:
    files = {p.name for p in (built / "out").iterdir()}
    assert files == {
        "index.html", "incidents.csv", "control.csv", "harm.csv", "situation.geojson", "problems.csv",
    }  # fmt: skip
    with (built / "out" / "problems.csv").open(encoding="utf-8") as rows:
        assert len(list(csv.DictReader(rows))) == 2


def test_build_again_is_a_no_op_with_the_same_bytes(built: Path, cache: Path) -> None:
    before = {p.name: p.read_bytes() for p in (built / "out").iterdir()}
    done = sitrep("build", EXAMPLE, "-o", "out", "--theatre", "syria", cache=cache, cwd=built)
    assert "(0 new)" in done.stdout
    assert {p.name: p.read_bytes() for p in (built / "out").iterdir()} == before


def test_show_and_why_lead_down_to_the_sentence(built: Path, cache: Path) -> None:
    shown = sitrep("show", "--on", "2016-12-04", "--theatre", "syria", cache=cache, cwd=built)
    assert shown.returncode == 0
    assert "Jazmati" in shown.stdout
    reasons = sitrep("why", "Jazmati", "--on", "2016-12-04", "--theatre", "syria", cache=cache, cwd=built)
    assert reasons.returncode == 0, reasons.stderr
    assert "Karm al-Jazmati" in reasons.stdout


def test_code_prints_json_lines_alone(tmp_path: Path, cache: Path, syria: object) -> None:  # noqa: ARG001 - compiles the gazetteer
    report = tmp_path / "r.txt"
    report.write_text("Quarter falls\n\n5 December 2016\n\nThe army captured al-Jazmati on Sunday.\n")
    done = sitrep("code", report, "--theatre", "syria", cache=cache, cwd=tmp_path)
    assert done.returncode == 0
    (line,) = done.stdout.splitlines()
    assert json.loads(line)["control"][0]["place"] == "al-Jazmati"


def test_exit_status_says_what_was_done(tmp_path: Path, cache: Path, syria: object) -> None:  # noqa: ARG001 - compiles the gazetteer
    (tmp_path / "empty.txt").write_bytes(b"")
    nothing = sitrep("build", "empty.txt", "-o", "out", "--theatre", "syria", cache=cache, cwd=tmp_path)
    assert (nothing.returncode, "empty.txt" in nothing.stderr) == (1, True)
    assert sitrep("build", "empty.txt", cache=cache, cwd=tmp_path).returncode == 2
    wrong_day = sitrep("show", "--on", "yesterday", "--theatre", "syria", cache=cache, cwd=tmp_path)
    assert (wrong_day.returncode, "yesterday" in wrong_day.stderr) == (2, True)


def test_theatre_with_a_mistake_is_named_by_file_and_row(tmp_path: Path, cache: Path) -> None:
    theatre = tmp_path / "isle"
    theatre.mkdir()
    (theatre / "theatre.toml").write_text('id = "isle"\ntitle = \n')
    done = sitrep("code", "x.txt", "--theatre", theatre, cache=cache, cwd=tmp_path)
    assert done.returncode == 1
    assert "theatre.toml:2" in done.stderr

from __future__ import annotations

import http.client
import threading
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from typer.testing import CliRunner

from newsfolder import write_good
from sitrep.cli.app import commands
from sitrep.cli.serving import Kept, server
from sitrep.errors import SitrepError


@contextmanager
def running(page: Kept) -> Iterator[int]:
    """A server of a page; the port that it answers on."""
    with server(page, 0) as one:
        thread = threading.Thread(target=one.serve_forever)
        thread.start()
        try:
            yield one.server_port
        finally:
            one.shutdown()
            thread.join()


def get(port: int, path: str = "/", host: str | None = None) -> tuple[int, str]:
    """The status and text of an answer to a request that names a host."""
    connection = http.client.HTTPConnection("127.0.0.1", port)
    connection.request("GET", path, headers={"Host": host or f"127.0.0.1:{port}"})
    answer = connection.getresponse()
    text = answer.read().decode()
    connection.close()
    return answer.status, text


def test_map_writes_the_page_of_a_record_and_opens_it(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "open", opened.append)
    record, out = tmp_path / "sitrep.db", tmp_path / "pages" / "map.html"
    inputs = write_good(tmp_path / "in")
    runner = CliRunner()
    shared = ["--record", str(record), "--cache", str(cache)]
    assert runner.invoke(commands(), ["read", str(inputs), "--theatre", "syria", *shared]).exit_code == 0
    done = runner.invoke(commands(), ["map", "-o", str(out), *shared])
    assert (done.exit_code, done.output.strip()) == (0, str(out))
    assert "<title>The Syrian war</title>" in out.read_text("utf-8")
    assert opened == []
    assert runner.invoke(commands(), ["map", "-o", str(out), "--open", *shared]).exit_code == 0
    assert opened == [out.as_uri()]


def test_served_page_is_made_anew_only_when_the_record_has_changed() -> None:
    states, made = [1, 1, 2], []

    def make() -> bytes:
        made.append(1)
        return f"page {len(made)}".encode()

    with running(Kept(lambda: states.pop(0), make)) as port:
        assert [get(port)[1] for _ in range(3)] == ["page 1", "page 1", "page 2"]


@pytest.mark.parametrize("host", ["example.org", "example.org:80", ""])
def test_server_answers_no_other_host_s_name(host: str) -> None:
    with running(Kept(lambda: 0, lambda: b"secret")) as port:
        status, text = get(port, host=host or " ")
        assert status == 421
        assert "secret" not in text


def test_server_has_one_page_and_says_what_went_wrong() -> None:
    def fail() -> bytes:
        raise SitrepError("the record is gone")

    with running(Kept(lambda: 0, fail)) as port:
        assert get(port, "/other")[0] == 404
        status, text = get(port, host=f"localhost:{port}")
        assert status == 500
        assert "the record is gone" in text

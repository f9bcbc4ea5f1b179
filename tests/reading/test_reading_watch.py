from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from loopback import FakeClock, Reply, Site, fewer, read_from, site, web
from reading_samples import page
from test_reading_network import PAGE, feed, told

from sitrep import flow
from sitrep.errors import RecordError, UsageError
from sitrep.model import Problem, Report
from sitrep.reading import Feed, FileMemory, Options, Rounds, load_limits, load_watchlist, read
from sitrep.reading.network.fetch import Conditions
from sitrep.record import Record

LIMITS = load_limits().network


# What is remembered ------------------------------------------------------------------


def test_what_was_read_is_not_read_again_even_after_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "m.jsonl"
    with site(
        {"/feed": feed("/a", "/b"), "/a": PAGE, "/b": Reply(page(below="<p>b</p>").encode())}
    ) as served:
        url = served.url("/feed")
        first = read_from(url, web(served, memory=FileMemory(path)))
        again = read_from(url, web(served, memory=FileMemory(path)))
        served.replies["/feed"] = feed("/c", "/a", "/b")
        served.replies["/c"] = PAGE
        new = read_from(url, web(served, memory=FileMemory(path)))
    assert told(first) == [served.url("/a"), served.url("/b")]
    assert (again, told(new)) == ([], [served.url("/c")])


def test_reading_that_is_stopped_goes_on_where_it_was(tmp_path: Path) -> None:
    path = tmp_path / "m.jsonl"
    with site({"/feed": feed("/a", "/b"), "/a": PAGE, "/b": PAGE}) as served:
        items = read([served.url("/feed")], Options(web=web(served, memory=FileMemory(path))))
        assert isinstance(next(iter(items)), Report)
        del items  # the first was handed over, and may not have been kept
        rest = read_from(served.url("/feed"), web(served, memory=FileMemory(path)))
    assert told(rest) == [served.url("/a"), served.url("/b")]


def test_server_that_says_that_nothing_is_new_is_believed(tmp_path: Path) -> None:
    memory = FileMemory(tmp_path / "m.jsonl")
    listing = feed("/a")
    tagged = Reply(
        listing.body, headers={**listing.headers, "ETag": '"7"', "Last-Modified": "Mon, 05 Dec 2016"}
    )
    with site({"/feed": tagged, "/a": PAGE}) as served:
        assert len(read_from(served.url("/feed"), web(served, memory=memory))) == 1
        assert read_from(served.url("/feed"), web(served, memory=memory)) == []
        headers = served.asked[-1][1]
    assert (headers["if-none-match"], headers["if-modified-since"]) == ('"7"', "Mon, 05 Dec 2016")


def test_page_that_fails_for_now_is_asked_for_again_and_one_that_is_gone_is_not(tmp_path: Path) -> None:
    memory = FileMemory(tmp_path / "m.jsonl")
    tag = {"ETag": '"7"', "Content-Type": "application/xml"}
    with site({"/feed": Reply(feed("/a", "/gone").body, headers=tag), "/a": Reply(status=503)}) as served:
        first = told(read_from(served.url("/feed"), web(served, memory=memory)))
        served.replies["/a"] = PAGE
        second = told(read_from(served.url("/feed"), web(served, memory=memory)))
        third = told(read_from(served.url("/feed"), web(served, memory=memory)))
    assert first == ["! the server says 503", "! the server says 404"]
    assert (second, third) == ([served.url("/a")], [])


def test_entry_that_its_feed_says_has_changed_is_read_again(tmp_path: Path) -> None:
    memory = FileMemory(tmp_path / "m.jsonl")

    def atom(updated: str) -> Reply:
        entry = f"<entry><id>1</id><link href='/a'/><updated>{updated}</updated></entry>"
        return Reply(f"<feed xmlns='http://www.w3.org/2005/Atom'>{entry}</feed>".encode())

    with site({"/a": PAGE}) as served:
        for updated, count in (
            ("2016-12-05T10:00:00Z", 1),
            ("2016-12-05T10:00:00Z", 0),
            ("2016-12-06T10:00:00Z", 1),
        ):
            served.replies["/feed"] = atom(updated)
            assert len(read_from(served.url("/feed"), web(served, memory=memory))) == count


@given(cut=st.integers(min_value=0, max_value=200))
def test_memory_that_a_kill_cut_short_loses_what_was_cut_and_no_more(
    tmp_path_factory: pytest.TempPathFactory, cut: int
) -> None:
    path = tmp_path_factory.mktemp("memory") / "m.jsonl"
    whole = FileMemory(path)
    for key in "abc":
        whole.read("feed", key)
    whole.all_read("feed", Conditions(etag="7"))
    raw = path.read_bytes()
    path.write_bytes(raw[: max(0, len(raw) - cut)])
    left = FileMemory(path)
    left.read("feed", "d")
    known = FileMemory(path)
    assert known.is_read("feed", "d")
    assert [known.is_read("feed", key) for key in "abc"] == [left.is_read("feed", key) for key in "abc"]
    lost = [key for key in "abc" if not known.is_read("feed", key)]
    assert lost == list("abc")[len("abc") - len(lost) :]


def test_memory_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(RecordError):
        FileMemory(tmp_path / "file" / "m.jsonl").read("feed", "a")


# When feeds are due ------------------------------------------------------------------


def test_feed_that_fails_is_asked_later_and_later_and_at_its_own_pace_once_it_answers() -> None:
    one = Feed(url="http://a.example/", minutes=1)
    rounds = Rounds([one], LIMITS, 0)
    waits = []
    now = 0.0
    for _ in range(12):
        rounds.done(one, True, now)
        waits.append(rounds.wait(now))
        now += waits[-1]
        assert rounds.due(now) == [one]
    assert waits[:4] == [60, 120, 240, 480]
    assert waits[-1] == LIMITS.longest_backoff_seconds
    rounds.done(one, False, now)
    assert rounds.wait(now) == 60


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 5000)), max_size=30))
def test_no_feed_is_ever_forgotten(turns: list[tuple[bool, int]]) -> None:
    feeds = [Feed(url=f"http://{name}.example/", minutes=minutes) for name, minutes in (("a", 1), ("b", 30))]
    rounds = Rounds(feeds, LIMITS, 0)
    now = 0.0
    for failed, passed in turns:
        for due in rounds.due(now):
            rounds.done(due, failed, now)
        now += passed
    assert rounds.due(now + LIMITS.longest_backoff_seconds) == feeds


# The list ----------------------------------------------------------------------------


def test_list_of_feeds_says_how_often_and_which_hosts(tmp_path: Path) -> None:
    (tmp_path / "f.toml").write_text(
        'minutes = 10\n[[feeds]]\nurl = "https://a.example/rss"\n'
        '[[feeds]]\nurl = "https://b.example/"\nminutes = 2.5\nhosts = ["C.example"]\n'
    )
    assert load_watchlist(tmp_path / "f.toml") == (
        Feed(url="https://a.example/rss", minutes=10),
        Feed(url="https://b.example/", minutes=2.5, hosts=frozenset({"c.example"})),
    )


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("minutes = 5", "names no feeds"),
        ("[[feeds]]\nname = 'a'", "feed 1: has no url"),
        ("[[feeds]]\nurl = 'ftp://a.example'", "feed 1: not an address of http or https"),
        ("[[feeds]]\nurl = 'http://a.example'\nevery = 1", "feed 1: 'every' is not known"),
        ("[[feeds]]\nurl = 'http://a.example'\nminutes = 0", "minutes is no number of at least 1"),
        ("[[feeds]]\nurl = 'http://a.example'\nhosts = 'b'", "hosts is no list of names"),
        ("[[feeds]]\nurl = 'http://a.example'\n" * 2, "names a feed twice"),
        ("feeds = ", "not TOML"),
    ],
)
def test_list_that_makes_no_sense_is_refused(tmp_path: Path, text: str, reason: str) -> None:
    (tmp_path / "f.toml").write_text(text)
    with pytest.raises(UsageError, match=reason):
        load_watchlist(tmp_path / "f.toml")


def test_list_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="No such file"):
        load_watchlist(tmp_path / "f.toml")


def test_server_that_is_not_there_is_a_problem() -> None:
    with site({}) as gone:
        pass
    (problem,) = read_from(gone.url("/feed"), web(Site(port=gone.port), FakeClock()), fewer())
    assert isinstance(problem, Problem)
    assert "no answer" in problem.reason


# Watching ----------------------------------------------------------------------------


def test_watch_goes_on_through_failure_and_restart_without_loss_or_repeat(
    syria: flow.Desk, tmp_path: Path
) -> None:
    path = tmp_path / "m.jsonl"

    def rounds(served: Site, last: int) -> list[tuple[int, int]]:
        clock = FakeClock(last=last)
        feeds = [Feed(url=served.url("/feed"), minutes=5)]
        found = web(served, clock, memory=FileMemory(path))
        done = []
        with Record.open(tmp_path / "s.db") as ledger, suppress(KeyboardInterrupt):
            for _, summary in flow.watch(feeds, ledger, syria, found, clock, Options()):
                done.append((summary.new_reports, len(summary.problems)))
                served.replies.update(later.pop(0) if later else {})
        return done

    later = [
        {"/feed": Reply(status=503)},
        {"/feed": feed("/b", "/a")},
        {"/feed": feed("/b", "/a")},
        {"/feed": feed("/c", "/b", "/a")},
    ]
    pages = {f"/{name}": Reply(page(below=f"<p>{name}</p>").encode()) for name in "abc"}
    with site({"/robots.txt": Reply(), "/feed": feed("/a"), **pages}) as served:
        first = rounds(served, 8)
        second = rounds(served, 3)
    assert first[0] == (1, 0)
    assert (0, 1) in first
    assert sum(new for new, _ in [*first, *second]) == 3
    with Record.open(tmp_path / "s.db") as ledger:
        assert sorted(report.url or "" for report in ledger.reports()) == [
            served.url(f"/{name}") for name in "abc"
        ]
        assert [problem.reason for problem in ledger.problems()] == ["the server says 503"]

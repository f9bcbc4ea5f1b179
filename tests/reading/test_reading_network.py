from __future__ import annotations

import gzip
import hashlib
from datetime import UTC, date, datetime

import pytest
from loopback import HOME, FakeClock, Reply, Site, read_from, site, to_home, web
from reading_samples import BODY, limited, page

from sitrep.model import Problem, Report
from sitrep.reading import Options, count_inputs, read
from sitrep.reading.network.address import Address, AddressError, same_site
from sitrep.reading.network.guard import is_public

PAGE = Reply(page().encode())
XML = {"Content-Type": "application/xml"}


def told(found: list[Report | Problem]) -> list[str]:
    return [item.url or item.name if isinstance(item, Report) else f"! {item.reason}" for item in found]


def feed(*links: str, extra: str = "") -> Reply:
    items = "".join(
        f"<item><title>Market</title><link>{link}</link><guid>{link}</guid>"
        f"<pubDate>Mon, 05 Dec 2016 10:00:00 GMT</pubDate>{extra}</item>"
        for link in links
    )
    return Reply(
        f"<rss version='2.0'><channel><title>Harma</title>{items}</channel></rss>".encode(), headers=XML
    )


# Pages -------------------------------------------------------------------------------


def test_page_at_an_address_is_a_report_of_its_host() -> None:
    with site({"/a": PAGE}) as served:
        (report,) = read_from(served.url("/a"), web(served))
    assert isinstance(report, Report)
    assert (report.url, report.source, report.text) == (served.url("/a"), "harma.example", BODY)
    assert report.retrieved == datetime(2016, 12, 6, 9, 0, 2, tzinfo=UTC)
    assert report.raw_hash == hashlib.sha256(PAGE.body).hexdigest()
    assert count_inputs([served.url("/a")]) is None


def test_address_is_not_read_where_the_network_was_not_asked_for() -> None:
    (problem,) = read(["https://harma.example/a"], Options())
    assert isinstance(problem, Problem)
    assert "was not asked for" in problem.reason


def test_packed_page_is_unpacked_within_bounds() -> None:
    packed = {"Content-Type": "text/html", "Content-Encoding": "gzip"}
    replies = {
        "/a": Reply(gzip.compress(PAGE.body), headers=packed),
        "/bomb": Reply(gzip.compress(bytes(3_000_000)), headers=packed),
    }
    with site(replies) as served:
        limits = limited(1_000_000).limits
        assert told(read_from(served.url("/a"), web(served), limits)) == [served.url("/a")]
        (said,) = told(read_from(served.url("/bomb"), web(served), limits))
    assert "unpacks to more than" in said


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        (Reply(status=404), "the server says 404"),
        (Reply(status=503), "the server says 503"),
        (Reply(bytes(2_000_000)), "too large: more than 1.0 MB"),
        (
            Reply(b"\x89PNG", headers={"Content-Type": "image/png"}),
            "not a kind of page that Sitrep reads: image/png",
        ),
        (Reply(b""), "the file is empty"),
        (Reply(raw=b"no http at all\r\n\r\n"), "no answer: "),
        (Reply(raw=b"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\nshort"), "no answer: "),
        (Reply(raw=b"HTTP/1.1 200 OK\r\nX: " + b"a" * 500_000 + b"\r\n\r\n"), "no answer: "),
        (Reply(raw=b"HTTP/1.1 200 OK\r\n" + b"X: a\r\n" * 100_000 + b"\r\n"), "no answer: "),
        (Reply(raw=b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"), "no answer: "),
        (Reply(raw=b""), "no answer: "),
    ],
)
def test_answer_that_is_no_page_is_a_problem(reply: Reply, reason: str) -> None:
    with site({"/a": reply}) as served:
        (problem,) = read_from(served.url("/a"), web(served), limited(1_000_000).limits)
    assert isinstance(problem, Problem)
    assert problem.source == served.url("/a")
    assert problem.reason.startswith(reason)


def test_answer_that_never_ends_is_given_up_in_time() -> None:
    with site({"/a": PAGE}) as served:
        clock = FakeClock(step=25)
        (problem,) = read_from(served.url("/a"), web(served, clock))
    assert "it takes too long" in problem.reason  # type: ignore[union-attr]


# Redirects ---------------------------------------------------------------------------


def moved(target: str, status: int = 302) -> Reply:
    return Reply(status=status, headers={"Location": target})


def test_redirects_are_followed_to_where_they_lead() -> None:
    with site({"/a": moved("/b", 301), "/b": moved("http://www.harma.example:1/x"), "/c": PAGE}) as served:
        served.replies["/b"] = moved(served.url("/c", "www.harma.example"), 307)
        assert told(read_from(served.url("/a"), web(served))) == [served.url("/c", "www.harma.example")]


@pytest.mark.parametrize(
    ("target", "reason"),
    [
        ("/a", "more than 5 redirects"),
        ("file:///etc/passwd", "it redirects to not an address of http or https"),
        ("ftp://harma.example/", "it redirects to not an address of http or https"),
        ("http://me:secret@harma.example/", "it redirects to an address with a user name in it"),
        ("http://[::1", "it redirects to "),
        (
            "http://169.254.169.254/latest/meta-data",
            "it leads to 169.254.169.254, which is not on the public",
        ),
        ("http://10.0.0.1/", "it leads to 10.0.0.1, which is not on the public"),
    ],
)
def test_redirect_that_leads_nowhere_good_is_refused(target: str, reason: str) -> None:
    def find(host: str, port: int) -> list[str]:
        return [host] if host[0].isdigit() else list(to_home(host, port))

    with site({"/a": moved(target)}) as served:
        (problem,) = read_from(served.url("/a"), web(served, find=find))
    assert isinstance(problem, Problem)
    assert reason in problem.reason


# Private networks --------------------------------------------------------------------


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "127.1",
        "2130706433",
        "0x7f000001",
        "0x7f.1",
        "0177.0.0.1",
        "017700000001",
        "0.0.0.0",  # noqa: S104 - nothing is bound to it
        "0",
        "localhost",
        "10.0.0.1",
        "192.168.1.1",
        "172.16.0.1",
        "169.254.169.254",
        "100.64.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "[::1]",
        "[::]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "[::127.0.0.1]",
        "[fe80::1]",
        "[fc00::1]",
        "[ff02::1]",
        "[64:ff9b::7f00:1]",
        "[2002:7f00:1::]",
        "127。0。0。1",
        "①②⑦.0.0.1",
    ],
)
def test_private_address_in_any_spelling_is_refused(host: str) -> None:
    (problem,) = read_from(f"http://{host}:9/a", web(Site(port=1), find=numeric))
    assert isinstance(problem, Problem)
    assert "not on the public network" in problem.reason or "cannot be resolved" in problem.reason


def numeric(host: str, port: int) -> list[str]:
    """Resolves numbers as the system does, and no names."""
    import socket  # noqa: PLC0415 - here alone

    if host == "localhost":
        return [HOME, "::1"]
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST)
    return [str(info[4][0]) for info in found]


def test_name_that_resolves_to_a_private_address_now_or_later_is_refused() -> None:
    answers = iter([[HOME], [HOME], ["10.0.0.7"]])
    with site({"/a": moved("/b"), "/b": PAGE}) as served:
        (problem,) = read_from(served.url("/a"), web(served, find=lambda *_: next(answers)))
    assert "it leads to 10.0.0.7" in problem.reason  # type: ignore[union-attr]
    (problem,) = read_from(served.url("/a"), web(served, find=lambda *_: ["93.184.216.34", "10.0.0.7"]))
    assert "it leads to 10.0.0.7" in problem.reason  # type: ignore[union-attr]


def test_allowance_is_for_one_port_alone() -> None:
    with site({"/a": PAGE}) as served, site({"/a": PAGE}) as other:
        (problem,) = read_from(other.url("/a"), web(served))
    assert "not on the public network" in problem.reason  # type: ignore[union-attr]


@pytest.mark.parametrize("number", ["93.184.216.34", "2606:2800:220:1::1", "64:ff9b::5db8:d822"])
def test_public_addresses_are_public(number: str) -> None:
    assert is_public(number)


@pytest.mark.parametrize(
    "words",
    [
        "ftp://harma.example/",
        "https://",
        "https:///path",
        "http://user@harma.example/",
        "http://user:secret@harma.example/",
        "http://harma.example:99999/",
        "http://harma.example:x/",
        "http://harma example/",
        "http://harma.example\\@10.0.0.1/",
        "http://harma.example/\r\nHost: x",
        "http://[::1/",
        "http://a..b/",
        "http://" + "a" * 5000,
        "http://%31%32%37.0.0.1/",
    ],
)
def test_words_that_are_no_address_are_refused(words: str) -> None:
    with pytest.raises(AddressError):
        Address.of(words)


def test_address_is_put_in_the_form_in_which_it_is_asked_for() -> None:
    assert str(Address.of("HTTP://Härma.Example/ü?q=ü#top")) == "http://xn--hrma-loa.example/%C3%BC?q=%C3%BC"
    assert str(Address.of("https://[2606:2800::1]:8443/a%20b")) == "https://[2606:2800::1]:8443/a%20b"


def test_hosts_of_one_site_belong_together() -> None:
    assert same_site("www.harma.example", "harma.example")
    assert same_site("news.harma.example", "www.harma.example")
    assert not same_site("harma.example", "badharma.example")


# Robots and pauses -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("robots", "allowed"),
    [
        (Reply(b"User-agent: *\nDisallow: /"), False),
        (Reply(b"User-agent: sitrep\nDisallow: /a\n\nUser-agent: *\nAllow: /"), False),
        (Reply(b"User-agent: other\nDisallow: /"), True),
        (Reply(b"\xff\xfe\0garbage" * 100), True),
        (Reply(status=404), True),
        (Reply(status=503), False),
        (Reply(bytes(600_000)), False),
        (moved("/robots.txt"), False),
    ],
)
def test_robots_txt_is_kept(robots: Reply, allowed: bool) -> None:
    with site({"/robots.txt": robots, "/a": PAGE}) as served:
        found = read_from(served.url("/a"), web(served))
        assert ("/a" in served.paths()) is allowed
    assert isinstance(found[0], Report) is allowed
    assert allowed or "robots.txt" in found[0].reason  # type: ignore[union-attr]


def test_host_is_given_time_between_two_requests_and_more_where_it_asks() -> None:
    for robots, pause in (
        (b"", 2),
        (b"User-agent: *\nCrawl-delay: 7", 7),
        (b"User-agent: *\nCrawl-delay: 900", 60),
    ):
        clock = FakeClock()
        with site(
            {"/robots.txt": Reply(robots), "/feed": feed("/a", "/b"), "/a": PAGE, "/b": PAGE}
        ) as served:
            read_from(served.url("/feed"), web(served, clock))
        assert clock.slept == [pause] * 3


# Feeds and sitemaps ------------------------------------------------------------------


def test_pages_that_a_feed_lists_are_read_and_dated_by_it() -> None:
    with site({"/feed": feed("/a", "/gone", "/b"), "/a": PAGE, "/b": PAGE}) as served:
        found = read_from(served.url("/feed"), web(served))
    assert told(found) == [served.url("/a"), "! the server says 404", served.url("/b")]
    assert [item.published for item in found if isinstance(item, Report)] == [date(2016, 12, 5)] * 2


def test_atom_feed_is_read() -> None:
    atom = (
        "<feed xmlns='http://www.w3.org/2005/Atom'><title>Harma</title><entry><id>tag:1</id><title>Market</title>"
        "<link href='/a'/><updated>2016-12-05T10:00:00Z</updated></entry></feed>"
    )
    with site({"/feed": Reply(atom.encode(), headers=XML), "/a": PAGE}) as served:
        assert told(read_from(served.url("/feed"), web(served))) == [served.url("/a")]


def test_other_sites_are_fetched_only_where_they_are_named() -> None:
    content = f"<description><![CDATA[<p>{BODY}</p>]]></description>"
    with site({"/a": PAGE}) as served:
        other = served.url("/a", "zein.example")
        served.replies["/feed"] = feed(other)
        refused = read_from(served.url("/feed"), web(served))
        assert "it leads to another site, zein.example" in refused[0].reason  # type: ignore[union-attr]
        assert served.paths() == ["/feed"]
        served.replies["/feed"] = feed(other, extra=content)
        (own,) = read_from(served.url("/feed"), web(served))
        assert isinstance(own, Report)
        assert (own.source, own.published) == ("Harma", date(2016, 12, 5))
        assert "seven people were killed" in own.text
        named = web(served, hosts=frozenset({"zein.example"}))
        assert told(read_from(served.url("/feed"), named)) == [other]


def test_sitemaps_and_the_sitemaps_they_list_are_read() -> None:
    space = "xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'"
    sitemaps = "".join(f"<sitemap><loc>/{name}.xml</loc></sitemap>" for name in ("one", "two"))
    index = f"<sitemapindex {space}>{sitemaps}</sitemapindex>"
    pages = "<url><loc>/a</loc><lastmod>2016-12-05</lastmod></url><url><loc>/b</loc></url>"
    one = f"<urlset {space}>{pages}</urlset>"
    replies = {
        "/sitemap.xml": Reply(index.encode(), headers=XML),
        "/one.xml": Reply(one.encode(), headers=XML),
    }
    with site({**replies, "/a": PAGE, "/b": PAGE}) as served:
        found = told(read_from(served.url("/sitemap.xml"), web(served)))
    assert found == [served.url("/a"), served.url("/b"), "! the server says 404"]


LAUGHS = b'<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'
LEAK = b'<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (LAUGHS + b"<rss version='2.0'><channel><title>&c;</title></channel></rss>", "declares entities"),
        (LEAK + b"<rss version='2.0'><channel><title>&a;</title></channel></rss>", "declares entities"),
        (LAUGHS + b"<urlset><url><loc>&c;</loc></url></urlset>", "declares entities"),
        (
            ("<?xml version='1.0' encoding='utf-16'?>" + LAUGHS.decode() + "<rss/>").encode("utf-16"),
            "declares entities",
        ),
        (b"<urlset><url><loc>/a</loc>", "not a sitemap that can be read"),
        (b"<rss version='2.0'>" + b"<a>" * 100_000, "a feed nested more than 200 deep"),
        (b"<urlset>" + b"<a>" * 100_000, "not a sitemap that can be read"),
    ],
)
def test_hostile_listing_is_a_problem_or_lists_nothing(body: bytes, reason: str) -> None:
    with site({"/feed": Reply(body, headers=XML)}) as served:
        found = read_from(served.url("/feed"), web(served))
    assert all(isinstance(item, Problem) for item in found)
    assert reason in found[0].reason  # type: ignore[union-attr]
    assert served.paths() == ["/feed"]

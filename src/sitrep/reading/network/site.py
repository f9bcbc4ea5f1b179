"""An address to reports: the page there, or the pages that the feed or sitemap there lists.

A listing leads only to pages of its own site, and of hosts that the user names with it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from html import escape

from sitrep.errors import ReadError
from sitrep.model import Problem, Report
from sitrep.reading.document import Document
from sitrep.reading.formats.web import host_of, read_web
from sitrep.reading.network.address import Address, AddressError, same_site
from sitrep.reading.network.feed import Entry, FeedError, Listing, parse_feed, parse_sitemap, root_of
from sitrep.reading.network.fetch import Answer, Fetch, FetchError
from sitrep.reading.network.memory import Memory, NoMemory
from sitrep.reading.report import Tools

FEEDS = frozenset({"rss", "feed", "rdf"})
SITEMAPS = frozenset({"urlset", "sitemapindex"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Web:
    """What reading from the network needs. `hosts` are those a listing may lead to besides its own."""

    fetch: Fetch
    memory: Memory = field(default_factory=NoMemory)
    hosts: frozenset[str] = frozenset()


def read_address(words: str, web: Web, tools: Tools) -> Iterator[Report | Problem]:
    """The reports at an address; what cannot be fetched or read is a Problem, and the rest goes on.

    An entry counts as read once its report has been taken from here, or can never be had.
    """
    try:
        address = Address.of(words)
        answer = web.fetch.get(address, tools.limits.document_bytes, web.memory.conditions(words))
    except AddressError as error:
        yield Problem(source=words, reason=str(error))
        return
    except ReadError as error:
        yield _problem(error)
        return
    if answer.body is None:
        return
    root = root_of(answer.body)
    if root not in FEEDS | SITEMAPS:
        yield _report(answer, words, Entry(key="", link=words), tools)
        return
    reader = _Listings(words, web, tools)
    yield from reader.read(answer, root)
    if reader.complete:
        web.memory.all_read(words, answer.conditions)


class _Listings:
    """Reads what one listing lists, and counts what is still to be had."""

    def __init__(self, name: str, web: Web, tools: Tools) -> None:
        self._name = name
        self._web = web
        self._tools = tools
        self._limits = tools.limits.network
        self._pages = 0
        self.complete = True

    def read(self, answer: Answer, root: str, nested: bool = False) -> Iterator[Report | Problem]:
        """The reports of a listing, and of the sitemaps that it lists."""
        try:
            listing = self._parsed(answer, root)
        except FeedError as error:
            yield Problem(source=str(answer.address), reason=str(error))
            return
        for entry in listing.entries:
            if not self._web.memory.is_read(self._name, entry.key):
                if self._pages >= self._limits.sitemap_pages:
                    self.complete = False
                    return
                self._pages += 1
                yield from self._entry(entry, answer, listing)
        for link in () if nested else listing.listings:
            yield from self._nested(link, answer)

    def _parsed(self, answer: Answer, root: str) -> Listing:
        body = answer.body or b""
        if len(body) > self._limits.feed_bytes:
            raise FeedError(f"a listing of more than {self._limits.feed_bytes} bytes")
        if root in FEEDS:
            return parse_feed(body, answer.address, self._limits)
        return parse_sitemap(body, self._limits)

    def _nested(self, link: str, answer: Answer) -> Iterator[Report | Problem]:
        try:
            address = self._own(link, answer)
            found = self._web.fetch.get(address, self._limits.feed_bytes)
        except AddressError as error:
            yield Problem(source=link, reason=str(error))
        except ReadError as error:
            self.complete = False
            yield _problem(error)
        else:
            yield from self.read(found, "urlset", nested=True)

    def _entry(self, entry: Entry, answer: Answer, listing: Listing) -> Iterator[Report | Problem]:
        """The report of an entry. It is remembered when the next one is asked for: this one is kept then."""
        done = partial(self._web.memory.read, self._name, entry.key)
        try:
            address = self._own(entry.link, answer)
            page = self._web.fetch.get(address, self._tools.limits.document_bytes)
        except AddressError as error:
            yield self._from_listing(entry, answer, listing, str(error))
        except FetchError as error:
            if error.passing:
                self.complete = False
                yield _problem(error)
                return
            yield _problem(error)
        else:
            yield _report(page, str(address), entry, self._tools)
        done()

    def _own(self, link: str, answer: Answer) -> Address:
        """The address of a link. Raises AddressError where it leads to another site."""
        address = answer.address.join(link)
        if not any(same_site(address.host, host) for host in (answer.address.host, *self._web.hosts)):
            raise AddressError(f"it leads to another site, {address.host}, which was not named")
        return address

    def _from_listing(self, entry: Entry, answer: Answer, listing: Listing, reason: str) -> Report | Problem:
        """What a feed itself has of an entry whose page is not to be fetched."""
        title = escape(entry.title)
        page = f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>{entry.page}"
        document = Document(
            raw=page.encode(errors="replace"),
            name=entry.link or entry.key,
            shown=entry.link or entry.key,
            source=listing.title or host_of(str(answer.address)),
            retrieved=answer.retrieved,
            published=entry.published,
            given_by="the feed",
        )
        try:
            report = read_web(document, {"content-type": "text/html; charset=utf-8"}, self._tools)
        except ReadError:
            report = None
        return report or Problem(source=entry.link or entry.key, reason=reason)


def _report(answer: Answer, name: str, entry: Entry, tools: Tools) -> Report | Problem:
    """The report in what was sent for an address."""
    url = str(answer.address)
    document = Document(
        raw=answer.body or b"",
        name=name,
        shown=name,
        source=host_of(url),
        url=url,
        retrieved=answer.retrieved,
        published=entry.published,
        given_by="the feed",
    )
    try:
        report = read_web(document, answer.headers, tools)
    except ReadError as error:
        return _problem(error)
    media = answer.headers.get("content-type", "no type")[:80]
    return report or Problem(source=name, reason=f"not a kind of page that Sitrep reads: {media}")


def _problem(error: ReadError) -> Problem:
    return Problem(source=error.source, reason=error.reason, line=error.line)

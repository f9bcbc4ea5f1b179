"""Feeds (RSS, Atom) and sitemaps: the addresses that they list, and what they say of each."""

from __future__ import annotations

import re
from calendar import timegm
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from io import BytesIO
from itertools import islice
from typing import TYPE_CHECKING

from sitrep.reading.limits import NetworkLimits
from sitrep.reading.network.address import Address

if TYPE_CHECKING:
    import feedparser  # type: ignore[import-untyped]  # the library ships no types

DEPTH = 200  # of elements in a feed; real ones have ten or so
HEAD = 4000  # bytes in which the root of an XML document stands
ROOT = re.compile(rb"<(?:[\w.-]+:)?(rss|feed|rdf|urlset|sitemapindex|html)[\s/>]", re.IGNORECASE)
DECLARES = re.compile(rb"<!\s*ENTITY", re.IGNORECASE)


class FeedError(ValueError):
    """A feed or sitemap that cannot be read, and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What a feed lists: where the report is, its day, and what the feed itself has of it.

    `key` changes when the feed says that the report did; `page` is HTML, or "".
    """

    key: str
    link: str
    published: date | None = None
    title: str = ""
    page: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A feed or a sitemap: the pages that it lists, and further listings of the same kind."""

    title: str
    entries: tuple[Entry, ...]
    listings: tuple[str, ...] = ()


def root_of(body: bytes) -> str:
    """The root of a document in lower case ("rss", "html", "urlset"), or "" where it is of another kind."""
    match = ROOT.search(body.replace(b"\0", b""), 0, HEAD)
    return match[1].decode("ascii").lower() if match else ""


def parse_feed(body: bytes, address: Address, limits: NetworkLimits) -> Listing:
    """The entries of a feed, as it orders them. Raises FeedError."""
    import feedparser  # noqa: PLC0415 -- takes long to load

    if DECLARES.search(body.replace(b"\0", b"")):
        raise FeedError("a feed that declares entities, which is refused")
    if is_deeper(body, DEPTH):
        raise FeedError(f"a feed nested more than {DEPTH} deep")
    try:
        found = feedparser.parse(BytesIO(body), response_headers={"content-location": str(address)})
    # What the library stumbles over in a broken feed is of many types, and documented for none.
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError, AssertionError) as error:
        raise FeedError(f"not a feed that can be read: {type(error).__name__}") from error
    if not found.version and not found.entries:
        raise FeedError("not a feed that can be read")
    entries = tuple(_entry(entry) for entry in islice(found.entries, limits.feed_entries))
    return Listing(title=str(found.feed.get("title", "")), entries=tuple(e for e in entries if e.key))


def is_deeper(body: bytes, depth: int) -> bool:
    """Whether elements are nested more than `depth` deep: the library's time grows with its square."""
    now = at = 0
    while (at := body.find(b"<", at)) >= 0:
        if body.startswith(b"<![CDATA[", at):
            at = body.find(b"]]>", at)
        else:
            end = body.find(b">", at)
            if body.startswith(b"</", at):
                now = max(0, now - 1)
            elif body[at + 1 : at + 2].isalpha() and body[end - 1 : end] != b"/":
                now += 1
            at = end
        if at < 0:
            return False
        if now > depth:
            return True
    return False


def parse_sitemap(body: bytes, limits: NetworkLimits) -> Listing:
    """The pages and further sitemaps of a sitemap. Raises FeedError."""
    from lxml import etree  # type: ignore[import-untyped]  # noqa: PLC0415 -- no types; takes long to load

    if DECLARES.search(body.replace(b"\0", b"")):
        raise FeedError("a sitemap that declares entities, which is refused")
    pages: list[Entry] = []
    sitemaps: list[str] = []
    try:
        for name, link, changed in _locations(body):
            if name == "sitemap":
                sitemaps.append(link)
            else:
                pages.append(Entry(key=f"{link} {changed}".strip(), link=link))
    except etree.XMLSyntaxError as error:
        raise FeedError(f"not a sitemap that can be read: {error.msg}") from error
    return Listing(
        title="",
        entries=tuple(pages[: limits.sitemap_pages]),
        listings=tuple(sitemaps[: limits.sitemaps]),
    )


def _locations(body: bytes) -> Iterator[tuple[str, str, str]]:
    """Kind ("url" or "sitemap"), address and day of change of each item of a sitemap."""
    from lxml import etree  # noqa: PLC0415 -- takes long to load

    for _, item in etree.iterparse(
        BytesIO(body), tag=("{*}url", "{*}sitemap"), resolve_entities=False, no_network=True, load_dtd=False
    ):
        link = item.findtext("{*}loc") or ""
        if link.strip():
            yield etree.QName(item).localname, link.strip(), (item.findtext("{*}lastmod") or "").strip()
        item.clear()


def _entry(entry: feedparser.FeedParserDict) -> Entry:
    link = str(entry.get("link", ""))
    name = str(entry.get("id", "") or link or entry.get("title", ""))
    changed = str(dict.get(entry, "updated", ""))
    contents = [str(content.get("value", "")) for content in entry.get("content", [])]
    page = max([*contents, str(entry.get("summary", ""))], key=len)
    return Entry(
        key=f"{name} {changed}".strip(),
        link=link,
        published=_day(entry.get("published_parsed") or dict.get(entry, "updated_parsed")),
        title=str(entry.get("title", "")),
        page=page,
    )


def _day(parsed: object) -> date | None:
    """The day, in UTC, of a time as the library gives it."""
    try:
        return datetime.fromtimestamp(timegm(parsed), UTC).date() if parsed else None  # type: ignore[arg-type]  # a struct_time
    except (ValueError, OverflowError, OSError, TypeError):
        return None

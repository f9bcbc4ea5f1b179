"""The head of a page: header lines, title, byline, and datelines that have a line of their own."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import resources

from sitrep.reading.datelines import Dateline, DatelineRules, Kind, head_dateline, line_dates
from sitrep.reading.furniture import is_sentence, whole_line

LINES = 12  # lines in which header lines, title, byline and dateline stand
TITLE_LENGTH = 200  # characters of the longest title
PLACE = re.compile(r"[^\W\d_a-z][\w'’.-]*(?:,? [^\W\d_a-z][\w'’.-]*){0,3}")


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadRules:
    """What marks the lines of a head; `headers` maps a header line's label to the field it fills."""

    headers: Mapping[str, str]
    bylines: re.Pattern[str]
    names: re.Pattern[str]
    captions: re.Pattern[str]
    datelines: DatelineRules

    def byline(self, line: str) -> str | None:
        """Whom a byline names; None if the line is none."""
        match = self.bylines.fullmatch(line)
        return next((name for name in match.groupdict().values() if name), None) if match else None

    def is_caption(self, line: str) -> bool:
        """Whether a line is a picture's caption or credit."""
        return self.captions.fullmatch(line) is not None


def load_head_rules(datelines: DatelineRules) -> HeadRules:
    """The rules that ship with the package (`data/head.toml`)."""
    data = tomllib.loads(resources.files("sitrep.reading").joinpath("data/head.toml").read_text("utf-8"))
    bylines = data["bylines"]
    agency = "|".join(re.escape(name) for name in bylines["agencies"])
    person = bylines["person"]
    people = rf"{person}(?:(?:,| and| &|, and) {person})*"
    patterns = []
    for at, pattern in enumerate(bylines["patterns"]):
        # A group's name may occur once in a pattern, so that each alternative numbers its own.
        named = pattern.replace("{people}", people).replace("{agency}", agency)
        patterns.append("(?:" + named.replace("(?P<name>", f"(?P<name{at}>") + ")")
    return HeadRules(
        headers={label: field for field, labels in data["headers"].items() for label in labels},
        bylines=re.compile("|".join(patterns)),
        names=re.compile(data["names"]["pattern"].replace("{people}", people)),
        captions=whole_line(data["captions"]["patterns"]),
        datelines=datelines,
    )


def take_headers(lines: Sequence[str], rules: HeadRules) -> tuple[dict[str, str], list[str]]:
    """The header lines ("Source: Example Post") of the first lines, by field, and the other lines."""
    headers: dict[str, str] = {}
    others = []
    for line in lines[:LINES]:
        label, colon, value = line.partition(":")
        field = rules.headers.get(label.strip().casefold())
        if colon and field and value.strip() and field not in headers:
            headers[field] = value.strip()
        else:
            others.append(line)
    return headers, [*others, *lines[LINES:]]


def take_title(lines: Sequence[str], rules: HeadRules) -> tuple[str, list[str]]:
    """The first line that can be a title, and the other lines; no title where the body comes first."""
    for at, line in enumerate(lines[:LINES]):
        if _is_title(line, rules):
            return line, [*lines[:at], *lines[at + 1 :]]
        if is_sentence(line) and not rules.is_caption(line):
            break
    return "", list(lines)


def take_bylines(
    lines: Sequence[str], rules: HeadRules
) -> tuple[str | None, tuple[Dateline, ...], list[str]]:
    """The byline, the datelines that have a line of their own, and the other lines.

    A label ("Published") makes a dateline of a date on any line; without one the date stands in the
    head, above the first sentence. Several days without a label are the headings of a diary.
    """
    byline: str | None = None
    datelines: list[Dateline] = []
    others: list[str] = []
    above = not _is_diary(lines, rules)
    for at, line in enumerate(lines):
        above = above and at < LINES and not is_sentence(line)
        name = rules.byline(line) if at < LINES else None
        if above and not name:
            name = _name_above_dateline(line, lines[at + 1 : at + 2], rules)
        found, beside = _own_datelines(line, rules, above=above)
        datelines.extend(found)
        byline = byline or name or beside
        if not found and not name:
            others.append(line)
    return byline, tuple(datelines), others


def _is_title(line: str, rules: HeadRules) -> bool:
    if len(line) > TITLE_LENGTH or (is_sentence(line) and not line.endswith(("?", "!"))):
        return False
    if rules.is_caption(line) or rules.byline(line):
        return False
    dates = line_dates(line, rules.datelines)
    if dates and (not dates.rest or rules.byline(dates.rest)):
        return False
    return head_dateline(line, "", rules.datelines) is None


def _own_datelines(line: str, rules: HeadRules, *, above: bool) -> tuple[tuple[Dateline, ...], str | None]:
    """The datelines of a line that is nothing else but a byline or a place, and that byline."""
    dates = line_dates(line, rules.datelines)
    if dates is None:
        return (), None
    labelled = any(dateline.kind is not Kind.BARE for dateline in dates.datelines)
    name = rules.byline(dates.rest)
    plain = not dates.rest or name or (above and PLACE.fullmatch(dates.rest))
    return (dates.datelines, name) if plain and (labelled or above) else ((), None)


def _name_above_dateline(line: str, following: Sequence[str], rules: HeadRules) -> str | None:
    """The name that a line is, where the next line is or begins with a dateline."""
    match = rules.names.fullmatch(line)
    if not match or not following:
        return None
    dated, _ = _own_datelines(following[0], rules, above=True)
    return match["name"] if dated or head_dateline(following[0], "", rules.datelines) else None


def _is_diary(lines: Sequence[str], rules: HeadRules) -> bool:
    """Whether lines of the page are different days and nothing else, without a label."""
    days = set()
    for line in lines:
        dates = line_dates(line, rules.datelines)
        if dates and not dates.rest:
            days |= {
                (dateline.written.readings, dateline.written.year)
                for dateline in dates.datelines
                if dateline.kind is Kind.BARE
            }
    return len(days) > 1

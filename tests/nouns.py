"""Strategies for any report, and any claim that a reader could make of it."""

from __future__ import annotations

from datetime import UTC, date
from typing import get_args

from hypothesis import strategies as st

from sitrep.model import (
    Claim,
    Control,
    Event,
    Fact,
    Harm,
    Modifier,
    Outcome,
    Part,
    Place,
    Report,
    Scope,
    Statement,
    Status,
    When,
    Where,
    Who,
)

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
some_words = st.none() | words
days = st.dates(min_value=date(1900, 1, 1))
shares = st.floats(0, 1)

reports = st.builds(
    Report,
    name=words,
    source=some_words,
    url=some_words,
    title=words.map(lambda text: text + "!"),
    text=words.map(lambda text: text + "."),
    language=words,
    published=st.none() | days,
    retrieved=st.none() | st.datetimes(timezones=st.just(UTC)),  # the nouns hold aware UTC
    raw_hash=words,
    byline=some_words,
    notes=st.lists(words, max_size=2).map(tuple),
)

places = st.builds(
    Place,
    id=words,
    name=words,
    lat=st.floats(-90, 90),
    lon=st.floats(-180, 180),
    radius_km=st.floats(0, 500),
    kind=words,
    within=st.lists(words, max_size=2).map(tuple),
    admin1=some_words,
    country=some_words,
    gazetteer=words,
    population=st.integers(0, 10**8),
)
wheres = st.builds(Where, name=some_words, within=some_words, place=st.none() | places)


@st.composite
def whens(draw: st.DrawFn) -> When:
    ends = sorted([draw(days), draw(days)])
    first, last = (end if draw(st.booleans()) else None for end in ends)
    return When(first=first, last=last, words=draw(some_words))


amended_values = st.one_of(some_words, st.integers(0, 10**12), whens(), wheres)


def one_of(alias: object) -> st.SearchStrategy[str]:
    return st.sampled_from(get_args(alias))


counts = st.none() | st.integers(0, 10**12)
facts: st.SearchStrategy[Fact] = st.one_of(
    st.builds(
        Control,
        status=one_of(Status),
        side=some_words,
        actor=some_words,
        from_side=some_words,
        share=st.none() | shares,
        count=counts,
    ),
    st.builds(
        Event,
        type=words,
        actor1=some_words,
        side1=some_words,
        actor2=some_words,
        side2=some_words,
        also=st.lists(wheres, max_size=2).map(tuple),
    ),
    st.builds(
        Harm,
        outcome=one_of(Outcome),
        who=one_of(Who),
        count=counts,
        words=some_words,
        modifier=one_of(Modifier),
        side=some_words,
        scope=one_of(Scope),
        by_side=some_words,
        part_of=st.booleans(),
        event=some_words,
    ),
    st.builds(Statement, role=some_words, of=some_words),
)


@st.composite
def claims_of(draw: st.DrawFn, report: Report) -> Claim:
    part = draw(one_of(Part))
    length = len(report.text if part == "text" else report.title)
    start = draw(st.integers(0, length - 1))
    end = draw(st.integers(start + 1, length))
    return Claim(
        passage=report.passage(start, end) if part == "text" else report.passage(start, end, "title"),
        speaker=draw(some_words),
        when=draw(st.none() | whens()),
        where=draw(st.none() | wheres),
        fact=draw(facts),
        confidence=draw(shares),
        reader=draw(words),
        version=draw(words),
    )


@st.composite
def coded_reports(draw: st.DrawFn) -> tuple[Report, list[Claim]]:
    report = draw(reports)
    one_each = st.lists(claims_of(report), max_size=4, unique_by=lambda claim: (claim.id, claim.version))
    return report, draw(one_each)

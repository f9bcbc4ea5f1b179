from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import aleppo
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitrep.errors import SitrepError
from sitrep.model import (
    AsKnown,
    Bound,
    Claim,
    Control,
    Event,
    Evidence,
    Fact,
    Harm,
    Incident,
    Report,
    Ruling,
    Situation,
    Statement,
    Toll,
    When,
    Where,
)
from sitrep.publish import Edition
from sitrep.publish.payload import payload, units

EMPTY = Situation(on=None, known_at=None, incidents=(), holdings=(), running=())


@pytest.fixture(scope="module")
def aleppo_picture() -> Edition:
    return aleppo.picture()


def made(edition: Edition) -> dict[str, Any]:
    return payload(edition)


def edition_of(evidence: Evidence, situation: Situation = EMPTY) -> Edition:
    return Edition(evidence=evidence, situation=situation, history=(), problems=(), title="", version="")


def a_report(text: str, source: str | None = "Northern Post") -> Report:
    return Report(
        name="one.txt",
        source=source,
        url=None,
        title="A title",
        text=text,
        language="en",
        published=date(2016, 12, 5),
        retrieved=None,
        raw_hash="1",
    )


def a_claim(report: Report, words: str, fact: Fact, where: Where | None = None) -> Claim:
    start = report.text.index(words)
    return Claim(
        passage=report.passage(start, start + len(words)),
        speaker=None,
        when=None,
        where=where,
        fact=fact,
        confidence=0.5,
        reader="rules",
        version="1",
    )


def evidence_of(report: Report, *claims: Claim) -> Evidence:
    return Evidence(claims=claims, reports={report.id: report}, rulings=(), theatre=aleppo.THEATRE)


def positions(value: object, key: str) -> Iterator[int]:
    """Every number that stands under this key, however deep."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if name == key and isinstance(inner, int) and not isinstance(inner, bool):
                yield inner
            yield from positions(inner, key)
    elif isinstance(value, list):
        for inner in value:
            yield from positions(inner, key)


@pytest.mark.parametrize(
    ("keys", "listed"),
    [
        (("side", "side1", "side2", "rival", "leans", "lost", "by"), "sides"),
        (("outlet", "voice"), "outlets"),
        (("place",), "places"),
        (("report",), "reports"),
        (("claim",), "claims"),
    ],
)
def test_payload_names_only_items_that_it_lists(
    aleppo_picture: Edition, keys: tuple[str, ...], listed: str
) -> None:
    data = made(aleppo_picture)
    named = {number for key in keys for number in positions(data, key)}
    assert named
    assert named <= set(range(len(data[listed])))


def test_payload_of_a_claim_marks_the_words_of_its_passage(aleppo_picture: Edition) -> None:
    data = made(aleppo_picture)
    marked = sorted(
        data["reports"][claim["report"]]["text"][claim["start"] : claim["end"]] for claim in data["claims"]
    )
    assert marked == sorted(claim.passage.quote for claim in aleppo_picture.evidence.claims)


def test_payload_keeps_noughts_apart_from_nothing(aleppo_picture: Edition) -> None:
    data = made(aleppo_picture)
    assert data["sides"][0]["id"] == "government"
    assert any(incident.get("side1") == 0 for incident in data["incidents"])
    assert all("side" not in held for held in data["history"] if held["standing"] == "unknown")


def test_payload_does_not_hang_on_the_order_of_the_evidence(aleppo_picture: Edition) -> None:
    turned = replace(
        aleppo_picture,
        evidence=replace(
            aleppo_picture.evidence,
            claims=aleppo_picture.evidence.claims[::-1],
            reports=dict(reversed(list(aleppo_picture.evidence.reports.items()))),
        ),
        situation=replace(aleppo_picture.situation, incidents=aleppo_picture.situation.incidents[::-1]),
        history=aleppo_picture.history[::-1],
    )
    assert made(turned) == made(aleppo_picture)


def test_payload_holds_the_text_of_cited_reports_only() -> None:
    cited, other = a_report("Troops hold the mill."), a_report("Nothing happened at all.")
    claim = a_claim(cited, "hold the mill", Control(status="holds", side="government"))
    evidence = replace(evidence_of(cited, claim), reports={r.id: r for r in (cited, other)})
    data: dict[str, Any] = payload(edition_of(evidence))
    assert [report["text"] for report in data["reports"]] == [cited.text]
    assert data["read"] == {"reports": 2, "claims": 1}


def test_payload_lists_claims_that_stand_nowhere_but_not_statements() -> None:
    report = a_report("Troops hold the mill. The mayor spoke of peace.")
    held = a_claim(
        report, "hold the mill", Control(status="holds", side="government"), Where(name="the mill")
    )
    spoke = a_claim(report, "spoke of peace", Statement())
    data: dict[str, Any] = payload(edition_of(evidence_of(report, held, spoke)))
    assert [data["claims"][loose]["where"] for loose in data["loose"]] == [{"name": "the mill"}]
    assert len(data["claims"]) == 1


def test_payload_names_the_rival_of_a_contested_place(aleppo_picture: Edition) -> None:
    data = made(aleppo_picture)
    ids = [side["id"] for side in data["sides"]]
    contested = [held for held in data["history"] if held["standing"] == "contested"]
    assert {(ids[held["side"]], ids[held["rival"]]) for held in contested} == {("opposition", "government")}
    assert all("rival" not in held for held in data["history"] if held["standing"] == "held")


def test_payload_gives_a_side_that_no_theatre_describes_its_id_for_a_name() -> None:
    report = a_report("Clans hold the mill.")
    claim = a_claim(report, "hold the mill", Control(status="holds", side="hill clans"))
    data: dict[str, Any] = payload(edition_of(evidence_of(report, claim)))
    assert data["sides"][-1] == {"id": "hill clans", "name": "hill clans"}


@pytest.mark.parametrize("source", ["Northern Post", "northern post", "northern-post"])
def test_payload_knows_an_outlet_by_any_of_its_names(source: str) -> None:
    report = a_report("Troops hold the mill.", source)
    claim = a_claim(report, "hold the mill", Control(status="holds", side="government"))
    data: dict[str, Any] = payload(edition_of(evidence_of(report, claim)))
    assert data["outlets"][data["reports"][0]["outlet"]]["name"] == "Northern Post"


def test_payload_leaves_an_unknown_outlet_without_a_leaning() -> None:
    report = a_report("Troops hold the mill.", "Some Blog")
    claim = a_claim(report, "hold the mill", Control(status="holds", side="government"))
    data: dict[str, Any] = payload(edition_of(evidence_of(report, claim)))
    assert data["reports"][0]["source"] == "Some Blog"
    assert "outlet" not in data["reports"][0]


def test_payload_carries_what_a_running_total_covers() -> None:
    report = a_report("Since March 300 people were killed in the city.")
    claim = a_claim(report, "300 people were killed", Harm(outcome="killed", who="unspecified", count=300))
    bound = Bound(count=300, claim=claim.id)
    toll = Toll(
        outcome="killed",
        who="unspecified",
        low=bound,
        best=bound,
        high=bound,
        words=(),
        side=None,
        claims=(claim.id,),
        where=Where(name="the city"),
        when=When(first=date(2016, 3, 1), last=None),
    )
    data: dict[str, Any] = payload(edition_of(evidence_of(report, claim), replace(EMPTY, running=(toll,))))
    assert data["running"][0]["where"] == {"name": "the city"}
    assert data["running"][0]["when"] == {"first": "2016-03-01"}
    assert data["loose"] == []


def test_payload_lists_what_an_incident_was_known_as_before() -> None:
    report = a_report("Shells fell on the mill. Four died there.")
    blow = a_claim(report, "Shells fell", Event(type="Other"))
    hurt = a_claim(report, "Four died", Harm(outcome="killed", who="civilian", count=4))
    first = Incident(type="Other", when=None, where=None, side1=None, side2=None, claims=(blow.id,))
    final = replace(first, claims=(blow.id, hurt.id))
    spans = ((first, date(2016, 12, 5), date(2016, 12, 7)), (final, date(2016, 12, 7), None))
    told = tuple(AsKnown(incident=one, since=since, until=until) for one, since, until in spans)
    edition = edition_of(evidence_of(report, blow, hurt), replace(EMPTY, incidents=(final,)))
    data: dict[str, Any] = payload(replace(edition, retellings=told))
    assert [(len(one["claims"]), one["known"], one.get("until")) for one in data["incidents"]] == [
        (2, "2016-12-07", None),
        (1, "2016-12-05", "2016-12-07"),
    ]


def test_payload_keeps_a_corrected_claim_as_it_was_read_beside_what_it_should_say() -> None:
    report = a_report("Troops hold the mill.")
    read = a_claim(report, "hold the mill", Control(status="holds", side="government"))
    ruling = Ruling(
        kind="correct", claims=(read.id,), by="Rana", at=datetime(2017, 1, 3, tzinfo=UTC), why="They left."
    )
    meant = replace(read, fact=Control(status="withdrew", side="hill clans"), where=Where(name="the mill"))
    edition = replace(edition_of(evidence_of(report, read)), rulings=(ruling,), corrected={read.id: meant})
    data: dict[str, Any] = payload(edition)
    (claim,) = data["claims"]
    assert claim["fact"]["status"] == "holds"
    assert claim["corrected"]["fact"]["status"] == "withdrew"
    assert data["sides"][claim["corrected"]["fact"]["side"]]["id"] == "hill clans"
    assert claim["corrected"]["where"] == {"name": "the mill"}
    assert data["rulings"][0]["claims"] == [0]
    assert (data["rulings"][0]["by"], data["rulings"][0]["why"]) == ("Rana", "They left.")


def test_payload_refuses_a_picture_that_cites_what_the_evidence_lacks() -> None:
    report = a_report("Troops hold the mill.")
    incident = Incident(
        type="Other", when=None, where=None, side1=None, side2=None, claims=("0" * 64,), tolls=()
    )
    with pytest.raises(SitrepError, match="cites a claim that the evidence does not hold"):
        payload(edition_of(evidence_of(report), replace(EMPTY, incidents=(incident,))))


@given(st.text(), st.integers(min_value=0, max_value=40))
def test_units_counts_as_a_browser_does(text: str, offset: int) -> None:
    before = text[:offset]
    assert units(text, len(before)) == len(before.encode("utf-16-le", "surrogatepass")) // 2

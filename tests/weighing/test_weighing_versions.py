from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newsroom import FORD, evidence, killed, on, paper, says

from sitrep.model import Report
from sitrep.weighing import Reason, why
from sitrep.weighing.versions import Version, version

LEAD = "Shells fell on the ford at dawn, and the guard closed the road to the mill."
TOLL = "Four people were killed, the hospital said."
ROAD = "Carts from the mill waited at the ford until the evening."
NIGHT = "It was the third night of fire."


def of(later: Report, *earlier: Report) -> Version | None:
    reports = {report.id: report for report in (later, *earlier)}
    return version(later.id, reports.keys(), reports)


def told(made: Version | None) -> list[tuple[str | None, str | None]]:
    assert made is not None
    pairs = ((change.before, change.after) for change in made.changes)
    return [(before.quote if before else None, after.quote if after else None) for before, after in pairs]


def test_a_later_print_shows_what_it_added_dropped_and_changed() -> None:
    first = paper("wire", 0, f"{LEAD} {TOLL} {ROAD}")
    raised = TOLL.replace("Four", "Seven")
    later = paper("herald", 1, f"{LEAD} {raised}\n{NIGHT} {ROAD}")
    assert told(of(later, first)) == [(TOLL, f"{raised}\n{NIGHT}")]
    assert told(of(paper("herald", 1, f"{NIGHT} {LEAD} {TOLL}"), first)) == [(None, NIGHT), (ROAD, None)]


def test_marks_and_letter_case_are_no_changes() -> None:
    made = of(paper("herald", 1, f"{LEAD.upper()}\n\n{TOLL}!"), paper("wire", 0, f"{LEAD} {TOLL}"))
    assert told(made) == []
    assert made is not None
    assert made.same == 1


def test_the_first_print_is_a_version_of_none_and_a_later_one_of_the_nearest() -> None:
    first, second = paper("wire", 0, f"{LEAD} {TOLL} {ROAD}"), paper("star", 1, f"{LEAD} {TOLL} {NIGHT}")
    third = paper("herald", 2, f"{LEAD} {TOLL} {NIGHT} The end.")
    assert of(first, second, third) is None
    made = of(third, first, second)
    assert made is not None
    assert made.copied == second.id


sentences = st.lists(st.sampled_from([LEAD, TOLL, ROAD, NIGHT, "So it was?", "“No!”"]), max_size=6)


@given(sentences, sentences)
def test_changes_are_passages_of_both_and_all_else_is_the_same(before: list[str], after: list[str]) -> None:
    first, later = paper("wire", 0, " ".join(before)), paper("herald", 1, " ".join(after))
    made = of(later, first)
    assert made is not None
    rest = {first.id: first.text, later.id: later.text}
    for change in made.changes:
        assert change.before != change.after
        for passage in filter(None, (change.before, change.after)):
            report = first if passage.report == first.id else later
            assert report.text[passage.start : passage.end] == passage.quote
            blank = " " * len(passage.quote)
            rest[report.id] = rest[report.id][: passage.start] + blank + rest[report.id][passage.end :]
    assert rest[first.id].split() == rest[later.id].split()


def lines(reason: Reason) -> list[str]:
    return [reason.line, *(line for child in reason.children for line in lines(child))]


def test_why_of_a_report_tells_its_story_its_changes_and_its_claims() -> None:
    first = paper("wire", 0, f"{LEAD} {ROAD} {TOLL}")
    later = paper("herald", 1, f"{LEAD} {ROAD} {TOLL.replace('Four', 'Seven')}")
    claim = says(later, killed(7), FORD, on(0))
    asked = evidence([first, later], [claim])
    shown = lines(why(later.id[:10], asked))
    assert f"(report {later.id[:12]})" in shown[0]
    assert "one of 2 prints of a story, with" in shown
    assert f"changed: “{TOLL}” to “{TOLL.replace('Four', 'Seven')}”" in shown
    assert any(f"(claim {claim.id[:12]})" in line for line in shown)
    assert "the first print of its story" in lines(why(first.id, asked))
    assert "one of 2 prints of a story" in " ".join(lines(why(claim.id, asked)))


def test_why_of_a_report_that_nobody_else_prints_says_so() -> None:
    alone = paper("wire", 0, LEAD)
    assert "no other print of its story is known" in lines(why(alone.id, evidence([alone], [])))


def test_of_prints_of_one_day_the_one_fetched_first_is_the_earlier() -> None:
    early, late = (
        replace(paper(name, 0, f"{LEAD} {ROAD}"), retrieved=datetime(2020, 5, 1, hour, tzinfo=UTC))
        for name, hour in (("star", 9), ("herald", 11))
    )
    assert of(early, late) is None
    assert told(of(late, early)) == []


@pytest.mark.parametrize("text", ["…", "?!"])
def test_texts_without_words_have_no_changes(text: str) -> None:
    assert told(of(paper("herald", 1, text), paper("wire", 0, "... !"))) == []

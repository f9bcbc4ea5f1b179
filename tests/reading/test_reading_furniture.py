from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading_samples import PARAGRAPHS

from sitrep.reading.furniture import Furniture, is_sentence, load_furniture, strip_furniture

FURNITURE = load_furniture()

LINES = (
    "Image Source:",
    "Image Source: Harma Notes",
    "Share this article",
    "Share on Facebook (Opens in new window)",
    "Print Tweet Views 1051",
    "Get short URL",
    "Log in",
    "Sign up for our daily newsletter",
    "Subscribe now",
    "Follow us on Twitter",
    "Read more: The road to Kafr Zein",
    "Read more »",
    "Advertisement",
    "- ADVERTISEMENT -",
    "We use cookies to give you the best experience on our website.",
    "© 2016 The Harma Post. All rights reserved.",
    "Copyright 2016 The Harma Post",
    "Tags: Harma, army, rebels",
    "#Harma #Syria",
    "You are commenting using your Google+ account. Log Out / Change )",
    "Facebook photo",
    "Connecting to %s",
    "No comments yet",
    "Your email address will not be published. Required fields are marked *",
    "(Reporting by Ann Lee; Editing by Bo Chen)",
    "3 min read",
    "https://harmapost.example/a",
    "***",
)
SENTENCES = (
    "Shares in the city's only bank fell by half.",
    "The two sides share the road to Kafr Zein.",
    "Share prices fell on Monday as the army advanced.",
    "Related attacks killed three people in Kafr Zein.",
    "Read aloud on television, the statement named no town.",
    "Follow-up strikes hit the rescuers on Tuesday.",
    "More than 100 people were killed in the strikes, he said…",
    "Like on Saturday, shells fell on the market.",
    "Next-door neighbours pulled two children from the rubble.",
    "Comments by the minister were not reported.",
    "Advertising a ceasefire, both sides moved up guns.",
    "“Leave a reply at the checkpoint,” the note said.",
    "No response to the ceasefire call",
    "General Staff: 12 drones shot down",
    "Log houses burned in three villages.",
    "Print works and bakeries were hit, the mayor said.",
    "« We shall stay in these streets », he said.",
    "Copyright was not on anyone's mind in Harma.",
    "Response",
    "Search for survivors goes on",
)


def strip(*lines: str) -> list[str]:
    return strip_furniture(lines, FURNITURE)


@pytest.mark.parametrize("line", LINES)
def test_strip_removes_a_line_of_furniture(line: str) -> None:
    assert strip(PARAGRAPHS[0], line, PARAGRAPHS[1]) == list(PARAGRAPHS[:2])


@pytest.mark.parametrize("line", SENTENCES)
def test_strip_keeps_lines_that_only_sound_like_furniture(line: str) -> None:
    assert strip(PARAGRAPHS[0], line, PARAGRAPHS[1]) == [PARAGRAPHS[0], line, PARAGRAPHS[1]]


@pytest.mark.parametrize("marker", ["Leave a Reply", "Comments", "2 comments", "3 thoughts on “Harma”"])
def test_strip_ends_the_report_where_comments_begin(marker: str) -> None:
    comment = "My cousin lives there and says that it has been quiet for days."
    assert strip(PARAGRAPHS[0], marker, comment) == [PARAGRAPHS[0]]


def test_strip_does_not_end_a_report_that_has_not_begun() -> None:
    assert strip("Comments (2)", "Leave a comment", PARAGRAPHS[0]) == [PARAGRAPHS[0]]


@pytest.mark.parametrize(
    "marker", ["Related", "Most read", "You may also like", "More from World", "Share this:"]
)
def test_strip_drops_a_list_of_other_stories_and_goes_on_after_it(marker: str) -> None:
    lines = [PARAGRAPHS[0], marker, "Storm closes two ports", "Bread doubles in price", PARAGRAPHS[1]]
    assert strip(*lines) == list(PARAGRAPHS[:2])


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("The army has entered the town after two days of shelling.", True),
        ("“We shall stay in the streets where we were born.”", True),
        ("Army enters the town after two days of shelling", False),
        ("He stayed.", False),
    ],
)
def test_is_sentence_asks_for_an_end_and_eight_words(line: str, expected: bool) -> None:
    assert is_sentence(line) is expected


@given(st.lists(st.sampled_from([*LINES, *SENTENCES, *PARAGRAPHS, "Related", "Comments", "Leave a Reply"])))
def test_strip_is_idempotent_and_keeps_order(lines: list[str]) -> None:
    once = strip(*lines)
    assert strip(*once) == once
    rest = iter(lines)
    assert all(line in rest for line in once)


@given(st.lists(st.text(max_size=200)))
def test_strip_is_idempotent_on_any_lines(lines: list[str]) -> None:
    once = strip(*lines)
    assert strip(*once) == once


def test_furniture_patterns_match_no_empty_line() -> None:
    furniture: Furniture = load_furniture()
    assert strip_furniture([""], furniture) == [""]

from __future__ import annotations

import dataclasses
from itertools import combinations
from random import Random

from hypothesis import given
from hypothesis import strategies as st
from newsroom import paper

from sitrep.model import Report
from sitrep.weighing.copies import SAME_STORY, stories

STORY = " ".join(f"word{number}" for number in range(60)) + "."


def prints(*reports: Report) -> list[set[str]]:
    told_in = stories({report.id: report for report in reports})
    names = {report.id: report.name for report in reports}
    return sorted(({names[one] for one in story} for story in set(told_in.values())), key=sorted)


def test_stories_join_near_identical_texts() -> None:
    edited = "By our desk. " + STORY.replace("word3 ", "WORD-3, ").replace("word40", "word41")
    assert prints(paper("herald", 0, STORY), paper("star", 1, edited)) == [{"herald 0", "star 1"}]


def test_stories_join_a_text_cut_short() -> None:
    assert len(prints(paper("herald", 0, STORY), paper("star", 0, STORY[:200]))) == 1


def test_stories_keep_rewritten_texts_apart() -> None:
    words = STORY.split()
    every_third_replaced = " ".join("new" if number % 3 == 0 else word for number, word in enumerate(words))
    assert len(prints(paper("herald", 0, STORY), paper("star", 0, every_third_replaced))) == 2


def test_stories_keep_texts_apart_that_are_days_apart() -> None:
    assert len(prints(paper("herald", 0, STORY), paper("star", 3, STORY))) == 1
    assert len(prints(paper("herald", 0, STORY), paper("star", 4, STORY))) == 2


def test_stories_join_through_a_third_print() -> None:
    assert len(prints(*(paper("herald", number, STORY) for number in (0, 2, 4)))) == 1


def test_stories_join_versions_of_one_article_of_which_half_is_the_same() -> None:
    words = STORY.split()
    rewritten = " ".join((*words[:40], *(f"new{number}" for number in range(25))))
    version = dataclasses.replace(paper("herald", 1, rewritten), title="Ford falls")
    first = dataclasses.replace(paper("herald", 0, STORY), title="Ford falls")
    assert len(prints(first, version)) == 1
    assert len(prints(first, dataclasses.replace(version, source="star"))) == 2
    assert len(prints(first, dataclasses.replace(version, title="Mill falls"))) == 2


def test_stories_compare_undated_texts_with_each_other() -> None:
    undated = paper("herald", None, STORY), paper("star", None, STORY)
    assert len(prints(*undated)) == 1
    assert len(prints(undated[0], paper("star", 0, STORY))) == 2


def test_stories_take_short_texts_whole_and_empty_ones_for_nothing() -> None:
    assert len(prints(paper("herald", 0, "Ford fell."), paper("star", 0, "FORD fell!"))) == 1
    assert len(prints(paper("herald", 0, "..."), paper("star", 0, "!!!"))) == 2


@given(st.lists(st.sampled_from([STORY, STORY[:200], STORY[200:], "Ford fell."]), max_size=6), st.randoms())
def test_stories_do_not_depend_on_order(texts: list[str], random: Random) -> None:
    reports = [paper("herald", number, text) for number, text in enumerate(texts)]
    shuffled = random.sample(reports, len(reports))
    assert prints(*reports) == prints(*shuffled)


@given(st.lists(st.lists(st.sampled_from("abcdefg"), max_size=12), max_size=7))
def test_stories_miss_no_pair_that_a_comparison_of_all_finds(texts: list[list[str]]) -> None:
    reports = [paper(f"outlet {number}", 0, " ".join(text) or "-") for number, text in enumerate(texts)]
    told_in = stories({report.id: report for report in reports})
    for one, other in combinations(reports, 2):
        runs, theirs = sorted((runs_of(one), runs_of(other)), key=len)
        if runs and len(runs & theirs) >= SAME_STORY * len(runs):
            assert told_in[one.id] == told_in[other.id]


def runs_of(report: Report) -> set[tuple[str, ...]]:
    words = report.text.replace("-", "").split()
    return {tuple(words[start : start + 5]) for start in range(max(1, len(words) - 4))} if words else set()

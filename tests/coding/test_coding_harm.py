from __future__ import annotations

from typing import Any

import pytest
from codings import Code, hurt


def only(code: Code, text: str) -> dict[str, Any]:
    (harm,) = code(text)["harm"]
    assert isinstance(harm, dict)
    return harm


@pytest.mark.parametrize(
    ("text", "outcome", "count", "who"),
    [
        ("The strike killed nine people in Atareb.", "killed", 9, "unspecified"),
        ("Half a dozen soldiers were wounded in Jobar.", "injured", 6, "combatant"),
        ("A child was killed in Madaya by a sniper.", "killed", 1, "child"),
        ("A journalist was killed in Jobar.", "killed", 1, "journalist"),
        ("Four aid workers were killed when jets struck a convoy.", "killed", 4, "civilian"),
        ("Three people lost their lives in Sweida.", "killed", 3, "unspecified"),
        ("A bomb claimed the lives of five soldiers in Daraa.", "killed", 5, "combatant"),
        ("Islamic State kidnapped 35 villagers in Palmyra.", "abducted", 35, "civilian"),
        ("Police arrested twelve men in Latakia.", "detained", 12, "unspecified"),
        ("Twenty-three people are missing after the raid.", "missing", 23, "unspecified"),
        ("Forty rebels surrendered in Daraya.", "surrendered", 40, "combatant"),
        ("Two hundred people fled Saraqib.", "displaced", 200, "unspecified"),
        ("Ninety people were evacuated from east Aleppo.", "evacuated", 90, "unspecified"),
        ("The bomb killed a 9-year-old boy in Hama.", "killed", 1, "child"),
    ],
)
def test_outcome_number_and_group_are_read(code: Code, text: str, outcome: str, count: int, who: str) -> None:
    harm = only(code, text)
    assert (harm["outcome"], harm["count"], harm["who"]) == (outcome, count, who)
    assert (harm["modifier"], harm["scope"]) == ("exact", "incident")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Rockets hit Jaramana, killing seven civilians and injuring 31.",
            [("killed", 7, "civilian"), ("injured", 31, "civilian")],
        ),
        (
            "The blast left six dead and 20 wounded in Azaz.",
            [("killed", 6, "unspecified"), ("injured", 20, "unspecified")],
        ),
        (
            "Eleven rebels and two soldiers were killed in Daraya.",
            [("killed", 11, "combatant"), ("killed", 2, "combatant")],
        ),
        ("Two doctors and a nurse were killed in Atareb.", [("killed", 2, "medic"), ("killed", 1, "medic")]),
        (
            "The strike killed a mother and her two sons in Binnish.",
            [("killed", 1, "woman"), ("killed", 2, "child")],
        ),
        (
            "Thirteen were killed and 40 others injured in Homs.",
            [("killed", 13, "unspecified"), ("injured", 40, "unspecified")],
        ),
        (
            "Mortar fire killed 3 and wounded 11 in Jaramana.",
            [("killed", 3, "unspecified"), ("injured", 11, "unspecified")],
        ),
        (
            "At least five children and two women were killed.",
            [("killed", 5, "child"), ("killed", 2, "woman")],
        ),
    ],
)
def test_each_number_is_an_entry_of_its_own(
    code: Code, text: str, expected: list[tuple[str, int, str]]
) -> None:
    assert [(h["outcome"], h["count"], h["who"]) for h in code(text)["harm"]] == expected


@pytest.mark.parametrize(
    "text",
    [
        "The raid on Binnish killed nine people, including three children.",
        "Nine people were killed in Binnish, three of them children.",
        "Nine people, among them three children, were killed in Binnish.",
    ],
)
def test_subgroup_is_part_of_the_whole(code: Code, text: str) -> None:
    whole, part = code(text)["harm"]
    assert (whole["count"], whole.get("part_of")) == (9, None)
    assert (part["count"], part["who"], part["outcome"], part["part_of"]) == (3, "child", "killed", True)


def test_elliptic_number_takes_day_and_place_from_the_text(code: Code) -> None:
    record = code("Shells hit Nubl on Saturday, wounding six people. Twelve more were hurt on Sunday.")
    assert [(h["count"], h["outcome"], h["place"], h["date"]) for h in record["harm"]] == [
        (6, "injured", "Nubl", "2016-12-03"),
        (12, "injured", "Nubl", "2016-12-04"),
    ]
    assert [(e["date"], e["id"]) for e in record["events"]] == [("2016-12-03", "e1"), ("2016-12-04", "e2")]
    assert [h["event"] for h in record["harm"]] == ["e1", "e2"]


@pytest.mark.parametrize(
    ("text", "count", "modifier"),
    [
        ("At least 14 people died in Douma.", 14, "at_least"),
        ("More than 30 soldiers were killed in Palmyra.", 30, "at_least"),
        ("Nearly 400 rebels laid down their arms in Daraya.", 400, "about"),
        ("Some 800 people were evacuated from east Aleppo.", 800, "about"),
        ("As many as 70 people were killed in Douma.", 70, "up_to"),
        ("Fewer than ten people were hurt in Homs.", 10, "up_to"),
    ],
)
def test_modifier_is_kept_beside_the_number(code: Code, text: str, count: int, modifier: str) -> None:
    harm = only(code, text)
    assert (harm["count"], harm["modifier"]) == (count, modifier)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Dozens were wounded in Azaz.", "dozens"),
        ("Scores of people were killed in Saraqib.", "scores"),
        ("The army arrested dozens of men in Hama.", "dozens"),
        ("Hundreds of families fled Daraya.", "hundreds of families"),
        ("Several people were wounded in Hama.", "several"),
    ],
)
def test_vague_quantity_is_kept_as_words(code: Code, text: str, words: str) -> None:
    harm = only(code, text)
    assert (harm["count"], harm["words"], harm["modifier"]) == (None, words, "about")


@pytest.mark.parametrize(
    ("text", "side", "by_side"),
    [
        ("The army killed 20 Islamic State fighters near Palmyra.", "isis", "government"),
        ("Rebels killed ten soldiers in Hama.", "government", "opposition"),
        ("Islamic State executed six men in Deir ez-Zor.", None, "isis"),
        ("The strike killed nine civilians in Atareb.", None, None),
    ],
)
def test_sides_are_those_that_the_report_names(
    code: Code, text: str, side: str | None, by_side: str | None
) -> None:
    harm = only(code, text)
    assert (harm["side"], harm["by_side"]) == (side, by_side)


def test_toll_of_a_war_is_a_running_total_of_no_event(code: Code) -> None:
    harm = only(code, "The war has killed more than 300,000 people since 2011.")
    assert (harm["count"], harm["modifier"], harm["scope"]) == (300_000, "at_least", "cumulative")
    assert (harm["event"], harm["date"]) == (None, "2011-01-01/")


@pytest.mark.parametrize(
    "text",
    [
        "Casualties were reported in Hama.",
        "Nobody was killed in Azaz.",
        "Twelve villages lie around Azaz.",
        "The army has 300 tanks in Hama.",
        "Ten days later the rebels left.",
        "Two thousand people live in Nubl.",
        "The talks killed all hope.",
    ],
)
def test_what_hurt_no_counted_group_is_no_harm(code: Code, text: str) -> None:
    assert hurt(code(text)) == set()


def test_toll_told_twice_is_one_entry(code: Code) -> None:
    record = code("A raid on Atareb killed nine people. The nine people killed were buried at dusk.")
    assert [h["count"] for h in record["harm"]] == [9]

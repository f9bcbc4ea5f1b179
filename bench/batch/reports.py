"""Made-up reports of a war, and of what else a newspaper prints: the same ones every time."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random

START = date(2016, 1, 1)
TOWNS = ("Saraqib", "Nubl", "Maarat al-Numan", "Azaz", "Jarabulus", "Palmyra", "Deir Hafir", "Binnish")
OUTLETS = ("Mill Post", "Harbour Star", "Valley Watch", "Hill Herald")
OF_WAR = (
    "Government troops captured a village near {town} on {day}, a rebel commander said.",
    "Rebels said they had shot down a drone over {town}, while the army denied that.",
    "An air strike on a market in {town} killed {count} people and wounded {more}, the hospital said.",
    "Rockets fell on the eastern quarters of {town} overnight, and {count} civilians were wounded.",
    "Clashes between the army and rebel fighters went on north of {town} for a second day.",
    "Residents of {town} fled towards the border after shelling hit the bakery.",
    "The monitor counted {more} dead fighters around {town} since the beginning of the week.",
    "The convoy that was to bring flour to {town} was turned back at a checkpoint.",
)
OF_PEACE = (
    "The council of {town} voted for a new bus line after a debate of {count} hours.",
    "The harvest around {town} was the best for {more} years, farmers told this paper.",
    "A concert on {day} will open the season, and tickets cost {count} coins.",
    "The team won its match with {count} goals and goes on to the next round.",
    "Rain is expected from {day} on, with sunny hours by the end of the week.",
    "The library has lent {more} books a day, most of them novels, its keeper said.",
)


def report(number: int, sentences: int, of_war: float) -> dict[str, str]:
    """A report of so many sentences, of war with the chance `of_war`; no two are the same."""
    random = Random(number)
    town = random.choice(TOWNS)
    told = OF_WAR if random.random() < of_war else OF_PEACE
    lines = random.sample(told * (sentences // len(told) + 1), sentences)
    words = {"town": town, "day": random.choice(("Monday", "Thursday", "Sunday"))}
    text = " ".join(
        line.format(**words, count=random.randint(2, 9), more=random.randint(10, 99)) for line in lines
    )
    return {
        "id": f"r{number}",
        "source": random.choice(OUTLETS),
        "published": (START + timedelta(days=number % 400)).isoformat(),
        "language": "en",
        "title": f"News of {town}, number {number}",
        "text": text,
    }


def write(path: Path, count: int, sentences: int, of_war: float) -> None:
    """Writes so many reports, a line of JSON each."""

    def lines() -> Iterator[str]:
        for number in range(count):
            yield json.dumps(report(number, sentences, of_war)) + "\n"

    with path.open("w", encoding="utf-8") as stream:
        stream.writelines(lines())

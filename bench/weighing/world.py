"""A simulated war: its evidence, as Sitrep would have read it, beside its truth."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from bench.weighing.accounts import Teller
from bench.weighing.ground import Extent, Ground, draw_ground
from bench.weighing.happenings import Happening, claimed_early, draw_happenings
from bench.weighing.levels import Level
from bench.weighing.press import Press
from bench.weighing.sides import draw_parties
from bench.weighing.stories import Told
from bench.weighing.voices import Voice, draw_voices, theatre
from bench.weighing.war import War, draw_war
from bench.weighing.words import load_words
from sitrep.model import Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """What was told of a war, and what was so. `told` is in order of claims; happenings by key."""

    evidence: Evidence
    told: tuple[Told, ...]
    war: War
    ground: Ground
    happenings: Mapping[int, Happening]
    voices: tuple[Voice, ...]

    def told_of(self, key: int) -> list[Told]:
        """The claims that tell of a happening."""
        return [told for told in self.told if told.key == key]


def draw_world(level: Level, seed: int, extent: Extent, background: int = 4) -> World:
    """A war of a seed: the same seed gives the same war and, at each level, the same bytes.

    `background` is the number of sentences of each story that tell nothing.
    """
    words = load_words()
    random = Random(f"war {seed}")
    ground = draw_ground(extent, words, random)
    parties = draw_parties(random)
    war = draw_war(ground, parties, extent, random)
    truth = draw_happenings(war, ground, parties, random)
    random = Random(f"press {seed} {level.name}")
    early = claimed_early(war, level.premature, len(truth), random)
    voices = draw_voices(level, sorted(ground.places), random)
    press = Press(
        war=war,
        ground=ground,
        teller=Teller(level=level, ground=ground, parties=parties, words=words, random=random),
        voices=voices,
        random=random,
        background=background,
    )
    for happening in truth:
        press.cover(happening)
    for happening in early:
        press.claim_early(happening)
    _rounds(press, war)
    archive = press.archive
    return World(
        evidence=Evidence(
            claims=tuple(told.claim for told in archive.told),
            reports=archive.reports,
            rulings=(),
            theatre=theatre(voices, parties),
        ),
        told=tuple(archive.told),
        war=war,
        ground=ground,
        happenings={happening.key: happening for happening in (*truth, *early)},
        voices=tuple(voices),
    )


def _rounds(press: Press, war: War) -> None:
    cut_off: dict[int, list[tuple[str, str]]] = defaultdict(list)
    front: dict[int, list[str]] = defaultdict(list)
    for day, place, by in war.cut_off:
        cut_off[day].append((place, by))
    for day, place, _ in war.front:
        front[day].append(place)
    for day in range(war.days):
        press.rounds(day, cut_off[day], front[day])

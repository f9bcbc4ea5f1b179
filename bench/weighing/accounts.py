"""Accounts: what one voice makes of a happening, with its mistakes and its interest."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import exp
from random import Random

from bench.weighing.ground import Ground
from bench.weighing.happenings import CIVILIANS, CLASH, LIKE, Happening, Hurt
from bench.weighing.levels import Level
from bench.weighing.sides import SIDES, Parties
from bench.weighing.voices import Voice
from bench.weighing.words import Words
from sitrep.model import Control, Modifier

FOUND = (0.7, 0.85)  # share of a toll that is known on the day and on the next; all from then on
FEW = 5  # tolls below are known at once
TELLS_HARM = 0.85  # each group of those hurt
TELLS_FROM = 0.6  # from whom a place was taken
ROUNDS = 0.35  # counts from ten are rounded


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A group as told: a number, or a word for it."""

    hurt: Hurt
    count: int | None
    words: str | None
    modifier: Modifier


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """A happening as told. `days` are the first and last day told, None without one.

    `speaker` is who is credited, `believed` the voice whose word it is.
    """

    of: Happening
    days: tuple[int, int] | None
    place: str
    kind: str
    by: str
    against: str
    counts: tuple[Count, ...]
    control: Control | None
    whose: str
    speaker: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Teller:
    """What accounts are made with."""

    level: Level
    ground: Ground
    parties: Parties
    words: Words
    random: Random

    def wants(self, happening: Happening, voice: Voice) -> bool:
        """Whether a voice tells of a happening at all: sides are silent on what harms them."""
        chance = self.level.covers * voice.keen
        if voice.leans and self._is_bad_for(happening, voice.leans):
            chance = self.level.covers * (1 - self.level.silence)
        return self.random.random() < chance

    def lag(self, happening: Happening, voice: Voice) -> int:
        """Days until it is told; a side takes some more over its losses."""
        lag = int(self.random.expovariate(1 / self.level.lag)) if self.level.lag else 0
        late = voice.leans is not None and self._is_bad_for(happening, voice.leans)
        return lag + (self.random.randint(1, 4) if late else 0)

    def account(self, happening: Happening, voice: Voice, published: int) -> Account:
        """What a voice that tells of a happening on a day says of it."""
        level = self.level

        def errs(chance: float) -> bool:
            return self.random.random() < chance * voice.care

        day = happening.day
        if errs(level.wrong_day):
            day = min(published, max(0, day + self.random.choice((-2, -1, -1, 1, 1, 2))))
        place = happening.place
        if errs(level.wrong_place):
            place = self.random.choice(self.ground.neighbours[place])
        kind = LIKE.get(happening.kind, happening.kind) if errs(level.wrong_kind) else happening.kind
        by, against = self._parties(happening, voice, errs(level.wrong_side))
        return Account(
            of=happening,
            days=self._days(day, published),
            place=place,
            kind=kind,
            by=by,
            against=against,
            counts=self._counts(happening, voice, published - happening.day),
            control=self._control(happening, voice, by, against),
            whose=voice.name,
        )

    def _is_bad_for(self, happening: Happening, side: str) -> bool:
        """Whether a side has lost a place, or killed civilians."""
        friends = self.parties.friends(side)
        if happening.against == CIVILIANS:
            return happening.by in friends
        return happening.change is not None and happening.against in friends

    def _days(self, day: int, published: int) -> tuple[int, int] | None:
        if self.random.random() >= self.level.vague_day:
            return day, day
        return (min(day, published - 6), published) if self.random.random() < 0.5 else None

    def _parties(self, happening: Happening, voice: Voice, errs: bool) -> tuple[str, str]:
        by, against = happening.by, happening.against
        if against == CIVILIANS:
            blames = voice.leans is not None and by in self.parties.friends(voice.leans)
            if errs or (blames and self.random.random() < self.level.blames):
                by = self.random.choice([side for side in SIDES if side not in self.parties.friends(by)])
            return by, against
        return (against, by) if errs else (by, against)

    def _control(self, happening: Happening, voice: Voice, by: str, against: str) -> Control | None:
        """What it says of who holds the place; a side tells of a loss as a withdrawal."""
        if happening.change is None:
            if happening.thrown_back:
                return Control(status="holds", side=against)
            return Control(status="contested", side=by) if happening.kind == CLASH else None
        admits = voice.leans is not None and against in self.parties.friends(voice.leans)
        if admits or (not happening.change.fought and self.random.random() < 0.4):
            return Control(status="withdrew", side=against)
        if self.random.random() < 0.1:
            return Control(status="lost", side=against)
        named = self.random.random() < TELLS_FROM
        return Control(status="captured", side=by, from_side=against if named else None)

    def _counts(self, happening: Happening, voice: Voice, age: int) -> tuple[Count, ...]:
        told = [hurt for hurt in happening.hurt if self.random.random() < TELLS_HARM]
        return tuple(self._count(hurt, happening, voice, age) for hurt in told)

    def _count(self, hurt: Hurt, happening: Happening, voice: Voice, age: int) -> Count:
        known = hurt.count * (FOUND[age] if age < len(FOUND) and hurt.count >= FEW else 1.0)
        spread = self.level.count_spread * voice.care if hurt.count >= FEW else 0.0
        told = known * exp(self.random.gauss(0, spread)) * self._interest(hurt, happening, voice)
        count = max(1, round(told))
        if self.random.random() < self.level.vague_count:
            word = self.words.vague(count, self.random)
            if word:
                return Count(hurt=hurt, count=None, words=word, modifier="exact")
        if count >= 10 and self.random.random() < ROUNDS:
            modifier: Modifier = self.random.choice(("about", "at_least"))
            down = count - count % 5
            return Count(hurt=hurt, count=down, words=None, modifier=modifier)
        return Count(hurt=hurt, count=count, words=None, modifier="exact")

    def _interest(self, hurt: Hurt, happening: Happening, voice: Voice) -> float:
        """The factor that a side's outlets put on a toll."""
        if voice.leans is None:
            return 1.0
        friends = self.parties.friends(voice.leans)
        if hurt.side == CIVILIANS:
            # Civilians whom the enemy killed are made more, but not as freely as its soldiers.
            return self.level.belittles if happening.by in friends else 1 + (self.level.exaggerates - 1) / 3
        return self.level.belittles if hurt.side in friends else self.level.exaggerates


def credited(account: Account, speaker: str) -> Account:
    """An account as another outlet quotes it."""
    return replace(account, speaker=speaker)

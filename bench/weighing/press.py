"""The press: which voice tells of what, on which day, in whose words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from random import Random

from bench.weighing.accounts import Account, Teller, credited
from bench.weighing.ground import Ground
from bench.weighing.happenings import Happening
from bench.weighing.sides import SIDES, command
from bench.weighing.stories import Archive, Line, Story, remark, reprint, stories_of, write
from bench.weighing.voices import MONITOR, WIRE, Voice
from bench.weighing.war import War
from sitrep.model import Control

REMARKS = 0.35  # stories that add how a place near by stands
ROUND_UPS = 0.05  # a voice, a day: who holds what
OF_SIEGES = 0.05  # a voice, a day, a place that is cut off
RENEWS = 0.3  # a toll of ten dead and more is told anew, some days later
MANY = 10
FRIENDS_REPEAT = 0.7  # outlets of a side repeat what its command claims
LOCAL_HOPS = 2  # places from home that a local outlet tells of


@dataclass(slots=True)
class Press:
    """The voices at work; what they print goes into the archive."""

    war: War
    ground: Ground
    teller: Teller
    voices: Sequence[Voice]
    random: Random
    background: int  # sentences of a story that tell nothing
    archive: Archive = field(default_factory=Archive)

    def cover(self, happening: Happening) -> None:
        """Tell of a happening: the monitor, the sides and the wire first, then those who live off them."""
        tally = self._own(happening, self._named(MONITOR))
        parties = {side: self._of_side(happening, side) for side in SIDES}
        wire = self._neutral(happening, self._named(WIRE), tally, parties, None)
        for voice in self.voices:
            if voice.role in ("paper", "local"):
                self._neutral(happening, voice, tally, parties, wire)
            elif voice.role == "follower" and wire and self.random.random() < 0.6:
                self._reprint(wire, voice)
            elif voice.role == "propagandist":
                self._own(happening, voice)

    def claim_early(self, happening: Happening) -> None:
        """A side's outlets claim a capture that is not so; others relay it, or take it for a fact."""
        told = self._of_side(happening, happening.by, early=True)
        if told is None:
            return
        for voice in self.voices:
            if voice.leans is None and self._is_near(happening, voice):
                speaker = command(happening.by)
                if self.random.random() < self.teller.level.relayed * self.teller.level.covers:
                    self._tell(credited(told.account, speaker), voice, told.published)
                elif self.random.random() < self.teller.level.rumour * voice.care * self.teller.level.covers:
                    self._tell(self.teller.account(happening, voice, told.published), voice, told.published)

    def rounds(self, day: int, cut_off: Iterable[tuple[str, str]], front: Sequence[str]) -> None:
        """What is told of how places stand, on any day."""
        for voice in self.voices:
            if self.random.random() < ROUND_UPS * voice.keen and voice.role != "follower":
                self._round_up(voice, day, front)
        for place, by in cut_off:
            for voice in self.voices:
                if self.random.random() < OF_SIEGES * voice.keen:
                    fact = Control(status="besieged", side=by)
                    self._print([self._remark(fact, place, voice, day)], voice, day)

    # One voice ------------------------------------------------------------------------

    def _own(self, happening: Happening, voice: Voice) -> _Told | None:
        if not self._is_near(happening, voice) or not self.teller.wants(happening, voice):
            return None
        published = happening.day + self.teller.lag(happening, voice)
        return self._tell(self.teller.account(happening, voice, published), voice, published)

    def _of_side(self, happening: Happening, side: str, early: bool = False) -> _Told | None:
        """A side's first outlet tells, for its command or itself; its others print that or their own."""
        first, *others = (v for v in self.voices if v.role == "partisan" and v.leans == side)
        if not self.teller.wants(happening, first):
            return None
        published = happening.day + (0 if early else self.teller.lag(happening, first))
        account = self.teller.account(happening, first, published)
        if self.random.random() < 0.5:
            account = credited(account, command(side))
        told = self._tell(account, first, published)
        if told is None:
            return None
        for voice in others:
            if self.random.random() < self.teller.level.copies:
                self._reprint(told, voice)
            elif early and self.random.random() < FRIENDS_REPEAT:
                self._tell(account, voice, published)
            elif not early:
                self._own(happening, voice)
        return told

    def _neutral(
        self,
        happening: Happening,
        voice: Voice,
        tally: _Told | None,
        parties: dict[str, _Told | None],
        wire: _Told | None,
    ) -> _Told | None:
        """An outlet without a side: the wire's story, the monitor's or a command's word, or its own."""
        if not self._is_near(happening, voice) or not self.teller.wants(happening, voice):
            return None
        level, speaking = self.teller.level, [side for side, told in parties.items() if told]
        if wire and self.random.random() < level.copies:
            return self._reprint(wire, voice)
        if tally and self.random.random() < level.quotes:
            return self._tell(credited(tally.account, MONITOR), voice, tally.published)
        if speaking and self.random.random() < level.spokesmen:
            side = self.random.choice(speaking)
            told = parties[side]
            return self._tell(credited(told.account, command(side)), voice, told.published) if told else None
        published = happening.day + self.teller.lag(happening, voice)
        return self._tell(self.teller.account(happening, voice, published), voice, published)

    def _tell(self, account: Account, voice: Voice, published: int) -> _Told | None:
        if published >= self.war.days:
            return None
        lines = self._lines(account, voice, published)
        story = self._print(lines, voice, published)
        killed = sum(hurt.count for hurt in account.of.hurt if hurt.outcome == "killed")
        if killed >= MANY and account.speaker is None and self.random.random() < RENEWS:
            later = published + self.random.randint(1, 3)
            if later < self.war.days:
                anew = self.teller.account(account.of, voice, later)
                self._print(self._lines(anew, voice, later), voice, later)
        return _Told(account, story, published)

    def _lines(self, account: Account, voice: Voice, published: int) -> list[Line]:
        place = self.ground.places[account.place]
        lines = [*write(account, place, self.teller.words, self.random)]
        if self.random.random() < REMARKS:
            near = self.random.choice(self.ground.neighbours[account.place])
            lines.append(self._holds(near, voice, published))
        return lines

    def _print(self, lines: Sequence[Line], voice: Voice, published: int) -> Story:
        story = stories_of(lines, self.background, self.teller.words, self.random)
        self.archive.print(story, voice.name, published)
        return story

    def _reprint(self, told: _Told, voice: Voice) -> _Told | None:
        published = told.published + self.random.choice((0, 0, 1))
        if published >= self.war.days:
            return None
        story = reprint(told.story, self.teller.words, self.random)
        self.archive.print(story, voice.name, published)
        return _Told(told.account, story, published)

    # How places stand -----------------------------------------------------------------

    def _round_up(self, voice: Voice, day: int, front: Sequence[str]) -> None:
        """Who holds some places, most of them at the front; at times a side's share of a city."""
        places = self.random.choices(front, k=3) if front else []
        places.append(self.random.choice(sorted(self.ground.places)))
        lines = [self._holds(place, voice, day) for place in dict.fromkeys(places)]
        if self.ground.cities and self.random.random() < 0.3:
            lines.append(self._share(voice, day))
        self._print(lines, voice, day)

    def _holds(self, place: str, voice: Voice, day: int) -> Line:
        dated = self.random.random() < 0.5
        side = self._believed(place, voice, day)
        if self.random.random() < self.teller.level.wrong_place * voice.care:
            place = self.random.choice(self.ground.neighbours[place])
        return self._remark(Control(status="holds", side=side), place, voice, day if dated else None)

    def _share(self, voice: Voice, day: int) -> Line:
        city = self.random.choice(self.ground.cities)
        quarters = self.ground.quarters(city)
        side = self.random.choice(SIDES[:2])
        held = sum(self._believed(quarter, voice, day) == side for quarter in quarters) / len(quarters)
        share = min(1.0, max(0.0, round(held + self.random.gauss(0, 0.05), 2)))
        fact = Control(status="holds", side=side, share=share)
        return remark(fact, city, day, voice.name, self.teller.words, self.random)

    def _remark(self, fact: Control, place: str, voice: Voice, day: int | None) -> Line:
        return remark(fact, self.ground.places[place], day, voice.name, self.teller.words, self.random)

    def _believed(self, place: str, voice: Voice, day: int) -> str:
        """Who a voice thinks holds a place: it learns late, and a side does not admit what it lost."""
        level = self.teller.level
        if voice.leans:
            friends = self.teller.parties.friends(voice.leans)
            then = self.war.holder(place, max(0, day - level.denies))
            now = self.war.holder(place, day)
            return then if then in friends and now not in friends else now
        behind = int(self.random.expovariate(1 / (level.behind * voice.care)))
        if self.random.random() < level.wrong_side * voice.care:
            return self.random.choice(SIDES)
        return self.war.holder(place, max(0, day - behind))

    def _named(self, name: str) -> Voice:
        return next(voice for voice in self.voices if voice.name == name)

    def _is_near(self, happening: Happening, voice: Voice) -> bool:
        """Whether a voice tells of that place: a local one does of its home and what is near."""
        if voice.home is None:
            return True
        reach = {voice.home}
        for _ in range(LOCAL_HOPS):
            reach |= {other for place in reach for other in self.ground.neighbours[place]}
        return happening.place in reach


@dataclass(frozen=True, slots=True)
class _Told:
    """What a voice printed of a happening, for those who live off it."""

    account: Account
    story: Story
    published: int

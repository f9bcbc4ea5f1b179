"""Stories: accounts written down as reports with claims, and prints of them elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random

from bench.weighing.accounts import Account, Count
from bench.weighing.happenings import CIVILIANS
from bench.weighing.sides import NAMES
from bench.weighing.words import Words
from sitrep.model import Claim, Control, Event, Fact, Harm, Passage, Place, Report, When, Where

FIRST_DAY = date(2031, 3, 1)  # of every simulated war; no war that is on record


def day_of(number: int) -> date:
    """The date of a day of the war."""
    return FIRST_DAY + timedelta(days=number)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A fact that a story tells, and the sentence that tells it. `key` is the happening it is of, if any."""

    fact: Fact
    sentence: str
    when: When | None
    place: Place
    key: int | None
    speaker: str | None
    whose: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A report before it is printed: lines (harm after its event), then sentences that tell nothing."""

    lines: tuple[Line, ...]
    background: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A claim with what the simulator knows of it: the happening, and whose word it truly is."""

    claim: Claim
    claim_id: str
    key: int | None
    whose: str


@dataclass(slots=True)
class Archive:
    """All that was printed."""

    reports: dict[str, Report] = field(default_factory=dict)
    told: list[Told] = field(default_factory=list)

    def print(self, story: Story, outlet: str, published: int) -> None:
        """Print a story in an outlet on a day."""
        sentences = [*(line.sentence for line in story.lines), *story.background]
        report = Report(
            name=f"{outlet} {len(self.reports)}",
            source=outlet,
            url=None,
            title=sentences[0],
            text=" ".join(sentences),
            language="en",
            published=day_of(published),
            retrieved=None,
            raw_hash="",
        )
        report_id = report.id
        self.reports[report_id] = report
        start, event = 0, None
        for line in story.lines:
            claim = _claim(line, report_id, start, event)
            claim_id = claim.id
            if isinstance(line.fact, Event):
                event = claim_id
            self.told.append(Told(claim=claim, claim_id=claim_id, key=line.key, whose=line.whose))
            start += len(line.sentence) + 1


def _claim(line: Line, report: str, start: int, event: str | None) -> Claim:
    fact = replace(line.fact, event=event) if isinstance(line.fact, Harm) else line.fact
    return Claim(
        passage=Passage(report=report, start=start, end=start + len(line.sentence), quote=line.sentence),
        speaker=line.speaker,
        when=line.when,
        where=Where(name=line.place.name, within=next(iter(line.place.within), None), place=line.place),
        fact=fact,
        confidence=0.9,
        reader="simulator",
        version="1",
    )


def reprint(story: Story, words: Words, random: Random) -> Story:
    """A story as another outlet prints it: word for word, cut at the end, or with its end changed."""
    chance = random.random()
    if chance < 0.6 or not story.background:
        return story
    kept = story.background[:-1]
    return replace(story, background=kept if chance < 0.85 else (*kept, words.background(random)))


# Writing -----------------------------------------------------------------------------


def write(account: Account, place: Place, words: Words, random: Random) -> tuple[Line, ...]:
    """An account as lines: who holds the place, what happened, who was hurt."""
    when, day = _when(account), _day_words(account)
    named = {"place": place.name, "side": NAMES[account.by], "day": day}
    named["other"] = NAMES.get(account.against, CIVILIANS)
    said = f", {account.speaker} said" if account.speaker else ""

    def line(fact: Fact, says: str, **more: object) -> Line:
        sentence = words.sentence(says, random, **{**named, **more}).removesuffix(".") + said + "."
        key = account.of.key
        return Line(
            fact=fact,
            sentence=sentence,
            when=when,
            place=place,
            key=key,
            speaker=account.speaker,
            whose=account.whose,
        )

    control = (
        (line(account.control, account.control.status, **_holder(account.control)),)
        if account.control
        else ()
    )
    event = Event(type=account.kind, side1=account.by, side2=account.against)
    harms = (_harm(account, count) for count in account.counts)
    return (
        *control,
        line(event, "event", kind=account.kind.lower()),
        *(
            line(harm, "harm", count=harm.words or harm.count, outcome=f"{harm.who} {harm.outcome}")
            for harm in harms
        ),
    )


def _holder(control: Control) -> dict[str, object]:
    return {"side": NAMES[control.side]} if control.side else {}


def _harm(account: Account, count: Count) -> Harm:
    hurt = count.hurt
    return Harm(
        outcome=hurt.outcome,
        who=hurt.who,
        count=count.count,
        words=count.words,
        modifier=count.modifier,
        side=None if hurt.side == CIVILIANS else hurt.side,
        by_side=account.by if hurt.side == CIVILIANS else None,
        part_of=hurt.part_of,
    )


def _when(account: Account) -> When | None:
    if account.days is None:
        return None
    return When(first=day_of(account.days[0]), last=day_of(account.days[1]))


def _day_words(account: Account) -> str:
    if account.days is None:
        return "lately"
    first, last = (day_of(day) for day in account.days)
    return f"on {first:%d %B}" if first == last else f"between {first:%d %B} and {last:%d %B}"


def remark(fact: Control, place: Place, day: int | None, whose: str, words: Words, random: Random) -> Line:
    """A line on how a place stands, outside any happening; of a day, or of none."""
    when = None if day is None else When(first=day_of(day), last=day_of(day))
    says = "share" if fact.share is not None else fact.status
    sentence = words.sentence(
        says,
        random,
        place=place.name,
        side=NAMES[fact.side] if fact.side else "fighters",
        count=round(100 * (fact.share or 0)),
        day="so far" if day is None else f"on {day_of(day):%d %B}",
    )
    return Line(fact=fact, sentence=sentence, when=when, place=place, key=None, speaker=None, whose=whose)


def stories_of(lines: Sequence[Line], sentences: int, words: Words, random: Random) -> Story:
    """A story of some lines, with background around them."""
    return Story(lines=tuple(lines), background=tuple(words.background(random) for _ in range(sentences)))

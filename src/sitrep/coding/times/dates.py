"""Days and months named without their year, weekdays, holidays and seasons: those near publication."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from sitrep.coding.times import spans
from sitrep.coding.times.clock import Clock, NoDayError, Rule
from sitrep.coding.times.spans import Span
from sitrep.coding.times.words import DAY, PART, YEAR, TimeWords, either

_LAST, _NEXT = ("last", "past", "previous"), ("next", "coming")
_YEAR = 12  # months either way: among them is one in which a day of the month falls on a given weekday
_TO = r"\s*(?:-|–|to|and|through|until)\s*"
_PREPOSITIONS = (
    "in", "since", "until", "till", "by", "of", "during", "from", "and", "to", "between", "through", "before",
    "after", "for", "throughout", "around", "or", "to late", "to early", "about",
)  # fmt: skip


def rules(words: TimeWords) -> list[Rule]:
    """The rules of dates, weekdays, months, seasons and holidays, with or without a year."""
    return [
        *_dates(words),
        *_weekdays(words),
        *_months(words),
        *_seasons(words),
        *_holidays(words),
    ]


def _dates(words: TimeWords) -> list[Rule]:
    weekday = rf"(?:(?P<w>{words.weekday}),?\s+(?:the\s+)?)?"
    later_year = rf"(?={_TO}(?:{DAY}\s+)?{words.month}(?:\s+{DAY})?,?\s+(?P<y2>{YEAR})(?!\d))"

    def reckon(match: re.Match[str], clock: Clock) -> Span:
        number = words.month_number(match["m"])
        first = _number(match["d"])
        last = _number(match["d2"]) if match["d2"] else first
        if last < first:
            raise NoDayError

        def span_in(y: int) -> Span:
            return date(y, number, first), date(y, number, last)

        y = _year_named(words, match, clock)
        if y is not None:
            return span_in(y)
        named = clock.on_weekday(span_in, words.weekday_number(match["w"])) if match["w"] else None
        return named or clock.in_a_year(span_in)

    def week_of(match: re.Match[str], clock: Clock) -> Span:
        return spans.week(reckon(match, clock)[0])

    def in_words(match: re.Match[str], clock: Clock) -> Span:
        number, at = words.month_number(match["m"]), words.rank(match["o"])
        if match["y"]:
            return spans.day(date(int(match["y"]), number, at))
        return clock.in_a_year(lambda y: spans.day(date(y, number, at)))

    def of_month(match: re.Match[str], clock: Clock) -> Span:
        """A day of the month told last, or of the month of publication: "on the 15th"."""
        number = _number(match["d"])
        month = match.groupdict().get("which")
        steps = [words.steps[month.lower()]] if month else [-1, 0, 1]
        found = [spans.shifted(clock.today.replace(day=1), s) for s in steps]
        return clock.nearest([spans.day(at.replace(day=number)) for at in found])

    year_phrase = _year_phrase(words)
    month_first = rf"{weekday}(?P<m>{words.month})\s+(?P<d>{DAY})(?:{_TO}(?P<d2>{DAY}))?(?!\d|:|\w)"
    day_first = rf"{weekday}(?P<d>{DAY})(?:{_TO}(?P<d2>{DAY}))?\s+(?:of\s+)?(?P<m>{words.month})"
    spelled = rf"(?P<m>{words.month})\s+(?:the\s+)?(?P<o>{either(words.ordinals)})"
    week = r"(?:the\s+)?week\s+(?:of|beginning|starting|from)\s+"
    day_spelled = rf"(?<=\bthe )(?P<o>{either(words.ordinals)})\s+of\s+(?P<m>{words.month})"
    return [
        Rule(rf"{spelled}(?:,?\s+(?P<y>{YEAR}))?", in_words),
        Rule(rf"{day_spelled}(?:,?\s+(?P<y>{YEAR}))?", in_words),
        *(Rule(rf"{week}{day}(?:,?\s+(?P<y>{YEAR}))?", week_of) for day in (day_first, month_first)),
        Rule(rf"{month_first}(?:,?\s*(?P<y>{YEAR}))(?!\d)", reckon),
        Rule(rf"{day_first}(?:,?\s+(?P<y>{YEAR}))(?!\d)", reckon),
        Rule(rf"{month_first}(?:{later_year})?", reckon),
        Rule(rf"{day_first}(?:{later_year})?", reckon),
        Rule(rf"{month_first}{year_phrase}", reckon),
        Rule(rf"{day_first}{year_phrase}", reckon),
        Rule(
            rf"(?<=\bon )the\s+(?P<d>{DAY})\s+of\s+(?P<which>{either(words.steps)})\s+month\b",
            of_month,
        ),
        Rule(
            r"(?<=\bon )the\s+(?P<d>[12]?\d(?:st|nd|rd|th)|3[01]st)(?=[.,;)]|\s+and\s+the\s+\d)",
            of_month,
        ),
    ]


def _weekdays(words: TimeWords) -> list[Rule]:
    overnight = r"(?:overnight\s+(?:on\s+|from\s+|into\s+|to\s+)?)?"

    def plain(match: re.Match[str], clock: Clock) -> Span:
        return spans.day(_weekday(words, match["d"], clock))

    def both(match: re.Match[str], clock: Clock) -> Span:
        last = _weekday(words, match["d2"], clock)
        first = last - ((last.weekday() - words.weekday_number(match["d"])) % 7) * spans.DAY
        return first, last

    def relative(match: re.Match[str], clock: Clock) -> Span:
        back = (clock.today.weekday() - words.weekday_number(match["d"])) % 7
        which = match["which"].lower()
        if which in _NEXT:
            return spans.day(clock.today + (7 - back) * spans.DAY)
        if which == "following":
            told = clock.last_told("day")[1]
            return spans.day(
                told + ((words.weekday_number(match["d"]) - told.weekday() - 1) % 7 + 1) * spans.DAY
            )
        if which == "previous" and back and clock.ahead is not True:
            return spans.day(clock.today - (back + (7 if clock.today.weekday() < 1 else 0)) * spans.DAY)
        if which in _LAST:
            return spans.day(clock.today - (back or 7) * spans.DAY)
        return spans.day(_weekday(words, match["d"], clock))

    def of_month(match: re.Match[str], clock: Clock) -> Span:
        """The nearest month whose day of that number is such a weekday: "Friday the 13th"."""
        number, weekday = _number(match["n"]), words.weekday_number(match["d"])
        months = [spans.month(clock.today, step) for step in range(-_YEAR, _YEAR + 1)]
        days = [first.replace(day=number) for first, last in months if number <= last.day]
        return clock.nearest([spans.day(at) for at in days if at.weekday() == weekday])

    name = words.weekday
    return [
        Rule(rf"(?P<d>{words.full_weekday}),?\s+the\s+(?P<n>[12]?\d(?:st|nd|rd|th)|3[01]st)\b", of_month),
        Rule(rf"(?:each|every)\s+(?P<d>{name})", _nothing),
        Rule(rf"{overnight}(?P<d>{words.full_weekday})(?!\s*(?:times|market)\b)", plain),
        Rule(rf"(?:(?<=\bon )|(?<=\bsince ))(?P<d>{name})(?!\s+(?-i:[A-Z]))", plain),
        Rule(rf"{overnight}(?P<d>{name})(?:-|–|\s+(?:into|to)\s+)(?P<d2>{name})", both),
        Rule(
            rf"(?:this\s+)?(?P<which>last|past|previous|this|next|coming|same|following)\s+(?P<d>{name})",
            relative,
        ),
        Rule(
            rf"(?P<d>{name})\s+(?P<which>last|next)\b(?!\s+(?:week|month|year))",
            relative,
        ),
        Rule(
            rf"(?:(?P<d>{name})\s+of\s+)?(?P<step>{either(words.steps)})\s+week(?:['’]s)?(?:\s+(?:on\s+)?(?P<d2>{name}))?",
            _of_week(words),
        ),
        Rule(rf"(?P<d>{name})\s+(?P<step>last)\s+week\b", _of_week(words)),
    ]


def _of_week(words: TimeWords) -> Callable[[re.Match[str], Clock], Span]:
    """A week from that of publication on or back, or one weekday of it: "Tuesday of last week"."""

    def reckon(match: re.Match[str], clock: Clock) -> Span:
        span = spans.week(clock.today + 7 * words.steps[match["step"].lower()] * spans.DAY)
        name = match.groupdict().get("d") or match.groupdict().get("d2")
        return spans.day(span[0] + words.weekday_number(name) * spans.DAY) if name else span

    return reckon


def _months(words: TimeWords) -> list[Rule]:
    later_year = rf"(?={_TO}(?:{PART}[\s-]+)?{words.month},?\s+(?:of\s+)?(?P<y2>{YEAR})(?!\d))"

    def bare(match: re.Match[str], clock: Clock) -> Span:
        number = words.month_number(match["m"])
        y = _year_named(words, match, clock)
        if y is not None:
            return spans.months(y, number, number)
        return clock.in_a_year(lambda y: spans.months(y, number, number))

    def relative(match: re.Match[str], clock: Clock) -> Span:
        number, this = words.month_number(match["m"]), clock.today.month
        which = match["which"].lower()
        y = clock.today.year
        if which in _LAST:  # the month just past is "last month"
            y -= number >= this - 1
        elif which in _NEXT:
            y += number <= this
        elif which != "this":
            return bare(match, clock)
        return spans.months(y, number, number)

    part = rf"(?:{PART}[\s-]+)"
    return [
        Rule(
            rf"(?:{part}|{_after(*_PREPOSITIONS)}){part}?(?P<m>{words.month})(?!\s*\d)(?:{later_year})?",
            bare,
        ),
        Rule(
            rf"{part}?(?<!\bblack )(?P<m>{words.full_month})(?!\s*\d|\s+(?-i:[A-Z]))(?:{later_year})?",
            bare,
        ),
        Rule(
            rf"(?P<which>last|past|previous|this|next|coming)\s+{part}?(?P<m>{words.month})",
            relative,
        ),
        Rule(rf"{part}?(?P<m>{words.month}){_year_phrase(words)}", bare),
    ]


def _seasons(words: TimeWords) -> list[Rule]:
    name, part = either(words.seasons), rf"(?:{PART}[\s-]+)?"

    def span_of(name: str, y: int) -> Span:
        first, last = words.seasons[name.lower()]
        return spans.months(y, first, last if last >= first else last + 12)

    def dated(match: re.Match[str], _clock: Clock) -> Span:
        return span_of(match["s"], int(match["y"]))

    def relative(match: re.Match[str], clock: Clock) -> Span:
        which = (match["which"] or "").lower()
        all_of_it = [span_of(match["s"], y) for y in range(clock.today.year - 2, clock.today.year + 3)]
        if which in _LAST:
            return [s for s in all_of_it if s[1] < clock.today][-1]
        if which in _NEXT:
            return next(s for s in all_of_it if s[0] > clock.today)
        if which == "this":
            return next(
                s
                for s in all_of_it
                if (s[1] >= clock.today and s[0].year >= clock.today.year) or s[0].year == clock.today.year
            )
        return clock.nearest(all_of_it)

    return [
        Rule(rf"{part}(?P<s>{name})\s+(?:of\s+)?(?P<y>{YEAR})\b", dated),
        Rule(
            rf"{part}(?P<which>last|past|previous|this|next|coming)\s+{part}(?P<s>{name})(?!\s+of\b)",
            relative,
        ),
        Rule(
            rf"(?:{_after('in', 'since', 'during', 'over', 'by')}|{PART}\s+)(?:the\s+)?(?P<which>)"
            rf"(?P<s>{name})(?!\s+(?:of|back)\b|-)",
            relative,
        ),
    ]


def _holidays(words: TimeWords) -> list[Rule]:
    def reckon(match: re.Match[str], clock: Clock) -> Span:
        when = words.holidays[" ".join(match["h"].lower().replace("’", "'").split())]
        if match["y"]:
            return spans.holidays(when, int(match["y"]), int(match["y"]))[0]
        which = (match["which"] or "").lower()
        around = spans.holidays(when, clock.today.year - 2, clock.today.year + 2)
        if which in _LAST:
            return [s for s in around if s[1] < clock.today][-1]
        if which in _NEXT:
            return next(s for s in around if s[0] > clock.today)
        return clock.nearest(around)

    name = either(words.holidays).replace("'", "['’]")
    return [
        Rule(
            rf"(?:(?P<which>last|this|next|past)\s+)?(?P<h>{name})(?:,?\s+(?:in\s+)?(?P<y>{YEAR}))?(?!-|\s+(?:(?-i:[A-Z])|tree|carol))",
            reckon,
        )
    ]


def _weekday(words: TimeWords, name: str, clock: Clock) -> date:
    """The nearest such day on or before publication, or on or after it where the clause looks ahead."""
    number = words.weekday_number(name)
    if clock.ahead:
        return clock.today + ((number - clock.today.weekday()) % 7) * spans.DAY
    return clock.today - ((clock.today.weekday() - number) % 7) * spans.DAY


def _year_phrase(words: TimeWords) -> str:
    """A pattern for a year told by words: "(4 May) of that year", "(in May) last year"."""
    return rf",?\s+(?:of\s+|in\s+)?(?:(?P<same>that|the\s+same)|(?P<step>{either(words.steps)}))\s+year\b"


def _year_named(words: TimeWords, match: re.Match[str], clock: Clock) -> int | None:
    """The year that an expression names, in figures or by words."""
    groups = match.groupdict()
    if groups.get("same"):
        return clock.last_told("year")[0].year
    if step := groups.get("step"):
        return clock.today.year + words.steps[step.lower()]
    y = groups.get("y") or groups.get("y2")
    return int(y) if y else None


def _after(*words: str) -> str:
    """A pattern for what stands right after one of some words."""
    return "|".join(rf"(?<=\b{word} )" for word in words)


def _number(words: str) -> int:
    return int(re.sub(r"\D", "", words))


def _nothing(_match: re.Match[str], _clock: Clock) -> Span:
    raise NoDayError

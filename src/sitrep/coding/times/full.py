"""Times that stand by themselves: dates with their year, years, decades, centuries."""

from __future__ import annotations

import re
from datetime import date

from sitrep.coding.times import spans
from sitrep.coding.times.clock import Clock, NoDayError, Rule
from sitrep.coding.times.spans import Span
from sitrep.coding.times.words import BARE_YEAR, PART, YEAR, TimeWords, either

# What a number of this size counts rather than names.
_COUNTED = r"(?![\d/%]|[.,-]\d|\s+(?:{counted})\b)"


def rules(words: TimeWords) -> list[Rule]:
    """The rules of times that need nothing to be reckoned from, but for two digits of a year."""
    counted = _COUNTED.format(counted="|".join(words.counted))
    tens = either(w for w, n in words.numbers.items() if n >= 20)
    teens_and_units = either(w for w, n in words.numbers.items() if n < 20)

    def spelled(match: re.Match[str], _clock: Clock) -> Span:
        thousands = match["hundreds"].lower()
        rest = sum(words.numbers[w] for w in re.split(r"[\s-]+", match["rest"].lower()) if w in words.numbers)
        return spans.year((words.numbers[thousands] * 100 if thousands in words.numbers else 2000) + rest)

    def spelled_month(match: re.Match[str], clock: Clock) -> Span:
        return spans.month(spelled(match, clock)[0].replace(month=words.month_number(match["m"])))

    def nineties(match: re.Match[str], _clock: Clock) -> Span:
        return spans.decade(1900 + words.numbers[match["tens"].lower().removesuffix("ies") + "y"])

    def century(match: re.Match[str], _clock: Clock) -> Span:
        return spans.century(words.rank(match["n"]))

    def named(match: re.Match[str], _clock: Clock) -> Span:
        return spans.day(date.fromisoformat(words.named_days[" ".join(match[0].lower().split())]))

    def short_year(match: re.Match[str], clock: Clock) -> Span:
        """Two digits: of this century unless that lies ahead."""
        y = 2000 + int(match["yy"])
        y -= 100 * (y > clock.today.year + 1)
        return spans.month(date(y, words.month_number(match["m"]), 1)) if match["m"] else spans.year(y)

    def month_of_year(match: re.Match[str], _clock: Clock) -> Span:
        return spans.month(date(int(match["y"]), words.month_number(match["m"]), 1))

    in_words = (
        rf"(?P<hundreds>eighteen|nineteen|twenty|two\s+thousand)\s+(?:and\s+)?"
        rf"(?P<rest>(?:oh[\s-])?{tens}(?:[\s-]{teens_and_units})?|(?:oh[\s-])?{teens_and_units})"
    )
    return [
        Rule(either(words.named_days), named),
        Rule(rf"(?P<y>{YEAR})-(?P<mm>\d\d)-(?P<dd>\d\d)(?!\d)", _iso),
        Rule(
            rf"(?P<a>\d{{1,2}})(?P<sep>[./-])(?P<b>\d{{1,2}})(?P=sep)(?P<y>{YEAR})(?!\d)",
            _numeric,
        ),
        Rule(r"(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<y>\d\d)(?![\d/])", _numeric),
        Rule(
            rf"(?:{PART}[\s-]+)?(?P<m>{words.month})(?:,|\s+of)?\s+(?P<y>{YEAR})(?!\d)",
            month_of_year,
        ),
        Rule(rf"(?:{PART}[\s-]+)?(?P<m>{words.month}),?\s+{in_words}", spelled_month),
        Rule(
            rf"(?:(?:{PART}[\s-]+)?(?P<m>{words.month})\s+|(?<=\bin )|(?<=\bsince )|(?<=\bof ))"
            r"['’](?P<yy>\d\d)(?![\d'’]|s\b)",
            short_year,
        ),
        Rule(
            r"(?:the\s+)?(?:(?:early|mid|late)[\s-]+)?(?P<y>1[6-9][0-9]0|20[0-4]0)['’]?s\b",
            _decade,
        ),
        Rule(
            r"(?:the\s+)?(?:(?:early|mid|late)[\s-]+)?['’](?P<y>[2-9]0)['’]?s\b",
            _decade,
        ),
        Rule(
            r"the\s+(?:(?:early|mid|late)[\s-]+)?(?P<y>[2-9]0)['’]?s\b(?!\s+style)",
            _decade,
        ),
        Rule(
            rf"(?:the\s+(?:(?:early|mid|late)[\s-]+)?|(?<=nineteen )|nineteen[\s-]+)(?P<tens>{_TENS})",
            nineties,
        ),
        Rule(
            rf"(?:the\s+)?(?:(?:early|mid|late)[\s-]+)?(?P<n>{words.ordinal})[\s-]+century\b",
            century,
        ),
        Rule(
            rf"(?:(?:{PART}|fiscal|calendar|the\s+year)[\s-]+)?(?:(?<=\bmid-)|(?<![\d.,$€£/-]))"
            rf"(?P<y>{BARE_YEAR}){counted}",
            _year,
        ),
        Rule(rf"(?P<y>{YEAR})\s*[-–/]\s*(?P<y2>{YEAR}|\d\d)(?![\d/-])", _years),
        Rule(
            rf"(?:{PART}[\s-]+|the\s+year\s+)?(?P<hundreds>nineteen)[\s-]+(?P<rest>{tens}(?:[\s-]{teens_and_units})?)",
            spelled,
        ),
        Rule(
            rf"the\s+year\s+(?P<hundreds>two\s+thousand)(?P<rest>(?:\s+and)?\s+{teens_and_units}|)\b",
            spelled,
        ),
        Rule(
            rf"(?:(?<=\bin )|(?<=\bsince )|{PART}\s+)(?P<hundreds>two\s+thousand)"
            rf"(?P<rest>(?:\s+and)?\s+{teens_and_units}|)\b(?!\s+(?:and\s+\w+|hundred|\w+s\b))",
            spelled,
        ),
    ]


_TENS = r"(?:twent|thirt|fort|fift|sixt|sevent|eight|ninet)ies\b"


def _iso(match: re.Match[str], _clock: Clock) -> Span:
    return spans.day(date(int(match["y"]), int(match["mm"]), int(match["dd"])))


def _numeric(match: re.Match[str], clock: Clock) -> Span:
    """A date in figures; where day and month could be either, the one nearest to publication."""
    a, b, y = int(match["a"]), int(match["b"]), int(match["y"])
    if y < 100:
        y += 1900 if y > (clock.published.year % 100 + 1 if clock.published else 50) else 2000
    found = [date(y, m, d) for m, d in ((b, a), (a, b)) if m <= 12 and d <= 31]
    if not found:
        raise NoDayError
    today = clock.published or found[0]
    return spans.day(min(found, key=lambda at: (at > today, abs((at - today).days))))


def _decade(match: re.Match[str], _clock: Clock) -> Span:
    first = int(match["y"])
    return spans.decade(first if first > 100 else 1900 + first)


def _year(match: re.Match[str], _clock: Clock) -> Span:
    return spans.year(int(match["y"]))


def _years(match: re.Match[str], _clock: Clock) -> Span:
    first, last = int(match["y"]), match["y2"]
    second = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
    if second < first:
        raise NoDayError
    return date(first, 1, 1), date(second, 12, 31)

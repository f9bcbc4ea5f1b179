"""What named people said in their own words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sitrep.coding.actors.mentions import ActorMention

_QUOTED = re.compile(r"“([^”]{25,}?)”|\"([^\"]{25,}?)\"")
_NAME = r"(?:[A-Z][\w'’-]+|al-[A-Z][\w'’-]+)(?:\s+(?:[A-Z][\w'’-]+|al-[A-Z][\w'’-]+|bin|abu|ibn)){1,3}"
_SAID = r"(?:said|told|says|added|stated|warned|wrote|declared|insisted|announced|claimed)"
_BEFORE = re.compile(rf"(?P<name>{_NAME})(?:,\s*(?P<title>[^,“\"]{{3,90}}?),)?\s+{_SAID}\b[^“\".]*[:,]?\s*$")
_AFTER = re.compile(
    rf"^,?\s*(?:{_SAID}\s+(?P<name>{_NAME})|(?P<name2>{_NAME})\s+{_SAID})(?:,\s*(?P<title>[^,.]{{3,90}}))?"
)
_OF = re.compile(r"^(?P<role>.+?)\s+(?:with|of|for|in|at)\s+(?:the\s+)?(?P<of>.+)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementDraft:
    """A named speaker's own words: the span between the quotation marks, and who he is."""

    start: int
    end: int
    speaker: str
    role: str | None
    of: str | None
    said_at: int


def statements(text: str, actors: Sequence[ActorMention]) -> Iterator[StatementDraft]:
    """The quoted words of a text that it gives to a named speaker, in order."""
    for quoted in _QUOTED.finditer(text):
        group = 1 if quoted[1] else 2
        said = _BEFORE.search(text, max(0, quoted.start() - 220), quoted.start()) or _AFTER.search(
            text[quoted.end() : quoted.end() + 160]
        )
        if not said:
            continue
        groups = said.groupdict()
        name = groups.get("name") or groups.get("name2")
        role, of = _role(groups.get("title"), actors, text)
        if name:
            yield StatementDraft(
                start=quoted.start(group),
                end=quoted.end(group),
                speaker=name,
                role=role,
                of=of,
                said_at=said.start() if said.re is _BEFORE else quoted.end(),
            )


def _role(title: str | None, actors: Sequence[ActorMention], text: str) -> tuple[str | None, str | None]:
    """A speaker's role, and the body that he speaks for ("political officer with the X faction")."""
    if not title:
        return None, None
    split = _OF.match(title.strip())
    if not split:
        return title.strip(), None
    at = text.find(split["of"])
    named = [a for a in actors if at <= a.start < at + len(split["of"]) and not a.modifies]
    return split["role"], named[-1].name if named else split["of"]

"""`states.csv`: the sovereign states, with the forms of their names that news composes from."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources.abc import Traversable
from typing import Final

from sitrep.model import Actor, Alias, Allegiance
from sitrep.theatres.mistakes import Mistakes
from sitrep.theatres.settings import Settings, is_country
from sitrep.theatres.tables import Row, read_rows

FILE: Final = "states.csv"
_COLUMNS: Final = ("code", "name", "side", "government", "names", "adjectives", "people", "capitals")


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A sovereign state, and the words that stand for it.

    `code` is its ISO 3166 code. `side` is what it is called at war with another state
    ("ukraine"), `government` in a war inside it ("afghan government"). `names` are its name and
    others that it goes by ("Myanmar", "Burma"); `adjectives` ("Iraqi") and `capitals` ("Kyiv", "Kiev")
    stand for it beside a force or as a speaker; `people` are its people in the plural ("Iraqis").
    """

    code: str
    name: str
    side: str
    government: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    capitals: tuple[str, ...]

    def actor(self) -> Actor:
        """The state as an actor at war with another state, under its names."""
        return Actor(
            id=f"state-{self.code.lower()}",
            name=self.name,
            kind="state",
            aliases=tuple(Alias(name=name) for name in self.names),
            allegiances=(Allegiance(side=self.side),),
        )


def read_states(folder: Traversable, settings: Settings, mistakes: Mistakes) -> list[tuple[Row, State]]:
    """The states with their rows, in the file's order; none where the folder has no such file."""
    file = folder / FILE
    if not file.is_file():
        return []
    states: list[tuple[Row, State]] = []
    codes: set[str] = set()
    for row in read_rows(file, _COLUMNS, mistakes):
        for fault in _faults(row, codes):
            mistakes.add(row.file, row.line, fault)
        codes.add(row["code"])
        state = _state(row)
        side_fault = settings.side_fault(state.side)
        if side_fault:
            mistakes.add(row.file, row.line, side_fault)
        states.append((row, state))
    return states


def _state(row: Row) -> State:
    adjectives = row.parts("adjectives")
    adjective = adjectives[0] if adjectives else row["name"]
    return State(
        code=row["code"],
        name=row["name"],
        side=row["side"] or row["name"].lower(),
        government=row["government"] or f"{adjective.lower()} government",
        names=(row["name"], *row.parts("names")),
        adjectives=adjectives,
        people=row.parts("people"),
        capitals=row.parts("capitals"),
    )


def _faults(row: Row, codes: set[str]) -> list[str]:
    needed = ("name", "adjectives", "people", "capitals")
    faults = [f"has no {column}" for column in needed if not row[column]]
    if not is_country(row["code"]):
        faults.append(f"code {row['code']!r} is not an ISO 3166 code of two capitals")
    if row["code"] in codes:
        faults.append(f"duplicate code {row['code']!r}")
    if row["government"] != row["government"].lower():
        faults.append(f"government {row['government']!r} is not in lower case")
    return faults

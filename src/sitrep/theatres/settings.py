"""`theatre.toml`: what a theatre is called, where it lies, its sides, and whose facts its places are."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib.resources.abc import Traversable
from typing import Final

from sitrep.model import Side
from sitrep.theatres.mistakes import Mistakes
from sitrep.theatres.tables import read_text

FILE: Final = "theatre.toml"
_KEYS: Final = ("id", "title", "bounds", "countries", "open_sides", "credits", "sides", "places")
_SIDE_KEYS: Final = ("id", "name", "colour", "pattern", "state", "allies")
_ID: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_COLOUR: Final = re.compile(r"#[0-9A-Fa-f]{6}")
_COUNTRY: Final = re.compile(r"[A-Z]{2}")
_TOML_LINE: Final = re.compile(r"\(at line ([0-9]+), ")

Bounds = tuple[float, float, float, float]
WORLD: Final[Bounds] = (-180.0, -90.0, 180.0, 90.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What `theatre.toml` says. `place_credits` names, for each file of places, whose facts it holds.

    With `open_sides` there is no list of sides: a side is any short name in lower case.
    """

    id: str = ""
    title: str = ""
    bounds: Bounds = WORLD
    countries: tuple[str, ...] = ()
    open_sides: bool = False
    credits: tuple[str, ...] = ()
    sides: tuple[Side, ...] = ()
    place_credits: Mapping[str, str] = field(default_factory=dict)

    def side_fault(self, side: str) -> str | None:
        """Why `side` is no side of this theatre; None where it is one."""
        if self.open_sides:
            return None if side == side.lower() else f"side {side!r} is not in lower case"
        if any(side == known.id for known in self.sides):
            return None
        known = ", ".join(side.id for side in self.sides)
        return f"unknown side {side!r} (the sides are {known})"


def is_id(text: str) -> bool:
    """Whether `text` is an id: lower-case letters and digits, parted by single hyphens."""
    return bool(_ID.fullmatch(text))


def is_country(text: str) -> bool:
    """Whether `text` has the form of an ISO 3166 code of two letters."""
    return bool(_COUNTRY.fullmatch(text))


def read_settings(folder: Traversable, patterns: Sequence[str], mistakes: Mistakes) -> Settings:
    """The settings of a theatre folder; what is wrong in them is noted and left at its default."""
    text = read_text(folder / FILE, mistakes)
    if text is None:
        return Settings()
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _TOML_LINE.search(str(error))
        mistakes.add(FILE, int(found[1]) if found else text.count("\n") + 1, f"is not TOML: {error}")
        return Settings()
    reader = _Reader(text=text, table=table, mistakes=mistakes)
    reader.only(table, _KEYS)
    return Settings(
        id=reader.identifier(),
        title=reader.string("title"),
        bounds=reader.bounds(),
        countries=reader.countries(),
        open_sides=reader.flag("open_sides"),
        credits=reader.strings("credits"),
        sides=reader.sides(patterns),
        place_credits=reader.place_credits(),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reader:
    """Takes values out of a parsed `theatre.toml`, noting each that is missing or of the wrong kind."""

    text: str
    table: Mapping[str, object]
    mistakes: Mistakes

    def wrong(self, key: str, reason: str, nth: int = 0) -> None:
        """Note a mistake at the line where `key`, or the nth table of that name, is written."""
        start = re.compile(rf"\s*(?:{re.escape(key)}\s*=|\[\[?\s*{re.escape(key)}\s*\])")
        lines = [n for n, line in enumerate(self.text.splitlines(), start=1) if start.match(line)]
        self.mistakes.add(FILE, lines[nth] if nth < len(lines) else None, reason)

    def only(self, table: Mapping[str, object], keys: Sequence[str]) -> None:
        """Note each key of the top table that is none of `keys`."""
        for key in table:
            if key not in keys:
                self.wrong(key, f"unknown key {key!r} (the keys are {', '.join(keys)})")

    def string(self, key: str) -> str:
        """A text that must be there."""
        value = self.table.get(key)
        if isinstance(value, str) and value.strip():
            return value.strip()
        self.wrong(key, f"{key} must be a text")
        return ""

    def identifier(self) -> str:
        """The theatre's id."""
        value = self.string("id")
        if value and not is_id(value):
            self.wrong("id", f"id {value!r} is not lower-case letters, digits and hyphens")
        return value

    def flag(self, key: str) -> bool:
        """True or false; false where it is not given."""
        value = self.table.get(key, False)
        if isinstance(value, bool):
            return value
        self.wrong(key, f"{key} must be true or false")
        return False

    def strings(self, key: str) -> tuple[str, ...]:
        """A list of texts; empty where it is not given."""
        value = self.table.get(key, [])
        if isinstance(value, list) and all(isinstance(entry, str) and entry.strip() for entry in value):
            return tuple(entry.strip() for entry in value)
        self.wrong(key, f"{key} must be a list of texts")
        return ()

    def countries(self) -> tuple[str, ...]:
        """ISO 3166 codes."""
        codes = self.strings("countries")
        for code in codes:
            if not is_country(code):
                self.wrong("countries", f"country {code!r} is not an ISO 3166 code of two capitals")
        return codes

    def bounds(self) -> Bounds:
        """West, south, east, north in degrees."""
        value = self.table.get("bounds")
        numbers = [
            float(entry)
            for entry in (value if isinstance(value, list) else [])
            if isinstance(entry, int | float) and not isinstance(entry, bool)
        ]
        if not isinstance(value, list) or len(value) != 4 or len(numbers) != 4:
            self.wrong("bounds", "bounds must be four numbers: west, south, east, north")
            return WORLD
        west, south, east, north = numbers
        if not (-180 <= west < east <= 180 and -90 <= south < north <= 90):
            self.wrong("bounds", "bounds must run west < east within ±180 and south < north within ±90")
            return WORLD
        return west, south, east, north

    def place_credits(self) -> dict[str, str]:
        """For each file of places, whose facts it holds."""
        value = self.table.get("places", {})
        if isinstance(value, dict) and all(isinstance(credit, str) for credit in value.values()):
            return {str(file): credit.strip() for file, credit in value.items()}
        self.wrong("places", "[places] must give each file of places its credit as a text")
        return {}

    def sides(self, patterns: Sequence[str]) -> tuple[Side, ...]:
        """The sides, each checked; those that cannot be read are left out."""
        value = self.table.get("sides", [])
        if not isinstance(value, list) or not all(isinstance(entry, dict) for entry in value):
            self.wrong("sides", "sides must be written as [[sides]] tables")
            return ()
        if self.table.get("open_sides") is True:
            if value:
                self.wrong("sides", "with open_sides there are no [[sides]]")
            return ()
        if not value:
            self.mistakes.add(FILE, None, "has no [[sides]], and open_sides is not true")
        sides: list[Side] = []
        for nth, entry in enumerate(value):
            side = self.side(nth, entry, patterns)
            if side is None:
                continue
            for other in sides:
                if other.id == side.id:
                    self.wrong("sides", f"duplicate side {side.id!r}", nth)
                if (other.colour, other.pattern) == (side.colour, side.pattern):
                    self.wrong("sides", f"{side.id!r} looks like {other.id!r}: same colour and pattern", nth)
            sides.append(side)
        known = {side.id for side in sides}
        for side in sides:
            for ally in side.allies:
                if ally not in known:
                    self.wrong("sides", f"unknown ally {ally!r} of side {side.id!r}")
        return tuple(sides)

    def side(self, nth: int, entry: Mapping[str, object], patterns: Sequence[str]) -> Side | None:
        """The nth side."""
        faults = [f"unknown key {key!r} in a side" for key in entry if key not in _SIDE_KEYS]
        texts = {key: value for key, value in entry.items() if isinstance(value, str)}
        state = entry.get("state", False)
        faults += [f"a side must have {key} as a text" for key in _SIDE_KEYS[:4] if not texts.get(key)]
        if not isinstance(state, bool):
            faults.append("state of a side must be true or false")
        allies = entry.get("allies", [])
        if not (isinstance(allies, list) and all(isinstance(ally, str) for ally in allies)):
            faults.append("allies of a side must be a list of sides")
            allies = []
        if texts.get("id") and not is_id(texts["id"]):
            faults.append(f"side {texts['id']!r} is not lower-case letters, digits and hyphens")
        if texts.get("colour") and not _COLOUR.fullmatch(texts["colour"]):
            faults.append(f"bad colour {texts['colour']!r}, it must be written #rrggbb")
        if texts.get("pattern") and texts["pattern"] not in patterns:
            faults.append(f"unknown pattern {texts['pattern']!r} (the patterns are {', '.join(patterns)})")
        for fault in faults:
            self.wrong("sides", fault, nth)
        if not all(texts.get(key) for key in _SIDE_KEYS[:4]):
            return None
        return Side(
            id=texts["id"],
            name=texts["name"],
            colour=texts["colour"].lower(),
            pattern=texts["pattern"],
            state=state is True,
            allies=tuple(allies),
        )

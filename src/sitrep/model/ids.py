"""Ids: the SHA-256 of canonical JSON over a noun's identity fields alone.

The same fact gets the same id on every machine and in every run.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import TypeAlias

Json: TypeAlias = "bool | int | float | str | Sequence[Json] | Mapping[str, Json] | None"


def digest(kind: str, *identity: Json) -> str:
    """The id of a noun: SHA-256, in hex, of canonical JSON over its kind and identity fields."""
    canonical = json.dumps([kind, *identity], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def iso(day: date | datetime | None) -> str | None:
    """A day or an aware instant as ISO text; None stays None."""
    return day.isoformat() if day else None

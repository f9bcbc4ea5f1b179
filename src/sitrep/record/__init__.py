"""The ledger: what was read, what was coded from it, and what people ruled. Append-only.

What needs the database is loaded when it is first asked for: that takes long, and who codes needs none.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from sitrep.record.coded import Appended, Coded, Reader

if TYPE_CHECKING:
    from sitrep.record.head import OfTheatre
    from sitrep.record.ledger import Record

__all__ = ["Appended", "Coded", "OfTheatre", "Reader", "Record"]

_OF_DATABASE = {"OfTheatre": "head", "Record": "ledger"}


def __getattr__(name: str) -> Any:  # noqa: ANN401 -- a class
    """What needs the database, from the module that holds it."""
    if name in _OF_DATABASE:
        return getattr(import_module(f"sitrep.record.{_OF_DATABASE[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

"""Theatre folders, each the description of a conflict, and the loader that checks them."""

from sitrep.theatres.aliases import fold, parse_alias, write_alias
from sitrep.theatres.loader import Folder, load, names, places, places_key, read, states
from sitrep.theatres.states import State

__all__ = [
    "Folder",
    "State",
    "fold",
    "load",
    "names",
    "parse_alias",
    "places",
    "places_key",
    "read",
    "states",
    "write_alias",
]

"""Reading: bytes to reports, with the furniture of pages taken off and their datelines believed.

The only layer that uses the network, and only for addresses that the user names.
"""

from sitrep.reading.formats.fields import parse_columns
from sitrep.reading.limits import Limits, load_limits
from sitrep.reading.network.address import is_address
from sitrep.reading.network.clock import Clock, SystemClock
from sitrep.reading.network.fetch import Fetch, WebFetch
from sitrep.reading.network.memory import FileMemory, Memory
from sitrep.reading.network.rounds import Rounds
from sitrep.reading.network.site import Web
from sitrep.reading.network.watchlist import Feed, load_watchlist
from sitrep.reading.options import Options
from sitrep.reading.raw import keep_in
from sitrep.reading.read import count_inputs, read

__all__ = [
    "Clock",
    "Feed",
    "Fetch",
    "FileMemory",
    "Limits",
    "Memory",
    "Options",
    "Rounds",
    "SystemClock",
    "Web",
    "WebFetch",
    "count_inputs",
    "is_address",
    "keep_in",
    "load_limits",
    "load_watchlist",
    "parse_columns",
    "read",
]

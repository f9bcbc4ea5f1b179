"""Batch: the same steps over many workers, with the result of one.

What is read is cut into shards. Where they are enough to be worth workers, these code them, in any
order; each finished shard is a file, which one writer takes into the record in the order of reading.
"""

from sitrep.batch.crew import Crew, Died, Work
from sitrep.batch.entries import Entry
from sitrep.batch.ingest import Ingested, ingest
from sitrep.batch.plan import Known
from sitrep.batch.processes import Processes, Start, quickest_start
from sitrep.batch.run import Choice, Workers, run
from sitrep.batch.shards import ShardSize
from sitrep.batch.spool import Spool
from sitrep.batch.work import code_lines

__all__ = [
    "Choice",
    "Crew",
    "Died",
    "Entry",
    "Ingested",
    "Known",
    "Processes",
    "ShardSize",
    "Spool",
    "Start",
    "Work",
    "Workers",
    "code_lines",
    "ingest",
    "quickest_start",
    "run",
]

"""What a user can ask of reading, beside its inputs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sitrep.reading.apart import Apart
from sitrep.reading.formats.pdf_text import PdfText, pdf_text
from sitrep.reading.language import Languages
from sitrep.reading.limits import Limits, load_limits
from sitrep.reading.network.site import Web
from sitrep.reading.raw import Keep, raw_hash


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How to read.

    `columns` says what a dump calls the fields of a report ("title": "headline"). `keep` is given
    the raw bytes of each report for their hash, and may store them. Without `web`, no address is read.
    `languages` is loaded, and the process of `pdf_text` started, when first needed, once for all that
    is read by these options.
    """

    limits: Limits = field(default_factory=load_limits)
    columns: Mapping[str, str] = field(default_factory=dict)
    keep: Keep = raw_hash
    languages: Languages = field(default_factory=Languages)
    pdf_text: Apart[PdfText | str] = field(default_factory=lambda: Apart(pdf_text))
    web: Web | None = None

"""Why a claim weighs what it weighs, what people ruled of it, and what it counts for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sitrep.model import Ruling, Toll
from sitrep.weighing.corrections import told
from sitrep.weighing.rulings import is_reversal
from sitrep.weighing.why.files import Files
from sitrep.weighing.why.reason import Reason
from sitrep.weighing.why.words import coded, count, counted, figures, headline, short, spelled


def listed(title: str, claims: Iterable[str], files: Files) -> tuple[Reason, ...]:
    """Claims under a title; nothing where there are none."""
    reasons = tuple(of_claim(claim, files) for claim in claims)
    return (Reason(title, reasons),) if reasons else ()


def of_claim(claim_id: str, files: Files) -> Reason:
    """A claim's sentence and speaker; how it is coded, its weight and the rule of it, and its rulings."""
    one = files.claims[claim_id]
    says = Reason(f"coded as {coded(one.claim.fact)} (claim {short(claim_id)})")
    leaning = f"; {one.origin.name} leans to {one.origin.leans}" if one.origin.leans else ""
    prints = f"one of {count(len(one.story), 'print')} of a story"
    copies = f"; {prints} (report {short(one.claim.passage.report)})" if len(one.story) > 1 else ""
    weight = Reason(f"weight {one.weight:.2f}: {files.because(one)}{leaning}{copies}")
    ruled = (Reason(ruled_line(ruling)) for ruling in files.standing if claim_id in ruling.claims)
    return Reason(quoted(claim_id, files), (says, weight, *ruled))


def with_use(claim_id: str, files: Files) -> Reason:
    """A claim with what it counts for in the picture."""
    reason = of_claim(claim_id, files)
    uses = [Reason(line) for line in _uses(claim_id, files)]
    if claim_id in files.retracted:
        uses = [Reason("nothing: it is retracted")]
    none = Reason("no holder, incident or running total of this picture")
    return Reason(reason.line, (*reason.children, Reason("counts for", tuple(uses) or (none,))))


def quoted(claim_id: str, files: Files) -> str:
    """A claim's words, and who says them where and when."""
    one = files.claims[claim_id]
    speaker = one.claim.speaker or "the outlet itself"
    outlet = one.report.source or one.report.name
    return f"“{one.claim.passage.quote}” — {speaker}, in {outlet}, {one.published or 'no day given'}"


def of_ruling(ruling: Ruling, files: Files) -> Reason:
    """A ruling with the claims that it is over, and whether it stands."""
    stands = "" if ruling in files.standing else "; no longer stands"
    known = [claim for claim in ruling.claims if claim in files.claims]
    idle = len(ruling.claims) - len(known)
    missing = (Reason(f"{count(idle, 'claim')} that this picture does not know"),) if idle else ()
    return Reason(f"{ruled_line(ruling)}{stands}", (*listed("over", known, files), *missing))


def ruled_line(ruling: Ruling) -> str:
    """A ruling in a line: what, by whom, when and why."""
    what = f"ruled {ruling.kind}"
    if is_reversal(ruling):
        what = f"takes back ruling {short(ruling.replaces or '')}"
    if ruling.amends:
        what += f" ({told(ruling.amends)})"
    return f"{what} by {ruling.by} on {ruling.at.date()}: {ruling.why} (ruling {short(ruling.id)})"


def _uses(claim_id: str, files: Files) -> Iterator[str]:
    for holding in files.picture.holdings:
        holder = f"{holding.place.name}: {holding.side or 'nobody known'}, {holding.standing}"
        if claim_id in holding.claims_for:
            yield f"for {holder}"
        if claim_id in holding.claims_against:
            yield f"against {holder}"
    for incident in files.picture.incidents:
        if claim_id in incident.claims:
            yield f"incident {short(incident.id)}: {headline(incident)}"
            yield from (_bound(toll, claim_id) for toll in incident.tolls if claim_id in toll.claims)
    for toll in files.picture.running:
        if claim_id in toll.claims:
            yield f"running total of {spelled(toll.where)}, {_bound(toll, claim_id)}"
    for share in files.picture.shares:
        if claim_id == share.claim:
            yield f"share of {share.place.name}: {share.claimed:.0%} {share.side}"


def _bound(toll: Toll, claim_id: str) -> str:
    """What a claim is of a toll: one of its bounds, or one of the rest."""
    bounds = (("low", toll.low), ("best", toll.best), ("high", toll.high))
    names = [name for name, bound in bounds if bound and bound.claim == claim_id]
    what = " and ".join(names) if names else "no bound"
    return f"{what} of {counted(toll)}: {figures(toll)}"

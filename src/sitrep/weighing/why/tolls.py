"""Why a toll is what it is: the claim of each bound, and what else was said."""

from __future__ import annotations

from collections.abc import Iterator

from sitrep.model import Harm, Toll
from sitrep.weighing.figures import standing_figures
from sitrep.weighing.why.claims import listed, of_claim
from sitrep.weighing.why.files import Files
from sitrep.weighing.why.reason import Reason
from sitrep.weighing.why.words import counted, figures


def of_toll(toll: Toll, files: Files) -> Reason:
    """A toll with its grade, what does not add up, and the claims of its bounds."""
    grade = f"; {toll.grade}" if toll.grade else ""
    remarks = (Reason(remark) for remark in toll.remarks)
    return Reason(f"{counted(toll)}: {figures(toll)}{grade}", (*remarks, *_bounds(toll, files)))


def _bounds(toll: Toll, files: Files) -> Iterator[Reason]:
    """Low, best and high where they differ, then what else was said, and what was replaced."""
    named: set[str] = set()
    bounds = (("best", toll.best), ("low", toll.low), ("high", toll.high))
    for name, bound in bounds:
        if bound is not None and bound.claim not in named:
            named.add(bound.claim)
            yield Reason(f"{name} {bound.count}", (of_claim(bound.claim, files),))
    stands = {figure.by.id for figure in standing_figures(files.claims[claim] for claim in toll.claims)}
    rest = [claim for claim in toll.claims if claim not in named]
    vague = {claim for claim in rest if _is_vague(claim, files)}
    yield from listed("also said", [claim for claim in rest if claim in stands or claim in vague], files)
    replaced = [claim for claim in rest if claim not in stands and claim not in vague]
    yield from listed("replaced by a later figure of the same source", replaced, files)


def _is_vague(claim: str, files: Files) -> bool:
    fact = files.claims[claim].claim.fact
    return isinstance(fact, Harm) and fact.count is None

"""Which of a gate's needs must hold before a verdict passes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from scalecheck.model.checklist import Checklist


def asked_for(checklist: Checklist, listed: Collection[str], verdict: str) -> tuple[str, ...]:
    """Return the verdicts, worst first, whose needs must hold before a verdict passes.

    One that is not listed needs what the next better listed one does; the default and worse ones need nothing.

    Args:
        checklist: The checklist.
        listed: The verdicts for which a gate has a need; names that are no verdict's are passed over.
        verdict: The verdict that should pass, by id.
    """
    ranks = {one.id: rank for rank, one in enumerate(checklist.verdicts)}
    worst_first = sorted((name for name in listed if name in ranks), key=lambda name: -ranks[name])
    if not worst_first or ranks[verdict] >= ranks[checklist.default_verdict.id]:
        return ()
    ceiling = next((name for name in worst_first if ranks[name] <= ranks[verdict]), worst_first[-1])
    return tuple(name for name in worst_first if ranks[name] >= ranks[ceiling])

"""Bad results: answers that say that something was looked for and is not so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scalecheck.model.checklist import Warning as ToldBeside
from scalecheck.model.conditions import ItemFact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scalecheck.engine.judging.facts import Judge
    from scalecheck.engine.judging.verdicts import VerdictResult

PREFIX: Final = "bad-result-"
"""What the id of such a warning begins with; the item's id follows."""


def bad_results(judge: Judge, verdict: VerdictResult) -> Iterator[ToldBeside]:
    """Return a warning for each item in play that is answered by an option which its scale calls a bad finding.

    Where the verdict rests on the item, or a gate is not met because of it, that says so already.
    """
    case = judge.case
    said = {found.fact.item for found in verdict.facts if isinstance(found.fact, ItemFact)}
    said.update(item for gate in judge.gates.values() for items in gate.holding_back.values() for item in items)
    for item in case.items():
        option = case.option(item.id)
        if option is not None and option in case.outline.ranks[item.id].bad and item.id not in said:
            yield ToldBeside.model_construct(
                id=f"{PREFIX}{item.id}",
                title=f"A bad result: {item.title}",
                because=(
                    f"The answer is “{case.outline.label(item.id, option)}”. "
                    "That is a result, and no gap to be filled in: say what it means "
                    "for the step proposed before anybody decides on it."
                ),
                when=ItemFact.model_construct(item=item.id, is_in=(option,)),
                sources=(),
            )

"""What is told beside a verdict though no checklist has a warning for it: bad results, and the same verdict again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scalecheck.model.checklist import Warning as ToldBeside
from scalecheck.model.conditions import All, ItemFact

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scalecheck.engine.inputs.outline import Outline
    from scalecheck.engine.judging.facts import Judge
    from scalecheck.engine.judging.verdicts import VerdictResult

PREFIX: Final = "bad-result-"
"""What the id of a warning about a bad result begins with; the item's id follows."""
SAME_AGAIN: Final = "same-verdict-again"
"""The id of the warning about a verdict that was the same in the rounds before."""
IN_A_ROW: Final = 3
"""From how many rounds in a row the same verdict is a warning."""


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


def rounds_alike(outline: Outline, verdict: VerdictResult, earlier: Iterable[tuple[str, VerdictResult]]) -> list[str]:
    """Return the rounds right before one in which the verdict was the same, newest first.

    Of the best verdict, and while there is none yet, there are none. A round before that has no verdict is passed over:
    it neither counts, nor is it another verdict. How far rounds are apart does not matter.

    Args:
        outline: The checklist.
        verdict: The verdict now.
        earlier: Round and verdict of each earlier round, newest first; taken no further than the first other verdict.
    """
    alike: list[str] = []
    if not verdict.settled or outline.verdict_ranks[verdict.verdict.id] == 0:
        return alike
    for name, before in earlier:
        if before.settled and before.verdict.id != verdict.verdict.id:
            break
        if before.settled:
            alike.append(name)
    return alike


def same_again(verdict: VerdictResult, alike: Sequence[str]) -> Iterator[ToldBeside]:
    """Return a warning where a verdict is the third or a later one in a row that says the same.

    Args:
        verdict: The verdict now.
        alike: The rounds right before in which it was the same, newest first.
    """
    number = len(alike) + 1
    if number < IN_A_ROW:
        return
    yield ToldBeside.model_construct(
        id=SAME_AGAIN,
        title=f"{verdict.verdict.title}, {number} rounds in a row",
        because=(
            f"The rounds before that said so: {', '.join(reversed(alike))}. "
            "Decide what would make it stop: what has to be different by when, and what happens if it is not."
        ),
        when=All.model_construct(conditions=()),
        sources=(),
    )

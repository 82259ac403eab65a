"""Other answers to some questions, supposed for one look and never saved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scalecheck.documents.shape.suggest import did_you_mean
from scalecheck.engine.trying.what_if import Supposed, what_if
from scalecheck.errors import CannotLookError
from scalecheck.workspace.command_line.questions import question_id

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scalecheck.engine.inputs.outline import Outline
    from scalecheck.engine.judging.judgement import Judgement

DONT_KNOW: Final = "dont-know"
"""How a don't-know is written; a scale may have an option of this name, which is meant then."""


def suppose(judgement: Judgement, wanted: Sequence[str]) -> tuple[Judgement, tuple[Supposed, ...]]:
    """Judge again as if some answers were others.

    Args:
        judgement: The judgement on the answers as they are.
        wanted: What to suppose, each as `QUESTION=OPTION`, or as `QUESTION=dont-know`.

    Raises:
        CannotLookError: one is written otherwise, names a question or an option that there is not, or a question twice.
    """
    options = _options(judgement.case.outline, wanted)
    other = what_if(judgement, options)
    idle = other.case.void | other.case.not_asked
    return other, tuple(
        Supposed(question, option, judgement.case.option(question), question not in idle)
        for question, option in options.items()
    )


def _options(outline: Outline, wanted: Sequence[str]) -> Mapping[str, str | None]:
    found: dict[str, str | None] = {}
    for one in wanted:
        named, sign, option = (part.strip() for part in one.partition("="))
        if not sign or not named or not option:
            raise CannotLookError(
                f"--what-if {one}: name a question and an option, such as --what-if core-parts=in-place"
            )
        question = question_id(outline, named, f"--what-if {one}")
        place = outline.ranks[question].place
        if option not in place and option != DONT_KNOW:
            hint = did_you_mean(option, (*place, DONT_KNOW), "options")
            raise CannotLookError(f"--what-if {one}: `{question}` has no option `{option}`. {hint}")
        supposed = option if option in place else None
        if found.get(question, supposed) != supposed:
            raise CannotLookError(f"--what-if names `{question}` twice, with different options.")
        found[question] = supposed
    return found

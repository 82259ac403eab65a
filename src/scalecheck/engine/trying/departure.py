"""Whether a decision departs from the verdicts that the answers support."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scalecheck.engine.judging.judgement import judge_case
from scalecheck.engine.logic.wording import same_words

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from scalecheck.engine.judging.judgement import Judgement


def departs(judgement: Judgement, taken: str, decided: date, accepts: Iterable[str] = ()) -> bool:
    """Return whether the answers support a verdict neither as they are judged nor as they were on the day decided.

    Args:
        judgement: The judgement on the answers.
        taken: The id of the verdict that was decided.
        decided: The day on which it was: the evidence counts that was in date then.
        accepts: The changes of the core that are accepted with it, in their words.
    """
    case, accepted = judgement.case, {same_words(what) for what in accepts}
    broken = tuple(what for what in case.core_changes if same_words(what) not in accepted)
    then = judge_case(replace(case, as_of=decided, core_changes=broken))
    return taken not in _supported(judgement) | _supported(then)


def _supported(judgement: Judgement) -> set[str]:
    """Return the verdict (the default while it is not settled), and those for the other steps that are settled."""
    steps = judgement.step.verdicts.values() if judgement.step is not None else ()
    return {judgement.verdict.verdict.id, *(one.verdict.id for one in steps if one.settled)}

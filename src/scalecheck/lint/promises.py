"""What somebody is to do: open actions under the answers, and open conditions of the decision."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scalecheck.lint.remark import Path
    from scalecheck.lint.subject import AssessmentSubject
    from scalecheck.model.assessment import Action, DecisionCondition


def open_promises(subject: AssessmentSubject) -> Iterator[tuple[Path, Action | DecisionCondition]]:
    """Return everything that is to be done and is not, each with its path, in the order of the file's keys."""
    decision = subject.assessment.decision
    for place, condition in enumerate(decision.conditions if decision is not None else ()):
        if not condition.done:
            yield ("decision", "conditions", place), condition
    for one in subject.answered:
        for place, action in enumerate(one.answer.actions):
            if not action.done:
                yield (*one.path, "actions", place), action

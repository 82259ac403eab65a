"""What respondents did not answer themselves: said not to be theirs, or waiting for somebody, with whom to ask."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scalecheck.engine.inputs.responses import own_answers
from scalecheck.model.assessment import Standing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scalecheck.engine.inputs.outline import Outline
    from scalecheck.model.assessment import Assessment, Respondent


@dataclass(frozen=True, slots=True)
class PassedOn:
    """What one respondent said of a question in place of an answer."""

    respondent: Respondent
    """Who."""
    whom: str
    """Whom to ask, or who is waited for."""
    not_mine: bool
    """Whether it is said to be somebody else's to answer; else it waits for somebody."""
    note: str | None = None
    """What the respondent wrote to it."""


def passed_on(outline: Outline, respondents: Sequence[Assessment]) -> Mapping[str, tuple[PassedOn, ...]]:
    """Return who left a question to somebody else or let it wait, by question id in the order asked."""
    given = [(one.respondent, own_answers(outline, one)) for one in respondents if one.respondent is not None]
    found: dict[str, list[PassedOn]] = {}
    for name in outline.questions:
        for who, mine in given:
            answer = mine[name].answer if name in mine else None
            if answer is None:
                continue
            if answer.standing is Standing.NOT_MINE:
                found.setdefault(name, []).append(PassedOn(who, answer.not_mine or "", not_mine=True, note=answer.note))
            elif answer.standing is Standing.UNANSWERED and answer.waiting_for is not None:
                found.setdefault(name, []).append(PassedOn(who, answer.waiting_for, not_mine=False, note=answer.note))
    return {name: tuple(listed) for name, listed in found.items()}

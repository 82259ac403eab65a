"""Everything that somebody promised in an assessment, as rows of one list: actions, and conditions of a decision."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Final, Literal

from scalecheck.engine.changes.changed_promises import is_late
from scalecheck.engine.inputs.occasions import occasion_of
from scalecheck.engine.logic.wording import same_words
from scalecheck.model.placement import entries_in_place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from scalecheck.engine.inputs.occasions import Occasion
    from scalecheck.engine.inputs.outline import Outline
    from scalecheck.model.assessment import Action, Assessment, DecisionCondition

_LETTERS: Final = "bcdfghjkmnpqrstvwxyz"
"""No vowels, so that no key is a word, and no digits, so that no spreadsheet takes one for a number."""
_LENGTH: Final = 6
DECISION: Final = "The decision"
"""What stands in place of a question's title where a decision holds the promise."""


@dataclass(frozen=True, slots=True)
class Row:
    """One promise."""

    key: str
    """A short name that stays the same while file, question and words do."""
    kind: Literal["action", "condition"]
    """Whether an answer holds it, or a decision."""
    occasion: Occasion
    """What the file is about, and when."""
    file: str
    """The file that holds it."""
    item: str | None
    """The question that it belongs to; None for a condition."""
    title: str
    """What people call that question."""
    number: int
    """From 0: its place in the list that holds it."""
    promised: Action | DecisionCondition
    """What was promised."""
    late: bool
    """Whether it is open past its day."""


def rows_of(assessment: Assessment, outline: Outline | None, file: str, as_of: date) -> tuple[Row, ...]:
    """Return every promise of a file in the order in which they stand there, the decision's conditions first.

    An action that a retired question has handed on to the one that replaces it is given once.

    Args:
        assessment: The file.
        outline: Its checklist, for the titles of questions; None where it is not found.
        file: The name of the file.
        as_of: The day on which a promise can be late.
    """
    occasion, whose = occasion_of(assessment), _whose(assessment)
    seen: Counter[tuple[str, str]] = Counter()
    found: list[Row] = []
    for kind, item, number, promised in _promised(assessment, outline):
        words = item or "", same_words(promised.what)
        key = _key((*(part or "" for part in occasion), whose, kind, *words, str(seen[words])))
        seen[words] += 1
        if item is not None and outline is not None and _is_listed_at_its_replacement(outline, assessment, *words):
            continue
        title = DECISION if item is None else _title(outline, item)
        late = is_late(promised, as_of)
        found.append(Row(key, kind, occasion, file, item, title, number, promised, late))
    return tuple(found)


def in_order(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Return the open ones by their day, those without a day behind them, and those that are done last."""
    return tuple(sorted(rows, key=_place))


def _place(row: Row) -> tuple[object, ...]:
    due = row.promised.due
    return row.promised.done, due is None, due.isoformat() if due is not None else "", row.file


def _promised(
    assessment: Assessment, outline: Outline | None
) -> Iterator[tuple[Literal["action", "condition"], str | None, int, Action | DecisionCondition]]:
    if assessment.decision is not None:
        for number, condition in enumerate(assessment.decision.conditions):
            yield "condition", None, number, condition
    questions = outline.questions if outline is not None else {}
    for item, answer in entries_in_place(assessment, questions)["answers"].items():
        for number, action in enumerate(answer.actions if answer is not None else ()):
            yield "action", item, number, action


def _is_listed_at_its_replacement(outline: Outline, assessment: Assessment, item: str, words: str) -> bool:
    """Return whether the question that replaces a retired one holds the same action, and it is listed there."""
    been = {item}
    asked = outline.items.get(item)
    while asked is not None and asked.retired is not None and asked.retired.replaced_by not in {None, *been}:
        been.add(asked.id)
        asked = outline.items.get(asked.retired.replaced_by or "")
    answer = assessment.answers.get(asked.id) if asked is not None and asked.id != item else None
    return answer is not None and any(same_words(one.what) == words for one in answer.actions)


def _whose(assessment: Assessment) -> str:
    return assessment.respondent.id if assessment.respondent is not None else ""


def _title(outline: Outline | None, item: str) -> str:
    if outline is None or item not in outline.questions:
        return item
    return outline.questions[item].title


def _key(parts: Iterable[str]) -> str:
    number = int.from_bytes(sha256("\n".join(parts).encode("utf-8", "surrogatepass")).digest())
    letters = []
    for _ in range(_LENGTH):
        number, letter = divmod(number, len(_LETTERS))
        letters.append(_LETTERS[letter])
    return "".join(letters)

"""Which options a question has, told where an answer names none of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from scalecheck.documents.shape.suggest import NEARLY_THE_SAME, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scalecheck.documents.reading.document import Document
    from scalecheck.documents.rules.names import Names
    from scalecheck.model.checklist import Question
    from scalecheck.problems import Problem

_ABOUT_ITS_FORM: Final = frozenset({"bad-id", "not-text"})
"""The codes of what is said of an option that is not even an id, before its question is known."""


def option_hint(names: Names, question: Question, written: str) -> str:
    """Return what may have been meant by an option that a question does not have: by its label, by its id, or a list.

    Args:
        names: The checklist's names.
        question: The question.
        written: What the answer names.
    """
    scale = names.checklist.scales.get(question.scale)
    options = scale.options if scale is not None else ()
    labels = {option.label: option for option in options}
    ids = {option.id: option for option in options}
    meant = labels.get(nearest(written, labels, NEARLY_THE_SAME) or "") or ids.get(nearest(written, ids) or "")
    if meant is not None:
        return f"Did you mean `{meant.id}`?"
    return f"The options are: {', '.join(f'`{option.id}` (“{option.label}”)' for option in options)}."


def with_options(document: Document, names: Names, problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return problems of an assessment where each about the form of an option says which options the question has."""
    problems = tuple(problems)
    if not any(one.code in _ABOUT_ITS_FORM for one in problems):
        return problems
    hints = dict(_hints(document, names))
    return tuple(
        replace(one, hint=hints[one.line, one.column])
        if one.code in _ABOUT_ITS_FORM and (one.line, one.column) in hints
        else one
        for one in problems
    )


def _hints(document: Document, names: Names) -> Iterator[tuple[tuple[int, int], str]]:
    """Return a hint for each option that its question does not have, by line and column."""
    for group in ("profile", "answers"):
        entries = document.value.get(group)
        for name, entry in entries.items() if isinstance(entries, dict) else ():
            question = names.questions.get(name)
            if question is None or not isinstance(entry, dict) or "option" not in entry:
                continue
            written = entry["option"]
            if written not in names.options(question):
                place = document.place((group, name, "option"))
                yield (place.line, place.column), option_hint(names, question, str(written))

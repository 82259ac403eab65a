"""Where an assessment answers each question: opening questions under `profile`, items under `answers`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from scalecheck.model.checklist import Item

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scalecheck.model.assessment import Answer, Assessment
    from scalecheck.model.checklist import Question

AnswerGroup: TypeAlias = Literal["profile", "answers"]
"""A group of answers in an assessment, by its key."""


def group_of(question: Question) -> AnswerGroup:
    """Return the group in which a question is answered."""
    return "answers" if isinstance(question, Item) else "profile"


def entries_in_place(
    assessment: Assessment, questions: Mapping[str, Question]
) -> dict[AnswerGroup, dict[str, Answer | None]]:
    """Return the entries of each group without those that belong to the other group, which count nowhere.

    An entry that no question of the checklist has as its id stays: it may be an answer to an earlier version.

    Args:
        assessment: The assessment.
        questions: Every opening question and item of its checklist, by id.
    """
    groups: dict[AnswerGroup, dict[str, Answer | None]] = {
        "profile": assessment.profile,
        "answers": assessment.answers,
    }
    return {
        group: {
            name: answer
            for name, answer in entries.items()
            if name not in questions or group_of(questions[name]) == group
        }
        for group, entries in groups.items()
    }


def answers_in_place(assessment: Assessment, questions: Mapping[str, Question]) -> dict[str, Answer]:
    """Return what an assessment answers, by question id: entries in their own group that are not empty.

    Args:
        assessment: The assessment.
        questions: Every opening question and item of its checklist, by id.
    """
    groups = entries_in_place(assessment, questions)
    return {
        name: answer
        for entries in groups.values()
        for name, answer in entries.items()
        if answer is not None and name in questions
    }


def listed_items(assessment: Assessment, questions: Mapping[str, Question]) -> frozenset[str]:
    """Return the ids that an assessment lists as items, answered or not."""
    return frozenset(entries_in_place(assessment, questions)["answers"])

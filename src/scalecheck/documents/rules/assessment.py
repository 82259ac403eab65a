"""What must be right in an assessment: by itself, and against the checklist that it answers."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from scalecheck.documents.rules.adaptations import check_adaptations
from scalecheck.documents.rules.options import option_hint
from scalecheck.documents.shape.suggest import did_you_mean
from scalecheck.model.assessment import Standing
from scalecheck.model.checklist import Item
from scalecheck.model.fingerprints import asked_fingerprint, checklist_digest
from scalecheck.model.placement import group_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scalecheck.documents.reading.reader import Path
    from scalecheck.documents.rules.findings import Findings
    from scalecheck.documents.rules.names import Names
    from scalecheck.model.assessment import Answer, Ask, Assessment
    from scalecheck.model.checklist import Question
    from scalecheck.model.placement import AnswerGroup

_KINDS: Final[Mapping[AnswerGroup, str]] = {"profile": "opening question", "answers": "item"}
"""What a group of answers answers, in the singular, for people."""


def check_assessment(found: Findings, assessment: Assessment) -> None:
    """Check an assessment by itself, without its checklist."""
    for part, answers in (("profile", assessment.profile), ("answers", assessment.answers)):
        for name, answer in answers.items():
            if answer is not None:
                _check_answer(found, assessment, answer, (part, name))
    check_adaptations(found, assessment)
    for place, ask in enumerate(assessment.asks):
        _check_ask(found, ask, ("asks", place))
    _check_partners(found, assessment)


def check_answers(found: Findings, assessment: Assessment, names: Names) -> None:
    """Check an assessment against the checklist that it names."""
    _check_digest(found, assessment, names)
    items = [question.id for question in names.questions.values() if isinstance(question, Item)]
    for place, ask in enumerate(assessment.asks):
        for number, name in enumerate(ask.items):
            found.known("item", name, items, ("asks", place, "items", number))
    groups: dict[AnswerGroup, Mapping[str, Answer | None]] = {
        "profile": assessment.profile,
        "answers": assessment.answers,
    }
    for group, entries in groups.items():
        for name, answer in entries.items():
            question = names.questions.get(name)
            if question is None:
                _warn_unknown(found, names, group, name)
            elif group_of(question) != group:
                _warn_misplaced(found, group, question)
            elif answer is not None and isinstance(question, Item):
                _check_against_item(found, names, question, answer, (group, name))
            elif answer is not None:
                _check_against_opening_question(found, names, question, answer, (group, name))


def _check_answer(found: Findings, assessment: Assessment, answer: Answer, path: Path) -> None:
    if answer.either and found.intact(*path):
        found.warning(
            "answered-twice",
            "Two versions of this file that were merged answer this differently, so it counts as open.",
            (*path, "either"),
            hint="`scalecheck assess` shows both answers and asks again.",
            at_key=True,
        )
    if answer.confirmed is not None and answer.standing is not Standing.NOT_APPLICABLE and found.intact(*path):
        found.warning(
            "needless-confirmation",
            "Only `not_applicable` is confirmed by a second person.",
            (*path, "confirmed"),
            hint="Take `confirmed` out; `answered` says who gave this answer.",
            at_key=True,
        )
    same = answer.confirmed is not None and answer.answered is not None and answer.confirmed.who == answer.answered.who
    if same and assessment.agreed is None:
        found.warning(
            "confirmed-by-same",
            "This was confirmed by the one who answered, so it does not count as confirmed.",
            (*path, "confirmed"),
            hint="A second person has to confirm that something does not apply.",
        )
    if answer.override is not None and assessment.site is None and found.intact("site"):
        found.warning(
            "needless-override",
            "Only a site answers over what the programme has answered; this file names no site.",
            (*path, "override"),
            hint="Move the reason to `note`, or name the `site` at the top.",
            at_key=True,
        )
    for place, evidence in enumerate(answer.evidence):
        begins, ends = evidence.recorded, evidence.valid_until
        if begins is not None and ends is not None and ends < begins:
            here = (*path, "evidence", place, "valid_until")
            hint = f"It was recorded on {begins.isoformat()}; one of the two days is wrong."
            found.warning("dates-reversed", "This evidence ends before it begins.", here, hint=hint)


def _check_partners(found: Findings, assessment: Assessment) -> None:
    found.unique("partner", ((one.id, ("partners", place, "id")) for place, one in enumerate(assessment.partners)))
    if assessment.partners and assessment.site is not None and found.intact("site"):
        found.warning(
            "partners-of-a-site",
            "Partners are listed in the programme's file; this file names a site, so they count nowhere here.",
            ("partners",),
            hint="Move them to the programme's file, the one without `site`.",
            at_key=True,
        )


def _check_ask(found: Findings, ask: Ask, path: Path) -> None:
    if ask.put is not None and ask.body is None and found.intact(*path):
        found.warning(
            "put-to-nobody",
            "This has a day on which it was asked for, and does not say of whom.",
            (*path, "put"),
            hint="Write `body` with who could change it: a role or a body.",
            at_key=True,
        )
    if ask.answer is not None and ask.put is None and found.intact(*path):
        found.warning(
            "answer-to-nothing-asked",
            "This has an answer, but no day on which it was asked for.",
            (*path, "answer"),
            hint="Write `put` with the day on which it was put to them.",
            at_key=True,
        )
    if ask.put is not None and ask.due is not None and ask.due < ask.put:
        hint = f"It was put on {ask.put.isoformat()}; one of the two days is wrong."
        found.warning("dates-reversed", "This is due before it was asked for.", (*path, "due"), hint=hint)


def _check_digest(found: Findings, assessment: Assessment, names: Names) -> None:
    digest = assessment.checklist.digest
    if digest is not None and not checklist_digest(names.checklist).startswith(digest):
        found.warning(
            "checklist-changed",
            f"`{names.checklist.id}` {names.checklist.version} is not the same text as when this file was made.",
            ("checklist", "digest"),
            hint="Answers to questions that have changed are marked below; a changed checklist needs a new version.",
        )


def _warn_unknown(found: Findings, names: Names, group: AnswerGroup, name: str) -> None:
    known = [question.id for question in names.questions.values() if group_of(question) == group]
    found.warning(
        "unknown-answer",
        f"The checklist has no {_KINDS[group]} `{name}`; its answer is kept and counts nowhere.",
        (group, name),
        hint=lambda: did_you_mean(name, known, f"{_KINDS[group]}s"),
        at_key=True,
    )


def _warn_misplaced(found: Findings, group: AnswerGroup, question: Question) -> None:
    right = group_of(question)
    found.warning(
        "misplaced-answer",
        f"`{question.id}` is an {_KINDS[right]}, so its entry under `{group}` is kept and counts nowhere.",
        (group, question.id),
        hint=f"Move it to `{right}`, or delete it if `{question.id}` is already there.",
        at_key=True,
    )


def _check_against_opening_question(
    found: Findings, names: Names, question: Question, answer: Answer, path: Path
) -> None:
    if answer.not_applicable is not None:
        found.error(
            "not-applicable-fact",
            f"`{question.id}` is an opening question: it always applies.",
            (*path, "not_applicable"),
            hint="Choose an option, or write `dont_know: true`.",
            at_key=True,
        )
    _check_against_question(found, names, question, answer, path)


def _check_against_item(found: Findings, names: Names, item: Item, answer: Answer, path: Path) -> None:
    if item.retired is not None:
        found.warning(
            "retired-item",
            f"`{item.id}` is not asked since version {item.retired.since}; its answer is kept and counts nowhere.",
            path,
            hint=f"Answer `{item.retired.replaced_by}`, which took its place." if item.retired.replaced_by else "",
            at_key=True,
        )
    can_be_set_aside = item.not_applicable.allowed or _was_asked_differently(names, item, answer)
    if answer.not_applicable is not None and not can_be_set_aside:
        found.error(
            "always-applies",
            f"`{item.id}` can't be set aside: it always applies.",
            (*path, "not_applicable"),
            hint="Choose an option, or write `dont_know: true`.",
            at_key=True,
        )
    _check_against_question(found, names, item, answer, path)


def _check_against_question(found: Findings, names: Names, question: Question, answer: Answer, path: Path) -> None:
    if _was_asked_differently(names, question, answer):
        found.warning(
            "asked-differently",
            f"The question `{question.id}` has changed since it was answered, so its answer counts as open.",
            (*path, "asked"),
            hint="`scalecheck assess` shows the question again, with the old answer to be confirmed.",
        )
        return
    options = names.options(question)
    if answer.option is not None:
        hint = partial(option_hint, names, question, answer.option)
        found.known("option", answer.option, options, (*path, "option"), hint=hint)
    for place, other in enumerate(answer.consensus.dissent if answer.consensus is not None else ()):
        if other.option is not None:
            found.known("option", other.option, options, (*path, "consensus", "dissent", place, "option"))


def _was_asked_differently(names: Names, question: Question, answer: Answer) -> bool:
    """Return whether an answer was given to another question, whose options need not be those of this one."""
    if answer.asked is None or answer.standing in {Standing.UNANSWERED, Standing.NOT_MINE}:
        return False
    return answer.asked != asked_fingerprint(question, names.checklist.scales[question.scale])

"""What is not known, what will be done by when, who saw it differently, and what was decided."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from scalecheck.engine.changes.changed_promises import is_late
from scalecheck.engine.panel.spread import position_of
from scalecheck.model.assessment import Standing
from scalecheck.reports import contents
from scalecheck.reports.material import doer
from scalecheck.reports.sections.respondents import left_to_others, views_of_respondents
from scalecheck.words.days import day_words
from scalecheck.words.panel import position_words
from scalecheck.words.roles import the
from scalecheck.words.sentences import capital, headline, quoted, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scalecheck.model import assessment as model
    from scalecheck.reports.material import Material


def questions_in_play(material: Material) -> Iterator[str]:
    """Return the opening questions, and the items that count, by id."""
    yield from (question.id for question in material.outline.checklist.profile)
    yield from (item.id for item in material.case.items())


def unknown(material: Material) -> contents.Unknown:
    """Return everything that is not known, told apart by kind."""
    kinds: dict[str, list[contents.OpenQuestion]] = {
        kind: [] for kind in ("dont_know", "waiting", "for_others", "unanswered", "set_aside", "unconfirmed")
    }
    left = left_to_others(material)
    for question in questions_in_play(material):
        kind = _kind(material, question)
        if kind is not None:
            beside = left.get(question, "") if kind in {"unanswered", "dont_know"} else ""
            kinds[kind].append(_open_question(material, question, kind, beside))
    return contents.Unknown(**{kind: tuple(found) for kind, found in kinds.items()})


def actions(material: Material) -> tuple[tuple[contents.Action, ...], tuple[contents.Action, ...]]:
    """Return the open actions by day, those without a day last, and those that are done."""
    found = [
        (action.due or date.max, action_words(material, action, material.title(question)))
        for question in questions_in_play(material)
        if (answer := material.case.answer(question)) is not None
        for action in answer.actions
    ]
    found.sort(key=lambda one: one[0])
    ordered = [words for _, words in found]
    return tuple(one for one in ordered if not one.done), tuple(one for one in ordered if one.done)


def action_words(material: Material, action: model.Action | model.DecisionCondition, about: str) -> contents.Action:
    """Return an action, or a condition of a decision, in words."""
    return contents.Action(
        what=sentence(action.what),
        who=capital(doer(action)),
        due=day_words(action.due) if action.due is not None else "",
        overdue=is_late(action, material.case.as_of),
        done=action.done,
        about=about,
    )


def views(material: Material) -> tuple[contents.View, ...]:
    """Return who saw an answer differently: when the group agreed it, then by answers of their own behind the gates.

    What the same person says of several questions in the same words is told once.
    """
    agreed = (one for question in questions_in_play(material) for one in views_on(material, question))
    about: dict[tuple[str, str], tuple[str, ...]] = {}
    for one in (*agreed, *(_view(material, item, one) for item, one in views_of_respondents(material))):
        about[one.role, one.says] = (*about.get((one.role, one.says), ()), *one.about)
    return tuple(contents.View(role, titles, says) for (role, says), titles in about.items())


def views_on(material: Material, question: str) -> Iterator[contents.View]:
    """Return who saw the answer to one question differently."""
    answer = material.case.answer(question)
    if answer is None or answer.consensus is None:
        return
    yield from (_view(material, question, one) for one in answer.consensus.dissent)


def _view(material: Material, question: str, view: model.OtherView) -> contents.View:
    says = capital(position_words(material.outline, question, position_of(view)))
    note = f" {quoted(view.note)}" if view.note else ""
    return contents.View(capital(view.role), (material.title(question),), f"{says}.{note}")


def decision(material: Material) -> contents.Decision | None:
    """Return what the group decided, where that is recorded."""
    made = material.assessment.decision
    if made is None:
        return None
    return contents.Decision(
        day=day_words(made.date),
        group=made.group,
        taken=_taken(material, made.taken),
        departs_because=sentence(made.departs_because or ""),
        conditions=tuple(action_words(material, condition, "") for condition in made.conditions),
        accepts=tuple(quoted(" ".join(what.split())) for what in made.accepts),
        views=tuple(contents.View(capital(one.role), (), quoted(one.view)) for one in made.dissent),
        review=day_words(made.review) if made.review is not None else "",
    )


def _taken(material: Material, taken: str) -> str:
    """Return in words what was decided: a verdict, or the group's own words; what a verdict asks for is not decided."""
    verdict = next((one for one in material.outline.checklist.verdicts if one.id == taken), None)
    return sentence(taken) if verdict is None else f"“{verdict.title}”."


def _kind(material: Material, question: str) -> str | None:
    standing, answer = material.case.standing(question), material.case.answer(question)
    if standing is Standing.ANSWERED:
        return None
    if standing is Standing.DONT_KNOW:
        return "dont_know"
    if standing is Standing.NOT_APPLICABLE:
        return "set_aside" if material.case.is_set_aside(question) else "unconfirmed"
    if standing is Standing.NOT_MINE:
        return "for_others"
    return "waiting" if answer is not None and answer.waiting_for is not None else "unanswered"


def _open_question(material: Material, question: str, kind: str, beside: str) -> contents.OpenQuestion:
    answer = material.case.answer(question)
    says = quoted(material.note(question))
    if answer is not None and kind in {"waiting", "for_others"}:
        says = f"Waiting for {the(answer.waiting_for or answer.not_mine or '')}"
    if answer is not None and answer.not_applicable is not None:
        says = headline(answer.not_applicable, 400)
        if who := material.confirmed_by(question):
            says = f"{sentence(says)} Confirmed by {who}"
    return contents.OpenQuestion(material.title(question), material.ask(question), f"{sentence(says)} {beside}".strip())

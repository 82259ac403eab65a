"""A comparison in words, part by part, and as Markdown and plain data; the screen shows the same words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from scalecheck.engine.logic.exact import as_number, in_words, percent
from scalecheck.reports.formats.markdown import markdown_text
from scalecheck.words.days import day_words
from scalecheck.words.origins import sentence_of_begun
from scalecheck.words.sides import SIDE_TITLES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date
    from fractions import Fraction

    from scalecheck.engine.changes.changed_items import ItemMove, ItemState
    from scalecheck.engine.changes.changed_promises import ActionMove, ConditionState
    from scalecheck.engine.changes.compare import Comparison
    from scalecheck.engine.changes.looked import Looked
    from scalecheck.engine.changes.stages import (
        AreaChange,
        AreaState,
        Cause,
        GateChange,
        GateState,
        SideChange,
        Stages,
        VerdictState,
    )
    from scalecheck.model.assessment import Action, DecisionCondition


class ComparisonPart(NamedTuple):
    """One part of a comparison."""

    title: str
    """Its heading."""
    entries: tuple[str, ...]
    """What it says, one line each; words from files are in it as they are."""


CAUSES: Final[Mapping[Cause, str]] = {
    "rules": "the checklist's rules",
    "time": "time, as evidence ages",
    "opening": "the opening questions",
    "answers": "answers",
}
"""What can change a judgement, in words."""
_ANOTHER: Final[Mapping[Cause, str]] = {**CAUSES, "rules": "another checklist"}
"""The same where then and now answer different checklists."""

_BY_ANSWERS: Final = {
    "described": "Opening questions answered differently",
    "fell": "Answers that fell",
    "unknown": "Became don't know",
    "opened": "No longer answered",
    "waiting": "Wait to be confirmed",
    "not-applicable": "Became not applicable",
    "rose": "Answers that rose",
    "answered": "Answered newly",
    "sideways": "Another answer of the same worth",
    "asked": "Asked now because of other answers",
    "no-longer-asked": "No longer asked because of other answers",
}
_BY_RULES: Final = {
    "added": "is asked now",
    "removed": "is no longer asked",
    "shown": "applies now",
    "hidden": "no longer applies",
    "option-gone": "the answer given is no longer one of the options",
    "counts-more": "the same answer counts for more",
    "counts-less": "the same answer counts for less",
    "reworded": "is worded differently",
}
_GATES: Final = {
    "no-longer-met": "no longer met",
    "met": "met now",
    "further": "not met, and further from it",
    "waiting": "waits for answers to be confirmed",
    "nearer": "not met, and nearer to it",
    "new": "new",
    "gone": "no longer part of the checklist",
    "applies": "applies now",
    "waived": "no longer applies",
}
ACTION_TITLES: Final = {
    "late": "Actions that are late",
    "reopened": "Actions that were done and are open again",
    "gone": "Open actions that are no longer listed",
    "waiting": "Open actions of answers that wait to be confirmed",
    "done": "Actions that are done",
    "new": "New actions",
    "moved": "Actions with another day",
}
"""What became of actions, by kind."""
_STANDINGS: Final = {
    "answered": "answered",
    "dont-know": "don't know",
    "not-applicable": "not applicable",
    "not-mine": "left to somebody else",
    "unanswered": "open",
    None: "not asked",
}


def subject_of(comparison: Comparison) -> str:
    """Return in words what is compared."""
    then, now = comparison.then.assessment, comparison.now.assessment
    named = [part.name or part.id for part in (now.innovation, now.site) if part is not None]
    rounds = now.round if then.round == now.round else f"{then.round} and {now.round}"
    return f"{' at '.join(named)}, {'round' if then.round == now.round else 'rounds'} {rounds}"


def parts_of(comparison: Comparison) -> tuple[ComparisonPart, ...]:
    """Return everything that a comparison says, what went backwards first in each matter; empty parts are left out."""
    causes, because = CAUSES, "Because the checklist's rules changed"
    if not _is_same(comparison):
        causes, because = _ANOTHER, "Because another checklist is answered"
    gates = [one for kind in _GATES for one in comparison.gates if one.move == kind]
    parts = [
        ComparisonPart("Verdict", tuple(_verdict(comparison, causes))),
        ComparisonPart("Sides, each taken alone", tuple(_side(one, causes) for one in comparison.sides)),
        *_answer_parts(comparison.items),
        ComparisonPart(because, tuple(_rules(comparison))),
        ComparisonPart("Gates", tuple(_gate(one, causes) for one in gates)),
        ComparisonPart(
            "Areas", tuple(_area(one, causes) for one in comparison.areas if one.stages.then != one.stages.now)
        ),
        *_action_parts(comparison),
        ComparisonPart("Conditions of the decision before", tuple(_condition(one) for one in comparison.conditions)),
    ]
    return tuple(
        ComparisonPart(title, tuple(" ".join(one.split()) for one in entries)) for title, entries in parts if entries
    )


def _is_same(comparison: Comparison) -> bool:
    """Return whether then and now answer the same checklist, of whatever version."""
    return comparison.then.outline.checklist.id == comparison.now.outline.checklist.id


def as_markdown(comparisons: Sequence[Comparison], further: Sequence[str]) -> str:
    """Return comparisons as Markdown; words from files are shown as they are."""
    lines: list[str] = []
    for comparison in comparisons:
        lines += [f"# {markdown_text(subject_of(comparison))}", ""]
        for part in parts_of(comparison):
            lines += [f"## {markdown_text(part.title)}", "", *(f"- {markdown_text(one)}" for one in part.entries), ""]
    if further:
        lines += ["# Not compared", "", *(f"- {markdown_text(one)}" for one in further), ""]
    return "\n".join(lines)


def as_data(comparison: Comparison) -> dict[str, Any]:
    """Return a comparison as data that JSON can hold."""
    return {
        "then": _looked(comparison.then),
        "now": _looked(comparison.now),
        "same_rules": comparison.same_rules,
        "verdict": _stages_data(comparison.verdict, _verdict_data),
        "sides": {one.about: _stages_data(one.stages, _verdict_data) for one in comparison.sides},
        "gates": [
            {"id": one.id, "title": one.title, "move": one.move, **_stages_data(one.stages, _gate_data)}
            for one in comparison.gates
        ],
        "areas": [
            {"id": one.id, "title": one.title, **_stages_data(one.stages, _area_data)} for one in comparison.areas
        ],
        "items": [_item_data(one) for one in comparison.items],
        "actions": [
            {"item": one.item, "kind": one.kind, "due_before": _day(one.due_before), **_promise_data(one.action)}
            for one in comparison.actions
        ],
        "waiting": [name for name in comparison.now.outline.questions if name in comparison.waiting],
        "conditions": [
            {**_promise_data(one.condition), "met": one.met, "late": one.late} for one in comparison.conditions
        ],
    }


def _verdict(comparison: Comparison, causes: Mapping[Cause, str]) -> Iterator[str]:
    stages = comparison.verdict
    for when, looked, state in (("Then", comparison.then, stages.then), ("Now", comparison.now, stages.now)):
        checklist = looked.outline.checklist
        judged = f"{checklist.title} {checklist.version}, as of {day_words(looked.as_of)}"
        yield f"{when}: {_verdict_words(state)} ({judged})"
    if comparison.waiting:
        yield sentence_of_begun(comparison.now, len(comparison.waiting)).rstrip(".")
    if "rules" in stages.causes:
        by = "By the rules of now" if _is_same(comparison) else "By the checklist of now"
        yield f"{by}, the answers of then would have given: {_verdict_words(stages.by_rules)}"
    if "time" in stages.causes:
        yield f"On the day of now, the answers of then would have given: {_verdict_words(stages.by_time)}"
    if "opening" in stages.causes:
        described = _verdict_words(stages.by_opening)
        yield f"With the opening questions as answered now, the other answers of then would have given: {described}"
    if stages.causes:
        yield f"Changed by: {_causes(stages, causes)}"
    elif comparison.nothing_moved:
        yield "Nothing has moved"


def _verdict_words(state: VerdictState) -> str:
    return state.title if state.settled else "no verdict yet"


def _side(side: SideChange, causes: Mapping[Cause, str]) -> str:
    then, now = side.stages.then, side.stages.now
    moved = _moved(*("nothing is asked" if one is None else _verdict_words(one) for one in (then, now)))
    return f"{SIDE_TITLES[side.about]}: {moved}{_changed_by(side.stages, causes)}"


def _answer_parts(items: Sequence[ItemMove]) -> Iterator[ComparisonPart]:
    for kind, title in _BY_ANSWERS.items():
        moved = [one for one in items if one.cause != "rules" and one.kind == kind]
        yield ComparisonPart(title, tuple(f"{one.title}: {_from_to(one)}" for one in moved))


def _from_to(move: ItemMove) -> str:
    then = state_words(move.then)
    return then if move.kind == "waiting" else f"{then}, now {state_words(move.now)}"


def _rules(comparison: Comparison) -> Iterator[str]:
    if comparison.same_rules:
        return
    for item in comparison.items:
        if item.cause == "rules":
            yield f"{item.title} ({item.area}): {_BY_RULES[item.kind]}"
    moved = [one.title for one in comparison.gates if "rules" in one.stages.causes]
    moved += [one.title for one in comparison.areas if "rules" in one.stages.causes]
    if moved:
        yield f"Gates and areas that {'other rules' if _is_same(comparison) else 'it'} moved: {', '.join(moved)}"


def state_words(state: ItemState) -> str:
    """Return the option that people read, or in words the state of a question without one."""
    return state.label or _STANDINGS[state.standing]


def _gate(gate: GateChange, causes: Mapping[Cause, str]) -> str:
    return f"{gate.title}: {_GATES[gate.move]}{_changed_by(gate.stages, causes)}"


def _area(area: AreaChange, causes: Mapping[Cause, str]) -> str:
    then, now = area.stages.then, area.stages.now
    if then is None or now is None:
        return f"{area.title}: {'new' if then is None else 'no longer part of the checklist'}"
    score = f"score {_moved(_score(then.score), _score(now.score))}"
    covered = f"answered {_moved(_covered(then), _covered(now))}"
    return f"{area.title}: {score}; {covered}{_changed_by(area.stages, causes)}"


def _moved(then: str, now: str) -> str:
    return now if then == now else f"{then}, now {now}"


def _score(score: Fraction | None) -> str:
    return "none" if score is None else in_words(score)


def _covered(state: AreaState) -> str:
    return "nothing asked" if state.coverage is None else percent(state.coverage)


def _changed_by(stages: Stages[Any], causes: Mapping[Cause, str]) -> str:
    return f" (changed by: {_causes(stages, causes)})" if stages.causes else ""


def _causes(stages: Stages[Any], causes: Mapping[Cause, str]) -> str:
    return ", ".join(causes[cause] for cause in stages.causes)


def _action_parts(comparison: Comparison) -> Iterator[ComparisonPart]:
    items = {**comparison.then.outline.questions, **comparison.now.outline.questions}
    for kind, title in ACTION_TITLES.items():
        moved = [one for one in comparison.actions if one.kind == kind]
        yield ComparisonPart(
            title, tuple(_action(one, items[one.item].title if one.item in items else one.item) for one in moved)
        )


def _action(move: ActionMove, title: str) -> str:
    before = f", before {_due_words(move.due_before)}" if move.kind == "moved" else ""
    return f"{move.action.what} ({title}; {_whose(move.action)}; {_due_words(move.action.due)}{before})"


def _condition(state: ConditionState) -> str:
    said = "met" if state.met else "not met, and late" if state.late else "not met"
    one = state.condition
    return f"{one.what} ({_whose(one)}; {_due_words(one.due)}): {said}"


def _whose(promised: Action | DecisionCondition) -> str:
    return ", ".join(filter(None, (promised.who or "nobody yet", promised.organisation)))


def _due_words(day: date | None) -> str:
    return "no date" if day is None else f"due {day_words(day)}"


def _looked(looked: Looked) -> dict[str, Any]:
    assessment, checklist = looked.assessment, looked.outline.checklist
    return {
        "innovation": assessment.innovation.id if assessment.innovation is not None else None,
        "site": assessment.site.id if assessment.site is not None else None,
        "round": assessment.round,
        "checklist": {"id": checklist.id, "version": checklist.version},
        "as_of": looked.as_of.isoformat(),
    }


def _stages_data(stages: Stages[Any], data: Any) -> dict[str, Any]:  # noqa: ANN401 (a function for each kind of state)
    named = zip(("then", "by_rules", "by_time", "by_opening", "now"), stages, strict=True)
    return {**{name: None if one is None else data(one) for name, one in named}, "changed_by": list(stages.causes)}


def _verdict_data(state: VerdictState) -> dict[str, Any]:
    return {"id": state.id, "title": state.title, "settled": state.settled}


def _gate_data(state: GateState) -> dict[str, Any]:
    return {"applies": state.applies, "met": state.met, "allows": state.allows}


def _area_data(state: AreaState) -> dict[str, Any]:
    numbers = {"score": state.score, "coverage": state.coverage}
    return {name: None if number is None else as_number(number) for name, number in numbers.items()}


def _item_data(move: ItemMove) -> dict[str, Any]:
    return {
        "id": move.item,
        "title": move.title,
        "cause": move.cause,
        "kind": move.kind,
        "then": _state_data(move.then),
        "now": _state_data(move.now),
    }


def _state_data(state: ItemState) -> dict[str, Any]:
    return {"standing": state.standing and str(state.standing), "option": state.option}


def _promise_data(promised: Action | DecisionCondition) -> dict[str, Any]:
    return {
        "what": promised.what,
        "who": promised.who,
        "organisation": promised.organisation,
        "due": _day(promised.due),
        "done": promised.done,
    }


def _day(day: object) -> str | None:
    return None if day is None else str(day)

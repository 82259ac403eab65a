"""What moved since the round before, for page one and behind it; what went backwards is never left out."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, Final

from scalecheck.engine.changes.changed_promises import promises
from scalecheck.reports import contents
from scalecheck.reports.comparison import ACTION_TITLES, parts_of, state_words
from scalecheck.reports.page_one.elsewhere import left_out
from scalecheck.words.days import day_words, round_words
from scalecheck.words.numbers import number_words
from scalecheck.words.roles import role_words
from scalecheck.words.sentences import capital, joined, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scalecheck.engine.changes.changed_items import ItemMove
    from scalecheck.engine.changes.changed_promises import ConditionState
    from scalecheck.engine.changes.compare import Comparison
    from scalecheck.reports.material import Material

BACKWARDS: Final = ("fell", "unknown", "opened")
"""How an answer can go backwards."""
TOLD: Final = (ACTION_TITLES["late"], ACTION_TITLES["new"], ACTION_TITLES["done"])
"""What the report tells under “Actions by date” already."""
NAMED: Final = 200
"""How many characters the names of what went backwards may have together; the rest is counted."""


def since(material: Material) -> contents.Since | None:
    """Return what moved since the round before; None where there is none."""
    comparison = material.since
    if comparison is None:
        return None
    lines = (_conditions(comparison.conditions), *_moves(comparison), _actions(comparison))
    return contents.Since(
        title=_title(comparison),
        decided=_decided(comparison),
        worse=_worse(comparison),
        lines=tuple(line for line in lines if line),
        parts=tuple(
            contents.SincePart(one.title, one.entries) for one in parts_of(comparison) if one.title not in TOLD
        ),
    )


def _title(comparison: Comparison) -> str:
    return f"Since {round_words(comparison.then.assessment.round)}"


def _decided(comparison: Comparison) -> str:
    made = comparison.then.decision
    if made is None:
        return ""
    titles = {one.id: f"“{one.title}”" for one in comparison.then.outline.checklist.verdicts}
    return sentence(f"You decided: {titles.get(made.taken, made.taken)}")


def _conditions(states: Sequence[ConditionState]) -> str:
    """Return in words which conditions of the decision before are met, and who is to see to those that are not."""
    if not states:
        return ""
    met = sum(one.met for one in states)
    if met == len(states):
        return f"Conditions set then: {'it is met' if met == 1 else f'all {number_words(met)} are met'}."
    counts = f"{number_words(met)} met, " if met else ""
    open_ones = "; ".join(_open(one) for one in states if not one.met)
    return f"Conditions set then: {counts}{number_words(len(states) - met)} not met. {capital(sentence(open_ones))}"


def _open(state: ConditionState) -> str:
    condition = state.condition
    who = role_words(condition.who, condition.organisation) or "nobody yet"
    due = f", {day_words(condition.due)}" if condition.due is not None else ""
    return f"{condition.what.strip().rstrip('.')} ({who}{due}{', overdue' if state.late else ''})"


def _worse(comparison: Comparison) -> str:
    """Return which gates are no longer met and which answers went backwards, as many as a line or two can name."""
    names = [f"the gate “{one.title}”" for one in comparison.gates if one.move == "no-longer-met"]
    names += [f"“{one.title}”" for one in _moved(comparison) if one.kind in BACKWARDS]
    named = [name for name, so_far in zip(names, accumulate(map(len, names)), strict=True) if so_far <= NAMED]
    said = [f"{joined(named)}."] if named else []
    if left := len(names) - len(named):
        said.append(left_out(left, _title(comparison), shown=named))
    return f"Worse: {' '.join(said)}" if said else ""


def _moves(comparison: Comparison) -> Iterator[str]:
    """Return what got better, what did not move, and what other rules did."""
    if comparison.nothing_moved:
        yield "No answer has moved."
        return
    better = [f"the gate “{one.title}”" for one in comparison.gates if one.move == "met"]
    better += [f"“{one.title}”" for one in _moved(comparison) if one.kind == "rose"]
    still = [f"“{one.title}”" for one in comparison.gates if one.move == "same" and _is_not_met(one.stages.now)]
    said = [*_told("Opening questions", _described(comparison)), *_told("Better", better)]
    said += [*_told("Not met then or now", still), *_by_rules(comparison)]
    if said or _worse(comparison):
        yield from said
    else:
        yield "No answer behind a gate has moved."


def _moved(comparison: Comparison) -> Sequence[ItemMove]:
    """Return the questions whose answers changed, those behind gates first."""
    behind = _behind_gates(comparison)
    return sorted((one for one in comparison.items if one.cause == "answers"), key=lambda one: one.item not in behind)


def _described(comparison: Comparison) -> list[str]:
    """Return what is now answered differently to the opening questions, which is neither better nor worse."""
    moved = [one for one in comparison.items if one.kind == "described"]
    return [f"“{one.title}” is now “{state_words(one.now)}” and was “{state_words(one.then)}”" for one in moved]


def _told(title: str, names: Sequence[str]) -> Iterator[str]:
    if names:
        yield f"{title}: {joined(names)}."


def _is_not_met(state: object) -> bool:
    return getattr(state, "applies", False) and not getattr(state, "met", True)


def _behind_gates(comparison: Comparison) -> frozenset[str]:
    return frozenset(item for gate in comparison.now.judgement.gates for item in gate.items)


def _by_rules(comparison: Comparison) -> Iterator[str]:
    """Return what the verdict of then would have been by the newer rules, so that nobody takes it for progress."""
    stages = comparison.verdict
    if "rules" in stages.causes:
        title = f"“{stages.by_rules.title}”" if stages.by_rules.settled else "no verdict yet"
        yield f"Other rules moved the verdict: by them, the answers of then give {title}."
    elif not comparison.same_rules and any(one.cause == "rules" for one in comparison.items):
        yield "Some questions moved because the checklist changed, not the answers."


def _actions(comparison: Comparison) -> str:
    """Return how many actions are done, late and without an owner, each only where there are some."""
    kinds = [one.kind for one in comparison.actions]
    ownerless = sum(
        not action.done and not role_words(action.who, action.organisation)
        for action in promises(comparison.now.assessment, comparison.now.outline).values()
    )
    found = (("done", kinds.count("done")), ("late", kinds.count("late")), ("without an owner", ownerless))
    said = [f"{number_words(count)} {what}" for what, count in found if count]
    return f"Actions: {', '.join(said)}." if said else ""

"""What only the system can change: what was asked of whom, what was missed, and what nobody was asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scalecheck.engine.changes.changed_promises import is_late
from scalecheck.reports.contents import SystemChange
from scalecheck.reports.material import open_actions
from scalecheck.words.days import day_words
from scalecheck.words.sentences import capital, joined, quoted, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scalecheck.model.assessment import Ask
    from scalecheck.model.checklist import Item
    from scalecheck.reports.material import Material


def system_changes(material: Material) -> tuple[SystemChange, ...]:
    """Return what only the system can change and has not: what is missed first, then by day, then what nobody asked.

    A site's report also tells what the programme asks of the system.
    """
    asks = _asks(material)
    waiting = [one for one in asks if not one.done]
    waiting.sort(
        key=lambda one: (not is_late(one, material.case.as_of), one.due is None, one.due or material.case.as_of)
    )
    asked = {item for one in asks for item in one.items}
    unasked = (_unasked(material, item) for item in _gaps(material) if item.id not in asked)
    return (*(_asked(material, one) for one in waiting), *unasked)


def _asks(material: Material) -> tuple[Ask, ...]:
    programme = material.programme
    return (*material.assessment.asks, *(programme.asks if programme is not None else ()))


def _gaps(material: Material) -> Iterator[Item]:
    """Return the items about the system that are not met and that nobody has promised to act on; behind gates first."""
    behind = {item for gate in material.judgement.gates if not gate.met for item in gate.items}
    gaps = [
        item
        for item in material.case.items()
        if item.about == "system" and not material.is_met(item.id) and not material.case.is_set_aside(item.id)
    ]
    promised = {item.id for item in gaps if open_actions(material.case.answer(item.id))}
    yield from sorted((item for item in gaps if item.id not in promised), key=lambda item: item.id not in behind)


def _asked(material: Material, ask: Ask) -> SystemChange:
    titles = [f"“{material.title(item)}”" for item in ask.items if item in material.outline.items]
    details = [
        f"A {ask.kind}." if ask.kind != "money" else "Money.",
        sentence(f"Put on {day_words(ask.put)}") if ask.put is not None else "",
        f"Answer: {quoted(ask.answer)}" if ask.answer else "",
        sentence(f"For {joined(titles)}") if titles else "",
    ]
    return SystemChange(
        what=sentence(" ".join(ask.what.split())),
        who=capital(" ".join((ask.body or "").split())),
        put=ask.put is not None,
        due=day_words(ask.due) if ask.due is not None else "",
        missed=is_late(ask, material.case.as_of),
        details=" ".join(filter(None, details)),
    )


def _unasked(material: Material, item: Item) -> SystemChange:
    return SystemChange(
        f"“{item.title}” is not met.", "", put=False, due="", missed=False, details=material.stands(item.id)
    )

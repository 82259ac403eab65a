"""A panel as data for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scalecheck.engine.panel.agreement import agreement
from scalecheck.engine.panel.differences import apart, gates_on, in_order
from scalecheck.model.assessment import Standing

if TYPE_CHECKING:
    from scalecheck.engine.panel.ownership import Ownership
    from scalecheck.engine.panel.side_by_side import SideBySide
    from scalecheck.engine.panel.spread import Voice
    from scalecheck.model.assessment import Respondent


def as_data(material: SideBySide, *, shown: bool) -> dict[str, Any]:
    """Return a panel as data that JSON can hold.

    Args:
        material: What is known of the panel.
        shown: Whether answers are shown; without them it is told who has answered, and nothing else.
    """
    found = material.attendance
    told: dict[str, Any] = {
        "invited": found.invited,
        "answered": [{**_person(one), "left_open": found.left_open.get(one.id, 0)} for one in found.answered],
        "waiting_for": [_person(one) for one in found.waiting],
        "uninvited": [_person(one) for one in found.uninvited],
        "days_overdue": found.days_overdue,
        "state": material.panel.state if material.panel is not None else None,
        "closes": material.panel.closes.isoformat() if material.panel is not None and material.panel.closes else None,
    }
    if not shown:
        return told
    return {
        **told,
        "verdicts": [] if material.without_names else _verdicts(material),
        "questions": _questions(material),
        "passed_on": _passed_on(material),
        "agreement": _agreement(material),
        "ownership": _ownership(material.ownership) if material.ownership is not None else None,
    }


def _person(one: Respondent) -> dict[str, Any]:
    return {"id": one.id, "role": one.role, "organisation": one.organisation}


def _verdicts(material: SideBySide) -> list[dict[str, Any]]:
    return [
        {
            "respondent": one.assessment.respondent.id if one.assessment.respondent is not None else None,
            "id": one.verdict.verdict.id,
            "title": one.verdict.verdict.title,
            "settled": one.verdict.settled,
        }
        for one in material.respondents
    ]


def _questions(material: SideBySide) -> list[dict[str, Any]]:
    outline, found = material.outline, material.spreads
    return [
        {
            "id": name,
            "title": outline.questions[name].title,
            "gates": list(gates_on(outline, name)),
            "levels_apart": apart(outline, name, found[name]),
            "dont_know": sum(one.position is Standing.DONT_KNOW for one in found[name].voices),
            "unanimous": found[name].unanimous,
            "said": [_voice(one, without_names=material.without_names) for one in found[name].voices],
        }
        for name in in_order(outline, found)
    ]


def _passed_on(material: SideBySide) -> list[dict[str, Any]]:
    return [
        {
            "id": name,
            "title": material.outline.questions[name].title,
            "respondent": None if material.without_names else one.respondent.id,
            "standing": (Standing.NOT_MINE if one.not_mine else Standing.UNANSWERED).value,
            "not_mine": one.whom if one.not_mine else None,
            "waiting_for": None if one.not_mine else one.whom,
            "words": one.note,
        }
        for name, listed in material.passed_on.items()
        for one in listed
    ]


def _voice(one: Voice, *, without_names: bool) -> dict[str, Any]:
    return {
        "respondent": None if without_names else one.respondent.id,
        "standing": one.answer.standing.value,
        "option": one.answer.option,
        "words": one.answer.note or one.answer.not_applicable,
    }


def _agreement(material: SideBySide) -> dict[str, Any]:
    found = agreement(material.outline, material.spreads)
    return {
        "statistic": "Krippendorff's alpha, ordinal",
        "alpha": round(float(found.alpha), 3) if found.alpha is not None else None,
        "why_none": found.why_none or None,
        "scale": found.scale or None,
        "raters": found.raters,
        "items": found.items,
    }


def _ownership(found: Ownership) -> dict[str, Any]:
    """Return who carries what, as a result says it; its models are slow to import."""
    from scalecheck.reports.formats import result_model  # noqa: PLC0415
    from scalecheck.reports.formats.summary import ownership_data  # noqa: PLC0415

    told: dict[str, Any] = result_model.as_data(ownership_data(found))
    return told

"""Patients and carers: what they would notice, whether they were asked, and who may be left out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from scalecheck.reports.contents import PatientPart, PatientQuestion, Patients, View
from scalecheck.reports.sections.open_points import questions_in_play, views_on
from scalecheck.reports.sections.respondents import who_answered_alone
from scalecheck.words.roles import the
from scalecheck.words.sentences import capital, headline, joined, quoted, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scalecheck.model.checklist import Patients as Kind
    from scalecheck.reports.material import Material

_PERSON: Final = r"(?:patients?|carers?|service users?|parents?|famil(?:y|ies)|residents?|lay)"
_THEIRS: Final = re.compile(
    rf"\b(?:{_PERSON}(?:,? (?:and|or) {_PERSON})*(?: (?:partner|representative|member|voice|advocate)s?)?"
    r"|lived experience partners?|experts? by experience)$",
    re.IGNORECASE,
)
"""How the role of a patient or carer ends; a patient safety lead and a patient flow manager are neither."""


def patients(material: Material) -> Patients:
    """Return what the answers say about patients and carers, where the checklist marks questions as such."""
    return Patients(
        notice=_about(material, "notice"),
        asked=_about(material, "asked"),
        left_out=_about(material, "left-out"),
        took_part=_took_part(material),
        views=tuple(_views(material)),
    )


def is_theirs(role: str) -> bool:
    """Return whether a role is that of a patient or a carer; what follows a comma is where they belong to."""
    return _THEIRS.search(role.partition(",")[0].strip()) is not None


def _about(material: Material, kind: Kind) -> PatientPart:
    questions = tuple(
        PatientQuestion(
            title=item.title,
            ask=item.ask,
            says=capital(material.says(item.id)),
            fact=quoted(material.note(item.id)) or sentence(headline(material.meaning(item.id))),
        )
        for item in material.case.items()
        if item.patients == kind
    )
    return PatientPart(questions, "" if questions else _nothing(material, kind))


def _nothing(material: Material, kind: Kind) -> str:
    """Return why no question is about something: it is asked elsewhere, or it does not apply, or nobody asks."""
    marked = [item for item in material.outline.items.values() if item.patients == kind and item.retired is None]
    if any(item.id in material.case.left_out for item in marked):
        about_site = any(item.about == "site" for item in marked)
        return (
            "Each site is asked this in its own file." if about_site else "This is asked in the innovation's own file."
        )
    return "The question about this does not apply here." if marked else "The checklist does not ask about this."


def _took_part(material: Material) -> str:
    roles = list(dict.fromkeys(role for role in _roles(material) if is_theirs(role)))
    if roles:
        return f"Among those who answered: {joined([the(headline(role)) for role in roles])}."
    return "Nobody is recorded as having answered as a patient or carer."


def _roles(material: Material) -> Iterator[str]:
    """Return the roles that the file records as having answered, and for an agreed file those who answered alone."""
    if material.assessment.respondent is not None:
        yield material.assessment.respondent.role
    yield from (one.role for one in who_answered_alone(material))
    for question in questions_in_play(material):
        answer = material.case.answer(question)
        if answer is not None:
            if answer.answered is not None:
                yield answer.answered.who
            yield from (one.role for one in (answer.consensus.dissent if answer.consensus is not None else ()))


def _views(material: Material) -> Iterator[View]:
    for question in questions_in_play(material):
        yield from (one for one in views_on(material, question) if is_theirs(one.role))
    decision = material.assessment.decision
    for made in decision.dissent if decision is not None else ():
        if is_theirs(made.role):
            yield View(capital(made.role), (), quoted(made.view))

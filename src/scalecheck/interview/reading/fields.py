"""What each kind of dialogue asks for."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final, Literal

from scalecheck.interview.reading.checks import (
    day_remark,
    is_day,
    is_end,
    is_link,
    is_name,
    is_organisation,
    is_role,
    is_somebody_else,
    role_remark,
)
from scalecheck.interview.reading.form import Field, Form, ProofKind
from scalecheck.interview.reading.parts import (
    action_parts,
    dissent_parts,
    evidence_parts,
    person_parts,
    picked,
    view_held,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scalecheck.interview.reading.form import FormKind
    from scalecheck.model.assessment import Answer, OtherView


def _role_alone(text: str) -> Mapping[str, str]:
    """Return the role without the letter of the command, which is often typed once more before it."""
    return {"role": re.sub(r"^w\s+", "", text)}


BASES: Final = (
    ("evidenced", "Evidenced: somebody else can check it"),
    ("observed", "Observed: I, or somebody I asked, saw it"),
    ("asserted", "Asserted: we say so"),
    ("guess", "A guess"),
)
"""What an answer can rest on, in words."""


def day_field(name: str, ask: str, *, is_end_of_evidence: bool = False) -> Field:
    """Return a field for a day, which may be left out."""
    return Field(name, ask, optional=True, check=is_end if is_end_of_evidence else is_day, remark=day_remark)


def role_field(
    name: str, ask: str, *, optional: bool = False, needed: bool = False, organisation: str | None = None
) -> Field:
    """Return a field for a role; what looks like a person is pointed out.

    Args:
        name: The field's name.
        ask: What is asked.
        optional: Whether an empty line goes on without it.
        needed: Whether an empty line asks again.
        organisation: The name of the field for its organisation, which may be given behind a `;`.
    """
    parts = partial(person_parts, (name, organisation)) if organisation is not None else None
    return Field(name, ask, optional=optional, needed=needed, check=is_role, remark=role_remark, parts=parts)


def organisation_field(name: str = "organisation", ask: str = "In which organisation?") -> Field:
    """Return a field for an organisation, which may be left out."""
    return Field(name, f"{ask} (Enter: leave it out)", optional=True, check=is_organisation)


def list_field(name: str, ask: str, choices: tuple[tuple[str, str], ...]) -> Field:
    """Return a field for any number of the entries of a list that is shown above it, which may be left out."""

    def check(text: str, _before: Mapping[str, str]) -> str | None:
        found = picked(choices, text)
        return found if isinstance(found, str) else None

    return Field(name, ask, optional=True, check=check)


Finding = Literal["met", "below", "unknown"]
"""What an answer says: that something holds, that it does not, or that nobody knows."""
_ASKS: Final[Mapping[Finding, tuple[str, str]]] = {
    "met": ("Which role keeps this true at scale?", "What will be done to keep it so?"),
    "below": ("Which role takes this on?", "What will be done about it?"),
    "unknown": ("Which role finds this out?", "What will be done to find out?"),
}
"""How the second pass asks for an owner and for an action."""
_SHOWS: Final = (
    "What shows it? Behind a ; you can add where it is, and until which day it counts (Enter: nothing to add)"
)
_WHO_KEEPS: Final = (
    "Who keeps to another answer? A number keeps it as they said it; behind it, or behind a role and a colon, their "
    "words of now (Enter: nobody else)"
)
_ACTION_PARTS: Final = "Behind a ; you can add who, and by which day."


_FIELDS: Final[Mapping[FormKind, tuple[Field, ...]]] = {
    "note": (Field("note", "Your note, in as many lines as you like; an empty line ends it", lines=True),),
    "evidence": (
        Field("what", "What shows it? (Enter: nothing to add)"),
        Field("link", "Where is it: a web address, or a path? (Enter: leave it out)", optional=True, check=is_link),
        day_field("recorded", "From which day is it, such as 31 October 2026? (Enter: no date)"),
        day_field("valid_until", "Until which day does it count? (Enter: no end)", is_end_of_evidence=True),
    ),
    "owner": (
        role_field("role", "Which role keeps this true at scale? (Enter: nobody yet)", organisation="organisation"),
        organisation_field(),
    ),
    "action": (
        Field("what", "What will be done about it? (Enter: nothing to add)", parts=action_parts),
        role_field("who", "Which role does it? (Enter: nobody yet)", optional=True, organisation="organisation"),
        organisation_field(),
        day_field("due", "By which day, such as 31 January 2027? (Enter: no date yet)"),
    ),
    "basis": (Field("basis", "What does the answer rest on? (a number; Enter: leave it open)", choices=BASES),),
    "not-applicable": (Field("reason", "Why does it not apply here? (Enter: it does)"),),
    "waiting-for": (replace(role_field("role", "Which role are we waiting for? (Enter: nobody)"), parts=_role_alone),),
    "override": (
        Field(
            "override",
            "This differs from the answer that is taken over, so it needs a reason before it is saved. "
            "Why is it different here? (Enter: leave it as it is taken over)",
        ),
    ),
    "consensus": (
        Field("reason", "Why this answer? In a sentence, for those who were not in the room (Enter: not agreed yet)"),
    ),
    "confirmed": (Field("who", "Which role, other than yours, confirms that it does not apply? (Enter: nobody yet)"),),
    "jump": (Field("words", "Words of the question that you look for, or its number (Enter: stay here)"),),
}


def form_for(kind: FormKind, question: str, before: Answer | None, role: str) -> Form:
    """Return the form that asks for one kind of thing.

    Args:
        kind: What it is about.
        question: The question that it belongs to; empty for none.
        before: The answer to that question as it is.
        role: Who answers; nobody confirms an answer of their own.
    """
    fields = _FIELDS[kind]
    if kind == "confirmed":
        fields = (replace(fields[0], check=is_somebody_else(role)),)
    return Form(kind, question, fields, before=before)


def proof_form(kind: ProofKind, question: str, before: Answer | None, role: str, finding: Finding) -> Form:
    """Return the form by which the second pass asks for one thing: as few lines as it takes, and what fits the answer.

    Args:
        kind: What the answer lacks.
        question: The question.
        before: The answer to it as it is.
        role: Who answers.
        finding: What the answer says.
    """
    if kind in {"confirmed", "basis"}:
        return form_for(kind, question, before, role)
    owner, action = _ASKS[finding]
    fields: Mapping[ProofKind, tuple[Field, ...]] = {
        "evidence": (Field("what", _SHOWS, parts=evidence_parts),),
        "owner": (
            role_field("role", f"{owner} (Enter: nobody yet)", organisation="organisation"),
            organisation_field(),
        ),
        "action": (
            Field("what", f"{action} {_ACTION_PARTS} (Enter: nothing to add)", parts=action_parts),
            day_field("due", "By which day, such as 31 January 2027? (Enter: no date yet)"),
        ),
    }
    return Form(kind, question, fields[kind], before=before)


def dissent_fields(views: Sequence[OtherView], options: tuple[tuple[str, str], ...]) -> tuple[Field, ...]:
    """Return the fields for somebody who keeps to another answer than the one agreed.

    Args:
        views: What was said otherwise, listed to be kept as it was said.
        options: The answers that can be kept to, each with its words.
    """
    labels = dict(options)
    listed = tuple((one.role, _view_words(one, labels)) for one in views)
    return (
        Field("who", _WHO_KEEPS, optional=True, choices=listed, parts=partial(dissent_parts, views), check=_is_listed),
        Field("option", "Which answer do they keep to? (a number)", needed=True, choices=options),
        Field("words", "In their own words: why? (Enter: no words)", optional=True),
    )


def _view_words(view: OtherView, labels: Mapping[str, str]) -> str:
    says = labels.get(view_held(view), view.option or "")
    note = f": “{' '.join(view.note.split())}”" if view.note else ""
    return f"{view.role}, {says}{note}"


def _is_listed(text: str, before: Mapping[str, str]) -> str | None:
    """Return what is wrong with somebody who keeps to another answer: a number that is not in the list, or no name."""
    if text.isdecimal():
        return f"There is no {text} in the list. Type a number from it, or a role with a colon and their words."
    return is_name(text, before)


def choice_form(kind: FormKind, question: str, ask: str, choices: tuple[tuple[str, str], ...]) -> Form:
    """Return a form with one choice by number."""
    return Form(kind, question, (Field("choice", ask, choices=choices),))

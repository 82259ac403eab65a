"""How replies become answers: what is kept of the old one, what is new, who gave it and when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from scalecheck.interview.forms import Field, Form, day, is_day, is_link
from scalecheck.model.assessment import Action, Answer, Evidence, Owner, PersonAndDay

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from scalecheck.interview.forms import FormKind
    from scalecheck.interview.state import Interview

BASES: Final = (
    ("evidenced", "evidenced: somebody else can check it"),
    ("observed", "observed: I, or somebody I asked, saw it"),
    ("asserted", "asserted: we say so"),
    ("guess", "guess"),
)
"""What an answer can rest on, in words."""

_STATES: Final = ("option", "not_applicable", "dont_know", "waiting_for", "not_mine")
_ORGANISATION: Final = Field("organisation", "In which organisation? (Enter: leave it)", optional=True)

_FIELDS: Final[Mapping[FormKind, tuple[Field, ...]]] = {
    "note": (Field("note", "Your note; an empty line ends it", lines=True),),
    "evidence": (
        Field("what", "What shows it? (Enter: leave it)"),
        Field("link", "Where does it stand: a web address, or a path? (Enter: leave it)", optional=True, check=is_link),
        Field("recorded", "From when is it, as year-month-day? (Enter: leave it)", optional=True, check=is_day),
        Field("valid_until", "Until when does it count? (Enter: leave it)", optional=True, check=is_day),
    ),
    "owner": (Field("role", "Which role keeps this true at scale? (Enter: leave it)"), _ORGANISATION),
    "action": (
        Field("what", "What has to become true, and by what action? (Enter: leave it)"),
        Field("who", "Which role does it? (Enter: nobody yet)", optional=True),
        _ORGANISATION,
        Field("due", "By when, as year-month-day? (Enter: no date yet)", optional=True, check=is_day),
    ),
    "basis": (Field("basis", "What does the answer rest on? (a number; Enter: leave it)", choices=BASES),),
    "not-applicable": (Field("reason", "Why does it not apply here? (Enter: leave it)"),),
    "waiting-for": (Field("role", "Which role are we waiting for? (Enter: leave it)"),),
    "override": (Field("override", "Why does this site answer differently from the programme? (Enter: leave it)"),),
    "confirmed": (Field("who", "Which role, other than yours, confirms that it does not apply? (Enter: leave it)"),),
    "jump": (Field("words", "Words from the question you look for (Enter: stay here)"),),
    "clash": (),
}


def form_for(kind: FormKind, question: str) -> Form:
    """Give the form that asks for one kind of thing."""
    return Form(kind, question, _FIELDS[kind])


def choice_form(kind: FormKind, question: str, ask: str, choices: tuple[tuple[str, str], ...]) -> Form:
    """Give a form with one choice by number."""
    return Form(kind, question, (Field("choice", ask, choices=choices),))


def answered(interview: Interview, question: str, **state: Any) -> Answer:
    """Give the answer to a question in a new state, with all that was recorded beside the old one.

    Args:
        interview: Where we are.
        question: The question.
        state: The new state, such as `option`, and what else changes; a note of "" leaves the old one.
    """
    kept = _kept(interview.answer(question))
    new = {name: value for name, value in state.items() if value not in {None, ""}}
    if "waiting_for" in new:
        return Answer(**{**kept, **new})
    given = PersonAndDay(who=interview.brief.role, date=interview.brief.today)
    return Answer(**{**kept, **new, "answered": given, "asked": interview.fingerprint(question)})


def confirmed_again(interview: Interview, question: str, note: str = "") -> Answer:
    """Give last round's answer as this round's: with its evidence and open actions, given anew."""
    before = interview.brief.previous[question]
    given = PersonAndDay(who=interview.brief.role, date=interview.brief.today)
    fields = {name: getattr(before, name) for name in Answer.model_fields if getattr(before, name) is not None}
    fields |= {"answered": given, "asked": interview.fingerprint(question)}
    if note:
        fields["note"] = note
    return Answer(**fields)


def with_form(interview: Interview, form: Form) -> Interview:
    """Give the interview with what a finished form says."""
    return _APPLY[form.kind](interview, form.question, form.values)


def _kept(answer: Answer | None) -> dict[str, Any]:
    if answer is None:
        return {}
    dropped = {*_STATES, "confirmed", "answered", "asked", "override"}
    return {
        name: getattr(answer, name)
        for name in Answer.model_fields
        if name not in dropped and getattr(answer, name) not in {None, ()}
    }


def _amended(interview: Interview, question: str, **more: Any) -> Interview:
    """Change something beside the answer, which itself stays as it is."""
    answer = interview.answer(question) or Answer()
    return interview.changed(question, answer.model_copy(update=more))


def _note(interview: Interview, question: str, values: Mapping[str, str]) -> Interview:
    return _amended(interview, question, note=values["note"])


def _evidence(interview: Interview, question: str, values: Mapping[str, str]) -> Interview:
    answer = interview.answer(question) or Answer()
    piece = Evidence(
        what=values["what"],
        link=values.get("link"),
        recorded=day(values.get("recorded", "")),
        valid_until=day(values.get("valid_until", "")),
    )
    more: dict[str, Any] = {"evidence": (*answer.evidence, piece)}
    if answer.basis is None and answer.option is not None:
        more["basis"] = "evidenced"
    return _amended(interview, question, **more)


def _owner(interview: Interview, question: str, values: Mapping[str, str]) -> Interview:
    owner = Owner(role=values["role"], organisation=values.get("organisation"))
    return _amended(interview, question, owner=owner)


def _action(interview: Interview, question: str, values: Mapping[str, str]) -> Interview:
    answer = interview.answer(question) or Answer()
    action = Action(
        what=values["what"],
        who=values.get("who"),
        organisation=values.get("organisation"),
        due=day(values.get("due", "")),
    )
    return _amended(interview, question, actions=(*answer.actions, action))


def _basis(interview: Interview, question: str, values: Mapping[str, str]) -> Interview:
    return _amended(interview, question, basis=values["basis"])


def _not_applicable(interview: Interview, question: str, values: Mapping[str, str]) -> Interview:
    return interview.changed(question, answered(interview, question, not_applicable=values["reason"]))


def _waiting_for(interview: Interview, question: str, values: Mapping[str, str]) -> Interview:
    return interview.changed(question, answered(interview, question, waiting_for=values["role"]))


def _override(interview: Interview, question: str, values: Mapping[str, str]) -> Interview:
    state = {"option": values["option"], "note": values.get("note"), "override": values["override"]}
    return interview.changed(question, answered(interview, question, **state))


def _confirmed(interview: Interview, question: str, values: Mapping[str, str]) -> Interview:
    return _amended(interview, question, confirmed=PersonAndDay(who=values["who"], date=interview.brief.today))


_APPLY: Final[Mapping[FormKind, Callable[[Interview, str, Mapping[str, str]], Interview]]] = {
    "note": _note,
    "evidence": _evidence,
    "owner": _owner,
    "action": _action,
    "basis": _basis,
    "not-applicable": _not_applicable,
    "waiting-for": _waiting_for,
    "override": _override,
    "confirmed": _confirmed,
}

"""How replies become answers: what is kept of the old one, what is new, who gave it and when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from scalecheck.engine.panel.spread import position_of
from scalecheck.interview.reading.checks import day
from scalecheck.interview.reading.form import DONT_KNOW, NOT_APPLICABLE
from scalecheck.model.assessment import Action, Answer, Consensus, Evidence, OtherView, Owner, PersonAndDay, Standing
from scalecheck.words.roles import role_alone

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from scalecheck.interview.reading.form import Form, FormKind
    from scalecheck.interview.state.state import Interview

    Values = Mapping[str, str]

_STATES: Final = ("option", "not_applicable", "dont_know", "waiting_for", "not_mine", "either")
_OF_THE_OLD_ANSWER: Final = frozenset({*_STATES, "confirmed", "answered", "asked", "override", "consensus"})
"""What goes when a question is answered anew; notes, evidence, owner and actions stay."""


def answered(interview: Interview, question: str, before: Answer | None, **state: object) -> Answer:
    """Return the answer to a question in a new state, with all that was recorded beside the old one.

    Args:
        interview: Where we are.
        question: The question.
        before: The answer that was there.
        state: The new state, such as `option`, and what else changes; a note of "" leaves the old one.
    """
    new: dict[str, Any] = {name: value for name, value in state.items() if value not in {None, ""}}
    if "waiting_for" in new:
        return Answer(**{**_beside(interview, question, before), **new})
    given = PersonAndDay(who=interview.brief.role, date=interview.brief.today)
    beside = {**_beside(interview, question, before), **_consensus_that_holds(before, new)}
    return Answer(**{**beside, **new, "answered": given, "asked": interview.fingerprint(question)})


def confirmed_again(interview: Interview, question: str, note: str = "") -> Answer:
    """Return last round's answer as this round's: with its evidence and open actions, given anew."""
    before = interview.brief.previous[question]
    fields = {name: getattr(before, name) for name in Answer.model_fields if getattr(before, name) is not None}
    fields["actions"] = _still_to_do(before)
    if before.waiting_for is None:
        given = PersonAndDay(who=interview.brief.role, date=interview.brief.today)
        fields |= {"answered": given, "asked": interview.fingerprint(question)}
    if interview.is_open(question):
        fields |= _beside(interview, question, interview.answer(question))
    return Answer(**{**fields, **({"note": note} if note else {})})


def left_as_inherited(before: Answer | None, note: str) -> Answer | None:
    """Return what stays of a site's own entry where it takes over an inherited answer: nothing of another answer."""
    had_answer = before is not None and any(getattr(before, name) not in {None, ()} for name in _STATES)
    kept = {**({} if had_answer else _kept(before)), **({"note": note} if note else {})}
    return Answer(**kept) if kept else None


def with_note(before: Answer | None, note: str) -> Answer | None:
    """Return an answer with another note; an empty one takes the old one away."""
    kept = (before or Answer()).model_copy(update={"note": note or None})
    return kept if kept != Answer() else None


def applied(interview: Interview, form: Form) -> Answer | None:
    """Return the answer with what a form says so far; as it was before where the form says nothing yet."""
    if form.kind not in _APPLY or not form.so_far:
        return form.before
    return _APPLY[form.kind](interview, form, form.so_far)


def _kept(answer: Answer | None) -> dict[str, Any]:
    if answer is None:
        return {}
    return {
        name: getattr(answer, name)
        for name in Answer.model_fields
        if name not in _OF_THE_OLD_ANSWER and getattr(answer, name) not in {None, ()}
    }


def _beside(interview: Interview, question: str, before: Answer | None) -> dict[str, Any]:
    """Return what stays beside an answer that is given anew.

    That is what is recorded in this file; and where the question was open here, owner, evidence and open actions of the
    last round's answer as well, which are still true or still to do whatever the answer is now.
    """
    here = _of_versions(before) if before is not None and before.either else _kept(before)
    earlier = interview.brief.previous.get(question)
    if earlier is None or not interview.is_open(question):
        return here
    carried: dict[str, Any] = {"owner": earlier.owner, "evidence": earlier.evidence, "actions": _still_to_do(earlier)}
    for name in ("evidence", "actions"):
        carried[name] = (*carried[name], *(one for one in here.get(name, ()) if one not in carried[name]))
    return {**{name: value for name, value in carried.items() if value}, **_without(here, "evidence", "actions")}


def _consensus_that_holds(before: Answer | None, new: Mapping[str, Any]) -> dict[str, Any]:
    """Return how the group came to an answer, where a new one says the same as the one before."""
    if before is None or before.consensus is None or "not_applicable" in new:
        return {}
    same = before.option == new.get("option") and bool(before.dont_know) == bool(new.get("dont_know"))
    return {"consensus": before.consensus} if same else {}


def _of_versions(before: Answer) -> dict[str, Any]:
    """Return what stays beside an answer of which two versions were kept: what is beside either of them."""
    every = (*before.either, before)
    held: dict[str, Any] = {
        "note": "\n".join(dict.fromkeys(one.note.strip() for one in every if one.note)),
        "evidence": tuple(dict.fromkeys(piece for one in every for piece in one.evidence)),
        "owner": next((one.owner for one in every if one.owner is not None), None),
        "actions": tuple(dict.fromkeys(action for one in every for action in one.actions)),
    }
    return {name: value for name, value in held.items() if value}


def _still_to_do(answer: Answer) -> tuple[Action, ...]:
    return tuple(one for one in answer.actions if not one.done)


def _without(values: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in values.items() if name not in names}


def _amended(form: Form, **more: object) -> Answer:
    """Change something beside the answer, which itself stays as it is."""
    return (form.before or Answer()).model_copy(update=more)


def _note(_interview: Interview, form: Form, values: Values) -> Answer:
    return _amended(form, note=values["note"])


def _evidence(_interview: Interview, form: Form, values: Values) -> Answer:
    before = form.before or Answer()
    piece = Evidence(
        what=values["what"],
        link=values.get("link"),
        recorded=day(values.get("recorded", "")),
        valid_until=day(values.get("valid_until", "")),
    )
    basis = before.basis or ("evidenced" if before.option is not None else None)
    return _amended(form, evidence=(*before.evidence, piece), basis=basis)


def _owner(_interview: Interview, form: Form, values: Values) -> Answer:
    return _amended(form, owner=Owner(role=values["role"], organisation=values.get("organisation")))


def _action(interview: Interview, form: Form, values: Values) -> Answer:
    """Add an action; in the second pass the owner, asked for just before, does it unless somebody else is named."""
    before = form.before or Answer()
    owner = before.owner if interview.proofs and "who" not in values else None
    action = Action(
        what=values["what"],
        who=owner.role if owner is not None else values.get("who"),
        organisation=owner.organisation if owner is not None else values.get("organisation"),
        due=day(values.get("due", "")),
    )
    return _amended(form, actions=(*before.actions, action))


def _basis(_interview: Interview, form: Form, values: Values) -> Answer:
    return _amended(form, basis=values["basis"])


def _consensus(interview: Interview, form: Form, values: Values) -> Answer | None:
    """Record why an answer was agreed, and the answer where it is new; dissent that says the same is dropped."""
    if "reason" not in values:
        return form.before
    before, agreed = form.before or Answer(), values.get("agreed")
    option = agreed if agreed != DONT_KNOW else None
    now = position_of(before) if agreed is None else option or Standing.DONT_KNOW
    held = dict.fromkeys(view for one in (before, *before.either) if one.consensus for view in one.consensus.dissent)
    consensus = Consensus(reason=values["reason"], dissent=tuple(one for one in held if position_of(one) != now))
    if agreed is None:
        return _amended(form, consensus=consensus)
    known = option is not None
    return answered(
        interview, form.question, form.before, option=option, dont_know=None if known else True, consensus=consensus
    )


def _dissent(_interview: Interview, form: Form, values: Values) -> Answer | None:
    """Record who keeps to another answer, and in which words."""
    consensus = form.before.consensus if form.before is not None else None
    if consensus is None or "who" not in values:
        return form.before
    holds = values.get("option", DONT_KNOW)
    view = OtherView(
        role=values["who"],
        option=holds if holds not in {DONT_KNOW, NOT_APPLICABLE} else None,
        not_applicable=True if holds == NOT_APPLICABLE else None,
        note=values.get("words"),
    )
    return _amended(form, consensus=consensus.model_copy(update={"dissent": (*consensus.dissent, view)}))


def _not_applicable(interview: Interview, form: Form, values: Values) -> Answer:
    return answered(interview, form.question, form.before, not_applicable=values["reason"])


def _waiting_for(interview: Interview, form: Form, values: Values) -> Answer:
    return answered(interview, form.question, form.before, waiting_for=role_alone(values["role"]))


def _override(interview: Interview, form: Form, values: Values) -> Answer | None:
    if "override" not in values:
        return form.before
    return answered(interview, form.question, form.before, **values)


def _confirmed(interview: Interview, form: Form, values: Values) -> Answer:
    return _amended(form, confirmed=PersonAndDay(who=values["who"], date=interview.brief.today))


_APPLY: Final[Mapping[FormKind, Callable[[Interview, Form, Values], Answer | None]]] = {
    "note": _note,
    "evidence": _evidence,
    "owner": _owner,
    "action": _action,
    "basis": _basis,
    "not-applicable": _not_applicable,
    "waiting-for": _waiting_for,
    "override": _override,
    "confirmed": _confirmed,
    "consensus": _consensus,
    "dissent": _dissent,
}

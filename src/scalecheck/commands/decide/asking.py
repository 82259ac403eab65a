"""Asking what a group is asked and what it decided, one line after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scalecheck.commands.decide.deciding import Asked, Departure, Minutes
from scalecheck.interview.filling import fill_in
from scalecheck.interview.reading.checks import day, is_day, is_name
from scalecheck.interview.reading.form import Field, Form
from scalecheck.interview.showing.said import Rows
from scalecheck.model.assessment import DecisionCondition, View

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from scalecheck.interview.prompting import Prompter
    from scalecheck.model.assessment import Assessment

    Values = Mapping[str, str]

_BOTH: Final = (("decision", "What was decided"), ("proposal", "What is asked"), ("both", "Both"))
_IN_WORDS: Final = "in-words"
_PROPOSAL: Final = (
    Field("step", "What is proposed, in a sentence? (Enter: leave it as it is)", optional=True),
    Field("sites", "At which sites, with commas between them? (Enter: leave it as it is)", optional=True),
    Field("start", "From which day, such as 2027-04-01? (Enter: leave it as it is)", optional=True, check=is_day),
    Field("cost", "What does it cost, in words? (Enter: leave it as it is)", optional=True),
    Field("options", "What could be done instead, with ; between them? (Enter: leave it as it is)", optional=True),
    Field("asks", "Which decision is asked for, in a sentence? (Enter: leave it as it is)", optional=True),
    Field(
        "next_review", "On which day does the group look again? (Enter: leave it as it is)", optional=True, check=is_day
    ),
)
_CONDITION: Final = (
    Field("who", "Which role sees to it? (Enter: nobody yet)", optional=True, check=is_name),
    Field("organisation", "In which organisation? (Enter: leave it out)", optional=True, check=is_name),
    Field("due", "By which day, such as 2027-01-31? (Enter: no date yet)", optional=True, check=is_day),
)


def ask_for(assessment: Assessment, departure: Departure, today: date, prompter: Prompter) -> Minutes | None:
    """Ask for a proposal, a decision or both; None where the input ends or the person gives up."""
    ask = "What do you want to record? (a number; Enter: stop here)"
    which = _fill(prompter, "", Field("which", ask, choices=_BOTH))
    if which is None:
        return None
    asked: Asked | None = Asked()
    if which["which"] != "decision":
        asked = _ask_for_proposal(prompter)
    if asked is None or which["which"] == "proposal":
        return Minutes(asked) if asked is not None and asked != Asked() else None
    if assessment.decision is not None and not _may_replace(assessment, prompter):
        return None
    return _ask_for_decision(asked, departure, today, prompter)


def is_confirmed(prompter: Prompter) -> bool:
    """Ask once more before anything is written."""
    choices = (("write", "Yes, write it"), ("stop", "No, write nothing"))
    values = _fill(prompter, "", Field("choice", "Is this right? (a number; Enter: write nothing)", choices=choices))
    return values is not None and values["choice"] == "write"


def _ask_for_proposal(prompter: Prompter) -> Asked | None:
    values = _fill(prompter, "What the group is asked", *_PROPOSAL)
    if values is None:
        return None
    return Asked(
        step=values.get("step"),
        sites=_split(values.get("sites", ""), ","),
        start=day(values.get("start", "")),
        cost=values.get("cost"),
        options=_split(values.get("options", ""), ";"),
        asks=values.get("asks"),
        next_review=day(values.get("next_review", "")),
    )


def _may_replace(assessment: Assessment, prompter: Prompter) -> bool:
    decision = assessment.decision
    if decision is None:
        return True
    said = ((decision.date.isoformat(), f"{decision.group}: {decision.taken}"),)
    prompter.tell(Rows("There is a decision already", said))
    choices = (("keep", "Keep it, and stop here"), ("replace", "Put the new one in its place"))
    values = _fill(prompter, "", Field("choice", "Which of the two? (a number; Enter: keep it)", choices=choices))
    return values is not None and values["choice"] == "replace"


def _ask_for_decision(asked: Asked, departure: Departure, today: date, prompter: Prompter) -> Minutes | None:
    outcomes = (*((one.id, one.title) for one in departure.verdicts), (_IN_WORDS, "Something else, in words"))
    values = _fill(
        prompter,
        "What was decided",
        Field("group", "Which group decided? (Enter: stop here)", check=is_name),
        Field("date", f"On which day? (Enter: {today.isoformat()})", optional=True, check=is_day),
        Field("outcome", "What did it decide? (a number; Enter: stop here)", choices=outcomes),
    )
    if values is None:
        return None
    decided, outcome = day(values.get("date", "")) or today, values["outcome"]
    if outcome == _IN_WORDS:
        words = _fill(prompter, "", Field("outcome", "What did it decide, in a sentence? (Enter: stop here)"))
        if words is None:
            return None
        outcome = words["outcome"]
    reason = _ask_why(outcome, departure, decided, prompter)
    if reason is None:
        return None
    conditions = _ask_for_conditions(prompter)
    dissent = None if conditions is None else _ask_for_dissent(prompter)
    ask = "On which day does the group look again? (Enter: leave it open)"
    end = None if dissent is None else _fill(prompter, "", Field("review", ask, optional=True, check=is_day))
    if conditions is None or dissent is None or end is None:
        return None
    return Minutes(
        asked,
        outcome=outcome,
        group=values["group"],
        decided_on=decided,
        departs_because=reason or None,
        conditions=conditions,
        dissent=dissent,
        review=day(end.get("review", "")),
    )


def _ask_why(outcome: str, departure: Departure, decided: date, prompter: Prompter) -> str | None:
    """Ask for the reason where the decision departs from the verdict; empty where it does not."""
    if not departure.departs(outcome, decided):
        return ""
    given = departure.judgement.verdict
    verdict = f"“{given.verdict.title}”" if given.settled else "that there is none yet"
    ask = f"The verdict says {verdict}. Why does the group decide otherwise? (Enter: stop here)"
    values = _fill(prompter, "", Field("because", ask))
    return None if values is None else values["because"]


def _ask_for_conditions(prompter: Prompter) -> tuple[DecisionCondition, ...] | None:
    found: list[DecisionCondition] = []
    ask = "Under which condition: what must be true? (Enter: no {})"
    while True:
        first = Field("what", ask.format("more" if found else "condition"), optional=True)
        values = _fill(prompter, f"Condition {len(found) + 1}", first)
        if values is None or "what" not in values:
            return None if values is None else tuple(found)
        more = _fill(prompter, "", *_CONDITION)
        if more is None:
            return None
        who, organisation, due = more.get("who"), more.get("organisation"), day(more.get("due", ""))
        found.append(DecisionCondition(what=values["what"], who=who, organisation=organisation, due=due))


def _ask_for_dissent(prompter: Prompter) -> tuple[View, ...] | None:
    found: list[View] = []
    while True:
        ask = f"Who saw it differently: which role? (Enter: {'nobody else' if found else 'nobody'})"
        values = _fill(prompter, "", Field("role", ask, optional=True, check=is_name))
        if values is None or "role" not in values:
            return None if values is None else tuple(found)
        more = _fill(prompter, "", Field("view", "What do they say? (Enter: stop here)"))
        if more is None:
            return None
        found.append(View(role=values["role"], view=more["view"]))


def _fill(prompter: Prompter, heading: str, *fields: Field) -> Values | None:
    return fill_in(Form("setup", "", fields), prompter, heading)


def _split(text: str, sign: str) -> tuple[str, ...]:
    return tuple(one.strip() for one in text.split(sign) if one.strip())

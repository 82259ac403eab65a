"""Asking what a group is asked and what it decided, one line after the other, and back again."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from scalecheck.commands.decide.deciding import Asked, Departure, Minutes, condition_of, says_nothing
from scalecheck.engine.logic.choices import choices
from scalecheck.engine.logic.wording import same_words
from scalecheck.interview.filling import Dialogue, Step
from scalecheck.interview.reading.checks import day, is_name
from scalecheck.interview.reading.fields import day_field, organisation_field, role_field
from scalecheck.interview.reading.form import Field, chosen
from scalecheck.interview.reading.parts import condition_parts, role_and_words, sites_of, sites_remark
from scalecheck.interview.showing.said import Rows
from scalecheck.model.assessment import Proposal, View
from scalecheck.words.days import day_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from scalecheck.engine.logic.choices import Choice
    from scalecheck.interview.prompting import Prompter
    from scalecheck.model.assessment import Assessment, DecisionCondition

    Values = Mapping[str, str]

_BOTH: Final = (("decision", "What was decided"), ("proposal", "What is asked"), ("both", "Both"))
_IN_WORDS: Final = "in-words"
_OPTION: Final = "option-"
_ACCEPTS: Final = "accepts-"
_PROPOSAL: Final = (
    Field("step", "What is proposed, in a sentence? (Enter: leave it out)", optional=True, remark=sites_remark),
    Field("sites", "At which sites, with commas between them? (Enter: leave it out)", optional=True),
    day_field("start", "From which day, such as 1 April 2027? (Enter: leave it out)"),
    Field("cost", "What does it cost, in words? (Enter: leave it out)", optional=True),
    Field("options", "What could be done instead of it, with ; between them? (Enter: leave it out)", optional=True),
    Field("asks", "Which decision is asked for, in a sentence? (Enter: leave it out)", optional=True),
    day_field("next_review", "On which day does the group look again? (Enter: leave it out)"),
)


class Asking:
    """The dialogue about a meeting; each line of it can be gone back to."""

    def __init__(self, assessment: Assessment, departure: Departure, today: date, prompter: Prompter) -> None:
        """Begin with the proposal that the file has, so that an empty line keeps each part of it."""
        self._assessment = assessment
        self._departure = departure
        self._today = today
        self._dialogue = Dialogue(prompter, kept=_lines_of(assessment.proposal) | self._accepted_before())

    def ask(self) -> Minutes | None:
        """Ask for a proposal, a decision or both; None where the input ends or the person gives up."""
        values = self._dialogue.hold(self._next_step)
        if values is None or values.get("replace") == "keep":
            return None
        is_asked, is_decided = values["which"] != "decision", values["which"] != "proposal"
        asked = _asked(values, self._assessment.proposal or Proposal()) if is_asked else Asked()
        if not is_decided:
            return Minutes(asked, asked_anew=True)
        return self._decided(values, asked, asked_anew=is_asked)

    def is_right(self) -> bool | None:
        """Ask once more before anything is written; None where the person goes back to the last line."""
        return self._dialogue.is_right()

    def _next_step(self, given: Values) -> Step | None:
        return next((step for step in self._steps(given) if step.field.name not in given), None)

    def _steps(self, given: Values) -> Iterator[Step]:
        """Return every step that follows from the replies so far, up to the first that has none."""
        yield Step(Field("which", "What do you want to record? (a number)", needed=True, choices=_BOTH))
        if given["which"] != "decision":
            for field in _PROPOSAL:
                yield Step(field, "What the group is asked")
        if given["which"] == "proposal":
            return
        if self._assessment.decision is not None:
            yield self._may_replace()
            if given["replace"] == "keep":
                return
        yield from self._steps_of_decision(given)
        yield from _steps_of_conditions(given)
        yield from _steps_of_dissent(given)
        yield Step(day_field("review", "On which day does the group look again? (Enter: leave it open)"))

    def _may_replace(self) -> Step:
        decision = self._assessment.decision
        rows = ((day_words(decision.date), f"{decision.group}: {decision.taken}"),) if decision is not None else ()
        choices = (("keep", "Keep it, and stop here"), ("replace", "Put the new one in its place"))
        ask = Field("replace", "Which of the two? (a number)", needed=True, choices=choices)
        return Step(ask, said=(Rows("There is a decision already", rows),))

    def _steps_of_decision(self, given: Values) -> Iterator[Step]:
        heading = "What was decided"
        verdicts = tuple((one.id, one.title) for one in self._departure.verdicts)
        options = tuple((f"{_OPTION}{number}", label) for number, (_, label) in enumerate(self._options(given)))
        outcomes = (*verdicts, *options, (_IN_WORDS, "Something else, in words"))
        yield Step(Field("group", "Which group decided?", needed=True, check=is_name), heading)
        yield Step(day_field("date", f"On which day? (Enter: {day_words(self._today)})"), heading)
        parts = partial(_outcome_parts, outcomes)
        ask = "What did it decide? (a number, or a sentence)"
        yield Step(Field("outcome", ask, needed=True, choices=outcomes, parts=parts), heading)
        if given["outcome"] == _IN_WORDS:
            yield Step(Field("words", "What did it decide, in a sentence?", needed=True, check=_is_outcome))
        yield from self._steps_of_acceptance()
        yield from self._why(given)

    def _steps_of_acceptance(self) -> Iterator[Step]:
        """Ask of each change of the core whether it is accepted; an empty line leaves it as it was decided before."""
        choices = (("yes", "It is accepted"), ("no", "It is not accepted"))
        for number, what in enumerate(self._departure.core_changes):
            ask = f"This does not keep the core: “{what}”. Does the group accept it? (a number; Enter: leave it open)"
            yield Step(Field(f"{_ACCEPTS}{number}", ask, optional=True, choices=choices), "Changes of the core")

    def _accepted_before(self) -> dict[str, str]:
        """Return what an earlier decision accepts as the replies that give it."""
        decision = self._assessment.decision
        before = {same_words(what) for what in decision.accepts} if decision is not None else frozenset()
        changes = enumerate(self._departure.core_changes)
        return {f"{_ACCEPTS}{number}": "yes" for number, what in changes if same_words(what) in before}

    def _accepts(self, given: Values) -> tuple[str, ...]:
        changes = enumerate(self._departure.core_changes)
        return tuple(what for number, what in changes if given.get(f"{_ACCEPTS}{number}") == "yes")

    def _options(self, given: Values) -> tuple[tuple[str, str], ...]:
        """Return what can be decided, with its label: what is asked, what is proposed, what could be done instead."""
        asked = self._proposed(given)
        among = choices(asked.step, asked.asks, asked.options)
        own = (asked.asks,) if asked.asks and not any(one.asked for one in among) else ()
        return (*((words, f"Yes, as asked: {words}") for words in own), *((one.words, _label(one)) for one in among))

    def _proposed(self, given: Values) -> Asked | Proposal:
        """Return the proposal as it was just given, or else as it is in the file."""
        before = self._assessment.proposal or Proposal()
        return _asked(given, before) if given["which"] == "both" else before

    def _why(self, given: Values) -> Iterator[Step]:
        """Ask for the reason where the decision departs from the verdict, or may do so in words of its own."""
        outcome = self._outcome(given)
        result = self._departure.judgement.verdict
        verdict = f"“{result.verdict.title}”" if result.settled else "that there is none yet"
        if self._departure.verdict(outcome) is None:
            ask = f"The verdict says {verdict}. Where the group departs from it: why? (Enter: it does not)"
            yield Step(Field("because", ask, optional=True))
        elif self._departure.departs(outcome, self._day(given), self._accepts(given)):
            yield Step(
                Field("because", f"The verdict says {verdict}. Why does the group decide otherwise?", needed=True)
            )

    def _outcome(self, given: Values) -> str:
        outcome = given["outcome"]
        if outcome.startswith(_OPTION) and self._departure.verdict(outcome) is None:
            return self._options(given)[int(outcome.removeprefix(_OPTION))][0]
        return given["words"] if outcome == _IN_WORDS else outcome

    def _day(self, given: Values) -> date:
        return day(given.get("date", "")) or self._today

    def _decided(self, values: Values, asked: Asked, *, asked_anew: bool) -> Minutes:
        return Minutes(
            asked,
            asked_anew=asked_anew,
            outcome=self._outcome(values),
            group=values["group"],
            decided_on=self._day(values),
            departs_because=values.get("because"),
            conditions=tuple(_conditions(values)),
            accepts=self._accepts(values),
            accepts_anew=True,
            dissent=tuple(_dissent(values)),
            review=day(values.get("review", "")),
        )


def _label(choice: Choice) -> str:
    said = "Yes, as asked: " if choice.asked else "As proposed: " if choice.proposed else ""
    return f"{said}{choice.words}"


def _outcome_parts(outcomes: tuple[tuple[str, str], ...], text: str) -> Values | str:
    """Return the outcome that is chosen, or that it is in these words; a sentence where they say nothing."""
    value = chosen(outcomes, text)
    if value is not None:
        return {"outcome": value}
    if text.isdecimal() or says_nothing(text):
        return f"Please type a number from 1 to {len(outcomes)}, or what was decided in a sentence."
    return {"outcome": _IN_WORDS, "words": text}


def _is_outcome(text: str, _given: Values) -> str | None:
    return f"“{text}” does not say what was decided." if says_nothing(text) else None


def _steps_of_conditions(given: Values) -> Iterator[Step]:
    number = 0
    while number == 0 or given[f"condition-{number}"]:
        number += 1
        name, heading = f"condition-{number}", f"Condition {number}"
        ask = (
            "Under which condition: what must be true? Behind a ; you can add who, their organisation and the day "
            f"(Enter: no {'more' if number > 1 else 'condition'})"
        )
        yield Step(Field(name, ask, optional=True, parts=partial(_parts_of_condition, name)), heading)
        if given[name]:
            who, organisation = f"{name}-who", f"{name}-organisation"
            ask = "Which role sees to it? (Enter: nobody yet)"
            yield Step(role_field(who, ask, optional=True, organisation=organisation), heading)
            yield Step(organisation_field(organisation), heading)
            yield Step(day_field(f"{name}-due", "By which day, such as 31 January 2027? (Enter: no date yet)"), heading)


def _steps_of_dissent(given: Values) -> Iterator[Step]:
    number = 0
    while number == 0 or given[f"dissent-{number}"]:
        number += 1
        role, view = f"dissent-{number}", f"dissent-{number}-view"
        ask = f"Who saw it differently: which role? (Enter: {'nobody else' if number > 1 else 'nobody'})"
        yield Step(replace(role_field(role, ask, optional=True), parts=partial(role_and_words, (role, view))))
        if given[role]:
            yield Step(Field(view, "What do they say?", needed=True))


def _conditions(values: Values) -> Iterator[DecisionCondition]:
    number = 1
    while what := values.get(f"condition-{number}"):
        rest = {part: values.get(f"condition-{number}-{part}", "") for part in ("who", "organisation", "due")}
        yield condition_of({"what": what, **rest})
        number += 1


def _parts_of_condition(name: str, text: str) -> Values | str:
    """Return the parts of a condition by the names of the steps that ask for them; a sentence where it is none."""
    parts = condition_parts(text)
    return parts if isinstance(parts, str) else {_step_of(name, part): value for part, value in parts.items()}


def _step_of(condition: str, part: str) -> str:
    return condition if part == "what" else f"{condition}-{part}"


def _dissent(values: Values) -> Iterator[View]:
    number = 1
    while role := values.get(f"dissent-{number}"):
        yield View(role=role, view=values[f"dissent-{number}-view"])
        number += 1


def _asked(values: Values, before: Proposal) -> Asked:
    """Return what was typed; lists that are kept stay as they are, whatever signs are in them."""
    kept = _lines_of(before)
    sites, options = (values.get(name, "") for name in ("sites", "options"))
    return Asked(
        step=values.get("step"),
        sites=before.sites if sites == kept.get("sites") else sites_of(sites),
        start=day(values.get("start", "")),
        cost=values.get("cost"),
        options=before.options if options == kept.get("options") else _split(options, ";"),
        asks=values.get("asks"),
        next_review=day(values.get("next_review", "")),
    )


def _lines_of(proposal: Proposal | None) -> dict[str, str]:
    """Return a proposal as the replies that give it."""
    if proposal is None:
        return {}
    lines = {
        "step": proposal.step,
        "sites": ", ".join(proposal.sites),
        "start": day_words(proposal.start) if proposal.start is not None else None,
        "cost": proposal.cost,
        "options": "; ".join(proposal.options),
        "asks": proposal.asks,
        "next_review": day_words(proposal.next_review) if proposal.next_review is not None else None,
    }
    return {name: text for name, text in lines.items() if text}


def _split(text: str, sign: str) -> tuple[str, ...]:
    return tuple(one.strip() for one in text.split(sign) if one.strip())

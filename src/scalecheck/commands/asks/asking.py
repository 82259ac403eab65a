"""Asking for what only the system can change, one line after the other, and back again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from scalecheck.engine.logic.wording import same_words
from scalecheck.interview.filling import Dialogue, Step
from scalecheck.interview.reading.checks import day, is_day_after, is_organisation, is_past_day, role_remark
from scalecheck.interview.reading.fields import day_field, list_field
from scalecheck.interview.reading.form import Field
from scalecheck.interview.reading.parts import picked
from scalecheck.interview.showing.said import Rows
from scalecheck.model.assessment import Ask
from scalecheck.words.days import day_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from scalecheck.interview.prompting import Prompter
    from scalecheck.interview.reading.form import Check

    Values = Mapping[str, str]

KINDS: Final = (
    ("rule", "A rule"),
    ("contract", "A contract"),
    ("target", "A target"),
    ("pathway", "A pathway"),
    ("money", "Money"),
)
"""What kind of thing can have to change, in words."""
_GAPS: Final = "Gaps about the system that nobody was asked to change"


class AskingAnew:
    """The dialogue about new asks, one after the other; each line of it can be gone back to."""

    def __init__(self, gaps: tuple[tuple[str, str], ...], asks: Sequence[Ask], today: date, prompter: Prompter) -> None:
        """Take the gaps that an ask can name, each by its id with its title, and the asks that are recorded."""
        self._gaps = gaps
        self._is_new = is_new(asks)
        self._today = today
        self.dialogue = Dialogue(prompter)

    def ask(self) -> tuple[Ask, ...] | None:
        """Ask until a line is left empty; None where the input ends or the person gives up."""
        values = self.dialogue.hold(self._next_step)
        return None if values is None else tuple(self._asks(values))

    def _next_step(self, given: Values) -> Step | None:
        return next((step for step in self._steps(given) if step.field.name not in given), None)

    def _steps(self, given: Values) -> Iterator[Step]:
        number = 0
        while number == 0 or given[f"{number}-what"]:
            number += 1
            heading = f"Ask {number}"
            more = "nothing else" if number > 1 else "nothing"
            ask = f"What has to change that only others can change? (Enter: {more})"
            yield Step(Field(f"{number}-what", ask, optional=True, check=self._is_new), heading)
            if given[f"{number}-what"]:
                yield from self._steps_of_one(given, f"{number}-", heading)

    def _steps_of_one(self, given: Values, before: str, heading: str) -> Iterator[Step]:
        yield Step(Field(f"{before}kind", "What kind of thing is it? (a number)", needed=True, choices=KINDS), heading)
        if self._gaps:
            listed = tuple((str(place), title) for place, (_, title) in enumerate(self._gaps, start=1))
            ask = "Which of these would it help? Numbers, with commas between (Enter: none of them)"
            yield Step(list_field(f"{before}items", ask, self._gaps), heading, (Rows(_GAPS, listed),))
        yield from steps_of_what_came(given, before, heading, self._today)

    def _asks(self, values: Values) -> Iterator[Ask]:
        number = 1
        while what := values.get(f"{number}-what"):
            before = f"{number}-"
            items = picked(self._gaps, values.get(f"{before}items", ""))
            yield Ask.model_validate(
                {
                    "what": what,
                    "kind": values[f"{before}kind"],
                    "items": () if isinstance(items, str) else items,
                    **what_came(values, before),
                }
            )
            number += 1


class AskingOn:
    """The dialogue about what came of one ask; an empty line keeps what is recorded."""

    def __init__(self, ask: Ask, today: date, prompter: Prompter) -> None:
        """Begin with what is recorded."""
        self._today = today
        days = {name: day_words(one) for name, one in (("put", ask.put), ("due", ask.due)) if one is not None}
        texts = {name: one for name, one in (("body", ask.body), ("answer", ask.answer)) if one}
        kept = {**texts, **days, "done": "yes" if ask.done else "no"}
        self.dialogue = Dialogue(prompter, kept=kept)
        self._before = ask

    def ask(self) -> Ask | None:
        """Ask what came of it; None where the input ends or the person gives up."""
        values = self.dialogue.hold(self._next_step)
        if values is None:
            return None
        empty: dict[str, object] = dict.fromkeys(("body", "put", "answer", "due"))
        came = {**empty, **what_came(values, ""), "done": values.get("done") == "yes"}
        return self._before.model_copy(update=came)

    def _next_step(self, given: Values) -> Step | None:
        return next((step for step in self._steps(given) if step.field.name not in given), None)

    def _steps(self, given: Values) -> Iterator[Step]:
        yield from steps_of_what_came(given, "", "What came of it", self._today)
        choices = (("no", "Not yet"), ("yes", "It has changed"))
        yield Step(Field("done", "Has it changed? (a number)", needed=True, choices=choices), "What came of it")


def is_new(asks: Sequence[Ask]) -> Check:
    """Return a check that none of these asks is about the same."""
    recorded = frozenset(same_words(one.what) for one in asks)

    def check(text: str, _before: Values) -> str | None:
        if same_words(text) in recorded:
            return "That is asked for in this file already. asks --change KEY records what came of it."
        return None

    return check


def steps_of_what_came(given: Values, before: str, heading: str, today: date) -> Iterator[Step]:
    """Return what asks who could change something, when it was put to them, what they answered, and by when."""
    body, put = f"{before}body", f"{before}put"
    ask = "Who could change it: a body, or a role in one? (Enter: nobody is named)"
    yield Step(Field(body, ask, optional=True, check=is_organisation, remark=role_remark), heading)
    if given[body]:
        field = day_field(put, "On which day was it put to them? (Enter: not yet)")
        yield Step(replace(field, check=is_past_day(today)), heading)
        if given[put]:
            yield Step(Field(f"{before}answer", "What did they answer? (Enter: nothing yet)", optional=True), heading)
    due = day_field(f"{before}due", "By which day is it needed, such as 31 January 2027? (Enter: no day)")
    yield Step(replace(due, check=is_day_after(put)), heading)


def what_came(values: Values, before: str) -> dict[str, object]:
    """Return what was said to these steps, by the keys of an ask; what was left out is not there."""
    texts = {name: values.get(f"{before}{name}") for name in ("body", "answer")}
    days = {name: day(values.get(f"{before}{name}", "")) for name in ("put", "due")}
    return {name: one for name, one in {**texts, **days}.items() if one}

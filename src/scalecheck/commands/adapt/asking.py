"""Asking what a site changed, and which parts of the innovation must stay, line by line and back again."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from scalecheck.commands.adapt.adapting import Adapted, part_id
from scalecheck.interview.filling import Dialogue, Step
from scalecheck.interview.reading.checks import day, is_name, is_past_day, is_role, role_remark
from scalecheck.interview.reading.fields import day_field, list_field
from scalecheck.interview.reading.form import Field
from scalecheck.interview.reading.parts import picked, role_and_day
from scalecheck.interview.showing.said import Rows
from scalecheck.model.assessment import Adaptation, CorePart
from scalecheck.words.sentences import headline

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from scalecheck.interview.prompting import Prompter
    from scalecheck.model.assessment import Assessment

    Values = Mapping[str, str]

_PART: Final = "part:"
_OTHER: Final = "core"
_NONE: Final = "periphery"
_RECORDED: Final = "recorded:"
_HOLDS: Final = (
    ("yes", "Yes: it was changed within limits"),
    ("no", "No: the core no longer holds as it was tried"),
    ("unknown", "Nobody knows yet"),
)
_WHICH: Final = "Which part that must stay does it touch"
_DOES_IT_HOLD: Final = "Does that still do what it is there for? (a number)"
_KEEPS: Final[Mapping[str, bool]] = {"yes": True, "no": False}
_NAMED: Final = "Parts that must stay"


class NamingParts:
    """The dialogue about the parts of the innovation that must stay, for the programme's file."""

    def __init__(self, core: tuple[CorePart, ...], prompter: Prompter) -> None:
        """Take the parts that are named already."""
        self._core = core
        self.dialogue = Dialogue(prompter)

    def ask(self) -> Adapted | None:
        """Ask for parts until a line is left empty; None where the input ends or the person gives up."""
        values = self.dialogue.hold(lambda given: _first_open(steps_of_parts(self._core, given), given))
        return Adapted(named=parts_named(self._core, values)) if values is not None else None


class AskingOfSite:
    """The dialogue about what a site changed; each line of it can be gone back to."""

    def __init__(
        self, site: Assessment, core: tuple[CorePart, ...], today: date, prompter: Prompter, *, name: bool
    ) -> None:
        """Begin with what is recorded; where `name`, the parts that must stay are named first, if the person likes."""
        self._site = site
        self._core = core
        self._today = today
        self._may_name = name
        self.dialogue = Dialogue(prompter)

    def ask(self) -> Adapted | None:
        """Ask until a line is left empty, and what was kept; None where the input ends or the person gives up."""
        values = self.dialogue.hold(lambda given: _first_open(self._steps(given), given))
        if values is None:
            return None
        kept = picked(self._untouched(values), values.get("kept", ""))
        return Adapted(
            named=parts_named(self._core, values),
            new=tuple(self._new(values)),
            amended=dict(self._amended(values)),
            kept=() if isinstance(kept, str) else kept,
        )

    def _steps(self, given: Values) -> Iterator[Step]:
        """Return every step that follows from the replies so far, up to the first that has none."""
        if self._may_name:
            choices = (("yes", "Name them now"), ("no", "Go on without"))
            ask = "The programme's file names no parts that must stay. Name them first? (a number)"
            yield Step(Field("name", ask, needed=True, choices=choices))
            if given["name"] == "yes":
                yield from steps_of_parts(self._core, given)
        number = 0
        while number == 0 or given[f"{number}-what"]:
            number += 1
            yield from self._steps_of_change(given, number)
        if untouched := self._untouched(given):
            listed = tuple((str(place), words) for place, (_, words) in enumerate(untouched, start=1))
            ask = "Which of these has the site kept as they are? Numbers with commas between, or all (Enter: not known)"
            yield Step(list_field("kept", ask, untouched), "What was kept", (Rows(_NAMED, listed),))

    def _steps_of_change(self, given: Values, number: int) -> Iterator[Step]:
        before, heading = f"{number}-", f"Change {number}"
        recorded = self._recorded()
        more = "nothing more" if number > 1 or recorded else "nothing"
        choose = "a number says more of one that is recorded; " if recorded else ""
        ask = f"What did the site change, in a sentence? ({choose}Enter: {more})"
        parts = partial(_change_or_number, f"{before}what", recorded) if recorded else None
        yield Step(Field(f"{before}what", ask, optional=True, choices=recorded, parts=parts), heading)
        what = given[f"{before}what"]
        if what.startswith(_RECORDED):
            yield from self._steps_of_recorded(given, before, heading, self._site.adaptations[_place(what)])
        elif what:
            yield from self._steps_of_new(given, before, heading)

    def _steps_of_recorded(self, given: Values, before: str, heading: str, change: Adaptation) -> Iterator[Step]:
        """Ask what is not recorded of a change, and what happened."""
        if change.kind == "core" and change.part is None and (core := self._parts(given)):
            choices = (*((f"{_PART}{one.id}", _words(one)) for one in core), (_OTHER, "None of these"))
            yield Step(Field(f"{before}part", f"{_WHICH}? (a number)", needed=True, choices=choices), heading)
        if change.kind == "core" and change.keeps_core is None:
            yield Step(Field(f"{before}keeps", _DOES_IT_HOLD, needed=True, choices=_HOLDS), heading)
        otherwise = "as it is recorded" if change.outcome else "too early to say"
        yield Step(Field(f"{before}outcome", f"What happened? (Enter: {otherwise})", optional=True), heading)

    def _steps_of_new(self, given: Values, before: str, heading: str) -> Iterator[Step]:
        core = self._parts(given)
        parts = tuple((f"{_PART}{one.id}", _words(one)) for one in core)
        other = "Something else that makes it work" if core else "Yes"
        none = "None of these: it touches nothing that must stay" if core else "No"
        ask = f"{_WHICH if core else 'Does it touch what makes the innovation work'}? (a number)"
        choices = (*parts, (_OTHER, other), (_NONE, none))
        yield Step(Field(f"{before}part", ask, needed=True, choices=choices), heading)
        if given[f"{before}part"] != _NONE:
            yield Step(Field(f"{before}keeps", _DOES_IT_HOLD, needed=True, choices=_HOLDS), heading)
        yield Step(Field(f"{before}why", "Why was it changed? (Enter: not known)", optional=True), heading)
        yield from self._steps_of_decider(given, f"{before}who", f"{before}day", heading)
        yield Step(Field(f"{before}outcome", "What happened? (Enter: too early to say)", optional=True), heading)

    def _steps_of_decider(self, given: Values, who: str, when: str, heading: str) -> Iterator[Step]:
        ask, has_come = (
            "Which role decided it? Behind a ; you can add the day (Enter: not known)",
            is_past_day(self._today),
        )
        parts = partial(role_and_day, (who, when), has_come)
        yield Step(Field(who, ask, optional=True, check=is_role, remark=role_remark, parts=parts), heading)
        if given[who]:
            day_of_it = replace(day_field(when, "On which day? (Enter: not known)"), check=has_come)
            yield Step(day_of_it, heading)

    def _recorded(self) -> tuple[tuple[str, str], ...]:
        adaptations = enumerate(self._site.adaptations)
        return tuple((f"{_RECORDED}{place}", headline(one.what)) for place, one in adaptations)

    def _parts(self, given: Values) -> tuple[CorePart, ...]:
        return (*self._core, *parts_named(self._core, given))

    def _untouched(self, given: Values) -> tuple[tuple[str, str], ...]:
        """Return the parts of which nothing is said yet, each with its words."""
        new = {given.get(name, "").removeprefix(_PART) for name in given if name.endswith("-part")}
        said = {one.part for one in self._site.adaptations} | set(self._site.kept) | new
        return tuple((one.id, _words(one)) for one in self._parts(given) if one.id not in said)

    def _new(self, values: Values) -> Iterator[Adaptation]:
        for before, what in _changes(values):
            if what.startswith(_RECORDED):
                continue
            touches = values[f"{before}part"]
            yield Adaptation(
                what=what,
                kind="periphery" if touches == _NONE else "core",
                part=_part(touches),
                keeps_core=True if touches == _NONE else _KEEPS.get(values[f"{before}keeps"]),
                why=values.get(f"{before}why"),
                decided_by=values.get(f"{before}who"),
                date=day(values.get(f"{before}day", "")),
                outcome=values.get(f"{before}outcome"),
            )

    def _amended(self, values: Values) -> Iterator[tuple[int, Adaptation]]:
        for before, what in _changes(values):
            if not what.startswith(_RECORDED):
                continue
            change = self._site.adaptations[_place(what)]
            said = {
                "part": _part(values.get(f"{before}part", "")),
                "keeps_core": _KEEPS.get(values.get(f"{before}keeps", "")),
                "outcome": values.get(f"{before}outcome"),
            }
            new = change.model_copy(update={name: one for name, one in said.items() if one is not None})
            if new != change:
                yield _place(what), new


def steps_of_parts(core: tuple[CorePart, ...], given: Values) -> Iterator[Step]:
    """Return what asks for the parts that must stay, one after the other, up to the first that has no reply."""
    named = Rows(_NAMED, tuple((str(place), _words(one)) for place, one in enumerate(core, start=1)))
    number = 0
    while number == 0 or given[f"core-{number}"]:
        number += 1
        name, heading = f"core-{number}", f"Part {len(core) + number}"
        more = "no more" if number > 1 or core else "none"
        ask = f"Which part must stay as it is wherever this goes, in a few words? (Enter: {more})"
        said = (named,) if number == 1 and core else ()
        yield Step(Field(name, ask, optional=True, check=is_name), heading, said)
        if given[name]:
            yield Step(
                Field(f"{name}-why", "Why does it bring the benefit? (Enter: leave it out)", optional=True), heading
            )


def parts_named(core: tuple[CorePart, ...], values: Values) -> tuple[CorePart, ...]:
    """Return the parts that were named, with ids unlike those of the others."""
    found: list[CorePart] = []
    number = 1
    while what := values.get(f"core-{number}"):
        taken = [one.id for one in (*core, *found)]
        found.append(CorePart(id=part_id(what, taken), what=what, why=values.get(f"core-{number}-why") or None))
        number += 1
    return tuple(found)


def _first_open(steps: Iterator[Step], given: Values) -> Step | None:
    return next((step for step in steps if step.field.name not in given), None)


def _changes(values: Values) -> Iterator[tuple[str, str]]:
    """Return the beginning of the names of each change's replies, and what was said of it first."""
    number = 1
    while what := values.get(f"{number}-what"):
        yield f"{number}-", what
        number += 1


def _change_or_number(name: str, recorded: tuple[tuple[str, str], ...], text: str) -> Values | str:
    """Return the change that a line tells, or the recorded one that its number means; a sentence where it is none."""
    if not text.isdecimal():
        return {name: text}
    found = picked(recorded, text)
    return found if isinstance(found, str) else {name: found[0]}


def _place(recorded: str) -> int:
    """Return where in the file a change is that was chosen by its number."""
    return int(recorded.removeprefix(_RECORDED))


def _part(touches: str) -> str | None:
    """Return the id of the part that was chosen; None where none of them was."""
    return touches.removeprefix(_PART) if touches.startswith(_PART) else None


def _words(part: CorePart) -> str:
    return headline(part.what)

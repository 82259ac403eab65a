"""Two names look like one organisation or place, written in two ways.

Whoever counts by organisation or by site then counts it twice: what it owns, what is overdue there, how often it is
asked. The names of the file are compared with each other, and with those in the programme's and the sites' files beside
it. Two organisations with an id each
(`organisation_id`) are told apart by it; the same id says that they are one.

Passing:

    site: {id: eastbrook, name: Eastbrook, organisation: NHS Hill and Vale}
    answers:
      scaling-owner: {option: planned, owner: {role: chief nurse, organisation: NHS Hill and Vale}}

Failing:

    site: {id: eastbrook, name: Eastbrook, organisation: NHS Hill and Vale}
    answers:
      scaling-owner: {option: planned, owner: {role: chief nurse, organisation: Hill & Vale ICB}}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scalecheck.engine.logic.wording import same_words
from scalecheck.lint.names import MOST_NAMES, Effort, may_be_one, names_in
from scalecheck.lint.remark import Spot
from scalecheck.lint.rule import AssessmentRule
from scalecheck.lint.subject import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scalecheck.lint.names import Named
    from scalecheck.lint.subject import AssessmentSubject


def find(subject: AssessmentSubject) -> Iterator[Spot]:
    """Return the names that look like another name, each once, at the later of the two in the file."""
    before = [one for file in subject.around for one in names_in(file)]
    known = list(_each_once(before))
    told: set[tuple[str, str]] = set()
    effort = Effort()
    for one in _each_once(names_in(subject.assessment)):
        key = one.kind, same_words(one.name)
        other = next((other for other in known if may_be_one(one, other, effort)), None)
        if other is not None and key not in told:
            told.add(key)
            yield Spot(
                one.path,
                f"{quoted(one.name)} looks like {quoted(other.name)}, written in another way.",
                f"Write one name for one {one.kind}. {_how_to_tell_apart(one.kind)}",
            )
        if len(known) < MOST_NAMES:
            known.append(one)


def _each_once(names: Iterable[Named]) -> Iterator[Named]:
    """Return the first of those that are written alike and mean one thing, and no more than are compared at most."""
    seen: set[tuple[str, str, str | None]] = set()
    for one in names:
        key = one.kind, same_words(one.name), one.id
        if key not in seen:
            seen.add(key)
            yield one
        if len(seen) == MOST_NAMES:
            return


def _how_to_tell_apart(kind: str) -> str:
    if kind == "place":
        return "If they are two, say so in the name."
    return "If they are two, give each its `organisation_id` where it is named at the top."


RULE = AssessmentRule(
    "alike-names",
    find,
    one="One name looks like another, written in another way.",
    several="{} names look like others, written in another way.",
    weakens=False,
    place=195,
)

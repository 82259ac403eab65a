"""The figures that facts look at, each worked out once and only where a fact asks for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, TypeVar, get_args

from scalecheck.engine.judging.counts import Counts, count
from scalecheck.engine.judging.scoring import Reading, Score, score_of_items, scores
from scalecheck.model.conditions import About

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from scalecheck.engine.inputs.case import Case
    from scalecheck.engine.inputs.responses import Response
    from scalecheck.model.checklist import Section

Found = TypeVar("Found")

_MOST: Final = 60_000
"""How many results are kept of many files together."""


@dataclass(frozen=True, slots=True)
class Known:
    """What was found out about cases that differ in their answers alone, so that it is not worked out again.

    They have the checklist, the day and the items left out in common. Answers are told apart by identity, so each is
    kept.
    """

    gates_only: bool = False
    """Whether the cases come from many files, and only gates are kept: the answers to a section seldom recur in another
    file."""
    _found: dict[tuple[object, ...], tuple[Any, tuple[Response | None, ...]]] = field(default_factory=dict)

    def once(self, what: str, case: Case, questions: Collection[str], work: Callable[[], Found]) -> Found:
        """Return what some work gives, done once for the same answers.

        Args:
            what: What is worked out, in a word and an id.
            case: The case.
            questions: All questions on whose answers it depends.
            work: The work.
        """
        responses = tuple(map(case.responses.get, questions))
        key = (what, case.void.intersection(questions), *map(_identity if self.gates_only else id, responses))
        kept = self._found.get(key)
        if kept is None:
            kept = self._found[key] = (work(), responses)
        found: Found = kept[0]
        return found

    @property
    def size(self) -> int:
        """How much is kept."""
        return len(self._found)


def _identity(response: Response | None) -> tuple[int, bool] | None:
    return None if response is None else (id(response.answer), response.confirmed)


@dataclass(frozen=True, slots=True)
class KnownOfMany:
    """What was found out about many files that answer one checklist on one day.

    It is of use only where equal answers are one and the same object. It forgets everything when it has grown large, so
    that it never holds much more than the files of one innovation ask for.
    """

    _found: dict[frozenset[str], tuple[Known, dict[About, Known]]] = field(default_factory=dict)

    def of(self, case: Case) -> tuple[Known, Mapping[About, Known]]:
        """Return what is known of cases like this one: of the whole, and of each side alone.

        A case whose core was changed is like no other: its gates depend on more than on its answers.
        """
        if case.core_changes:
            return _nothing_yet()
        if sum(whole.size + sum(one.size for one in sides.values()) for whole, sides in self._found.values()) > _MOST:
            self._found.clear()
        return self._found.setdefault(case.left_out, _nothing_yet())


def _nothing_yet() -> tuple[Known, dict[About, Known]]:
    return Known(gates_only=True), {about: Known(gates_only=True) for about in get_args(About)}


@dataclass(frozen=True)
class Figures:
    """Scores and counts of one case; two cases with the same items in play and the same answers to them share them."""

    case: Case
    """The case."""
    known: Known | None = None
    """What is known from cases with other answers."""

    @cached_property
    def worst(self) -> dict[str | None, Score]:
        """Every section's score by id, and that of everything under None, with the open answers at their worst."""
        return scores(self.case, Reading.WORST)

    @cached_property
    def best(self) -> dict[str | None, Score]:
        """The same with the open answers at their best."""
        return scores(self.case, Reading.BEST)

    @cached_property
    def counts(self) -> dict[str | None, Counts]:
        """The counts of each section by id, and of everything under None."""
        outline = self.case.outline
        found: dict[str | None, Counts] = {}
        for section in reversed(outline.sections.values()):
            own = self._own_counts(section)
            found[section.id] = sum((found[inner.id] for inner in section.sections), own)
        found[None] = sum((found[domain.id] for domain in outline.checklist.domains), Counts())
        return found

    def _own_counts(self, section: Section) -> Counts:
        def work() -> Counts:
            return count(self.case, self.case.in_play(section.items))

        if self.known is None or self.known.gates_only:
            return work()
        return self.known.once(f"counts {section.id}", self.case, [item.id for item in section.items], work)

    def safe_scores(self, reading: Reading) -> dict[str | None, Score]:
        """Return the scores with the open answers at their worst, or at their best."""
        return self.worst if reading is Reading.WORST else self.best

    def about(self, about: About, reading: Reading) -> Score:
        """Score all items about one thing as one list."""
        return score_of_items(self.case, (item for item in self.case.items() if item.about == about), reading)

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
    from scalecheck.engine.judging.gate_result import Gates
    from scalecheck.model.conditions import Importance

Found = TypeVar("Found")

_MOST: Final = 60_000
"""How many results are kept of many files together."""


@dataclass(slots=True)
class Known:
    """What was found out about cases that differ in their answers alone, so that it is not worked out again.

    They have the checklist, the day and the items left out in common. Answers are told apart by identity, so each is
    kept.
    """

    of_many: bool = False
    """Whether the cases come from many files, in which equal answers are one object, and responses are not."""
    last_in_the_way: dict[str, str | int] = field(default_factory=dict)
    """For each verdict, by id, what kept it back last: a gate, by id, or a part of its rule, by position."""
    latest: tuple[Case, Gates] | None = None
    """The case that was judged last, and how its gates came out."""
    _found: dict[tuple[object, ...], tuple[Any, object]] = field(default_factory=dict)

    def once(self, what: str, case: Case, questions: Collection[str], work: Callable[[], Found]) -> Found:
        """Return what some work gives, done once for the same answers.

        Args:
            what: What is worked out, in a word and an id: the same words always mean the same questions.
            case: The case.
            questions: All questions on whose answers it depends.
            work: The work.
        """
        playing = case.playing
        responses = tuple(map(case.responses.get, playing.counting(what, questions)))
        key = (what, id(playing), *map(_identity if self.of_many else id, responses))
        kept = self._found.get(key)
        if kept is None:
            kept = self._found[key] = (work(), (playing, responses))
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
    return Known(of_many=True), {about: Known(of_many=True) for about in get_args(About)}


class CountsBySection(dict[str | None, Counts]):
    """The counts of each section by id, and of everything under None, each worked out when it is asked for."""

    def __init__(self, case: Case) -> None:
        """Take the case."""
        super().__init__()
        self._case = case

    def __missing__(self, section: str | None) -> Counts:
        """Count in one section, with all below it."""
        found = self[section] = count(self._case, self._case.items(section))
        return found


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
    def counts(self) -> CountsBySection:
        """The counts of each section by id, and of everything under None."""
        return CountsBySection(self.case)

    def counts_like(self, within: str | None, importance: Importance | None, about: About | None) -> Counts:
        """Return the counts of the items in play of one section or all, of some importance, about something."""
        key = (within, importance, about)
        if key not in self._counts_like:
            self._counts_like[key] = count(self.case, self.case.playing.items(*key))
        return self._counts_like[key]

    def safe_scores(self, reading: Reading) -> dict[str | None, Score]:
        """Return the scores with the open answers at their worst, or at their best."""
        return self.worst if reading is Reading.WORST else self.best

    def about(self, about: About, reading: Reading) -> Score:
        """Score all items about one thing as one list."""
        return score_of_items(self.case, (item for item in self.case.items() if item.about == about), reading)

    @cached_property
    def _counts_like(self) -> dict[tuple[str | None, Importance | None, About | None], Counts]:
        return {}

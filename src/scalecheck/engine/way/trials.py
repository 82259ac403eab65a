"""Judging what would be if some answers were better, or better backed."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Final, TypeAlias

from scalecheck.engine.inputs.responses import Response
from scalecheck.engine.judging.figures import Known
from scalecheck.engine.judging.gates import judge_of
from scalecheck.engine.judging.monotone import rules_behind_verdict
from scalecheck.engine.judging.sides import SIDES, whole_reaches
from scalecheck.engine.trying.raises import raised
from scalecheck.engine.way.backing import backed, backings_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scalecheck.engine.inputs.case import Case
    from scalecheck.engine.inputs.outline import Outline
    from scalecheck.model.conditions import About, Backing

Backings: TypeAlias = "frozenset[Backing]"
"""Kinds of backing."""
MOST_ITEMS: Final = 150
"""With more items than this, asked or not yet, trying other answers takes too long: each trial looks at all of them."""


def too_large(outline: Outline) -> bool:
    """Return whether a checklist has too many items for other answers to be tried."""
    return len(outline.items) > MOST_ITEMS


@dataclass(frozen=True)
class Trials:
    """Judges a case with changes; what does not depend on the change is not worked out again."""

    case: Case
    """The case as it is."""
    rank: int
    """The place of the verdict to reach, 0 for the best."""
    _responses: dict[tuple[str, str | None, Backings], Response | None] = field(default_factory=dict)
    _known: Known = field(default_factory=Known)
    _known_sides: dict[About, Known] = field(default_factory=lambda: {about: Known() for about in SIDES})

    def of(self, case: Case) -> Trials:
        """Return the same for a case that differs in its answers alone, with what is known of cases so far."""
        return Trials(case, self.rank, _known=self._known, _known_sides=self._known_sides)

    @cached_property
    def asked(self) -> tuple[Backing, ...]:
        """The kinds of backing that the rules behind the verdict look at."""
        return backings_in(rule for _, rule, _ in rules_behind_verdict(self.case.outline))

    def well_backed(self, options: Mapping[str, str]) -> Case:
        """Return the case with some items answered by other options, and every answer with the backing asked for."""
        everything = frozenset(self.asked)
        changed = {item: self._response(item, option, everything) for item, option in options.items()}
        return self._with(self._all_backed, changed)

    def backed(self, options: Mapping[str, str], backings: Mapping[str, Backings]) -> Case:
        """Return the case with other options to some items, and backing of some kinds for some, by item id."""
        changed = {
            item: self._response(item, options.get(item), backings.get(item, frozenset()))
            for item in options.keys() | backings.keys()
        }
        return self._with(self.case, changed)

    def reaches(self, case: Case) -> bool:
        """Return whether a case reaches the verdict, or a better one, and is settled."""
        return whole_reaches(case, judge_of(case, known=self._known), self.rank, self._known_sides)

    @cached_property
    def _all_backed(self) -> Case:
        """The case with its answers as they are, and the backing asked for behind each."""
        everything = frozenset(self.asked)
        if not everything:
            return self.case
        return self._with(self.case, {item: self._response(item, None, everything) for item in self.case.outline.items})

    def _with(self, case: Case, changed: Mapping[str, Response | None]) -> Case:
        return case.answered({item: response for item, response in changed.items() if response is not None})

    def _response(self, item: str, option: str | None, backings: Backings) -> Response | None:
        """Return how an item is answered then: the same object for the same change, so that what is known is found."""
        key = (item, option, backings)
        if key not in self._responses:
            self._responses[key] = self._made(self.case.responses.get(item), option, backings)
        return self._responses[key]

    def _made(self, now: Response | None, option: str | None, backings: Backings) -> Response | None:
        if option is not None:
            return Response(backed(raised(now.answer if now is not None else None, option), backings, self.case.as_of))
        if now is None or now.answer.option is None:
            return now
        return replace(now, answer=backed(now.answer, backings, self.case.as_of))

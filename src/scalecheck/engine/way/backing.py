"""What stands behind the answers while a way is looked for: first all that rules ask for, then what is really there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Final, Protocol, get_args

from scalecheck.engine.judging.facts import Judge
from scalecheck.engine.judging.figures import Figures
from scalecheck.engine.way.formulas import ALWAYS, Formula, all_of, allowed, any_of, constant, negation
from scalecheck.model.assessment import Action, Evidence, Owner
from scalecheck.model.conditions import Backing

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from scalecheck.engine.inputs.case import Case
    from scalecheck.model.assessment import Answer
    from scalecheck.model.conditions import Basis

FIRMEST: Final[Basis] = "evidenced"
"""The basis that an answer has once evidence for it is there."""
BACKINGS: Final[tuple[Backing, ...]] = get_args(Backing)
_TAKEN: Final = "Taken to be there."
_BOTH: Final = 0b11
_GOT: Final = 0b10


class Backed(Protocol):
    """What stands behind the answers that are options."""

    def carries(self, item: str, backing: Backing) -> Formula:
        """Return when an answer carries a backing."""

    def rests_on(self, item: str, bases: Collection[Basis]) -> Formula:
        """Return when an answer is known to rest on one of some bases."""


class Everything:
    """Each answer carries all that a rule asks for, and rests on evidence."""

    def carries(self, item: str, backing: Backing) -> Formula:  # noqa: ARG002 (alike for all)
        """Return when an answer carries a backing."""
        return ALWAYS

    def rests_on(self, item: str, bases: Collection[Basis]) -> Formula:  # noqa: ARG002 (alike for all)
        """Return when an answer is known to rest on one of some bases."""
        return constant(FIRMEST in bases)


@dataclass(frozen=True)
class Obtainable:
    """Each answer carries what it does in a case, and can be responses what it lacks: one variable for each backing."""

    case: Case
    """The case."""

    @cached_property
    def pairs(self) -> tuple[tuple[str, Backing], ...]:
        """What each variable stands for: an item in play, in checklist order, and a backing that it could be given."""
        return tuple((item.id, backing) for item in self.case.items() for backing in BACKINGS)

    def carries(self, item: str, backing: Backing) -> Formula:
        """Return when an answer carries a backing."""
        return any_of((constant(not self._judge.lacks(item, (backing,))), self._got(item, backing)))

    def rests_on(self, item: str, bases: Collection[Basis]) -> Formula:
        """Return when an answer is known to rest on one of some bases; with new evidence it is evidenced."""
        answer, got = self.case.answer(item), self._got(item, "evidence")
        now = constant(answer is not None and answer.basis in bases)
        return any_of((now, got)) if FIRMEST in bases else all_of((now, negation(got)))

    @cached_property
    def _judge(self) -> Judge:
        return Judge(self.case, Figures(self.case))

    @cached_property
    def _variables(self) -> dict[tuple[str, Backing], int]:
        return {pair: variable for variable, pair in enumerate(self.pairs)}

    def _got(self, item: str, backing: Backing) -> Formula:
        return allowed(self._variables[item, backing], _GOT, _BOTH)


def with_backing(case: Case, wanted: Mapping[str, Iterable[Backing]]) -> Case:
    """Return the case with backing for some answers, by item id; what they carry already stays."""
    responses = dict(case.responses)
    for item, backings in wanted.items():
        known = responses.get(item)
        if known is not None and known.answer.option is not None:
            responses[item] = replace(known, answer=_with(known.answer, set(backings), case))
    return replace(case, responses=responses)


def _with(answer: Answer, backings: Collection[Backing], case: Case) -> Answer:
    found: dict[str, object] = {}
    if "evidence" in backings:
        found |= {"basis": FIRMEST, "evidence": (*answer.evidence, Evidence(what=_TAKEN))}
    if "owner" in backings:
        found["owner"] = answer.owner or Owner(role=_TAKEN)
    if "dated-action" in backings:
        found["actions"] = (*answer.actions, Action(what=_TAKEN, due=case.as_of))
    return answer.model_copy(update=found)

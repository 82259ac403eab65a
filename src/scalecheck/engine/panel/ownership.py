"""Who carries what an assessment says: whether much leans on one role, and whether those who own anything were asked.

Owners and open actions are known by role and organisation, never by name. Two spellings of one role or organisation
that differ in capitals or spaces alone are the same.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from scalecheck.engine.inputs.responses import own_answers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scalecheck.engine.inputs.outline import Outline
    from scalecheck.engine.judging.judgement import Judgement
    from scalecheck.model.assessment import Assessment, Respondent


class Carrier(NamedTuple):
    """A role in an organisation."""

    role: str
    """The role, as it was first written."""
    organisation: str | None
    """The organisation, as it was first written; None where none was named."""


@dataclass(frozen=True, slots=True)
class Ownership:
    """Who carries what an assessment says."""

    most_loaded: Carrier | None
    """The role that the most gates lean on, then the most items; None where nobody owns anything."""
    items: int
    """How many items that role owns."""
    owned: int
    """How many items have an owner."""
    gates: int
    """On how many gates' items that role is an owner or has an open action."""
    applying: int
    """How many gates apply."""
    left_without: tuple[str, ...]
    """The items that have no owner left if that role leaves, by id, gates' items first."""
    own_nothing: tuple[str, ...]
    """The organisations that take part, and neither own an item nor have an open action."""
    not_answered: tuple[str, ...]
    """The organisations of which somebody was invited and nobody answered, and that own and do nothing either."""
    never_asked: tuple[str, ...]
    """The organisations that own an item or have an open action, and were never asked."""


class TakingPart(NamedTuple):
    """Who was invited or answered."""

    people: tuple[Respondent, ...] = ()
    """All of them."""
    answered: frozenset[str] = frozenset()
    """Those who answered anything, by id."""


NOBODY: Final = TakingPart()
"""Where it is not known who was invited or answered."""


def taking_part(
    outline: Outline, spoken: Assessment, invited: Iterable[Respondent], files: Iterable[Assessment]
) -> TakingPart:
    """Return those who were invited to say the same, and for an agreed file also those who did.

    Args:
        outline: The checklist.
        spoken: The file that is judged.
        invited: Who was invited.
        files: The respondents' own files beside it.
    """
    said = [(one.respondent, one) for one in (spoken, *files) if one.respondent is not None]
    agreed = spoken.agreed
    answered = {respondent.id for respondent, one in said if own_answers(outline, one)}
    beside = (respondent for respondent, _ in said if agreed is not None)
    return TakingPart((*invited, *beside), frozenset((*answered, *(agreed.panel if agreed is not None else ()))))


def ownership(judgement: Judgement, asked_of: TakingPart) -> Ownership:
    """Return who carries what an assessment says.

    Args:
        judgement: The judgement on it.
        asked_of: Those who were invited or answered; with nobody there, nothing is said of who was asked.
    """
    loads = tuple(_loads(judgement))
    gates = Counter(
        carrier
        for gate in judgement.gates
        if gate.applies
        for carrier in {_alike(one.carrier) for one in loads if one.item in gate.items}
    )
    owners = {one.item: _alike(one.carrier) for one in loads if one.owns}
    own = Counter(owners.values())
    heaviest = max(own, key=lambda one: (gates[one], own[one]), default=None)
    of_gates = {item for gate in judgement.gates if gate.applies for item in gate.items}
    left = [item for item, owner in owners.items() if owner == heaviest]
    carrying = {_same(one.carrier.organisation): one.carrier.organisation for one in loads if one.carrier.organisation}
    asked = {_same(one.organisation): one.organisation for one in asked_of.people if one.organisation}
    present = {_same(one.organisation) for one in asked_of.people if one.id in asked_of.answered}
    idle = {key: name for key, name in asked.items() if not any(_is_in(key, one) for one in carrying)}
    return Ownership(
        most_loaded=next((one.carrier for one in loads if _alike(one.carrier) == heaviest), None),
        items=len(left),
        owned=len(owners),
        gates=gates[heaviest] if heaviest is not None else 0,
        applying=sum(gate.applies for gate in judgement.gates),
        left_without=tuple(sorted(left, key=lambda item: item not in of_gates)),
        own_nothing=tuple(name for key, name in idle.items() if key in present),
        not_answered=tuple(name for key, name in idle.items() if key not in present),
        never_asked=tuple(name for key, name in carrying.items() if not any(_is_in(one, key) for one in asked))
        if asked
        else (),
    )


class _Load(NamedTuple):
    """One thing that a role carries."""

    item: str
    carrier: Carrier
    owns: bool


def _loads(judgement: Judgement) -> Iterator[_Load]:
    """Return every owner and everybody with an open action on the items in play, in checklist order."""
    for item in judgement.case.items():
        answer = judgement.case.answer(item.id)
        if answer is None or judgement.case.is_set_aside(item.id):
            continue
        if answer.owner is not None:
            yield _Load(item.id, Carrier(answer.owner.role, answer.owner.organisation), owns=True)
        for action in answer.actions:
            if action.who is not None and not action.done:
                yield _Load(item.id, Carrier(action.who, action.organisation), owns=False)


def _is_in(organisation: str, words: str) -> bool:
    """Return whether an organisation is the one that words name, or one of several, as in `North Trust and Council`."""
    return re.search(rf"(?<!\w){re.escape(organisation)}(?!\w)", words) is not None


def _alike(carrier: Carrier) -> Carrier:
    return Carrier(_same(carrier.role), _same(carrier.organisation))


def _same(words: str | None) -> str:
    return " ".join((words or "").split()).casefold()

"""Who is asked which questions: each item goes to those who know, and nobody is asked more than they can bear."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from scalecheck.engine.judging.scope import items_to_ask
from scalecheck.model.conditions import ItemFact, facts_in
from scalecheck.model.placement import listed_items

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from scalecheck.engine.inputs.outline import Outline
    from scalecheck.model.assessment import Assessment
    from scalecheck.model.panel import Invited, Panel

MOST_QUESTIONS: Final = 12
"""How many questions one role is asked, where nothing else is wanted."""


@dataclass(frozen=True, slots=True)
class Allocation:
    """Who is asked what."""

    by_respondent: Mapping[str, tuple[str, ...]]
    """The items that each invited respondent is asked, by respondent id: the gates' own first; may be empty."""
    opening: Mapping[str, tuple[str, ...]]
    """The opening questions that each is asked before them, by respondent id; they count against the limit as well."""
    reaches_nobody: tuple[str, ...]
    """The opening questions and items that nobody invited is best placed to answer, in the order asked."""

    def asked(self, respondent: str) -> tuple[str, ...]:
        """Return the questions that an invited respondent is asked, the opening ones first; may be empty."""
        return (*self.opening[respondent], *self.by_respondent[respondent])


def known_roles(outline: Outline) -> tuple[str, ...]:
    """Return the roles that a checklist names as best placed to answer, in the order in which it first names them."""
    return tuple(dict.fromkeys(role for question in outline.questions.values() for role in question.best_answered_by))


def roles_of(invited: Invited, known: Sequence[str]) -> tuple[str, ...]:
    """Return the checklist's roles that somebody answers for; empty where the checklist knows none of theirs.

    Args:
        invited: Who is asked.
        known: The checklist's roles.
    """
    if invited.answers_for:
        return tuple(role for role in invited.answers_for if role in known)
    role = "-".join(re.findall(r"[a-z0-9]+", invited.role.casefold()))
    return next(((name,) for name in (role, invited.id) if name in known), ())


def allocate(outline: Outline, panel: Panel, limit: int = MOST_QUESTIONS) -> Allocation:
    """Allocate the items that a panel is asked to the respondents who are best placed to answer them.

    Each item goes to its `best_answered_by` roles in their order: first every item to one of them, the gates' own
    before the rest, then, as far as there is room, to the others, so that views can differ. Respondents with the same
    roles are asked the same. Where a role is full, an item that another could take as well is moved there; where
    all who could take it are full, the limit is exceeded rather than the item lost. An opening question goes to the
    respondent best placed, and to all who are asked an item that is asked or not asked because of it; an item takes up
    the room of those that come with it.

    Args:
        outline: The checklist; it must be valid.
        panel: Who is invited, and what about.
        limit: How many questions a role is asked at most, unless one would reach nobody.
    """
    known = known_roles(outline)
    seats = {one.id: roles_of(one, known) for one in panel.invited}
    asked = items_to_ask(outline, innovation=panel.innovation is not None, site=panel.site is not None)
    plan = _Plan(outline, tuple(dict.fromkeys(roles for roles in seats.values() if roles)), limit)
    for item in sorted(asked, key=lambda name: name not in plan.of_gates):
        plan.place(item)
    plan.fill_up(asked)
    items = {name: plan.in_order(roles) for name, roles in seats.items()}
    opening = {name: plan.opening(roles, items[name]) for name, roles in seats.items()}
    return Allocation(items, opening, tuple(name for name in (*outline.keys["profile"], *asked) if not plan.best(name)))


def share_of(outline: Outline, found: Allocation, assessment: Assessment) -> tuple[str, ...]:
    """Return what the respondent of a file is invited to answer; empty where they are not, or where the file says it.

    A file that lists only some items, as one that came of a pack does, says by that what is asked. One that was begun
    in a terminal lists all of them.

    Args:
        outline: The checklist.
        found: Who is asked what.
        assessment: The file.
    """
    own, listed = assessment.respondent, listed_items(assessment, outline.questions)
    about = {"innovation": assessment.innovation is not None, "site": assessment.site is not None}
    is_a_part = bool(listed) and not listed.issuperset(items_to_ask(outline, **about))
    return found.asked(own.id) if own is not None and own.id in found.opening and not is_a_part else ()


@dataclass(frozen=True)
class _Plan:
    """What each set of roles is asked so far."""

    outline: Outline
    """The checklist."""
    seats: tuple[tuple[str, ...], ...]
    """The sets of roles of those invited, each once."""
    limit: int
    """How many questions each is asked at most."""

    @cached_property
    def of_gates(self) -> frozenset[str]:
        """The items that gates' needs name."""
        return frozenset(item for items in self.outline.gate_items.values() for item in items)

    @cached_property
    def asked(self) -> dict[tuple[str, ...], list[str]]:
        """The items that each set of roles is asked, in the order in which they came to it."""
        return {roles: [] for roles in self.seats}

    def best(self, question: str) -> list[tuple[str, ...]]:
        """Return who is placed to answer a question, best first."""
        wanted = self.outline.questions[question].best_answered_by
        placed = [roles for roles in self.seats if not set(roles).isdisjoint(wanted)]
        return sorted(placed, key=lambda roles: min(wanted.index(role) for role in roles if role in wanted))

    def place(self, item: str) -> None:
        """Ask one of those placed for an item; nobody, where nobody is."""
        best = self.best(item)
        free = next((roles for roles in best if self._has_room(roles, item)), None)
        if free is not None:
            self.asked[free].append(item)
        elif best and not any(self._make_room(roles, item, set()) for roles in best):
            self.asked[min(best, key=lambda roles: len(self.asked[roles]))].append(item)

    def fill_up(self, items: Sequence[str]) -> None:
        """Ask others placed for an item as well, the gates' own first, as far as they have room."""
        for item in sorted(items, key=lambda name: name not in self.of_gates):
            for roles in self.best(item):
                if item not in self.asked[roles] and self._has_room(roles, item):
                    self.asked[roles].append(item)

    def in_order(self, roles: tuple[str, ...]) -> tuple[str, ...]:
        """Return what a set of roles is asked: the gates' own and what decides on other items first."""
        places = {name: place for place, name in enumerate(self.outline.items)}
        first = self.of_gates | self.outline.decides_what_is_asked
        return tuple(sorted(self.asked.get(roles, ()), key=lambda item: (item not in first, places[item])))

    def opening(self, roles: tuple[str, ...], items: Sequence[str]) -> tuple[str, ...]:
        """Return the opening questions that a set of roles is asked who are asked some items."""
        needed = {name for item in items for name in self._decided_by[item]}
        return tuple(name for name in self.outline.keys["profile"] if name in needed or self._opens[name] == [roles])

    @cached_property
    def _opens(self) -> dict[str, list[tuple[str, ...]]]:
        """Who is best placed to answer each opening question: one, or nobody."""
        return {name: self.best(name)[:1] for name in self.outline.keys["profile"]}

    @cached_property
    def _decided_by(self) -> dict[str, frozenset[str]]:
        """The questions whose answers decide whether an item is asked, by item."""
        return {item: frozenset(_decided_by(self.outline, item)) for item in self.outline.items}

    def _has_room(self, roles: tuple[str, ...], item: str) -> bool:
        """Return whether a set of roles can be asked for an item as well, and for the opening questions it brings."""
        items = (*self.asked[roles], item)
        return len(items) + len(self.opening(roles, items)) <= self.limit

    def _make_room(self, roles: tuple[str, ...], item: str, tried: set[tuple[str, ...]]) -> bool:
        """Ask a set of roles for an item, where need be after moving another of theirs; return whether that went."""
        tried.add(roles)
        asked = self.asked[roles]
        for other in (None, *reversed(asked)):
            if other is not None and not self._moved(other, roles, tried):
                continue
            if self._has_room(roles, item):
                asked.append(item)
                return True
        return False

    def _moved(self, item: str, roles: tuple[str, ...], tried: set[tuple[str, ...]]) -> bool:
        """Ask another set of roles, that was not tried yet, for an item of one; return whether that went."""
        if any(elsewhere not in tried and self._make_room(elsewhere, item, tried) for elsewhere in self.best(item)):
            self.asked[roles].remove(item)
            return True
        return False


def _decided_by(outline: Outline, item: str) -> Iterator[str]:
    """Return the questions whose answers decide whether an item is asked."""
    around = [one for one in outline.sections.values() if item in {below.id for below in outline.items_below[one.id]}]
    for condition in (outline.items[item].relevant_when, *(section.relevant_when for section in around)):
        for _, fact in facts_in(condition) if condition is not None else ():
            if isinstance(fact, ItemFact):
                yield fact.item

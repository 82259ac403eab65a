"""Which items count in a case, and what follows from that alone: the same for all cases in which the same items do."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from scalecheck.engine.inputs.outline import Outline
    from scalecheck.model.checklist import Item
    from scalecheck.model.conditions import About, Importance


@dataclass(frozen=True)
class InPlay:
    """The items of a checklist that count; made once for the same items, and kept with the checklist."""

    outline: Outline
    """The checklist."""
    void: frozenset[str]
    """The items that do not count, by id."""

    @classmethod
    def of(cls, outline: Outline, void: frozenset[str]) -> InPlay:
        """Return what is in play where some items do not count: the same object for the same items."""
        known = outline.known_in_play
        if void not in known:
            known[void] = cls(outline, void)
        return known[void]

    def among(self, items: Iterable[Item]) -> tuple[Item, ...]:
        """Keep the items that are in play."""
        void = self.void
        return tuple([item for item in items if item.id not in void])

    def items(
        self, section: str | None = None, importance: Importance | None = None, about: About | None = None
    ) -> tuple[Item, ...]:
        """Return the items in play, of one section (with all below it) or of the whole checklist.

        Args:
            section: The section's id; None for the whole checklist.
            importance: Only items of this importance; None for all.
            about: Only items about this; None for all.
        """
        key = (section, importance, about)
        if key not in self._items:
            everything = self.outline.items.values() if section is None else self.outline.items_below[section]
            self._items[key] = tuple(
                item
                for item in self.among(everything)
                if importance in {None, item.importance} and about in {None, item.about}
            )
        return self._items[key]

    def side(self, about: About) -> InPlay:
        """Return what is in play of one side alone."""
        if about not in self._sides:
            self._sides[about] = InPlay.of(self.outline, self.void | self.outline.not_about[about])
        return self._sides[about]

    def counting(self, what: str, questions: Collection[str]) -> tuple[str, ...]:
        """Return those of some questions whose answers count: the opening questions, and the items in play.

        Args:
            what: What is asked with them, in a word and an id: the same words always mean the same questions.
            questions: The questions, by id.
        """
        if what not in self._counting:
            self._counting[what] = tuple(one for one in questions if one not in self.void)
        return self._counting[what]

    @cached_property
    def _items(self) -> dict[tuple[str | None, str | None, str | None], tuple[Item, ...]]:
        return {}

    @cached_property
    def _sides(self) -> dict[About, InPlay]:
        return {}

    @cached_property
    def _counting(self) -> dict[str, tuple[str, ...]]:
        return {}

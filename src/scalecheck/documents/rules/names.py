"""Everything in a checklist that other places refer to by name, with its path."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from scalecheck.model.checklist import Item
from scalecheck.model.conditions import EVERY_DOMAIN, OVERALL

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scalecheck.documents.reading.reader import Path
    from scalecheck.model.checklist import Checklist, Question, Section

RESERVED_SECTIONS = (OVERALL, EVERY_DOMAIN)
"""Words used where a section could be named, so that no section can have them."""


@dataclass(frozen=True)
class Names:
    """The names that a checklist defines."""

    checklist: Checklist
    """The checklist."""
    more_sources: frozenset[str] = frozenset()
    """The ids of sources that an overlay defines beside the checklist's."""
    more_items: tuple[Item, ...] = ()
    """The items that an overlay adds to the checklist's."""

    @cached_property
    def sources(self) -> frozenset[str]:
        """The ids of all sources."""
        return self.more_sources | self.checklist.sources.keys()

    @cached_property
    def questions(self) -> dict[str, Question]:
        """Opening questions and items by id, in the order in which they are asked; added ones come last."""
        added = {item.id: item for item in self.more_items}
        return {question.id: question for question, _ in self.placed_questions} | added

    @cached_property
    def placed_questions(self) -> tuple[tuple[Question, Path], ...]:
        """Opening questions and items with their paths, in the order in which they are asked."""
        profile = [(question, ("profile", place)) for place, question in enumerate(self.checklist.profile)]
        items = [
            (item, (*path, "items", place))
            for section, path in self.placed_sections
            for place, item in enumerate(section.items)
        ]
        return (*profile, *items)

    @cached_property
    def placed_sections(self) -> tuple[tuple[Section, Path], ...]:
        """Sections with their paths, each before what is below it."""
        return tuple(_sections(self.checklist.domains, ("domains",)))

    @cached_property
    def sections(self) -> dict[str, Section]:
        """All sections by id, each before what is below it."""
        return {section.id: section for section, _ in self.placed_sections}

    @cached_property
    def items(self) -> dict[str, Item]:
        """The items by id."""
        return {name: question for name, question in self.questions.items() if isinstance(question, Item)}

    @cached_property
    def parent_items(self) -> dict[str, Item]:
        """The items by id without those that an overlay adds."""
        return {item.id: item for item in self.checklist.items()}

    @cached_property
    def gates(self) -> tuple[str, ...]:
        """The ids of the gates."""
        return tuple(gate.id for gate in self.checklist.gates)

    @cached_property
    def verdicts(self) -> tuple[str, ...]:
        """The ids of the verdicts, best to worst."""
        return tuple(verdict.id for verdict in self.checklist.verdicts)

    def options_of(self, question: str) -> tuple[str, ...]:
        """Return the ids of the options of a question by its id; nothing where there is no such question."""
        return self.options(self.questions[question]) if question in self.questions else ()

    def options(self, question: Question) -> tuple[str, ...]:
        """Return the ids of a question's options, worst to best; nothing where its scale is not known."""
        return self._options_of_scales.get(question.scale, ())

    @cached_property
    def _options_of_scales(self) -> dict[str, tuple[str, ...]]:
        return {name: tuple(option.id for option in scale.options) for name, scale in self.checklist.scales.items()}


def _sections(sections: Sequence[Section], path: Path) -> Iterator[tuple[Section, Path]]:
    for place, section in enumerate(sections):
        here = (*path, place)
        yield section, here
        yield from _sections(section.sections, (*here, "sections"))

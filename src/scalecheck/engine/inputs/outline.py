"""A checklist laid out for judging: every question by id, where it is, and how its options compare."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, get_args

from scalecheck.engine.inputs.needs import asked_for
from scalecheck.engine.inputs.scale_ranks import ScaleRanks, ranks_by_question
from scalecheck.engine.inputs.scoring_rule import Rule, checklist_rule, section_rule
from scalecheck.model.conditions import About, ItemFact, facts_in
from scalecheck.model.fingerprints import asked_fingerprint

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scalecheck.engine.inputs.in_play import InPlay
    from scalecheck.model.checklist import Checklist, Domain, Gate, Item, Question, Section
    from scalecheck.model.placement import AnswerGroup


@dataclass(frozen=True)
class Outline:
    """A checklist with the lookups that judging needs; made once, used for every judgement on it."""

    checklist: Checklist
    """The checklist."""

    @cached_property
    def questions(self) -> dict[str, Question]:
        """Every opening question and item by id, in the order in which they are asked."""
        asked: dict[str, Question] = {question.id: question for question in self.checklist.profile}
        asked.update((item.id, item) for item in self.items.values())
        return asked

    @cached_property
    def opening(self) -> frozenset[str]:
        """The ids of the opening questions."""
        return frozenset(question.id for question in self.checklist.profile)

    @cached_property
    def keys(self) -> dict[AnswerGroup, tuple[str, ...]]:
        """The ids of the questions that each group of answers in an assessment holds, in the order asked."""
        return {"profile": tuple(question.id for question in self.checklist.profile), "answers": tuple(self.items)}

    @cached_property
    def items(self) -> dict[str, Item]:
        """Every item by id in the order in which it is asked, retired ones too."""
        return {item.id: item for item in self.checklist.items()}

    def replacement(self, item_id: str) -> Item | None:
        """Return what takes the place of a retired item, through all that were retired between; None without one."""
        been = {item_id}
        item = self.items.get(item_id)
        while item is not None and item.retired is not None and item.retired.replaced_by not in {None, *been}:
            item = self.items.get(item.retired.replaced_by or "")
            been.update((item.id,) if item is not None else ())
        return item if item is not None and item.id != item_id else None

    @cached_property
    def replaced_by(self) -> dict[str, tuple[str, ...]]:
        """The ids of the retired items that each item has taken the place of, by its own id."""
        found: dict[str, tuple[str, ...]] = {}
        for retired in self.items:
            item = self.replacement(retired)
            if item is not None:
                found[item.id] = (*found.get(item.id, ()), retired)
        return found

    @cached_property
    def sections(self) -> dict[str, Section]:
        """Every section by id, each before what is below it."""
        return {section.id: section for section in self.checklist.sections()}

    @cached_property
    def ranks(self) -> dict[str, ScaleRanks]:
        """How the options of each question compare, by question id."""
        return ranks_by_question(self.questions.values(), self.checklist.scales)

    @cached_property
    def options(self) -> dict[str, tuple[str, ...]]:
        """The ids of the options of each question, by question id."""
        return {name: tuple(ranks.place) for name, ranks in self.ranks.items()}

    @cached_property
    def scoring_rules(self) -> dict[str | None, Rule]:
        """The scoring rule of each section by id, and the checklist's own under None."""
        rules: dict[str | None, Rule] = {None: checklist_rule(self.checklist)}
        rules.update((name, section_rule(self.checklist, section)) for name, section in self.sections.items())
        return rules

    @cached_property
    def items_below(self) -> dict[str, tuple[Item, ...]]:
        """The items of each section and of all sections below it, by section id."""
        below: dict[str, tuple[Item, ...]] = {}
        for section in reversed(list(self.sections.values())):
            inner = (item for one in section.sections for item in below[one.id])
            below[section.id] = (*section.items, *inner)
        return below

    @cached_property
    def domain_of(self) -> dict[str, Domain]:
        """The domain of each item, by item id."""
        return {item.id: domain for domain in self.checklist.domains for item in self.items_below[domain.id]}

    @cached_property
    def reading_words(self) -> dict[str, int]:
        """How many words are read with each question: its own, and those of its options."""
        return {name: self._count_words(question) for name, question in self.questions.items()}

    @cached_property
    def decides_what_is_asked(self) -> frozenset[str]:
        """The questions whose answers decide which items are asked, by id."""
        conditions = [section.relevant_when for section in self.sections.values()]
        conditions += [item.relevant_when for item in self.items.values()]
        facts = (fact for one in conditions if one is not None for _, fact in facts_in(one))
        return frozenset(fact.item for fact in facts if isinstance(fact, ItemFact))

    @cached_property
    def not_about(self) -> dict[About, frozenset[str]]:
        """For each thing that an item can be about, the ids of the items about something else."""
        items = self.items.values()
        return {about: frozenset(item.id for item in items if item.about != about) for about in get_args(About)}

    @cached_property
    def asked_about(self) -> dict[About, tuple[str, ...]]:
        """The ids of the questions that bear on each side alone: the opening ones, and the items about it."""
        items = self.items.values()
        return {
            about: (*self.opening, *(item.id for item in items if item.about == about)) for about in get_args(About)
        }

    @cached_property
    def gate_items(self) -> dict[str, tuple[str, ...]]:
        """The ids of the items that each gate's needs name, in checklist order, by gate id."""
        return {gate.id: self._named_in_needs(gate) for gate in self.checklist.gates}

    @cached_property
    def gate_questions(self) -> dict[str, frozenset[str] | None]:
        """The ids of the questions that alone decide on each gate, by gate id; None where other facts do as well."""
        return {gate.id: _deciding_questions(gate) for gate in self.checklist.gates}

    @cached_property
    def gates_by_question(self) -> dict[str, tuple[str, ...]]:
        """The ids of the gates on which each question decides, by its id; only gates on which questions alone do."""
        found: dict[str, tuple[str, ...]] = {}
        for gate, questions in self.gate_questions.items():
            for question in questions or ():
                found[question] = (*found.get(question, ()), gate)
        return found

    @cached_property
    def gates(self) -> dict[str, Gate]:
        """Every gate by id."""
        return {gate.id: gate for gate in self.checklist.gates}

    @cached_property
    def asked_before(self) -> dict[str, dict[str, tuple[str, ...]]]:
        """For each gate the verdicts, worst first, whose needs must hold before each verdict passes, by ids."""
        checklist = self.checklist
        return {
            gate.id: {one.id: asked_for(checklist, gate.needs, one.id) for one in checklist.verdicts}
            for gate in checklist.gates
        }

    @cached_property
    def default_rank(self) -> int:
        """The place of the default verdict, from 0 for the best."""
        return self.verdict_ranks[self.checklist.default_verdict.id]

    @cached_property
    def verdict_ranks(self) -> dict[str, int]:
        """The place of each verdict by id, from 0 for the best."""
        return {verdict.id: rank for rank, verdict in enumerate(self.checklist.verdicts)}

    @cached_property
    def known_in_play(self) -> dict[frozenset[str], InPlay]:
        """What is known of the items in play, by those that do not count."""
        return {}

    def fingerprint(self, question: str) -> str:
        """Return the fingerprint of a question as this checklist asks it, worked out only once."""
        if question not in self._fingerprints:
            asked = self.questions[question]
            self._fingerprints[question] = asked_fingerprint(asked, self.checklist.scales[asked.scale])
        return self._fingerprints[question]

    @cached_property
    def _fingerprints(self) -> dict[str, str]:
        return {}

    def label(self, question: str, option: str) -> str:
        """Return what people read for an option of a question."""
        scale = self.checklist.scales[self.questions[question].scale]
        return next((one.label for one in scale.options if one.id == option), option)

    def meaning(self, question: str, option: str) -> str | None:
        """Return what an option looks like for a question: its own meaning, else the scale's."""
        asked = self.questions[question]
        if option in asked.meanings:
            return asked.meanings[option]
        return next((one.meaning for one in self.checklist.scales[asked.scale].options if one.id == option), None)

    def _count_words(self, question: Question) -> int:
        options = self.checklist.scales[question.scale].options
        meanings = (question.meanings.get(one.id, one.meaning or "") for one in options)
        return sum(len(text.split()) for text in (question.ask, *(one.label for one in options), *meanings))

    def _named_in_needs(self, gate: Gate) -> tuple[str, ...]:
        named = set(_item_names(gate))
        return tuple(item for item in self.items if item in named)


def _item_names(gate: Gate) -> Iterator[str]:
    for need in gate.needs.values():
        for _, fact in facts_in(need):
            if isinstance(fact, ItemFact):
                yield fact.item


def _deciding_questions(gate: Gate) -> frozenset[str] | None:
    conditions = [*gate.needs.values(), *([] if gate.applies_when is None else [gate.applies_when])]
    facts = [fact for one in conditions for _, fact in facts_in(one)]
    named = frozenset(fact.item for fact in facts if isinstance(fact, ItemFact))
    return named if all(isinstance(fact, ItemFact) for fact in facts) else None

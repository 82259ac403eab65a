"""What rules look at: a checklist on a day; an assessment, the judgement on it, and the files around it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from scalecheck.engine.inputs.backing import EvidenceState, carries, evidence_state
from scalecheck.engine.inputs.inheritance import handed_down
from scalecheck.engine.inputs.occasions import speaking
from scalecheck.model.assessment import Standing
from scalecheck.model.checklist import Item
from scalecheck.model.placement import answers_in_place, group_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from scalecheck.engine.inputs.case import Case
    from scalecheck.engine.inputs.inheritance import OwnFile
    from scalecheck.engine.inputs.outline import Outline
    from scalecheck.engine.inputs.responses import Response
    from scalecheck.engine.judging.judgement import Judgement
    from scalecheck.lint.remark import Path
    from scalecheck.model.assessment import Answer, Assessment, Evidence
    from scalecheck.model.checklist import Question

_LONGEST: Final = 60
"""How many characters of somebody's own words a message quotes."""


class DatedChecklist(NamedTuple):
    """A checklist on the day on which it is looked at."""

    outline: Outline
    """The checklist."""
    as_of: date
    """The day, by which sources can be out of date."""


class Answered(NamedTuple):
    """An entry of the file under a question that counts."""

    question: Question
    """The opening question or item."""
    answer: Answer
    """What is under it."""
    path: Path
    """Where it is."""

    @property
    def named(self) -> str:
        """The question as a message names it."""
        return quoted(self.question.title)


class Rated(NamedTuple):
    """An item of the file that has an option."""

    item: Item
    """The item."""
    answer: Answer
    """Its answer."""
    option: str
    """The option chosen."""
    path: Path
    """Where the answer is."""

    @property
    def named(self) -> str:
        """The item as a message names it."""
        return quoted(self.item.title)


@dataclass(frozen=True)
class AssessmentSubject:
    """One assessment with everything that its rules look at."""

    assessment: Assessment
    """The file."""
    judgement: Judgement
    """The judgement on it."""
    programme: Assessment | None = None
    """The programme's file that a site's answers are judged together with."""
    beside: tuple[Assessment, ...] = ()
    """The other files of the same innovation, site and round."""
    sites: tuple[Assessment, ...] = ()
    """For a programme's file: the files that speak for its sites."""
    around: tuple[Assessment, ...] = ()
    """The other files of its folder and of those beside it: the programme's, its sites' and its partners'."""
    own_files: tuple[OwnFile, ...] = ()
    """The files in which the site answers for itself, which its answers are judged together with as well."""

    @property
    def case(self) -> Case:
        """What was judged."""
        return self.judgement.case

    @property
    def outline(self) -> Outline:
        """The checklist."""
        return self.judgement.case.outline

    @property
    def as_of(self) -> date:
        """The day on which it was judged."""
        return self.judgement.case.as_of

    @property
    def speaks(self) -> bool:
        """Whether the file speaks for its innovation, site and round, and asks all that a verdict needs."""
        return speaking((self.assessment, *self.beside)) is self.assessment and not self.case.not_asked

    @cached_property
    def handed_down(self) -> Mapping[str, Response]:
        """What the file would inherit if it answered nothing itself, by question."""
        return handed_down(self.outline, self.assessment, self.as_of, self.programme, self.own_files)

    @cached_property
    def answered(self) -> tuple[Answered, ...]:
        """The file's own entries that count: not those under hidden questions, nor those that another answer covers."""
        return tuple(
            Answered(self.outline.questions[name], answer, (group_of(self.outline.questions[name]), name))
            for name, answer in answers_in_place(self.assessment, self.outline.questions).items()
            if name not in self.case.void
            and (response := self.case.responses.get(name)) is not None
            and not response.inherited
        )

    @cached_property
    def rated(self) -> tuple[Rated, ...]:
        """The items among them that have an option."""
        return tuple(
            Rated(one.question, one.answer, option, one.path)
            for one in self.answered
            if isinstance(one.question, Item) and (option := self.case.option(one.question.id)) is not None
        )

    def is_met(self, rated: Rated) -> bool:
        """Return whether a rating counts as met."""
        return rated.option in self.outline.ranks[rated.item.id].met

    def label(self, rated: Rated) -> str:
        """Return the option as people read it, as a message names it."""
        return quoted(self.outline.label(rated.item.id, rated.option))

    def is_in_date(self, piece: Evidence) -> bool:
        """Return whether a piece of evidence can count on the day judged."""
        return evidence_state(piece, self.as_of) is EvidenceState.COUNTS

    def shows(self, answer: Answer) -> bool:
        """Return whether an answer carries evidence that the rules of a checklist count."""
        return carries(answer, "evidence", self.as_of)

    def open_items(self) -> Iterator[Answered]:
        """Return the items that are below met, or answered by a don't-know."""
        for one in self.answered:
            if isinstance(one.question, Item):
                option = self.case.option(one.question.id)
                unknown = self.case.standing(one.question.id) is Standing.DONT_KNOW
                if unknown or (option is not None and option not in self.outline.ranks[one.question.id].met):
                    yield one


def quoted(words: str) -> str:
    """Return somebody's words in quotation marks, in one line and no longer than a message can bear."""
    line = " ".join(words.split())
    return f"“{line}”" if len(line) <= _LONGEST else f"“{line[: _LONGEST - 1].rstrip()}…”"

"""A pack: what one respondent is asked, as it leaves for somebody who has no terminal."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from scalecheck.exchange.replying import reply_digest
from scalecheck.exchange.skipping import condition_data
from scalecheck.model.assessment import Answer, Standing
from scalecheck.model.checklist import Item, sections_below
from scalecheck.model.fingerprints import canonical_json
from scalecheck.model.placement import group_of
from scalecheck.words.rules import rule_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from scalecheck.engine.inputs.outline import Outline
    from scalecheck.model.assessment import Assessment
    from scalecheck.model.conditions import Condition
    from scalecheck.model.placement import AnswerGroup

DONT_KNOW: Final = "Don't know"
"""What is chosen for a don't-know."""
NOT_APPLICABLE: Final = "Does not apply here"
"""What is chosen where a question does not apply."""
NOT_MINE: Final = "Not mine to answer"
"""What is chosen where somebody else has to answer."""
SOMEBODY_ELSE: Final = "somebody else"
"""Who has to answer, where no role was named."""
_OPENING: Final = "About the innovation"


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the answers that can be chosen."""

    standing: Standing
    """How the question is with it."""
    label: str
    """What people read; no two choices of a question read alike."""
    option: str | None = None
    """The option, where it is one."""
    meaning: str | None = None
    """What it looks like."""

    @property
    def key(self) -> str:
        """A name by which no two choices of a question are the same: of options, one that no standing has."""
        return f"option:{self.option}" if self.option is not None else str(self.standing)


@dataclass(frozen=True, slots=True)
class PackQuestion:
    """One question of a pack."""

    id: str
    """Its id."""
    group: AnswerGroup
    """The group of an assessment in which it is answered."""
    area: str
    """The title of the area that it is in."""
    title: str
    """Its title."""
    ask: str
    """The question as it is put."""
    why: str | None
    """What goes wrong otherwise."""
    asked: str
    """The fingerprint of the question as it is put."""
    choices: tuple[Choice, ...]
    """The answers that can be chosen: the options from worst to best, then the others."""
    examples: tuple[str, ...] = ()
    """What would count as evidence."""
    only_where: str = ""
    """In which case alone it is asked, in words; empty where it always is."""
    conditions: tuple[Mapping[str, Any], ...] = ()
    """The same for a program: it is asked unless one of them is false."""
    answer: Answer | None = None
    """What the respondent has answered already."""

    @property
    def further(self) -> tuple[str, ...]:
        """What that holds of evidence and actions beyond the first of each, for which a page has no fields."""
        held = self.answer
        if held is None:
            return ()
        return (*(piece.what for piece in held.evidence[1:]), *(action.what for action in held.actions[1:]))


@dataclass(frozen=True, slots=True)
class Cover:
    """What a pack says before its questions."""

    about: Assessment
    """The header of the file that the answers belong into, without answers."""
    header: str
    """The same as the text of a file."""
    message: tuple[str, ...] = ()
    """What the respondent is told first: a line each."""


@dataclass(frozen=True, slots=True)
class Pack:
    """What one respondent is asked."""

    title: str
    """The title of the checklist."""
    cover: Cover
    """What it says before its questions."""
    questions: tuple[PackQuestion, ...]
    """What is asked, in this order."""

    @property
    def role(self) -> str:
        """The role that answers."""
        respondent = self.cover.about.respondent
        return respondent.role if respondent is not None else ""

    @property
    def about(self) -> str:
        """What the innovation and the site are called."""
        about = self.cover.about
        return ", ".join(one.name or one.id for one in (about.innovation, about.site) if one is not None)

    @property
    def series(self) -> str:
        """What stays the same from one pack to the next for one respondent, innovation, site and round."""
        about = self.cover.about
        ids = (one.id if one is not None else None for one in (about.innovation, about.site, about.respondent))
        return _digest([about.checklist.id, about.round, *ids])

    @property
    def id(self) -> str:
        """A name that changes with anything that is asked, or that the respondent has answered before."""
        asked = [[one.id, one.asked, one.title, [choice.label for choice in one.choices]] for one in self.questions]
        told = {one.id: reply_digest(one.answer) for one in self.questions if one.answer is not None}
        return _digest([self.cover.header, asked, *([told] if told else [])])


def pack_of(
    outline: Outline, cover: Cover, questions: Sequence[str], answers: Mapping[str, Answer] | None = None
) -> Pack:
    """Return a pack.

    Args:
        outline: The checklist.
        cover: What it says before its questions.
        questions: The ids of the opening questions and items that are asked, in their order.
        answers: What the respondent has answered already, by question id.
    """
    found = (_question(outline, name, (answers or {}).get(name)) for name in questions)
    return Pack(outline.checklist.title, cover, tuple(found))


def choices_of(outline: Outline, name: str) -> tuple[Choice, ...]:
    """Return the answers that can be chosen for a question: its options from worst to best, then the others."""
    question = outline.questions[name]
    options = outline.checklist.scales[question.scale].options
    found = [Choice(Standing.ANSWERED, one.label, one.id, outline.meaning(name, one.id)) for one in options]
    found.append(Choice(Standing.DONT_KNOW, DONT_KNOW, meaning="This is an answer too, and helps."))
    if isinstance(question, Item) and question.not_applicable.allowed:
        found.append(Choice(Standing.NOT_APPLICABLE, NOT_APPLICABLE, meaning="Please say why."))
    found.append(Choice(Standing.NOT_MINE, NOT_MINE, meaning="Please say whom to ask: a role is enough."))
    return tuple(_told_apart(found))


def collapsed(text: str) -> str:
    """Return a text by which two are compared that people typed: white space, case and quotation marks aside."""
    plain = text.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    return " ".join(plain.split()).casefold()


def _told_apart(choices: Sequence[Choice]) -> Iterator[Choice]:
    """Return the choices, those that read like one before with their ids or a number behind the label."""
    taken: set[str] = set()
    for choice in choices:
        ways = [choice.label, f"{choice.label} ({choice.option or 'none of the options'})"]
        ways += [f"{choice.label} ({number})" for number in range(2, len(choices) + 2)]
        label = next(way for way in ways if collapsed(way) not in taken)
        taken.add(collapsed(label))
        yield replace(choice, label=label)


def _question(outline: Outline, name: str, answer: Answer | None) -> PackQuestion:
    question = outline.questions[name]
    conditions = tuple(_conditions(outline, name))
    is_item = isinstance(question, Item)
    return PackQuestion(
        name,
        group_of(question),
        outline.domain_of[name].title if is_item else _OPENING,
        question.title,
        question.ask,
        question.why,
        outline.fingerprint(name),
        choices_of(outline, name),
        examples=question.evidence.examples if isinstance(question, Item) else (),
        only_where="; ".join(_words(outline, one) for one in conditions),
        conditions=tuple(condition_data(outline, one) for one in conditions),
        answer=answer,
    )


def _conditions(outline: Outline, name: str) -> Iterator[Condition]:
    """Return the conditions of which none may be false where a question is asked, from the area's own to its own."""
    item = outline.items.get(name)
    if item is None:
        return
    for section in sections_below(outline.domain_of[name]):
        if section.relevant_when is not None and any(one.id == name for one in outline.items_below[section.id]):
            yield section.relevant_when
    if item.relevant_when is not None:
        yield item.relevant_when


def _words(outline: Outline, condition: Condition) -> str:
    first, *rest = (line.text for line in rule_lines(outline, condition))
    return f"{first} {', '.join(rest)}" if rest else first


def _digest(data: object) -> str:
    return f"p-{hashlib.sha256(canonical_json(data).encode('utf-8')).hexdigest()[:16]}"

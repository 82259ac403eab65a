"""What can be looked at from every question: what is open, guidance, help."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from scalecheck.interview.moves.turns import Turn
from scalecheck.interview.reading.replies import COMMANDS, keys_words
from scalecheck.interview.showing.said import Remark, Rows
from scalecheck.model.assessment import Standing
from scalecheck.model.checklist import Item
from scalecheck.words.answers import HOW_TO_TICK
from scalecheck.words.roles import role_named, the

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scalecheck.interview.reading.replies import Command
    from scalecheck.interview.state.state import Interview
    from scalecheck.model.checklist import Question

_TERMS: Final = (
    ("How to tick", HOW_TO_TICK),
    ("A gate", "what must hold before a better verdict can be given, whatever else is good"),
    ("A must", "a question that matters most: p asks for its evidence, or for its owner and a dated action"),
)
"""What is explained beside the commands."""
AT_END: Final = frozenset("bsjlupq?")
"""The commands that mean something when no question is put."""


def list_open(interview: Interview, _question: str | None, _text: str) -> Turn:
    """List what is open, not known, or waits for somebody."""
    rows: dict[str, list[tuple[str, str]]] = {"open": [], "don't know": [], "waiting for": []}
    for number, name in enumerate(interview.asked, start=1):
        answer, title = interview.answer(name), interview.question(name).title
        if interview.is_open(name):
            rows["open"].append((str(number), f"{title}{_skipped(interview, name)}"))
        elif interview.standing(name) is Standing.DONT_KNOW:
            rows["don't know"].append((str(number), f"{title}: don't know"))
        elif answer is not None and (whom := answer.waiting_for or answer.not_mine):
            rows["waiting for"].append((str(number), f"{title}: waiting for {the(whom)}"))
    everything = tuple(row for group in rows.values() for row in group)
    if not everything:
        return Turn(interview, (Remark("Nothing is open, not known or parked."),))
    counts = ", ".join(f"{len(group)} {kind}" for kind, group in rows.items() if group)
    counts = re.sub(r"(\d+) waiting for", r"\1 waiting", counts)
    return Turn(interview, (Rows(f"{counts} (j and a number jumps there)", everything),))


def guidance(interview: Interview, question: str | None, _text: str) -> Turn:
    """Show what the checklist says about a question beyond what is on the screen, and its hard words."""
    if question is None:
        return Turn(interview)
    rows = (*_about(interview, question), *_glossary(interview, question))
    title = interview.question(question).title
    if not rows:
        return Turn(interview, (Remark(f"The checklist says no more about “{title}”."),))
    return Turn(interview, (Rows(f"Guidance: {title}", rows),))


def show_help(interview: Interview, question: str | None, _text: str) -> Turn:
    """Show what can be typed, and before it what is meant by the words, since the top leaves a small screen first."""
    if question is None:
        rows = [("Enter", "finish")]
    else:
        follows = "a note" if interview.brief.panel is None else "why it is agreed"
        rows = [(keys_words(interview.keys(question)), f"choose that option; {follows} may follow on the same line")]
        confirms = "confirm the earlier answer" if interview.brief.panel is None else "answer as those who know say"
        rows += [("=", confirms)] if interview.confirmable(question) is not None else []
        rows += [("Enter", "keep the answer that is there, or show an open question in full again")]
    commands = [one for one in COMMANDS if one.letter != "?" and _does_something(interview, question, one)]
    rows += [(f"{one.letter} {one.takes}".strip(), one.does) for one in commands]
    explained = (Rows("What is meant", _TERMS),) if question is not None else ()
    return Turn(interview, (*explained, Rows("What you can type", tuple(rows))))


def _does_something(interview: Interview, question: str | None, command: Command) -> bool:
    """Return whether a command means something here; a question that always applies cannot be set aside."""
    if command.agreeing and interview.brief.panel is None:
        return False
    if question is None:
        return command.letter in AT_END
    return command.letter != "x" or can_be_set_aside(interview.question(question))


def can_be_set_aside(question: Question) -> bool:
    """Return whether it may be answered that a question does not apply."""
    return isinstance(question, Item) and question.not_applicable.allowed


def _skipped(interview: Interview, name: str) -> str:
    return " (skipped)" if name in interview.skipped else ""


def _about(interview: Interview, question: str) -> Iterator[tuple[str, str]]:
    asked = interview.question(question)
    if asked.guidance:
        yield "How to judge", asked.guidance
    if isinstance(asked, Item):
        for example in asked.evidence.examples:
            yield "Would show it", example
        for key, option in zip(interview.keys(question), interview.options(question), strict=True):
            if option in asked.improve:
                yield f"Up from {key}", asked.improve[option]
    if asked.best_answered_by:
        yield "Who knows", ", then ".join(map(role_named, asked.best_answered_by))


def _glossary(interview: Interview, question: str) -> Iterator[tuple[str, str]]:
    """Return the hard words of a question that the checklist explains."""
    outline, asked = interview.brief.outline, interview.question(question)
    meanings = (outline.meaning(question, option) or "" for option in interview.options(question))
    text = " ".join((asked.ask, asked.why or "", asked.guidance or "", *meanings))
    for term, meaning in outline.checklist.glossary.items():
        if re.search(rf"\b{re.escape(term)}", text, re.IGNORECASE):
            yield f"“{term}”", meaning

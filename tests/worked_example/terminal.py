"""A person at a terminal, who reads which question is put and types what they have to say about it."""

from __future__ import annotations

import os
import re
import select
from itertools import chain
from typing import TYPE_CHECKING, Final

from scalecheck.interview.reading.fields import BASES
from scalecheck.interview.reading.replies import option_keys
from tests.terminals import forked

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from scalecheck.engine.inputs.outline import Outline
    from scalecheck.model.assessment import Action, Answer, Evidence

PATIENCE: Final = 20
"""The seconds after which a prompt that does not come is a failure."""
_AT_END: Final = "Enter finishes"
_OTHERS: Final = "that others are asked"
_AREA: Final = "Accept them?"
_KEEPS: Final = "Who keeps to another answer?"
_REASON: Final = "Why this answer?"


class Session:
    """A command on a terminal of its own."""

    def __init__(self, *arguments: object) -> None:
        """Start it, and wait until something is asked."""
        self._process, self._terminal = forked(*map(str, arguments))
        self.replies = 0
        self.shown = self._read()

    def type(self, line: str) -> str:
        """Type a line, and return what is shown until the next one is asked for, or the command has ended."""
        self.replies += 1
        os.write(self._terminal, f"{line}\n".encode())
        self.shown = self._read()
        return self.shown

    def end(self) -> int:
        """Wait until the command has ended, and return its exit code."""
        _, status = os.waitpid(self._process, 0)
        os.close(self._terminal)
        return os.waitstatus_to_exitcode(status)

    def _read(self) -> str:
        shown = b""
        while not shown.endswith(b"> "):
            if not select.select([self._terminal], [], [], PATIENCE)[0]:
                raise AssertionError(f"nothing more is asked after: {shown.decode('utf-8', 'replace')}")
            try:
                shown += os.read(self._terminal, 65_536)
            except OSError:  # the command has ended
                break
        return " ".join(re.sub(r"\x1b\[[?0-9;]*[a-zA-Z]", "", shown.decode("utf-8", "replace")).split())


def answer_all(
    session: Session,
    outline: Outline,
    said: Mapping[str, Answer | None],
    carried: Mapping[str, Sequence[Evidence]] | None = None,
) -> None:
    """Answer every question that is put with what is to be said, and leave the others open.

    Args:
        session: The command.
        outline: The checklist.
        said: What is to be said, by question id.
        carried: The evidence that stands beside an answer by itself, because respondents gave it; by question id.
    """
    carried = carried or {}
    while _AT_END not in session.shown or _OTHERS in session.shown:
        if _AT_END in session.shown:
            session.type("s")
            continue
        if _AREA in session.shown:
            session.type("2")  # one by one
            continue
        name = _put_now(outline, session.shown)
        answer = said.get(name)
        if answer is None:
            session.type("s")
            continue
        said_why = _answer(session, outline, name, answer)
        if beside := list(_beside(answer, carried.get(name, ()), said_why=said_why)):
            session.type("b")
            for line in beside:
                session.type(line)
            session.type("")
    session.type("")


def _put_now(outline: Outline, shown: str) -> str:
    found = [name for name, one in outline.questions.items() if " ".join(f"{one.title} {one.ask}".split()) in shown]
    assert len(found) == 1, (found, shown)
    return found[0]


def _answer(session: Session, outline: Outline, name: str, answer: Answer) -> bool:
    """Type an answer, and in a meeting why it is agreed and who keeps to another one; return whether that was asked."""
    if answer.waiting_for:
        session.type(f"w {answer.waiting_for}")
        return False
    reason = answer.consensus.reason if answer.consensus is not None else ""
    session.type(f"{_key(outline, name, answer)} {reason}".rstrip())
    assert _REASON not in session.shown, f"{name} was answered otherwise, and nobody says why it is agreed"
    is_disputed = _KEEPS in session.shown
    dissent = answer.consensus.dissent if answer.consensus is not None else ()
    for view in dissent:
        session.type(f"{view.role}: {_flowing(view.note or '')}")
    if is_disputed and _KEEPS in session.shown:
        session.type("")
    return is_disputed


def _key(outline: Outline, name: str, answer: Answer) -> str:
    if answer.dont_know:
        return "d"
    options = [one.id for one in outline.checklist.scales[outline.questions[name].scale].options]
    keys = option_keys([outline.label(name, one) for one in options])
    return keys[options.index(answer.option or "")]


def _beside(answer: Answer, carried: Sequence[Evidence], *, said_why: bool) -> Iterator[str]:
    """Return the lines that say what stands beside an answer, but for what does so already."""
    if answer.consensus is not None and not said_why:
        yield f"r {answer.consensus.reason}"
    if answer.note:
        yield from ("note", *answer.note.strip().split("\n"), "")
    yield from chain.from_iterable(_evidence(piece) for piece in answer.evidence if piece not in carried)
    if answer.basis is not None:
        yield from ("c", str([key for key, _ in BASES].index(answer.basis) + 1))
    if answer.owner is not None:
        yield f"o {answer.owner.role}; {answer.owner.organisation}"
    yield from chain.from_iterable(_action(action) for action in answer.actions)


def _evidence(piece: Evidence) -> tuple[str, ...]:
    days = (str(day) if day is not None else "" for day in (piece.recorded, piece.valid_until))
    return f"e {piece.what}", piece.link or "", *days


def _action(action: Action) -> tuple[str, ...]:
    return (f"a {action.what}; {action.who}; {action.organisation}; {action.due}",)


def _flowing(text: str) -> str:
    return " ".join(text.split())

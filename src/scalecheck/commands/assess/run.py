"""`scalecheck assess`: start or resume an assessment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from scalecheck.commands.assess.answer_file import AnswerFile
from scalecheck.commands.assess.briefing import brief_for
from scalecheck.commands.assess.opening_and_closing import go_on, greet, say_what_next
from scalecheck.commands.assess.starting import Start, Started, file_for
from scalecheck.documents.reading.reader import LIMIT
from scalecheck.engine.inputs.outline import Outline
from scalecheck.errors import InterruptedSessionError
from scalecheck.interview.loop import drive
from scalecheck.interview.moves.navigating import begin
from scalecheck.interview.showing.said import Remark
from scalecheck.interview.state.sheet import AnswerSheet
from scalecheck.interview.state.state import Interview
from scalecheck.storage.sessions import opened
from scalecheck.terminal.console import WIDEST, Screen
from scalecheck.terminal.interrupts import Interrupts
from scalecheck.terminal.prompter import TerminalPrompter
from scalecheck.workspace.catalogue import Catalogue
from scalecheck.workspace.moved_on import moved_on, to_confirm_words
from scalecheck.workspace.reading import Reader

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from scalecheck.commands.assess.set_up import NewAssessment
    from scalecheck.interview.prompting import Prompter
    from scalecheck.storage.sessions import OpenFile

_OTHER_SESSION: Final = (
    "Both can go on: answers are brought together one by one, and you are asked where both answer the same question."
)


@dataclass(frozen=True, slots=True)
class AssessOptions:
    """What a person said by flags beside what the assessment is about."""

    wanted: NewAssessment
    """What a new assessment is about."""
    checklist: str | None = None
    """The checklist, by path or id."""
    output: Path | None = None
    """Where a new file goes."""
    domain: str | None = None
    """The one domain to ask."""
    source: Path | None = None
    """An assessment by another checklist of the family, whose answers are taken over to be confirmed."""
    accessible: bool = False
    """Whether the screen has to read well aloud."""


def assess(target: str | None, options: AssessOptions, today: Callable[[], date]) -> int:
    """Start or resume an assessment; return 0 when the person is done or the input ends.

    Args:
        target: A checklist (path or id), an assessment (path), or nothing.
        options: What was said by flags.
        today: Returns the day on which an answer is given; a session can go on over midnight.

    Raises:
        CannotLookError: something that is needed is missing.
        CannotSaveError: the last answer could not be saved.
        InterruptedSessionError: a signal has ended it, or the terminal was closed.
        InvalidDocumentError: the file is not a valid assessment.
    """
    screen = Screen(accessible=options.accessible, widest=WIDEST)
    interrupts = Interrupts()
    prompter = TerminalPrompter(screen, interrupts=interrupts)
    started: Started | None = None
    try:
        with interrupts.heeded():
            start = Start(target, options.wanted, options.checklist, options.output, options.source)
            started = file_for(start, today(), prompter)
            if started is None:
                screen.say()
                screen.say("Nothing was created.")
                return 0
            with opened(started.path, LIMIT) as file:
                tell_of_others(file, prompter)
                interview = _interview(file, started, options.domain, today, prompter, screen)
            say_what_next(screen, started, interview)
            return 0
    except KeyboardInterrupt:
        raise InterruptedSessionError(*_interrupted(started)) from None


def _interview(
    file: OpenFile, started: Started, domain: str | None, today: Callable[[], date], prompter: Prompter, screen: Screen
) -> Interview:
    """Hold the interview."""
    reader = Reader(Catalogue(started.checklist))
    _, checklist = reader.assessment(file.path)
    outline = Outline(checklist)
    answers = AnswerFile(file, outline)
    for sentence in moved_on(file.path, answers.assessment, checklist, reader.catalogue):
        prompter.tell(Remark(sentence))
    brief = brief_for(file.path, answers.assessment, outline, reader, domain, today(), prompter)
    interview = begin(Interview(brief, AnswerSheet.of(brief, answers.answers)))
    greet(screen, file.path, answers.assessment, interview)
    if again := to_confirm_words(outline, answers.assessment):
        screen.say(f"{again} Each is asked with its earlier answer; = confirms that.")
    return drive(interview, prompter, answers.save, today)


def tell_of_others(file: OpenFile, prompter: Prompter) -> None:
    """Print what has to be known before anything is saved: that another session works on the file, and on links."""
    for sentence in file.remarks:
        prompter.tell(Remark(sentence))
    if not file.held.alone:
        prompter.tell(Remark(_OTHER_SESSION))


def _interrupted(started: Started | None) -> tuple[str, ...]:
    if started is None:
        return ("", "Interrupted before an assessment was opened.")
    saved = f"Interrupted. Every answer that was acknowledged is in {started.path}. Go on with:"
    return ("", saved, f"  {go_on(started)}")

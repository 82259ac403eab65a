"""Recording asks, by flags or in a dialogue: new ones in a file, or what came of one that is recorded."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from scalecheck.commands.asks.asking import AskingAnew, AskingOn
from scalecheck.commands.asks.recording import change_ask
from scalecheck.commands.asks.saying import AskFlags, ask_from
from scalecheck.documents.loading import load_assessment
from scalecheck.documents.writing.appending import with_appended
from scalecheck.documents.writing.dumping import to_data
from scalecheck.documents.writing.serialise import to_yaml
from scalecheck.engine.changes.asks import unasked_gaps
from scalecheck.engine.logic.wording import same_words
from scalecheck.errors import CannotLookError
from scalecheck.interview.reading.checks import role_remark
from scalecheck.model.assessment import Assessment
from scalecheck.terminal.console import WIDEST, Screen
from scalecheck.terminal.prompter import TerminalPrompter
from scalecheck.terminal.status import subject
from scalecheck.terminal.streams import tell
from scalecheck.workspace.catalogue import Catalogue
from scalecheck.workspace.judging import judged
from scalecheck.workspace.reading import Reader
from scalecheck.workspace.rewriting import rewrite

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from scalecheck.engine.changes.asks import AskRow
    from scalecheck.engine.changes.looked import Looked
    from scalecheck.interview.prompting import Prompter
    from scalecheck.model.assessment import Ask

_ORDER: Final = tuple(Assessment.model_fields)


@dataclass(frozen=True, slots=True)
class Recording:
    """What is recorded."""

    add: bool = False
    """New asks."""
    said: AskFlags = field(default_factory=AskFlags)
    """What flags say of a new one; where they say nothing, it is asked for."""
    change: str | None = None
    """What came of the ask with this key."""
    accessible: bool = False
    """Whether the screen has to read well aloud."""
    prompter: Prompter | None = None
    """Who puts the questions; left out: the terminal."""


def add(path: Path, today: date, recording: Recording, checklist: str | None = None) -> int:
    """Put what only the system can change into an assessment, as flags say it; else ask for it, and show it first.

    Returns 0, also where the person gives up: nothing is written then.

    Args:
        path: The assessment.
        today: The day on which it is judged.
        recording: What flags say, and how the dialogue is held.
        checklist: The checklist by which it is judged, whatever the file names.

    Raises:
        CannotLookError: the file is missing or a folder, or somebody has put the same ask into it meanwhile; or flags
            say half of something, or what does not fit.
        CannotSaveError: it could not be written.
        InvalidDocumentError: the file is not a valid assessment.
    """
    if path.is_dir():
        raise CannotLookError(f"{path} is a folder, and an ask goes into one file: name the programme's, or a site's.")
    screen = Screen(accessible=recording.accessible, widest=WIDEST)
    looked = judged(Reader(Catalogue(checklist)), path, today)
    assessment = looked.assessment
    if not recording.said.nothing:
        return _as_said(path, recording.said, looked, today)
    before = (*assessment.asks, *(looked.programme.asks if looked.programme is not None else ()))
    gaps = tuple((gap.item.id, gap.item.title) for gap in unasked_gaps(looked.judgement, before))
    screen.say(subject(assessment), "bold")
    asking = AskingAnew(gaps, assessment.asks, today, recording.prompter or TerminalPrompter(screen))
    while new := asking.ask():
        show_entries(screen, path, "asks", new)
        is_right = asking.dialogue.is_right()
        if is_right:
            _append(path, new)
            tell(f"Saved in {path}.")
            return 0
        if is_right is not None:
            break
    say_nothing_written(screen)
    return 0


def _as_said(path: Path, said: AskFlags, looked: Looked, today: date) -> int:
    new = ask_from(said, looked.assessment.asks, looked.outline, today)
    if remark := role_remark(new.body or ""):
        tell(remark)
    _append(path, (new,))
    tell(f"Saved in {path}.")
    return 0


def change(row: AskRow, today: date, recording: Recording) -> int:
    """Ask what came of an ask, show it, and put it into its file.

    Gives 0, also where the person gives up: nothing is written then.

    Args:
        row: The ask.
        today: The day on which it is.
        recording: How the dialogue is held.

    Raises:
        CannotLookError: it is no longer there.
        CannotSaveError: it could not be written.
    """
    screen = Screen(accessible=recording.accessible, widest=WIDEST)
    screen.say(" ".join(row.ask.what.split()), "bold")
    asking = AskingOn(row.ask, today, recording.prompter or TerminalPrompter(screen))
    while (new := asking.ask()) is not None and new != row.ask:
        show_entries(screen, row.file, "asks", (new,))
        is_right = asking.dialogue.is_right()
        if is_right:
            names = ("body", "put", "answer", "due", "done")
            change_ask(row, {name: one for name in names if (one := getattr(new, name)) != getattr(row.ask, name)})
            tell(f"Saved in {row.file}.")
            return 0
        if is_right is not None:
            break
    say_nothing_written(screen)
    return 0


def show_entries(screen: Screen, path: Path | str, key: str, entries: tuple[Ask, ...]) -> None:
    """Show what goes into a file, as it will be in it."""
    screen.heading(f"This goes into {path}")
    for line in to_yaml({key: [to_data(one) for one in entries]}).splitlines():
        screen.command(line)


def say_nothing_written(screen: Screen) -> None:
    """Print that nothing was written."""
    screen.say()
    screen.say("Nothing was written.")


def _append(path: Path, new: tuple[Ask, ...]) -> None:
    def changed(data: bytes) -> bytes:
        there = {same_words(one.what) for one in load_assessment(data, str(path)).asks}
        if any(same_words(one.what) in there for one in new):
            why = "somebody else has put the same ask into it meanwhile"
            raise CannotLookError(f"{path}: nothing was written, because {why}. Look at the file, and begin again.")
        return with_appended(data, str(path), "asks", [to_data(one) for one in new], _ORDER)

    rewrite(path, changed)

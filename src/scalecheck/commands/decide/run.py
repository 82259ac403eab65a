"""`scalecheck decide`: record what a group is asked, and what it decided."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scalecheck.commands.decide.asking import Asking
from scalecheck.commands.decide.deciding import Departure, Minutes, Recorded, recorded
from scalecheck.documents.loading import load_assessment
from scalecheck.documents.reading.reader import parse
from scalecheck.documents.writing.dumping import to_data
from scalecheck.documents.writing.editing import CutText
from scalecheck.documents.writing.serialise import to_yaml
from scalecheck.errors import CannotLookError
from scalecheck.model.assessment import Assessment
from scalecheck.terminal.console import WIDEST, Screen
from scalecheck.terminal.prompter import TerminalPrompter
from scalecheck.terminal.status import subject, verdict_words
from scalecheck.terminal.streams import tell
from scalecheck.workspace.catalogue import Catalogue
from scalecheck.workspace.judging import judged
from scalecheck.workspace.reading import Reader
from scalecheck.workspace.rewriting import rewrite

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from scalecheck.interview.prompting import Prompter

_ORDER: Final = tuple(Assessment.model_fields)


def decide(
    path: Path,
    minutes: Minutes,
    today: date,
    *,
    replace: bool = False,
    dry_run: bool = False,
    accessible: bool = False,
    checklist: str | None = None,
    prompter: Prompter | None = None,
) -> int:
    """Record a proposal, a decision or both in an assessment; asked for where no flag says anything of them.

    Returns 0, also where the person gives up: nothing is written then.

    Args:
        path: The assessment.
        minutes: What was said by flags.
        today: The day on which it is judged, and on which a decision was taken if nothing else is said.
        replace: Whether an earlier decision may be replaced.
        dry_run: Whether it is only shown what would be written.
        accessible: Whether the screen has to read well aloud.
        checklist: The checklist by which it is judged, whatever the file names.
        prompter: Who puts the questions; left out: the terminal.

    Raises:
        CannotLookError: something is missing or wrong, or there is an earlier decision that may not be replaced.
        CannotSaveError: it could not be written.
        InvalidDocumentError: the file is not a valid assessment.
    """
    screen = Screen(accessible=accessible, widest=WIDEST)
    reader = Reader(Catalogue(checklist))
    looked = judged(reader, path, today)
    assessment, judgement, programme = looked.assessment, looked.judgement, looked.programme
    departure = Departure(judgement, assessment, programme)
    screen.say(subject(assessment), "bold")
    screen.say(f"The verdict is: {verdict_words(judgement.verdict)}.")
    if minutes.nothing:
        asking = Asking(assessment, departure, today, prompter or TerminalPrompter(screen))
        agreed = _agreed_in_dialogue(asking, screen, path, departure, today, dry_run=dry_run)
        if agreed is None:
            screen.say()
            screen.say("Nothing was written.")
            return 0
        new = agreed
    else:
        new = recorded(assessment, minutes, departure, today)
        if new.decision is not None and assessment.decision is not None and not replace:
            raise CannotLookError(*_earlier(path, assessment))
        _show(screen, path, assessment, new)
    if not dry_run:
        _write(path, assessment, new)
        tell(f"Saved in {path}.")
    return 0


def _agreed_in_dialogue(
    asking: Asking, screen: Screen, path: Path, departure: Departure, today: date, *, dry_run: bool
) -> Recorded | None:
    """Ask, show what would be written, and let the person agree or go back; None where nothing is to be written."""
    while (minutes := asking.ask()) is not None:
        new = recorded(departure.assessment, minutes, departure, today)
        if new == Recorded(None, None):
            return None
        _show(screen, path, departure.assessment, new)
        is_right = dry_run or asking.is_right()
        if is_right is not None:
            return new if is_right else None
    return None


def _show(screen: Screen, path: Path, assessment: Assessment, new: Recorded) -> None:
    """Show what will be in the file, and what was there."""
    for before, after in ((assessment.proposal, new.proposal), (assessment.decision, new.decision)):
        if after is None or after == before:
            continue
        key = "proposal" if after is new.proposal else "decision"
        if before is not None:
            screen.heading(f"Until now, {path} says")
            _show_lines(screen, to_yaml({key: to_data(before)}))
        screen.heading(f"This goes into {path}")
        _show_lines(screen, to_yaml({key: to_data(after)}))


def _show_lines(screen: Screen, text: str) -> None:
    for line in text.splitlines():
        screen.command(line)


def _write(path: Path, seen: Assessment, new: Recorded) -> None:
    def changed(data: bytes) -> bytes:
        now = load_assessment(data, str(path))
        if (now.proposal, now.decision) != (seen.proposal, seen.decision):
            why = "somebody else has changed the proposal or the decision meanwhile"
            raise CannotLookError(f"{path}: nothing was written, because {why}. Look at the file, and begin again.")
        text = CutText.of(parse(data, str(path)), ())
        for key, part in (("proposal", new.proposal), ("decision", new.decision)):
            if part is not None and part != getattr(now, key):
                text = text.with_entry((key,), to_data(part), _ORDER)
        return text.text.encode("utf-8")

    rewrite(path, changed)


def _earlier(path: Path, assessment: Assessment) -> tuple[str, ...]:
    decision = assessment.decision
    said = f"the {decision.group} decided “{decision.taken}” on {decision.date.isoformat()}" if decision else ""
    instead = "to put this decision in the place of that one, say --replace."
    return (
        f"{path} holds a decision already: {said}.",
        f"Nothing was written. A new round gets a file of its own; {instead}",
    )

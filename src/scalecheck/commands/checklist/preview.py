"""`scalecheck checklist preview`: the real interview about a checklist, with nothing saved."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from scalecheck.documents.shape.suggest import did_you_mean
from scalecheck.engine.inputs.outline import Outline
from scalecheck.errors import CannotLookError, InterruptedSessionError
from scalecheck.interview.loop import drive
from scalecheck.interview.moves.merging import Saved
from scalecheck.interview.moves.navigating import begin
from scalecheck.interview.showing.said import Remark, Rows
from scalecheck.interview.showing.words import counted
from scalecheck.interview.state.agenda import minutes_left
from scalecheck.interview.state.sheet import AnswerSheet, Brief
from scalecheck.interview.state.state import Interview
from scalecheck.terminal.console import WIDEST, Screen
from scalecheck.terminal.prompter import TerminalPrompter
from scalecheck.words.numbers import questions_words
from scalecheck.workspace.catalogue import Catalogue

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from scalecheck.interview.prompting import Prompter
    from scalecheck.interview.showing.said import Said
    from scalecheck.model.assessment import Answer

_SAVED: Final = "Saved"
_NOTED: Final = "Noted"
_KEPT: Final = "everything is saved"
_NOT_KEPT: Final = "nothing is saved"
_ROLE: Final = "somebody who tries it out"


def preview(
    name: str,
    today: date,
    *,
    domain: str | None = None,
    accessible: bool = False,
    prompter: Prompter | None = None,
) -> int:
    """Put a checklist's questions as people will meet them; return 0.

    Args:
        name: The checklist, by path or id.
        today: The day on which the answers count as given.
        domain: The one domain to ask.
        accessible: Whether the screen has to read well aloud.
        prompter: Who puts the questions; left out: the terminal.

    Raises:
        CannotLookError: there is no such checklist, or it has no such domain.
        InterruptedSessionError: it was interrupted.
        InvalidDocumentError: it is not valid.
    """
    outline = Outline(Catalogue(name).by_name(name, Path()))
    brief = Brief(outline, _order(outline, domain), _ROLE, today)
    interview = begin(Interview(brief, AnswerSheet.of(brief, {})))
    screen = Screen(accessible=accessible, widest=WIDEST)
    _greet(screen, interview)
    try:
        drive(interview, _Unsaving(prompter or TerminalPrompter(screen)), _forget)
    except KeyboardInterrupt:
        raise InterruptedSessionError("", "Interrupted. This was a preview: nothing was saved.") from None
    screen.say()
    screen.say("This was a preview: nothing was saved.")
    return 0


class _Unsaving:
    """A prompter that says of an answer that it was noted, where an interview says that it was saved."""

    def __init__(self, prompter: Prompter) -> None:
        self._prompter = prompter
        self.show = prompter.show
        self.recall = prompter.recall
        self.prompt = prompter.prompt
        self.read = prompter.read
        self.edit = prompter.edit

    def tell(self, said: Said) -> None:
        """Pass on what is said."""
        match said:
            case Remark(text) if text.startswith(_SAVED):
                said = Remark(f"{_NOTED}{text.removeprefix(_SAVED)}")
            case Rows(title, rows):
                said = Rows(title, tuple((key, words.replace(_KEPT, _NOT_KEPT)) for key, words in rows))
        self._prompter.tell(said)


def _greet(screen: Screen, interview: Interview) -> None:
    checklist = interview.brief.outline.checklist
    opening = sum(name not in interview.brief.outline.items for name in interview.asked)
    questions = questions_words(opening, len(interview.asked) - opening)
    minutes = counted(minutes_left(interview), "minute", "minutes")
    screen.say()
    screen.say(f"Preview of {checklist.title} {checklist.version}: nothing is saved.", "bold")
    screen.say(
        f"{questions}, about {minutes}. Answer as if it counted; q stops at any time; ? shows what you can type."
    )


def _order(outline: Outline, domain: str | None) -> tuple[str, ...]:
    """Return the opening questions, and all items that are asked, or those of one domain."""
    domains = {one.id: outline.items_below[one.id] for one in outline.checklist.domains}
    if domain is not None and domain not in domains:
        hint = did_you_mean(domain, domains, "areas")
        raise CannotLookError(f"`{outline.checklist.id}` has no area `{domain}`. {hint}".rstrip())
    wanted = outline.items.values() if domain is None else domains[domain]
    opening = (question.id for question in outline.checklist.profile)
    return (*opening, *(item.id for item in wanted if item.retired is None))


def _forget(_answers: Mapping[str, Answer], _changed: tuple[str, ...]) -> Saved:
    return Saved()

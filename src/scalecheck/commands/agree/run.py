"""`scalecheck agree`: bring the answers of a panel together, question by question, in a meeting."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from scalecheck.commands.agree.beginning import begin as begin_file
from scalecheck.commands.agree.beginning import panel_ids, refuse_unready
from scalecheck.commands.assess.answer_file import AnswerFile
from scalecheck.commands.assess.briefing import brief_for
from scalecheck.commands.assess.heading import put_in_header
from scalecheck.commands.assess.opening_and_closing import say_what_next
from scalecheck.commands.assess.run import tell_of_others
from scalecheck.commands.assess.starting import Started
from scalecheck.documents.reading.reader import LIMIT
from scalecheck.engine.inputs.outline import Outline
from scalecheck.engine.panel.consensus import ConsensusRound
from scalecheck.errors import InterruptedSessionError
from scalecheck.interview.filling import fill_in
from scalecheck.interview.loop import drive
from scalecheck.interview.moves.areas import is_undisputed
from scalecheck.interview.moves.navigating import begin
from scalecheck.interview.reading.fields import role_field
from scalecheck.interview.showing.words import counted
from scalecheck.interview.state.agenda import minutes_left
from scalecheck.interview.state.sheet import AnswerSheet
from scalecheck.interview.state.state import Interview
from scalecheck.storage.sessions import opened
from scalecheck.terminal.console import WIDEST, Screen
from scalecheck.terminal.interrupts import Interrupts
from scalecheck.terminal.prompter import TerminalPrompter
from scalecheck.terminal.status import subject
from scalecheck.words.sentences import joined
from scalecheck.workspace.catalogue import Catalogue
from scalecheck.workspace.command_line.invocation import command
from scalecheck.workspace.panel.rounds import panel_round
from scalecheck.workspace.reading import Reader

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date
    from pathlib import Path

    from scalecheck.interview.prompting import Prompter
    from scalecheck.model.assessment import Assessment
    from scalecheck.model.base import FileModel
    from scalecheck.storage.sessions import OpenFile
    from scalecheck.workspace.occasions import Choice
    from scalecheck.workspace.panel.rounds import PanelRound

_HOW: Final = (
    "At each question: look at all answers, and let those who are furthest apart say why. Then everybody answers "
    "again, silently, before anybody speaks. Type what is agreed, and why. Nothing is put to the vote: s leaves open "
    "what is not agreed, and whoever sees it otherwise is kept in their own words."
)


@dataclass(frozen=True, slots=True)
class AgreeOptions:
    """What a person said by flags."""

    choice: Choice
    """Which innovation, site and round of the folder."""
    role: str | None = None
    """Who records what is agreed: a role."""
    checklist: str | None = None
    """The checklist, by path or id."""
    output: Path | None = None
    """Where the agreed file goes, if there is none yet."""
    accessible: bool = False
    """Whether the screen has to read well aloud."""


def agree(folder: Path, options: AgreeOptions, today: Callable[[], date]) -> int:
    """Begin or resume the consensus round over a folder's panel; return 0 when the person is done or the input ends.

    Args:
        folder: Where the respondents' files are.
        options: What was said by flags.
        today: Returns the day on which an answer is agreed; a session can go on over midnight.

    Raises:
        CannotLookError: something that is needed is missing.
        CannotSaveError: the last answer could not be saved.
        InterruptedSessionError: a signal has ended it, or the terminal was closed.
        InvalidDocumentError: a file of the panel is not valid.
        NoVerdictError: the round is open, fewer than two have answered, or their files do not go together.
    """
    screen = Screen(accessible=options.accessible, widest=WIDEST)
    interrupts = Interrupts()
    prompter = TerminalPrompter(screen, interrupts=interrupts)
    reader = Reader(Catalogue(options.checklist))
    path: Path | None = None
    try:
        with interrupts.heeded():
            found = panel_round(reader, folder, options.choice)
            refuse_unready(found, folder, today())
            path = _file_for(found, options, today(), prompter)
            if path is None:
                screen.say()
                screen.say("Nothing was created.")
                return 0
            with opened(path, LIMIT) as file:
                tell_of_others(file, prompter)
                before, interview = _held(file, found, Reader(Catalogue(options.checklist)), today, prompter, screen)
            if before != interview.answers:
                put_in_header(path, lambda assessment: _dated(assessment, found, today()))
            say_what_next(screen, Started(path, options.checklist), interview, _again(folder, options))
            return 0
    except KeyboardInterrupt:
        raise InterruptedSessionError(*_interrupted(path, _again(folder, options))) from None


def _file_for(found: PanelRound, options: AgreeOptions, today: date, prompter: Prompter) -> Path | None:
    """Return the agreed file, made if need be; None where the person gives up before there is one."""
    if found.agreed is not None:
        return found.agreed.path
    who = options.role or _asked_for_role(found, prompter)
    if who is None:
        return None
    beside = found.invitation.path if found.invitation is not None else found.respondents[0].path
    path = options.output or beside.with_name("agreed.yaml")
    begin_file(found, who, path, today)
    return path


def _asked_for_role(found: PanelRound, prompter: Prompter) -> str | None:
    """Ask who records what is agreed; just Enter is the role that asked for the answers, if that is known."""
    panel = found.panel
    known = panel.asked_by.role if panel is not None and panel.asked_by is not None else None
    ask = "In which role do you record what is agreed? No name is needed"
    field = role_field("role", f"{ask} (Enter: {known})" if known else ask, optional=bool(known), needed=not known)
    values = fill_in((field,), prompter, "The consensus round")
    return None if values is None else values.get("role", known)


def _held(
    file: OpenFile,
    found: PanelRound,
    reader: Reader,
    today: Callable[[], date],
    prompter: Prompter,
    screen: Screen,
) -> tuple[Mapping[str, object], Interview]:
    """Hold the round; return what was agreed before this session, and the interview at its end."""
    outline = Outline(found.checklist)
    answers = AnswerFile(file, outline)
    before = answers.answers
    panel = ConsensusRound(outline, found.answers, named=found.panel is None or not found.panel.without_names)
    brief = brief_for(file.path, answers.assessment, outline, reader, None, today(), prompter)
    brief = replace(brief, panel=panel, order=panel.order(brief.order), previous={**panel.pooled, **brief.previous})
    interview = begin(Interview(brief, AnswerSheet.of(brief, answers.answers)))
    _greet(screen, file.path, answers.assessment, interview, panel)
    return before, drive(interview, prompter, answers.save, today)


def _greet(screen: Screen, path: Path, assessment: Assessment, interview: Interview, panel: ConsensusRound) -> None:
    """Print whose answers are brought together, how much there is to talk about, and that nothing is lost."""
    still_open = interview.open
    undisputed = sum(is_undisputed(interview, name) for name in still_open)
    to_talk = len(still_open) - undisputed
    screen.say()
    screen.say(f"{subject(assessment)}: consensus round, recorded by {interview.brief.role}", "bold")
    roles = [one.respondent.role for one in panel.respondents if one.respondent is not None]
    screen.say(f"{counted(len(roles), 'respondent', 'respondents')}: {joined(roles)}.")
    if still_open:
        time = f"about {counted(minutes_left(interview), 'minute', 'minutes')}"
        screen.say(
            f"{counted(len(still_open), 'question is', 'questions are')} open: {to_talk} to talk about, {undisputed} "
            f"that nobody disputes and that can be accepted area by area; {time}."
        )
        screen.say(_HOW)
    screen.say(f"Each answer is saved at once, in {path}. q stops at any time; ? shows what you can type.")


def _dated(assessment: Assessment, found: PanelRound, today: date) -> Mapping[str, FileModel]:
    """Return the part of the header that says when and by whom this was agreed, as it is after a session."""
    agreed = assessment.agreed
    if agreed is None:
        return {}
    return {"agreed": agreed.model_copy(update={"date": today, "panel": panel_ids(found)})}


def _again(folder: Path, options: AgreeOptions) -> str:
    """Return the command that goes on with a round."""
    choice = options.choice
    named = (("--innovation", choice.innovation), ("--site", choice.site), ("--round", choice.round))
    flags = [part for flag, value in (*named, ("--checklist", options.checklist)) if value for part in (flag, value)]
    return command("agree", folder, *flags)


def _interrupted(path: Path | None, again: str) -> tuple[str, ...]:
    if path is None:
        return ("", "Interrupted before the round began.")
    return ("", f"Interrupted. Every answer that was acknowledged is in {path}. Go on with:", f"  {again}")

"""`scalecheck assess`: start an assessment, or go on with one."""

from __future__ import annotations

import signal
import sys
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from scalecheck.commands.answer_file import AnswerFile
from scalecheck.commands.catalogue import Catalogue
from scalecheck.commands.next_round import next_round, previous_answers, urgent_first
from scalecheck.commands.reading import Reader
from scalecheck.commands.set_up import Wanted, ask_for, ask_for_path, begin_with
from scalecheck.documents.dumping import new_assessment
from scalecheck.documents.kinds import Kind
from scalecheck.documents.reader import LIMIT
from scalecheck.documents.suggest import did_you_mean
from scalecheck.engine.given import site_answers
from scalecheck.engine.outline import Outline
from scalecheck.engine.scope import items_to_ask, outside
from scalecheck.errors import CannotLookError
from scalecheck.interview.agenda import open_questions
from scalecheck.interview.forms import Field, Form
from scalecheck.interview.loop import drive, fill_in
from scalecheck.interview.machine import begin
from scalecheck.interview.said import Remark
from scalecheck.interview.state import Brief, Interview
from scalecheck.model.assessment import Assessment
from scalecheck.storage.durable import create_if_free
from scalecheck.storage.sessions import opened
from scalecheck.terminal.console import Screen
from scalecheck.terminal.prompter import TerminalPrompter

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from scalecheck.interview.loop import Prompter
    from scalecheck.model.assessment import Answer
    from scalecheck.model.checklist import Checklist
    from scalecheck.storage.sessions import OpenFile

INTERRUPTED: Final = 130
"""The exit code after a signal."""
_NEW: Final = "new"
_MOST: Final = 30
"""How many assessments are offered to go on with."""
_OTHER_SESSION: Final = (
    "Both can go on: answers are brought together one by one, and you are asked where both answer the same question."
)
DEFAULT_CHECKLIST: Final = "pilot-to-scale"
"""The checklist that a new assessment answers unless another is named."""


@dataclass(frozen=True, slots=True)
class Options:
    """What a person said by flags beside what the assessment is about."""

    wanted: Wanted
    """What a new assessment is about."""
    checklist: str | None = None
    """The checklist, by path or id."""
    output: Path | None = None
    """Where a new file goes."""
    domain: str | None = None
    """The one domain to ask."""
    accessible: bool = False
    """Whether the screen has to read well aloud."""


def assess(target: str | None, options: Options, today: date) -> int:
    """Start or go on with an assessment; gives 0 when the person is done or the input ends.

    Args:
        target: A checklist (path or id), an assessment (path), or nothing.
        options: What was said by flags.
        today: The day on which answers are given.

    Raises:
        CannotLookError: something that is needed is missing.
        CannotSaveError: the last answer could not be saved.
        InvalidDocumentError: the file is not a valid assessment.
        KeyboardInterrupt: a signal ended it; everything up to the last reply is saved.
    """
    screen = Screen(accessible=options.accessible)
    prompter = TerminalPrompter(screen)
    path = _file_for(target, options, today, prompter)
    if path is None:
        screen.say()
        screen.say("Nothing was begun.")
        return 0
    try:
        with _signals_interrupt(), opened(path, LIMIT) as file:
            if file.held.remark:
                prompter.tell(Remark(file.held.remark))
            if not file.held.alone:
                prompter.tell(Remark(_OTHER_SESSION))
            return _run(file, options, today, prompter, screen)
    except KeyboardInterrupt:
        _say_on_stderr(f"\nInterrupted. Every answer given so far is saved in {path}.\nGo on with: {_go_on(path)}")
        return INTERRUPTED


def _file_for(target: str | None, options: Options, today: date, prompter: Prompter) -> Path | None:
    """Give the file to work on, made if need be; None where the input ends before there is one."""
    catalogue = Catalogue(options.checklist)
    if target is None:
        found = _choose_existing(options, prompter) if options.output is None else _NEW
        if found != _NEW:
            return Path(found) if found is not None else None
        name = options.checklist or DEFAULT_CHECKLIST
        return _begin(catalogue.by_name(name, Path()), options, today, prompter)
    path = Path(target)
    if path.is_dir():
        raise CannotLookError(f"{target} is a folder. Name one file, or begin anew with: scalecheck assess")
    if not path.is_file():
        return _begin(catalogue.by_name(target, Path()), options, today, prompter)
    loaded = Reader(catalogue).load(path)
    if loaded.kind is Kind.CHECKLIST:
        return _begin(catalogue.by_name(target, Path()), options, today, prompter)
    if options.wanted.round is None:
        return path
    return _begin_round(path, options.wanted.round, options, today, prompter)


def _choose_existing(options: Options, prompter: Prompter) -> str | None:
    """Let the person go on with what is there already; gives a path, `new`, or None where the input ends."""
    folder = Path("assessments")
    if options.wanted.enough or not folder.is_dir():
        return _NEW
    reader = Reader(Catalogue(options.checklist))
    files = [Path(one.name) for one in reader.in_folder(folder) if isinstance(one.model, Assessment)]
    if not files:
        return _NEW
    choices = (*((str(path), str(path)) for path in files[-_MOST:]), (_NEW, "a new assessment"))
    field = Field("choice", "Which one? (a number; Enter: stop here)", choices=choices)
    values = fill_in(Form("setup", "", (field,)), prompter, "There are assessments here already")
    return values["choice"] if values is not None else None


def _begin(checklist: Checklist, options: Options, today: date, prompter: Prompter) -> Path | None:
    """Make a new file, or go on with the one that is there under its name."""
    wanted: Wanted | None = options.wanted
    by_flags = options.wanted.enough
    if not by_flags:
        wanted = ask_for(options.wanted, prompter)
        if wanted is None:
            return None
    header, proposed = begin_with(wanted or options.wanted, checklist, today)
    path = options.output or (proposed if by_flags else ask_for_path(proposed, prompter))
    return _made(path, header, checklist, prompter) if path is not None else None


def _begin_round(path: Path, new_round: str, options: Options, today: date, prompter: Prompter) -> Path:
    assessment, checklist = Reader(Catalogue(options.checklist)).assessment(path)
    if new_round == assessment.round:
        return path
    target, header = next_round(path, assessment, new_round, options.output, today)
    return _made(target, header, checklist, prompter)


def _made(path: Path, header: Assessment, checklist: Checklist, prompter: Prompter) -> Path:
    outline = Outline(checklist)
    items = items_to_ask(outline, innovation=header.innovation is not None, site=header.site is not None)
    if create_if_free(path, new_assessment(header, checklist, items).encode("utf-8")):
        prompter.tell(Remark(f"Every answer is saved at once in {path}."))
    else:
        prompter.tell(Remark(f"There is a file {path} already; going on with it."))
    return path


def _run(file: OpenFile, options: Options, today: date, prompter: TerminalPrompter, screen: Screen) -> int:
    reader = Reader(Catalogue(options.checklist))
    _, checklist = reader.assessment(file.path)
    outline = Outline(checklist)
    answers = AnswerFile(file, outline)
    brief = _brief(file.path, answers.assessment, outline, reader, options, today, prompter)
    interview = drive(begin(Interview(brief, answers.answers, None)), prompter, answers.save)
    _say_what_next(screen, file.path, interview)
    return 0


def _brief(
    path: Path,
    assessment: Assessment,
    outline: Outline,
    reader: Reader,
    options: Options,
    today: date,
    prompter: Prompter,
) -> Brief:
    """Bring together what stays the same during the interview."""
    programme = reader.programme_of(assessment, path)
    previous = previous_answers(path, assessment, reader)
    if previous is None:
        sentence = f"The file of the round before, {assessment.follows}, can't be read; its answers are not shown."
        prompter.tell(Remark(sentence))
    order = _order(assessment, outline, options.domain)
    whose = assessment.respondent.role if assessment.respondent is not None else None
    return Brief(
        outline=outline,
        order=urgent_first(outline, order, previous or {}, today),
        role=whose or (assessment.agreed.who if assessment.agreed is not None else "respondent"),
        today=today,
        inherited=_inherited(outline, assessment, programme),
        previous=previous or {},
        agreed=assessment.agreed is not None,
        left_out=outside(outline, assessment),
    )


def _inherited(outline: Outline, assessment: Assessment, programme: Assessment | None) -> dict[str, Answer]:
    """Give what a site's file would inherit if it answered nothing itself."""
    if programme is None:
        return {}
    blank = assessment.model_copy(update={"profile": {}, "answers": {}})
    return {name: given.answer for name, given in site_answers(outline, blank, programme).items()}


def _order(assessment: Assessment, outline: Outline, domain: str | None) -> tuple[str, ...]:
    """Give the opening questions and the items that the file asks, of one domain or of all."""
    listed = set(assessment.answers) or set(
        items_to_ask(outline, innovation=assessment.innovation is not None, site=assessment.site is not None)
    )
    domains = {one.id: one for one in outline.checklist.domains}
    if domain is not None and domain not in domains:
        hint = did_you_mean(domain, domains, "areas")
        raise CannotLookError(f"`{outline.checklist.id}` has no area `{domain}`. {hint}".rstrip())
    wanted = listed if domain is None else listed & {item.id for item in outline.items_below[domain]}
    opening = (question.id for question in outline.checklist.profile)
    return (*opening, *(item for item in outline.items if item in wanted))


def _say_what_next(screen: Screen, path: Path, interview: Interview) -> None:
    still_open = len(open_questions(interview))
    screen.say()
    screen.say(f"Saved in {path}.")
    if still_open:
        screen.say(f"{still_open} question{' is' if still_open == 1 else 's are'} open. Go on with:")
        screen.command(_go_on(path))
    screen.say("See the verdict and its reasons, or make the report:")
    screen.command(f"scalecheck status {_quoted(path)}")
    screen.command(f"scalecheck report {_quoted(path)} -o report.md")


def _go_on(path: Path) -> str:
    return f"scalecheck assess {_quoted(path)}"


def _quoted(path: Path) -> str:
    text = str(path)
    return f'"{text}"' if " " in text else text


@contextmanager
def _signals_interrupt() -> Iterator[None]:
    """Let a request to end, or a terminal that closes, end the interview as Ctrl-C does."""

    def interrupt(_number: int, _frame: object) -> None:
        raise KeyboardInterrupt

    names = ("SIGTERM", "SIGHUP")
    known = [getattr(signal, name) for name in names if hasattr(signal, name)]
    before = {number: signal.signal(number, interrupt) for number in known}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _say_on_stderr(text: str) -> None:
    with suppress(OSError, ValueError):
        sys.stderr.write(f"{text}\n")
        sys.stderr.flush()

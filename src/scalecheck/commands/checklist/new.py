"""`scalecheck checklist new`: a small checklist that works and explains itself, to be made one's own."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from scalecheck.commands.assess.set_up import path_field, path_from
from scalecheck.documents.kinds import FileKind
from scalecheck.documents.loading import load_checklist
from scalecheck.documents.reading.reader import LIMIT, parse
from scalecheck.documents.writing.dumping import modeline
from scalecheck.documents.writing.editing import CutText
from scalecheck.errors import CannotLookError, CannotSaveError
from scalecheck.interview.filling import Dialogue, Step
from scalecheck.interview.reading.checks import is_name
from scalecheck.interview.reading.form import Field
from scalecheck.interview.reading.replies import unreadable
from scalecheck.storage.durable import create_durably
from scalecheck.storage.files import read_bytes
from scalecheck.storage.resources import shipped
from scalecheck.storage.schemas import way_to_schema
from scalecheck.storage.search import SUFFIXES
from scalecheck.terminal.console import WIDEST, Screen
from scalecheck.terminal.prompter import TerminalPrompter
from scalecheck.workspace.catalogue import Catalogue
from scalecheck.workspace.command_line.invocation import command
from scalecheck.workspace.ids import id_from

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scalecheck.interview.prompting import Prompter


@dataclass(frozen=True, slots=True)
class Draft:
    """What a person said of a new checklist by flags; None is asked for, or left as it is in the starter."""

    title: str | None = None
    """Its title."""
    id: str | None = None
    """Its id; left out: made from the title."""
    summary: str | None = None
    """What it finds out."""
    output: Path | None = None
    """Where it goes; left out: into the folder `checklists`."""


def new_checklist(draft: Draft, *, accessible: bool = False, prompter: Prompter | None = None) -> int:
    """Make a checklist from the starter; return 0, also where the person gives up and nothing is made.

    Args:
        draft: What was said by flags; without a title the person is asked for everything that is missing.
        accessible: Whether the screen has to read well aloud.
        prompter: Who puts the questions; left out: the terminal.

    Raises:
        CannotLookError: no id can be made of a name, or a checklist of that id is there already.
        CannotSaveError: there is a file of that name already, or it could not be written.
        InvalidDocumentError: what was said can't be in a checklist.
    """
    screen = Screen(accessible=accessible, widest=WIDEST)
    named = draft.title is not None
    path = _make(draft, _place(draft)) if named else _asked_for(draft, prompter or TerminalPrompter(screen))
    if path is None:
        screen.say()
        screen.say("Nothing was created.")
        return 0
    screen.say(f"Made {path}. Open it in an editor: the comments say what everything is for.")
    screen.say("What is wrong in it, and how people will meet it:")
    screen.command(f"{command('validate', path)}")
    screen.command(f"{command('checklist', 'preview', path)}")
    return 0


def _asked_for(draft: Draft, prompter: Prompter) -> Path | None:
    """Ask for what is missing until the file can be made; None where the person gives up."""
    check = is_name if draft.id is not None else _makes_a_free_id
    fields = [Field("title", "What is the checklist called?", needed=True, check=check)]
    if draft.id is not None:
        _refuse_taken(draft.id)
    else:
        ask = "A short name for files and rules, such as ward-readiness? (Enter: made from the title)"
        fields.append(Field("id", ask, optional=True, check=_is_free))
    if draft.summary is None:
        ask = "What does it find out, in a sentence? (Enter: leave it for later)"
        fields.append(Field("summary", ask, optional=True))
    dialogue = Dialogue(prompter)

    def next_step(given: Mapping[str, str]) -> Step | None:
        to_ask = next((field for field in fields if field.name not in given), None)
        if to_ask is not None:
            return Step(to_ask, "A new checklist")
        is_said = draft.output is not None or "path" in given
        return None if is_said else Step(path_field(_place(_with_replies(draft, given)), "The checklist goes"))

    while (values := dialogue.hold(next_step)) is not None:
        wanted = _with_replies(draft, values)
        try:
            return _make(wanted, draft.output or path_from(values.get("path"), _place(wanted)))
        except CannotSaveError as error:
            if draft.output is not None:
                raise
            dialogue.refuse(str(error).splitlines()[0])
    return None


def _with_replies(draft: Draft, given: Mapping[str, str]) -> Draft:
    return replace(
        draft,
        title=given.get("title", draft.title),
        id=given.get("id") or draft.id,
        summary=given.get("summary") or draft.summary,
    )


def _make(draft: Draft, path: Path) -> Path:
    _refuse_unfit(draft.title, draft.summary)
    if path.suffix.lower() not in SUFFIXES:
        raise CannotLookError(f"{path}: a checklist is looked for in files that end in .yaml. Give it such a name.")
    name = _id_of(draft)
    _refuse_taken(name)
    text = _text(draft, name, path)
    load_checklist(text.encode("utf-8"), str(path))  # what could not be read again is never written
    create_durably(path, text.encode("utf-8"))
    return path


def _text(draft: Draft, name: str, path: Path) -> str:
    """Return the text of the starter under another name, with the line for editors above it."""
    starter = shipped("starter") / "checklist.yaml"
    cut = CutText.of(parse(read_bytes(starter, LIMIT), starter.name))
    given = {"id": name, "title": draft.title, "summary": draft.summary}
    for key, value in given.items():
        cut = cut.with_entry((key,), value) if value is not None else cut
    return modeline(way_to_schema(path, FileKind.CHECKLIST)) + cut.text


def _place(draft: Draft) -> Path:
    return draft.output or Path("checklists", f"{_id_of(draft)}.yaml")


def _id_of(draft: Draft) -> str:
    return draft.id or id_from(draft.title or "")


def _refuse_unfit(*texts: str | None) -> None:
    for text in texts:
        if text is not None and not text.strip():
            raise CannotLookError("A title and a summary need at least one word.")
        complaint = unreadable(text or "")
        if complaint is not None:
            raise CannotLookError(complaint)


def _refuse_taken(name: str) -> None:
    complaint = _is_free(name, {})
    if complaint is not None:
        raise CannotLookError(complaint)


def _makes_a_free_id(title: str, before: Mapping[str, str]) -> str | None:
    """Return why a title won't do of which the id is made; None where it will."""
    try:
        return is_name(title, before) or _is_free(id_from(title), before)
    except CannotLookError as error:
        return str(error)


def _is_free(name: str, _before: Mapping[str, str]) -> str | None:
    """Return why a checklist can't have this id; None where it can."""
    try:
        made = id_from(name)
    except CannotLookError as error:
        return str(error)
    if made != name:
        return f"`{name}` can't be an id. Use small letters, digits and hyphens, such as `{made}`."
    if any(one.id == name for one in Catalogue().reachable(Path())):
        return f"There is a checklist `{name}` already. Choose another id, because answers hang on it."
    return None

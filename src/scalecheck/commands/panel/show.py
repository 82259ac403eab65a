"""`scalecheck panel`: several respondents side by side, and what each is given to read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, assert_never

from scalecheck.commands.output import STDOUT, form_of, write
from scalecheck.documents.loading import load_panel
from scalecheck.documents.writing.in_place import with_values
from scalecheck.engine.inputs.outline import Outline
from scalecheck.engine.judging.respondents import JudgedRespondent, Others
from scalecheck.engine.judging.scope import judge_assessment
from scalecheck.engine.panel.attendance import attendance, is_open
from scalecheck.engine.panel.ownership import ownership, taking_part
from scalecheck.engine.panel.side_by_side import SideBySide
from scalecheck.errors import CannotLookError, NoVerdictError
from scalecheck.problems import any_error, in_order
from scalecheck.reports.material import Material
from scalecheck.reports.panel.data import as_data
from scalecheck.reports.panel.names import labels
from scalecheck.reports.panel.page import as_html, as_markdown
from scalecheck.reports.panel.respondent import Told, respondent_page
from scalecheck.reports.panel.sheet import sheet
from scalecheck.storage.resources import shipped
from scalecheck.terminal.console import WIDEST, Screen
from scalecheck.terminal.panel.answers import show_answers
from scalecheck.terminal.problems import as_text
from scalecheck.terminal.streams import print_json, tell
from scalecheck.words.days import day_words, round_words
from scalecheck.words.panel import attendance_words, left_open_words
from scalecheck.workspace.catalogue import Catalogue
from scalecheck.workspace.command_line.invocation import command
from scalecheck.workspace.ids import id_from
from scalecheck.workspace.judging import judged
from scalecheck.workspace.panel.roles import unknown_roles
from scalecheck.workspace.panel.rounds import panel_round
from scalecheck.workspace.reading import Reader
from scalecheck.workspace.rewriting import rewrite

if TYPE_CHECKING:
    from datetime import date

    from scalecheck.engine.judging.verdicts import VerdictResult
    from scalecheck.model.assessment import Respondent
    from scalecheck.reports.panel.page import Page
    from scalecheck.workspace.occasions import Choice, Filed
    from scalecheck.workspace.panel.rounds import PanelRound

PanelFormat = Literal["text", "md", "html", "docx", "json"]


@dataclass(frozen=True, slots=True)
class WantedPanel:
    """What of a panel is wanted."""

    form: PanelFormat | None = None
    """The format; left out: as the ending of the output says, else the screen."""
    output: str = STDOUT
    """Where a paper goes."""
    whose: str | None = None
    """The respondent, by role or id, whose page is wanted."""
    look: bool = False
    """Whether answers are shown while the round is open."""
    close: bool = False
    """Whether the round is closed first."""


def show_panel(folder: Path, wanted: WantedPanel, as_of: date, choice: Choice, *, checklist: str | None = None) -> int:
    """Show who of a panel has answered and what, or write what it is given to read.

    While the round is open nobody's answers are shown, unless somebody asks for it all the same.

    Returns 0; 1 where a file in the folder is not valid, or an open round has no closing day or a role that the
    checklist does not know.

    Raises:
        CannotLookError: there is no panel, or more than one, or nobody like that answered.
        InvalidDocumentError: the file that says who is asked is not valid.
        NoVerdictError: files do not go together, or what is wanted is not there yet.
    """
    reader = Reader(Catalogue(checklist))
    found = panel_round(reader, folder, choice)
    if wanted.close:
        _close(found)
        reader = Reader(Catalogue(checklist))
        found = panel_round(reader, folder, choice)
    errors = in_order([one for one in found.problems if any_error((one,))])
    tell(*as_text(errors))
    lacking = tuple(_lacking(found))
    tell(*lacking)
    if wanted.whose is not None:
        _write(_page_for(reader, found, wanted.whose, as_of), wanted, "page")
    else:
        _show(reader, found, wanted, as_of)
    return 1 if errors or lacking else 0


def _show(reader: Reader, found: PanelRound, wanted: WantedPanel, as_of: date) -> None:
    material = _material(reader, found, as_of)
    shown = wanted.look or not is_open(found.panel)
    match wanted.form:
        case "json":
            print_json(as_data(material, shown=shown))
        case None | "text" if wanted.output == STDOUT:
            _show_on_screen(found, material, as_of, shown=shown)
        case _:
            if not shown:
                raise NoVerdictError(_still_open(found, as_of), f"  {_closing(found)}")
            _write(sheet(material, _subject(found), found.occasion.round), wanted, "sheet")


def _show_on_screen(found: PanelRound, material: SideBySide, as_of: date, *, shown: bool) -> None:
    screen = Screen(widest=WIDEST)
    screen.say(f"{_subject(found)}, {round_words(found.occasion.round)}", "bold")
    screen.say(attendance_words(material.attendance))
    for words in left_open_words(material.attendance):
        screen.entry(words)
    if is_open(found.panel):
        screen.say()
        screen.say(_still_open(found, as_of))
        screen.command(_closing(found))
    if shown:
        named = labels(material.people, for_others=False, without_names=material.without_names)
        screen.say()
        show_answers(screen, material, named)


def _material(reader: Reader, found: PanelRound, as_of: date) -> SideBySide:
    outline = Outline(found.checklist)
    respondents = tuple(
        JudgedRespondent(one.assessment, _verdict(reader, outline, one, as_of)) for one in found.respondents
    )
    invited = found.panel.invited if found.panel is not None else ()
    carried = None
    if found.agreed is not None:
        asked = taking_part(outline, found.agreed.assessment, invited, found.answers)
        carried = ownership(judged(reader, found.agreed.path, as_of).judgement, asked)
    attended = attendance(found.panel, found.answers, outline, as_of)
    return SideBySide(outline, respondents, attended, found.panel, carried)


def _verdict(reader: Reader, outline: Outline, filed: Filed, as_of: date) -> VerdictResult:
    beside = filed.assessment, filed.path
    programme, own_files = reader.programme_of(*beside), reader.own_files_of(*beside)
    return judge_assessment(outline, filed.assessment, as_of, programme, own_files).verdict


def _page_for(reader: Reader, found: PanelRound, whose: str, as_of: date) -> Page:
    if is_open(found.panel):
        raise NoVerdictError(_still_open(found, as_of), f"  {_closing(found)}")
    if found.agreed is None:
        raise NoVerdictError("Nothing is agreed yet, so there is nothing to tell anybody about their answers.")
    looked = judged(reader, found.agreed.path, as_of)
    material = _material(reader, found, as_of)
    respondent = _respondent(material.people, whose)
    agreed = Material(
        looked.assessment, looked.judgement, looked.programme, others=Others(material.respondents, found.panel)
    )
    return respondent_page(Told(agreed, respondent, material.spreads, material.passed_on))


def _respondent(people: tuple[Respondent, ...], whose: str) -> Respondent:
    """Return the one who answered with an id, or in a role."""
    wanted = id_from(whose)
    matching = [one for one in people if one.id == wanted] or [one for one in people if id_from(one.role) == wanted]
    if len(matching) == 1:
        return matching[0]
    listed = (f"  {one.id}: {one.role}, {one.organisation or 'no organisation'}" for one in matching or people)
    why = "Several answered in that role; name one by id" if matching else f"Nobody answered as “{whose}”. There are"
    raise CannotLookError(f"{why}:", *listed)


def _write(page: Page, wanted: WantedPanel, paper: str) -> None:
    form = form_of(wanted.output, None if wanted.form == "text" else wanted.form, paper)
    templates = shipped("templates")
    match form:
        case "md":
            write(as_markdown(page, templates).encode("utf-8"), wanted.output, paper)
        case "html":
            write(as_html(page, templates).encode("utf-8"), wanted.output, paper)
        case "docx":
            from scalecheck.reports.formats.word import word_document  # noqa: PLC0415 (slow to import)

            write(word_document(as_html(page, templates)), wanted.output, paper)
        case "json":
            raise CannotLookError(f"A {paper} is for people. Let its name end with .md, .html or .docx.")
        case _:
            assert_never(form)


def _close(found: PanelRound) -> None:
    """Close a round in the file that says who is asked."""
    if found.invitation is None:
        raise CannotLookError("No file says who is asked, so there is no round to close.")
    path = found.invitation.path
    if found.invitation.panel.state == "closed":
        tell(f"The round is closed already, in {path}.")
        return
    rewrite(path, lambda data: with_values(data, str(path), {("state",): "closed"}), load_panel)
    tell(f"The round is closed, in {path}.")


def _still_open(found: PanelRound, as_of: date) -> str:
    closes = found.panel.closes if found.panel is not None else None
    if closes is not None and closes < as_of:
        how_long = f"still open, although its closing day was {day_words(closes)}"
    else:
        how_long = f"open until {day_words(closes)}" if closes is not None else "open"
    return (
        f"The round is {how_long}, so nobody is shown the others' answers. That is a courtesy, and no lock: the files "
        "can be read. Close the round first, or look all the same with --look:"
    )


def _closing(found: PanelRound) -> str:
    """Return the command that closes the round."""
    return command("panel", found.invitation.path.parent if found.invitation is not None else Path(), "--close")


def _lacking(found: PanelRound) -> tuple[str, ...]:
    """Return what an open round lacks before everybody can be asked."""
    if found.invitation is None or not is_open(found.panel):
        return ()
    path, panel = found.invitation
    said = [f"{path}: {words}" for words in unknown_roles(panel.invited, Outline(found.checklist))]
    if panel.closes is None:
        said.append(f"{path}: this round is open and has no closing day. Add `closes:` with the last day for answers.")
    return tuple(said)


def _subject(found: PanelRound) -> str:
    """Return what a panel is about, by the names that its files hold."""
    parts = {"innovation": found.innovation, "site": found.site}
    named = {key: part.name if part is not None else None for key, part in parts.items()}
    ids = {"innovation": found.occasion.innovation, "site": found.occasion.site}
    return " at ".join(named[key] or ids[key] or "" for key in ids if ids[key] is not None)

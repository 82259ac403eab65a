"""Reading a tree of assessments, and showing or writing what they say together."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Final, Literal, assert_never

from scalecheck.commands.output import STDOUT, form_of, write, write_pieces
from scalecheck.commands.portfolio.long_form import write_rows
from scalecheck.engine.portfolio.portfolio import Portfolio
from scalecheck.errors import CannotLookError
from scalecheck.reports.portfolio.data import parts
from scalecheck.reports.portfolio.page import as_html, as_markdown
from scalecheck.storage.cache.folder import cache_folder
from scalecheck.storage.cache.store import Store
from scalecheck.storage.resources import shipped
from scalecheck.terminal.console import Screen
from scalecheck.terminal.portfolio.progress import Progress
from scalecheck.terminal.portfolio.tables import show_portfolio
from scalecheck.terminal.problems import as_text
from scalecheck.terminal.streams import json_pieces, tell
from scalecheck.words.portfolio.tables import contents
from scalecheck.workspace.portfolio.crew import Setting
from scalecheck.workspace.portfolio.looking import look
from scalecheck.workspace.portfolio.stored import version

if TYPE_CHECKING:
    from datetime import date

PortfolioFormat = Literal["text", "md", "html", "csv", "json", "parquet"]

_Paper = Literal["md", "html", "json"]

_PAPER: Final = "portfolio"


@dataclass(frozen=True, slots=True)
class WantedPortfolio:
    """What of a portfolio is wanted, and how."""

    form: PortfolioFormat | None = None
    """The format; left out: as the ending of the output says, else the screen."""
    output: str = STDOUT
    """Where it goes: a path, or `-` for the screen."""
    title: str = ""
    """What the page is called; left out: the folder's name."""
    cache: bool = True
    """Whether what earlier runs worked out is used, and kept for the next."""


def portfolio(folder: Path, wanted: WantedPortfolio, as_of: date, *, checklist: str | None = None) -> int:
    """Show what all assessments of a tree say together.

    Returns 0; 1 where a file is not valid: the others are shown, and nothing where there are none.

    Raises:
        CannotLookError: the folder is missing or holds no assessment, or the output is odd.
        CannotSaveError: it cannot be written.
        InvalidDocumentError: the checklist that was named is not valid.
    """
    form = _form(wanted)
    store = Store(cache_folder() if wanted.cache else None, version())
    try:
        tree = look(Setting(folder, checklist, as_of), store, Progress("files read"))
    finally:
        store.close()
    if store.trouble:
        tell(store.trouble)
    tell(*as_text(tree.problems))
    if not tree.places and not tree.problems:
        raise CannotLookError(f"No assessment was found in {folder}.")
    if not tree.places:
        tell(f"No valid assessment was found in {folder}, so there is no portfolio. Nothing was written.")
        return 1
    _show(Portfolio(tree.places, as_of, tree.files), form, wanted, folder)
    return 1 if tree.problems else 0


def _form(wanted: WantedPortfolio) -> PortfolioFormat:
    """Return the format, before anything is read that may take long."""
    if wanted.form in {"csv", "parquet"}:
        if wanted.output == STDOUT or PurePath(wanted.output).suffix.lower() in {".csv", ".parquet", ".yaml", ".yml"}:
            raise CannotLookError(
                f"As {wanted.form}, a portfolio is three tables. Name a folder for them, such as: -o portfolio-rows"
            )
        return wanted.form or "csv"
    if wanted.output == STDOUT:
        return wanted.form or "text"
    asked: _Paper | None = wanted.form if wanted.form in ("md", "html", "json") else None
    form = form_of(wanted.output, asked, _PAPER)
    if form == "docx":
        raise CannotLookError(
            f"{wanted.output}: a portfolio is not written for Word. Let its name end with .html or .md."
        )
    return form


def _show(found: Portfolio, form: PortfolioFormat, wanted: WantedPortfolio, folder: Path) -> None:
    title = wanted.title or f"Portfolio: {folder.resolve().name}"
    match form:
        case "text":
            show_portfolio(Screen(), contents(found, title, brief=True))
        case "md":
            write(as_markdown(contents(found, title), shipped("templates")).encode(), wanted.output, _PAPER)
        case "html":
            write(as_html(contents(found, title), shipped("templates")).encode(), wanted.output, _PAPER)
        case "json":
            write_pieces(json_pieces(parts(found)), wanted.output, _PAPER)
        case "csv" | "parquet":
            write_rows(found, Path(wanted.output), form)
        case _:
            assert_never(form)

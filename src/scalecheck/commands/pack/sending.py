"""Packs and the messages that go with them, as files to send."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from scalecheck.errors import CannotLookError
from scalecheck.exchange.page import TEMPLATE, page_data, with_policy
from scalecheck.exchange.workbook import workbook
from scalecheck.reports.formats.rendering import render
from scalecheck.storage.files import read_bytes
from scalecheck.storage.resources import shipped
from scalecheck.words.invitation import IN_A_FILE
from scalecheck.words.numbers import counted
from scalecheck.words.roles import role_words, the
from scalecheck.workspace.rewriting import create_new

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from scalecheck.commands.pack.addressing import Addressed
    from scalecheck.exchange.pack import Pack
    from scalecheck.terminal.console import Screen

Form = Literal["xlsx", "html"]
_LARGEST_PACK: Final = 64 * 1024 * 1024
_OUT_OF_GIT: Final = b"# Packs and messages can be made again from panel.yaml, so git leaves them out.\n*\n"


def send(packs: Sequence[Addressed], form: Form, folder: Path, screen: Screen) -> None:
    """Write each pack and its message into a folder, and say what goes to whom.

    A folder that is not there yet is made such that git leaves it out.

    Raises:
        CannotLookError: a file of that name is there with something else.
        CannotSaveError: a file can't be written.
    """
    if not folder.exists():
        create_new(folder / ".gitignore", _OUT_OF_GIT)
    for one in packs:
        path = folder / f"{one.invited.id}.{form}"
        message = path.with_suffix(".txt")
        _write(path, workbook(one.pack) if form == "xlsx" else _page(one.pack))
        _write(message, ("\n".join((*one.pack.cover.message, IN_A_FILE)) + "\n").encode("utf-8"))
        number = counted(len(one.pack.questions), "question")
        whom = the(role_words(one.invited.role, one.invited.organisation))
        screen.entry(f"To {whom}: {path} ({number}), with the message in {message}")


def _write(path: Path, data: bytes) -> None:
    if not create_new(path, data) and read_bytes(path, _LARGEST_PACK) != data:
        raise CannotLookError(f"{path} is there already, with something else in it. Name another folder.")


def _page(pack: Pack) -> bytes:
    return with_policy(render(TEMPLATE, (shipped("templates"),), page_data(pack), html=True)).encode("utf-8")

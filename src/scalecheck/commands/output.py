"""Where a paper goes, and in which format: as the ending of its name says, or as was wanted."""

from __future__ import annotations

from contextlib import contextmanager
from mmap import ACCESS_READ, mmap
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Final, Literal

from scalecheck.errors import CannotLookError
from scalecheck.storage.durable import write_durably
from scalecheck.storage.files import is_folder
from scalecheck.storage.unfinished import temporary_folder
from scalecheck.storage.unsaved import remark_on_links
from scalecheck.terminal.streams import print_document, print_pieces, tell

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

PaperFormat = Literal["md", "html", "docx", "json"]

STDOUT: Final = "-"
"""What is in place of a path where a paper is printed."""
_ENDINGS: Final[Mapping[str, PaperFormat]] = {
    ".md": "md",
    ".markdown": "md",
    ".txt": "md",
    ".html": "html",
    ".htm": "html",
    ".docx": "docx",
    ".json": "json",
}
"""The format that the ending of a file's name means."""
_OPENED_BY_NAME: Final[Mapping[str, PaperFormat | None]] = {".docx": "docx", ".doc": None, ".odt": None, ".pdf": None}
"""Endings by which a program is chosen that opens nothing else, each with the format that it means, if it is ours."""
_ENDINGS_THERE_ARE: Final = (
    "Let its name end with .md (Markdown), .html (web page), .docx (Word) or .json; "
    "for a PDF, print the web page or the Word document to one."
)


def form_of(output: str, wanted: PaperFormat | None, paper: str) -> PaperFormat:
    """Return the format of a paper: the one wanted, else the one that the ending of the output's name means.

    Args:
        output: Where it goes: a path, or `-` for the screen.
        wanted: The format that was asked for, if one was.
        paper: What the paper is called, such as `report`.

    Raises:
        CannotLookError: the output is surely a mistake, or its ending means none of the formats.
    """
    if output == STDOUT:
        if wanted == "docx":
            raise CannotLookError(f"A Word document cannot be printed. Name a file for it, such as: -o {paper}.docx")
        return wanted or "md"
    ending = PurePath(output).suffix.lower()
    form = wanted or (_ENDINGS.get(ending) if ending else "md")
    if is_folder(Path(output)):
        name = f"{paper}.{form or 'md'}"
        raise CannotLookError(f"{output}: this is a folder. Name a file for the {paper}, such as {name} in it.")
    if ending in {".yaml", ".yml"}:
        why = f"a {paper} is not YAML, and an assessment could be lost."
        raise CannotLookError(f"{output}: {why} Name a file that ends with .{form or 'md'}.")
    if form is None or _OPENED_BY_NAME.get(ending, form) != form:
        what = f"a {paper} as {form}" if form is not None else f"a {paper}"
        raise CannotLookError(f"{output}: {what} cannot be a {ending} file. {_ENDINGS_THERE_ARE}")
    return form


def write(made: bytes | mmap, output: str, paper: str) -> None:
    """Print a paper, or write it to a file and say so.

    Args:
        made: The paper.
        output: Where it goes: a path, or `-` for the screen.
        paper: What the paper is called, such as `report`.
    """
    if output == STDOUT:
        print_document(bytes(made).decode("utf-8"))
        return
    if remark := remark_on_links(Path(output)):
        tell(remark)
    write_durably(Path(output), made)
    tell(f"The {paper} is in {output}.")


def write_pieces(pieces: Iterable[str], output: str, paper: str) -> None:
    """Print a paper piece by piece, or write it to a file and say so; it is never in memory as a whole.

    Args:
        pieces: The text of the paper.
        output: Where it goes: a path, or `-` for the screen.
        paper: What the paper is called, such as `portfolio`.
    """
    if output == STDOUT:
        print_pieces(pieces)
        return
    with temporary_folder() as folder:
        whole = folder / "whole"
        with whole.open("w", encoding="utf-8", newline="") as file:
            file.writelines(pieces)
        with mapped(whole) as made:
            write(made, output, paper)


@contextmanager
def mapped(path: Path) -> Iterator[mmap]:
    """Return the bytes of a file that is not empty without reading it into memory."""
    with path.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as data:
        yield data

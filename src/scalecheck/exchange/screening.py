"""What a file that was sent back is, told from its first bytes; what is not safe to open is refused."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from scalecheck.errors import CannotLookError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

LARGEST: Final = 32 * 1024 * 1024
"""How many bytes the parts of a workbook may have together once they are unpacked."""
MOST_PARTS: Final = 300
"""How many parts a workbook may have."""
_PIECE: Final = 64 * 1024
_LOCKED: Final = b"\xd0\xcf\x11\xe0"
_ZIP: Final = b"PK\x03\x04"
_PAGE: Final = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html|\?xml[^>]*\?>\s*<!doctype\s+html)", re.IGNORECASE
)
_PICTURES: Final = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"BM", b"II*\x00", b"MM\x00*", b"RIFF")
_BOX: Final = slice(4, 8)
"""Where the formats of telephones' photographs and films say `ftyp`."""
_SHEETS: Final = "xl/worksheets/"
_FORMULA: Final = re.compile(rb"<(?:\w+:)?f[\s>/]")
_STRICT: Final = b"purl.oclc.org/ooxml"
"""What the parts of a workbook name that keeps to a stricter form of the format, which is not read."""
_DECLARATION: Final = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_FOREIGN_TEXT: Final = (b"\xff\xfe", b"\xfe\xff", b"\x00")


@dataclass(frozen=True, slots=True)
class Screened:
    """A workbook that is safe to open."""

    data: bytes
    """Its bytes: of an archive that holds just the parts that were looked at."""
    has_formulas: bool
    """Whether one of its cells holds a formula."""


def is_workbook(data: bytes, name: str) -> bool:
    """Return whether a file has to be read as a workbook; else it is text.

    Raises:
        CannotLookError: it is neither, as a photograph or the page itself.
    """
    if data.startswith(_ZIP):
        return True
    if data.startswith(_LOCKED):
        raise CannotLookError(
            f"{name}: this workbook is locked: it has a password, or a sensitivity label that encrypts it, or it is in "
            "the old format .xls. Open it, take off the password or the label, save it as .xlsx, and import that; or "
            "ask for the answers as the offline page makes them (.yaml)."
        )
    if _PAGE.match(data):
        raise CannotLookError(
            f"{name}: this is the page with the questions, and a page holds no answers. Whoever answered has to open "
            "it in the same browser again and choose “Save my answers”; the file that this makes ends in .yaml."
        )
    if data.startswith(_PICTURES) or data[_BOX] == b"ftyp":
        raise CannotLookError(f"{name}: this is a picture, and answers can't be read from it. Ask for the file itself.")
    if data.startswith(b"%PDF"):
        raise CannotLookError(f"{name}: this is a PDF, and answers can't be read from it. Ask for the file itself.")
    if name.lower().endswith((".xlsx", ".xlsm", ".xls", ".ods")):
        raise CannotLookError(f"{name}: this is no workbook: it is empty or damaged. Ask for it once more.")
    return False


def screened(data: bytes, name: str) -> Screened:
    """Return a workbook that is safe to open: bounded when it is unpacked, without programs and without declarations.

    Raises:
        CannotLookError: it is damaged, something other than a workbook, or not safe.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            names = set(packed.namelist())
            _refuse_what_is_no_workbook(names, packed, name)
            if len(packed.infolist()) > MOST_PARTS:
                raise CannotLookError(f"{name}: not opened, because it has more than {MOST_PARTS} parts.")
            parts = _unpacked(packed, sorted(names), name)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError) as error:
        raise CannotLookError(f"{name}: this file is damaged and can't be opened. Ask for it once more.") from error
    if _STRICT in parts["xl/workbook.xml"]:
        raise CannotLookError(
            f"{name}: this workbook was saved as “Strict Open XML”. Save it as the ordinary kind of .xlsx, and import "
            "that."
        )
    for part, content in parts.items():
        if part.endswith((".xml", ".rels", ".vml")):
            _refuse_declarations(content, name)
    has_formulas = any(part.startswith(_SHEETS) and _FORMULA.search(content) for part, content in parts.items())
    return Screened(_packed(parts), has_formulas)


def _refuse_what_is_no_workbook(names: set[str], packed: zipfile.ZipFile, name: str) -> None:
    again = "Save it as .xlsx, and import that."
    if "xl/workbook.xml" not in names:
        raise CannotLookError(f"{name}: this is {_other_kind(names, packed)}")
    lowered = {one.lower() for one in names}
    if any("vbaproject" in one or "macrosheets" in one or "activex" in one for one in lowered):
        raise CannotLookError(f"{name}: not opened, because it holds macros; a pack has none. {again}")
    if any(
        one.startswith(("xl/externallinks", "xl/connections", "xl/querytables", "xl/embeddings")) for one in lowered
    ):
        raise CannotLookError(
            f"{name}: not opened, because cells of it take what they show from other files. Copy those cells and paste "
            "them as values only, or type the words. Then save it and import that."
        )


def _other_kind(names: set[str], packed: zipfile.ZipFile) -> str:
    """Return what an archive that is no workbook is, and what to do about it."""
    spreadsheet = (
        "a spreadsheet of LibreOffice, and a workbook (.xlsx) is needed here. Save it as .xlsx, and import that."
    )
    document = "and answers can't be read from it. Ask for the workbook that was sent, with the answers in it."
    if "mimetype" in names and packed.getinfo("mimetype").file_size < 200:  # noqa: PLR2004 (a line)
        kind = packed.read("mimetype")
        if b"opendocument" in kind:
            return spreadsheet if b"spreadsheet" in kind else f"a document of LibreOffice, {document}"
    if "word/document.xml" in names:
        return f"a Word document, {document}"
    if "ppt/presentation.xml" in names:
        return f"a presentation, {document}"
    return "an archive. Unpack it, and import the files that are in it."


def _unpacked(packed: zipfile.ZipFile, names: Sequence[str], name: str) -> dict[str, bytes]:
    """Return the content of every part, unpacked piece by piece: what an archive says of its sizes can be anything."""
    left = LARGEST
    found: dict[str, bytes] = {}
    for part in names:
        content = bytearray()
        for piece in _pieces(packed, part):
            left -= len(piece)
            if left < 0:
                raise CannotLookError(
                    f"{name}: not opened, because it would unpack to more than {LARGEST // 1024**2} MB. A pack is "
                    "small: take out pictures and empty rows, and save it again."
                )
            content += piece
        found[part] = bytes(content)
    return found


def _packed(parts: Mapping[str, bytes]) -> bytes:
    """Return an archive of these parts and nothing else, so that what is opened is what was looked at."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as new:
        for part, content in parts.items():
            new.writestr(part, content)
    return made.getvalue()


def _pieces(packed: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    with packed.open(part) as file:
        while piece := file.read(_PIECE):
            yield piece


def _refuse_declarations(content: bytes, name: str) -> None:
    """Refuse XML that could define entities, which workbooks never do, or in an encoding that could hide that."""
    if content.startswith(_FOREIGN_TEXT) or b"\x00" in content[:8] or _DECLARATION.search(content):
        raise CannotLookError(f"{name}: not opened, because it is not made as workbooks are (it declares entities).")

"""Files that are no pack, or not safe to open: each has its sentence, and nothing of it is opened or run."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING

import pytest

from scalecheck.errors import CannotLookError
from scalecheck.exchange.screening import LARGEST, is_workbook, screened
from scalecheck.exchange.sheets import sheets_of
from scalecheck.exchange.workbook import workbook
from tests.packs import pack

if TYPE_CHECKING:
    from collections.abc import Mapping

pytestmark = pytest.mark.needs("office")


def packed(parts: Mapping[str, bytes], whole: bytes | None = None) -> bytes:
    """Return an archive with these parts, over those of another archive."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        if whole is not None:
            with zipfile.ZipFile(io.BytesIO(whole)) as old:
                for name in set(old.namelist()) - parts.keys():
                    new.writestr(name, old.read(name))
        for name, content in parts.items():
            new.writestr(name, content)
    return made.getvalue()


def refused(data: bytes, name: str = "back.xlsx") -> str:
    def opening() -> None:
        assert is_workbook(data, name)
        sheets_of(data, name)

    with pytest.raises(CannotLookError) as caught:
        opening()
    return str(caught.value)


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "back.xlsx", "take off the password or the label"),
        (b"<!DOCTYPE html>\n<html>", "form.html", "choose “Save my answers”"),
        (b"\xef\xbb\xbf  <html lang='en'>", "form.yaml", "a page holds no answers"),
        (b"\xff\xd8\xff\xe0" + bytes(50), "IMG_1.jpg", "this is a picture"),
        (b"\x89PNG\r\n\x1a\n", "scan.png", "this is a picture"),
        (b"\x00\x00\x00\x18ftypheic", "IMG_2.HEIC", "this is a picture"),
        (b"%PDF-1.7", "scan.pdf", "this is a PDF"),
        (b"", "back.xlsx", "empty or damaged"),
    ],
)
def test_what_is_no_workbook_is_told_from_its_first_bytes(data: bytes, name: str, said: str) -> None:
    assert said in refused(data, name)


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({"word/document.xml": b"<w/>"}, "this is a Word document, and answers can't be read from it."),
        ({"ppt/presentation.xml": b"<p/>"}, "this is a presentation, and answers can't be read from it."),
        ({"mimetype": b"application/vnd.oasis.opendocument.text"}, "this is a document of LibreOffice, and answers"),
        ({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}, "Save it as .xlsx, and import that."),
        ({"readme.txt": b"x"}, "this is an archive. Unpack it"),
    ],
)
def test_another_kind_of_archive_is_named(parts: Mapping[str, bytes], said: str) -> None:
    assert said in refused(packed(parts))


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({"xl/vbaProject.bin": b"x"}, "it holds macros"),
        ({"xl/macrosheets/sheet1.xml": b"<x/>"}, "it holds macros"),
        ({"xl/externalLinks/externalLink1.xml": b"<x/>"}, "from other files"),
        ({"xl/connections.xml": b"<x/>"}, "from other files"),
        ({"xl/big.bin": bytes(LARGEST + 1)}, "it would unpack to more than 32 MB"),
        ({f"xl/media/{number}.bin": b"" for number in range(400)}, "parts"),
        ({"xl/sharedStrings.xml": b'<!DOCTYPE x [<!ENTITY a "aa">]><sst>&a;</sst>'}, "it declares entities"),
        ({"xl/sharedStrings.xml": '<?xml version="1.0" encoding="utf-16"?><sst/>'.encode("utf-16")}, "declares"),
        (
            {"xl/workbook.xml": b'<workbook xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main"/>'},
            "the ordinary kind",
        ),
        ({"xl/workbook.xml": b"<nothing"}, "this workbook is damaged"),
        ({"xl/worksheets/sheet2.xml": b"<worksheet><sheetData><row><c r='ZZZZZ9'/>"}, "damaged"),
    ],
)
def test_a_workbook_that_is_not_safe_or_not_whole_is_not_taken(parts: Mapping[str, bytes], said: str) -> None:
    assert said in refused(packed(parts, workbook(pack())))


def test_a_cut_off_or_garbled_workbook_is_damaged_wherever_it_is_cut() -> None:
    whole = workbook(pack())
    for end in range(4, len(whole), 997):
        assert "damaged" in refused(whole[:end])
        garbled = bytearray(whole)
        garbled[end : end + 40] = bytes(40)
        try:
            sheets_of(bytes(garbled), "back.xlsx")
        except CannotLookError:
            continue


def test_a_sheet_that_says_it_is_endless_is_read_as_far_as_it_goes() -> None:
    whole = workbook(pack())
    with zipfile.ZipFile(io.BytesIO(whole)) as parts:
        sheet = parts.read("xl/worksheets/sheet2.xml")
    far = b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'
    assert "more than 50,000 rows" in refused(
        packed({"xl/worksheets/sheet2.xml": sheet.replace(b"</sheetData>", far.replace(b"XFD", b"A"))}, whole)
    )


def test_a_workbook_that_is_no_pack_says_so() -> None:
    import openpyxl

    made = io.BytesIO()
    openpyxl.Workbook().save(made)
    assert "this is no pack, or its hidden sheet is gone" in refused(made.getvalue())


def test_a_pack_of_a_newer_scalecheck_says_so() -> None:
    whole = workbook(pack())
    with zipfile.ZipFile(io.BytesIO(whole)) as parts:
        [name] = [one for one in parts.namelist() if b"scalecheck/pack@1.0" in parts.read(one)]
        text = parts.read(name).replace(b"scalecheck/pack@1.0", b"scalecheck/pack@2.0")
    assert "needs a newer scalecheck" in refused(packed({name: text}, whole))


def test_a_part_that_says_that_it_is_small_is_not_unpacked_beyond_that() -> None:
    whole = packed({"xl/media/image9.bin": bytes(3 * LARGEST)}, workbook(pack()))
    small = len(b"<worksheet/>")
    with zipfile.ZipFile(io.BytesIO(whole)) as parts:
        said = parts.getinfo("xl/media/image9.bin")
    crc = zlib.crc32(bytes(small))
    true = struct.pack("<LLL", said.CRC, said.compress_size, said.file_size)
    assert true in whole
    lie = whole.replace(true, struct.pack("<LLL", crc, said.compress_size, small))
    assert len(screened(lie, "back.xlsx").data) < LARGEST

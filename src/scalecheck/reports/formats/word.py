"""A report as a Word document: the words of its web page in Word's own styles."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from scalecheck.errors import MissingPackageError
from scalecheck.reports.formats.word_page import Page
from scalecheck.reports.formats.word_xml import WIDTH, body_xml

if TYPE_CHECKING:
    from collections.abc import Iterable

_MOMENT: Final = datetime(1980, 1, 1, tzinfo=UTC)
"""When every document was made, so that the same input gives the same bytes."""
_FONT: Final = "Arial"
_SIZES: Final = (
    ("Normal", 11, 0, 3),
    ("List Bullet", 11, 0, 0),
    ("List Number", 11, 0, 1),
    ("Title", 16, 0, 6),
    ("Heading 1", 13, 5, 2),
    ("Heading 2", 11, 5, 1),
    ("Heading 3", 10, 3, 1),
    ("Heading 4", 9, 1, 0),
)
"""Styles of Word's own, each with the size of its letters and the room before and after it, in points."""
_THUMBNAIL: Final = "docProps/thumbnail.jpeg"
"""A picture of the blank document, which would be shown in place of the report's own first page."""


def word_document(text: str) -> bytes:
    """Return a Word document with the words of a web page's `main` part.

    Raises:
        MissingPackageError: python-docx is not installed.
    """
    try:
        import docx  # noqa: PLC0415 (an extra)
        from docx.opc.constants import RELATIONSHIP_TYPE  # noqa: PLC0415
    except ImportError as error:
        raise MissingPackageError("Word documents need", "python-docx") from error
    document = docx.Document()
    page = Page(text)

    @cache
    def relate(address: str) -> str:
        return str(document.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))

    _set_page(document)
    body = body_xml(page.blocks, relate)
    _number_pages(document)
    _say_nothing_of_the_maker(document, page.title)
    return _packed(document, body)


def _set_page(document: Any) -> None:  # noqa: ANN401 (python-docx is an extra)
    """Set A4, and letters small enough for page one to be one page."""
    from docx.shared import Mm, Pt  # noqa: PLC0415

    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm((210 - WIDTH) / 2)
    section.top_margin, section.bottom_margin = Mm(12), Mm(14)
    section.footer_distance = Mm(7)
    for name, size, before, after in _SIZES:
        style = document.styles[name]
        style.font.size = Pt(size)
        _set_font(style)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
        style.paragraph_format.line_spacing = 1


def _set_font(style: Any) -> None:  # noqa: ANN401 (python-docx is an extra)
    """Set a font that every computer has, or has one of the same widths for, so that page one stays one page."""
    from docx.oxml.ns import qn  # noqa: PLC0415

    style.font.name = _FONT
    fonts = style.element.rPr.rFonts
    for kind in [name for name in fonts.attrib if name.endswith("Theme")]:
        del fonts.attrib[kind]
    for kind in ("ascii", "hAnsi", "cs"):
        fonts.set(qn(f"w:{kind}"), _FONT)


def _number_pages(document: Any) -> None:  # noqa: ANN401 (python-docx is an extra)
    """Put `Page 1 of 9` at the foot of every page."""
    foot = document.sections[0].footer.paragraphs[0]
    foot.add_run("Page ")
    foot._p.append(_field("PAGE"))  # noqa: SLF001
    foot.add_run(" of ")
    foot._p.append(_field("NUMPAGES"))  # noqa: SLF001


def _field(code: str) -> Any:  # noqa: ANN401 (python-docx is an extra)
    from docx.oxml import parse_xml  # noqa: PLC0415
    from docx.oxml.ns import nsdecls  # noqa: PLC0415

    return parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr="{code}"><w:r><w:t>1</w:t></w:r></w:fldSimple>')


def _say_nothing_of_the_maker(document: Any, title: str) -> None:  # noqa: ANN401 (python-docx is an extra)
    """Leave the document without author and day, in British English."""
    from docx.oxml.ns import qn  # noqa: PLC0415

    about = document.core_properties
    for name in ("author", "last_modified_by", "comments", "subject", "keywords", "category"):
        setattr(about, name, "")
    about.title, about.language, about.revision = title[:255], "en-GB", 1
    about.created = about.modified = _MOMENT.replace(tzinfo=None)
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")


def _packed(document: Any, body: str) -> bytes:  # noqa: ANN401 (python-docx is an extra)
    """Return a document with this body: its parts all of one day, whatever day this machine believes it is."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        for name, content in _parts(document.part.package, body).items():
            part = zipfile.ZipInfo(name, _MOMENT.timetuple()[:6])
            part.compress_type, part.create_system = zipfile.ZIP_DEFLATED, 0
            file.writestr(part, content)
    return packed.getvalue()


def _parts(package: Any, body: str) -> dict[str, bytes]:  # noqa: ANN401 (python-docx is an extra)
    """Return the contents of a document by name, with this body and without the picture that the blank one brings."""
    parts = [one for one in package.iter_parts() if one.partname.membername != _THUMBNAIL]
    relationships = re.sub(rb"<Relationship [^>]*thumbnail[^>]*/>", b"", package.rels.xml)
    found = {"[Content_Types].xml": _content_types(parts), "_rels/.rels": relationships}
    for part in parts:
        name, content = part.partname.membername, part.blob
        if name == "docProps/app.xml":  # it names the program with which the blank document was made
            content = re.sub(b"<Application>[^<]*</Application>", b"<Application>scalecheck</Application>", content)
        elif name == "word/document.xml":
            content = content.replace(b"<w:body>", b"<w:body>" + body.encode("utf-8"), 1)
        found[name] = content
        if part.rels:
            found[part.partname.rels_uri.membername] = part.rels.xml
    return found


def _content_types(parts: Iterable[Any]) -> bytes:
    """Return the list that tells a reader what each part of a document is."""
    listed = "".join(f'<Override PartName="{one.partname}" ContentType="{one.content_type}"/>' for one in parts)
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{listed}</Types>'
    ).encode()

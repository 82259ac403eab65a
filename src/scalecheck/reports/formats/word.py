"""A report as a Word document: the words of its web page in Word's own styles."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import UTC, datetime
from html.parser import HTMLParser
from itertools import zip_longest
from typing import TYPE_CHECKING, Any, Final

from scalecheck.errors import CannotLookError

if TYPE_CHECKING:
    from collections.abc import Mapping

MISSING: Final = (
    "Word documents need the package python-docx, which is not installed here. "
    'Install it with: pip install "scalecheck[office]"'
)
"""What is said where the package is missing."""

_MOMENT: Final = datetime(1980, 1, 1, tzinfo=UTC)
"""When every document was made, so that the same input gives the same bytes."""
_NO_CHARACTERS: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
"""What must not stand in XML."""
_HEADING: Final = re.compile(r"h([1-6])")
_LISTS: Final = {"ul": "List Bullet", "ol": "List Number"}
_SHADES: Final = ("F6D5CF", "F9E3C8", "F7F0CF", "DFEEDB", "C6E5CF")
"""The shades of the profile, from the weakest fifth to the strongest; the figure stands in the cell as well."""
_HEAD_SHADE: Final = "E7EBF0"
_MARGIN: Final = 20
"""The margin at the left and the right, in millimetres."""
_WIDTH: Final = 210 - 2 * _MARGIN
"""How wide the text is, in millimetres."""
_SIZES: Final = (
    ("Normal", 10, 0, 4),
    ("List Bullet", 10, 0, 2),
    ("List Number", 10, 0, 2),
    ("Title", 18, 0, 6),
    ("Heading 1", 13, 10, 3),
    ("Heading 2", 11, 8, 2),
)
"""Styles of Word's own, each with the size of its letters and the room before and after it, in points."""
_WIDEST: Final = 60
"""How many characters a column counts at most."""
_LONGEST_WORD: Final = 16
"""Words of more characters may be broken in a table."""
_LETTER: Final = 0.225
"""How wide a letter in a table is at most, in millimetres for each point of its size."""
_BOLD: Final = 1.12
"""How much wider a bold letter is."""
_PADDING: Final = 4.2
"""The room at both sides of a cell's text, in millimetres."""
_MANY: Final = 6
"""From more columns than this on, letters are smaller."""
_TABLE_SIZES: Final = (9, 8)
"""The size of letters in a table, in points, and in one of many columns."""


def word_document(page: str) -> bytes:
    """Return a Word document with the words of a web page's `main` part.

    Understood are headings, paragraphs, lists, tables, links, and strong and stressed words; drawings are left out,
    because a table says the same.

    Raises:
        CannotLookError: python-docx is not installed.
    """
    try:
        import docx  # noqa: PLC0415 (an extra)
    except ImportError as error:
        raise CannotLookError(MISSING) from error
    document = docx.Document()
    _set_page(document)
    writer = _Writer(document)
    writer.feed(page)
    writer.close()
    _number_pages(document)
    _say_nothing_of_the_maker(document, writer.title)
    made = io.BytesIO()
    document.save(made)
    return _with_fixed_dates(made.getvalue())


class _Writer(HTMLParser):
    """Writes the parts of a web page into a document, as they come."""

    def __init__(self, document: Any) -> None:  # noqa: ANN401 (python-docx is an extra)
        super().__init__(convert_charrefs=True)
        self.document = document
        self.title = ""
        self._within_main = False
        self._skipped = 0
        self._new_page = False
        self._lists: list[str] = []
        self._paragraph: Any = None
        self._bold = 0
        self._italic = 0
        self._link = ""
        self._rows: list[list[_Cell]] = []
        self._cell: _Cell | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "main":
            self._within_main = True
        elif tag in {"svg", "figure"}:
            self._skipped += 1
        elif not self._within_main or self._skipped:
            return
        elif tag in {"table", "tr", "th", "td"}:
            self._start_of_table(tag, given)
        elif found := _HEADING.fullmatch(tag):
            self._begin(_heading_style(int(found[1])))
        elif tag in _LISTS:
            self._lists.append(_LISTS[tag])
        elif tag in {"p", "li"}:
            self._begin(self._lists[-1] if tag == "li" and self._lists else "Normal")
        elif tag == "br":
            self._write("\n")
        else:
            self._mark(tag, 1, given)

    def handle_endtag(self, tag: str) -> None:
        if tag == "main":
            self._within_main = False
        elif tag in {"svg", "figure"}:
            self._skipped -= 1
        elif tag == "section":
            self._new_page = True
        elif not self._within_main or self._skipped:
            return
        elif tag in _LISTS and self._lists:
            self._lists.pop()
        elif tag in {"p", "li"} or _HEADING.fullmatch(tag):
            self._paragraph = None
        elif tag in {"th", "td"}:
            self._paragraph, self._cell = None, None
        elif tag == "table":
            self._end_of_table()
        else:
            self._mark(tag, -1, {})

    def handle_data(self, data: str) -> None:
        if self._within_main and not self._skipped:
            self._write(_NO_CHARACTERS.sub("\ufffd", re.sub(r"[ \t\r\n]+", " ", data)))

    def _mark(self, tag: str, change: int, given: Mapping[str, str]) -> None:
        if tag == "strong":
            self._bold += change
        elif tag == "em":
            self._italic += change
        elif tag == "a":
            self._link = given.get("href", "")

    def _begin(self, style: str) -> None:
        if self._cell is None:
            self._paragraph = self.document.add_paragraph(style=style)
            if self._new_page:
                self._paragraph.paragraph_format.page_break_before = True
                self._new_page = False

    def _write(self, text: str) -> None:
        run = _Run(text, bold=self._bold > 0, italic=self._italic > 0, link=self._link)
        if self._cell is not None:
            self._cell.runs.append(run)
        elif self._paragraph is not None:
            if not self._paragraph.text:
                run.text = run.text.lstrip()
            if self._paragraph.style.name == "Title":
                self.title += run.text
            run.write(self._paragraph)

    def _start_of_table(self, tag: str, given: Mapping[str, str]) -> None:
        if tag == "table":
            self._rows = []
        elif tag == "tr":
            self._rows.append([])
        elif self._rows:
            self._cell = _Cell(heads=tag == "th", place=given.get("data-place", ""))
            self._rows[-1].append(self._cell)

    def _end_of_table(self) -> None:
        rows, self._rows = [row for row in self._rows if row], []
        if not rows:
            return
        table = self.document.add_table(rows=len(rows), cols=max(map(len, rows)), style="Table Grid")
        table.autofit = False
        size = _TABLE_SIZES[len(table.columns) > _MANY]
        widths = _widths(rows, size)
        for column, width in zip(table.columns, widths, strict=True):
            column.width = width
        for row, made in zip(rows, table.rows, strict=True):
            for cell, place, width in zip(row, made.cells, widths, strict=False):
                cell.write(place, size)
                place.width = width
            _keep_together(made)
        _repeat_on_every_page(table.rows[0])
        self.document.add_paragraph(style="Normal")


class _Run:
    """Words that look alike."""

    def __init__(self, text: str, *, bold: bool, italic: bool, link: str) -> None:
        self.text = text
        self.bold = bold
        self.italic = italic
        self.link = link

    def write(self, paragraph: Any, size: int | None = None) -> None:  # noqa: ANN401 (python-docx is an extra)
        if not self.text:
            return
        from docx.shared import Pt  # noqa: PLC0415

        run = paragraph.add_run(self.text)
        if size is not None:
            run.font.size = Pt(size)
        if self.bold:
            run.bold = True
        if self.italic:
            run.italic = True
        if self.link:
            _link(paragraph, run, self.link)


class _Cell:
    """A cell of a table."""

    def __init__(self, *, heads: bool, place: str) -> None:
        self.heads = heads
        self.place = int(place) if place.isdecimal() else None
        self.runs: list[_Run] = []

    @property
    def text(self) -> str:
        """The words of the cell."""
        return "".join(run.text for run in self.runs)

    def write(self, place: Any, size: int) -> None:  # noqa: ANN401 (python-docx is an extra)
        for run in self.runs:
            run.bold = run.bold or self.heads
            run.write(place.paragraphs[0], size)
        if self.place is not None:
            _shade(place, _SHADES[min(self.place // 20, len(_SHADES) - 1)])
        elif self.heads:
            _shade(place, _HEAD_SHADE)


def _heading_style(level: int) -> str:
    return "Title" if level == 1 else f"Heading {level - 1}"


def _element(name: str, **attributes: str) -> Any:  # noqa: ANN401 (python-docx is an extra)
    from docx.oxml import OxmlElement  # noqa: PLC0415
    from docx.oxml.ns import qn  # noqa: PLC0415

    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def _shade(place: Any, colour: str) -> None:  # noqa: ANN401 (python-docx is an extra)
    place._tc.get_or_add_tcPr().append(_element("w:shd", val="clear", color="auto", fill=colour))  # noqa: SLF001


def _widths(rows: list[list[_Cell]], size: int) -> list[Any]:
    """Share the width among the columns: each has room for its longest word, then the longer texts get more."""
    from docx.shared import Mm  # noqa: PLC0415

    columns = [[cell for cell in column if cell] for column in zip_longest(*rows)]
    letter = _LETTER * size
    least = [max(_room(cell, letter) for cell in column) for column in columns]
    texts = [min(max(len(cell.text) for cell in column), _WIDEST) for column in columns]
    left = max(_WIDTH - sum(least), 0)
    wants = [max(length - room / letter, 0) for length, room in zip(texts, least, strict=True)]
    whole = [room + left * want / (sum(wants) or 1) for room, want in zip(least, wants, strict=True)]
    return [Mm(_WIDTH * one / sum(whole)) for one in whole]


def _room(cell: _Cell, letter: float) -> float:
    """Return how many millimetres a cell needs at least, so that no word of ordinary length is broken."""
    longest = max((len(word) for word in cell.text.split()), default=0)
    return min(longest, _LONGEST_WORD) * letter * (_BOLD if cell.heads else 1) + _PADDING


def _keep_together(row: Any) -> None:  # noqa: ANN401 (python-docx is an extra)
    row._tr.get_or_add_trPr().append(_element("w:cantSplit", val="true"))  # noqa: SLF001


def _repeat_on_every_page(row: Any) -> None:  # noqa: ANN401 (python-docx is an extra)
    row._tr.get_or_add_trPr().append(_element("w:tblHeader", val="true"))  # noqa: SLF001


def _link(paragraph: Any, run: Any, address: str) -> None:  # noqa: ANN401 (python-docx is an extra)
    from docx.opc.constants import RELATIONSHIP_TYPE  # noqa: PLC0415
    from docx.oxml.ns import qn  # noqa: PLC0415
    from docx.shared import RGBColor  # noqa: PLC0415

    relation = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = _element("w:hyperlink")
    link.set(qn("r:id"), relation)
    run.font.underline = True
    run.font.color.rgb = RGBColor(0x0B, 0x4F, 0x9E)
    paragraph._p.append(link)  # noqa: SLF001
    link.append(run._r)  # noqa: SLF001


def _set_page(document: Any) -> None:  # noqa: ANN401 (python-docx is an extra)
    """Set A4, and letters small enough for page one to be one page."""
    from docx.shared import Mm, Pt  # noqa: PLC0415

    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(_MARGIN)
    section.top_margin = section.bottom_margin = Mm(16)
    section.footer_distance = Mm(8)
    for name, size, before, after in _SIZES:
        style = document.styles[name]
        style.font.size = Pt(size)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)


def _number_pages(document: Any) -> None:  # noqa: ANN401 (python-docx is an extra)
    """Put `Page 1 of 9` at the foot of every page."""
    foot = document.sections[0].footer.paragraphs[0]
    foot.add_run("Page ")
    foot._p.append(_field("PAGE"))  # noqa: SLF001
    foot.add_run(" of ")
    foot._p.append(_field("NUMPAGES"))  # noqa: SLF001


def _field(code: str) -> Any:  # noqa: ANN401 (python-docx is an extra)
    field, run, text = _element("w:fldSimple", instr=code), _element("w:r"), _element("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    return field


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


def _with_fixed_dates(made: bytes) -> bytes:
    """Pack the parts of a document anew, all of one day and without the picture that the blank document brings."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as old, zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/app.xml":  # it names the program with which the blank document was made
                content = re.sub(b"<Application>[^<]*</Application>", b"<Application>scalecheck</Application>", content)
            part = zipfile.ZipInfo(name, _MOMENT.timetuple()[:6])
            part.compress_type, part.create_system = zipfile.ZIP_DEFLATED, 0
            new.writestr(part, content)
    return packed.getvalue()

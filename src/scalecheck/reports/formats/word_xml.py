"""Paragraphs and tables as the XML of a Word document; made as text, because a long report has many of them."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape, quoteattr

from scalecheck.reports.formats.word_page import NORMAL, Paragraph, Table

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from scalecheck.reports.formats.word_page import Cell, Run

    Relate = Callable[[str], str]
    """What returns the id of the relation to an address."""

WIDTH: Final = 182
"""How wide the text is, in millimetres."""

_SHADES: Final = ("F6D5CF", "F9E3C8", "F7F0CF", "DFEEDB", "C6E5CF")
"""The shades of the profile, from the weakest fifth to the strongest; the figure is in the cell as well."""
_HEAD_SHADE: Final = "E7EBF0"
_LINK_COLOUR: Final = "0B4F9E"
_TWIPS: Final = 1440 / 25.4
"""How many of Word's units a millimetre has."""
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
_BEHIND_SIZE: Final = 8.5
"""The size of letters behind page one, in points, but for headings."""
_TABLE_SIZES: Final = (9, 8)
"""The size of letters in a table, in points, and in one of many columns."""


_BEHIND_TABLE: Final = '<w:p><w:pPr><w:rPr><w:sz w:val="2"/></w:rPr></w:pPr></w:p>'
"""The paragraph that a document needs behind a table, as low as one point."""


def body_xml(blocks: Sequence[Paragraph | Table], relate: Relate) -> str:
    """Return the XML of paragraphs and tables in their order; what introduces a table or a list stays with it."""
    said = []
    for block, following in zip_longest(blocks, blocks[1:]):
        if isinstance(block, Table):
            said.append(_table_xml(block, relate) + _BEHIND_TABLE)
        else:
            keep = isinstance(following, Table) or (block.leads and following is not None)
            said.append(_paragraph_xml(block, relate, keep=keep))
    return "".join(said)


def _paragraph_xml(paragraph: Paragraph, relate: Relate, *, keep: bool = False) -> str:
    look = f'<w:pStyle w:val="{paragraph.style.replace(" ", "")}"/>' if paragraph.style != NORMAL else ""
    look += "<w:keepNext/>" if keep else ""
    look += "<w:pageBreakBefore/>" if paragraph.new_page else ""
    size = _BEHIND_SIZE if paragraph.behind and not paragraph.style.startswith("Heading") else None
    runs = "".join(_run_xml(run, relate, size) for run in paragraph.runs)
    return f"<w:p>{f'<w:pPr>{look}</w:pPr>' if look else ''}{runs}</w:p>"


def _run_xml(run: Run, relate: Relate, size: float | None = None, *, bold: bool = False) -> str:
    look = "<w:b/>" if bold or run.bold else ""
    look += "<w:i/>" if run.italic else ""
    look += f'<w:color w:val="{_LINK_COLOUR}"/>' if run.link else ""
    look += f'<w:sz w:val="{round(size * 2)}"/>' if size is not None else ""
    look += '<w:u w:val="single"/>' if run.link else ""
    text = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in run.text.split("\n"))
    made = f"<w:r>{f'<w:rPr>{look}</w:rPr>' if look else ''}{text}</w:r>"
    return f"<w:hyperlink r:id={quoteattr(relate(run.link))}>{made}</w:hyperlink>" if run.link else made


def _table_xml(table: Table, relate: Relate) -> str:
    columns = max(map(len, table.rows))
    size = _TABLE_SIZES[columns > _MANY]
    widths = [round(width * _TWIPS) for width in _widths(table.rows, size)]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    rows = []
    for place, row in enumerate(table.rows):
        cells = "".join(
            _cell_xml(cell, width, size, relate, keep=place == 0) for cell, width in zip_longest(row, widths)
        )
        heads = "<w:tblHeader/>" if place == 0 else ""
        rows.append(f"<w:tr><w:trPr><w:cantSplit/>{heads}</w:trPr>{cells}</w:tr>")
    look = f'<w:tblStyle w:val="TableGrid"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
    return f"<w:tbl><w:tblPr>{look}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def _cell_xml(cell: Cell | None, width: int, size: int, relate: Relate, *, keep: bool) -> str:
    """Return a cell; those of the first row are kept with the next."""
    shade, runs = "", ""
    if cell is not None:
        runs = "".join(_run_xml(run, relate, size, bold=cell.heads) for run in cell.runs)
        if cell.place is not None:
            shade = _SHADES[min(cell.place // 20, len(_SHADES) - 1)]
        elif cell.heads:
            shade = _HEAD_SHADE
    look = f'<w:tcW w:w="{width}" w:type="dxa"/>'
    look += f'<w:shd w:val="clear" w:color="auto" w:fill="{shade}"/>' if shade else ""
    kept = "<w:pPr><w:keepNext/></w:pPr>" if keep else ""
    return f"<w:tc><w:tcPr>{look}</w:tcPr><w:p>{kept}{runs}</w:p></w:tc>"


def _widths(rows: list[list[Cell]], size: int) -> list[float]:
    """Share the width among the columns: each has room for its longest word, then the longer texts get more."""
    columns = [[cell for cell in column if cell] for column in zip_longest(*rows)]
    letter = _LETTER * size
    least = [max(_room(cell, letter) for cell in column) for column in columns]
    texts = [min(max(len(cell.text) for cell in column), _WIDEST) for column in columns]
    left = max(WIDTH - sum(least), 0)
    wants = [max(length - room / letter, 0) for length, room in zip(texts, least, strict=True)]
    whole = [room + left * want / (sum(wants) or 1) for room, want in zip(least, wants, strict=True)]
    return [WIDTH * one / sum(whole) for one in whole]


def _room(cell: Cell, letter: float) -> float:
    """Return how many millimetres a cell needs at least, so that no word of ordinary length is broken."""
    longest = max((len(word) for word in cell.text.split()), default=0)
    return min(longest, _LONGEST_WORD) * letter * (_BOLD if cell.heads else 1) + _PADDING

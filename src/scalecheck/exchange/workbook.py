"""A pack as a workbook that any spreadsheet program opens: no macro, no author, no path."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import UTC, datetime
from itertools import zip_longest
from typing import TYPE_CHECKING, Any, Final

from scalecheck.errors import MissingPackageError
from scalecheck.exchange.columns import DETAILS, FORMAT, HIDDEN, QUESTIONS
from scalecheck.exchange.replying import digests_of
from scalecheck.interview.reading.fields import BASES
from scalecheck.model.assessment import Answer
from scalecheck.words.answers import HOW_TO_TICK

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from scalecheck.exchange.columns import Column
    from scalecheck.exchange.pack import Pack, PackQuestion

PACKAGE: Final = ("Workbooks need", "openpyxl")
"""What a workbook can be neither written nor read without."""
LISTS: Final = "For scalecheck"
"""The name of the sheet that is not shown."""

_MOMENT: Final = datetime(1980, 1, 1, tzinfo=UTC)
"""When every workbook was made, so that the same input gives the same bytes."""
_READING_WIDTH: Final = 110
"""How wide the sheet with the message is, in characters."""
_A4: Final = 9
"""The number by which the format knows A4."""
_LONGEST_CELL: Final = 32_000
"""How many characters of a text a cell can hold, in round figures."""
_FONT: Final = "Arial"
_SIZE_OF_WIDTHS: Final = 10.5
"""The size of letters, in points, of which a column takes as many as its width says."""
_LINE: Final = 1.28
"""How high a line is, by the size of its letters."""
_HIGHEST: Final = 409
"""How high a row can be, in points."""
_HOW: Final = (
    f"Go to the sheet “Questions” and choose an answer for each. {HOW_TO_TICK}",
    "Add a note in your own words where it helps. A role is enough: please write no names of people.",
    "“Don't know” is an answer too. Where a question is not yours, choose “Not mine to answer” and say whom to ask.",
    "“Evidence and actions” is for what shows an answer, who keeps it true, what will be done. It may stay empty.",
    "Save the workbook as it is (.xlsx, without a password) and send it back.",
)


def workbook(pack: Pack) -> bytes:
    """Return a pack as a workbook.

    Raises:
        MissingPackageError: openpyxl is not installed.
    """
    try:
        import openpyxl  # noqa: PLC0415 (an extra)
    except ImportError as error:
        raise MissingPackageError(*PACKAGE) from error
    book = openpyxl.Workbook()
    _write_first(book.active, pack)
    lists = _Lists(book.create_sheet(LISTS))
    _write_questions(book.create_sheet("Questions", 1), pack, lists)
    _write_details(book.create_sheet("Evidence and actions", 2), pack, lists)
    lists.write(1, [FORMAT, pack.cover.header, pack.id, _prefilled(pack)])
    lists.sheet.sheet_state = "hidden"
    book.properties.creator, book.properties.title = "", pack.title[:255]
    made = io.BytesIO()
    book.save(made)
    return _without_maker(made.getvalue())


class _Lists:
    """The sheet that is not shown: what scalecheck needs, and the ranges that the drop-downs take their lines from."""

    def __init__(self, sheet: Any) -> None:  # noqa: ANN401 (openpyxl is an extra)
        self.sheet = sheet
        self._ranges: dict[tuple[str, ...], str] = {}

    def write(self, column: int, texts: Sequence[str]) -> None:
        for row, text in enumerate(texts, start=1):
            _put(self.sheet.cell(row, column), text)

    def range_of(self, texts: tuple[str, ...]) -> str:
        """Return the range that holds these texts, each list only once."""
        from openpyxl.utils import get_column_letter  # noqa: PLC0415

        if texts not in self._ranges:
            column = len(self._ranges) + 3
            self.write(column, texts)
            letter = get_column_letter(column)
            self._ranges[texts] = f"'{LISTS}'!${letter}$1:${letter}${len(texts)}"
        return self._ranges[texts]


def _write_first(sheet: Any, pack: Pack) -> None:  # noqa: ANN401 (the same)
    from openpyxl.styles import Alignment, Font  # noqa: PLC0415

    sheet.title = "Read first"
    sheet.column_dimensions["A"].width = _READING_WIDTH
    whose = f"Questions for: {pack.role}, about {pack.about}"
    told, how = ((line, 11) for line in (whose, *pack.cover.message)), ((line, 11) for line in _HOW)
    lines = [(pack.title, 14), *told, ("How to answer", 12), *how]
    for row, (text, size) in enumerate(lines, start=1):
        cell = sheet.cell(row, 1)
        _put(cell, text)
        cell.font = Font(name=_FONT, size=size, bold=size > 11)  # noqa: PLR2004 (running text)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        sheet.row_dimensions[row].height = _height([(text, _READING_WIDTH)], size)
    _set_page(sheet, "A1")


def _write_questions(sheet: Any, pack: Pack, lists: _Lists) -> None:  # noqa: ANN401 (the same)
    rows = [(question, _question_cells(question)) for question in pack.questions]
    _write_rows(sheet, QUESTIONS, rows)
    by_list: dict[tuple[str, ...], list[int]] = {}
    for row, question in enumerate(pack.questions, start=2):
        by_list.setdefault(tuple(choice.label for choice in question.choices), []).append(row)
    for labels, numbers in by_list.items():
        _drop_down(sheet, QUESTIONS, "answer", numbers, lists.range_of(labels))


def _write_details(sheet: Any, pack: Pack, lists: _Lists) -> None:  # noqa: ANN401 (the same)
    rows = [(question, cells) for question in pack.questions for cells in _detail_cells(question)]
    _write_rows(sheet, DETAILS, rows)
    words = lists.range_of(tuple(text for _, text in BASES))
    _drop_down(sheet, DETAILS, "basis", range(2, len(rows) + 2), words)


def _question_cells(question: PackQuestion) -> Mapping[str, object]:
    answer = _shown(question)
    only_where = f"Asked only where {question.only_where}." if question.only_where else ""
    why = f"Why it matters: {question.why}" if question.why else ""
    parts = (question.title, question.ask, only_where, why)
    meanings = (f"{one.label}: {one.meaning}" if one.meaning else one.label for one in question.choices)
    chosen = next((one.label for one in question.choices if answer is not None and _is_chosen(one, answer)), None)
    return {
        "question": "\n".join(part for part in parts if part),
        "meanings": "\n".join(meanings),
        "answer": chosen,
        "reason": (answer.not_applicable or answer.not_mine) if answer is not None else None,
        "note": (answer.note or "").rstrip() if answer is not None else None,
    }


def _is_chosen(choice: Any, answer: Answer) -> bool:  # noqa: ANN401
    return choice.standing is answer.standing and choice.option == answer.option


def _detail_cells(question: PackQuestion) -> Iterator[Mapping[str, object]]:
    """Return the cells of a question's rows: one, and a further one for each further piece of evidence or action."""
    answer = _shown(question) or Answer()
    owner = answer.owner
    first: dict[str, object] = {
        "basis": dict(BASES).get(answer.basis or ""),
        "owner": owner.role if owner is not None else None,
        "owner_organisation": owner.organisation if owner is not None else None,
    }
    pairs = list(zip_longest(answer.evidence, answer.actions)) or [(None, None)]
    for place, (piece, action) in enumerate(pairs):
        cells: dict[str, object] = {"title": question.title if not place else f"{question.title} (further)"}
        if not place:
            cells |= first
        if piece is not None:
            cells |= {"evidence": piece.what, "link": piece.link}
            cells |= {"recorded": piece.recorded, "valid_until": piece.valid_until}
        if action is not None:
            cells |= {"action": action.what, "who": action.who}
            cells |= {"action_organisation": action.organisation, "due": action.due}
        yield cells


def _shown(question: PackQuestion) -> Answer | None:
    """Return what the respondent has answered already; None where a text of it is too long for a cell."""
    answer = question.answer
    return answer if answer is not None and len(answer.model_dump_json()) < _LONGEST_CELL else None


def _prefilled(pack: Pack) -> str:
    """Return the digests of what the workbook was filled with, so that what nobody touched is told from an answer."""
    shown = {question.id: _shown(question) for question in pack.questions}
    return digests_of({name: answer for name, answer in shown.items() if answer is not None})


def _write_rows(
    sheet: Any,  # noqa: ANN401 (openpyxl is an extra)
    columns: Sequence[Column],
    rows: Sequence[tuple[PackQuestion, Mapping[str, object]]],
) -> None:
    from openpyxl.styles import Font, PatternFill  # noqa: PLC0415
    from openpyxl.utils import get_column_letter  # noqa: PLC0415

    for place, column in enumerate(columns, start=1):
        letter = get_column_letter(place)
        sheet.column_dimensions[letter].width = column.width
        sheet.column_dimensions[letter].hidden = column.key in HIDDEN
        head = sheet.cell(1, place)
        _style(head, column.heading)
        head.font = Font(name=_FONT, size=10, bold=True, color="FFFFFF")
        head.fill = PatternFill("solid", fgColor="1D3B5C")
    sheet.row_dimensions[1].height = _height((column.heading, column.width) for column in columns)
    for row, (question, cells) in enumerate(rows, start=2):
        everything = {**cells, "id": question.id, "asked": question.asked}
        for place, column in enumerate(columns, start=1):
            _write_cell(sheet.cell(row, place), column, everything.get(column.key))
        shown = ((str(cells.get(column.key) or ""), column.width) for column in columns)
        sheet.row_dimensions[row].height = _height(shown)
    sheet.freeze_panes = sheet.cell(2, len(HIDDEN) + 2)
    _set_page(sheet, f"A1:{get_column_letter(len(columns))}{len(rows) + 1}")
    sheet.print_title_rows = "1:1"


def _height(texts: Iterable[tuple[str, int]], size: int = 10) -> float:
    """Return how high a row has to be for texts in columns of some widths: programs do not work it out for themselves.

    Args:
        texts: Each text with the width of its column in characters.
        size: The size of the letters in points.
    """
    wraps = size / _SIZE_OF_WIDTHS
    lines = (sum(1 + int(len(line) * wraps / width) for line in text.split("\n")) for text, width in texts)
    return min(_HIGHEST, max(lines) * size * _LINE + 4)


def _write_cell(cell: Any, column: Column, value: object) -> None:  # noqa: ANN401 (the same)
    from openpyxl.styles import PatternFill, Protection  # noqa: PLC0415

    _style(cell, value)
    if column.free:
        cell.protection = Protection(locked=False)
        cell.fill = PatternFill("solid", fgColor="FFF9E5")
        cell.number_format = "yyyy-mm-dd" if column.is_day else "@"


def _style(cell: Any, value: object) -> None:  # noqa: ANN401 (the same)
    from openpyxl.styles import Alignment, Border, Font, Side  # noqa: PLC0415

    side = Side(style="thin", color="8A8F98")
    cell.font = Font(name=_FONT, size=10)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    cell.border = Border(left=side, right=side, top=side, bottom=side)
    _put(cell, value)


def _put(cell: Any, value: date | object) -> None:  # noqa: ANN401 (the same)
    """Put a day or a text into a cell; a text is never a formula, whatever it begins with."""
    cell.value = value
    if isinstance(value, str) and value:
        cell.data_type = "s"
        cell.quotePrefix = True


def _drop_down(
    sheet: Any,  # noqa: ANN401 (openpyxl is an extra)
    columns: Sequence[Column],
    key: str,
    rows: Sequence[int],
    source: str,
) -> None:
    """Let the cells of a column take one of the lines of a range."""
    from openpyxl.utils import get_column_letter  # noqa: PLC0415
    from openpyxl.worksheet.datavalidation import DataValidation  # noqa: PLC0415

    letter = get_column_letter([one.key for one in columns].index(key) + 1)
    one = DataValidation(type="list", formula1=source, allow_blank=True, showErrorMessage=True)
    one.errorTitle, one.error = "One of the list", "Please choose one of the answers of the list."
    for row in rows:
        one.add(f"{letter}{row}")
    sheet.add_data_validation(one)


def _set_page(sheet: Any, area: str) -> None:  # noqa: ANN401 (the same)
    """Set A4 landscape, as wide as the columns, and let only the free cells be written in; no password."""
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", _A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    margins = sheet.page_margins
    margins.left = margins.right = 0.4
    margins.top, margins.bottom, margins.footer = 0.5, 0.6, 0.3
    sheet.oddFooter.center.text = "Page &P of &N"
    if ":" in area:
        sheet.print_area = area
    sheet.protection.sheet = True
    sheet.protection.formatColumns = sheet.protection.formatRows = False  # False: it may be done


def _without_maker(book: bytes) -> bytes:
    """Return a workbook that does not say with which program and when it was made."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as old, zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/app.xml":
                content = re.sub(b"<Application>[^<]*</Application>", b"<Application>scalecheck</Application>", content)
            elif name == "docProps/core.xml":
                stamp = _MOMENT.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
                content = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", stamp, content)
            part = zipfile.ZipInfo(name, _MOMENT.timetuple()[:6])
            part.compress_type, part.create_system = zipfile.ZIP_DEFLATED, 0
            new.writestr(part, content)
    return packed.getvalue()

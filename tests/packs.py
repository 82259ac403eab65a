"""Packs for tests, and a respondent at a spreadsheet: cells are found by what their heads say, as people find them."""

from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from hypothesis import strategies as st

from scalecheck.documents.writing.dumping import to_data
from scalecheck.documents.writing.serialise import to_yaml
from scalecheck.exchange.answering import answers_in
from scalecheck.exchange.pack import Cover, pack_of
from scalecheck.exchange.sheets import sheets_of
from tests.builders import answer, assessment, item, outline, question, section

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from scalecheck.engine.inputs.outline import Outline
    from scalecheck.exchange.answering import Answered
    from scalecheck.exchange.pack import Pack
    from scalecheck.model.assessment import Answer

ANSWER: Final = "Your answer"
REASON: Final = "Why it does not apply, or whom to ask"
NOTE: Final = "Note: why you answer so"

SMALL: Final = outline(
    section(
        "one",
        item("a", why="It fails otherwise.", evidence={"examples": ["Minutes"]}),
        item("b", relevant_when={"item": "open", "is": ["answer-yes"]}),
        item("c", not_applicable={"allowed": False}),
    ),
    section("two", item("d"), relevant_when={"not": {"item": "a", "below": "much"}}),
    profile=[question("open")],
)
"""A checklist of five questions: `b` hangs on an opening question, and area two on `a`."""


def pack(
    layout: Outline = SMALL,
    answers: Mapping[str, Answer] | None = None,
    message: Sequence[str] = ("What is proposed: a test.",),
) -> Pack:
    """Return a pack of every question of a checklist."""
    about = assessment({}, answers={})
    return pack_of(layout, Cover(about, to_yaml(to_data(about)), tuple(message)), tuple(layout.questions), answers)


def edited(book: bytes, change: Callable[[Any], None]) -> bytes:
    """Return a workbook after somebody has changed it and saved it."""
    import openpyxl

    opened = openpyxl.load_workbook(io.BytesIO(book))
    change(opened)
    saved = io.BytesIO()
    opened.save(saved)
    return saved.getvalue()


def write_in(book: Any, name: str, cells: Mapping[str, object], *, row: int | None = None) -> None:  # noqa: ANN401
    """Write in the row of a question, on whichever sheets have columns with these heads."""
    for sheet in book.worksheets:
        heads = {cell.value: cell.column for cell in sheet[1]}
        rows = [cell.row for cell in sheet["A"] if cell.value == name]
        for head, value in cells.items():
            if head in heads and rows:
                sheet.cell(row or rows[0], heads[head], value)


def filled(book: bytes, cells: Mapping[str, Mapping[str, object]]) -> bytes:
    """Return a workbook with the cells of some questions filled in, by the heads of their columns."""

    def fill(opened: Any) -> None:  # noqa: ANN401 (openpyxl knows no types)
        for name, own in cells.items():
            write_in(opened, name, own)

    return edited(book, fill)


def read(book: bytes, layout: Outline = SMALL) -> Answered:
    """Return what a workbook answers."""
    return answers_in(sheets_of(book, "back.xlsx"), layout)


def plainly_said(answers: Mapping[str, Answer]) -> dict[str, dict[str, Any]]:
    """Return answers as data, without the fingerprints of the questions."""
    return {
        name: {key: value for key, value in to_data(answer).items() if key != "asked"}
        for name, answer in answers.items()
    }


_TEXTS: Final = st.text(
    st.characters(codec="utf-8", categories=["L", "M", "N", "P", "S", "Zs", "Cf"], exclude_characters="\ufeff"),
    min_size=1,
    max_size=30,
).map(lambda text: f"{' '.join(text.split())}x")
_DAYS: Final = st.dates(date(2001, 1, 1), date(2099, 1, 1))
_NAMES: Final = st.sampled_from(["ward lead", "=matron", "+board", "Northfield"])
_EVIDENCE: Final = st.fixed_dictionaries(
    {"what": _TEXTS},
    optional={"link": st.sampled_from(["https://example.org/x?y=1", "papers/minutes.md"]), "recorded": _DAYS},
)
_ACTIONS: Final = st.fixed_dictionaries(
    {"what": _TEXTS}, optional={"who": _NAMES, "organisation": _NAMES, "due": _DAYS}
)
_STANDINGS: Final[st.SearchStrategy[dict[str, Any]]] = st.one_of(
    st.sampled_from(["none", "little", "much", "full"]).map(lambda one: {"option": one}),
    st.just({"dont_know": True}),
    _TEXTS.map(lambda text: {"not_applicable": text}),
    _NAMES.map(lambda name: {"not_mine": name}),
    st.just({}),
)
ANSWERS: Final = st.builds(
    lambda standing, rest: answer({**standing, **rest}),
    _STANDINGS,
    st.fixed_dictionaries(
        {},
        optional={
            "note": st.lists(_TEXTS, min_size=1, max_size=3).map("\n".join),
            "basis": st.sampled_from(["evidenced", "observed", "asserted", "guess"]),
            "evidence": st.lists(_EVIDENCE, max_size=3),
            "owner": st.fixed_dictionaries({"role": _NAMES}, optional={"organisation": _NAMES}),
            "actions": st.lists(_ACTIONS, max_size=3),
        },
    ),
)
"""Answers of every kind that a pack can hold."""

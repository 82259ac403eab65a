"""A portfolio in long form: one row an answer, one a gate, one an ask, for programs that count themselves."""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, TypeAlias

from scalecheck.engine.portfolio.outcome import (
    BELOW,
    DONT_KNOW,
    GAPS,
    MET,
    NO_GATE,
    NOT_APPLICABLE,
    NOT_MINE,
    PARTLY,
    UNANSWERED,
    answer_rows,
)
from scalecheck.reports.formats.tables import harmless, one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from scalecheck.engine.portfolio.places import PortfolioPlace
    from scalecheck.engine.portfolio.portfolio import Portfolio

_CHUNK: Final = 1 << 16
"""How many characters are written at a time."""

Kind: TypeAlias = Literal["text", "yes or no", "whole number", "day"]
Value: TypeAlias = str | bool | int


class Column(NamedTuple):
    """One column of a table."""

    name: str
    """Its name."""
    kind: Kind
    """What it holds; an empty cell means that there is nothing to say."""
    means: str
    """What it says, for the documentation."""


_ABOUT: Final = (
    Column("innovation", "text", "id of the innovation; empty for a site's own readiness"),
    Column("site", "text", "id of the site or partner; empty for the whole programme"),
    Column("site_kind", "text", "`site` or `partner`; empty for the whole programme"),
    Column("round", "text", "the round, `YYYY-MM` or `YYYY-MM-DD`"),
    Column("newest", "yes or no", "whether it is the newest round of that innovation at that place by that checklist"),
    Column("checklist", "text", "id of the checklist"),
    Column("version", "text", "its version"),
)
_FILE: Final = Column("file", "text", "the file that speaks")
ANSWERS: Final = (
    *_ABOUT,
    Column("verdict", "text", "id of the place's verdict; empty while it is not settled"),
    Column("area", "text", "id of the area"),
    Column("item", "text", "id of the question"),
    Column(
        "question", "text", "fingerprint of the question as it is asked; the same in every checklist that asks the same"
    ),
    Column("title", "text", "its title"),
    Column("about", "text", "`innovation`, `system` or `site`"),
    Column("importance", "text", "`must`, `should` or `could`"),
    Column("barriers", "text", "ids of the barriers that it tackles, parted by blanks"),
    Column("gate", "yes or no", "whether a gate names it"),
    Column(
        "standing",
        "text",
        "`met`, `partly`, `below`, `dont-know`, `unanswered`, `not-applicable` or `not-mine`; a question that was not "
        "asked or does not apply has no row",
    ),
    Column("gap", "yes or no", "whether it is partly, below, dont-know or unanswered"),
    Column("assessed", "yes or no", "whether it is met or a gap"),
    Column("option", "text", "id of the option; empty without one"),
    Column("basis", "text", "what the answer rests on; empty where that is not said"),
    Column("inherited", "yes or no", "whether the answer comes from another file"),
    Column("evidence", "yes or no", "whether it has evidence that counts on the day judged"),
    _FILE,
)
GATES: Final = (
    *_ABOUT,
    Column("gate", "text", "id of the gate"),
    Column("title", "text", "its title"),
    Column("applies", "yes or no", "whether it applies"),
    Column("met", "yes or no", "whether it lets the best verdict pass; empty where it does not apply"),
    Column("allows", "text", "id of the best verdict that it lets pass; empty where it does not apply"),
    _FILE,
)
ASKS: Final = (
    *_ABOUT,
    Column("number", "whole number", "its place in the file, from 0"),
    Column("key", "text", "a short name that stays the same over the rounds while the words do"),
    Column("state", "text", "`missed`, `open`, `never put` or `done` on the day judged"),
    Column("what", "text", "what has to change"),
    Column("kind", "text", "`rule`, `contract`, `target`, `pathway` or `money`"),
    Column("body", "text", "who could change it; empty where nobody is named"),
    Column("items", "text", "ids of the questions that wait for it, parted by blanks"),
    Column("put", "day", "when it was put to them"),
    Column("due", "day", "by when it is needed"),
    Column("answer", "text", "what they answered"),
    _FILE,
)
TABLES: Final[Mapping[str, tuple[Column, ...]]] = {"answers": ANSWERS, "gates": GATES, "asks": ASKS}
"""The three tables, by the name of their file without its ending."""
STANDINGS: Final[Mapping[str, str]] = {
    MET: "met",
    PARTLY: "partly",
    BELOW: "below",
    DONT_KNOW: "dont-know",
    UNANSWERED: "unanswered",
    NOT_APPLICABLE: "not-applicable",
    NOT_MINE: "not-mine",
}
"""What is written for how a question is."""


def rows(portfolio: Portfolio, table: str) -> Iterator[tuple[Value, ...]]:
    """Return the rows of a table, over all rounds, in the order of its columns."""
    newest = {(*place.where, place.occasion.checklist, place.occasion.round) for place in portfolio.places}
    for place in portfolio.rounds:
        is_newest = (*place.where, place.occasion.checklist, place.occasion.round) in newest
        occasion = place.occasion
        about = (*place.where, place.names.kind, occasion.round, is_newest, occasion.checklist, place.version)
        match table:
            case "answers":
                yield from ((*about, *row, place.file) for row in _answers(place))
            case "gates":
                yield from ((*about, *row, place.file) for row in _gates(place))
            case _:
                yield from ((*about, *row, place.file) for row in _asks(place))


def _answers(place: PortfolioPlace) -> Iterator[tuple[Value, ...]]:
    if place.outcome is None:
        return
    outline = place.outline
    gated = {item for items in outline.gate_items.values() for item in items}
    for row in answer_rows(outline, place.outcome):
        item, gap = row.item, row.standing in GAPS
        yield (
            place.verdict,
            outline.domain_of[item.id].id,
            item.id,
            outline.fingerprint(item.id),
            item.title,
            item.about,
            item.importance,
            " ".join(item.barriers),
            item.id in gated,
            STANDINGS[row.standing],
            gap,
            gap or row.standing == MET,
            row.option,
            row.basis,
            row.inherited,
            row.evidence,
        )


def _gates(place: PortfolioPlace) -> Iterator[tuple[Value, ...]]:
    if place.outcome is None:
        return
    checklist = place.outline.checklist
    for gate, rank in zip(checklist.gates, place.outcome.gates, strict=True):
        if rank == NO_GATE:
            yield gate.id, gate.title, False, "", ""
        else:
            yield gate.id, gate.title, True, rank == "0", checklist.verdicts[int(rank)].id


def _asks(place: PortfolioPlace) -> Iterator[tuple[Value, ...]]:
    for row in place.asks:
        ask = row.ask
        yield (
            row.number,
            row.key,
            str(row.state),
            ask.what,
            ask.kind,
            ask.body or "",
            " ".join(ask.items),
            ask.put.isoformat() if ask.put is not None else "",
            ask.due.isoformat() if ask.due is not None else "",
            ask.answer or "",
        )


def csv_lines(columns: Iterable[Column], rows: Iterable[tuple[Value, ...]], *, for_people: bool) -> Iterator[str]:
    """Return a table as lines of CSV, its heading first.

    Args:
        columns: Its columns.
        rows: Its rows.
        for_people: Whether a spreadsheet may open it: a cell that it could take for a formula begins with an
            apostrophe.
    """
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(column.name for column in columns)
    for values in rows:
        writer.writerow([_cell(value, for_people=for_people) for value in values])
        if text.tell() > _CHUNK:
            yield text.getvalue()
            text.seek(0)
            text.truncate()
    yield text.getvalue()


def _cell(value: Value, *, for_people: bool) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    words = one_line(value)
    return harmless(words) if for_people else words

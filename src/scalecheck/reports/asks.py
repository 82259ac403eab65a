"""What only the system can change, as CSV for a spreadsheet, as Markdown by body, and as data for programs."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypedDict

from scalecheck.engine.changes.asks import AskRow, AskState, is_unput
from scalecheck.engine.logic.wording import same_words
from scalecheck.plain import plainly
from scalecheck.reports.formats.asks_model import AskData, AsksFile, BodyData, UnaskedData
from scalecheck.reports.formats.markdown import markdown_text
from scalecheck.reports.formats.tables import csv_table, markdown_table, one_line
from scalecheck.words.numbers import counted
from scalecheck.words.sentences import capital

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scalecheck.engine.inputs.occasions import Occasion

COLUMNS: Final = (
    "key",
    "state",
    "innovation",
    "site",
    "round",
    "what",
    "kind",
    "body",
    "questions",
    "put",
    "answer",
    "due",
    "file",
)
"""The columns of the list."""
NOBODY_ASKED: Final = "nobody asked"
"""What a gap that no ask names has as its state."""
NOBODY_NAMED: Final = "Nobody named"
"""What asks without a body are listed under."""
_SHOWN: Final = ("key", "state", "due", "what", "put", "answer", "questions", "innovation", "site", "round")
_SHOWN_OF_GAPS: Final = ("questions", "what", "innovation", "site", "round")


class _About(TypedDict):
    innovation: str | None
    site: str | None
    round: str


@dataclass(frozen=True, slots=True)
class Gap:
    """A gap about the system that nobody was asked to change."""

    occasion: Occasion
    """What the file is about, and when."""
    file: str
    """The file that speaks for it."""
    item: str
    """The item's id."""
    title: str
    """What people call it."""
    state: str
    """Its state, in a few words."""
    acted_on: bool
    """Whether somebody has promised to act on it all the same."""


@dataclass(frozen=True, slots=True)
class Listed:
    """What is listed."""

    asks: tuple[AskRow, ...]
    """The asks, in order."""
    gaps: tuple[Gap, ...]
    """What nobody was asked for."""
    left_out: int = 0
    """How many asks there are that were not chosen for the list."""

    @property
    def nothing(self) -> str:
        """What is said where the list holds nothing, in a sentence."""
        if not self.left_out:
            return "No asks."
        return (
            f"No ask is of the kind that was chosen; {counted(self.left_out, 'other ask is', 'other asks are')} there."
        )


def by_body(asks: Iterable[AskRow]) -> tuple[tuple[str, tuple[AskRow, ...]], ...]:
    """Return each body that could change something with its asks, by name; those without a body come last."""
    found: dict[str, list[AskRow]] = {}
    for row in asks:
        found.setdefault(same_words(row.ask.body or ""), []).append(row)
    named = sorted(found.items(), key=lambda pair: (not pair[0], pair[0]))
    return tuple((capital(one_line(rows[0].ask.body or "")) or NOBODY_NAMED, tuple(rows)) for _, rows in named)


def counts(asks: Iterable[AskRow]) -> str:
    """Return in words how many asks are in which state, such as `1 missed, 2 open`."""
    found = Counter(row.state for row in asks)
    return ", ".join(f"{found[state]} {state}" for state in AskState if found[state])


def gaps_words(gaps: Sequence[Gap]) -> str:
    """Return in a sentence how many gaps nobody was asked to change."""
    number = capital(counted(len(gaps), "gap"))
    return f"{number} about the system that nobody was asked to change." if gaps else ""


def gap_words(gap: Gap) -> str:
    """Return in a few words how a gap state."""
    return f"{gap.state.removesuffix('.')}; an action is promised" if gap.acted_on else gap.state


def as_csv(listed: Listed) -> str:
    """Return the list as CSV for a spreadsheet; gaps that nobody was asked for come last, without a key."""
    return csv_table(COLUMNS, [*map(_cells, listed.asks), *map(_gap_cells, listed.gaps)])


def as_markdown(listed: Listed) -> str:
    """Return the list as Markdown: a table for each body, and one of what nobody was asked for."""
    parts = []
    for body, rows in by_body(listed.asks):
        parts.append(f"## {markdown_text(body)}\n\n{counts(rows)}.\n\n{markdown_table(_SHOWN, map(_cells, rows))}")
    if listed.gaps:
        table = markdown_table(_SHOWN_OF_GAPS, map(_gap_cells, listed.gaps))
        parts.append(f"## Nobody was asked to change\n\n{gaps_words(listed.gaps)}\n\n{table}")
    return "\n".join(parts) or f"{listed.nothing}\n"


def as_data(listed: Listed) -> AsksFile:
    """Return the list as data: every ask, how many of each kind every body has, and what nobody was asked for."""
    return AsksFile(
        format="scalecheck/asks@1.0",
        asks=tuple(map(_ask_data, listed.asks)),
        bodies=tuple(_body_data(body, rows) for body, rows in by_body(listed.asks)),
        unasked=tuple(
            UnaskedData(**_about(gap.occasion), item=gap.item, title=gap.title, acted_on=gap.acted_on, file=gap.file)
            for gap in listed.gaps
        ),
    )


def _body_data(body: str, rows: Sequence[AskRow]) -> BodyData:
    found = Counter(row.state for row in rows)
    return BodyData(
        body=body if rows[0].ask.body else None,
        missed=found[AskState.MISSED],
        open=found[AskState.OPEN],
        never_put=found[AskState.NEVER_PUT],
        done=found[AskState.DONE],
    )


def _about(occasion: Occasion) -> _About:
    return {"innovation": occasion.innovation, "site": occasion.site, "round": occasion.round}


def _ask_data(row: AskRow) -> AskData:
    ask = row.ask
    return AskData(
        key=row.key,
        state=row.state.value,
        never_put=is_unput(ask),
        **_about(row.occasion),
        what=ask.what,
        kind=ask.kind,
        body=ask.body,
        items=tuple(ask.items),
        put=ask.put.isoformat() if ask.put is not None else None,
        answer=ask.answer,
        due=ask.due.isoformat() if ask.due is not None else None,
        file=row.file,
    )


def _cells(row: AskRow) -> dict[str, str]:
    ask = row.ask
    return {
        "key": row.key,
        "state": row.state,
        **_about_cells(row.occasion),
        "what": one_line(ask.what),
        "kind": ask.kind,
        "body": one_line(ask.body or ""),
        "questions": "; ".join(map(one_line, row.titles)),
        "put": ask.put.isoformat() if ask.put is not None else "",
        "answer": one_line(ask.answer or ""),
        "due": ask.due.isoformat() if ask.due is not None else "",
        "file": plainly(row.file),
    }


def _about_cells(occasion: Occasion) -> dict[str, str]:
    return {"innovation": occasion.innovation or "", "site": occasion.site or "", "round": occasion.round}


def _gap_cells(gap: Gap) -> dict[str, str]:
    return {
        **dict.fromkeys(COLUMNS, ""),
        "state": NOBODY_ASKED,
        **_about_cells(gap.occasion),
        "what": one_line(gap_words(gap)),
        "questions": one_line(gap.title),
        "file": plainly(gap.file),
    }

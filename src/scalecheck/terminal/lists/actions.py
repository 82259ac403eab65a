"""How the list of actions and conditions is shown on a screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scalecheck.terminal.console import words
from scalecheck.terminal.lists.room import has_room
from scalecheck.words.numbers import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scalecheck.engine.changes.promises import Row
    from scalecheck.terminal.console import Screen

_STYLES: Final = {"late": "bold red", "done": "dim", "open": ""}


def show_actions(screen: Screen, rows: Sequence[Row], left_out: int = 0) -> None:
    """Show the rows, each with the key by which it is marked done or given another day.

    Args:
        screen: Where they are shown.
        rows: The actions and conditions.
        left_out: How many more there are that were not chosen.
    """
    if not rows and left_out:
        others = counted(left_out, "other is", "others are")
        screen.say(f"No action or condition is of the kind that was chosen; {others} there.")
        return
    if not rows:
        screen.say("No actions.")
        return
    late, done = sum(row.late for row in rows), sum(row.promised.done for row in rows)
    screen.say(f"{len(rows)} in all: {late} late, {len(rows) - late - done} open, {done} done.", "bold")
    if not has_room(screen, len(rows)):
        for row in rows:
            screen.entry(f"{row.key}  {_state(row)}: {_what(row)} ({_whose(row)}; {row.title}; {_about(row)})")
        return
    table = screen.table("Key", "State", "What", "Who", "Question", "About")
    for row in rows:
        style = _STYLES["done" if row.promised.done else "late" if row.late else "open"]
        told = (row.key, _state(row), _what(row), _whose(row), row.title, _about(row))
        table.add_row(*(words(cell, style if place == 1 else "") for place, cell in enumerate(told)))
    screen.show(table)


def _state(row: Row) -> str:
    due = row.promised.due
    day = f"due {due.isoformat()}" if due is not None else "no date"
    return "done" if row.promised.done else f"late, {day}" if row.late else day


def _what(row: Row) -> str:
    return " ".join(row.promised.what.split())


def _whose(row: Row) -> str:
    return ", ".join(filter(None, (row.promised.who or "nobody yet", row.promised.organisation)))


def _about(row: Row) -> str:
    occasion = row.occasion
    parts = (occasion.innovation, occasion.site, occasion.round)
    kind = "condition of the decision, " if row.identity.kind == "condition" else ""
    return kind + ", ".join(part for part in parts if part)

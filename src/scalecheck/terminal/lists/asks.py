"""How the list of what only the system can change is shown on a screen: by body, the most urgent first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scalecheck.engine.changes.asks import AskRow, AskState
from scalecheck.terminal.console import words
from scalecheck.terminal.lists.room import has_room

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scalecheck.terminal.console import Screen

_STYLES: Final = {AskState.MISSED: "bold red", AskState.DONE: "dim"}


def show_asks(screen: Screen, bodies: Iterable[tuple[str, Sequence[AskRow]]]) -> None:
    """Show the asks of each body, each with the key by which it is changed."""
    for body, rows in bodies:
        screen.heading(body)
        if not has_room(screen, len(rows)):
            for row in rows:
                screen.entry(f"{row.key}  {_state(row)}: {'; '.join(filter(None, (_what(row), *_details(row))))}")
            continue
        table = screen.table("Key", "State", "What", "Put and answered", "Questions", "About")
        for row in rows:
            put, questions, about = _details(row)
            told = (row.key, _state(row), _what(row), put, questions, about)
            style = _STYLES.get(row.state, "")
            table.add_row(*(words(cell, style if place == 1 else "") for place, cell in enumerate(told)))
        screen.show(table)


def _state(row: AskRow) -> str:
    due = row.ask.due
    if row.state is AskState.DONE:
        return str(row.state)
    return f"{row.state}, {f'due {due.isoformat()}' if due is not None else 'no day set'}"


def _what(row: AskRow) -> str:
    return f"{' '.join(row.ask.what.split())} ({row.ask.kind})"


def _details(row: AskRow) -> tuple[str, str, str]:
    """Return when it was put and what they answered, which questions wait for it, and what it is about."""
    ask, occasion = row.ask, row.occasion
    put = f"put {ask.put.isoformat()}" if ask.put is not None else "never put"
    said = f": “{' '.join(ask.answer.split())}”" if ask.answer else ""
    about = ", ".join(part for part in (occasion.innovation, occasion.site, occasion.round) if part)
    return f"{put}{said}", ", ".join(row.titles), about

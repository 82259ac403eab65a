"""How lists and summaries in the course of an interview are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table

from scalecheck.interview.showing.words import counted
from scalecheck.terminal.console import words

if TYPE_CHECKING:
    from scalecheck.interview.showing.said import AreaDone, Rows
    from scalecheck.interview.state.agenda import Count
    from scalecheck.terminal.console import Screen

_WIDEST_KEY = 18


def show_rows(screen: Screen, said: Rows) -> None:
    """Show a list with a heading: in two columns, or on a narrow screen as lines."""
    screen.say()
    screen.say(said.title, "bold")
    if screen.narrow:
        for key, text in said.rows:
            screen.entry(f"{key}: {text}")
        return
    table = Table.grid(padding=(0, 2))
    table.add_column(max_width=_WIDEST_KEY + 2, overflow="fold")
    table.add_column(ratio=1, overflow="fold")
    for key, text in said.rows:
        table.add_row(words(f"  {key}", "bold"), words(text))
    screen.show(table)


def area_words(done: AreaDone) -> str:
    """Return how the questions of an area are answered that has just been gone through."""
    return f"{done.title} done: {count_words(done.count)}."


def count_words(count: Count) -> str:
    """Return how some questions are answered."""
    said = ((count.met, "met"), (count.partly, "partly met"), (count.below, "not met"), (count.set_aside, "set aside"))
    rated = [f"{number} {word}" for number, word in said if number]
    if rated and count.opening:
        rated.insert(0, counted(count.opening, "opening question", "opening questions"))
    parts = [f"{count.answered} of {count.total} answered" + (f" ({', '.join(rated)})" if rated else "")]
    parts += [f"{count.unknown} don't know"] if count.unknown else []
    parts += [f"{len(count.parked)} waiting for {', '.join(dict.fromkeys(count.parked))}"] if count.parked else []
    parts += [f"{count.open} open"] if count.open else []
    return ", ".join(parts)

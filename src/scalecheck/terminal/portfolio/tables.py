"""The tables of a portfolio on a screen: as tables where there is room, else as lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scalecheck.terminal.console import words

if TYPE_CHECKING:
    from scalecheck.terminal.console import Screen
    from scalecheck.words.portfolio.tables import Contents, Table

_FOR_EACH_COLUMN: Final = 16
"""How many columns of the screen each column of a table needs at least."""
_STYLES: Final = {"gap": "", "none": "green", "blank": "dim italic"}


def show_portfolio(screen: Screen, contents: Contents) -> None:
    """Show all tables of a portfolio."""
    screen.say(contents.title, "bold")
    for text in contents.before:
        screen.say(text)
    for table in contents.tables:
        _show_table(screen, table)


def _show_table(screen: Screen, table: Table) -> None:
    screen.heading(table.title)
    if not table.rows:
        screen.say(table.nothing)
        return
    for text in table.words:
        screen.say(text)
    if screen.narrow or screen.width < _FOR_EACH_COLUMN * len(table.columns):
        for first, *others in table.rows:
            screen.entry(first.words)
            for column, cell in zip(table.columns[1:], others, strict=True):
                screen.entry(f"{column}: {cell.words}", indent=2)
        return
    drawn = screen.table(*table.columns)
    for row in table.rows:
        drawn.add_row(*(words(cell.words, _STYLES.get(cell.mark, "")) for cell in row))
    screen.show(drawn)

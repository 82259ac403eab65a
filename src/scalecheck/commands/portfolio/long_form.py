"""The rows of a portfolio as three tables in a folder."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from scalecheck.commands.output import mapped
from scalecheck.errors import CannotLookError, CannotSaveError
from scalecheck.exchange.parquet import check_parquet, write_parquet
from scalecheck.reports.portfolio.rows import TABLES, csv_lines, rows
from scalecheck.storage.durable import write_durably
from scalecheck.storage.files import is_file
from scalecheck.storage.unfinished import temporary_folder
from scalecheck.terminal.streams import tell
from scalecheck.words.sentences import joined

if TYPE_CHECKING:
    from pathlib import Path

    from scalecheck.engine.portfolio.portfolio import Portfolio


def write_rows(portfolio: Portfolio, folder: Path, form: Literal["csv", "parquet"]) -> None:
    """Write the rows of a portfolio into a folder, which is made where it is missing: a file for each table.

    Raises:
        CannotLookError: a file is in place of the folder, or DuckDB is needed and not installed.
        CannotSaveError: a table cannot be written.
    """
    if is_file(folder):
        raise CannotLookError(f"{folder}: this is a file. Name a folder for the three tables.")
    if form == "parquet":
        check_parquet()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as failure:
        raise CannotSaveError(f"{folder}: this folder cannot be made ({failure.strerror}).") from failure
    names = [f"{table}.{form}" for table in TABLES]
    with temporary_folder() as temporary:
        for table, name in zip(TABLES, names, strict=True):
            with mapped(_made(portfolio, table, temporary, form)) as data:
                write_durably(folder / name, data)
    tell(f"The rows are in {folder}: {joined(names)}.")


def _made(portfolio: Portfolio, table: str, temporary: Path, form: Literal["csv", "parquet"]) -> Path:
    columns = TABLES[table]
    text = temporary / f"{table}.csv"
    with text.open("w", encoding="utf-8-sig" if form == "csv" else "utf-8", newline="") as file:
        file.writelines(csv_lines(columns, rows(portfolio, table), for_people=form == "csv"))
    if form == "csv":
        return text
    target = temporary / f"{table}.parquet"
    write_parquet(text, target, [(column.name, column.kind) for column in columns])
    return target

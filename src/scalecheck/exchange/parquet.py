"""A table of texts as a Parquet file with types, by DuckDB."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scalecheck.errors import MissingPackageError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

_TYPES: Final[Mapping[str, str]] = {
    "text": "VARCHAR",
    "yes or no": "BOOLEAN",
    "whole number": "INTEGER",
    "day": "DATE",
}


def check_parquet() -> None:
    """Check that Parquet files can be written.

    Raises:
        MissingPackageError: DuckDB is not installed.
    """
    try:
        import duckdb  # noqa: F401, PLC0415 (an extra)
    except ImportError:
        raise MissingPackageError("Files in Parquet need", "duckdb") from None


def write_parquet(table: Path, target: Path, columns: Sequence[tuple[str, str]]) -> None:
    """Write a CSV file with a heading as a Parquet file.

    Args:
        table: The CSV file.
        target: The Parquet file.
        columns: The name of each column and what it holds: `text`, `yes or no`, `whole number` or `day`.
    """
    import duckdb  # noqa: PLC0415 (an extra)

    types = ", ".join(f"{_quoted(name)}: {_quoted(_TYPES[kind])}" for name, kind in columns)
    source = f"read_csv({_quoted(str(table))}, header = true, columns = {{{types}}}, nullstr = '', quote = '\"')"
    with duckdb.connect(config={"autoinstall_known_extensions": "false"}) as database:
        database.execute(f"COPY (SELECT * FROM {source}) TO {_quoted(str(target))} (FORMAT parquet)")  # noqa: S608 (quoted)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"

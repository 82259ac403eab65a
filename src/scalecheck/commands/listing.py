"""Lists that are drawn from all files of a folder: which files are read, and where the list goes."""

from __future__ import annotations

from collections import Counter
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Final, TypeVar

from scalecheck.commands.output import STDOUT, write
from scalecheck.engine.inputs.occasions import occasion_of
from scalecheck.errors import CannotLookError, InvalidDocumentError
from scalecheck.exchange.calendar import CalendarEntry, calendar
from scalecheck.model.assessment import Assessment
from scalecheck.problems import any_error
from scalecheck.terminal.streams import tell
from scalecheck.words.numbers import counted
from scalecheck.words.sentences import joined

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from scalecheck.documents.loading import Loaded
    from scalecheck.workspace.reading import Reader

F = TypeVar("F", bound=str)

ENDINGS: Final[Mapping[str, str]] = {".csv": "csv", ".md": "md", ".markdown": "md", ".ics": "ics", ".json": "json"}
"""The format that the ending of a file's name means."""
_FOR: Final[Mapping[str, str]] = {
    "csv": ".csv (for a spreadsheet)",
    "md": ".md (Markdown)",
    "ics": ".ics (for a calendar)",
    "json": ".json (for programs)",
}


def format_of_list(output: str, wanted: F, forms: Sequence[F]) -> F:
    """Return the format of a list: the one wanted, else, for a file, the one that the ending of its name means.

    Args:
        output: Where it goes: a path, or `-` for the screen.
        wanted: The format that was asked for; the first of `forms` is for the screen alone.
        forms: The formats that there are.

    Raises:
        CannotLookError: the ending means none of them.
    """
    if output == STDOUT or wanted != forms[0]:
        return wanted
    meant = ENDINGS.get(PurePath(output).suffix.lower())
    found = next((form for form in forms if form == meant), None)
    if found is None:
        *others, last = (_FOR[form] for form in forms[1:])
        raise CannotLookError(f"{output}: let its name end with {', '.join(others)} or {last}.")
    return found


def read_all(reader: Reader, paths: Sequence[Path]) -> Iterator[Loaded]:
    """Read and check the files that were named, and every file of ours in the folders that were, each once.

    Raises:
        CannotLookError: a path is missing, or none of the files is an assessment; an empty list would look as if all
            were well.
        InvalidDocumentError: a file that was named is not valid.
    """
    seen: set[Path] = set()
    is_any = False
    for path in paths:
        found = tuple(reader.in_folder(path)) if path.is_dir() else (_named(reader, path),)
        is_any = is_any or any(isinstance(one.model, Assessment) or any_error(one.problems) for one in found)
        for one in _shown(reader, found) if path.is_dir() else found:
            place = Path(one.name).absolute()
            if place not in seen:
                seen.add(place)
                yield one
    if not is_any:
        raise CannotLookError(f"No assessment was found in {joined([str(path) for path in paths])}.")


def _shown(reader: Reader, found: Sequence[Loaded]) -> Sequence[Loaded]:
    """Return the files of a folder without the respondents' of a round that is open, and say how many those are."""
    filed = [(Path(one.name), one.model) for one in found if isinstance(one.model, Assessment)]
    answers = [(path, model) for path, model in filed if model.respondent is not None]
    known = reader.open_rounds(answers, found)
    hidden = {str(path): known[occasion_of(model)].words for path, model in answers if occasion_of(model) in known}
    for words, number in Counter(hidden.values()).items():
        tell(f"Left out: {counted(number, 'file')} of respondents. {words}.")
    return [one for one in found if one.name not in hidden]


def write_table(text: str, output: str, paper: str) -> None:
    """Print a table as CSV, or write it to a file with the mark by which Excel knows that it is UTF-8."""
    write(text.encode("utf-8" if output == STDOUT else "utf-8-sig"), output, paper)


def write_calendar(entries: Sequence[CalendarEntry | None], as_of: date, output: str, paper: str) -> bool:
    """Print days as a calendar, or write it to a file, and say what has no day; return whether anything has.

    Args:
        entries: The days; None for what has none.
        as_of: The day whose state is shown.
        output: A path, or `-` for the screen.
        paper: What the list is called.

    Raises:
        CannotLookError: icalendar is not installed.
        CannotSaveError: it can't be written.
    """
    dated = [one for one in entries if one is not None]
    if not dated:
        tell("Nothing in the list has a day, so there is nothing for a calendar.")
        return False
    write(calendar(dated, as_of), output, paper)
    if left := len(entries) - len(dated):
        tell(f"{left} without a day {'is' if left == 1 else 'are'} not in it.")
    return True


def _named(reader: Reader, path: Path) -> Loaded:
    loaded = reader.checked(path)
    if errors := tuple(one for one in loaded.problems if any_error((one,))):
        raise InvalidDocumentError(errors)
    return loaded

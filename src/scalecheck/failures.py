"""The one boundary: however a command ends, a sentence on stderr and the exit code that the README promises."""

from __future__ import annotations

import errno
import io
import os
import sys
from typing import TYPE_CHECKING, Final, TextIO

from scalecheck import __version__
from scalecheck.errors import InvalidDocumentError, ScalecheckError
from scalecheck.plain import PLAIN_SIGNS, inert_in_logs, plainly

if TYPE_CHECKING:
    from collections.abc import Callable

    from scalecheck.problems import Problem

COULD_NOT_LOOK: Final = 2
OUR_BUG: Final = 3
INTERRUPTED: Final = 130
NOBODY_READS: Final = 141
"""What a shell shows for a program whose reader went away, as with `| head`: 128 and the number of SIGPIPE."""

_FULL_DISK: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})

_BUG_SENTENCES: Final = """\
Something went wrong inside scalecheck. This is a mistake of ours, not of yours or of your files.
Whatever was saved before is safe: scalecheck replaces a file only when the new one is complete.
Please paste the lines below into a new issue where scalecheck is developed. They can hold names and words from
your files: read them first, and take out what should not be seen.
"""


def guarded(command: Callable[[], int], usage_errors: tuple[type[Exception], ...] = ()) -> int:
    """Run a command and give its exit code, or the exit code that its early end means.

    `usage_errors` are the exceptions with which the command line parser reports wrong usage. A parser may have
    ideas of its own about Ctrl-C and closed pipes, so the work is best done after it has returned: let `command`
    parse first, and then run what was chosen.
    """
    for stream in (sys.stdout, sys.stderr):
        _escape_what_an_encoding_lacks(stream)
    try:
        code = command()
    except usage_errors as error:
        code = _wrong_usage(error)
    except (Exception, KeyboardInterrupt, SystemExit) as ending:  # noqa: BLE001  here everything ends
        code = _early_end(ending)
    return _flushed(code)


def _early_end(ending: Exception | KeyboardInterrupt | SystemExit) -> int:
    match ending:
        case InvalidDocumentError():
            _say(*(line for problem in ending.problems for line in _problem_lines(problem)))
            return ending.exit_code
        case ScalecheckError():
            _say(*str(ending).split("\n"))
            return ending.exit_code
        case KeyboardInterrupt():
            _say("Interrupted. What was saved before is safe.")
            return INTERRUPTED
        case OSError() | EOFError():
            return _stream_end(ending)
        case _:
            return _parser_end(ending)


def _stream_end(ending: OSError | EOFError) -> int:
    if isinstance(ending, BrokenPipeError):
        return NOBODY_READS
    if isinstance(ending, EOFError):
        _say("The input ended before the command had all that it asks for.")
        return COULD_NOT_LOOK
    if ending.errno in _FULL_DISK:
        _say(f"Nothing more could be written: {ending.strerror}.")
        return COULD_NOT_LOOK
    return _our_bug(ending)


def _parser_end(ending: Exception | SystemExit) -> int:
    """Look behind the exceptions into which a parser turns the end of the input and a closed pipe."""
    behind = ending.__context__ if isinstance(ending, SystemExit) else ending.__cause__
    if isinstance(behind, EOFError | BrokenPipeError):
        return _stream_end(behind)
    if isinstance(ending, SystemExit):
        raise ending
    return _our_bug(ending)


def _wrong_usage(error: Exception) -> int:
    show = getattr(error, "show", None)
    if show is None:
        _say(str(error))
        return COULD_NOT_LOOK
    shown = io.StringIO()
    show(file=shown)
    _say(*shown.getvalue().rstrip("\n").split("\n"))
    return COULD_NOT_LOOK


def _problem_lines(problem: Problem) -> tuple[str, ...]:
    place = f"{problem.file}:{problem.line}:{problem.column}"
    finding = f"{place}: {problem.severity}: {problem.message}"
    return (finding, f"    {problem.hint}") if problem.hint else (finding,)


def _our_bug(failure: Exception) -> int:
    _say(*_BUG_SENTENCES.split("\n"), *_report(failure))
    return OUR_BUG


def _report(failure: Exception) -> list[str]:
    import platform  # noqa: PLC0415  both are slow to import, and hardly ever needed
    import traceback  # noqa: PLC0415

    lines = (
        f"scalecheck {__version__}, Python {platform.python_version()}, {platform.platform()}",
        f"command line: {sys.argv[1:]}",
        *traceback.format_exception(failure),
    )
    return _without_home("\n".join(line.rstrip("\n") for line in lines)).split("\n")


def _without_home(text: str) -> str:
    home = os.path.expanduser("~")  # noqa: PTH111  pathlib raises where there is no home
    if len(home) <= len(os.sep):
        return text
    return text.replace(home, "~").replace(repr(home)[1:-1], "~")


def _say(*lines: str) -> None:
    try:
        sys.stderr.write("".join(f"{inert_in_logs(plainly(line))}\n" for line in lines))
        sys.stderr.flush()
    except (AttributeError, OSError):  # stderr is closed: there is nobody to tell
        _send_to_nowhere(sys.stderr)


def _flushed(code: int) -> int:
    try:
        sys.stdout.flush()
    except AttributeError:  # stdout is closed, and nothing was to be written there
        return code
    except OSError as failure:
        _send_to_nowhere(sys.stdout)
        return code if code > 1 else _stream_end(failure)
    return code


def _send_to_nowhere(stream: TextIO | None) -> None:
    """Keep Python from complaining when it flushes the stream once more at its end."""
    try:
        number = stream.fileno() if stream else -1
    except (OSError, ValueError):
        return
    if number < 0:
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, number)
    os.close(nowhere)


def _escape_what_an_encoding_lacks(stream: TextIO | None) -> None:
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors=PLAIN_SIGNS)

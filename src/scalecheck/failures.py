"""The one boundary: however a command ends, a sentence on stderr and the exit code that the README promises."""

from __future__ import annotations

import errno
import io
import os
import signal
import sys
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from scalecheck import __version__
from scalecheck.errors import InvalidDocumentError, ScalecheckError
from scalecheck.plain import inert_in_logs, plainly
from scalecheck.standard_streams import lasting_streams

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from scalecheck.problems import Problem

COULD_NOT_LOOK: Final = 2
OUR_BUG: Final = 3
INTERRUPTED: Final = 130

_REQUESTS: Final = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
"""The signals that ask a process to end, as far as the platform knows them."""
_TIDYING: Final = 1.0
"""The seconds after a request to end within which further ones change nothing, however often Ctrl-C is pressed."""
_FULL_DISK: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})

_BUG_SENTENCES: Final = """\
Something went wrong inside scalecheck. This is a fault in scalecheck, not in your files.
Whatever was saved before is safe: scalecheck replaces a file only when the new one is complete.
Please paste the lines below into a new issue where scalecheck is developed. They can hold names and words from
your files: read them first, and take out what should not be seen.
"""


def guarded(
    command: Callable[[], int], usage_errors: tuple[type[Exception], ...] = (), *, ends_process: bool = False
) -> int:
    """Run a command and return its exit code, or the exit code that its early end means.

    `usage_errors` are the exceptions with which the command line parser reports wrong usage. A parser may have
    ideas of its own about Ctrl-C, so the work is best done after it has returned: let `command` parse first, and then
    run what was chosen. `ends_process` says that nothing comes after it; requests to end are then ignored from its end
    on, so that Python can stop in peace.
    """
    with lasting_streams(), _requests_to_end(ends_process=ends_process) as requests:
        try:
            code = command()
        except usage_errors as error:
            code = _wrong_usage(error)
        except (Exception, KeyboardInterrupt, SystemExit) as ending:  # noqa: BLE001  here everything ends
            # A library that is told of a request by an exception can turn it into any other.
            was_asked = bool(requests) and isinstance(ending, Exception) and not isinstance(ending, ScalecheckError)
            code = _early_end(KeyboardInterrupt() if was_asked else ending)
        return _flushed(code)


@contextmanager
def _requests_to_end(*, ends_process: bool) -> Iterator[list[float]]:
    """Let a request to end, or a terminal that closes, end the block as Ctrl-C does, so that it can tidy up.

    The block is given when each of them came.
    """
    if threading.current_thread() is not threading.main_thread():
        yield []
        return
    requests: list[float] = []

    def interrupt(_number: int, _frame: object) -> None:
        now = time.monotonic()
        if not requests or now - requests[-1] >= _TIDYING:
            requests.append(now)
            raise KeyboardInterrupt

    known = [getattr(signal, name) for name in _REQUESTS if hasattr(signal, name)]
    before = {number: signal.getsignal(number) for number in known}
    for number, handler in before.items():
        if handler in {signal.SIG_DFL, signal.default_int_handler}:
            signal.signal(number, interrupt)
    try:
        yield requests
    finally:
        for number, handler in before.items():
            signal.signal(number, signal.SIG_IGN if ends_process else handler)


def _early_end(ending: Exception | KeyboardInterrupt | SystemExit) -> int:
    match ending:
        case InvalidDocumentError():
            _say(*(line for problem in ending.problems for line in _problem_lines(problem)))
            return ending.exit_code
        case ScalecheckError():
            _say(*ending.lines)
            return ending.exit_code
        case KeyboardInterrupt():
            line_end = [""] if sys.stderr.isatty() else []  # a line that was being asked for is not ended yet
            _say(*line_end, "Interrupted. What was saved before is safe.")
            return INTERRUPTED
        case OSError() | EOFError():
            return _refused_by_the_system(ending)
        case RuntimeError() if str(ending).startswith("Symlink loop"):  # so says pathlib before Python 3.13
            return _refused_by_the_system(OSError(errno.ELOOP, os.strerror(errno.ELOOP), *_loop(ending)))
        case _:
            return _parser_end(ending)


def _loop(ending: RuntimeError) -> tuple[str, ...]:
    """Return the path of a link that leads round in a circle, as the message names it."""
    return tuple(str(ending).split("'")[1:2])


def _refused_by_the_system(ending: OSError | EOFError) -> int:
    if isinstance(ending, EOFError):
        _say("The input ended before the command had all that it asks for.")
    elif _current_folder_is_gone():
        _say("The folder that you are in is no longer there, or out of reach. Change to another one and try again.")
    elif ending.errno in _FULL_DISK:
        _say(f"Nothing more could be written: {ending.strerror}.")
    else:
        about = f"{os.fsdecode(ending.filename)}: " if isinstance(ending.filename, str | bytes) else ""
        _say(f"{about}the system does not allow this ({ending.strerror or ending}). What was saved before is safe.")
    return COULD_NOT_LOOK


def _current_folder_is_gone() -> bool:
    try:
        os.getcwd()  # noqa: PTH109 (pathlib would ask the same)
    except OSError:
        return True
    return False


def _parser_end(ending: Exception | SystemExit) -> int:
    """Look behind the exceptions into which a parser turns the end of the input."""
    behind = ending.__context__ if isinstance(ending, SystemExit) else ending.__cause__
    if isinstance(behind, EOFError | OSError):
        return _refused_by_the_system(behind)
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
    _say(*shown.getvalue().rstrip("\n").replace(": Value error, ", ": ").split("\n"))  # so says typer from 0.29 on
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
    sys.stderr.write("".join(f"{inert_in_logs(plainly(line))}\n" for line in lines))
    sys.stderr.flush()


def _flushed(code: int) -> int:
    try:
        sys.stdout.flush()
    except OSError as failure:
        return code if code > 1 else _refused_by_the_system(failure)
    return code

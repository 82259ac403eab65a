"""The streams of the process, which may be closed or lose their reader at any time without an effect on the work."""

from __future__ import annotations

import errno
import io
import os
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final

from scalecheck.plain import PLAIN_SIGNS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any, TextIO

_NOBODY_THERE: Final = frozenset({errno.EPIPE, errno.EBADF, errno.EIO, errno.ENXIO, errno.ECONNRESET})
"""How writing fails where nobody reads any more: a closed pipe, descriptor or terminal. Windows also says EINVAL."""


@contextmanager
def lasting_streams() -> Iterator[None]:
    """Let stdout and stderr outlast whoever reads them, for as long as the block lasts.

    What is written when nobody reads any more goes nowhere. Other failures of stdout, such as a full disk, still raise
    OSError; those of stderr do not, as nobody could be told. What an encoding lacks is written as an escape.
    """
    before = sys.stdout, sys.stderr
    _open_what_is_closed()
    sys.stdout, sys.stderr = _lasting(before[0], 1, whatever=False), _lasting(before[1], 2, whatever=True)
    try:
        yield
    finally:
        for stream in (sys.stdout, sys.stderr):
            with suppress(OSError, ValueError):
                stream.flush()
        sys.stdout, sys.stderr = before


def _open_what_is_closed() -> None:
    """Put something behind the descriptors of the three streams, so that no file of ours becomes one of them."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            with suppress(OSError):
                os.set_inheritable(os.open(os.devnull, os.O_RDWR), True)  # noqa: FBT003 (no name for it in os)


def _lasting(stream: TextIO | None, number: int, *, whatever: bool) -> TextIO:
    if stream is None:
        return io.TextIOWrapper(io.BufferedWriter(_Nowhere(number)), encoding="utf-8", errors=PLAIN_SIGNS)
    if type(stream) is not io.TextIOWrapper:  # one that a test has put there
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=PLAIN_SIGNS)
        return stream
    buffer = stream.buffer
    raw = buffer.raw if isinstance(buffer, io.BufferedWriter) else buffer  # under PYTHONUNBUFFERED there is no buffer
    return io.TextIOWrapper(
        io.BufferedWriter(_Lasting(raw, whatever=whatever)),
        encoding=stream.encoding,
        errors=PLAIN_SIGNS,
        line_buffering=stream.line_buffering,
        write_through=stream.write_through,
    )


class _Lasting(io.RawIOBase):
    """Hands bytes on until they are not taken, and drops them from then on; what stands in the way is raised once."""

    def __init__(self, raw: io.RawIOBase, *, whatever: bool) -> None:
        super().__init__()
        self._raw = raw
        self._whatever = whatever
        self._is_lost = False

    def write(self, data: Any, /) -> int | None:  # noqa: ANN401 (any buffer)
        if not self._is_lost:
            try:
                return self._raw.write(data)
            except OSError as failure:
                # Told once: at its end Python 3.13 would tell again, with a traceback, of what was not written.
                self._is_lost = True
                if not (self._whatever or _nobody_is_there(failure)):
                    raise
        return memoryview(data).nbytes

    def writable(self) -> bool:
        return True

    def isatty(self) -> bool:
        return self._raw.isatty()

    def fileno(self) -> int:
        return self._raw.fileno()


class _Nowhere(io.RawIOBase):
    """Takes bytes for a stream that was closed before we began."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number

    def write(self, data: Any, /) -> int:  # noqa: ANN401 (any buffer)
        return memoryview(data).nbytes

    def writable(self) -> bool:
        return True

    def fileno(self) -> int:
        return self._number


def _nobody_is_there(failure: OSError) -> bool:
    return failure.errno in _NOBODY_THERE or (sys.platform == "win32" and failure.errno == errno.EINVAL)

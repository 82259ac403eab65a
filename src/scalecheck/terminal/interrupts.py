"""Ctrl-C and other requests to end: heeded while a reply is waited for, or as soon as a given one is dealt with."""

from __future__ import annotations

import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")


class Interrupts:
    """Turns a request to end into a KeyboardInterrupt, but not between a reply and its saving.

    A second request ends it at once, wherever it is. Once one has been heeded, further ones change nothing.
    """

    def __init__(self) -> None:
        """Begin with nothing asked for."""
        self._is_waiting = False
        self._is_asked = False
        self._is_ended = False

    @contextmanager
    def heeded(self) -> Iterator[None]:
        """Take the requests that this platform knows, as long as this lasts; one that is ignored stays ignored."""
        known = [getattr(signal, name) for name in _NAMES if hasattr(signal, name)]
        before = {number: signal.getsignal(number) for number in known}
        mine = [number for number in known if before[number] is not signal.SIG_IGN]
        for number in mine:
            signal.signal(number, self._ask)
        try:
            yield
            self._end_if_asked()
        finally:
            for number in () if self._is_ended else mine:
                signal.signal(number, before[number])

    @contextmanager
    def waiting(self) -> Iterator[None]:
        """Let a request end the program at once, as long as a reply is waited for."""
        self._end_if_asked()
        self._is_waiting = True
        try:
            yield
        finally:
            self._is_waiting = False

    def _ask(self, _number: int, _frame: object) -> None:
        again, self._is_asked = self._is_asked, True
        if again or self._is_waiting:
            self._end_if_asked()

    def _end_if_asked(self) -> None:
        if self._is_asked:
            self._is_ended = True
            for name in _NAMES:
                if hasattr(signal, name):
                    signal.signal(getattr(signal, name), signal.SIG_IGN)
            raise KeyboardInterrupt

"""Running git: the one module that does, and only to read.

Git is run without a shell, without the `GIT_*` variables that a hook hands down, and without anything that a
repository's own settings could have it start: no hook, pager, filter or transport, and nothing is fetched.
"""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from threading import Event, Timer
from typing import IO, TYPE_CHECKING, Final

from scalecheck.errors import CannotLookError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SECONDS: Final = 120
"""How long git may take for one request."""
MOST_SAID: Final = 64 * 1024 * 1024
"""How many bytes git may say in answer to one request, but for the content of files."""
_SAFELY: Final = (
    "--no-pager",
    "--no-replace-objects",
    "--literal-pathspecs",
    *("-c", "core.quotePath=false"),
    *("-c", "core.fsmonitor=false"),
    *("-c", "log.showSignature=false"),
    *("-c", "safe.bareRepository=explicit"),
    *("-c", f"core.hooksPath={os.devnull}"),
    *("-c", f"core.attributesFile={os.devnull}"),
    *("-c", f"diff.orderFile={os.devnull}"),
    *("-c", "core.pager=cat"),
    *("-c", "core.sshCommand=false"),
    *("-c", "core.askPass=false"),
    *("-c", "core.bigFileThreshold=1m"),
    *("-c", "credential.helper="),
    *("-c", "diff.external="),
    *("-c", "protocol.allow=never"),
    *("-c", "maintenance.auto=false"),
    *("-c", "gc.auto=0"),
)
"""What every call of git is told before its command; it outweighs what the repository's own settings say."""
_OWN_SETTINGS: Final = {
    "LC_ALL": "C",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",  # a list of those allowed, which outweighs `protocol.NAME.allow` as well
    "GIT_PAGER": "cat",
    "GIT_ATTR_NOSYSTEM": "1",
}
_LONGEST_COMPLAINT: Final = 4096


class Git:
    """The git of this machine, asked from a folder."""

    def __init__(self) -> None:
        """Find git.

        Raises:
            CannotLookError: it is not installed.
        """
        program = find_git()
        if program is None:
            why = "This needs git, which is not installed here."
            raise CannotLookError(f"{why} Two files can be compared without it: scalecheck compare OLD NEW")
        self._program = program

    def run(self, here: Path, *arguments: str) -> bytes:
        """Run git and return what it says; raises RefusedError where it says no."""
        with self.running(here, *arguments) as said:
            told = said.read(MOST_SAID + 1)
            if len(told) > MOST_SAID:
                raise CannotLookError("Git has more to say of this repository than can be looked at.")
        return told

    @contextmanager
    def running(self, here: Path, *arguments: str, given: bytes = b"") -> Iterator[IO[bytes]]:
        """Run git for as long as the block reads what it says.

        Raises:
            RefusedError: git says no.
            CannotLookError: it can't be run, or takes too long.
        """
        with tempfile.TemporaryFile() as asked, tempfile.TemporaryFile() as complaints:
            asked.write(given)
            asked.seek(0)
            with (
                self._started(arguments, asked, complaints, here) as process,
                _stopped_late(process) as late,
            ):
                yield process.stdout or io.BytesIO()
                process.wait()
            if late.is_set():
                raise CannotLookError(f"Git took longer than {SECONDS} seconds, and was stopped.")
            if process.returncode:
                complaints.seek(0)
                raise RefusedError(complaints.read(_LONGEST_COMPLAINT).decode("utf-8", "replace"))

    def _started(
        self, arguments: tuple[str, ...], asked: IO[bytes], complaints: IO[bytes], here: Path
    ) -> subprocess.Popen[bytes]:
        kept = {name: value for name, value in os.environ.items() if not name.upper().startswith("GIT_")}
        try:
            return subprocess.Popen(  # noqa: S603 (no shell, a program found by its full path)
                [self._program, *_SAFELY, *arguments],
                cwd=here,
                env={**kept, **_OWN_SETTINGS},
                stdin=asked,
                stdout=subprocess.PIPE,
                stderr=complaints,
            )
        except (OSError, ValueError) as failure:
            raise CannotLookError(f"Git could not be run ({failure}).") from failure


class RefusedError(CannotLookError):
    """Git said no; where nobody knows better what that means, its own words are shown."""

    def __init__(self, said: str) -> None:
        """Take what git said on its stderr."""
        first = next(filter(None, said.splitlines()), "it does not say why")
        super().__init__(f"Git could not tell: {first.removeprefix('fatal: ')}")
        self.said = said
        """What git said."""


def find_git() -> str | None:
    """Return the whole path of git; None where it is not installed.

    Looked at are the folders of PATH that are named in full: never the current folder, where Windows looks first.
    """
    folders = (folder for folder in os.get_exec_path() if os.path.isabs(folder))  # noqa: PTH117 (a name, no path yet)
    return next((found for folder in folders if (found := shutil.which(os.path.join(folder, "git")))), None)  # noqa: PTH118


@contextmanager
def _stopped_late(process: subprocess.Popen[bytes]) -> Iterator[Event]:
    """Stop a process that takes too long, and say so; stop it in any case where the block ends early."""
    late = Event()

    def stop() -> None:
        late.set()
        process.kill()

    timer = Timer(SECONDS, stop)
    timer.daemon = True  # where a request to end comes before it is cancelled, nobody waits for it
    try:
        timer.start()
        yield late
    finally:
        timer.cancel()
        process.kill()

"""Every system call of a command that writes, made to fail, or made the last of its process.

    python tests/attacks/faults.py
    python tests/attacks/faults.py assess agree --every 5
    python tests/attacks/faults.py --moments 200            a signal at each of so many random moments instead

Runs each command once undisturbed under strace, which writes down the calls that change the folder, its locks or what
is printed. Then it runs the command anew for each such call and each fault: the process is killed there, or the call
fails as on a full or broken disk. After each run every reply that was acknowledged is in a file, every file is whole,
no traceback was shown, and the same command run once more goes on and leaves nothing beside its files.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))
    sys.path.insert(0, str(Path(__file__).parents[2] / "src"))

from scalecheck.documents.loading import load
from scalecheck.problems import Severity
from scalecheck.storage.unfinished import PREFIX, clear_leftovers
from tests.attacks.tracing import quickly, strace
from tests.attacks.writing_commands import COMMANDS
from tests.compiled import python_alone

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from tests.attacks.writing_commands import WritingCommand

SOURCE: Final = Path(__file__).parents[2] / "src"
PROGRAM: Final = (
    f"import sys; sys.path.insert(0, {str(SOURCE)!r}); from scalecheck.__main__ import main; sys.exit(main())"
)
DAY: Final = "1795392000"
"""23 November 2026 in seconds since 1970."""
SEED: Final = 20261129
"""What the random moments begin from."""
LONGEST: Final = 180
"""The seconds after which a run that does not end is a fault of its own."""
ENDLESS: Final = 124
"""What such a run has as its exit code."""
PROMPT: Final = re.compile(rb"(?:\? more |^)> ?$", re.MULTILINE)
MARK: Final = re.compile(r"\bmark-\d+\b")
KILLED: Final = -signal.SIGKILL
SIGNALS: Final = (signal.SIGKILL, signal.SIGTERM, signal.SIGHUP, signal.SIGINT)
BY_SIGNAL: Final = frozenset(code for one in SIGNALS for code in (-one, 128 + one)) - {128 + signal.SIGINT}
"""The exit codes of what a signal ended; 130 is also how an interrupted command ends by itself."""
ENDINGS: Final = frozenset({0, 1, 2, 130})
CALLS: Final = (
    *("openat", "write", "pwrite64", "fsync", "rename", "renameat", "renameat2", "link", "linkat", "unlink"),
    *("unlinkat", "mkdir", "mkdirat", "close", "fchmod", "fchown", "ftruncate", "fsetxattr", "chmod"),
)
"""The calls that can change a disk."""
FAULTS: Final[Mapping[str, tuple[str, ...]]] = {
    "signal=SIGKILL": CALLS,
    "error=ENOSPC": ("openat", "write", "pwrite64", "fsync", "mkdir", "rename", "link"),
    "error=EIO": ("write", "pwrite64", "fsync", "rename", "link", "unlink"),
    "error=EROFS": ("openat", "rename", "link", "unlink", "mkdir", "fchmod"),
    "error=EMFILE": ("openat",),
    "error=EINTR": ("openat", "write", "fsync"),
}
"""Each fault, and the calls that can end so; all but the last two stay once they have begun."""
ONCE: Final = frozenset({"signal=SIGKILL", "error=EINTR", "error=EMFILE"})
_TRACED: Final = re.compile(r"^\d+ +(\w+)\((.*)$")


class Fault(NamedTuple):
    """What is to happen to one call."""

    call: str
    """The system call."""
    which: int
    """Which of its calls in the process, counted from 1."""
    how: str
    """How it ends."""
    printing: bool = False
    """Whether it only prints."""

    def __str__(self) -> str:
        """Return it in a line."""
        return f"{self.call} {self.which} {self.how}"

    def around(self) -> tuple[str, ...]:
        """Return the words before a command that make it happen."""
        when = self.which if self.how in ONCE else f"{self.which}+"
        return (*strace(Path(os.devnull), (self.call,)), "-e", f"inject={self.call}:{self.how}:when={when}")


class Moment(NamedTuple):
    """A signal at some moment."""

    signal: signal.Signals
    """The signal."""
    seconds: float
    """How long after the start it comes."""

    def __str__(self) -> str:
        """Return it in a line."""
        return f"{self.signal.name} after {self.seconds:.3f} s"

    def around(self) -> tuple[str, ...]:
        """Return the words before a command that make it happen."""
        return ("timeout", "--preserve-status", f"--signal={self.signal.name}", f"{self.seconds:.3f}")


@dataclass(frozen=True, slots=True)
class Run:
    """How a run ended, and what it left."""

    code: int
    """Its exit code."""
    out: bytes
    """What it printed."""
    err: str
    """What it complained of."""
    files: Mapping[str, bytes]
    """Every file below the folder, by its path."""


@dataclass(frozen=True, slots=True)
class Bench:
    """A command laid out anew for each run, in a folder of its own."""

    command: WritingCommand
    """The command."""
    top: Path
    """The folder that holds everything."""

    @property
    def folder(self) -> Path:
        """Return the folder that the command works in."""
        return self.top / "work"

    def laid(self) -> Mapping[str, bytes]:
        """Lay everything out as it is before the command."""
        shutil.rmtree(self.top, ignore_errors=True)
        for one in (self.folder, self.top / "run", self.top / "tmp"):
            one.mkdir(parents=True)
        self.command.lay(self.folder)
        return self.files()

    def files(self) -> Mapping[str, bytes]:
        """Return what is in the folder, without what a save that was cut off left for the next one to remove."""
        found = (path for path in sorted(self.folder.rglob("*")) if path.is_file() and PREFIX not in path.name)
        return {path.relative_to(self.folder).as_posix(): path.read_bytes() for path in found}

    def leftovers(self) -> list[str]:
        """Return what is still there of saves that were cut off when the next save has begun in each folder."""
        for folder in {path.parent for path in self.folder.rglob(f"{PREFIX}*")}:
            clear_leftovers(folder)
        return [path.name for path in self.folder.rglob(f"{PREFIX}*")]

    def run(self, typed: bytes, *traced: str) -> Run:
        """Run the command, with what strace is to do."""
        own = dict.fromkeys(("XDG_RUNTIME_DIR", "XDG_CACHE_HOME", "HOME"), str(self.top / "run"))
        environment = {**os.environ, **own, "TMPDIR": str(self.top / "tmp"), "SOURCE_DATE_EPOCH": DAY, "TERM": "dumb"}
        line = [*python_alone(), "-c", PROGRAM, *self.command.words]
        try:
            ended = subprocess.run(
                [*traced, *line],
                input=typed,
                capture_output=True,
                cwd=self.folder,
                env=environment,
                timeout=LONGEST,
                check=False,
            )
        except subprocess.TimeoutExpired as late:
            return Run(ENDLESS, late.stdout or b"", f"It does not end within {LONGEST} s.", self.files())
        code = KILLED if ended.returncode in BY_SIGNAL else ended.returncode
        return Run(code, ended.stdout, ended.stderr.decode("utf-8", "replace"), self.files())

    def undisturbed(self) -> tuple[Run, list[tuple[str, int, bool]]]:
        """Run the command without a fault; return what came of it, and its calls that change something of ours.

        A call is told by its name, its number, and whether it only prints.
        """
        self.laid()
        log = self.top / "calls"
        run = self.run(self.command.typed, *quickly(strace(log, CALLS)))
        numbers: dict[str, int] = {}
        ours = []
        for line in log.read_text("utf-8", "replace").splitlines():
            if (traced := _TRACED.match(line)) is None:
                continue
            name, rest = traced.groups()
            numbers[name] = numbers.get(name, 0) + 1
            if self._is_ours(name, rest):
                ours.append((name, numbers[name], str(self.top) not in rest))
        return run, ours

    def _is_ours(self, name: str, rest: str) -> bool:
        if str(self.top) not in rest:
            return name == "write" and rest.startswith(("1<", "2<"))
        return name != "openat" or "O_RDONLY" not in rest


def faults_of(bench: Bench) -> tuple[Run, list[Fault]]:
    """Return the undisturbed run, and every fault that can happen to the command."""
    run, calls = bench.undisturbed()
    return run, [
        Fault(name, which, how, prints) for how, can in FAULTS.items() for name, which, prints in calls if name in can
    ]


def moments_of(bench: Bench, count: int, seed: int) -> tuple[Run, list[Moment]]:
    """Return the undisturbed run, and so many moments of it, each with a signal."""
    bench.laid()
    begin = time.monotonic()
    run = bench.run(bench.command.typed)
    longest = time.monotonic() - begin
    chance = random.Random(seed)  # noqa: S311 (nothing secret)
    return run, [Moment(chance.choice(SIGNALS), chance.uniform(0.01, longest)) for _ in range(count)]


def wrong_after(bench: Bench, fault: Fault | Moment, undisturbed: Run) -> list[str]:
    """Run the command with a fault, and once more without; return what is not as promised."""
    before = bench.laid()
    disturbed = bench.run(bench.command.typed, *fault.around())
    wrong = [*_ending(disturbed), *_broken(disturbed), *_lost(bench.command, before, disturbed, undisturbed)]
    again = bench.run(bench.command.typed_again(disturbed.files, before))
    wrong += [f"again: {one}" for one in (*_ending(again), *_broken(again), *_left(again, undisturbed))]
    wrong += [f"after the next save: {one} is left over" for one in bench.leftovers()]
    return wrong


def _ending(run: Run) -> Iterator[str]:
    if run.code != KILLED and run.code not in ENDINGS:
        yield f"exit code {run.code}: {run.err.strip()[-300:]}"
    # Before Python has come to our first line, it answers an interrupt in its own way.
    if "Traceback" in run.err and "scalecheck" in run.err:
        yield f"a traceback: {run.err.strip()[-300:]}"


def _broken(run: Run) -> Iterator[str]:
    """Return what is wrong with files of ours."""
    for name, data in run.files.items():
        if name.endswith(".yaml") and (not data or b"scalecheck/" in data):
            yield from (f"{name}: {one.message}" for one in load(data, name).problems if one.severity is Severity.ERROR)


def _lost(command: WritingCommand, before: Mapping[str, bytes], run: Run, undisturbed: Run) -> Iterator[str]:
    """Return what was acknowledged and is not there, and what was there before and is neither old nor new."""
    if command.replies:
        held = " ".join(data.decode("utf-8", "replace") for data in run.files.values())
        acknowledged = command.marks[: max(len(PROMPT.findall(run.out)) - 1, 0)]
        # What could not be saved is printed where nothing else is possible.
        held += run.err + (run.out.decode("utf-8", "replace") if run.code not in {0, KILLED} else "")
        yield from (f"{mark} is lost" for mark in acknowledged if mark not in MARK.findall(held))
        return
    if run.code == 0 and run.files != undisturbed.files:
        yield "it says that all went well, and the files are not as they are without the fault"
    for name, data in before.items():
        if run.files.get(name) not in {data, undisturbed.files.get(name)}:
            yield f"{name} is neither as before nor as it is without the fault"


def _left(run: Run, undisturbed: Run) -> Iterator[str]:
    rescued = (".bak", "rescued")
    for name in sorted(set(run.files) - set(undisturbed.files)):
        if not any(part in name for part in rescued):
            yield f"{name} is left over"
    yield from (f"{name} is not there" for name in sorted(set(undisturbed.files) - set(run.files)))


def tried(
    command: WritingCommand, top: Path, choose: Callable[[list[Fault]], list[Fault]] = list, moments: int = 0
) -> tuple[int, list[str]]:
    """Return how many faults a command was tried with, and what was wrong.

    They are chosen from all faults; or there are so many random moments instead.
    """
    bench = Bench(command, top)
    undisturbed: Run
    chosen: Sequence[Fault | Moment]
    if moments:
        undisturbed, chosen = moments_of(bench, moments, SEED)
    else:
        undisturbed, faults = faults_of(bench)
        chosen = choose(faults)
    if undisturbed.code or list(_broken(undisturbed)):
        return 0, [f"{command.name} fails undisturbed: exit code {undisturbed.code}, {undisturbed.err}"]
    found = [f"{command.name}, {fault}: {one}" for fault in chosen for one in wrong_after(bench, fault, undisturbed)]
    return len(chosen), found


def main() -> int:
    """Try the commands that are named, or all; print what is wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", choices=[*sorted(COMMANDS), []], metavar="COMMAND")
    parser.add_argument("--every", type=int, default=1, help="of all faults, try each N-th")
    parser.add_argument("--moments", type=int, default=0, help="send a signal at so many random moments instead")
    chosen = parser.parse_args()
    failed = False
    for name in chosen.names or COMMANDS:
        with tempfile.TemporaryDirectory() as folder:
            top = Path(os.path.realpath(folder)) / name
            count, wrong = tried(COMMANDS[name], top, lambda faults: faults[:: chosen.every], chosen.moments)
        print(f"{name}: {count} faults, {len(wrong)} of them with something wrong", flush=True)
        print(*(f"  {one}" for one in wrong), sep="\n" if wrong else "", end="\n" if wrong else "")
        failed |= bool(wrong) or not count
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())

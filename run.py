"""Run scalecheck, or its tests, straight from this folder: the first time sets everything up.

    python run.py [what scalecheck is to do]       for example: python run.py checklist list
    python run.py --tests [arguments of pytest]    without arguments: every check that there is
    python run.py --coverage                       how many branches of the code the quick tests take

Needs Python 3.11 or newer, the first time a connection to a package index, and nothing else. What is installed goes
into the folder .venv beside this file; delete that folder to start afresh.
"""

import sys

if sys.version_info < (3, 11):
    sys.stderr.write(
        f"scalecheck needs Python 3.11 or newer, and this is Python {sys.version_info[0]}.{sys.version_info[1]}. "
        "Install a newer one from python.org, and start run.py with it.\n"
    )
    sys.exit(2)

import hashlib
import importlib.util
import os
import shlex
import shutil
import signal
import subprocess
import tomllib
from collections.abc import Iterable
from pathlib import Path

# By one path, however this file is named: what is set up is known by it. Windows would leave a drive for its server.
TOP = Path(os.path.abspath(__file__) if os.name == "nt" else os.path.realpath(__file__)).parent  # noqa: PTH100
VENV = TOP / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

ISOLATED = ("-I",)
"""Python takes no module from the folder that somebody is in, nor from where its variables name."""
OF_THIS_FOLDER = ("-P",)
"""The same for the tools that work on this folder, and are told by variables how."""

CHECKS = {
    "ruff check": ("ruff", "check", "."),
    "ruff format": ("ruff", "format", "--check", "."),
    "mypy": ("mypy",),
}

# One process for each core; the tests of a file stay together, for what they share is made once for each process.
ON_EVERY_CORE = ("--numprocesses=auto", "--dist=loadfile", "--no-loadscope-reorder")
# Counting branches doubles the time. These tests take nearly all; the others start processes, where none is counted.
COUNTED = ("tests/unit", "tests/cli")

SIGNS_OF_NO_NETWORK = (
    "ConnectionError",
    "ConnectTimeout",
    "ReadTimeout",
    "ProxyError",
    "SSLError",
    "getaddrinfo failed",
    "name resolution",
    "Name or service not known",
    "Network is unreachable",
    "No matching distribution found",
)

NO_VENV = """\
This Python cannot make virtual environments, which scalecheck is installed in.
On Debian and Ubuntu "sudo apt install python3-venv" adds what is missing. Elsewhere, install Python from python.org."""

NO_NETWORK = """\
The packages that scalecheck is built on could not be fetched.
Check the connection to the internet. Behind a proxy, set HTTPS_PROXY; where your organisation has a package index
of its own, set PIP_INDEX_URL. Then start run.py again."""

NOT_INSTALLED = """\
scalecheck could not be installed; what pip says about it stands above.
If it stays like this, delete the folder .venv beside run.py and start run.py again."""


class SetUpError(Exception):
    """The environment could not be made; the text says why, in sentences for the person who started this."""


def main(arguments: list[str]) -> int:
    """Set up what is missing, then do what was asked for, and give its exit code."""
    testing = arguments[:1] in (["--tests"], ["--coverage"])
    try:
        set_up(testing=testing)
    except SetUpError as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("Interrupted. The next start of run.py goes on with setting up.", file=sys.stderr)
        return 130
    if not testing:
        return become("scalecheck", *(arguments or ["assess"]))
    os.chdir(TOP)
    if arguments[0] == "--coverage":
        return become("pytest", *ON_EVERY_CORE, "--cov=scalecheck", *(arguments[1:] or COUNTED))
    if arguments[1:]:
        return become("pytest", *arguments[1:])
    return run_every_check()


def set_up(*, testing: bool) -> None:
    """Make the virtual environment and install scalecheck in it, unless that was done and nothing has changed."""
    current = fingerprint(TOP)
    if PYTHON.exists() and is_set_up(VENV, current, testing=testing):
        return
    print(f"Setting up scalecheck in {VENV}; this takes a minute, once ...", file=sys.stderr, flush=True)
    if not PYTHON.exists():
        make_environment()
    install(development_tools() if testing else [])
    stamp(VENV, testing=testing).write_text(current, "ascii")


def fingerprint(top: Path) -> str:
    """Return a text that changes with the description of the project and with the place where it stands."""
    return hashlib.sha256((top / "pyproject.toml").read_bytes() + str(top).encode()).hexdigest()


def is_set_up(venv: Path, current: str, *, testing: bool) -> bool:
    """Return whether an environment was made for this fingerprint; one made for testing will do for use."""
    stamps = {stamp(venv, testing=testing), stamp(venv, testing=True)}
    return any(one.is_file() and one.read_text("ascii") == current for one in stamps)


def stamp(venv: Path, *, testing: bool) -> Path:
    """Return the file that holds the fingerprint for which an environment was made."""
    return venv / ("set-up-for-tests" if testing else "set-up-for-use")


def make_environment() -> None:
    """Make an empty virtual environment, in place of one that no longer works."""
    if not importlib.util.find_spec("venv") or not importlib.util.find_spec("ensurepip"):
        raise SetUpError(NO_VENV)
    made = quietly(sys.executable, *ISOLATED, "-m", "venv", "--clear", str(VENV))
    if made.returncode:
        shutil.rmtree(VENV, ignore_errors=True)
        raise SetUpError(f"{made.stdout}\nThe folder {VENV} could not be made; why stands above.")


def install(tools: list[str]) -> None:
    """Install scalecheck so that changes of its source count at once, what Word documents need, and these tools."""
    pip = (*ISOLATED, "-m", "pip", "--disable-pip-version-check", "install", "--quiet", "--no-input")
    done = quietly(str(PYTHON), *pip, "--editable", f"{TOP}[office,calendar,data]", *tools)
    if done.returncode:
        no_network = any(sign in done.stdout for sign in SIGNS_OF_NO_NETWORK)
        raise SetUpError(f"{done.stdout}\n{NO_NETWORK if no_network else NOT_INSTALLED}")


def development_tools() -> list[str]:
    """Return what pyproject.toml names for development; pip itself reads that list only in newer versions."""
    project = tomllib.loads((TOP / "pyproject.toml").read_text("utf-8"))
    return [str(tool) for tool in project["dependency-groups"]["dev"]]


def quietly(*command: str) -> subprocess.CompletedProcess[str]:
    """Run a command that must not touch our input, and keep what it says."""
    try:
        return subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
    except OSError as failure:
        raise SetUpError(f"{command[0]} could not be started: {failure}") from failure


def become(module: str, *arguments: str) -> int:
    """Let a module of the environment take over this process with its input, output, signals and exit code."""
    command = [str(PYTHON), *(ISOLATED if module == "scalecheck" else OF_THIS_FOLDER), "-m", module, *arguments]
    interpreter = "py" if os.name == "nt" else Path(sys.executable).name
    # The words that it gives people to copy: as this was started, and as they hold in another folder.
    os.environ["SCALECHECK_COMMAND"] = f"{interpreter} {in_a_shell(sys.argv[0])}"
    os.environ["SCALECHECK_COMMAND_ANYWHERE"] = f"{interpreter} {in_a_shell(str(TOP / 'run.py'))}"
    if os.name == "posix":
        os.execv(command[0], command)
    # Windows cannot replace a process. Ctrl-C goes to both: the other one answers it, and this one waits for it.
    signal.signal(signal.SIGINT, lambda *_: None)
    return subprocess.call(command)


def in_a_shell(path: str) -> str:
    """Return a path as it can be typed."""
    if os.name == "nt":
        return f'"{path}"' if " " in path else path
    return shlex.quote(path)


def run_every_check() -> int:
    """Run all checks, each of them whatever came before; the last line is the one with which pytest closes."""
    failed = []
    for name, command in CHECKS.items():
        print(f"== {name}", flush=True)
        if subprocess.call([str(PYTHON), *OF_THIS_FOLDER, "-m", *command]):
            failed.append(name)
    print("== pytest", flush=True)
    code, closing_line = run_pytest()
    if code:
        failed.append("pytest")
    print(f"== failed: {', '.join(failed)}" if failed else "== all checks passed", flush=True)
    show(closing_line)
    return 1 if failed else 0


def run_pytest() -> tuple[int, bytes]:
    """Run all tests; show all but the last line of what they print, which is given back."""
    command = [str(PYTHON), *OF_THIS_FOLDER, "-m", "pytest", *ON_EVERY_CORE]
    if sys.stdout.isatty():
        command.append("--color=yes")
    with subprocess.Popen(command, stdout=subprocess.PIPE) as running:
        last = show_all_but_the_last(running.stdout or ())
    return running.returncode, last


def show_all_but_the_last(lines: Iterable[bytes]) -> bytes:
    """Show the lines as they come, except the last, which is given back."""
    held = b""
    for line in lines:
        show(held)
        held = line
    return held


def show(line: bytes) -> None:
    """Write bytes of another program's output just as they are."""
    sys.stdout.buffer.write(line)
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)

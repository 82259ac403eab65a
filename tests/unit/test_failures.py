"""The boundary: every way a command can end, with its words and its exit code."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING, NoReturn

import pytest
import typer

from scalecheck.errors import CannotLookError, InvalidDocumentError, NoVerdictError
from scalecheck.failures import guarded
from scalecheck.plain import plainly
from scalecheck.problems import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

HOW_CLI_USES_IT = """
import sys
import typer
from scalecheck.errors import CannotLookError
from scalecheck.failures import guarded

app = typer.Typer(rich_markup_mode=None, add_completion=False)

@app.command()
def work(what: str, loud: bool = False):
    return lambda: eval(what)

def main():
    chosen = app(standalone_mode=False, prog_name="scalecheck")
    return chosen() if callable(chosen) else chosen

def fail(error):
    raise error

sys.exit(guarded(main, (typer.TyperException,), ends_process=True))
"""


WRITING = "(print('x' * 100_000), sys.stderr.write('x' * 100_000), sys.stderr.flush()"
HEEDING = (
    "import signal, sys, tempfile, time; signal.signal(signal.SIGINT, signal.default_int_handler); "
    "signal.signal(signal.SIGHUP, signal.SIG_DFL)"
)
"""Also where the tests run in the background, with Ctrl-C and a closed terminal ignored."""

BUFFERED = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
"""An environment in which output waits in a buffer until there is much of it, or until the end."""


def process(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a small command line in a process of its own."""
    return subprocess.run(
        [sys.executable, "-c", HOW_CLI_USES_IT, *arguments],
        input="",
        capture_output=True,
        encoding="utf-8",
        env=BUFFERED | environment,
        check=False,
    )


def raising(error: BaseException) -> Callable[[], int]:
    def command() -> NoReturn:
        raise error

    return command


@pytest.mark.parametrize("code", [0, 1, 2, 130])
def test_the_exit_code_of_a_command_is_passed_on(code: int) -> None:
    assert guarded(lambda: code) == code


@pytest.mark.parametrize(("error", "code"), [(CannotLookError("No such file."), 2), (NoVerdictError("Not agreed."), 1)])
def test_what_a_person_can_put_right_is_its_sentence_and_its_exit_code(
    capsys: pytest.CaptureFixture[str], error: Exception, code: int
) -> None:
    assert guarded(raising(error)) == code
    assert capsys.readouterr() == ("", f"{error}\n")


def test_an_invalid_file_is_shown_with_all_its_problems(capsys: pytest.CaptureFixture[str]) -> None:
    problems = (
        Problem("a.yaml", 3, 5, "unknown-key", "There is no key 'ask1' here.", "Did you mean 'ask'?"),
        Problem("a.yaml", 9, 1, "no-source", "No source is named.", severity=Severity.WARNING),
    )
    assert guarded(raising(InvalidDocumentError(problems))) == 1
    assert capsys.readouterr().err.splitlines() == [
        "a.yaml:3:5: error: There is no key 'ask1' here.",
        "    Did you mean 'ask'?",
        "a.yaml:9:1: warning: No source is named.",
    ]


def test_an_interrupt_is_130_and_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert guarded(raising(KeyboardInterrupt())) == 130
    assert capsys.readouterr().err == "Interrupted. What was saved before is safe.\n"


def test_an_interrupt_at_a_terminal_ends_the_line_that_was_asked_for(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert guarded(raising(KeyboardInterrupt())) == 130
    assert capsys.readouterr().err == "\nInterrupted. What was saved before is safe.\n"


def test_the_end_of_the_input_never_reads_as_an_answer(capsys: pytest.CaptureFixture[str]) -> None:
    assert guarded(raising(EOFError())) == 2
    assert "input ended" in capsys.readouterr().err
    assert process("input()").returncode == 2


def test_a_full_disk_is_not_our_bug(capsys: pytest.CaptureFixture[str]) -> None:
    assert guarded(raising(OSError(errno.ENOSPC, "No space left on device"))) == 2
    assert capsys.readouterr().err == "Nothing more could be written: No space left on device.\n"


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (PermissionError(errno.EACCES, "Permission denied", "closed/a\x1b.yaml"), "closed/a\\x1b.yaml: the system"),
        (OSError(errno.ENAMETOOLONG, "File name too long", b"x"), "x: the system does not allow this (File name too"),
        (OSError(errno.EIO, "broken disk"), "the system does not allow this (broken disk)."),
        (OSError("no number"), "the system does not allow this (no number)."),
    ],
)
def test_whatever_the_system_does_not_allow_is_a_sentence(
    capsys: pytest.CaptureFixture[str], error: OSError, said: str
) -> None:
    assert guarded(raising(error)) == 2
    assert capsys.readouterr().err.startswith(said)


@pytest.mark.parametrize("error", [ValueError("a surprise"), MemoryError(), RecursionError("too deep")])
def test_anything_else_is_our_bug_with_a_report_to_paste(capsys: pytest.CaptureFixture[str], error: Exception) -> None:
    assert guarded(raising(error)) == 3
    said = capsys.readouterr().err
    assert said.startswith("Something went wrong inside scalecheck. This is a fault in scalecheck")
    assert "paste" in said
    assert "scalecheck 0." in said
    assert "Python 3." in said
    assert "Traceback (most recent call last):" in said
    assert said.splitlines()[-1].startswith(type(error).__name__)


def test_real_exhaustion_of_the_stack_is_reported_like_any_bug(capsys: pytest.CaptureFixture[str]) -> None:
    def command() -> int:
        return command()

    assert guarded(command) == 3
    assert "RecursionError" in capsys.readouterr().err


def test_a_report_hides_where_the_home_folder_is(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    home = os.path.join(os.sep, "home", "a person")  # noqa: PTH118  as the system writes it
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, home)
    monkeypatch.setattr(sys, "argv", ["scalecheck", "status", os.path.join(home, "file.yaml")])  # noqa: PTH118
    assert guarded(raising(ValueError(f"cannot do {home}!"))) == 3
    said = capsys.readouterr().err
    assert "a person" not in said
    assert "cannot do ~!" in said


@pytest.mark.parametrize("text", ["\x1b[2Jgone", "\x9b31m", "\u202eright to left", "\u2028two lines", "\udce9", "\x00"])
def test_what_could_act_on_a_terminal_is_shown_as_an_escape(capsys: pytest.CaptureFixture[str], text: str) -> None:
    guarded(raising(CannotLookError(f"{text}: no such file")))
    said = capsys.readouterr().err
    assert text[0] not in said
    assert said.startswith("\\")
    assert said.endswith(": no such file\n")


def test_the_words_of_every_language_are_left_as_they_are() -> None:
    text = "Nürnberg, 病院, مستشفى, 👩‍⚕, [bold]"
    assert plainly(text) == text


def test_a_character_that_the_encoding_lacks_is_shown_as_an_escape() -> None:
    ended = process("fail(CannotLookError('no 病院 \\u2192'))", PYTHONIOENCODING="ascii")
    assert (ended.returncode, ended.stderr) == (2, "no \\u75c5\\u9662 \\u2192\n")
    ended = process("print('病院') or 0", PYTHONIOENCODING="ascii")
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "\\u75c5\\u9662\n", "")


@pytest.mark.parametrize("arguments", [[], ["--nonsense"], ["a", "b"]])
def test_wrong_usage_is_2_with_a_way_to_the_help(arguments: list[str]) -> None:
    ended = process(*arguments)
    assert ended.returncode == 2
    assert ended.stdout == ""
    assert "Usage: scalecheck" in ended.stderr
    assert "--help" in ended.stderr
    assert "Error: " in ended.stderr


def test_wrong_usage_that_cannot_show_itself_is_its_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert guarded(raising(LookupError("not this way")), (LookupError,)) == 2
    assert capsys.readouterr().err == "not this way\n"


def test_wrong_usage_cannot_act_on_the_terminal() -> None:
    ended = process("0", "--loud\x1b[31m")
    assert ended.returncode == 2
    assert "\x1b" not in ended.stderr


def test_help_is_a_good_ending() -> None:
    ended = process("--help")
    assert (ended.returncode, ended.stderr) == (0, "")


@pytest.mark.parametrize("error", [typer.Abort(), SystemExit(1)])
def test_what_the_parser_made_of_an_end_of_input_is_seen_through(error: BaseException) -> None:
    error.__cause__ = error.__context__ = EOFError()
    assert guarded(raising(error)) == 2


def test_an_exit_that_was_asked_for_stays_one() -> None:
    with pytest.raises(SystemExit) as caught:
        guarded(raising(SystemExit(7)))
    assert caught.value.code == 7


@pytest.mark.skipif(sys.platform == "win32", reason="Windows tells of a closed pipe in other ways")
@pytest.mark.parametrize("stderr", [subprocess.PIPE, subprocess.STDOUT])
@pytest.mark.parametrize("what", ["print('x' * 1_000_000) or 0", "print('x') or 0", "print('x') or fail(ValueError())"])
def test_a_reader_that_went_away_changes_nothing(what: str, stderr: int) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOW_CLI_USES_IT, what], stdout=subprocess.PIPE, stderr=stderr, text=True, env=BUFFERED
    ) as running:
        assert running.stdout is not None
        running.stdout.close()
        said = running.stderr.read() if running.stderr else ""
    assert "BrokenPipe" not in said
    assert running.returncode == (3 if "fail" in what else 0)


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no /dev/full here")  # noqa: PTH110
@pytest.mark.parametrize("what", ["print('x' * 1_000_000) or 0", "print('x') or 0"])
def test_a_disk_that_is_full_when_the_output_is_written_is_one_sentence(what: str) -> None:
    with open("/dev/full", "w", encoding="utf-8") as full:  # noqa: PTH123
        ended = subprocess.run(
            [sys.executable, "-c", HOW_CLI_USES_IT, what],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            env=BUFFERED,
            check=False,
        )
    assert (ended.returncode, ended.stderr) == (2, "Nothing more could be written: No space left on device.\n")


@pytest.mark.skipif(sys.platform == "win32", reason="the shell of Windows cannot close a stream")
@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-", "<&- >&- 2>&-", "2>/dev/full", "2>/dev/full >&-"])
@pytest.mark.parametrize(
    ("what", "code"),
    [
        ("fail(ValueError())", 3),
        ("fail(CannotLookError('x' * 100_000))", 2),
        (f"{WRITING}, open(sys.argv[2], 'w').write('1')) and 1", 1),
    ],
)
def test_closed_streams_change_nothing(tmp_path: Path, closed: str, what: str, code: int) -> None:
    command = [sys.executable, HOW_CLI_USES_IT.replace("app(", "app([sys.argv[1]], "), what, str(tmp_path / "made")]
    ended = subprocess.run(["/bin/sh", "-c", f'"$0" -c "$1" "$2" "$3" {closed}', *command], check=False)
    assert ended.returncode == code
    if code == 1:
        assert (tmp_path / "made").read_text() == "1"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no such requests")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_a_request_to_end_lets_the_command_tidy_up_however_often_it_comes(tmp_path: Path, name: str) -> None:
    work = (
        "[exec('with tempfile.TemporaryDirectory(dir=sys.argv[2]):\\n"
        " print(1, flush=True)\\n"
        " time.sleep(20)\\n', globals())]"
    )
    script = HOW_CLI_USES_IT.replace("app(", "app([sys.argv[1]], ").replace("import sys", HEEDING)
    for attempt in range(5):
        with subprocess.Popen(
            [sys.executable, "-c", script, work, str(tmp_path)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        ) as running:
            assert running.stdout is not None
            assert running.stderr is not None
            assert running.stdout.readline() == b"1\n"
            for _ in range(1 + attempt):
                running.send_signal(getattr(signal, name))
                time.sleep(0.002 * attempt)
            said = running.stderr.read()
        assert (running.returncode, said) == (130, b"Interrupted. What was saved before is safe.\n")
        assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no such requests")
def test_a_request_to_end_that_a_library_turns_into_another_exception_is_no_fault_of_ours(
    capsys: pytest.CaptureFixture[str],
) -> None:
    def work() -> NoReturn:
        try:
            os.kill(os.getpid(), signal.SIGTERM)
            time.sleep(20)
        except KeyboardInterrupt:
            raise KeyError("<unprintable str object>") from None
        raise AssertionError("nobody asked")

    assert guarded(work) == 130
    assert capsys.readouterr().err == "Interrupted. What was saved before is safe.\n"


def test_the_boundary_brings_nothing_slow_with_it() -> None:
    slow = "traceback, rich, typer, yaml, pydantic, platform, json, importlib.metadata"
    script = f"import sys, scalecheck.failures; print([one for one in '{slow}'.split(', ') if one in sys.modules])"
    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert ended.stdout == "[]\n"

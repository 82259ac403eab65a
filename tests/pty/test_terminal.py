"""`scalecheck assess` on a real terminal."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.terminals import Start

pytestmark = pytest.mark.needs("pty")

NEW: Final = Path("assessments/hub/2026-11/programme/lead.yaml")
BY_FLAGS: Final = ("assess", "mini-scale", "--innovation", "Hub", "--role", "lead")


def entry(folder: Path, name: str, file: Path = NEW) -> str:
    """Return the lines of one answer in the file."""
    lines = (folder / file).read_text(encoding="utf-8").splitlines()
    start = lines.index(f"  {name}:")
    end = next((place for place in range(start + 1, len(lines)) if lines[place][:3].strip()), len(lines))
    return "\n".join(lines[start:end]).rstrip()


def test_a_whole_run(terminal: Start, folder: Path, plain: Callable[[str], str]) -> None:
    session = terminal("assess", "mini-scale")
    session.prompt()
    session.type("Hub", "All wards", "North, South", "", "lead", "")
    assert "question 1 of 5" in plain(session.type(""))
    session.type("2 a first step", "2", "1", "3 a draft")
    assert "All questions have been put" in plain(session.type("w finance"))
    session.type("p", "chair", "", "Agree it")
    assert "That was the second pass" in plain(session.type("2027-01-31"))
    session.child.sendline("")
    last = plain(session.end())
    assert session.code == 0
    assert f"Saved in {NEW}." in last
    assert "option: partly" in entry(folder, "core-components")
    assert "due: 2027-01-31" in entry(folder, "core-components")
    assert "waiting_for: finance" in entry(folder, "safety-case")
    status = [sys.executable, "-m", "scalecheck", "validate", str(folder / NEW)]
    assert subprocess.run(status, cwd=folder, check=False, capture_output=True).returncode == 0


def test_ctrl_c_in_the_middle_and_going_on(terminal: Start, folder: Path, plain: Callable[[str], str]) -> None:
    session = terminal(*BY_FLAGS)
    session.prompt()
    session.type("2", "1")
    session.child.send("half a li")
    session.child.expect_exact("half a li")
    session.child.sendintr()
    last = session.end()
    assert session.code == 130
    assert "Interrupted. Every answer that was acknowledged is in" in last
    assert f"scalecheck assess {NEW}" in last
    assert "option: few" in entry(folder, "planned-reach")
    again = terminal("assess", NEW)
    assert "question 3 of" in plain(again.prompt())


def test_ctrl_c_before_there_is_a_file_begins_nothing(terminal: Start, folder: Path) -> None:
    session = terminal("assess", "mini-scale")
    session.prompt()
    session.type("Hub")
    session.child.send("x")
    session.child.expect_exact("x")
    session.child.sendintr()
    assert "Interrupted before an assessment was opened" in session.end()
    assert session.code == 130
    assert not (folder / NEW).parent.parent.exists()


def test_ctrl_d_ends_it_with_everything_saved(terminal: Start, folder: Path) -> None:
    session = terminal(*BY_FLAGS)
    session.prompt()
    session.type("2", "n")
    session.child.sendeof()
    assert f"Saved in {NEW}." in session.end()
    assert session.code == 0
    assert "option: few" in entry(folder, "planned-reach")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_request_to_end_and_a_closed_terminal_lose_nothing(terminal: Start, folder: Path, number: int) -> None:
    session = terminal(*BY_FLAGS)
    session.prompt()
    session.type("2")
    session.child.kill(number)
    assert "Every answer that was acknowledged is in" in session.end()
    assert session.code == 130
    assert "option: few" in entry(folder, "planned-reach")


def test_back_jump_undo_and_park(terminal: Start, folder: Path, plain: Callable[[str], str]) -> None:
    session = terminal(*BY_FLAGS)
    session.prompt()
    session.type("2", "2")
    assert "Now: Yes." in plain(session.type("b"))
    assert "Safety case" in plain(session.type("j safety-case"))
    session.type("w finance")
    assert "waiting_for: finance" in entry(folder, "safety-case")
    assert "Undone. Safety case: open again." in plain(session.type("u"))
    assert entry(folder, "safety-case") == "  safety-case:"
    assert "Undone. Digital: open again." in plain(session.type("u"))
    assert entry(folder, "digital") == "  digital:"


def test_a_resize_is_heeded_by_the_next_question(terminal: Start, plain: Callable[[str], str]) -> None:
    session = terminal(*BY_FLAGS, columns=100)
    session.prompt()
    session.type("2", "2")
    wide = plain(session.type("1")).splitlines()
    assert max(map(len, wide)) > 60
    session.child.setwinsize(40, 40)
    narrow = plain(session.type("")).splitlines()
    assert max(map(len, narrow)) <= 40


def test_several_pasted_lines_are_not_taken_for_replies(
    terminal: Start, folder: Path, plain: Callable[[str], str]
) -> None:
    session = terminal(*BY_FLAGS)
    session.prompt()
    session.child.send("2 the first line\n1\n1\n1\nhalf")
    assert "pasted" in plain(session.prompt())
    assert entry(folder, "planned-reach") == "  planned-reach:"
    session.type("3")
    assert "option: many" in entry(folder, "planned-reach")


def test_several_pasted_lines_make_a_note(terminal: Start, folder: Path) -> None:
    session = terminal(*BY_FLAGS)
    session.prompt()
    session.type("n")
    session.child.send("the first line\nthe second line\n\n")
    session.child.expect_exact("Saved: your note.")
    assert "the first line\n      the second line" in entry(folder, "planned-reach")


@pytest.mark.parametrize("key", ["\x1b[A", "\x1b", "\x01"])
def test_a_key_that_is_no_text_is_explained(terminal: Start, key: str, plain: Callable[[str], str]) -> None:
    session = terminal(*BY_FLAGS, TERM="dumb")
    session.prompt()
    assert "control characters" in plain(session.type(key))


def test_an_editor_writes_a_note_where_one_is_named(terminal: Start, folder: Path, tmp_path: Path) -> None:
    editor = tmp_path / "my editor"
    editor.write_text('#!/bin/sh\nprintf "Headline\\n\\nThe rest\\n" >> "$1"\n', encoding="utf-8")
    editor.chmod(0o755)
    session = terminal(*BY_FLAGS, EDITOR=f"'{editor}'")
    session.prompt()
    assert "Saved: your note." in session.type("n")
    assert "Headline\n\n      The rest" in entry(folder, "planned-reach")


def test_an_editor_that_does_not_start_leaves_the_note_to_be_typed(terminal: Start, folder: Path) -> None:
    session = terminal(*BY_FLAGS, VISUAL="/no/such/editor", EDITOR="true")
    session.prompt()
    assert "could not be used" in session.type("n")
    assert "Saved: your note." in session.type("typed", "")
    assert "note: typed" in entry(folder, "planned-reach")


def test_no_editor_opens_where_none_is_named(terminal: Start) -> None:
    session = terminal(*BY_FLAGS)
    session.prompt()
    assert "an empty line ends it" in session.type("n")


def test_a_plain_terminal_gets_no_colour_and_no_drawing(terminal: Start) -> None:
    for environment in ({"TERM": "dumb"}, {"NO_COLOR": "1"}):
        session = terminal(*BY_FLAGS, **environment)
        shown = session.prompt() + session.type("l")
        assert not any(f"\x1b[3{colour}m" in shown for colour in range(8))
    accessible = terminal(*BY_FLAGS, ACCESSIBLE="1")
    shown = accessible.prompt() + accessible.type("?", "l", "g")
    assert "\x1b[3" not in shown
    assert not set("·•─█░│") & set(shown)


def test_a_terminal_that_cannot_show_every_sign_is_enough(terminal: Start, folder: Path) -> None:
    session = terminal(*BY_FLAGS, encoding="cp1252", PYTHONIOENCODING="cp1252")
    session.prompt()
    session.type("2 café – 5 €", "b")
    assert "café – 5 €" in session.shown
    assert "note: café – 5 €" in entry(folder, "planned-reach")


def test_a_pipe_sees_each_prompt_before_it_is_answered(folder: Path, surroundings: dict[str, str]) -> None:
    command = [sys.executable, "-m", "scalecheck", *BY_FLAGS]
    with subprocess.Popen(
        command, cwd=folder, env=surroundings, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for reply in ("2", "2", "hello", "1", "?", "4", "4", ""):
            while not process.stdout.readline().endswith("> \n"):
                pass
            process.stdin.write(f"{reply}\n")
            process.stdin.flush()
        rest = process.stdout.read()
    assert process.returncode == 0
    assert f"Saved in {NEW}." in rest
    assert "option: in-place" in entry(folder, "safety-case")


def test_another_session_on_the_same_file_is_noticed_and_both_go_on(
    terminal: Start, folder: Path, plain: Callable[[str], str]
) -> None:
    one = terminal(*BY_FLAGS)
    one.prompt()
    other = terminal("assess", NEW)
    assert "Another session of scalecheck on this computer works on" in plain(other.prompt())
    one.type("2 from one")
    assert "Two answers to one question" in plain(other.type("3 from the other"))
    other.type("1")
    assert "note: from the other" in entry(folder, "planned-reach")
    assert "taken over: “Planned reach”" in plain(one.type("2"))
    assert "option: answer-yes" in entry(folder, "digital")


def test_a_change_by_another_program_is_brought_in(terminal: Start, folder: Path, plain: Callable[[str], str]) -> None:
    session = terminal(*BY_FLAGS)
    session.prompt()
    text = (folder / NEW).read_text(encoding="utf-8")
    (folder / NEW).write_text(text.replace("  digital:", "  digital: {option: answer-no}"), encoding="utf-8")
    assert "taken over: “Digital”" in plain(session.type("2"))
    assert "Open concern" in plain(session.shown)
    assert "{option: answer-no}" in (folder / NEW).read_text(encoding="utf-8")


def test_an_older_copy_put_over_an_open_session_takes_no_answer_without_asking(terminal: Start, folder: Path) -> None:
    session = terminal(*BY_FLAGS)
    session.prompt()
    older = (folder / NEW).read_bytes()
    session.type("2 my note", "2")
    (folder / NEW).write_bytes(older)
    assert "Answers that you gave have been changed in the file" in session.type("1").replace("\r\n", " ")
    session.type("1")
    assert "note: my note" in entry(folder, "planned-reach")
    assert "option: answer-yes" in entry(folder, "digital")
    assert "option: answer-no" in entry(folder, "open-concern")


def test_nothing_is_written_into_another_file_that_took_the_place_of_the_first(terminal: Start, folder: Path) -> None:
    session = terminal(*BY_FLAGS)
    session.prompt()
    other = (folder / NEW).read_text(encoding="utf-8").replace("id: hub", "id: another").encode("utf-8")
    (folder / NEW).write_bytes(other)
    session.child.sendline("2")
    assert "the file is another one by now" in session.end().replace("\r\n", " ")
    assert session.code == 2
    assert (folder / NEW).read_bytes() == other


def _editor(place: Path, ending: str) -> str:
    """Return the path of an editor that writes a note, and ends in this way."""
    place.write_text(f'#!/bin/sh\nprintf "My note" >> "$1"\n{ending}\n', encoding="utf-8")
    place.chmod(0o755)
    return str(place)


def test_what_was_written_in_an_editor_that_ends_with_a_fault_is_kept(terminal: Start, tmp_path: Path) -> None:
    session = terminal(*BY_FLAGS, EDITOR=_editor(tmp_path / "editor", "exit 3"))
    session.prompt()
    assert "What you wrote is kept in" in session.type("n")
    [kept] = tmp_path.joinpath("run").rglob("note.txt")
    assert kept.read_text(encoding="utf-8") == "My note"


def test_what_was_written_in_an_editor_is_saved_where_a_signal_comes(
    terminal: Start, folder: Path, tmp_path: Path
) -> None:
    session = terminal(*BY_FLAGS, EDITOR=_editor(tmp_path / "editor", "kill -TERM $PPID"))
    session.prompt()
    session.child.sendline("n")
    assert "Interrupted" in session.end()
    assert "note: My note" in entry(folder, "planned-reach")
    assert not list(tmp_path.joinpath("run").rglob("note.txt"))


def test_what_was_written_in_an_editor_is_kept_where_the_session_is_ended_at_once(
    terminal: Start, tmp_path: Path
) -> None:
    ending = "kill -TERM $PPID; sleep 0.3; kill -TERM $PPID; sleep 5"
    session = terminal(*BY_FLAGS, EDITOR=_editor(tmp_path / "editor", ending))
    session.prompt()
    session.child.sendline("n")
    assert "What you wrote is kept in" in session.end()
    [kept] = tmp_path.joinpath("run").rglob("note.txt")
    assert kept.read_text(encoding="utf-8") == "My note"


def test_an_editor_in_which_nothing_was_written_leaves_no_file(terminal: Start, tmp_path: Path) -> None:
    session = terminal(*BY_FLAGS, EDITOR="false")
    session.prompt()
    session.type("n")
    assert not list(tmp_path.joinpath("run").rglob("note.txt"))


def test_a_folder_that_vanishes_ends_it_with_a_copy_of_every_answer(terminal: Start, folder: Path) -> None:
    session = terminal(*BY_FLAGS)
    session.prompt()
    session.type("2")
    (folder / "assessments").rename(folder / "gone")
    session.child.sendline("2")
    last = session.end().replace("\r\n", "")
    assert session.code == 2
    assert "its folder is not there" in last
    [copy] = Path(folder.parent / "run").rglob("*-rescued-*.yaml")
    assert copy.name in last
    assert "option: answer-yes" in entry(copy.parent, "digital", Path(copy.name))


def test_a_file_that_may_grow_no_more_ends_it_with_the_old_file_whole(
    folder: Path, surroundings: dict[str, str]
) -> None:
    import resource

    command = [sys.executable, "-m", "scalecheck", *BY_FLAGS]
    ended = subprocess.run(
        command,
        cwd=folder,
        env=surroundings,
        input=f"2\n1 {'x' * 3000}\n1 {'y' * 3000}\n",
        capture_output=True,
        encoding="utf-8",
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)),
    )
    assert ended.returncode == 2
    assert "not saved" in ended.stderr
    assert "y" * 3000 in ended.stderr
    assert "option: answer-no" in entry(folder, "digital")
    assert entry(folder, "open-concern") == "  open-concern:"

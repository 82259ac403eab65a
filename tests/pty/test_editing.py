"""A line on a real terminal: editing it, pasting into it, and what ends it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

if TYPE_CHECKING:
    from tests.terminals import Start

pytestmark = pytest.mark.needs("pty")
pytest.importorskip("readline")

NEW: Final = Path("assessments/hub/2026-11/programme/lead.yaml")
BY_FLAGS: Final = ("assess", "mini-scale", "--innovation", "Hub", "--role", "lead")
LEFT, HOME, END, UP = "\x1b[D", "\x1b[H", "\x1b[F", "\x1b[A"
PASTED: Final = "\x1b[200~{}\x1b[201~"
"""How a terminal marks what is pasted."""


def test_cursor_keys_edit_the_line_and_are_never_shown_as_signs(terminal: Start, folder: Path) -> None:
    session = terminal(*BY_FLAGS)
    session.prompt()
    shown = session.type(f"a note{LEFT * 4}{HOME}2 {END}!")
    assert "^[[" not in shown
    assert "note: a note!" in (folder / NEW).read_text(encoding="utf-8")


def test_the_key_for_earlier_lines_brings_a_note_back_and_no_number(terminal: Start, folder: Path) -> None:
    session = terminal(*BY_FLAGS)
    session.prompt()
    session.type("2 the same words", "1", f"{UP}")
    assert (folder / NEW).read_text(encoding="utf-8").count("note: the same words") == 2


def test_lines_pasted_at_once_are_refused_and_answer_nothing(terminal: Start, folder: Path) -> None:
    session = terminal(*BY_FLAGS)
    session.prompt()
    before = (folder / NEW).read_bytes()
    session.child.send(PASTED.format("\r2 first\r1\r1"))
    session.child.send("\r")
    session.child.expect_exact("several pasted lines")
    session.prompt()
    assert (folder / NEW).read_bytes() == before


def test_lines_pasted_at_once_make_one_note(terminal: Start, folder: Path) -> None:
    session = terminal(*BY_FLAGS)
    session.prompt()
    session.type("n")
    session.child.send(PASTED.format("one\r\rtwo"))
    session.child.send("\r")
    session.prompt()
    session.child.sendline("")
    session.child.expect_exact("Saved: your note.")
    assert "one\n      two" in (folder / NEW).read_text(encoding="utf-8")


def test_what_waits_behind_an_empty_line_is_no_reply(terminal: Start, folder: Path) -> None:
    session = terminal(*BY_FLAGS, TERM="dumb")
    session.prompt()
    before = (folder / NEW).read_bytes()
    session.child.send("\n2\n1\n1\n")
    session.child.expect_exact("Nothing is answered yet")
    session.prompt()
    session.type("l")
    assert (folder / NEW).read_bytes() == before


def test_a_line_that_the_terminal_may_have_cut_is_not_taken(terminal: Start, folder: Path) -> None:
    session = terminal(*BY_FLAGS, TERM="dumb")
    session.prompt()
    before = (folder / NEW).read_bytes()
    session.child.send(f"2 {'é' * 3000}\n")
    session.child.expect_exact("may have dropped its end")
    session.prompt()
    assert (folder / NEW).read_bytes() == before


def test_a_long_line_that_is_edited_is_whole(terminal: Start, folder: Path) -> None:
    session = terminal(*BY_FLAGS)
    session.prompt()
    session.child.send(f"2 {'é' * 1500}.\r")
    session.child.expect_exact("Saved")
    assert f"{'é' * 1500}." in (folder / NEW).read_text(encoding="utf-8").replace("\n      ", "")


def test_ctrl_c_again_and_again_shows_no_traceback(terminal: Start) -> None:
    session = terminal(*BY_FLAGS)
    session.prompt()
    for _ in range(20):
        session.child.sendintr()
    last = session.end()
    assert session.code == 130
    assert "Traceback" not in last
    assert "Interrupted" in last


@pytest.mark.parametrize("term", ["xterm", "dumb"])
def test_a_terminal_that_is_closed_ends_it_with_130(terminal: Start, folder: Path, term: str) -> None:
    session = terminal(*BY_FLAGS, TERM=term)
    session.prompt()
    session.type("2")
    session.child.ptyproc.fileobj.close()
    assert session.child.ptyproc.wait() == 130
    assert "option: few" in (folder / NEW).read_text(encoding="utf-8")

"""The console: what any screen gets to see."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scalecheck.terminal.console import NARROW, Screen, words

HOSTILE = "[/foo] [red]x[/red] :smile: \u202eabc \x1b[31m"
SHOWN = "[/foo] [red]x[/red] :smile: \\u202eabc \\x1b[31m"


@pytest.fixture(autouse=True)
def surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "TERM", "ACCESSIBLE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "40")


def stream(encoding: str = "utf-8") -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(), encoding=encoding, errors="backslashreplace", newline="\n")


def written(text_stream: io.TextIOWrapper) -> str:
    text_stream.seek(0)
    return text_stream.read()


def test_a_paragraph_is_wrapped_and_no_line_ends_in_blanks() -> None:
    out = stream()
    Screen(out).say("word " * 20)
    lines = written(out).splitlines()
    assert [len(line) for line in lines] == [39, 39, 19]


def test_nothing_said_is_an_empty_line() -> None:
    out = stream()
    Screen(out).say()
    assert written(out) == "\n"


def test_further_lines_of_an_entry_stand_below_its_first() -> None:
    out = stream()
    Screen(out).entry("word " * 12, indent=2)
    assert written(out) == "  • word word word word word word word\n    word word word word word\n"


def test_an_entry_is_written_at_once_however_many_lines_it_has() -> None:
    class Counting(io.StringIO):
        writes = 0

        def write(self, text: str, /) -> int:
            self.writes += 1
            return super().write(text)

    out = Counting()
    Screen(out).entry("word " * 100)
    assert (len(out.getvalue().splitlines()), out.writes) == (15, 1)


def test_a_word_longer_than_the_screen_is_broken() -> None:
    out = stream()
    Screen(out).entry("x" * 60)
    assert written(out) == f"• {'x' * 38}\n  {'x' * 22}\n"


def test_a_command_to_copy_is_never_broken() -> None:
    out = stream()
    Screen(out).command("scalecheck " + "x" * 60)
    assert written(out) == f"  scalecheck {'x' * 60}\n"


def test_a_heading_has_an_empty_line_above() -> None:
    out = stream()
    Screen(out).heading("Gates")
    assert written(out) == "\nGates\n"


@pytest.mark.parametrize("way", ["say", "entry", "heading", "command"])
def test_words_are_shown_and_never_acted_on(way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    out = stream()
    getattr(Screen(out), way)(HOSTILE)
    assert SHOWN in written(out)


def test_words_in_a_table_are_shown_and_never_acted_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    out = stream()
    screen = Screen(out)
    table = screen.table("One")
    table.add_row(words(HOSTILE))
    screen.show(table)
    assert SHOWN in written(out)


@pytest.mark.parametrize(
    ("encoding", "bullet", "bar"), [("utf-8", "•", "██░░"), ("cp1252", "-", "##.."), ("ascii", "-", "##..")]
)
def test_a_screen_draws_only_with_signs_that_it_has(encoding: str, bullet: str, bar: str) -> None:
    screen = Screen(stream(encoding))
    assert (screen.glyphs.bullet, screen.bar(0.5, width=4)) == (bullet, bar)


def test_an_unknown_encoding_gets_plain_signs() -> None:
    out = io.StringIO()
    assert Screen(out).glyphs.full == "#"


@given(st.floats(-1, 2), st.integers(1, 30))
def test_a_bar_is_always_as_wide_as_asked_for(share: float, width: int) -> None:
    assert len(Screen(io.StringIO()).bar(share, width)) == width


def test_a_bar_is_empty_at_nothing_and_full_at_one() -> None:
    screen = Screen(io.StringIO())
    assert (screen.bar(0), screen.bar(1), screen.bar(1 / 3, 3)) == ("." * 10, "#" * 10, "#..")


def test_below_sixty_columns_tables_give_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(NARROW - 1))
    assert Screen(io.StringIO()).narrow
    monkeypatch.setenv("COLUMNS", str(NARROW))
    assert not Screen(io.StringIO()).narrow


def test_an_accessible_screen_has_no_drawing_and_no_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    asked = Screen(stream(), accessible=True)
    assert (asked.accessible, asked.narrow, asked.glyphs.bullet) == (True, True, "-")
    monkeypatch.setenv("ACCESSIBLE", "1")
    assert Screen(stream()).accessible


def test_a_screen_can_be_kept_narrower_than_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    out = stream()
    screen = Screen(out, widest=20)
    screen.say("word " * 10)
    assert screen.width == 20
    assert max(len(line) for line in written(out).splitlines()) <= 20


@given(st.text(max_size=120), st.integers(5, 60))
def test_whatever_is_said_fits_and_no_letter_is_lost(text: str, columns: int) -> None:
    out = stream()
    Screen(out, widest=columns).entry(text)
    lines = written(out).splitlines()
    assert "".join("".join(lines).split()).removeprefix("•") == "".join(words(text).plain.split())


@pytest.mark.parametrize("value", ["", "0", "false", "False", "no", "off", " "])
def test_a_variable_that_says_no_makes_no_screen_accessible(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ACCESSIBLE", value)
    assert not Screen(stream()).accessible

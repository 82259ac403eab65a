"""What stands between a command and the streams that it prints to."""

from __future__ import annotations

import io
import sys

import pytest

from scalecheck.terminal.streams import InertStream, tell


def test_a_stream_that_is_no_longer_needed_leaves_open_what_it_wrote_to() -> None:
    written_to = io.StringIO()
    with InertStream(written_to) as stream:
        stream.write("a line\n")
    assert written_to.getvalue() == "a line\n"


def test_a_stream_goes_in_silence_where_what_it_wrote_to_is_closed_already() -> None:
    written_to = io.TextIOWrapper(io.BytesIO())
    stream = InertStream(written_to)
    written_to.close()
    stream.close()  # as Python does when it takes the stream away; 3.13 prints what fails then


class Terminal(io.StringIO):
    """A terminal."""

    def isatty(self) -> bool:
        """Return that it is one."""
        return True


@pytest.mark.parametrize(("stream", "lines"), [(Terminal, 4), (io.StringIO, 2)])
def test_a_line_about_the_run_breaks_between_words_on_a_terminal_alone(
    stream: type[io.StringIO], lines: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = stream()
    monkeypatch.setattr(sys, "stderr", written)
    monkeypatch.setenv("COLUMNS", "40")
    long = "The hooks start the command `scalecheck`, which is not found here: without it they stop every commit."
    copied = "  scalecheck assess assessments/discharge-hub/2026-11/programme/lead.yaml"
    tell(long, copied)
    assert written.getvalue().endswith(f"\n{copied}\n")
    assert " ".join(written.getvalue().split()) == f"{long} {copied.strip()}"
    assert len(written.getvalue().splitlines()) == lines

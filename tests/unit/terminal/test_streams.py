"""What stands between a command and the streams that it prints to."""

from __future__ import annotations

import io

from scalecheck.terminal.streams import InertStream


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

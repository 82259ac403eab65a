"""How one line of input is read as a reply."""

from __future__ import annotations

import pytest

from scalecheck.interview.reading.replies import (
    COMMANDS,
    LONGEST,
    Chosen,
    Confirmed,
    Kept,
    Letter,
    Misunderstood,
    read_reply,
    readable,
    unreadable,
)

LABELS = ("No", "Partly in place", "Yes")


@pytest.mark.parametrize(
    ("line", "reply"),
    [
        ("1", Chosen(0)),
        ("  3  ", Chosen(2)),
        ("03", Chosen(2)),
        ("2 the draft", Chosen(1, "the draft")),
        ("2.  the draft", Chosen(1, "the draft")),
        ("2: the draft, of 3 pages", Chosen(1, "the draft, of 3 pages")),
        ("2\tthe draft", Chosen(1, "the draft")),
        ("2)", Chosen(1)),
        ("yes", Chosen(2)),
        ("PARTLY IN PLACE", Chosen(1)),
        ("", Kept()),
        ("   ", Kept()),
        ("=", Confirmed()),
        ("= still so", Confirmed("still so")),
        ("d", Letter("d")),
        ("D  nobody asked", Letter("d", "nobody asked")),
        ("w finance lead", Letter("w", "finance lead")),
        ("?", Letter("?")),
    ],
)
def test_a_line_is_read_as_a_reply(line: str, reply: object) -> None:
    assert read_reply(line, LABELS) == reply


@pytest.mark.parametrize(
    "line", ["0", "4", "99999", "2 3", "2-3", "2.5", "2,3", "3the", "maybe", "-1", "²", "٣", "1" * 200]
)
def test_what_is_no_reply_is_told_what_can_be_typed(line: str) -> None:
    reply = read_reply(line, LABELS)
    assert isinstance(reply, Misunderstood)
    assert "a number from 1 to 3" in reply.why


def test_a_long_line_is_repeated_only_in_part() -> None:
    reply = read_reply("x" * 3000, LABELS)
    assert isinstance(reply, Misunderstood)
    assert len(reply.why) < 200


def test_a_letter_that_takes_nothing_says_so() -> None:
    reply = read_reply("u twice", LABELS)
    assert isinstance(reply, Misunderstood)
    assert "is typed alone" in reply.why


def test_a_label_that_two_options_share_is_no_answer() -> None:
    assert isinstance(read_reply("yes", ("Yes", "yes")), Misunderstood)


def test_every_command_is_read_as_itself() -> None:
    for command in COMMANDS:
        assert read_reply(command.letter.upper(), ("None", "Partly", "All")) == Letter(command.letter)


@pytest.mark.parametrize(
    "line", ["\x1b[A", "1\x00", "a\x07b", "\u2028", "x\ud800y", "\ufeff1", "\uffff", "x" * (LONGEST + 1)]
)
def test_what_cannot_be_taken_at_all_is_explained(line: str) -> None:
    complaint = unreadable(line)
    assert complaint is not None
    assert "Nothing was taken" in complaint


@pytest.mark.parametrize("line", ["", "3 a note\twith a tab", "naïve 漢字 “quoted” \u202e", "x" * LONGEST])
def test_ordinary_text_in_any_alphabet_can_be_taken(line: str) -> None:
    assert unreadable(line) is None


def test_a_text_from_an_editor_loses_what_a_line_may_not_hold() -> None:
    assert readable("\n one\r\ntwo\x1b[A \rthree\ufeff\ud800\n\n") == "one\ntwo[A\nthree"
    assert readable("\n \n") == ""

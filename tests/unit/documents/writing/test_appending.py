"""Entries at the end of a list: every other character stays, and the file says what it should."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scalecheck.documents.reading.reader import parse
from scalecheck.documents.writing.appending import with_appended
from scalecheck.documents.writing.serialise import to_yaml

NEW = {"what": "X: y", "answer": "one\n\n  two", "put": date(2026, 1, 2)}
READ = {"what": "X: y", "answer": "one\n\n  two", "put": "2026-01-02"}
ORDER = ("first", "asks", "last")
IN_DASHES = [
    "first: 1\nasks:   # who\n  - what: a   # why\n    due: 2026-01-01\n\n# below\nlast: 2\n",
    "asks:\n- what: |\n    a\n\n    b\n\nlast: 2",
    "asks:\r\n  - {what: a}   # d\r\nlast: 2\r\n",
    "# above\nasks:\n  - what: a",
]
OTHERWISE = ["first: 1\nlast: 2\n", "asks:\nlast: 2\n", "asks: [{what: a}]\nlast: 2\n", "asks:\n  -\n    what: a\n"]


@pytest.mark.parametrize("text", IN_DASHES)
def test_below_dashes_every_character_stays(text: str) -> None:
    new = with_appended(text, "a.yaml", "asks", [NEW], ORDER).decode()
    at = next(place for place, sign in enumerate(new) if place >= len(text) or sign != text[place])
    assert text[:at] + new[at : at + len(new) - len(text)] + text[at:] == new


@pytest.mark.parametrize("text", [*IN_DASHES, *OTHERWISE])
def test_it_says_what_it_said_and_the_new_entry(text: str) -> None:
    before, after = parse(text, "a").value, parse(with_appended(text, "a", "asks", [NEW], ORDER), "a").value
    assert isinstance(before, dict)
    held = before.get("asks") or ()
    assert isinstance(held, tuple)
    assert after == {**before, "asks": (*held, READ)}


def test_a_new_list_comes_at_its_place_among_the_keys() -> None:
    made = with_appended("first: 1\nlast: 2\n", "a", "asks", [{"what": "a"}], ORDER)
    assert made == b"first: 1\nasks:\n  - what: a\nlast: 2\n"


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1), min_size=2))
def test_whatever_words_are_appended_come_back(words: list[str]) -> None:
    text = to_yaml({"asks": [{"what": words[0]}]})
    for one in words[1:]:
        text = with_appended(text, "a", "asks", [{"what": one}]).decode()
    value = parse(text, "a").value
    assert value == {"asks": tuple({"what": one} for one in words)}

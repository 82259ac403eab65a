"""How single things are said: days, rounds, roles, counts, lists and headlines."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scalecheck.words.days import day_words, round_words
from scalecheck.words.numbers import counted, number_words
from scalecheck.words.roles import role_alone, role_words, roles_apart, the
from scalecheck.words.sentences import HEADLINE, headline, joined, sentence, without_lack, without_stop


def test_a_day_is_written_out() -> None:
    assert day_words(date(2027, 2, 12)) == "12 February 2027"


@pytest.mark.parametrize(
    ("written", "said"),
    [("2026-11", "November 2026"), ("2026-11-05", "5 November 2026"), ("2026-02-31", "2026-02-31")],
)
def test_a_round_is_a_month_or_a_day(written: str, said: str) -> None:
    assert round_words(written) == said


@pytest.mark.parametrize(
    ("level", "said"),
    [
        ("They have met; nothing here is different because of what they said.", "They have met."),
        ("The hours are agreed; no budget pays for them, or nobody is named", "The hours are agreed."),
        ("A list is there; it names each group", "A list is there; it names each group."),
        ("It runs without its founders", "It runs without its founders"),
    ],
)
def test_a_level_is_told_without_what_it_says_is_still_missing(level: str, said: str) -> None:
    assert without_lack(level) == said


def test_small_numbers_are_words() -> None:
    assert [number_words(count) for count in (0, 1, 10, 11)] == ["no", "one", "ten", "11"]
    assert [counted(count, "thing") for count in (0, 1, 2)] == ["no things", "one thing", "two things"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], ""),
        (["a"], "a"),
        (["a", "b"], "a and b"),
        (["a", "b", "c"], "a, b and c"),
        (["a, b", "c"], "a, b; and c"),
        (["“a, b”", "“c”", "“d”"], "“a, b”, “c” and “d”"),
    ],
)
def test_a_list_is_joined_so_that_its_parts_stay_apart(words: list[str], said: str) -> None:
    assert joined(words) == said


@pytest.mark.parametrize(
    ("role", "said"),
    [
        ("ward lead", "the ward lead"),
        ("IT lead", "the IT lead"),
        ("the chair", "the chair"),
        ("a governor", "a governor"),
        ("Northfield's board", "Northfield's board"),
        ("Chief nurse", "the Chief nurse"),
        ("our board", "our board"),
        ("Our board", "Our board"),
        ("somebody else", "somebody else"),
        ("finance", "finance"),
    ],
)
def test_a_role_has_its_article(role: str, said: str) -> None:
    assert the(role) == said


def test_who_is_told_by_role_and_organisation() -> None:
    assert role_words("ward lead", "East") == "ward lead, East"
    assert role_words("ward lead", None, "A. Body") == "ward lead (A. Body)"
    assert role_words(None, "East") == "East"
    assert role_words(None, None) == ""


@pytest.mark.parametrize(
    ("words", "said"),
    [("Done", "Done."), ("Done.", "Done."), ("Is it?", "Is it?"), ("so “far.”", "so “far.”"), ("", ""), (" a ", "a.")],
)
def test_a_sentence_ends_with_one_stop(words: str, said: str) -> None:
    assert sentence(words) == said


def test_words_that_are_quoted_lose_their_stop_but_keep_an_ellipsis() -> None:
    assert [without_stop(one) for one in ("One site.", "One site", "And so on..")] == [
        "One site",
        "One site",
        "And so on..",
    ]


def test_a_headline_is_the_first_line_that_says_something() -> None:
    assert headline("\n \n  First  line. \nSecond.") == "First line."
    assert headline("") == ""


@given(st.text(), st.integers(min_value=10, max_value=HEADLINE), st.integers(min_value=1, max_value=20))
def test_a_headline_never_has_more_characters_or_words_than_it_may(text: str, limit: int, words: int) -> None:
    shown = headline(text, limit, words)
    assert len(shown) <= limit
    assert len(shown.split()) <= words
    assert "\n" not in shown


def test_a_headline_that_is_cut_says_so() -> None:
    assert headline("one two three four", words=3) == "one two three…"
    assert headline("one two, three four five", 20) == "one two, three four…"
    assert headline("x" * 200) == f"{'x' * 119}…"


def test_those_who_share_a_role_are_told_apart_by_their_organisation() -> None:
    people = [
        ("finance lead", "Hospital A"),
        ("finance lead", "Council B"),
        ("ward lead", "Hospital A"),
        ("nurse", None),
    ]
    assert roles_apart(people) == ["finance lead at Hospital A", "finance lead at Council B", "ward lead", "nurse"]


@pytest.mark.parametrize(
    ("written", "role"),
    [
        ("ask estates director", "estates director"),
        ("Please ask the estates director", "estates director"),
        ("Ask the board", "the board"),
        ("Ask: finance", "finance"),
        ("our board", "our board"),
        ("the estates director", "the estates director"),
        ("ask", "ask"),
    ],
)
def test_whom_to_ask_is_a_role_without_the_words_before_it(written: str, role: str) -> None:
    assert role_alone(written) == role

"""Did you mean: the nearest word, or what there is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scalecheck.documents.shape.suggest import FEW, did_you_mean, nearest

WORDS = ("not-started", "planned", "partly", "in-place", "at_least", "Overall")


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("partly", "partly"),
        ("partially", "partly"),
        ("in_place", "in-place"),
        ("In Place", "in-place"),
        ("at-least", "at_least"),
        ("overal", "Overall"),
        ("startd", "not-started"),
    ],
)
def test_a_misspelt_word_is_recognised(word: str, meant: str) -> None:
    assert nearest(word, WORDS) == meant
    assert did_you_mean(word, WORDS, "words") == f"Did you mean `{meant}`?"


@pytest.mark.parametrize("word", ["", "zzz", "quite another thing", "漢字", "!"])
def test_a_word_like_no_other_gets_the_list_of_what_there_is(word: str) -> None:
    assert nearest(word, WORDS) is None
    assert did_you_mean(word, ("one", "two"), "words here") == "The words here are: `one`, `two`."


def test_where_there_is_nothing_that_is_said() -> None:
    assert did_you_mean("one", (), "sources") == "There are no sources."


def test_where_there_is_too_much_to_list_it_is_counted() -> None:
    many = [f"entry-{number}" for number in range(FEW + 1)]
    assert did_you_mean("zzz", many, "items") == f"There are {FEW + 1} items, and none of them is like this."
    assert did_you_mean("entry-7", many, "items") == "Did you mean `entry-7`?"


def test_among_many_words_the_nearest_is_found() -> None:
    many = [f"question-{number}-about-money" for number in range(2_000)]
    assert nearest("question-1234-abuot-money", many) == "question-1234-about-money"


@given(st.text(max_size=120), st.lists(st.text(max_size=30), max_size=8))
def test_whatever_is_proposed_is_one_of_the_words(word: str, known: list[str]) -> None:
    assert nearest(word, known) in {None, *known}

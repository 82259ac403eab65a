"""Did you mean: the nearest word, or what there is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scalecheck.documents.loading import load
from scalecheck.documents.shape.suggest import FEW, did_you_mean, nearest
from scalecheck.model.assessment import Action
from tests.texts import CHECKLIST, changed

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
        ("palnned", "planned"),
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


def test_no_unlike_word_is_offered_and_a_word_that_means_the_same_is() -> None:
    keys = tuple(Action.model_fields)
    assert nearest("owner", keys) == "who"
    assert nearest("deadline", keys) == "due"
    assert nearest("owner", ("what", "done", "due")) is None


@pytest.mark.parametrize(
    ("rule", "hint"),
    [
        ("{and: [{item: owner, is: [present]}]}", "Did you mean `all`?"),
        ("{or: [{item: owner, is: [present]}]}", "Did you mean `any`?"),
        ("{nor: [{item: owner, is: [present]}]}", "A condition begins with one of these keys"),
        ("{itm: owner, is: [present]}", "Did you mean `item`?"),
        ("{item: owner, at_most: absent}", "Did you mean `below`?"),
        ("{item: owner, at_leest: absent}", "Did you mean `at_least`?"),
        ("{item: owner, most: absent}", "The keys here are: "),
        ("{coverage: overall, at_most: 0.5}", "The keys here are: "),
    ],
)
def test_no_hint_turns_a_rule_round(rule: str, hint: str) -> None:
    text = changed(CHECKLIST, ("ready: {item: owner, at_least: present}", f"ready: {rule}"))
    hints = [one.hint for one in load(text, "x.yaml").problems]
    assert any(one.startswith(hint) for one in hints), hints
    wrong = {f"Did you mean `{word}`?" for word in ("at_least", "any", "all", "not", "below", "count")} - {hint}
    assert not wrong & set(hints)

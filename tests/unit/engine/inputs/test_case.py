"""What is known of a question in a case: set aside is only what does not apply and a second person confirmed."""

from __future__ import annotations

from typing import Any

import pytest

from tests.builders import DONT_KNOW, NOT_APPLICABLE, item, judge, outline, section


@pytest.mark.parametrize(
    ("said", "confirmed", "set_aside", "unconfirmed"),
    [
        (NOT_APPLICABLE, True, True, False),
        (NOT_APPLICABLE, False, False, True),
        ("full", True, False, False),
        (DONT_KNOW, True, False, False),
        (None, True, False, False),
    ],
)
def test_a_question_is_set_aside_where_a_second_person_confirms_that_it_does_not_apply(
    said: Any,  # noqa: ANN401 (an answer of any shape)
    *,
    confirmed: bool,
    set_aside: bool,
    unconfirmed: bool,
) -> None:
    case = judge(outline(section("d", item("a"))), {"a": said}, confirmed=confirmed).case
    assert (case.is_set_aside("a"), case.is_unconfirmed("a")) == (set_aside, unconfirmed)

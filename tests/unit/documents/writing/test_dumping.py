"""Parts of a file as data."""

from __future__ import annotations

import pytest

from scalecheck.documents.writing.dumping import answer_data
from scalecheck.model.assessment import Answer


@pytest.mark.parametrize(
    ("answer", "data"),
    [(None, None), (Answer(), None), (Answer(option="full", note="So."), {"option": "full", "note": "So."})],
)
def test_an_answer_is_what_it_says_and_an_empty_one_is_an_empty_key(answer: Answer | None, data: object) -> None:
    assert answer_data(answer) == data

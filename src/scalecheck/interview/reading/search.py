"""Finding a question by words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scalecheck.model.checklist import Question

_WORD = re.compile(r"[^\W_]+")


def find(words: str, questions: Iterable[Question], most: int = 9) -> tuple[str, ...]:
    """Return the ids of the questions that hold the words, or begin words alike, the best first.

    An id given in full finds just its question; words in the title count three times those in the ask or the `why`.
    """
    asked = list(questions)
    exact = [question.id for question in asked if question.id == words.strip().lower()]
    if exact:
        return tuple(exact)
    wanted = [word.lower() for word in _WORD.findall(words)]
    scored = [(_score(wanted, question), -place, question.id) for place, question in enumerate(asked)]
    found = sorted((one for one in scored if one[0] > 0), reverse=True)
    return tuple(name for _, _, name in found[:most])


def _score(wanted: list[str], question: Question) -> int:
    strong = _words(f"{question.title} {question.id}")
    weak = _words(f"{question.ask} {question.why or ''}")
    hits = [3 * _begins(word, strong) + _begins(word, weak) for word in wanted]
    return sum(hits) if hits and all(hits) else 0


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def _begins(word: str, among: list[str]) -> bool:
    return any(one.startswith(word) for one in among)

"""Two options of a scale, or two titles, that read alike: nobody can tell on a screen or in a report which is meant.

Capitals, punctuation and white space set nothing apart.

Passing, beside the title “The first thing”:

    other: {title: The second thing}

Failing:

    other: {title: "The first thing."}
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from unicodedata import normalize

from scalecheck.engine.logic.wording import same_words
from scalecheck.lint.places import questions, sections
from scalecheck.lint.remark import Spot
from scalecheck.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scalecheck.lint.places import Path
    from scalecheck.lint.subject import DatedChecklist

_NO_WORD: Final = re.compile(r"\W+")


def find(checked: DatedChecklist) -> Iterator[Spot]:
    """Return every option, question and section that reads like an earlier one of its scale or kind."""
    checklist = checked.outline.checklist
    for name, scale in checklist.scales.items():
        path = "scales", name, "options"
        labels = (((*path, place, "label"), one.id, one.label) for place, one in enumerate(scale.options))
        yield from _alike(labels, "The label", at=name)
    for titled in (questions(checklist), sections(checklist)):
        yield from _alike((((*path, "title"), one.id, one.title) for path, one in titled), "The title")


def _alike(texts: Iterable[tuple[Path, str, str]], what: str, *, at: str | None = None) -> Iterator[Spot]:
    first: dict[str, str] = {}
    for path, name, text in texts:
        other = first.setdefault(_as_read(text), name)
        if other != name:
            message = f"{what} of `{name}` reads like that of `{other}`."
            yield Spot(path, message, "Word it so that a person can tell them apart.", at=at or name)


def _as_read(text: str) -> str:
    """Return the words of a text alone; all of it where there are none, as in “+”."""
    plain = same_words(normalize("NFKC", text))
    return " ".join(_NO_WORD.split(plain)).strip() or plain


RULE: Final = Rule("alike-words", find, place=165)

"""Where an inherited answer comes from, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scalecheck.words.days import day_words
from scalecheck.words.sentences import joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from scalecheck.engine.inputs.outline import Outline
    from scalecheck.engine.inputs.responses import Origin, Response, Source

SOURCES: Final[dict[Source, str]] = {"programme": "the programme", "site": "the site itself"}
"""Who gives what is inherited, within a sentence."""
FILES: Final[dict[Source, str]] = {"programme": "the programme's file", "site": "the site's own file"}
"""Where they gave it, within a sentence."""


def answering_words(origin: Origin) -> str:
    """Return who gives an inherited answer, as the words before it, and for the site itself since and until when."""
    if origin.source == "programme":
        return "The programme answers"
    until = f", and that counts until {day_words(origin.until)}" if origin.until is not None else ""
    return f"The site itself answered on {day_words(origin.day)}{until}"


def taken_over_words(origin: Origin | None) -> str:
    """Return in a sentence where an answer was taken over from; nothing of one that is the file's own."""
    if origin is None:
        return ""
    if origin.source == "programme":
        return "Taken over from the programme's answers."
    until = f"; it counts here until {day_words(origin.until)}" if origin.until is not None else ""
    return f"Taken over from what the site answered for itself on {day_words(origin.day)}{until}."


def taken_over_from_site(
    outline: Outline, responses: Mapping[str, Response], questions: Iterable[str]
) -> Iterator[str]:
    """Return which of some questions count as the site answered them for itself, in a sentence for each day.

    Args:
        outline: The checklist.
        responses: What counts, by question.
        questions: The questions that are looked at, in their order.
    """
    days: dict[date, list[str]] = {}
    for name in questions:
        origin = responses[name].origin if name in responses else None
        if origin is not None and origin.source == "site":
            days.setdefault(origin.day, []).append(f"“{outline.questions[name].title}”")
    for day, titles in sorted(days.items()):
        yield f"Taken over from what the site answered for itself on {day_words(day)}: {joined(titles)}."

"""Where answers come from, in words: inherited ones, and those of the round before that wait to be confirmed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scalecheck.words.days import day_words
from scalecheck.words.numbers import counted
from scalecheck.words.sentences import capital, joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from scalecheck.engine.changes.looked import Looked
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


def sentence_of_begun(now: Looked, waiting: int) -> str:
    """Return that a round has begun, how many of its questions are answered, and how many earlier answers wait.

    Opening questions count as well, since their answers wait to be confirmed as the others do.

    Args:
        now: What speaks for the round.
        waiting: How many answers of the round before wait to be confirmed.
    """
    counts, case = now.judgement.counts, now.judgement.case
    opening = [name for name in case.outline.opening if name not in case.void and name not in case.not_asked]
    said = counts.answered + counts.unknown + sum(name in case.responses for name in opening)
    asked = counts.relevant + len(opening)
    begun = f"The round {now.assessment.round} has begun: {said} of {asked} questions answered"
    if not waiting:
        return f"{begun}."
    waits = "waits" if waiting == 1 else "wait"
    return f"{begun}. {capital(counted(waiting, 'answer'))} of the round before {waits} to be confirmed."

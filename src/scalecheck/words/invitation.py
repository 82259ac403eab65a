"""What somebody who is asked for answers is told first: at most five lines, and one on how to answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scalecheck.words.days import day_words
from scalecheck.words.numbers import counted
from scalecheck.words.roles import role_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from scalecheck.model.assessment import Innovation
    from scalecheck.model.panel import Invited, Panel


def invitation_lines(panel: Panel, invited: Invited) -> tuple[str, ...]:
    """Return what is proposed, what it would change, who asks, who will see the words, and by when; a line each.

    What the panel does not say is left out. What it would change, and that the words can be requested, is always said.
    """
    return tuple(_lines(panel, invited))


IN_A_FILE: Final = (
    "How to answer: in the file that is attached. Open it, answer, save your answers, and send the saved file back to "
    "whoever sent you this."
)
"""How somebody answers who is sent a pack."""


def in_a_terminal(line: str) -> str:
    """Return how somebody answers in a terminal, by a command line."""
    return f"How to answer: in a terminal, in the folder of the repository, with: {line}"


def in_a_file_or_a_terminal(line: str) -> str:
    """Return how somebody answers of whom it is not known whether they were sent a pack."""
    return (
        "How to answer: in the file that you were sent, which you send back with your answers saved in it; or in a "
        f"terminal, in the folder of the repository, with: {line}"
    )


def _lines(panel: Panel, invited: Invited) -> Iterator[str]:
    proposal, innovation = panel.proposal, panel.innovation
    if proposal is not None and proposal.step:
        sites = f" Where: {', '.join(proposal.sites)}." if proposal.sites else ""
        yield f"What is proposed{_of(innovation, proposal.step)}: {_ended(proposal.step)}{sites}"
    elif innovation is not None:
        yield f"What it is about: {_ended(innovation.name or innovation.id)}"
    changes = invited.changes or "we do not know yet, and would like to hear it from you"
    yield f"What it would change for you: {_ended(changes)}"
    if panel.asked_by is not None:
        yield f"Who asks: {_ended(role_words(panel.asked_by.role, panel.asked_by.organisation))}"
    seen = f"Your words will be seen by {_ended(panel.seen_by)} " if panel.seen_by else ""
    yield f"{seen}What you write can be requested under freedom of information law."
    if panel.closes is not None:
        yield f"Please answer by {day_words(panel.closes)}."


def _of(innovation: Innovation | None, step: str) -> str:
    """Return for what something is proposed, where the proposal does not name it."""
    name = innovation.name if innovation is not None else None
    return f" for {name}" if name and name.casefold() not in step.casefold() else ""


def _ended(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."


def reminder_lines(panel: Panel, invited: Invited, as_of: date) -> tuple[str, ...]:
    """Return what somebody is sent who has not answered: what it is about, when the closing day is or was, and why."""
    about = next(iter(_lines(panel, invited)))
    return (
        f"We have not had your answers yet. {about}",
        _closing(panel.closes, as_of),
        "What you do not know counts as well. If somebody else should answer, tell us who.",
    )


def _closing(closes: date | None, as_of: date) -> str:
    if closes is None:
        return "Please answer soon."
    days = (closes - as_of).days
    if days < 0:
        return f"The closing day was {day_words(closes)}, {counted(-days, 'day')} ago. Your answers are still wanted."
    when = "today" if days == 0 else "tomorrow" if days == 1 else f"in {days} days"
    return f"Please answer by {day_words(closes)}, {when}."

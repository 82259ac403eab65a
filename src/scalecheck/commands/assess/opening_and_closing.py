"""The words that open and close an interview: what it is about, where it is saved, what to run next."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from scalecheck.interview.showing.words import counted
from scalecheck.interview.state.agenda import count, minutes_left
from scalecheck.terminal.status import subject
from scalecheck.words.answers import HOW_TO_TICK
from scalecheck.words.numbers import questions_words
from scalecheck.words.origins import taken_over_from_site
from scalecheck.workspace.command_line.invocation import command

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scalecheck.commands.assess.starting import Started
    from scalecheck.interview.state.agenda import Count
    from scalecheck.interview.state.state import Interview
    from scalecheck.model.assessment import Assessment
    from scalecheck.terminal.console import Screen


def greet(screen: Screen, path: Path, assessment: Assessment, interview: Interview) -> None:
    """Print what the interview is about, how long it takes, and that nothing is lost."""
    states = count(interview, interview.asked)
    checklist = interview.brief.outline.checklist
    screen.say()
    screen.say(f"{subject(assessment)}, answered by {interview.brief.role}", "bold")
    if interview.brief.previous and states.open == states.total:
        screen.say(
            f"{counted(len(interview.brief.previous), 'earlier answer', 'earlier answers')} will be shown. "
            "= confirms one; only what you confirm or answer anew counts. Out-of-date evidence and changed questions "
            "come first."
        )
    else:
        elsewhere = _asked_elsewhere(interview)
        screen.say(f"{checklist.title} {checklist.version}: {_to_go(interview, states)}.{elsewhere}")
    if interview.brief.invited:
        others = counted(len(interview.sheet.elsewhere), "question", "questions")
        screen.say(f"That is what you are invited to answer. {others} that others are asked can follow at the end.")
    for line in _taken_over(interview):
        screen.say(line)
    screen.say(HOW_TO_TICK)
    screen.say(f"Each answer is saved at once, in {path}. q stops at any time; ? shows what you can type.")


def _taken_over(interview: Interview) -> Iterator[str]:
    """Return how many questions the programme answers, and which the site has answered for itself, by day."""
    inherited, outline = interview.brief.inherited, interview.brief.outline
    if number := sum(one.origin is not None and one.origin.source == "programme" for one in inherited.values()):
        said = f"The programme answers {counted(number, 'question', 'questions')} for this site; "
        yield f"{said}j leads to one that is different here."
    yield from taken_over_from_site(outline, inherited, interview.asked)


def _asked_elsewhere(interview: Interview) -> str:
    """Return in a sentence how many of the checklist's questions are asked in other files; nothing where none is."""
    items = interview.brief.outline.items
    left = [items[name] for name in interview.brief.left_out if name in items and items[name].retired is None]
    if not left:
        return ""
    about_site = all(item.about == "site" for item in left)
    where = "in each site's own file" if about_site else "where an innovation is assessed"
    return f" {len(left)} more {'is' if len(left) == 1 else 'are'} asked {where}."


def _to_go(interview: Interview, states: Count) -> str:
    opening = sum(name not in interview.brief.outline.items for name in interview.asked)
    questions = counted(states.total, "question", "questions")
    if not states.open:
        return f"none of the {questions} is open"
    time = f"about {counted(minutes_left(interview), 'minute', 'minutes')}"
    if states.open < states.total:
        return f"{states.open} of {questions} open, {time}"
    return f"{questions_words(opening, states.total - opening)}, {time}"


def say_what_next(screen: Screen, started: Started, interview: Interview, again: str | None = None) -> None:
    """Print where the answers are and which commands follow; `again` goes on with them where it is not `assess`."""
    still_open = [*interview.open, *(name for name in interview.sheet.elsewhere if interview.is_open(name))]
    screen.say()
    screen.say(f"Saved in {started.path}.")
    if still_open:
        screen.say(f"{_open_words(interview, len(still_open))} open. Go on with:")
        screen.command(again or go_on(started))
    screen.say("The verdict with its reasons, and the report:")
    screen.command(command("status", *_file(started)))
    screen.command(command("report", *_file(started), "-o", "report.docx"))
    screen.say("What the deciding group is asked, and later what it decided:")
    screen.command(command("decide", *_file(started)))


def _open_words(interview: Interview, number: int) -> str:
    """Return how many questions are open, as the beginning of a sentence; of an invited person, of those asked."""
    if not interview.brief.invited:
        return counted(number, "question is", "questions are")
    if not interview.open:
        return "All that you are invited to answer is answered; what others are asked is"
    are = "is" if len(interview.open) == 1 else "are"
    return f"{counted(len(interview.open), 'question', 'questions')} that you are invited to answer {are}"


def go_on(started: Started) -> str:
    """Return the command that goes on with a file."""
    return command("assess", *_file(started))


def _file(started: Started) -> tuple[str | Path, ...]:
    named = ("--checklist", Path(started.checklist)) if started.checklist is not None else ()
    return (started.path, *named)

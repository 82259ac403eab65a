"""A panel in words: who has answered, how far answers are apart, what each would have said alone, who carries what."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from scalecheck.engine.panel.differences import apart
from scalecheck.model.assessment import Standing
from scalecheck.words.days import day_words
from scalecheck.words.numbers import counted, number_words
from scalecheck.words.roles import the
from scalecheck.words.sentences import capital, joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from scalecheck.engine.inputs.outline import Outline
    from scalecheck.engine.judging.verdicts import VerdictResult
    from scalecheck.engine.panel.agreed_so_far import AgreedSoFar
    from scalecheck.engine.panel.attendance import Attendance
    from scalecheck.engine.panel.ownership import Ownership
    from scalecheck.engine.panel.passed_on import PassedOn
    from scalecheck.engine.panel.spread import Position, Spread
    from scalecheck.model.assessment import Respondent


def attendance_words(found: Attendance) -> str:
    """Return how many of those invited have answered, whom the round waits for, and for how long.

    Where the round is closed, nobody is waited for: they have not answered.
    """
    answered = len(found.answered)
    many = f"{answered} of {found.invited} invited" if found.invited is not None else str(answered)
    said = f"{many} {'has' if answered == 1 else 'have'} answered"
    if in_part := sum(one.id in found.left_open for one in found.answered):
        said += f", {f'{number_words(in_part)} of them ' if answered > 1 else ''}in part"
    if found.waiting:
        who = joined(tuple(people_words(found.waiting, found.everybody)))
        has = "has" if len(found.waiting) == 1 else "have"
        said += f"; closed, and {who} {has} not answered" if found.closed else f"; waiting for {who}"
    if found.days_overdue:
        said += f", {counted(found.days_overdue, 'day')} after the closing day"
    if found.invited is None:
        said += "; no file says who was invited"
    return f"{said}."


def agreed_words(day: date, so_far: AgreedSoFar, respondents: int = 0) -> str:
    """Return when and from how many people's answers a group agreed, and where that is not finished, how much.

    Args:
        day: The day on which it agreed last.
        so_far: How much is agreed.
        respondents: How many people's answers it brought together; 0: that is not said.
    """
    people = f" from the answers of {counted(respondents, 'respondent')}" if respondents else ""
    if so_far.is_finished:
        return f"agreed on {day_words(day)}{people}"
    return f"agreed so far, on {day_words(day)}{people}: {so_far_words(so_far)}"


def so_far_words(so_far: AgreedSoFar) -> str:
    """Return how many questions are agreed, and how many are not."""
    return f"{so_far.agreed} of {so_far.asked} questions, {so_far.asked - so_far.agreed} still to agree"


def people_words(people: Iterable[Respondent], everybody: Iterable[Respondent]) -> Iterator[str]:
    """Name people by role, and by organisation as well where several of everybody have the same role."""
    roles = Counter(one.role for one in everybody)
    for one in people:
        alone = roles[one.role] == 1 or one.organisation is None
        yield the(one.role) if alone else f"{the(one.role)} ({one.organisation})"


def spread_words(outline: Outline, question: str, spread: Spread) -> str:
    """Return how far answers to a question are apart, and how many don't know."""
    levels = apart(outline, question, spread)
    known = [one for one in spread.positions if one is not Standing.DONT_KNOW]
    if len(spread.voices) == 1:
        said = "one answer"
    elif spread.unanimous:
        said = "all say the same"
    elif question in outline.opening:
        said = "answered differently" if len(known) > 1 else "one answer among those who know"
    elif levels:
        said = f"{counted(levels, 'level')} apart"
    else:
        said = "no level apart" if len(known) > 1 else "one answer among those who know"
    unknown = sum(one.position is Standing.DONT_KNOW for one in spread.voices)
    if unknown and not spread.unanimous:
        said += f"; {number_words(unknown)} {'does not' if unknown == 1 else 'do not'} know"
    return said


def counts_words(outline: Outline, question: str, spread: Spread) -> str:
    """Return how many gave each answer to a question, such as `two “Planned”, one “In place” and one don't know`."""
    counts = Counter(voice.position for voice in spread.voices)
    return joined([f"{number_words(counts[one])} {position_words(outline, question, one)}" for one in spread.positions])


def position_words(outline: Outline, question: str, position: Position) -> str:
    """Return what somebody answered: the option's label in quotation marks, or that it is not known or not applicable.

    A position that is neither is an option that the scale does not have, and is shown as it is written.
    """
    match position:
        case Standing.DONT_KNOW:
            return "don't know"
        case Standing.NOT_APPLICABLE:
            return "not applicable"
        case _:
            return f"“{outline.label(question, str(position))}”"


def passed_on_words(one: PassedOn) -> str:
    """Return that a question is not somebody's to answer and whom to ask, or who is waited for."""
    return f"not theirs to answer; ask {the(one.whom)}" if one.not_mine else f"waiting for {the(one.whom)}"


def judged_alone(results: Sequence[VerdictResult], outline: Outline, first: str | None = None) -> str:
    """Return how many respondents come to each verdict by their own answers, such as `five of seven say “Not yet”`.

    Args:
        results: The verdict on each respondent's answers alone.
        outline: The checklist.
        first: The verdict that is told first, also where nobody comes to it; left out: the most frequent.
    """
    counts = Counter(one.verdict.id for one in results if one.settled)
    titles = {one.id: f"“{one.title}”" for one in outline.checklist.verdicts}
    leading = first if first is not None else max(titles, key=lambda name: counts[name], default=None)
    said: list[str] = []
    if leading is not None and (counts[leading] or first is not None):
        same = counts[leading]
        of_all = f"{number_words(same) if same else 'none'} of {number_words(len(results))}"
        said.append(f"{of_all} {'say' if same > 1 else 'says'} {titles[leading]}")
    said += [
        f"{number_words(counts[name])} {title}" for name, title in titles.items() if counts[name] and name != leading
    ]
    if unsettled := sum(not one.settled for one in results):
        said.append(f"{number_words(unsettled)} {'leaves' if unsettled == 1 else 'leave'} too much open")
    return joined(said)


def ownership_words(found: Ownership, outline: Outline) -> Iterator[str]:
    """Return in sentences who carries what, with the numbers."""
    if found.most_loaded is not None:
        who, where = the(found.most_loaded.role), found.most_loaded.organisation
        whole = f"{capital(who)}{f', {where},' if where else ''} owns"
        share = f"{found.items} of the {found.owned} answers that have an owner"
        said = f"{whole} {share if found.items < found.owned else 'every answer that has an owner'}"
        lean = "leans" if found.gates == 1 else "lean"
        gates = f"{number_words(found.gates)} of {counted(found.applying, 'gate')} {lean} on that role"
        yield f"{said}; {gates}." if found.gates else f"{said}."
    if found.left_without:
        named = joined([f"“{outline.questions[name].title}”" for name in found.left_without])
        yield f"If that role leaves, {'this has' if len(found.left_without) == 1 else 'these have'} no owner: {named}."
    if found.own_nothing:
        many = len(found.own_nothing) > 1
        yield (
            f"{capital(joined(found.own_nothing))} {'take' if many else 'takes'} part and "
            f"{'own' if many else 'owns'} nothing here."
        )
    if found.not_answered:
        many = len(found.not_answered) > 1
        have, own = ("were asked and have", "they own") if many else ("was asked and has", "it owns")
        yield f"{capital(joined(found.not_answered))} {have} not answered; {own} nothing here."
    if found.never_asked:
        many = len(found.never_asked) > 1
        yield (
            f"{capital(joined(found.never_asked))} {'own' if many else 'owns'} something here and "
            f"{'were' if many else 'was'} never asked."
        )


def left_open_words(found: Attendance) -> Iterator[str]:
    """Return of those who answered in part how many questions they left open."""
    for one, name in zip(found.answered, people_words(found.answered, found.everybody), strict=True):
        if number := found.left_open.get(one.id):
            yield f"{capital(name)} left {counted(number, 'question')} open"
    for one in found.uninvited:
        yield f"{capital(the(one.role))} answered without being invited"

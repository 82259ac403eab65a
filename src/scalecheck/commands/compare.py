"""`scalecheck compare`: what moved between two assessments, two folders, or two revisions, and why."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple, assert_never

from scalecheck.engine.changes.compare import compare as compare_two
from scalecheck.engine.inputs.occasions import occasion_of
from scalecheck.errors import CannotLookError
from scalecheck.problems import any_error, in_order
from scalecheck.reports.comparison import as_data, as_markdown, parts_of, subject_of
from scalecheck.terminal.console import Screen
from scalecheck.terminal.problems import as_text
from scalecheck.terminal.streams import print_document, print_json, tell
from scalecheck.workspace.command_line.invocation import command
from scalecheck.workspace.occasions import ANY_INNOVATION, PROGRAMME, occasion_words
from scalecheck.workspace.revisions import RevisionPlace, look_at, place_of, place_since
from scalecheck.workspace.today import today

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from datetime import date

    from scalecheck.engine.changes.compare import Comparison
    from scalecheck.problems import Problem
    from scalecheck.workspace.revisions import Found, Subject

ComparisonFormat = Literal["text", "md", "json"]


class Compared(NamedTuple):
    """What came of comparing two places."""

    comparisons: tuple[Comparison, ...]
    """One for each innovation and site that both hold."""
    further: tuple[str, ...]
    """What could not be compared, in sentences."""
    problems: tuple[Problem, ...]
    """What is wrong in the files of a folder."""


def compare(
    then: str,
    now: str | None,
    form: ComparisonFormat,
    as_of: date | None = None,
    *,
    since: date | None = None,
    checklist: str | None = None,
) -> int:
    """Show what moved between two files, folders or `REV:PATH`, or since a day.

    The newer is judged as of the day named, or else of today, or of its revision; the older as of its revision, or
    of its own last entry. Returns 0, whatever differs; 1 where a file of a folder is not valid.

    Args:
        then: What it is compared with; with `since`, the one path that is compared with its own past.
        now: What is compared.
        form: How it is shown.
        as_of: The day on which the newer is judged.
        since: The day at whose end git held the older.
        checklist: The checklist by which both are judged, whatever they name.

    Raises:
        CannotLookError: something is missing, or nothing in both is about the same.
        InvalidDocumentError: a file that was named is not a valid assessment.
    """
    compared = compared_places(then, now, as_of, since=since, checklist=checklist)
    tell(*as_text(in_order(list(compared.problems))), *_other_subjects(compared.comparisons))
    match form:
        case "json":
            data = {
                "format": "scalecheck/compare@1.0",
                "comparisons": [as_data(one) for one in compared.comparisons],
                "not_compared": list(compared.further),
            }
            print_json(data)
        case "md":
            print_document(as_markdown(compared.comparisons, compared.further))
        case "text":
            _show(Screen(), compared)
        case _:
            assert_never(form)
    return 1 if any_error(compared.problems) else 0


def compared_places(
    then: str, now: str | None, as_of: date | None, *, since: date | None = None, checklist: str | None = None
) -> Compared:
    """Compare two places; raises what `compare` raises."""
    if (now is None) == (since is None):
        raise CannotLookError(f"Compare two: {command('compare', 'OLD', 'NEW')}. Or one with its past: --since DATE.")
    with ExitStack() as stack:
        if since is not None:
            new = RevisionPlace(Path(then))
            old = stack.enter_context(place_since(new.path, since))
        else:
            old, new = stack.enter_context(place_of(then)), stack.enter_context(place_of(now or ""))
        day = as_of or new.day or today()
        found_now = look_at(new, day, checklist)
        found_then = look_at(old, min(day, old.day or day), checklist, on_own_day=old.day is None)
    pairs = tuple(_pairs(found_then, found_now))
    old_ones, new_ones = ({pair[place] for pair in pairs} for place in (0, 1))
    further = (*_further(found_then, "then"), *_further(found_now, "now"))
    if not (found_then.single or found_now.single):
        further += (*_only_in_one(found_then, old_ones, "then"), *_only_in_one(found_now, new_ones, "now"))
    if not pairs:
        raise CannotLookError("Nothing in the two can be compared.", *further)
    comparisons = tuple(compare_two(found_then.looked[one], found_now.looked[other]) for one, other in pairs)
    problems = dict.fromkeys((*found_then.problems, *found_now.problems))
    return Compared(comparisons, further, tuple(problems))


def _pairs(then: Found, now: Found) -> Iterator[tuple[Subject, Subject]]:
    """Return what belongs together: the two files that were named, else what is about the same.

    Of several checklists about the same, those belong together that are the same, and a file with the one that it
    follows. What is left is compared where it is one file on each side.

    Raises:
        CannotLookError: it can't be told which belong together.
    """
    if then.single and now.single:
        yield from zip(then.looked, now.looked, strict=True)
        return
    for about in dict.fromkeys(one[:2] for one in now.looked):
        old, new = ([one for one in found.looked if one[:2] == about] for found in (then, now))
        told = {one: one for one in new if one in old}
        left = [one for one in old if one not in told]
        for one in new:
            if one not in told and (before := _followed(one, now, then, left)) is not None:
                told[one] = before
        if not told and old:
            if len(old) > 1 or len(new) > 1:
                raise CannotLookError(*_several(old, new))
            told = {new[0]: old[0]}
        yield from ((told[one], one) for one in new if one in told)


def _followed(one: Subject, now: Found, then: Found, old: Sequence[Subject]) -> Subject | None:
    """Return what is about the file that one names as the one before it, by its place."""
    follows = now.looked[one].assessment.follows
    if follows is None:
        return None
    place = (now.paths[one].parent / follows).resolve()
    return next((subject for subject in old if then.paths[subject].resolve() == place), None)


def _several(old: Sequence[Subject], new: Sequence[Subject]) -> Iterator[str]:
    """Return the sentences that it can't be told which files belong together, and how to say it."""
    yield f"{_about(new[0])}: several checklists are answered, and it can't be told which two belong together."
    for when, subjects in (("Then", old), ("Now", new)):
        yield f"  {when}: {', '.join(one.checklist for one in subjects)}"
    yield "Name the two files instead of the folders."


def _other_subjects(comparisons: Sequence[Comparison]) -> Iterator[str]:
    """Return a remark where two files are about different things, or answer different checklists."""
    for one in comparisons:
        then, now = occasion_of(one.then.assessment), occasion_of(one.now.assessment)
        if then[:2] != now[:2]:
            yield f"These are about different things: {occasion_words(then)}; and {occasion_words(now)}."
        old, new = one.then.outline.checklist.id, one.now.outline.checklist.id
        if old != new:
            yield f"These answer different checklists: {old} and {new}. Questions are matched by their ids."


def _further(found: Found, when: str) -> Iterator[str]:
    for one in found.not_agreed:
        yield f"Not agreed {when}, so it has no verdict: {one}"


def _only_in_one(found: Found, compared: Collection[Subject], when: str) -> Iterator[str]:
    """Return what one side alone holds, with its checklist where another about the same is compared."""
    for one in found.looked:
        if one not in compared:
            several = any(other[:2] == one[:2] for other in found.looked if other != one)
            yield f"Only there {when}: {_about(one)}{f', {one.checklist}' if several else ''}"


def _about(subject: Subject) -> str:
    return f"{subject.innovation or ANY_INNOVATION}, {subject.site or PROGRAMME}"


def _show(screen: Screen, compared: Compared) -> None:
    for place, comparison in enumerate(compared.comparisons):
        if place:
            screen.say()
        screen.say(subject_of(comparison), "bold")
        for part in parts_of(comparison):
            screen.heading(part.title)
            for entry in part.entries:
                screen.entry(entry)
    if compared.further:
        screen.heading("Not compared")
        for sentence in compared.further:
            screen.entry(sentence)

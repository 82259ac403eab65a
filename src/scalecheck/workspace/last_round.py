"""The rounds before: the one that a report is compared with, named or found, and those with the same verdict."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from scalecheck.engine.inputs.occasions import occasion_of
from scalecheck.engine.judging.told_beside import rounds_alike
from scalecheck.errors import CannotLookError, ScalecheckError
from scalecheck.model.assessment import Assessment
from scalecheck.storage.git import is_inside
from scalecheck.storage.search import around_rounds, in_other_rounds
from scalecheck.terminal.streams import tell
from scalecheck.workspace.command_line.invocation import command
from scalecheck.workspace.judging import judged
from scalecheck.workspace.occasions import occasion_words
from scalecheck.workspace.revisions import look_at, place_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date
    from pathlib import Path

    from scalecheck.engine.changes.looked import Looked
    from scalecheck.engine.judging.judgement import Judgement
    from scalecheck.workspace.reading import Reader


class _Found(NamedTuple):
    """The file of an earlier round."""

    path: Path
    """Where it is."""
    looked: Looked
    """How it was judged."""


def named_round(against: str, assessment: Assessment, as_of: date, checklist: str | None) -> Looked:
    """Return what speaks at a path or `REV:PATH` for what an assessment is about.

    Raises:
        CannotLookError: it is missing, is about something else, or answers another checklist.
        InvalidDocumentError: it is not valid.
    """
    own = occasion_of(assessment)
    with place_of(against) as place:
        found = look_at(place, min(as_of, place.day or as_of), checklist, on_own_day=place.day is None)
    about = [one for key, one in found.looked.items() if key[:2] == own[:2]]
    looked = next((one for one in about if one.assessment.checklist.id == own.checklist), next(iter(about), None))
    if looked is None:
        there = [occasion_words(occasion_of(one.assessment)) for one in found.looked.values()]
        listed = "; ".join([*there, *(f"{one} (not agreed)" for one in found.not_agreed)])
        wanted = f"{own.innovation or 'any innovation'}, {own.site or 'programme'}"
        raise CannotLookError(f"{against}: nothing that is agreed there is about {wanted}. It holds: {listed}.")
    if looked.assessment.checklist.id != own.checklist:
        raise CannotLookError(
            f"{against} answers another checklist, `{looked.assessment.checklist.id}`, so no round follows the other. "
            f"Put them side by side with: {command('compare', 'OLD', 'NEW')}"
        )
    return looked


def found_round(reader: Reader, path: Path, assessment: Assessment, as_of: date) -> Looked | None:
    """Return the file that an assessment follows, else what speaks for its newest earlier round in a folder beside it.

    Looked at are the folders that are beside the round's and hold a folder of the same name. None where there is
    nothing; where a file is named and can't be read, that is said.
    """
    found = _before(reader, path, assessment, as_of, tell)
    return found.looked if found is not None else None


def with_rounds_alike(reader: Reader, path: Path, assessment: Assessment, judgement: Judgement) -> Judgement:
    """Return the judgement on a file with the rounds right before it in which the verdict was the same.

    The rounds are found as `found_round` finds them, one before the other; each is judged on the day of its last entry.
    """
    earlier = _all_before(reader, path, assessment, judgement.case.as_of)
    verdicts = ((one.assessment.round, one.judgement.verdict) for one in earlier)
    return replace(judgement, alike=tuple(rounds_alike(judgement.case.outline, judgement.verdict, verdicts)))


def last_verdict(reader: Reader, path: Path, looked: Looked) -> Looked | None:
    """Return what speaks for the newest round before in which there was a verdict, where there is none in this one."""
    if looked.judgement.verdict.settled:
        return None
    earlier = _all_before(reader, path, looked.assessment, looked.as_of)
    return next((one for one in earlier if one.judgement.verdict.settled), None)


def _all_before(reader: Reader, path: Path, assessment: Assessment, as_of: date) -> Iterator[Looked]:
    """Return what speaks for each earlier round, the newest first; nothing beyond one that is no earlier than the next.

    What cannot be read is passed over in silence: a report says it of the round right before.
    """
    found = _before(reader, path, assessment, as_of, _say_nothing)
    while found is not None and found.looked.assessment.round < assessment.round:
        yield found.looked
        assessment = found.looked.assessment
        found = _before(reader, found.path, assessment, found.looked.as_of, _say_nothing)


def _say_nothing(_: str) -> None:
    pass


def _before(
    reader: Reader, path: Path, assessment: Assessment, as_of: date, say: Callable[[str], None]
) -> _Found | None:
    if assessment.follows is not None:
        return _followed(reader, path, assessment, as_of, say)
    return next(_earlier(reader, path, assessment, as_of), None)


def _followed(
    reader: Reader, path: Path, assessment: Assessment, as_of: date, say: Callable[[str], None]
) -> _Found | None:
    """Return the file that an assessment names as the round before; None, and that is said, where it is not one.

    It has to be about the same innovation and site, inside the repository; outside git, below the folder of rounds.
    """
    place = place_followed(path, assessment)
    before = _looked(reader, place, as_of) if place is not None else None
    why = why_not_followed(assessment, before.looked.assessment if before is not None else None)
    if before is not None and not why:
        return before if before.looked.assessment.checklist.id == assessment.checklist.id else None
    say(f"The file of the round before, {assessment.follows}, {why}; the report says nothing of it.")
    return None


def place_followed(path: Path, assessment: Assessment) -> Path | None:
    """Return the file that an assessment names as the one before; None where it leads out of what is around it."""
    place = path.parent / (assessment.follows or "")
    return place if is_inside(place, around_rounds(path)) else None


def why_not_followed(assessment: Assessment, before: Assessment | None) -> str:
    """Return why an assessment does not go on from the file that it names; empty where it does."""
    if before is None:
        return "can't be read"
    own, then = occasion_of(assessment), occasion_of(before)
    is_same = (own.innovation, own.site) == (then.innovation, then.site)
    return "" if is_same else f"is about something else ({occasion_words(then)})"


def _earlier(reader: Reader, path: Path, assessment: Assessment, as_of: date) -> Iterator[_Found]:
    """Return what speaks for each earlier round, the newest first."""
    own, root = occasion_of(assessment), around_rounds(path)
    rounds: dict[str, list[tuple[Path, Assessment]]] = {}
    for other in in_other_rounds(path):
        model = reader.model_at(other, root)
        if not isinstance(model, Assessment) or model.round >= own.round:
            continue
        if occasion_of(model)._replace(round=own.round) == own:
            rounds.setdefault(model.round, []).append((other, model))
    for _, filed in sorted(rounds.items(), reverse=True):
        found = reader.speaker(filed)
        if found is not None and (looked := _looked(reader, found[0], as_of)) is not None:
            yield looked


def _looked(reader: Reader, path: Path, as_of: date) -> _Found | None:
    with suppress(ScalecheckError, OSError):
        return _Found(path, judged(reader, path, as_of, on_own_day=True))
    return None

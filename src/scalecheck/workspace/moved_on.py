"""Whether a checklist has moved on since a file was made, and what that means for the answers, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scalecheck.engine.inputs.outline import Outline
from scalecheck.engine.inputs.responses import to_confirm
from scalecheck.errors import ScalecheckError
from scalecheck.interview.showing.words import counted
from scalecheck.model.fingerprints import checklist_digest
from scalecheck.terminal.streams import tell
from scalecheck.versions.steps import numbers_of
from scalecheck.workspace.command_line.invocation import command

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from scalecheck.model.assessment import Assessment
    from scalecheck.model.checklist import Checklist
    from scalecheck.versions.migration import Migration
    from scalecheck.workspace.catalogue import Catalogue

_MOST_NAMED = 3


def tell_moved_on(path: Path, assessment: Assessment, checklist: Checklist, catalogue: Catalogue) -> None:
    """Print on stderr what is to be confirmed again, and where a newer version or another text is there."""
    outline = Outline(checklist)
    if to_confirm(outline, assessment):
        sentence = f"{to_confirm_words(outline, assessment)} To confirm: {command('assess', path)}"
        tell(sentence)
    tell(*moved_on(path, assessment, checklist, catalogue))


def to_confirm_words(outline: Outline, assessment: Assessment) -> str:
    """Return which answers are to be confirmed again; empty where none is."""
    again = to_confirm(outline, assessment)
    if not again:
        return ""
    number = counted(
        len(again), "answer is to be confirmed again and counts", "answers are to be confirmed again and count"
    )
    why = "the question has changed" if len(again) == 1 else "the questions have changed"
    return f"{number} as open, because {why}: {_named([outline.questions[name].title for name in again])}."


def moved_on(path: Path, assessment: Assessment, checklist: Checklist, catalogue: Catalogue) -> Iterator[str]:
    """Return where a newer version of a file's checklist is there, or another text than when the file was made."""
    named = assessment.checklist
    if (
        catalogue.named is None
        and named.digest is not None
        and not checklist_digest(checklist).startswith(named.digest)
    ):
        yield (
            f"{named.id} {named.version} is not the same text as when this file was made: "
            f"{_planned(assessment, None, checklist)}. {_way(path, named.version)}"
        )
    newest = _newest(path, assessment, catalogue)
    if newest is not None:
        planned = _planned(assessment, checklist, newest)
        yield f"{named.id} {newest.version} is there: {planned}. {_way(path, newest.version)}"


def _planned(assessment: Assessment, old: Checklist | None, new: Checklist) -> str:
    from scalecheck.versions.migration import migration  # noqa: PLC0415 (most files answer the newest version)

    return in_short(migration(assessment, old, new))


def in_short(found: Migration) -> str:
    """Return in one line what becomes of the answers."""
    carried = f"{counted(len(found.carried), 'answer', 'answers')} carried"
    more = (
        (found.confirm, "to confirm again"),
        (found.retired, "retired"),
        (found.replacements, "replaced"),
        (found.fresh, "new"),
    )
    return ", ".join((carried, *(f"{len(which)} {what}" for which, what in more if which)))


def _newest(path: Path, assessment: Assessment, catalogue: Catalogue) -> Checklist | None:
    """Return the newest version of the checklist that is above the file's own, and valid; None where there is none."""
    if catalogue.named is not None:
        return None
    named = assessment.checklist
    above = [one for one in catalogue.reachable(path) if one.id == named.id and one.rank > numbers_of(named.version)]
    if not above:
        return None
    version = max(above, key=lambda one: one.rank).version
    try:
        return catalogue.answering(named.id, version, path)
    except ScalecheckError:
        return None


def _way(path: Path, version: str) -> str:
    return f"To go on with it: {command('migrate', path, '--to', version)}"


def _named(titles: Sequence[str]) -> str:
    more = len(titles) - _MOST_NAMED
    return ", ".join(titles[:_MOST_NAMED]) + (f" and {more} more" if more > 0 else "")

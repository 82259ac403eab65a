"""The next round of an assessment: a new file that shows the old answers and counts only what is confirmed."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from scalecheck.commands.assess.set_up import is_round
from scalecheck.commands.assess.take_over import answers_to_offer
from scalecheck.engine.inputs.backing import EvidenceState, pieces
from scalecheck.engine.inputs.outline import Outline
from scalecheck.engine.judging.scope import items_to_ask
from scalecheck.errors import CannotLookError, ScalecheckError
from scalecheck.model.assessment import ChecklistReference
from scalecheck.model.fingerprints import asked_fingerprint, checklist_digest
from scalecheck.model.placement import answers_in_place, listed_items
from scalecheck.workspace.catalogue import Catalogue
from scalecheck.workspace.last_round import place_followed, why_not_followed
from scalecheck.workspace.reading import Reader

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from scalecheck.model.assessment import Answer, Assessment
    from scalecheck.model.checklist import Checklist


def next_round(
    path: Path, assessment: Assessment, checklist: Checklist, new_round: str, output: Path | None, today: date
) -> tuple[Path, Assessment]:
    """Return where the file of the next round should be, and its header.

    The proposal, the core, what the site adapted and what was asked of the system are taken along; what the group was
    asked and what it decided belong to the round in which that was, and what a site has kept as it is, it says anew.

    Raises:
        CannotLookError: the round is no round, or not later than the old one.
    """
    if not is_round(new_round):
        raise CannotLookError(f"`{new_round}` is no round. Write the year and the month, such as 2027-02.")
    if new_round <= assessment.round:
        raise CannotLookError(f"The round {new_round} is not later than {assessment.round}, the round of {path}.")
    target = output or _beside(path, assessment.round, new_round)
    follows = Path(os.path.relpath(path, target.parent)).as_posix()
    agreed = assessment.agreed.model_copy(update={"date": today}) if assessment.agreed is not None else None
    reference = ChecklistReference(id=checklist.id, version=checklist.version, digest=checklist_digest(checklist))
    update = {"checklist": reference, "round": new_round, "follows": follows, "agreed": agreed, "decision": None}
    update["kept"] = ()
    if assessment.proposal is not None:
        update["proposal"] = assessment.proposal.model_copy(update={"asks": None, "next_review": None})
    return target, assessment.model_copy(update={**update, "profile": {}, "answers": {}})


def items_of_next_round(assessment: Assessment, outline: Outline) -> tuple[str, ...]:
    """Return the items that the next round asks: those of the last one, and what a newer checklist added."""
    about = items_to_ask(outline, innovation=assessment.innovation is not None, site=assessment.site is not None)
    listed = listed_items(assessment, outline.questions)
    if not listed:
        return about
    asked = {name for name in listed if name in outline.items and outline.items[name].retired is None}
    if assessment.checklist.version != outline.checklist.version:
        asked |= set(about)
    return tuple(name for name in outline.items if name in asked)


def previous_answers(path: Path, assessment: Assessment, outline: Outline, reader: Reader) -> Mapping[str, Answer]:
    """Return the answers of the file that this one follows; none where none is named.

    Of another checklist's file only answers to the same questions are given.

    Raises:
        CannotLookError: it is named, and can't be read, leads elsewhere or is about something else.
    """
    if assessment.follows is None:
        return {}
    place = place_followed(path, assessment)
    found = _read(place, reader) if place is not None else None
    why = why_not_followed(assessment, found[0] if found is not None else None)
    if found is None or why:
        raise CannotLookError(f"The file with the earlier answers, {assessment.follows}, {why}.")
    before, asked_before = found
    if asked_before.id != outline.checklist.id:
        return answers_to_offer(before, asked_before, outline)
    return answers_in_place(before, Outline(asked_before).questions)


def urgent_first(
    outline: Outline, order: Sequence[str], previous: Mapping[str, Answer], today: date
) -> tuple[str, ...]:
    """Return the questions with those first whose evidence has gone out of date or that have changed since."""
    urgent = {name for name in order if name in previous and _is_urgent(outline, name, previous[name], today)}

    def rank(name: str) -> int:
        return 0 if name in outline.opening else 1 if name in urgent else 2

    return tuple(sorted(order, key=rank))


def _read(path: Path, reader: Reader) -> tuple[Assessment, Checklist] | None:
    """Read a file with the checklist that it names itself, where the one that was named for this run is another."""
    for one in (reader, Reader(Catalogue())):
        with suppress(ScalecheckError, OSError):
            return one.assessment(path)
    return None


def _is_urgent(outline: Outline, name: str, answer: Answer, today: date) -> bool:
    question = outline.questions[name]
    current = asked_fingerprint(question, outline.checklist.scales[question.scale])
    stale = bool(pieces(answer, EvidenceState.OUT_OF_DATE, today))
    return stale or (answer.asked is not None and answer.asked != current)


def _beside(path: Path, old: str, new: str) -> Path:
    """Put the new round where the old one is in the path; without one, behind the file's name."""
    parts = list(path.parts)
    if old in parts[:-1]:
        place = len(parts) - 2 - parts[:-1][::-1].index(old)
        return Path(*parts[:place], new, *parts[place + 1 :])
    stem = path.stem.removesuffix(f"-{old}")
    return path.with_name(f"{stem}-{new}{path.suffix}")
